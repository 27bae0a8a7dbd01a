/// Being asked how it is, about once a month for nine months after a parting, because the person chose it (B14).
public struct ApartAsking: Hashable, Sendable {
    /// How many months it lasts.
    ///
    /// Sbarra, Smith and Mehl (Psychological Science 23, 2012) followed people for nine months after a separation.
    public static let months = 9
    /// For how many days each question stands, before it folds away without a word.
    public static let daysOpen = 7
    /// The mean length of a month of the calendar: 30.4375 days.
    private static let month: Int64 = 2_629_800_000

    /// When it was chosen.
    public let since: Moment
    /// When a question was last passed over; nil when none was.
    public let passedOver: Moment?

    /// Asked from that moment on.
    public init(since: Moment, passedOver: Moment? = nil) {
        self.since = since
        self.passedOver = passedOver
    }

    /// When the question of that month, 1 to 9, opens.
    public func opens(month: Int) -> Moment { since.adding(milliseconds: Int64(month) * Self.month) }

    /// When the last question folds away.
    public var ends: Moment { opens(month: Self.months).adding(hours: Self.daysOpen * 24) }

    /// True while a question stands: its week is on, and nothing was written or passed over since it opened.
    ///
    /// `lastNote` is when something was last written about them; nil when nothing was.
    public func isDue(at now: Moment, lastNote: Moment?) -> Bool {
        guard now >= since, let opened = opened(at: now) else { return false }
        return [lastNote, passedOver].compactMap { $0 }.allSatisfy { $0 < opened }
    }

    /// When the question that stands at that time opened; nil between questions, and after the last.
    private func opened(at now: Moment) -> Moment? {
        let month = Int((now.milliseconds - since.milliseconds) / Self.month)
        guard (1...Self.months).contains(month) else { return nil }
        let opened = opens(month: month)
        return now < opened.adding(hours: Self.daysOpen * 24) ? opened : nil
    }
}

public import SalveContent
public import SalveCore

/// What may stand below a check-in once it is kept: only what the one machine offers now (R19).
public struct AfterCheckIn: Sendable {
    /// True within two minutes of being written down.
    public let isFresh: Bool
    /// True in the person's night hours: then nothing more is asked.
    public let isNight: Bool
    /// True when one of its words is flagged far: outward only, by the person's press (R16).
    public let isFar: Bool
    /// True when one of its words is heavy: one quiet line to Help now; it sets nothing and blocks nothing (R1).
    public let isHeavy: Bool
    /// One small outer thing from the offers.
    public let small: Shown?
    /// The worksheet for what it is about; nil where there is none, and where anything speaks against pointing at it.
    public let worksheet: WorksheetForm?
    /// The person's own feeling words.
    public let ownWords: [OwnWord]
    /// Plain or warm.
    public let wording: Wording

    /// The practice of staying with a feeling: shown where a sitting with a rating offers it, and never from words or
    /// strength alone (R13, R19).
    public static let staying = Practice.ID("stay-with-it")

    /// What may stand below this check-in.
    public init(_ dated: Timeline.DatedCheckIn, _ companion: Companion) async {
        self = await companion.after(dated)
    }

    fileprivate init(
        isFresh: Bool,
        isNight: Bool,
        flags: Set<FeelingWord.Flag>,
        offered: [Shown],
        worksheet: WorksheetForm?,
        ownWords: [OwnWord],
        wording: Wording
    ) {
        self.isFresh = isFresh
        self.isNight = isNight
        isFar = flags.contains(.far)
        isHeavy = flags.contains(.heavy)
        small = isFar ? nil : offered.first { $0.text.practice.depth == .outer }
        self.worksheet = isFresh && !isNight && !isFar ? worksheet : nil
        self.ownWords = ownWords
        self.wording = wording
    }
}

extension Companion {
    /// True in the person's night hours.
    public func isNight() -> Bool { timeline.isNight(surroundings.now()) }

    fileprivate func after(_ dated: Timeline.DatedCheckIn) -> AfterCheckIn {
        let ids = dated.checkIn.answers.words + dated.laterNames.flatMap(\.value.words)
        let words = content().words
        return AfterCheckIn(
            isFresh: surroundings.now().moment.minutes(since: dated.checkIn.written) < 2,
            isNight: isNight(),
            flags: Set(ids.compactMap { words[$0]?.flag }),
            offered: library().offered,
            worksheet: starter(for: dated.checkIn.answers),
            ownWords: ownWords(),
            wording: settings().wording
        )
    }

    /// The highest strength, of 1 to 5, at which a worksheet is pointed at.
    private static let strongest = 3

    /// The starter for a situation that was said, where its inner parts may be pointed at (R19).
    ///
    /// A strength that was not said counts as a high one: it can only keep the line away, never bring something inner.
    private func starter(for answers: CheckIn.Answers) -> WorksheetForm? {
        guard let strength = answers.strength, strength <= Self.strongest, !timeline.leftOut.contains(.writing) else {
            return nil
        }
        let forms = worksheetForms()
        let situations = answers.about.filter(\.isSituation).map { Worksheet.FormID($0.rawValue) }
        guard let form = situations.lazy.compactMap({ id in forms.first { $0.id == id } }).first else { return nil }
        return mayPointAt(form.practice(about: .past, without: timeline.leftOut)) ? form : nil
    }

    /// True when no rule but the missing number holds this back.
    ///
    /// For a quiet line to its door, never for an offer: what opens there is asked of the machine again.
    func mayPointAt(_ practice: Practice) -> Bool {
        var session = PracticeSession()
        // NB: the highest rating that holds nothing back by itself, so that all other rules are heard (R3).
        let start = PracticeSession.Action.start(.other, distress: 6)
        // A start with a rating in range is never refused; if it were, nothing would be pointed at.
        guard (try? session.apply(start, in: Circumstances(practices: []))) != nil else { return false }
        return session.hold(on: practice, in: circumstances(for: nil)) == nil
    }
}

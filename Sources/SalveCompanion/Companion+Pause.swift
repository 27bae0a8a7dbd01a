public import SalveCore

/// Words that are held instead of sent, with what one feels beside them.
public struct Pause: Sendable {
    /// When a held text comes up again.
    public enum Until: Hashable, Sendable {
        /// At one of the usual times.
        case usual(Companion.HoldUntil)
        /// On a day of one's own, at a whole hour.
        case own(Day, hour: Int)
    }

    /// What is about to be sent, said or done.
    public var text: String
    /// What one feels, beside it; may be empty.
    public var feeling: String
    /// A person of one's own it is for; nil for nobody named.
    public var person: EntryID?
    /// When it comes up again.
    public var until: Until

    /// A pause from its parts.
    public init(text: String, feeling: String = "", person: EntryID? = nil, until: Until) {
        self.text = text
        self.feeling = feeling
        self.person = person
        self.until = until
    }
}

extension Companion {
    /// When a held text comes up again.
    public enum HoldUntil: String, CaseIterable, Sendable {
        /// In an hour.
        case hour
        /// Today at nine in the evening; from eight on, and at night, in two hours.
        case tonight
        /// Tomorrow at eight; before five in the morning, today at eight.
        case morning
        /// Tomorrow at six in the evening.
        case evening
        /// In a week, at eight.
        case week
    }

    /// How far away a day of one's own may be.
    static let longestPauseDays = 366

    /// Keeps a text instead of sending it.
    ///
    /// Nothing is sent, ever. Towards someone kept simple there is no pause: `refused` (R17).
    public func hold(_ pause: Pause, form: EntryID) async throws(CompanionError) {
        let held = try held(pause, thing: form)
        try await record([.held(held)], dropping: .send, form: form)
    }

    /// Keeps a text instead of sending it.
    public func hold(_ text: String, until: HoldUntil, form: EntryID) async throws(CompanionError) {
        try await hold(Pause(text: text, until: .usual(until)), form: form)
    }

    /// Keeps a held text for longer, with the words changed or not; whom it is for stays.
    public func hold(again thing: EntryID, _ pause: Pause, form: EntryID) async throws(CompanionError) {
        guard let older = heldText(thing) else { throw .notFound }
        var pause = pause
        pause.person = older.person
        try await record([.held(try held(pause, thing: thing))], dropping: .held(thing), form: form)
    }

    /// Puts a held text away: it stays in the timeline, and Today no longer mentions it.
    ///
    /// `text` is what stands in its box now; nil or empty for the words as they are.
    public func putAway(_ thing: EntryID, text: String? = nil, form: EntryID) async throws(CompanionError) {
        guard let held = heldText(thing) else { throw .notFound }
        let typed = try Self.words(text ?? "", mayBeEmpty: true)
        let away = HeldText(
            thing: thing,
            text: typed.isEmpty ? held.text : typed,
            until: held.until,
            isPutAway: true,
            feeling: held.feeling,
            person: held.person
        )
        try await record([.held(away)], dropping: .held(thing), form: form)
    }

    /// Texts that are kept and not put away, with the entry that holds each.
    public func heldTexts() -> [Timeline.Current<HeldText>] { timeline.openHeldTexts }

    /// A text that is kept and not put away; nil when there is none.
    public func heldText(_ thing: EntryID) -> HeldText? { heldTexts().first { $0.value.thing == thing }?.value }

    /// The first kept text that is asked about now, once, until silence folds it away; never one for someone who was
    /// kept simple since (R17).
    func dueText(at now: Moment) -> HeldText? {
        heldTexts().map(\.value).first { $0.isDue(at: now) && timeline.opens(.pause, about: $0.person) }
    }

    private func held(_ pause: Pause, thing: EntryID) throws(CompanionError) -> HeldText {
        try allow(.pause, about: pause.person)
        if let person = pause.person, self.person(person) == nil { throw .notFound }
        return HeldText(
            thing: thing,
            text: try Self.words(pause.text),
            until: try moment(pause.until),
            isPutAway: false,
            feeling: try Self.words(pause.feeling, mayBeEmpty: true),
            person: pause.person
        )
    }

    private func moment(_ until: Pause.Until) throws(CompanionError) -> Moment {
        let now = surroundings.now()
        switch until {
        case .usual(.hour): return now.moment.adding(hours: 1)
        case .usual(.tonight):
            return (5..<20).contains(now.hour) ? surroundings.moment(now, 0, 21) : now.moment.adding(hours: 2)
        case .usual(.morning): return surroundings.moment(now, now.hour < 5 ? 0 : 1, 8)
        case .usual(.evening): return surroundings.moment(now, 1, 18)
        case .usual(.week): return surroundings.moment(now, 7, 8)
        case .own(let day, let hour):
            let days = day.number - now.day.number
            guard (0...23).contains(hour), (0...Self.longestPauseDays).contains(days) else { throw .badValue }
            let moment = surroundings.moment(now, days, hour)
            guard moment > now.moment else { throw .badValue }
            return moment
        }
    }
}

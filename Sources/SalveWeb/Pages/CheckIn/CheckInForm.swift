import SalveCompanion
import SalveCore

/// What the form of a check-in says: sent, kept as a draft, or filled from a check-in that is to be changed.
struct CheckInForm: Sendable {
    /// When it was, as the form asks.
    enum When: String, CaseIterable, Sendable {
        case now, today, day, same
    }

    /// Why the form cannot be kept as it is.
    enum Problem: String, Error, Sendable {
        /// The time is still to come.
        case future
        /// The day is none.
        case day
        /// A word of one's own is too long, or there are too many.
        case long
    }

    /// What was said, without the words of one's own that were typed.
    var answers = CheckIn.Answers()
    /// Words of one's own, as they were typed.
    var own = ""
    /// When it was; nil when that was not said.
    var when: When?
    /// The day, as it was sent.
    var day = ""
    /// The part of the day.
    var around: RoughTime?

    /// An empty form.
    init() {}

    /// The fields that were sent or kept; what is none of the choices is passed over.
    init(_ form: FormFields) throws(WebProblem) {
        answers.shape = form[.field].flatMap { FeelingShape(name: $0) }
        answers.words = Self.once(form.all(.word).map { WordID($0) })
        answers.ownWords = Self.once(form.all(.mine))
        answers.strength = form[.strength].flatMap { Int($0) }.flatMap { (1...5).contains($0) ? $0 : nil }
        answers.body = Self.once(form.all(.body).compactMap(BodyPlace.init(rawValue:)))
        answers.about = Self.once(form.all(.about).compactMap(AboutContext.init(rawValue:)))
        answers.hurt = form.choice(.hurt)
        answers.text = try form.text(.text) ?? ""
        answers.span = form.choice(.span) ?? .moment
        own = try form.text(.own) ?? ""
        when = form.choice(.when)
        day = form[.day] ?? ""
        around = form.choice(.around)
    }

    /// A check-in that is to be changed.
    init(_ dated: Timeline.DatedCheckIn) {
        answers = dated.checkIn.answers
        when = .same
    }

    /// Everything that was said, with the words that were typed, each between commas or on a line of its own.
    var said: CheckIn.Answers {
        var said = answers
        let typed = own.split { $0 == "," || $0.isNewline }.map { String($0.drop(while: \.isWhitespace)) }
        said.ownWords += typed.filter { !$0.isEmpty }
        return said
    }

    /// When it was; nil for now, or for as it was.
    ///
    /// A day without a part of it stands at midday, as the page says; today without one, in the last part that began.
    func happened(_ companion: Companion, now: LocalTime) async throws(Problem) -> (at: LocalTime, around: RoughTime)? {
        switch when {
        case .now, .same: return nil
        case nil where day.isEmpty && around == nil: return nil
        case .today: return try await part(of: now.day, companion, now)
        case nil where day.isEmpty: return try await part(of: now.day, companion, now)
        case .day, nil:
            guard let day = Day(text: day), day.year >= 1900 else { throw .day }
            return try await part(of: day, companion, now)
        }
    }

    private func part(
        of day: Day,
        _ companion: Companion,
        _ now: LocalTime
    ) async throws(Problem) -> (at: LocalTime, around: RoughTime)? {
        guard day <= now.day else { throw .future }
        if let around {
            let time = await companion.time(on: day, around: around)
            guard time.moment <= now.moment else { throw .future }
            return (time, around)
        }
        if day < now.day { return (await companion.time(on: day, around: .midday), .midday) }
        for part in RoughTime.allCases.reversed() {
            let time = await companion.time(on: day, around: part)
            if time.moment <= now.moment { return (time, part) }
        }
        return nil
    }

    private static func once<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}

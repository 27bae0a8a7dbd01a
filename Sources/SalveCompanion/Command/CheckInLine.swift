public import SalveContent
import SalveCore

/// A check-in as the command line sends it; every answer may be missing.
public struct CheckInLine: Codable, Equatable, Sendable {
    /// `stirred`, `lit`, `low`, `settled` or `unsure`.
    public var shape: String?
    /// Feeling words: those that ship with Salve by their word or name, any others as one's own.
    public var words: [String]?
    /// How strong, 1 to 5.
    public var strength: Int?
    /// Places in the body.
    public var body: [String]?
    /// What it is about.
    public var about: [String]?
    /// What kind of hurt.
    public var hurt: String?
    /// A line of text.
    public var text: String?
    /// The day it was, `2026-11-21`; missing for now.
    public var day: String?
    /// The part of that day.
    public var around: String?
    /// `moment` or `whole-day`.
    public var span: String?

    /// Nothing said.
    public init() {}

    /// Words as they are typed, with commas between them.
    public mutating func takeWords(_ typed: String) {
        words = typed.split(separator: ",").map { String($0) }.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The shape of that number, 1 to 5, as the terminal lists them; false when there is none.
    public mutating func takeShape(_ typed: String) -> Bool {
        guard let number = Int(typed), FeelingShape.allCases.indices.contains(number - 1) else { return false }
        shape = FeelingShape.allCases[number - 1].name
        return true
    }

    /// How strong, 1 to 5; false for anything else.
    public mutating func takeStrength(_ typed: String) -> Bool {
        guard let number = Int(typed), (1...5).contains(number) else { return false }
        strength = number
        return true
    }

    /// What was said; throws `badValue` for a name that is none.
    func answers(_ words: FeelingWords) throws(CompanionError) -> CheckIn.Answers {
        var answers = CheckIn.Answers()
        answers.shape = try known(shape) { FeelingShape(name: $0) }
        answers.strength = strength
        for name in body ?? [] { answers.body.append(try one(name, BodyPlace.init(rawValue:))) }
        for name in about ?? [] { answers.about.append(try one(name, AboutContext.init(rawValue:))) }
        answers.hurt = try known(hurt, HurtKind.init(rawValue:))
        answers.text = text ?? ""
        answers.span = try known(span, CheckIn.Span.init(rawValue:)) ?? .moment
        for typed in self.words ?? [] {
            let folded = Companion.folded(typed.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            if let word = words.all.first(where: { $0.word == folded || $0.id.name == folded }) {
                if !answers.words.contains(word.id) { answers.words.append(word.id) }
            } else {
                answers.ownWords.append(typed)
            }
        }
        return answers
    }

    private func known<Value>(
        _ name: String?,
        _ read: (String) -> Value?
    ) throws(CompanionError) -> Value? {
        guard let name else { return nil }
        return try one(name, read)
    }

    private func one<Value>(_ name: String, _ read: (String) -> Value?) throws(CompanionError) -> Value {
        guard let value = read(name) else { throw .badValue }
        return value
    }

    /// When it was; nil for now.
    func time(_ companion: Companion) async throws(CompanionError) -> (at: LocalTime, around: RoughTime)? {
        guard let name = day else {
            if around != nil { throw .badValue }
            return nil
        }
        guard let day = Day(text: name) else { throw .badValue }
        let part = try known(around, RoughTime.init(rawValue:)) ?? .midday
        return (await companion.time(on: day, around: part), part)
    }
}

/// A check-in that was kept, as the command line says it.
public struct KeptCheckIn: Codable, Equatable, Sendable {
    /// What was said, as one line.
    public let said: String
    /// One quiet line to Help now, where a word is heavy; nil otherwise.
    public let help: String?
    /// The way to find the room again, where a word is far; nil otherwise.
    public let orient: String?
    /// The way to the worksheet for what it is about; nil for none.
    public let worksheet: String?
}

extension CommandService {
    /// Keeps a check-in.
    func keep(_ line: CheckInLine) async throws(CompanionError) -> KeptCheckIn {
        let form = companion.newForm()
        let when = try await line.time(companion)
        let answers = try line.answers(await companion.content().words)
        try await companion.checkIn(answers, happened: when?.at, around: when?.around, form: form)
        guard let dated = await companion.checkIn(form) else { throw .notFound }
        let after = await AfterCheckIn(dated, companion)
        let strings = companion.catalogue.strings
        return KeptCheckIn(
            said: await companion.checkInText(dated),
            help: after.isHeavy ? strings["command.checkin.heavy"] : nil,
            orient: after.isFar ? strings["command.checkin.far"] : nil,
            worksheet: after.worksheet.map {
                strings.text("command.checkin.sheet", ["title": $0.title, "form": $0.id.name])
            }
        )
    }
}

extension TerminalText {
    /// A check-in that was kept.
    public func lines(_ kept: KeptCheckIn, _ strings: Strings) -> [String] {
        [strong(strings["checkin.kept.heading"])] + paragraph(kept.said)
            + [kept.orient, kept.worksheet, kept.help].compactMap { $0 }.flatMap { paragraph($0) }
    }

    /// The four shapes and "hard to say", numbered.
    public func shapes(_ strings: Strings) -> [String] {
        FeelingShape.allCases.enumerated().map { index, shape in
            let hint = shape.field.map { ": " + strings["checkin.hints.\($0.rawValue)"] } ?? ""
            return "  \(index + 1)  " + strings["checkin.shapes.\(shape.name)"] + quiet(hint)
        }
    }

    /// The everyday words of a shape, as one paragraph.
    public func everyday(_ shape: String?, _ words: FeelingWords) -> [String] {
        guard let shape = shape.flatMap({ FeelingShape(name: $0) }) else { return [] }
        return wrap(words.words(in: shape).filter(\.isEveryday).map(\.word).joined(separator: ", "), indent: 2)
    }

    /// How strong, numbered.
    public func strengths(_ strings: Strings) -> [String] {
        ["one", "two", "three", "four", "five"].enumerated().map { index, name in
            "  \(index + 1)  " + strings["checkin.strength.\(name)"]
        }
    }
}

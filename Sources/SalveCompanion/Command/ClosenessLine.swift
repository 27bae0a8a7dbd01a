public import SalveContent
public import SalveCore

/// Answers to the six questions as the command line sends them: of `no`, `some` and `lot`; any may be missing.
public struct ClosenessLine: Codable, Equatable, Sendable {
    /// The answers, by the name of the question.
    public var answers: [String: String] = [:]

    /// Nothing answered.
    public init() {}

    /// Answers from one object of JSON, such as `{"catch": "lot"}`.
    public init(from decoder: any Decoder) throws {
        answers = try decoder.singleValueContainer().decode([String: String].self)
    }

    /// Writes the answers as one object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(answers)
    }

    /// Takes the answer of that number, from 1; false when there is none.
    public mutating func take(_ typed: String, to question: ClosenessAnswers.Question) -> Bool {
        let all = ClosenessAnswers.Answer.allCases
        guard let number = Int(typed), all.indices.contains(number - 1) else { return false }
        answers[question.rawValue] = all[number - 1].rawValue
        return true
    }
}

/// Where the six questions stand, as the command line says it.
public struct ClosenessReply: Codable, Equatable, Sendable {
    /// One question.
    public struct Question: Codable, Equatable, Sendable {
        /// Its name.
        public let question: String
        /// The question.
        public let text: String
    }

    /// The six questions.
    public let questions: [Question]
    /// The day of the last answers, `2026-11-21`; nil when none are kept.
    public let answered: String?
    /// What follows from them now; nil when they were never answered.
    public let standing: String?
    /// True while doing comes first.
    public let leads: Bool
}

extension CommandService {
    /// Where they stand.
    func closeness() async -> ClosenessReply {
        let strings = companion.catalogue.strings
        let state = await companion.closeness()
        return ClosenessReply(
            questions: ClosenessAnswers.Question.allCases.map { question in
                let text = strings["closeness.questions.\(question.rawValue)"]
                return ClosenessReply.Question(question: question.rawValue, text: text)
            },
            answered: state.last.map { $0.at.day.text },
            standing: Self.standing(state, strings),
            leads: state.lead != nil
        )
    }

    /// Keeps what was answered; nothing is kept where all was passed over.
    func keep(_ line: ClosenessLine) async throws(CompanionError) -> ClosenessReply {
        var answers: [ClosenessAnswers.Question: ClosenessAnswers.Answer] = [:]
        for (name, value) in line.answers {
            guard let question = ClosenessAnswers.Question(rawValue: name),
                let answer = ClosenessAnswers.Answer(rawValue: value)
            else { throw .badValue }
            answers[question] = answer
        }
        try await companion.keepCloseness(answers, form: companion.newForm())
        return await closeness()
    }

    private static func standing(_ state: ClosenessState, _ strings: Strings) -> String? {
        switch state.lead?.source {
        case .answers: strings["closeness.byAnswers"] + " " + strings["closeness.falls"]
        case .hand: strings["closeness.byHand"] + " " + strings["closeness.falls"]
        case nil: state.last == nil ? nil : strings["closeness.asBefore"]
        }
    }
}

extension TerminalText {
    /// What the six questions are, before the first of them.
    public func closenessIntro(_ strings: Strings) -> [String] {
        [strong(strings["closeness.title"])] + paragraph(strings["closeness.lead"])
            + paragraph(strings["closeness.own"])
    }

    /// One question with its answers, numbered.
    public func lines(_ question: ClosenessAnswers.Question, _ strings: Strings) -> [String] {
        paragraph(strings["closeness.questions.\(question.rawValue)"])
            + ClosenessAnswers.Answer.allCases.enumerated().map {
                "  \($0 + 1)  " + strings["closeness.answers.\($1.rawValue)"]
            }
    }

    /// What holds now.
    public func lines(_ reply: ClosenessReply, _ strings: Strings) -> [String] {
        paragraph(reply.standing ?? strings["closeness.lead"])
    }
}

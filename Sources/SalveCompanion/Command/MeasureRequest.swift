import SalveContent
public import SalveCore

/// What the command line asks of scales that are answered.
public enum MeasureRequest: Codable, Equatable, Sendable {
    /// Where a scale stands, and its questions.
    case look(String)
    /// Begins it, its line having been read; `rounds` are the names of what it is answered about.
    case begin(String, rounds: [String] = [])
    /// Answers to it.
    case answer(MeasureAnswers)
    /// What came of it; of every scale where none is named.
    case results(String?)
}

/// Answers as the command line sends them.
public struct MeasureAnswers: Codable, Equatable, Sendable {
    /// One answer.
    public struct One: Codable, Equatable, Sendable {
        /// The round, from 0.
        public var round: Int
        /// The item.
        public var item: String
        /// The answer; missing where it was passed over.
        public var answer: Int?

        /// An answer from its parts.
        public init(round: Int, item: String, answer: Int?) {
            self.round = round
            self.item = item
            self.answer = answer
        }
    }

    /// What they belong to.
    public var thing: EntryID
    /// The answers.
    public var answers: [One]
    /// True when it is done.
    public var finishes: Bool

    /// Answers from their parts.
    public init(thing: EntryID, answers: [One], finishes: Bool) {
        self.thing = thing
        self.answers = answers
        self.finishes = finishes
    }
}

/// What comes back about scales that are answered.
public enum MeasureReply: Codable, Equatable, Sendable {
    /// A scale with its questions.
    case sheet(MeasureSheet)
    /// What follows an answer.
    case step(isHelpFirst: Bool, isFinished: Bool)
    /// What came of it, the newest first.
    case results([MeasureResultLine])
}

/// A scale as the command line asks it.
public struct MeasureSheet: Codable, Equatable, Sendable {
    /// One question.
    public struct Question: Codable, Equatable, Sendable {
        /// The round, from 0.
        public let round: Int
        /// What the round is about; nil where there is one.
        public let about: String?
        /// The item.
        public let item: String
        /// Its words.
        public let text: String
        /// The answers, each with its number.
        public let answers: [Answer]
        /// What was answered; nil for nothing.
        public let answered: Int?
    }

    /// One answer.
    public struct Answer: Codable, Equatable, Sendable {
        /// The number it counts as.
        public let value: Int
        /// What it is called.
        public let label: String
    }

    /// The scale.
    public let scale: String
    /// Its name.
    public let title: String
    /// What it asks about.
    public let about: String
    /// The line that is read before it opens; nil for none.
    public let line: String?
    /// What it goes by once it is begun; nil before.
    public let thing: EntryID?
    /// The question, from 0, at which it is gone on with.
    public let next: Int
    /// About how many it can be answered, one round after another.
    public let most: Int
    /// The questions.
    public let questions: [Question]
}

/// What one time came to, as the command line says it: words first.
public struct MeasureResultLine: Codable, Equatable, Sendable {
    /// What it goes by.
    public let id: String
    /// The scale.
    public let scale: String
    /// Its name.
    public let title: String
    /// The day, `2026-11-21`.
    public let day: String
    /// True where the item about hurting oneself was answered above its lowest answer.
    public let callsForHelp: Bool
    /// The own change, in words.
    public let change: [String]
    /// The answers as words.
    public let reading: [String]
    /// What is said beside them.
    public let beside: [String]
    /// What it can say, and what it cannot.
    public let limits: [String]
    /// The total; nil where there is none.
    public let total: Double?
    /// The subscales; nil where answers are missing.
    public let subscales: [String: Double?]
    /// How many answers are missing.
    public let missing: Int
    /// The numbers, and the change in numbers, in sentences.
    public let numbers: [String]
}

extension CommandService {
    /// Answers one of them.
    func measures(_ request: MeasureRequest) async throws(CompanionError) -> MeasureReply {
        switch request {
        case .look(let name): return .sheet(try await sheet(of: Scale.ID(name)))
        case .begin(let name, let rounds):
            let id = Scale.ID(name)
            _ = try await companion.beginMeasure(id, rounds: rounds, asking: true, form: companion.newForm())
            return .sheet(try await sheet(of: Scale.ID(name)))
        case .answer(let line):
            var given: [AnsweredScale.Place: Int?] = [:]
            for one in line.answers {
                given[AnsweredScale.Place(Scale.Item.ID(one.item), round: one.round)] = .some(one.answer)
            }
            let form = companion.newForm()
            let step = try await companion.answer(given, in: line.thing, finishes: line.finishes, form: form)
            return .step(isHelpFirst: step.isHelpFirst, isFinished: step.isFinished)
        case .results(let name):
            if let name, companion.catalogue.scale(Scale.ID(name)) == nil { throw .notFound }
            let strings = companion.catalogue.strings
            return .results(
                await companion.measureResults(of: name.map { Scale.ID($0) }).map { MeasureResultLine($0, strings) }
            )
        }
    }

    private func sheet(of id: Scale.ID) async throws(CompanionError) -> MeasureSheet {
        guard let state = await companion.measure(id), let wording = state.wording else { throw .notFound }
        let answered = state.inHand?.value
        let inHand = answered == nil ? nil : try await companion.measureInHand(answered?.thing ?? companion.newForm())
        let places = inHand?.places ?? state.text.scale.items.map { AnsweredScale.Place($0.id) }
        let questions = places.map { place in
            let line = wording.lines.first { $0.item == place.item }
            let range = state.text.scale.item(place.item)?.range ?? 0...0
            let about = answered?.rounds[place.round] ?? ""
            return MeasureSheet.Question(
                round: place.round,
                about: about.isEmpty ? nil : about,
                item: place.item.name,
                text: line?.text ?? "",
                answers: range.map { value in
                    let label = line?.options.first { $0.value == value }?.label ?? ""
                    return MeasureSheet.Answer(value: value, label: label.isEmpty ? String(value) : label)
                },
                answered: answered?.answers[place]
            )
        }
        return MeasureSheet(
            scale: id.name,
            title: state.text.title,
            about: state.text.about,
            line: state.line.map { companion.catalogue.strings["measures.before.\($0.rawValue)"] },
            thing: answered?.thing,
            next: inHand?.next ?? 0,
            most: state.text.scale.most,
            questions: questions
        )
    }
}

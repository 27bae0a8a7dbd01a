public import SalveContent
public import SalveCore

/// The rules of offering on the bench: a line of JSON in, a line of JSON out (`salve lab session`).
///
/// A line that is wrong leaves everything as it was, and `refused` says why in a sentence. Nothing is kept.
public struct LabSession: Sendable {
    /// How reasons and lines are worded.
    public struct Words: Sendable {
        /// The sentence of a reason.
        public let reason: @Sendable (Why) -> String
        /// The one line before something opens that is not offered now.
        public let hold: @Sendable (Hold) -> String

        /// Words from two functions.
        public init(reason: @escaping @Sendable (Why) -> String, hold: @escaping @Sendable (Hold) -> String) {
            self.reason = reason
            self.hold = hold
        }

        /// The words that a person reads.
        public init(_ strings: Strings) {
            self.init(reason: { strings["why.\($0)"] }, hold: { strings["hold.\($0)"] })
        }
    }

    private let practices: [Practice]
    private let words: Words
    private var session = PracticeSession()
    private var circumstances: Circumstances

    /// A bench with these practices on it, before any sitting.
    public init(practices: [Practice], words: Words) {
        self.practices = practices
        self.words = words
        circumstances = Circumstances(practices: practices)
    }

    /// Takes one line and answers with one, without a line end.
    public mutating func answer(_ line: String) -> String {
        var refused: String?
        do throws(LabRefusal) {
            try take(LabLine(line))
        } catch {
            refused = sentence(error)
        }
        return LabAnswer(session, offers: session.offers(in: circumstances), practices, refused, words).json
    }

    private mutating func take(_ line: LabLine) throws(LabRefusal) {
        var next = circumstances
        let action: PracticeSession.Action
        if line.do == "start" {
            action = try line.start()
            next = try line.circumstances(practices)
        } else {
            action = try line.action()
        }
        do throws(PracticeSession.Refusal) {
            _ = try session.apply(action, in: next)
        } catch {
            throw .rules(error)
        }
        circumstances = next
    }

    private func sentence(_ refusal: LabRefusal) -> String {
        switch refusal {
        case .notALine: "That line is not one JSON object with a “do” and whole numbers."
        case .unknown(let field, let value): "“\(field)” has no “\(value)”."
        case .missing(let field): "“\(field)” is missing."
        case .wrongType(let field): "“\(field)” is not of the kind it needs."
        case .outOfRange(let field, let least, let most): "“\(field)” is a whole number from \(least) to \(most)."
        case .rules(.closed): "The sitting is closed. A new one can start."
        case .rules(.notNow(let phase)): "That does not fit here: the phase is \(phase.rawValue)."
        case .rules(.unknownPractice): "There is no practice of that name."
        case .rules(.needsAsking(let hold)): words.hold(hold) + " “ask” comes first."
        case .rules(.withheld(let hold)): words.hold(hold)
        case .rules(.outOfRange): "A rating is a whole number from 0 to 10, or null."
        case .rules(.notAsked): "Nothing like that was asked."
        }
    }
}

/// Why a line was not taken.
enum LabRefusal: Error, Equatable {
    case notALine
    case unknown(field: String, value: String)
    case missing(field: String)
    case wrongType(field: String)
    case outOfRange(field: String, Int, Int)
    case rules(PracticeSession.Refusal)
}

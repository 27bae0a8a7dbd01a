public import SalveCore

/// What the command line asks of the words of scales.
public enum WordingRequest: Codable, Equatable, Sendable {
    /// Which scales have words to be answered with.
    case used
    /// Keeps words whose binding the person has seen and confirmed.
    case keep(EventEnvelope.Wording)
}

extension CommandReply {
    /// The scales that have words.
    public struct WordingReply: Codable, Equatable, Sendable {
        /// Their ids.
        public let scales: [String]
    }
}

extension CommandService {
    /// Answers what is asked of the words of scales.
    func wordings(_ request: WordingRequest) async throws(CompanionError) -> CommandReply {
        switch request {
        case .used: break
        case .keep(let stored):
            guard let (offer, source) = stored.brought else { throw .badValue }
            try await companion.bringWording(offer, from: source, isConfirmed: true, form: companion.newForm())
        }
        return .wordings(CommandReply.WordingReply(scales: await companion.scalesWithWording().map(\.name)))
    }
}

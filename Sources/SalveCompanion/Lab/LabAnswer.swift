import Foundation
import SalveCore

/// One line that goes out: always the same keys.
struct LabAnswer: Encodable {
    private struct OfferLine: Encodable {
        let practice: String
        let depth: String
        let risk: String
        let ingredients: [String]
        let why: String
        let reason: String
    }

    private struct StepLine: Encodable {
        let practice: String
        let depth: String
        let index: Int
        let count: Int
    }

    private let phase: String
    private let offers: [OfferLine]
    private let step: StepLine?
    private let help: Bool
    private let asks: String?
    private let canStop: Bool
    private let canStay: Bool
    private let refused: String?

    init(
        _ session: PracticeSession,
        offers: [Offer],
        _ practices: [Practice],
        _ refused: String?,
        _ words: LabSession.Words
    ) {
        phase = session.phase.rawValue
        self.offers = offers.map { offer in
            OfferLine(
                practice: offer.practice.id.name,
                depth: offer.practice.depth.rawValue,
                risk: offer.practice.risk.rawValue,
                ingredients: offer.practice.ingredients.members.map(\.rawValue),
                why: offer.why.rawValue,
                reason: words.reason(offer.why)
            )
        }
        step = session.step.flatMap { step in
            practices.first { $0.id == step.practice }.map {
                StepLine(practice: $0.id.name, depth: $0.depth.rawValue, index: step.index, count: step.count)
            }
        }
        help = session.showsHelp
        asks = session.question?.rawValue
        canStop = session.canStop
        canStay = session.canStay
        self.refused = refused
    }

    private enum CodingKeys: CodingKey {
        case phase, offers, step, help, asks, canStop, canStay, refused
    }

    /// Missing parts are written as null, never left out.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(phase, forKey: .phase)
        try container.encode(offers, forKey: .offers)
        try container.encode(step, forKey: .step)
        try container.encode(help, forKey: .help)
        try container.encode(asks, forKey: .asks)
        try container.encode(canStop, forKey: .canStop)
        try container.encode(canStay, forKey: .canStay)
        try container.encode(refused, forKey: .refused)
    }

    /// The line itself, with its keys sorted.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else {
            preconditionFailure("strings, whole numbers and truth values always encode")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

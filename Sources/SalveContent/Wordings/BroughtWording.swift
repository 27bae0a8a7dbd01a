import Foundation
public import SalveCore

/// The words of a scale as a file brings them, not confirmed yet.
public struct BroughtWording: Sendable {
    /// How they would be bound.
    public let offer: WordingOffer
    /// What kind of file it was.
    public let source: KeptWording.Source
}

extension Catalogue {
    /// Reads a file with the words of a published scale, which is a FHIR Questionnaire in JSON or a YAML file.
    ///
    /// `wanted` is the scale that it is brought for; nil when the file has to say so. A file that speaks clearly of another
    /// one is refused. Throws `WordingProblem`.
    public func readWording(_ bytes: [UInt8], for wanted: Scale.ID?) throws(WordingProblem) -> BroughtWording {
        guard bytes.count <= QuestionnaireFile.largest else { throw .tooLarge }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let plain = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
        guard let text = String(validating: plain, as: UTF8.self), !text.contains("\0") else { throw .unreadable }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .nothing }
        let published = scales.filter { $0.own == nil }
        if text.first(where: { !$0.isWhitespace }) == "{" {
            let data = Data(plain)
            let scale = try chosen(wanted, QuestionnaireFile.scale(data, among: published), among: published)
            return BroughtWording(offer: try QuestionnaireFile.offer(data, for: scale), source: .questionnaire)
        }
        let scale = try chosen(wanted, WordingFile.scale(text), among: published)
        return BroughtWording(offer: try WordingFile.offer(text, for: scale), source: .yaml)
    }

    private func chosen(
        _ wanted: Scale.ID?,
        _ told: Scale.ID?,
        among scales: [ScaleText]
    ) throws(WordingProblem) -> Scale {
        if let wanted, let told, wanted != told { throw .otherScale }
        guard let id = wanted ?? told, let text = scales.first(where: { $0.id == id }) else { throw .whichScale }
        return text.scale
    }
}

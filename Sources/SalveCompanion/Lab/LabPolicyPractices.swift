import Foundation
public import SalveCore

/// Practices for the learner on the bench from a file of JSON: `[{"id", "depth", "family", "risk", "prior": {"mean",
/// "sd"}}]`.
///
/// `id` and `depth` are needed. A family of another name than Salve's is taken as it is. Without a prior a practice has that
/// of its family, or of the usual family of its depth.
public enum LabPolicyPractices {
    private struct Row: Decodable {
        let id: String
        let depth: String
        let risk: String?
        let family: String?
        let prior: Prior?
    }

    private struct Prior: Decodable {
        let mean: Double
        let sd: Double
    }

    /// The practices of such a file, in its order.
    public static func read(_ json: [UInt8]) throws(LabPractices.Problem) -> [LearnerPractice] {
        let rows: [Row]
        do {
            rows = try JSONDecoder().decode([Row].self, from: Data(json))
        } catch {
            throw .notAList
        }
        if rows.isEmpty { throw .empty }
        var ids: Set<String> = []
        var practices: [LearnerPractice] = []
        for (offset, row) in rows.enumerated() {
            if !ids.insert(row.id).inserted { throw .twice(row.id) }
            practices.append(try practice(row, offset + 1))
        }
        return practices
    }

    private static func practice(_ row: Row, _ place: Int) throws(LabPractices.Problem) -> LearnerPractice {
        guard !row.id.isEmpty else { throw .wrong(place: place, field: "id") }
        guard let depth = Depth(rawValue: LabNames.plain(row.depth)) else { throw .wrong(place: place, field: "depth") }
        guard let risk = Risk(rawValue: LabNames.plain(row.risk ?? "low")) else {
            throw .wrong(place: place, field: "risk")
        }
        let family = usualFamily(row.family, depth)
        if let prior = row.prior, !(-10...10).contains(prior.mean) || !(0...10).contains(prior.sd) {
            throw .wrong(place: place, field: "prior")
        }
        return LearnerPractice(
            id: Practice.ID(row.id),
            depth: depth,
            risk: risk,
            family: row.family ?? family.rawValue,
            prior: row.prior.map { .init(mean: $0.mean, deviation: $0.sd) } ?? .init(family)
        )
    }

    /// The family of that name at that depth, or the usual one of the depth.
    static func usualFamily(_ name: String?, _ depth: Depth) -> Family {
        if let family = name.flatMap(LabNames.family), family.depth == depth { return family }
        switch depth {
        case .outer: return .making
        case .body: return .noticing
        case .words: return .kindWords
        case .images: return .images
        }
    }
}

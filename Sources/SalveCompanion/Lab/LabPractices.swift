import Foundation
public import SalveCore

/// Practices for the bench from a file of JSON: `[{"id", "depth", "risk", "ingredients", "family", "steps"}]`.
///
/// Only `id` and `depth` are needed; `steps` is a number or a list; `suits` (`[0, 10]`), `rung` and `asksAboutAnother`
/// may be there.
public enum LabPractices {
    /// What is wrong with such a file.
    public enum Problem: Error, Equatable {
        /// It is not a list of practices in JSON.
        case notAList
        /// There is nothing in the list.
        case empty
        /// Two practices have this id.
        case twice(String)
        /// The practice at this place, from 1, has a part that is missing or makes no sense.
        case wrong(place: Int, field: String)

        /// The same as a sentence.
        public var sentence: String {
            switch self {
            case .notAList: "That file is not a list of practices in JSON."
            case .empty: "There is no practice in that file."
            case .twice(let id): "Two practices are called “\(id)”."
            case .wrong(let place, let field): "Practice \(place): “\(field)” is missing or makes no sense."
            }
        }
    }

    private struct Row: Decodable {
        let id: String
        let depth: String
        let risk: String?
        let ingredients: [String]?
        let family: String?
        let steps: Steps?
        let suits: [Int]?
        let rung: Int?
        let asksAboutAnother: Bool?
    }

    private enum Steps: Decodable {
        case count(Int)

        init(from decoder: any Decoder) throws {
            if var list = try? decoder.unkeyedContainer() {  // a list of anything counts by its length
                var count = 0
                while !list.isAtEnd {
                    _ = try list.superDecoder()
                    count += 1
                }
                self = .count(count)
            } else {
                self = .count(try decoder.singleValueContainer().decode(Int.self))
            }
        }
    }

    /// The practices of such a file, in its order.
    public static func read(_ json: [UInt8]) throws(Problem) -> [Practice] {
        let rows: [Row]
        do {
            rows = try JSONDecoder().decode([Row].self, from: Data(json))
        } catch DecodingError.keyNotFound(let key, let context) {
            throw .wrong(place: (context.codingPath.first?.intValue ?? 0) + 1, field: key.stringValue)
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            guard let place = context.codingPath.first?.intValue, context.codingPath.count > 1 else { throw .notAList }
            throw .wrong(place: place + 1, field: context.codingPath[1].stringValue)
        } catch {
            throw .notAList
        }
        if rows.isEmpty { throw .empty }
        var practices: [Practice] = []
        var ids: Set<String> = []
        for (place, row) in rows.enumerated() {
            if !ids.insert(row.id).inserted { throw .twice(row.id) }
            practices.append(try practice(row, place + 1))
        }
        return practices
    }

    private static func practice(_ row: Row, _ place: Int) throws(Problem) -> Practice {
        guard !row.id.isEmpty else { throw .wrong(place: place, field: "id") }
        guard let depth = Depth(rawValue: LabNames.plain(row.depth)) else { throw .wrong(place: place, field: "depth") }
        guard let risk = Risk(rawValue: LabNames.plain(row.risk ?? "low")) else {
            throw .wrong(place: place, field: "risk")
        }
        guard let family = row.family.map(LabNames.family) ?? usualFamily(depth) else {
            throw .wrong(place: place, field: "family")
        }
        let ingredients: IngredientSet
        do throws(LabRefusal) {
            ingredients = try LabNames.ingredients(row.ingredients ?? [], field: "ingredients")
        } catch {
            throw .wrong(place: place, field: "ingredients")
        }
        let suits = row.suits ?? [0, 10]
        guard suits.count == 2, suits[0] <= suits[1] else { throw .wrong(place: place, field: "suits") }
        var steps = 2
        if case .count(let count) = row.steps { steps = count }
        guard (1...1_000).contains(steps) else { throw .wrong(place: place, field: "steps") }
        return Practice(
            id: Practice.ID(row.id),
            depth: depth,
            risk: risk,
            ingredients: ingredients,
            family: family,
            steps: steps,
            suits: suits[0]...suits[1],
            rung: row.rung,
            asksAboutAnother: row.asksAboutAnother ?? false
        )
    }

    private static func usualFamily(_ depth: Depth) -> Family? {
        switch depth {
        case .outer: .making
        case .body: .noticing
        case .words: .kindWords
        case .images: .images
        }
    }
}

/// Names as people type them: case, spaces, hyphens and a leading "the" make no difference.
enum LabNames {
    /// Lower-case letters alone.
    static func plain(_ name: String) -> String {
        let letters = name.lowercased().filter(\.isLetter)
        return letters.hasPrefix("the") ? String(letters.dropFirst(3)) : letters
    }

    static func family(_ name: String) -> Family? {
        let name = plain(name)
        if ["animalsandplants", "animals", "plants"].contains(name) { return .living }
        return Family.allCases.first { plain($0.rawValue) == name }
    }

    static func ingredients(_ names: [String], field: String) throws(LabRefusal) -> IngredientSet {
        var result: [Ingredient] = []
        for name in names {
            guard let ingredient = ingredient(name) else { throw .unknown(field: field, value: name) }
            result.append(ingredient)
        }
        return IngredientSet(result)
    }

    private static func ingredient(_ name: String) -> Ingredient? {
        let name = plain(name)
        return Ingredient.allCases.first { plain($0.rawValue) == name } ?? others[name]
    }

    private static let others: [String: Ingredient] = [
        "breathing": .breath,
        "body": .bodyInside, "insidebody": .bodyInside, "insidethebody": .bodyInside,
        "eyesclosed": .closedEyes,
        "still": .stillness, "beingstill": .stillness,
        "imaginedpeopleorplaces": .imagined, "imaginedpeople": .imagined, "imaginedplaces": .imagined,
        "images": .imagined, "imagery": .imagined,
        "innervoicesorthecritic": .innerVoices, "innervoice": .innerVoices, "critic": .innerVoices,
        "innercritic": .innerVoices,
        "memory": .past, "memories": .past,
        "heatorcold": .heatOrCold, "heat": .heatOrCold, "cold": .heatOrCold, "hotwater": .heatOrCold,
        "outdoor": .outdoors, "beingoutdoors": .outdoors,
    ]
}

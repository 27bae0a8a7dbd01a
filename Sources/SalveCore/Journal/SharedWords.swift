/// Words that one wrote oneself in several loops, at the same place of the ring: a plain fact, and no cause (A17).
public struct SharedWords: Hashable, Sendable {
    /// The place they stand at.
    public let node: Loop.Node
    /// The words, as they were first written.
    public let words: String
    /// The loops they stand in, in the order given.
    public let loops: [EntryID]

    /// What was done, and what was felt, in the same words in at least two loops: the most shared first, at most three
    /// of each.
    ///
    /// Words are the same without regard to case, and stand next to each other in one clause. Words that begin or end
    /// with one of `fillers`, such as "and", do not count, and neither do words within longer ones that are shared by the
    /// same loops. Cost: a pass over the first 200 characters of each text.
    public static func find(in loops: [Loop], fillers: Set<String>) -> [SharedWords] {
        [Loop.Node.action, .feeling].flatMap { node in
            var runs = Runs()
            for (place, loop) in loops.enumerated() {
                for clause in clauses(loop[node]) { runs.add(clause, of: place, fillers) }
            }
            return runs.shared.prefix(3).map { run in
                SharedWords(node: node, words: run.words, loops: run.places.map { loops[$0].sheet.thing })
            }
        }
    }

    /// Words between signs; an apostrophe is part of its word.
    private static func clauses(_ text: String) -> [[Substring]] {
        text.prefix(200).split {
            !$0.isLetter && !$0.isNumber && !$0.isWhitespace && !"'’-".contains($0) || $0.isNewline
        }
        .map { $0.split(whereSeparator: \.isWhitespace) }
    }

    /// Runs of words with the loops they stand in.
    private struct Runs {
        struct Run {
            let words: String
            let length: Int
            let order: Int
            var places: [Int]
        }

        static let longest = 6
        private var found: [String: Run] = [:]

        mutating func add(_ clause: [Substring], of place: Int, _ fillers: Set<String>) {
            let keys = clause.map { $0.lowercased().replacing("’", with: "'") }
            for start in keys.indices where !fillers.contains(keys[start]) {
                for end in start..<min(start + Self.longest, keys.count) where !fillers.contains(keys[end]) {
                    let key = keys[start...end].joined(separator: " ")
                    if key.count < 3 { continue }
                    var run =
                        found[key]
                        ?? Run(
                            words: clause[start...end].joined(separator: " "),
                            length: end - start + 1,
                            order: found.count,
                            places: []
                        )
                    if run.places.last != place { run.places.append(place) }
                    found[key] = run
                }
            }
        }

        var shared: [Run] {
            let several = found.filter { $0.value.places.count > 1 }
            let whole = several.filter { key, run in
                !several.contains { other, longer in
                    longer.length > run.length && longer.places == run.places
                        && (" " + other + " ").contains(" " + key + " ")
                }
            }
            return whole.values.sorted { one, other in
                (other.places.count, other.length, one.order) < (one.places.count, one.length, other.order)
            }
        }
    }
}

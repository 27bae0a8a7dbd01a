/// One time of answering a scale: an answer, or none, for each item.
public struct Administration: Equatable, Sendable {
    /// Why answers cannot be scored; no case holds an answer.
    public enum Problem: Error, Equatable, Sendable {
        /// There are not as many answers as items.
        case count(given: Int, wanted: [Int])
        /// An answer outside of its item’s range.
        case range(item: Scale.Item.ID, ClosedRange<Int>)
        /// The scale has no such item.
        case unknownItem(String)
    }

    /// The scale.
    public let scale: Scale
    /// The answers, a block for each time that the items stand in a row; an item without an answer is not in it.
    public let blocks: [[Scale.Item.ID: Int]]

    /// Answers in the standard order of the items, nil where there is none.
    ///
    /// Where a scale may be answered several times in a row (about several people, or in several directions), that many
    /// answers are taken too.
    public init(of scale: Scale, inOrder answers: [Int?]) throws(Problem) {
        let count = scale.items.count
        guard answers.count >= count, answers.count % count == 0, answers.count / count <= scale.most else {
            throw .count(given: answers.count, wanted: (1...max(1, scale.most)).map { $0 * count })
        }
        var blocks: [[Scale.Item.ID: Int]] = []
        for start in stride(from: 0, to: answers.count, by: count) {
            var block: [Scale.Item.ID: Int] = [:]
            for (item, answer) in zip(scale.items, answers[start..<start + count]) {
                guard let answer else { continue }
                block[item.id] = try Self.checked(answer, of: item)
            }
            blocks.append(block)
        }
        self.scale = scale
        self.blocks = blocks
    }

    /// Answers by the ids of their items, in any order; an item that is not named has none.
    public init(of scale: Scale, byItem answers: [Scale.Item.ID: Int]) throws(Problem) {
        var block: [Scale.Item.ID: Int] = [:]
        for (id, answer) in answers.sorted(by: { $0.key.name < $1.key.name }) {
            guard let item = scale.item(id) else { throw .unknownItem(id.name) }
            block[id] = try Self.checked(answer, of: item)
        }
        self.scale = scale
        blocks = [block]
    }

    /// How many items have no answer.
    public var missing: Int { blocks.map { scale.items.count - $0.count }.reduce(0, +) }

    /// Whether the item about hurting oneself was answered above its lowest answer: then Help now comes before any number.
    public var callsForHelp: Bool {
        guard let id = scale.selfHarm, let item = scale.item(id) else { return false }
        return blocks.contains { ($0[id] ?? item.range.lowerBound) > item.range.lowerBound }
    }

    private static func checked(_ answer: Int, of item: Scale.Item) throws(Problem) -> Int {
        guard item.range.contains(answer) else { throw .range(item: item.id, item.range) }
        return answer
    }
}

/// Leave for one line to break one rule of the voice, with the reason beside it.
struct Waiver {
    let rule: ContentRule
    /// Where it is written.
    let line: Int
    /// The lines it covers.
    let covers: ClosedRange<Int>

    /// A waiver written as `rule: reason`; nil, and said, when it is not one.
    init?(_ text: String, line: Int, covers: ClosedRange<Int>, _ report: inout Report) {
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmed }
        guard parts.count == 2, !parts[1].isEmpty else {
            report.note(line, .waiver, "a waiver without its reason", "write it as `waive: \"rule: reason\"`")
            return nil
        }
        guard let rule = ContentRule(rawValue: parts[0]), rule.canBeWaived else {
            let names = ContentRule.allCases.filter(\.canBeWaived).map(\.rawValue).joined(separator: ", ")
            report.note(line, .waiver, "“\(parts[0])” is no rule that can be waived", "use one of: \(names)")
            return nil
        }
        self.rule = rule
        self.line = line
        self.covers = covers
    }

    /// Lets the problems go that these waivers cover, and says which waivers nothing needed.
    static func apply(_ waivers: [Waiver], to report: inout Report) {
        guard report.readsVoice else { return }
        var needed: Set<Int> = []
        report.keep { problem in
            guard
                let index = waivers.firstIndex(where: { $0.rule == problem.rule && $0.covers.contains(problem.line) })
            else { return true }
            needed.insert(index)
            return false
        }
        for (index, waiver) in waivers.enumerated() where !needed.contains(index) {
            report.note(waiver.line, .waiver, "“\(waiver.rule.rawValue)” is waived and nothing breaks it", "remove it")
        }
    }

    /// The waivers in the comments of YAML lines: `title: … # waive: rule: reason`.
    static func inComments(of lines: ArraySlice<Passage.Line>, _ report: inout Report) -> [Waiver] {
        lines.compactMap { line in
            guard line.text.contains("waive:"), let match = line.text.firstMatch(of: /\s#\s*waive:\s*(.*)$/) else {
                return nil
            }
            return Waiver(String(match.1), line: line.number, covers: line.number...line.number, &report)
        }
    }
}

extension StringProtocol {
    /// Without the space at its ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

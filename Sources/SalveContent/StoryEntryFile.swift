import SalveCore
import Yams

/// Reads what the one in a story wrote, entry by entry.
enum StoryEntryFile {
    /// One entry: a day, a time, and one thing.
    static func read(_ node: Node, _ report: inout Report) -> Story.Entry? {
        guard var fields = Fields(node, called: "an entry", &report) else { return nil }
        let line = fields.line
        let day = fields.number("day", in: 1...400, &report)
        let at = fields.text("at", &report)
        let minute = at.flatMap { readMinute($0, &report) }
        let kinds = ["checkin", "note", "reflection", "loop", "simple"].filter(fields.has)
        if kinds.count != 1 {
            let remedy = "give one of: checkin, note, reflection, loop, simple"
            report.note(
                line,
                .value,
                "an entry that is \(kinds.isEmpty ? "nothing" : kinds.joined(separator: " and "))",
                remedy
            )
        }
        let checkIn = fields.take("checkin").flatMap { readCheckIn($0.node, &report) }
        let note = fields.optionalText("note", &report)
        if let note { check(note, &report) }
        let answers = readAnswers("reflection", Reflection.Part.allCases.map(\.rawValue), of: &fields, &report)
        let places = Loop.Node.allCases.map(\.rawValue) + Loop.Part.allCases.map(\.rawValue)
        let loop = readAnswers("loop", places, of: &fields, &report)
        let simple = fields.choice("simple", of: WorksheetFile.Yes.self, otherwise: .no, &report)
        fields.finish(&report)
        guard let day, let minute, kinds.count == 1 else { return nil }
        let what: Story.Entry.What? =
            switch kinds[0] {
            case "checkin": checkIn
            case "note": note.map { .note($0.text) }
            case "reflection": answers.map { .reflection($0) }
            case "loop": loop.map { .loop($0) }
            default: simple == .yes ? .keepsSimple : nil
            }
        return what.map { Story.Entry(day: day, minute: minute, what: $0) }
    }

    private static func readMinute(_ at: Passage, _ report: inout Report) -> Int? {
        let parts = at.text.split(separator: ":", omittingEmptySubsequences: false)
        if at.text.count == 5, parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        {
            return hour * 60 + minute
        }
        report.note(at.line, .value, "“\(at.text)” is no time of day", "write it as `at: \"21:30\"`")
        return nil
    }

    private static func readCheckIn(_ node: Node, _ report: inout Report) -> Story.Entry.What? {
        guard var fields = Fields(node, called: "a check-in", &report) else { return nil }
        let words = names("feelings", of: &fields, &report)
        let own = names("own", of: &fields, &report)
        let text = fields.text("text", &report)
        fields.finish(&report)
        if let text { check(text, &report) }
        guard let words, let own, let text else { return nil }
        return .checkIn(words.map { WordID($0) }, own: own, text: text.text)
    }

    // MARK: - A reflection, or a loop

    private static func readAnswers(
        _ name: String,
        _ parts: [String],
        of fields: inout Fields,
        _ report: inout Report
    ) -> [Worksheet.Answer]? {
        fields.optionalList(name, &report) { node, report in answer(node, to: parts, &report) }?.map(\.value)
    }

    private static func answer(_ node: Node, to parts: [String], _ report: inout Report) -> Worksheet.Answer? {
        guard var fields = Fields(node, called: "an answer", &report) else { return nil }
        let part = fields.text("part", &report)
        if let part, !parts.contains(part.text) {
            let remedy = "use one of: " + parts.joined(separator: ", ")
            report.note(part.line, .value, "`part` does not know “\(part.text)”", remedy)
        }
        let text = fields.optionalText("text", &report)
        let beside = fields.optionalText("beside", &report)
        let picks = names("picks", of: &fields, &report)
        let thoughts = fields.optionalList("thoughts", &report) { node, report in thought(node, &report) }
        let reasons = fields.optionalList("reasons", &report) { node, report in reason(node, &report) }
        fields.finish(&report)
        for passage in [text, beside].compactMap({ $0 }) { check(passage, &report) }
        guard let part, let picks, let thoughts, let reasons else { return nil }
        return Worksheet.Answer(
            part: part.text,
            text: text?.text ?? "",
            beside: beside?.text ?? "",
            picks: picks,
            thoughts: thoughts.map(\.value),
            reasons: reasons.map(\.value)
        )
    }

    private static func thought(_ node: Node, _ report: inout Report) -> Worksheet.Thought? {
        guard var fields = Fields(node, called: "a thought", &report) else { return nil }
        let text = fields.text("text", &report)
        let kind = fields.choice("kind", of: Worksheet.Thought.Kind.self, &report)
        fields.finish(&report)
        if let text { check(text, &report) }
        guard let text, let kind else { return nil }
        return Worksheet.Thought(text.text, kind: kind)
    }

    private static func reason(_ node: Node, _ report: inout Report) -> Worksheet.Reason? {
        guard var fields = Fields(node, called: "a reason", &report) else { return nil }
        let text = fields.text("text", &report)
        let about = fields.choice("about", of: Worksheet.Reason.About.self, &report)
        let sure = fields.choice("sure", of: Worksheet.Reason.Sureness.self, &report)
        fields.finish(&report)
        if let text { check(text, &report) }
        guard let text, let about, let sure else { return nil }
        return Worksheet.Reason(text.text, about: about, sure: sure)
    }

    // MARK: - Parts

    private static func names(_ name: String, of fields: inout Fields, _ report: inout Report) -> [String]? {
        fields.optionalList(name, &report) { node, report in ExplainerFile.readName(node, &report) }?.map(\.value)
    }

    /// It is somebody’s own, and so may say I.
    private static func check(_ passage: Passage, _ report: inout Report) {
        VoiceRules.check(passage, voice: .person, limit: 200, &report)
    }
}

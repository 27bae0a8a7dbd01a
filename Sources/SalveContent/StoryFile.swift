import SalveCore
import Yams

/// Reads a story file: its pages and its entries, and everything that is wrong with it.
enum StoryFile {
    /// The folder of the files.
    static let folder = "stories"

    /// What was read and where, with the lines that later rules point at.
    struct Reading {
        let file: String
        let story: Story
        let titleLine: Int
        let placeLine: Int
        /// The line of each entry.
        let entryLines: [Int]
    }

    /// A story from its file; nil when something it cannot do without is wrong.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> Reading? {
        var waivers: [Waiver] = []
        defer { Waiver.apply(waivers, to: &report) }
        if report.readsVoice { waivers = Waiver.inComments(of: Passage.Line.all(of: text)[...], &report) }
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let head = StoryHead(&fields, &report)
        let steps = fields.list("steps", &report) { node, report in step(node, others: head.others, &report) }
        let entries = fields.list("entries", &report) { node, report in StoryEntryFile.read(node, &report) }
        fields.finish(&report)
        guard let steps, let entries else { return nil }
        StoryRules.check(steps, at: head.line, &report)
        StoryRules.check(entries, hasPerson: head.person != nil, &report)
        guard let story = head.story(steps: steps.map(\.value), entries: entries.map(\.value)) else { return nil }
        return Reading(
            file: report.file,
            story: story,
            titleLine: head.title?.line ?? head.line,
            placeLine: head.placeLine,
            entryLines: entries.map(\.line)
        )
    }

    private static func step(_ node: Node, others: Set<String>, _ report: inout Report) -> Story.Step? {
        guard var fields = Fields(node, called: "a step", &report) else { return nil }
        let part = fields.choice("part", of: Story.Part.self, &report)
        let heading = fields.text("heading", &report)
        let text = fields.require("text", &report)
        fields.finish(&report)
        if let heading {
            VoiceRules.check(heading, limit: 40, others: others, &report)
            StoryRules.checkTelling(heading, &report)
        }
        guard let part, let heading, let text else { return nil }
        guard let words = text.node.scalarText else {
            report.note(text.line, .value, "`text` is not text", "write it below `text: |`")
            return nil
        }
        // NB: the text of a block begins on the line below its `|`.
        let lines = Passage.Line.all(of: words).map {
            Passage.Line(number: $0.number + text.node.line, text: $0.text)
        }
        let parser = ProseParser(lines[...], &report)
        for passage in parser.passages {
            VoiceRules.check(passage, limit: 420, others: others, &report)
            StoryRules.checkTelling(passage, &report)
        }
        return Story.Step(part: part, heading: heading.text, text: parser.prose)
    }
}

/// The fields above the steps.
struct StoryHead {
    let line: Int
    let id: Passage?
    let placeLine: Int
    let place: Int?
    let title: Passage?
    let revision: Int?
    let summary: Passage?
    let minutes: Int?
    let who: Passage?
    let pronoun: Story.Pronoun?
    let person: Passage?
    let bond: Passage?
    let tellsOfFear: Bool
    let review: Review?

    init(_ fields: inout Fields, _ report: inout Report) {
        line = fields.line
        id = fields.text("id", &report)
        placeLine = fields.line(of: "place")
        place = fields.number("place", in: 1...99, &report)
        title = fields.text("title", &report)
        revision = fields.number("revision", in: 1...10_000, &report)
        summary = fields.text("summary", &report)
        minutes = fields.number("minutes", in: 1...15, &report)
        who = fields.text("who", &report)
        pronoun = fields.choice("pronoun", of: Story.Pronoun.self, &report)
        person = fields.optionalText("person", &report)
        bond = fields.optionalText("bond", &report)
        tellsOfFear = fields.choice("afraid", of: WorksheetFile.Yes.self, otherwise: .no, &report) == .yes
        review = FrontMatter.review(fields.require("review", &report), &report)
        if let id { check(id, &report) }
        for (passage, limit) in [(title, 40), (summary, 110), (who, 24), (person, 24), (bond, 24)] {
            if let passage { VoiceRules.check(passage, limit: limit, &report) }
        }
    }

    /// The words by which it speaks of anyone but the one it is told of.
    ///
    /// What the narrator knows is that one’s own feelings; about the others there are guesses, and what was seen.
    var others: Set<String> {
        OtherPeople.subjects.subtracting(pronoun.map { [$0.rawValue] } ?? [])
            .union(person.map { [$0.text.lowercased()] } ?? [])
    }

    private func check(_ id: Passage, _ report: inout Report) {
        ExplainerFile.checkName(id, &report)
        let name = report.file.split(separator: "/").last ?? ""
        if name != id.text + ".yaml" {
            report.note(id.line, .id, "the id “\(id.text)” is not the name of its file", "name both the same")
        }
    }

    /// The whole story, when nothing it needs is missing.
    func story(steps: [Story.Step], entries: [Story.Entry]) -> Story? {
        guard let id, let place, let title, let revision, let summary, let minutes, let who, let review else {
            return nil
        }
        return Story(
            id: Story.ID(id.text),
            place: place,
            title: title.text,
            revision: revision,
            summary: summary.text,
            minutes: minutes,
            who: who.text,
            person: person?.text,
            bond: bond?.text ?? "",
            tellsOfFear: tellsOfFear,
            review: review,
            steps: steps,
            entries: entries
        )
    }
}

public import SalveContent
import SalveCore

/// What the one in a story wrote at one time, as a page and a terminal show it.
public struct StoryEntryLines: Sendable {
    /// Something that was asked or named, and what stands there.
    public struct Part: Sendable {
        /// What was asked; empty where nothing was.
        public let label: String
        /// What stands there.
        public let lines: [String]
    }

    /// The day since the story began, and the time.
    public let when: String
    /// What it is.
    public let kind: String
    /// What was written.
    public let parts: [Part]
}

extension Story {
    /// What was written, in order of time, in the words of pages.
    public func written(_ catalogue: Catalogue) -> [StoryEntryLines] {
        entries.map { entry in
            let strings = catalogue.strings
            let minutes = entry.minute % 60
            let time = "\(entry.minute / 60):\(minutes < 10 ? "0" : "")\(minutes)"
            let when = strings.text("story.when", ["day": String(entry.day), "time": time])
            let (kind, parts) = Self.shown(entry.what, of: self, catalogue)
            return StoryEntryLines(when: when, kind: kind, parts: parts)
        }
    }

    private static func shown(
        _ what: Entry.What,
        of story: Story,
        _ catalogue: Catalogue
    ) -> (String, [StoryEntryLines.Part]) {
        let strings = catalogue.strings
        switch what {
        case .checkIn(let ids, let own, let text):
            let felt = (ids.compactMap { catalogue.words[$0]?.word } + own).joined(separator: ", ")
            let words = StoryEntryLines.Part(label: "", lines: [felt, text].filter { !$0.isEmpty })
            return (strings["timeline.checkIn"], [words])
        case .note(let text):
            let kind = story.person.map { strings.text("story.notewith", ["name": $0]) } ?? strings["story.noteown"]
            return (kind, [StoryEntryLines.Part(label: "", lines: [text])])
        case .reflection(let answers):
            return (strings["timeline.reflection"], shown(answers, on: Reflection.form, catalogue))
        case .loop(let answers): return (strings["story.loop"], shown(answers, on: Loop.form, catalogue))
        case .keepsSimple:
            let line = strings.text("story.simple", ["name": story.person ?? ""])
            return (strings["timeline.person"], [StoryEntryLines.Part(label: "", lines: [line])])
        }
    }

    private static func shown(
        _ answers: [Worksheet.Answer],
        on form: Worksheet.FormID,
        _ catalogue: Catalogue
    ) -> [StoryEntryLines.Part] {
        let form = catalogue.worksheet(form)
        return answers.compactMap { answer in
            form?.part(answer.part).map {
                StoryEntryLines.Part(label: $0.question.plain, lines: catalogue.said(answer, in: $0))
            }
        }
    }

    /// The label of a page: what it is about.
    public func label(of step: Step, _ strings: Strings) -> String { strings["story.parts." + step.part.rawValue] }
}

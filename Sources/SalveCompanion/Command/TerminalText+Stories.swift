public import SalveContent

/// Stories as lines of a terminal.
extension TerminalText {
    /// The shelf of stories.
    public func lines(_ stories: [Story], _ strings: Strings) -> [String] {
        var result = paragraph(strings["story.lead"]) + [""]
        for story in stories {
            result += wrap(story.title, indent: 4, first: "  ").map(strong)
            result += wrap(story.summary, indent: 4)
            if story.tellsOfFear { result += wrap(strings["story.fearnote"], indent: 4) }
            let reading = strings.plural("learn.reading", story.minutes)
            result += wrap("\(story.id.name) · \(reading)", indent: 4).map(quiet) + [""]
        }
        return result + paragraph(strings.text("story.toread", ["id": stories.first?.id.name ?? ""]))
    }

    /// One page of a story, counted from 1, with the way to the next.
    public func lines(_ story: Story, page: Int, _ strings: Strings) -> [String] {
        let step = story.steps[page - 1]
        let count = strings.text("story.page", ["number": String(page), "count": String(story.steps.count)])
        var result = wrap("\(story.title). \(count)").map(quiet) + [""]
        result += wrap(story.label(of: step, strings)).map(quiet) + wrap(step.heading).map(strong)
        for block in step.text.blocks {
            switch block {
            case .heading(let words), .paragraph(let words):
                result += [""] + paragraph(words.map(\.plainText).joined(), indent: 2)
            case .list(let items):
                result.append("")
                for item in items { result += wrap(item.map(\.plainText).joined(), indent: 5, first: "  • ") }
            }
        }
        result.append("")
        if story.tellsOfFear { result += paragraph(strings["story.afraid"] + " " + strings["story.command.help"]) }
        guard page < story.steps.count else { return result + paragraph(strings["story.end"]) }
        let values = ["id": story.id.name, "page": String(page + 1)]
        return result + paragraph(strings.text("story.command.next", values))
    }

    /// What the one in a story wrote, entry by entry.
    public func lines(writtenIn story: Story, _ catalogue: Catalogue) -> [String] {
        let strings = catalogue.strings
        var result = wrap(strings.text("story.written", ["name": story.who])).map(strong)
        result += paragraph(strings["story.writtenlead"])
        for entry in story.written(catalogue) {
            result += [""] + wrap("\(entry.when) · \(entry.kind)").map(quiet)
            for part in entry.parts {
                if !part.label.isEmpty { result += wrap(part.label, indent: 2, first: "  ").map(quiet) }
                for line in part.lines { result += wrap(line, indent: 4, first: "    ") }
            }
        }
        return result
    }
}

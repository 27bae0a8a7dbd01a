public import SalveContent

/// Texts that explain, what stands in the way, and sheets, as lines of a terminal.
extension TerminalText {
    /// The shelf of explainers.
    public func lines(_ explainers: [Explainer], _ strings: Strings) -> [String] {
        var result: [String] = []
        for explainer in explainers {
            result += wrap(explainer.title, indent: 4, first: "  ").map(strong)
            result += wrap(explainer.summary, indent: 4)
            let reading = strings.plural("learn.reading", explainer.minutes)
            result += wrap("\(explainer.id.name) · \(reading)", indent: 4).map(quiet) + [""]
        }
        return result + paragraph(strings.text("print.learn", ["id": explainers.first?.id.name ?? ""]))
    }

    /// A sheet.
    public func lines(_ sheet: Handout) -> [String] {
        var result = wrap(sheet.title).map(strong)
        if !sheet.lead.isEmpty { result += paragraph(sheet.lead) }
        for part in sheet.parts {
            if let heading = part.heading { result += [""] + wrap(heading).map(strong) }
            for block in part.blocks {
                if let text = block.text { result += paragraph(text, indent: 2) }
                for (place, item) in block.items.enumerated() {
                    let mark = block.isNumbered ? "\(place + 1). " : "• "
                    result += wrap(item, indent: 5, first: "  " + mark)
                }
            }
        }
        return result + [""] + sheet.notes.flatMap { paragraph($0) }
    }

    /// The four areas of the barrier finder.
    public func lines(_ barriers: Barriers, _ strings: Strings) -> [String] {
        var result = paragraph(strings["barriers.lead"]) + [""]
        for area in barriers.areas {
            result += wrap(area.title, indent: 4, first: "  ").map(strong)
            result += wrap(area.id.rawValue, indent: 4).map(quiet)
        }
        let first = barriers.areas.first?.id.rawValue ?? ""
        return result + [""] + paragraph(strings.text("print.barriers", ["id": first]))
    }

    /// One area of it.
    public func lines(_ area: Barriers.Area, _ catalogue: Catalogue) -> [String] {
        let strings = catalogue.strings
        var result = wrap(area.title).map(strong) + paragraph(area.lead)
        for line in area.lines {
            result += [""] + wrap(line.says, indent: 2, first: "  ").map(strong)
            result += wrap(line.reply, indent: 4)
            result += wrap(strings["barriers.experiment"] + ": " + line.experiment, indent: 4)
            if let explainer = catalogue.explainer(line.explainer) {
                result += wrap(strings["barriers.read"] + " salve learn " + explainer.id.name, indent: 4).map(quiet)
            }
        }
        return result
    }
}

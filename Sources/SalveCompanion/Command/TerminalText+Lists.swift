public import SalveContent

/// Lists as lines of a terminal.
extension TerminalText {
    /// One's own things.
    public func lines(_ things: [CommandReply.ListLine], _ strings: Strings) -> [String] {
        if things.isEmpty { return paragraph(strings["command.list.empty"]) }
        return things.flatMap { thing in
            var notes = [strings["hard.list.size.\(thing.size)"]]
            if !thing.place.isEmpty { notes.append(thing.place) }
            if thing.isForBadTimes { notes.append(strings["command.list.badTimes"]) }
            return wrap(thing.text, indent: 4, first: "  • ")
                + wrap(notes.joined(separator: " · "), indent: 4).map(quiet)
                + (thing.counted.map { wrap($0, indent: 4).map(quiet) } ?? [])
        }
    }

    /// What was kept, by day.
    public func lines(_ timeline: [CommandReply.TimelineLine], _ strings: Strings) -> [String] {
        if timeline.isEmpty { return paragraph(strings["command.timeline.empty"]) }
        var result: [String] = []
        var day: String?
        for line in timeline {
            let lineDay = line.day ?? strings["command.timeline.noDay"]
            if lineDay != day {
                if day != nil { result.append("") }
                result.append(strong(lineDay))
                day = lineDay
            }
            let text = line.text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
            result += wrap(text + (text == line.text ? "" : " …"), indent: 9, first: "  \(line.time ?? "     ")  ")
        }
        return result
    }

    /// Everything there is to practise.
    public func lines(_ shelf: CommandReply.Shelf, _ strings: Strings) -> [String] {
        let parts = [
            ("offered", shelf.offered), ("wayBack", shelf.wayBack), ("found", shelf.found), ("notNow", shelf.notNow),
        ]
        var result: [String] = []
        for (key, offers) in parts where !offers.isEmpty {
            result += [strong(strings["command.practise.\(key)"]), ""]
            for offer in offers {
                result += wrap("\(offer.title) (\(Self.minutes(offer.minutes, strings)))", indent: 4, first: "  ")
                result += wrap(offer.summary, indent: 4)
                // What is counted holds the reason where the counts are the reason.
                let isCounted = offer.counted?.contains(offer.reason) ?? false
                let named = isCounted ? offer.practice : "\(offer.practice) · \(offer.reason)"
                result += wrap(named, indent: 4).map(quiet)
                if let counted = offer.counted { result += wrap(counted, indent: 4).map(quiet) }
            }
            result.append("")
        }
        return result
            + paragraph(strings.text("command.practise.how", ["practice": shelf.offered.first?.practice ?? ""]))
    }

    /// Help now.
    public func lines(_ help: HelpNow) -> [String] {
        var result = wrap(help.heading).map(strong)
        for text in help.paragraphs { result += [""] + paragraph(text) }
        return result
    }

    /// Help now before a country is chosen: one's own part, and every country with its number for an emergency.
    ///
    /// `prompt` is the string of the last line, which says how to go on.
    public func lines(
        choosing help: HelpNow,
        prompt: String = "command.prompt.country",
        _ strings: Strings
    ) -> [String] {
        var result = wrap(help.heading).map(strong)
        for text in help.opening + [help.thoughts] { result += [""] + paragraph(text) }
        let countries = help.countries.enumerated().map { place, country in
            "\(place + 1) \(country.short)".replacing(" ", with: "\u{A0}")
        }
        result += [""] + wrap(countries.joined(separator: " · "))
        for text in help.handhold { result += [""] + paragraph(text) }
        return result + [""] + paragraph(strings[prompt])
    }

    /// The numbers of Help now, with what stands below them.
    public func lines(numbersOf help: HelpNow) -> [String] {
        (help.numbers + help.notes).flatMap { [""] + paragraph($0) }
    }

    /// The card.
    public func lines(_ card: Card) -> [String] {
        var result = wrap(card.title).map(strong)
        for part in card.parts {
            result += [""] + wrap(part.heading).map(strong)
            result += part.lines.flatMap { paragraph($0, indent: 2) }
            result += part.items.flatMap { wrap($0.text, indent: 4, first: "  • ") }
        }
        return result + [""] + card.notes.flatMap { paragraph($0) }
    }

    private static func minutes(_ minutes: [Int], _ strings: Strings) -> String {
        guard let from = minutes.first, let to = minutes.last else { return "" }
        return strings.minutes(min(from, to)...max(from, to))
    }
}

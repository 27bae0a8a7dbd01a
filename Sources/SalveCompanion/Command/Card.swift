import Foundation
public import SalveContent
public import SalveCore

/// The card: one page to print or to keep on any phone, with the screens of a hard moment, chosen own things and
/// chosen numbers.
///
/// It is written in clear, and says so.
public struct Card: Codable, Equatable, Sendable {
    /// A part of the card.
    public struct Part: Codable, Equatable, Sendable {
        /// Its main line.
        public let heading: String
        /// What follows, a paragraph each.
        public let lines: [String]
        /// What stands in a row, such as one's own things.
        public var items: [Item] = []
    }

    /// One thing, or one number.
    public struct Item: Codable, Equatable, Sendable {
        /// Its words.
        public let text: String
        /// Its number as a telephone dials it; nil when it has none.
        public var dialled: String?
    }

    /// Its title.
    public let title: String
    /// The language's tag.
    public let language: String
    /// `ltr` or `rtl`.
    public let direction: String
    /// The three screens, own things, numbers.
    public let parts: [Part]
    /// What stands below: that it is not sealed, and when it was made.
    public let notes: [String]

    /// A card in the words of a catalogue.
    ///
    /// `things` are those that the person marked for bad times; numbers are those of their own people, of the chosen
    /// country, and of safety steps the people and professionals. No country is guessed.
    public init(_ catalogue: Catalogue, own: CommandReply.OwnHelp, things: [String], on day: Day) {
        let strings = catalogue.strings
        let wording: Wording = own.isWarm ? .warm : .plain
        func line(_ key: String) -> String { strings[key, wording] }
        title = line("command.card.title")
        language = catalogue.language
        direction = catalogue.direction.rawValue
        var parts = Self.screens(catalogue, wording)
        if !things.isEmpty {
            parts.append(Part(heading: line("nav.list"), lines: [], items: things.map { Item(text: $0) }))
        }
        parts += own.steps.map { steps in
            Part(heading: line("steps.\(steps.part)"), lines: [], items: steps.lines.map { Item(text: $0) })
        }
        parts.append(Self.numbers(catalogue, own, wording))
        self.parts = parts
        let made = strings.text("command.card.made", ["date": strings.date(day)], wording: wording)
        let read = strings.text("help.readon", ["date": strings.date(catalogue.helpLines.read)], wording: wording)
        notes = [line("command.card.notSealed"), made] + (own.country == nil ? [] : [read])
    }

    private static func screens(_ catalogue: Catalogue, _ wording: Wording) -> [Part] {
        let strings = catalogue.strings
        func line(_ key: String) -> String { strings[key, wording] }
        let steps = catalogue.practice(Practice.ID("look-around"))?.steps.prefix(2) ?? []
        let first = Part(
            heading: line("hard.start.lead"),
            lines: [line("hard.start.first"), line("hard.start.nothing")]
        )
        let middle = steps.map { Part(heading: $0.heading[wording], lines: [$0.option[wording]]) }
        let turns = [
            line("landing.easier") + ": " + line("hard.easier.heading"),
            line("landing.same") + ": " + line("hard.same.day") + " " + line("hard.same.text"),
            line("landing.harder") + ": "
                + ["hard.harder.heading", "hard.harder.text", "hard.harder.different", "hard.harder.differenthint"]
                .map(line).joined(separator: " ") + ".",
            line("landing.far") + ": "
                + ["hard.far.lead", "hard.far.light", "hard.far.door", "hard.far.say"].map(line).joined(separator: " "),
        ]
        return [first] + middle + [Part(heading: line("landing.question"), lines: turns)]
    }

    static func numbers(_ catalogue: Catalogue, _ own: CommandReply.OwnHelp, _ wording: Wording) -> Part {
        let strings = catalogue.strings
        var items = own.people.map { person in
            let dialled = person.number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
            return Item(text: person.line, dialled: dialled.isEmpty ? nil : dialled)
        }
        var lines: [String] = []
        let countries = catalogue.helpLines.lines(for: own.country)
        if own.country != nil, countries.count == 1, let country = countries.first {
            lines.append(strings.text("help.hurt", ["number": country.emergency.call.shown], wording: wording))
            items += country.lines.map { Item(text: HelpNow.text($0, strings), dialled: $0.call?.dialled) }
        } else {
            lines.append(strings["command.card.noCountry", wording])
        }
        lines.append(strings["help.adult", wording])
        return Part(heading: strings["help.about", wording], lines: lines, items: items)
    }
}

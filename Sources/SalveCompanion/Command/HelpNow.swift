import Foundation
public import SalveContent
import SalveCore

/// Help now as text: what stands first, one's own steps and people, then lines by country.
///
/// Needs no key and no vault: without them one's own part is empty, and the rest is whole.
public struct HelpNow: Codable, Equatable, Sendable {
    /// A title with lines under it.
    public struct Part: Codable, Equatable, Sendable {
        /// The title.
        public let title: String
        /// The lines.
        public let lines: [String]
    }

    /// A country with its lines.
    public struct Country: Codable, Equatable, Sendable {
        /// Its two letters.
        public let code: String
        /// Its name.
        public let name: String
        /// Its numbers for an emergency, as people write them.
        public let emergency: String
        /// The line about an emergency.
        public let hurt: String
        /// Its lines, each in full.
        public let lines: [String]

        /// The country and its numbers for an emergency, in a few letters.
        public var short: String { "\(name) (\(emergency))" }
    }

    /// The main line.
    public let heading: String
    /// What it says first.
    public let lead: String
    /// One's own safety steps.
    public let steps: [Part]
    /// One's own people.
    public let people: [CommandReply.PersonLine]
    /// When there are thoughts, and it is not sure.
    public let thoughts: String
    /// Lines by country: the chosen one, or all of them.
    public let countries: [Country]
    /// Three outer things, for while one waits or where one cannot call.
    public let wait: Part
    /// What stands below.
    public let notes: [String]

    /// Help now in the words of a catalogue; a country of no known code shows all.
    public init(_ catalogue: Catalogue, own: CommandReply.OwnHelp?, country: String? = nil) {
        let strings = catalogue.strings
        let wording: Wording = own?.isWarm == true ? .warm : .plain
        func line(_ key: String) -> String { strings[key, wording] }
        heading = line("help.title")
        lead = line("help.lead")
        steps = (own?.steps ?? []).map { Part(title: line("steps.\($0.part)"), lines: $0.lines) }
        people = own?.people ?? []
        thoughts = line("help.thoughts")
        countries = catalogue.helpLines.lines(for: country ?? own?.country).map { Self.country($0, strings) }
        wait = Part(
            title: line("help.wait.heading"),
            lines: [line("help.wait.light"), line("help.wait.hold"), line("help.wait.distance")]
        )
        let read = strings.date(catalogue.helpLines.read)
        notes = [
            line("help.adult"), strings.text("help.readon", ["date": read], wording: wording), line("help.notkept"),
        ]
    }

    private static func country(_ country: HelpLines.Country, _ strings: Strings) -> Country {
        let emergency = country.emergency
        let numbers = [emergency.call.shown, emergency.also?.shown].compactMap { $0 }.joined(separator: ", ")
        let hurt = strings.text("help.hurt", ["number": numbers])
        return Country(
            code: country.code,
            name: country.name,
            emergency: numbers,
            hurt: [hurt, emergency.note].compactMap { $0 }.joined(separator: " "),
            lines: country.lines.map { text($0, strings) }
        )
    }

    /// A line in full: its name, how to reach it, when it answers, and anything else worth knowing.
    static func text(_ line: HelpLines.Line, _ strings: Strings) -> String {
        let parts = [line.name + ":", reach(line, strings) + ".", sentence(line.hours), line.note ?? ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func reach(_ line: HelpLines.Line, _ strings: Strings) -> String {
        var ways: [String] = []
        if let call = line.call { ways.append(strings.text("command.call", ["number": call.shown])) }
        if let text = line.text {
            let key = text.body == nil ? "command.text" : "command.textWith"
            ways.append(strings.text(key, ["number": text.number.shown, "body": text.body ?? ""]))
        }
        return ways.joined(separator: ", ")
    }

    private static func sentence(_ text: String) -> String {
        guard let first = text.first else { return "" }
        return first.uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
    }

    /// The country that a typed number, its letters or its name mean; nil for none.
    public func country(typed text: String) -> String? {
        let text = text.trimmingCharacters(in: .whitespaces).lowercased()
        if let number = Int(text), countries.indices.contains(number - 1) { return countries[number - 1].code }
        return countries.first { $0.code.lowercased() == text || $0.name.lowercased() == text }?.code
    }

    /// What stands before the lines of countries, a paragraph each.
    public var opening: [String] {
        [lead] + steps.map { $0.title + ": " + $0.lines.joined(separator: " · ") }
    }

    /// The numbers, a paragraph each; a name stands over each country where there are several.
    public var numbers: [String] { firstNumbers + moreNumbers }

    /// What stands below the numbers, a paragraph each: one's own people, then three outer things.
    public var handhold: [String] {
        people.map(\.line) + [([wait.title] + wait.lines).joined(separator: "\n")]
    }

    /// Everything below the heading, a paragraph each, in the order of R1.
    ///
    /// Of one country a line and the number for an emergency come first, so that both fit on a small screen.
    public var paragraphs: [String] {
        if countries.count == 1 { return opening + firstNumbers + handhold + moreNumbers + notes }
        return opening + numbers + handhold + notes
    }

    private var firstNumbers: [String] {
        guard countries.count == 1, let country = countries.first else { return [thoughts] }
        return [thoughts] + country.lines.prefix(1) + [country.hurt]
    }

    private var moreNumbers: [String] {
        if countries.count == 1 { return countries.flatMap { $0.lines.dropFirst() } }
        return countries.map { ([$0.name] + $0.lines + [$0.hurt]).joined(separator: "\n") }
    }
}

extension CommandReply.PersonLine {
    /// Name and number in one line.
    public var line: String { number.isEmpty ? name : "\(name): \(number)" }
}

import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent

/// The command `salve people`.
struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Your own people, and how it is with them over time.",
        subcommands: [Listed.self, Notes.self, Note.self],
        defaultSubcommand: Listed.self
    )

    /// Who they are.
    struct Listed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Who they are.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions

        func run() async throws { try await PeopleTalk(place: place, isJSON: answer.json).show(.list) }
    }

    /// Own words about all bonds.
    struct Notes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Your own words about them, the newest first.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions

        func run() async throws { try await PeopleTalk(place: place, isJSON: answer.json).show(.notes) }
    }

    /// Own words about one.
    struct Note: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How it is with someone, or on your own, in your own words.",
            discussion: """
                At a terminal it asks; Enter instead of a name is about being on your own. Elsewhere it reads one line \
                of JSON, such as {"person":"Ada","text":"...","asIAm":"partly","lately":"glad"}; asIAm is hardly, \
                partly or mostly, lately is heavy, mixed or glad.
                """
        )

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions

        func run() async throws { try await PeopleTalk(place: place, isJSON: answer.json).note() }
    }
}

/// What the commands about people ask and say.
struct PeopleTalk {
    let place: PlaceOptions
    let isJSON: Bool
    private var terminal: Terminal { .standard }

    init(place: PlaceOptions, isJSON: Bool) {
        self.place = place
        self.isJSON = isJSON
    }

    func show(_ request: PeopleRequest) async throws {
        let catalogue = try place.catalogue()
        guard case .people(let reply) = try await place.ask(.people(request), catalogue) else { return }
        try say(reply, catalogue)
    }

    func note() async throws {
        let catalogue = try place.catalogue()
        guard let line = try line(catalogue) else {
            return terminal.say(catalogue.strings["command.checkin.nothing"])
        }
        let desk = try await place.desk(catalogue, making: .whenNew)
        defer { desk.close() }
        guard case .people(let reply) = try await desk.ask(.people(.note(line)), catalogue) else { return }
        try say(reply, catalogue)
    }

    private func say(_ reply: CommandReply.PeopleReply, _ catalogue: Catalogue) throws {
        if isJSON { return try terminal.print(json: reply) }
        terminal.print(terminal.text.lines(reply, catalogue.strings))
    }

    private func line(_ catalogue: Catalogue) throws -> BondLine? {
        let strings = catalogue.strings
        guard terminal.isInteractive, !isJSON else { return try read(catalogue) }
        guard let name = ask(strings["command.people.whom"]) else { return nil }
        let question = strings[name.isEmpty ? "bonds.own.question" : "bonds.question"]
        guard let text = ask(question), !text.isEmpty else { return nil }
        var line = BondLine()
        line.person = name.isEmpty ? nil : name
        line.text = text
        return line
    }

    /// What was typed, empty for Enter alone; nil when the person stopped.
    private func ask(_ question: String) -> String? {
        terminal.print(terminal.text.paragraph(question))
        terminal.write("  › ")
        guard let typed = readLine(), typed != "q" else { return nil }
        return typed
    }

    private func read(_ catalogue: Catalogue) throws -> BondLine? {
        guard let typed = readLine() else { return nil }
        do {
            return try JSONDecoder().decode(BondLine.self, from: Data(typed.utf8))
        } catch {
            // NB: never the decoder's own words: they may hold what was typed.
            throw CommandFailure(.wrongUse, catalogue.strings["command.trouble.badLine"])
        }
    }
}

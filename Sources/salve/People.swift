import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve people`.
struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Your own people, and how it is with them over time.",
        subcommands: [Listed.self, Notes.self, Note.self, Swings.self, Apart.self],
        defaultSubcommand: Listed.self
    )

    /// Who they are.
    struct Listed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Who they are.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).people(.list) }
    }

    /// Own words about all bonds.
    struct Notes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Your own words about them, the newest first.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).people(.notes) }
    }

    /// To and fro between distance and longing.
    struct Swings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Where your own entries go to and fro between distance and longing, with dates."
        )

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).people(.swings) }
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
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).noteBond() }
    }

    /// Being asked after a parting.
    struct Apart: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Be asked now and then, for nine months, how it is after a parting; or stop that.",
            discussion: """
                At a terminal it asks. Elsewhere it reads one line of JSON, such as {"person":"Ada","act":"ask"}; act is \
                ask, stop, or pass for not this time. The question stands on Today.
                """
        )

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).apart() }
    }
}

extension CareTalk {
    /// One's own people, or own words about them.
    func people(_ request: PeopleRequest) async throws {
        let catalogue = try place.catalogue()
        try show(people: try await place.ask(.people(request), catalogue, input), catalogue)
    }

    /// Keeps own words about a bond.
    func noteBond() async throws {
        let catalogue = try place.catalogue()
        let reply = try await place.keep(catalogue, input, making: .whenNew) {
            try take(catalogue, askBond).map { (line: BondLine) in .people(.note(line)) }
        }
        try show(people: reply, catalogue)
    }

    /// Begins or stops being asked after a parting.
    func apart() async throws {
        let catalogue = try place.catalogue()
        let reply = try await place.keep(catalogue, input, making: .never) {
            try take(catalogue, askApart).map { (line: ApartLine) in .people(.apart(line)) }
        }
        try show(people: reply, catalogue)
    }

    private func askApart(_ strings: Strings) -> ApartLine? {
        guard let name = ask(strings["command.people.apart.whom"]), !name.isEmpty else { return nil }
        while let said = ask(strings["command.people.apart.act"]) {
            if said.isEmpty { return ApartLine(person: name, act: .ask) }
            if let act = ApartLine.Act(rawValue: said.lowercased()) { return ApartLine(person: name, act: act) }
        }
        return nil
    }

    private func show(people reply: CommandReply?, _ catalogue: Catalogue) throws {
        guard case .people(let people)? = reply else { return }
        if isJSON { return try terminal.print(json: people) }
        terminal.print(terminal.text.lines(people, catalogue.strings))
    }

    private func askBond(_ strings: Strings) -> BondLine? {
        guard let name = ask(strings["command.people.whom"]),
            // Asked before it is known who it is: in words that hold for someone kept simple as well (R17).
            let text = ask(strings[name.isEmpty ? "bonds.own.question" : "bonds.simplequestion"]), !text.isEmpty
        else { return nil }
        var line = BondLine()
        line.person = name.isEmpty ? nil : name
        line.text = text
        return line
    }
}

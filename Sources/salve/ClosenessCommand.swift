import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The command `salve closeness`.
struct ClosenessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "closeness",
        abstract: "Six short questions about kindness and closeness; they can put doing first.",
        discussion: """
            At a terminal they come one at a time, Enter passes one over, and q keeps nothing. Elsewhere it reads one \
            line of JSON, such as {"catch":"lot","seen":"no"}, of no, some and lot; every question may be missing. \
            --show only says where they stand. They are Salve’s own questions, not validated, and give no score.
            """
    )

    @Flag(name: .long, help: "Only say where they stand.")
    var show = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await ClosenessTalk(place: place, isJSON: answer.json, input: input).run(onlyShows: show)
    }
}

/// Asks, keeps, and says what follows.
struct ClosenessTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions
    private var terminal: Terminal { .standard }

    init(place: PlaceOptions, isJSON: Bool, input: InputOptions) {
        self.place = place
        self.isJSON = isJSON
        self.input = input
    }

    func run(onlyShows: Bool) async throws {
        let catalogue = try place.catalogue()
        if onlyShows { return try say(try await place.ask(.closeness, catalogue, input), catalogue) }
        let isAsked = terminal.isInteractive && !isJSON && !input.noInput
        let reply = try await place.keep(catalogue, input, making: .whenNew) {
            guard let line = isAsked ? ask(catalogue.strings) : try read(catalogue) else { return nil }
            return line.answers.isEmpty ? nil : .keepCloseness(line)
        }
        try say(reply, catalogue)
    }

    private func say(_ reply: CommandReply?, _ catalogue: Catalogue) throws {
        guard case .closeness(let closeness)? = reply else { return }
        if isJSON { return try terminal.print(json: closeness) }
        terminal.print(terminal.text.lines(closeness, catalogue.strings))
    }

    /// Nil when the person stopped; nothing is kept then.
    private func ask(_ strings: Strings) -> ClosenessLine? {
        var line = ClosenessLine()
        terminal.print(terminal.text.closenessIntro(strings))
        for question in ClosenessAnswers.Question.allCases {
            terminal.print([""] + terminal.text.lines(question, strings))
            while true {
                terminal.write("  › ")
                guard let typed = readLine(), typed != "q" else { return nil }
                if typed.allSatisfy(\.isWhitespace) || line.take(typed, to: question) { break }
                terminal.print("  " + strings["command.checkin.unknown"])
            }
        }
        return line
    }

    private func read(_ catalogue: Catalogue) throws -> ClosenessLine? {
        guard input.mayRead, let typed = readLine() else { return nil }
        do {
            return try JSONDecoder().decode(ClosenessLine.self, from: Data(typed.utf8))
        } catch {
            // NB: never the decoder's own words: they may hold what was typed.
            throw CommandFailure(.wrongUse, catalogue.strings["command.closeness.badLine"])
        }
    }
}

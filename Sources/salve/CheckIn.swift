import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve checkin`.
struct CheckInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkin",
        abstract: "How it is now, in a few short questions.",
        discussion: """
            At a terminal each question can be left with Enter, and q keeps nothing. Elsewhere it reads one line of \
            JSON, such as {"shape":"low","words":["tired","wrung out"],"strength":3,"text":"..."}; every part may be \
            missing. Nothing felt is ever taken from the arguments.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await CheckInTalk(place: place, isJSON: answer.json, input: input).run()
    }
}

/// Asks, keeps, and says what was kept.
struct CheckInTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions
    private var terminal: Terminal { .standard }

    init(place: PlaceOptions, isJSON: Bool, input: InputOptions) {
        self.place = place
        self.isJSON = isJSON
        self.input = input
    }

    func run() async throws {
        let catalogue = try place.catalogue()
        // What is there is opened first, with the passphrase where it wants one: a check-in that could not be kept is
        // not asked for. A first vault is made only once there is something to keep in it.
        let isThere = try place.location(catalogue).mayHoldVault
        if isThere { return try await keep(at: try await desk(catalogue), catalogue) }
        guard let line = try take(catalogue) else { return terminal.say(catalogue.strings["command.checkin.nothing"]) }
        try await keep(line, at: try await desk(catalogue), catalogue)
    }

    private func desk(_ catalogue: Catalogue) async throws -> CommandDesk {
        let asks = input.asksForPassphrase(place: place)
        return try await place.desk(catalogue, making: .whenNew, asksForPassphrase: asks)
    }

    private func keep(at desk: CommandDesk, _ catalogue: Catalogue) async throws {
        let taken: CheckInLine?
        do { taken = try take(catalogue) } catch {
            desk.close()
            throw error
        }
        guard let line = taken else {
            desk.close()
            return terminal.say(catalogue.strings["command.checkin.nothing"])
        }
        try await keep(line, at: desk, catalogue)
    }

    private func take(_ catalogue: Catalogue) throws -> CheckInLine? {
        terminal.isInteractive && !isJSON && !input.noInput ? ask(catalogue) : try read(catalogue)
    }

    private func keep(_ line: CheckInLine, at desk: CommandDesk, _ catalogue: Catalogue) async throws {
        defer { desk.close() }
        guard case .checkedIn(let kept) = try await desk.ask(.checkIn(line), catalogue) else { return }
        if isJSON { return try terminal.print(json: kept) }
        terminal.print(terminal.text.lines(kept, catalogue.strings))
    }

    private func read(_ catalogue: Catalogue) throws -> CheckInLine? {
        guard input.mayRead, let typed = readLine() else { return nil }
        do {
            return try JSONDecoder().decode(CheckInLine.self, from: Data(typed.utf8))
        } catch {
            // NB: never the decoder's own words: they may hold what was typed.
            throw CommandFailure(.wrongUse, catalogue.strings["command.checkin.bad"])
        }
    }

    /// Nil when the person stopped; nothing is kept then.
    private func ask(_ catalogue: Catalogue) -> CheckInLine? {
        let strings = catalogue.strings
        let text = terminal.text
        var line = CheckInLine()
        terminal.print(text.paragraph(strings["checkin.heading"]) + text.shapes(strings))
        guard answer(strings, { line.takeShape($0) }) else { return nil }
        terminal.print(text.paragraph(strings["checkin.words"]) + text.everyday(line.shape, catalogue.words))
        terminal.print(text.wrap(strings["checkin.ownhint"], indent: 2).map(text.quiet))
        guard
            answer(
                strings,
                {
                    line.takeWords($0)
                    return true
                }
            )
        else { return nil }
        terminal.print(text.paragraph(strings["checkin.strong"]) + text.strengths(strings))
        guard answer(strings, { line.takeStrength($0) }) else { return nil }
        terminal.print(text.paragraph(strings["checkin.line"]))
        guard
            answer(
                strings,
                {
                    line.text = $0
                    return true
                }
            )
        else { return nil }
        return line
    }

    /// One answer, or none with Enter; false when the person stopped.
    private func answer(_ strings: Strings, _ take: (String) -> Bool) -> Bool {
        while true {
            terminal.write("  › ")
            guard let typed = readLine(), typed != "q" else { return false }
            if typed.allSatisfy(\.isWhitespace) || take(typed) { return true }
            terminal.print("  " + strings["command.checkin.unknown"])
        }
    }
}

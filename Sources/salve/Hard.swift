import ArgumentParser
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve hard`.
struct Hard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A hard moment: one small thing at a time.",
        discussion: """
            At a terminal: numbers choose, Enter goes on, q stops, h is Help now. Elsewhere, or with --no-input, it
            shows the first screen. With --json it prints a screen a line and reads lines such as {"pick":"one"}.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var screen: ScreenOptions

    func run() async throws {
        try await screen.run(.hard, place)
    }
}

/// How screens are shown.
struct ScreenOptions: ParsableArguments {
    @Flag(name: .customLong("no-input"), help: "Ask nothing: show the first screen and end.")
    var noInput = false

    @Flag(name: .long, help: "Screens and choices as lines of JSON.")
    var json = false

    /// Shows the first screen of a request and what follows; where the vault does not open, nothing is kept.
    func run(_ request: CommandRequest, _ place: PlaceOptions) async throws {
        let catalogue = try place.catalogue()
        let isLook = !json && (noInput || !Terminal.standard.isInteractive)
        let (desk, note) = try await desk(catalogue, place, isLook: isLook)
        defer { desk.close() }
        guard case .screen(let first) = try await desk.ask(request, catalogue) else { return }
        let conversation = Conversation(desk: desk, catalogue: catalogue)
        if isLook {
            Terminal.standard.print(Terminal.standard.text.lines(first))
        } else if json {
            if noInput { return try Terminal.standard.print(json: first) }
            if let note { Terminal.standard.say(note) }
            try await conversation.runJSON(first)
        } else {
            try await conversation.run(first, note: note)
        }
    }

    private func desk(
        _ catalogue: Catalogue,
        _ place: PlaceOptions,
        isLook: Bool
    ) async throws -> (CommandDesk, note: String?) {
        do {
            let desk = try await place.desk(
                catalogue,
                making: isLook || noInput ? .never : .whenNew,
                asksForPassphrase: !isLook
            )
            return (desk, nil)
        } catch let failure as CommandFailure {
            let household = try await Household.inMemory(catalogue, surroundings: .real())
            return (.own(household), failure.sentence + " " + catalogue.strings["command.trouble.notKept"])
        }
    }
}

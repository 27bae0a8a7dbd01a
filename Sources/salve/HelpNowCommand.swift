import ArgumentParser
import SalveCompanion
import SalveContent

/// The command `salve help-now`.
struct HelpNowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help-now",
        abstract: "People who can be with you in this, now.",
        discussion: "Answers at once, also when the vault is locked, missing or damaged. It is not recorded."
    )

    @Option(name: .long, help: "Two letters of a country, such as IE; none is guessed.")
    var country: String?

    @Flag(name: .customLong("no-input"), help: "Ask nothing: show the lines of all countries.")
    var noInput = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws {
        let catalogue = try place.catalogue()
        let own = await own(catalogue)
        let help = HelpNow(catalogue, own: own, country: country)
        let terminal = Terminal.standard
        if answer.json { return try terminal.print(json: help) }
        guard help.countries.count > 1, terminal.isInteractive, !noInput else {
            return terminal.print(terminal.text.lines(help))
        }
        terminal.print(terminal.text.lines(choosing: help, catalogue.strings))
        terminal.write("› ")
        let chosen = HelpNow(catalogue, own: nil, country: help.country(typed: readLine() ?? ""))
        terminal.print(terminal.text.lines(numbersOf: chosen))
    }

    /// One's own part, where it comes quickly; whatever is in its way, the rest is shown.
    private func own(_ catalogue: Catalogue) async -> CommandReply.OwnHelp? {
        await OwnHelpFinder(location: try? place.location(catalogue), catalogue: catalogue).find()
    }
}

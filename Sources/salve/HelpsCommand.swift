import ArgumentParser
import SalveCompanion
import SalveContent

/// The command `salve helps`.
struct HelpsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helps",
        abstract: "What seems to help you: what you marked, in plain counts, and late what may be said.",
        discussion: "A pattern, not proof. With --json each practice has its counts, and what may be said as a name."
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws { try await say() }

    private func say() async throws {
        let catalogue = try place.catalogue()
        guard case .helps(let found) = try await place.ask(.helps, catalogue, input) else { return }
        if answer.json { return try Terminal.standard.print(json: found) }
        Terminal.standard.print(Terminal.standard.text.lines(found, catalogue.strings))
    }
}

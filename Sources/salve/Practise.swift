import ArgumentParser
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve practise [ID]`.
struct Practise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Everything there is to practise, or one of them.",
        discussion: "Without a name it shows the shelf. With one, the practice begins when Enter is pressed."
    )

    @Argument(help: "The short name of a practice, such as look-around.")
    var practice: String?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var screen: ScreenOptions

    func run() async throws {
        if let practice { return try await screen.run(.practise(practice), place) }
        let catalogue = try place.catalogue()
        let desk = try await shelfDesk()
        defer { desk.close() }
        guard case .shelf(let shelf) = try await desk.ask(.shelf, catalogue) else { return }
        if screen.json { return try Terminal.standard.print(json: shelf) }
        Terminal.standard.print(Terminal.standard.text.lines(shelf, catalogue.strings))
    }

    /// The shelf can be looked at without a vault.
    private func shelfDesk() async throws -> CommandDesk {
        let catalogue = try place.catalogue()
        do {
            return try await place.desk(catalogue, asksForPassphrase: place.passphraseFromInput)
        } catch is CommandFailure {
            return .own(try await Household.inMemory(catalogue, surroundings: .real()))
        }
    }
}

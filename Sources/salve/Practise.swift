import ArgumentParser
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve practise [ID]`.
struct Practise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Everything there is to practise, or one of them.",
        discussion: """
            Without a name, or with `list`, it shows the shelf, and --towards shows a part of it: what is turned to \
            oneself, or to a partner or someone else. With a name, the practice begins when Enter is pressed.
            """
    )

    @Argument(help: "The short name of a practice, such as look-around.")
    var practice: String?

    @Option(name: .long, help: "oneself or another.", transform: Practise.towards)
    var towards: Towards?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var screen: ScreenOptions

    func run() async throws { try await show() }

    private static func towards(_ name: String) throws -> Towards {
        if let towards = Towards(rawValue: name) { return towards }
        throw ValidationError("It is one of: " + Towards.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }

    private func show() async throws {
        if let practice, practice != "list" { return try await screen.run(.practise(practice), place) }
        let catalogue = try place.catalogue()
        let desk = try await shelfDesk()
        defer { desk.close() }
        guard case .shelf(let shelf) = try await desk.ask(.shelf(towards: towards), catalogue) else { return }
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

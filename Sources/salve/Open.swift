import ArgumentParser
import SalveCompanion
import SalveContent

/// The command `salve open`.
struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A new link to the pages of a running Salve.",
        discussion: "The link works once, for ten minutes."
    )

    @OptionGroup var place: PlaceOptions

    func run() async throws { try await show() }

    private func show() async throws {
        let catalogue = try place.catalogue()
        guard case .address(let address) = try await place.ask(.open, catalogue) else { return }
        Terminal.standard.print(address)
        guard let words = InstallWords(for: try place.location(catalogue)).kept() else { return }
        Terminal.standard.say(catalogue.strings.text("sign.beside", ["words": words]))
    }
}

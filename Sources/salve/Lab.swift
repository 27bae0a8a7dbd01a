import ArgumentParser
import SalveCompanion
import SalveVault

/// `salve lab`: for testers, and for nobody's own words.
struct Lab: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "For testers.",
        subcommands: [Append.self, Fill.self, Bench.self]
    )

    /// The command `salve lab append --data FOLDER`.
    struct Append: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep made-up entries until killed; print `ok N` for each that is safely kept.",
            shouldDisplay: false
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let catalogue = try place.catalogue()
            guard place.data != nil else { throw ValidationError("Made-up entries need a folder: --data FOLDER") }
            let desk = try await place.desk(catalogue, making: .whenNew)
            while case .appended(let number) = try await desk.ask(.append, catalogue) {
                Terminal.standard.print("ok \(number)")
            }
        }
    }
}

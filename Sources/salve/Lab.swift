import ArgumentParser
import SalveCompanion
import SalveContent
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

        @Option(name: .long, help: "How many at most.")
        var entries = 1_000_000

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.keepMadeUp(entries) { Terminal.standard.print("ok \($0)") }
        }
    }
}

extension PlaceOptions {
    /// Keeps made-up things in a folder that was named, never in the usual one.
    fileprivate func keepMadeUp(_ count: Int, kept: @escaping @Sendable (_ number: Int) -> Void) async throws {
        let catalogue = try catalogue()
        if data == nil { throw ValidationError("Made-up entries need a folder: --data FOLDER") }
        let desk = try await desk(catalogue, making: .whenNew)
        try await desk.keepMadeUp(count, catalogue, kept: kept)
        desk.close()
    }
}

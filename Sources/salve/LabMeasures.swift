import ArgumentParser
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

extension Lab {
    /// The command `salve lab fill`.
    struct Fill: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a new vault of made-up entries, to measure with.",
            shouldDisplay: false
        )

        @Option(name: .long, help: "How many.")
        var entries = 20_000

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let catalogue = try place.catalogue()
            let location = try place.location(catalogue)
            let surroundings = Surroundings.real()
            do {
                let lock = try location.lock()
                let vault = try await location.open(making: .whenNew, on: surroundings.now().day)
                guard await vault.lastNumber == .none else { throw ValidationError("There are entries here already.") }
                try await LabFill.fill(
                    vault,
                    entries: entries,
                    endingAt: surroundings.now(),
                    practices: catalogue.rules,
                    newID: surroundings.newID
                )
                lock.release()
            } catch let error as VaultError {
                throw CommandFailure(.vault(error), catalogue.strings, at: location)
            }
        }
    }

    /// The command `salve lab bench`.
    struct Bench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure the vault; adds made-up entries to it.",
            shouldDisplay: false
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let catalogue = try place.catalogue()
            let location = try place.location(catalogue)
            let lock = try location.lock()
            let figures = try await LabBench.run(
                folder: location.dataFolder,
                open: { () async throws(VaultError) in
                    try await location.open(making: .never, on: Surroundings.real().now().day)
                },
                newID: Surroundings.real().newID
            )
            for figure in figures {
                Terminal.standard.print("\(figure.name)\t\(figure.milliseconds)\t\(figure.runs)")
            }
            lock.release()
        }
    }
}

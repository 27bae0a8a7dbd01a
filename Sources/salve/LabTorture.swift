import ArgumentParser
import Foundation
import SalveCompanion
import SalveCore
import SalveVault

extension Lab {
    /// The command `salve lab work --data FOLDER`.
    struct Work: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Made-up work on a vault by a seed; print a line for each step that is safely kept.",
            shouldDisplay: false
        )

        @Option(help: "What the steps follow from.")
        var seed: UInt64 = 1

        @Option(help: "How many steps; until killed if none.")
        var steps: Int?

        @Option(help: "Without the lock, append so many entries while others do the same.")
        var besideOthers: Int?

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await work()
        }

        private func work() async throws {
            guard place.data != nil else { throw ValidationError("Made-up work needs a folder: --data FOLDER") }
            let report: @Sendable (LabWork.Kept) -> Void = { Terminal.standard.print($0.line) }
            try await Lab.vault(place, besideOthers: besideOthers != nil) { vault throws(CompanionError) in
                if let besideOthers {
                    try await vault.appendBesideOthers(besideOthers, report)
                } else {
                    try await vault.work(seed: seed, steps: steps, report)
                }
            }
        }
    }

    /// The command `salve lab images`.
    struct Images: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open vaults of made-up work, one folder a line; say in JSON what is in each.",
            shouldDisplay: false
        )

        @Flag(help: "Make a vault where there is neither one nor a key, as on a first start.")
        var making = false

        func run() async throws {
            try await look()
        }

        private func look() async throws {
            let day = Surroundings.real().now().day
            while let folder = readLine() {
                try Terminal.standard.print(json: await LabImage.look(at: folder, making: making, on: day))
            }
        }
    }
}

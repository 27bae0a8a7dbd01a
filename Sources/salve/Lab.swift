import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault
import SalveWeb

/// `salve lab`: for testers, and for nobody's own words.
struct Lab: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "For testers.",
        subcommands: [
            Session.self, Cycles.self, Policy.self, Simulate.self, Append.self, Rekey.self, Fill.self, Bench.self,
            Work.self, Images.self, Routes.self,
        ]
    )

    /// The command `salve lab session`.
    struct Session: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Drive the rules of offering: JSON lines in, one answer a line out; keeps nothing."
        )

        @Option(name: .long, help: "A file of practices in place of the shipped ones.", completion: .file())
        var practices: String?

        @Option(name: .long, help: ArgumentHelp("The folder of the content files.", visibility: .hidden))
        var resources: String?

        func run() throws {
            let catalogue = try PlaceOptions.catalogue(in: resources)
            var bench = LabSession(
                practices: try read() ?? catalogue.rules,
                words: LabSession.Words(catalogue.strings)
            )
            while let line = readLine() {
                if line.allSatisfy(\.isWhitespace) { continue }
                Terminal.standard.print(bench.answer(line))
            }
        }

        private func read() throws -> [Practice]? {
            guard let practices else { return nil }
            guard let bytes = FileManager.default.contents(atPath: practices) else {
                throw CommandFailure(.wrongUse, "There is no file to read at \(practices).")
            }
            do throws(LabPractices.Problem) {
                return try LabPractices.read([UInt8](bytes))
            } catch {
                throw CommandFailure(.wrongUse, error.sentence)
            }
        }
    }

    /// The command `salve lab append --data FOLDER`.
    struct Append: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep made-up entries until killed; print ok N for each that is safely kept.",
            shouldDisplay: false
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            guard place.data != nil else { throw ValidationError("Made-up entries need a folder: --data FOLDER") }
            try await Lab.vault(place) { vault throws(CompanionError) in
                try await vault.append { Terminal.standard.print("ok \($0)") }
            }
        }
    }

    /// The command `salve lab rekey --data FOLDER`.
    struct Rekey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep made-up entries and change all keys after each, until killed; print ok N for each.",
            shouldDisplay: false
        )

        @Flag(help: "Every other time with a made-up passphrase.")
        var lock = false

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            guard place.data != nil else { throw ValidationError("Made-up entries need a folder: --data FOLDER") }
            try await Lab.vault(place) { vault throws(CompanionError) in
                try await vault.rekey(locking: lock) { Terminal.standard.print("ok \($0)") }
            }
        }
    }

    /// The command `salve lab fill --entries N`.
    struct Fill: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fill a new vault with made-up entries, to measure with.",
            shouldDisplay: false
        )

        @Option(help: "How many.")
        var entries = 20_000

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let practices = try place.catalogue().rules
            try await Lab.vault(place) { vault throws(CompanionError) in
                try await vault.fill(entries: entries, practices: practices)
            }
        }
    }

    /// The command `salve lab bench`.
    struct Bench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure a filled vault: name, median in milliseconds, runs.",
            shouldDisplay: false
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let others = [try Lab.cycleFigure(place)] + (try Lab.learnerFigures(place))
            try await Lab.vault(place) { vault throws(CompanionError) in
                for figure in try await vault.bench() + others {
                    Terminal.standard.print("\(figure.name)\t\(figure.milliseconds)\t\(figure.runs)")
                }
            }
        }
    }

    /// The command `salve lab routes`.
    struct Routes: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every route of the pages, one a line.",
            shouldDisplay: false
        )

        @OptionGroup var place: PlaceOptions

        func run() throws { try Lab.printRoutes(place) }
    }

    private static func printRoutes(_ place: PlaceOptions) throws {
        let catalogue = try place.catalogue()
        do throws(WebError) {
            let routes = try routeTable(catalogue, WebConfiguration(resources: place.resources))
            for route in routes { Terminal.standard.print(route) }
        } catch {
            throw CommandFailure(error, catalogue.strings)
        }
    }

    static func vault(
        _ place: PlaceOptions,
        besideOthers: Bool = false,
        _ work: (LabVault) async throws(CompanionError) -> Void
    ) async throws {
        let catalogue = try place.catalogue()
        let location = try place.location(catalogue)
        do throws(CompanionError) {
            try await work(LabVault(at: location, surroundings: .real(), besideOthers: besideOthers))
        } catch {
            throw CommandFailure(error, catalogue.strings, at: location)
        }
    }
}

import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore

extension Lab {
    /// Whether something is done.
    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    /// The command `salve lab policy`.
    struct Policy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Drive the learner: JSON lines in, one answer a line out; keeps nothing."
        )

        @Option(name: .long, help: "A file of practices in place of the shipped ones.", completion: .file())
        var practices: String?

        @Option(help: "What chance follows from.")
        var seed: UInt64 = 1

        @Option(help: "Whether some moments become one of noticing: on or off.")
        var noticing: Switch = .on

        @Option(name: .long, help: ArgumentHelp("The folder of the content files.", visibility: .hidden))
        var resources: String?

        func run() throws { try Lab.drive(self) }
    }

    /// The command `salve lab simulate`.
    struct Simulate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Play made-up people through the learner and what it is measured against; print the table."
        )

        @Option(help: "How many people for each seed.")
        var people = 1_000

        @Option(help: "How many days, from 31 on.")
        var days = 60

        @Option(help: "How many seeds.")
        var seeds = 3

        @Option(help: "The first seed.")
        var seed = 1

        func run() throws { try Lab.play(self) }
    }

    private static func play(_ command: Simulate) throws {
        guard (1...1_000_000).contains(command.people), (31...3_650).contains(command.days),
            (1...1_000).contains(command.seeds), (0...1_000_000).contains(command.seed)
        else { throw ValidationError("People, days (31 or more), seeds and the first seed are whole numbers.") }
        let size = LabSimulation.Size(
            people: command.people,
            days: command.days,
            seeds: command.seeds,
            firstSeed: command.seed
        )
        LabSimulation(size).run { Terminal.standard.print($0) }
    }

    private static func drive(_ command: Policy) throws {
        let catalogue = try PlaceOptions.catalogue(in: command.resources)
        var bench = LabPolicy(
            practices: try read(command.practices) ?? LearnerPractice.all(of: catalogue.rules),
            words: catalogue.strings,
            seed: command.seed,
            noticing: command.noticing == .on
        )
        while let line = readLine() {
            if line.allSatisfy(\.isWhitespace) { continue }
            Terminal.standard.print(bench.answer(line))
        }
    }

    static func learnerFigures(_ place: PlaceOptions) throws -> [LabBench.Figure] {
        LabBench.learner(try place.catalogue().rules, sittings: 5_000)
    }

    private static func read(_ path: String?) throws -> [LearnerPractice]? {
        guard let path else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.wrongUse, "There is no file to read at \(path).")
        }
        do throws(LabPractices.Problem) {
            return try LabPolicyPractices.read([UInt8](bytes))
        } catch {
            throw CommandFailure(.wrongUse, error.sentence)
        }
    }
}

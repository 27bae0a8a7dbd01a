import ArgumentParser
import SalveCompanion
import SalveContent

extension Lab {
    /// The command `salve lab cycles`.
    struct Cycles: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find swings in made-up histories: JSON lines in, one answer a line out; keeps nothing."
        )

        @Option(name: .long, help: ArgumentHelp("The folder of the content files.", visibility: .hidden))
        var resources: String?

        func run() throws { try Lab.mapCycles(resources) }
    }

    static func cycleFigure(_ place: PlaceOptions) throws -> LabBench.Figure {
        LabCycles(words: try place.catalogue().cycleWords).figure(entries: 20_000)
    }

    private static func mapCycles(_ resources: String?) throws {
        let bench = LabCycles(words: try PlaceOptions.catalogue(in: resources).cycleWords)
        while let line = readLine() {
            if line.allSatisfy(\.isWhitespace) { continue }
            Terminal.standard.print(bench.answer(line))
        }
    }
}

import ArgumentParser
import SalveCompanion
import SalveContent

/// The command `salve list`.
struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "My list: what already helps.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        let catalogue = try place.catalogue()
        guard case .list(let things) = try await place.ask(.list, catalogue, input) else { return }
        if answer.json { return try Terminal.standard.print(json: things) }
        Terminal.standard.print(Terminal.standard.text.lines(things, catalogue.strings))
    }
}

/// The command `salve timeline`.
struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "What was kept, newest first."
    )

    @Option(name: .long, help: "How many lines at the most.")
    var limit = 50

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        let catalogue = try place.catalogue()
        guard case .timeline(let lines) = try await place.ask(.timeline(limit: limit), catalogue, input) else { return }
        if answer.json { return try Terminal.standard.print(json: lines) }
        Terminal.standard.print(Terminal.standard.text.lines(lines, catalogue.strings))
    }
}

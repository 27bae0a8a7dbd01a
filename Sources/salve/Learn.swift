import ArgumentParser
import SalveCompanion
import SalveContent
import SalveCore

/// The command `salve learn [ID]`.
struct Learn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Short texts that explain, with their sources.",
        discussion: """
            Without a name it lists those that ship. Nothing is kept; a vault is needed only for a text that came in a \
            pack, such as small-kindnesses--a-small-hello.
            """
    )

    @Argument(help: "The short name of a text, such as three-systems.")
    var text: String?

    @Flag(name: .long, help: "In warm wording, where there is one.")
    var warm = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws { try await show() }

    private func show() async throws {
        let catalogue = try place.catalogue()
        guard let text else {
            if answer.json { return try Terminal.standard.print(json: catalogue.explainers.map(\.id.name)) }
            return Terminal.standard.print(Terminal.standard.text.lines(catalogue.explainers, catalogue.strings))
        }
        let sheet: Handout
        if let shipped = Paper.shipped(.explainer, id: text, catalogue, warm: warm) {
            sheet = shipped
        } else {
            sheet = try await Paper.kept(.explainer, id: text, place, catalogue, input)
        }
        if answer.json { return try Terminal.standard.print(json: sheet) }
        Terminal.standard.print(Terminal.standard.text.lines(sheet))
    }
}

/// The command `salve barriers [AREA]`.
struct BarriersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "barriers",
        abstract: "What can get in the way of being kind to oneself, each with something to try.",
        discussion: "Without a name it lists the four areas. Nothing is kept, and no vault is needed."
    )

    @Argument(help: "early, on-guard, unnoticed or beliefs.")
    var area: String?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws { try show() }

    private func show() throws {
        let catalogue = try place.catalogue()
        guard let area else {
            if answer.json { return try Terminal.standard.print(json: catalogue.barriers.areas.map(\.id.rawValue)) }
            return Terminal.standard.print(Terminal.standard.text.lines(catalogue.barriers, catalogue.strings))
        }
        guard let id = Barriers.AreaID(rawValue: area), let found = catalogue.barriers[id] else {
            throw CommandFailure(CompanionError.notFound, catalogue.strings)
        }
        if answer.json { return try Terminal.standard.print(json: found.lines.map(BarrierLine.init)) }
        Terminal.standard.print(Terminal.standard.text.lines(found, catalogue))
    }
}

/// One thing that can be in the way, as JSON.
private struct BarrierLine: Encodable {
    let id: String
    let says: String
    let reply: String
    let experiment: String
    let explainer: String
    let practices: [String]

    init(_ line: Barriers.Line) {
        id = line.id
        says = line.says
        reply = line.reply
        experiment = line.experiment
        explainer = line.explainer.name
        practices = line.practices.map(\.name)
    }
}

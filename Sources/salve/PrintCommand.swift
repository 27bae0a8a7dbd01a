import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore

/// The command `salve print KIND [ID]`.
struct PrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract:
            "A sheet in large type: a practice, an explainer, a story, plans, the list, the safety steps, the card or a result.",
        discussion: "With --to it is one file of HTML that opens offline. What is one’s own in it is not sealed."
    )

    @Argument(help: "practice, explainer, story, plan, list, steps, card or result.", transform: PrintCommand.kind)
    var kind: Handout.Kind

    @Argument(help: "The short name of a practice, explainer or story, or the id of a result.")
    var id: String?

    @Option(name: .long, help: "The file to make.", completion: .file(extensions: ["html"]))
    var to: String?

    @Flag(name: .long, help: "Replace the file if it is there.")
    var force = false

    @Flag(name: .long, help: "A practice or an explainer in warm wording.")
    var warm = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws { try await show() }

    private static func kind(_ name: String) throws -> Handout.Kind {
        if let kind = Handout.Kind(rawValue: name) { return kind }
        throw ValidationError("The kinds are: " + Handout.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }

    private func show() async throws {
        let catalogue = try place.catalogue()
        let sheet = try await sheet(catalogue)
        guard let to else {
            if answer.json { return try Terminal.standard.print(json: sheet) }
            return Terminal.standard.print(Terminal.standard.text.lines(sheet))
        }
        let path = URL(filePath: to).standardizedPath
        try PrivateFile.write(sheet.page, to: path, replacing: force, catalogue.strings)
        Terminal.standard.say(catalogue.strings.text("print.written", ["path": path]))
    }

    /// The first of the kind that ships.
    private func example(_ catalogue: Catalogue) -> String? {
        switch kind {
        case .practice: catalogue.practices.first?.id.name
        case .explainer: catalogue.explainers.first?.id.name
        case .story: catalogue.stories.first?.id.name
        case .plan, .list, .steps, .card, .result: nil
        }
    }

    /// Which results there are, where none was named.
    private func unnamed(_ catalogue: Catalogue) async throws -> CommandFailure {
        let reply = try await place.ask(.measures(.results(nil)), catalogue, input)
        guard case .measures(.results(let lines)) = reply, let first = lines.first else {
            return CommandFailure(.wrongUse, catalogue.strings["print.noresults"])
        }
        let results = lines.map { "\($0.id)  \($0.day), \($0.title)" }.joined(separator: "\n")
        let values = ["id": first.id, "results": results]
        return CommandFailure(.wrongUse, catalogue.strings.text("print.noresult", values))
    }

    /// What ships with Salve needs no vault; what is one's own does.
    private func sheet(_ catalogue: Catalogue) async throws -> Handout {
        switch kind {
        case .practice, .explainer, .story:
            guard let id else {
                let values = ["kind": kind.rawValue, "id": example(catalogue) ?? ""]
                throw CommandFailure(.wrongUse, catalogue.strings.text("print.noid", values))
            }
            if let sheet = Paper.shipped(kind, id: id, catalogue, warm: warm) { return sheet }
            return try await Paper.kept(kind, id: id, place, catalogue, input)
        case .result where id == nil: throw try await unnamed(catalogue)
        case .plan, .list, .steps, .card, .result:
            return try await Paper.kept(kind, id: id, place, catalogue, input)
        }
    }
}

/// Sheets: of what ships with Salve, and of what is one's own or came in a pack.
enum Paper {
    /// A practice, an explainer or a story that ships; nil when none of that name does.
    static func shipped(_ kind: Handout.Kind, id: String, _ catalogue: Catalogue, warm: Bool) -> Handout? {
        let wording: Wording = warm ? .warm : .plain
        switch kind {
        case .practice:
            return catalogue.practice(Practice.ID(id)).map { Handout($0, catalogue, wording: wording) }
        case .explainer:
            return catalogue.explainer(Explainer.ID(id)).map { Handout($0, catalogue, wording: wording) }
        case .story: return catalogue.story(Story.ID(id)).map { Handout($0, catalogue) }
        case .plan, .list, .steps, .card, .result: return nil
        }
    }

    /// One from the vault.
    static func kept(
        _ kind: Handout.Kind,
        id: String?,
        _ place: PlaceOptions,
        _ catalogue: Catalogue,
        _ input: InputOptions
    ) async throws -> Handout {
        guard case .handout(let sheet) = try await place.ask(.handout(kind, id: id), catalogue, input) else {
            throw CommandFailure(CompanionError.notFound, catalogue.strings)
        }
        return sheet
    }
}

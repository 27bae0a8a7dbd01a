import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

extension ScaleCommand {
    /// The command `salve scale import FILE`.
    struct ImportWords: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Bring the words of a questionnaire, from a file.",
            discussion: """
                A FHIR R4 Questionnaire in JSON, or a YAML file with items and options. Where each line would stand is \
                shown, and nothing is kept before a yes. The words go into the vault and nowhere else.
                """
        )

        @Argument(help: "The file.", completion: .file())
        var file: String

        @Option(help: "The short name of the scale, such as phq-9, where the file does not tell it.")
        var scale: String?

        @Flag(name: .long, help: "Keep it without asking.")
        var yes = false

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await WordingCommands.bring(self) }
    }
}

/// What these commands do.
enum WordingCommands {
    /// The scales; what the vault knows of their words is said where it opens without a question.
    static func list(_ place: PlaceOptions, _ answer: AnswerOptions) async throws {
        let catalogue = try place.catalogue()
        let worded = try await worded(place, catalogue)
        if answer.json {
            return try Terminal.standard.print(json: catalogue.scales.map { ScaleLine($0, worded: worded) })
        }
        let lines = Terminal.standard.text.lines(catalogue.scales, worded: worded, catalogue.strings)
        Terminal.standard.print(lines)
    }

    /// The scales that have words; nil where there is no vault, or it did not open.
    private static func worded(_ place: PlaceOptions, _ catalogue: Catalogue) async throws -> Set<Scale.ID>? {
        guard let location = try? place.location(catalogue), location.mayHoldVault else {
            return nil  // Without a home there is no vault: the list stands all the same.
        }
        let reply: CommandReply
        do {
            let desk = try await place.desk(catalogue, asksForPassphrase: place.passphraseFromInput)
            defer { desk.close() }
            reply = try await desk.ask(.wordings(.used), catalogue)
        } catch is CommandFailure {
            Terminal.standard.say(catalogue.strings["wordings.command.closed"])
            return nil
        }
        guard case .wordings(let here) = reply else { return nil }
        return Set(here.scales.map { Scale.ID($0) })
    }

    /// Reads a file, shows where each line would stand, and keeps it after a yes.
    static func bring(_ command: ScaleCommand.ImportWords) async throws {
        let catalogue = try command.place.catalogue()
        let strings = catalogue.strings
        let brought = try read(command, catalogue)
        guard let text = catalogue.scale(brought.offer.scale) else { return }
        if !command.answer.json {
            Terminal.standard.print(Terminal.standard.text.lines(brought.offer, text, strings))
            if !command.yes { Terminal.standard.say(strings["wordings.command.replace"]) }
        }
        if command.yes, brought.offer.asksForSelfHarm(in: text.scale) {
            throw CommandFailure(.wrongUse, strings["wordings.command.harmyes"])
        }
        guard try isConfirmed(command, brought.offer, text.scale, strings) else {
            if command.answer.json { try say(brought, text, isKept: false) }
            guard Terminal.standard.isInteractive, command.input.mayRead, !command.input.noInput else {
                throw CommandFailure(.wrongUse, strings["wordings.command.yes"])
            }
            return Terminal.standard.say(strings["wordings.command.left"])
        }
        let stored = EventEnvelope.Wording(brought.offer, from: brought.source)
        let asks = command.input.asksForPassphrase(place: command.place)
        let desk = try await command.place.desk(catalogue, making: .whenNew, asksForPassphrase: asks)
        defer { desk.close() }
        let before = try await desk.ask(.wordings(.used), catalogue)
        _ = try await desk.ask(.wordings(.keep(stored)), catalogue)
        if command.answer.json { return try say(brought, text, isKept: true) }
        Terminal.standard.say(strings["wordings.command.kept"])
        if case .wordings(let used) = before, used.scales.contains(text.id.name) {
            Terminal.standard.say(strings["wordings.command.replaced"])
        }
    }

    private static func say(_ brought: BroughtWording, _ text: ScaleText, isKept: Bool) throws {
        try Terminal.standard.print(json: WordingLine(brought, text.scale, isKept: isKept))
    }

    private static func isConfirmed(
        _ command: ScaleCommand.ImportWords,
        _ offer: WordingOffer,
        _ scale: Scale,
        _ strings: Strings
    ) throws -> Bool {
        if command.yes { return true }
        guard Terminal.standard.isInteractive, !command.input.noInput, !command.answer.json else { return false }
        guard isYes(strings["wordings.command.ask"]) else { return false }
        guard offer.asksForSelfHarm(in: scale), let row = offer.rows.first(where: { $0.line.item == scale.selfHarm })
        else { return true }
        let values = ["number": Strings.number(of: row.line.item), "words": row.line.text]
        return isYes(strings.text("wordings.command.harm", values))
    }

    private static func isYes(_ question: String) -> Bool {
        Terminal.standard.write(question + " ")
        return ["y", "yes"].contains((readLine() ?? "").lowercased())
    }

    private static func read(_ command: ScaleCommand.ImportWords, _ catalogue: Catalogue) throws -> BroughtWording {
        let strings = catalogue.strings
        let wanted = command.scale.map { Scale.ID($0) }
        if let wanted {
            guard let text = catalogue.scale(wanted) else {
                throw CommandFailure(.wrongUse, strings["scale.trouble.scale"])
            }
            guard text.own == nil else { throw CommandFailure(.wrongUse, strings["wordings.command.own"]) }
        }
        guard case .file(let handle) = PlainFile.look(at: command.file) else {
            throw CommandFailure(.wrongUse, strings.text("scale.trouble.file", ["path": command.file]))
        }
        let data = try handle.read(upToCount: QuestionnaireFile.largest + 1) ?? Data()
        do throws(WordingProblem) {
            return try catalogue.readWording([UInt8](data), for: wanted)
        } catch {
            throw CommandFailure(error, strings)
        }
    }
}

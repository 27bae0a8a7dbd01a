import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve practice`.
struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract: "Practices of your own.",
        subcommands: [Add.self, ListAll.self, Remove.self, ExportOne.self]
    )

    /// The command `salve practice add FILE`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a practice of your own, from a Markdown file.",
            discussion: "Rules of shape and care can refuse it, with the reason; your own voice is your own."
        )

        @Argument(help: "The file.", completion: .file())
        var file: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.add(file, place, answer, input) }
    }

    /// The command `salve practice list`.
    struct ListAll: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "What is here.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.ask(.practices, place, answer, input) }
    }

    /// The command `salve practice remove ID`.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take one away, for good after a minute.")

        @Argument(help: "Its short name, as `salve practice list` shows it.")
        var id: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.ask(.removePractice(id), place, answer, input) }
    }

    /// The command `salve practice export ID`.
    struct ExportOne: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Print one as a Markdown file."
        )

        @Argument(help: "Its short name, as `salve practice list` shows it.")
        var id: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.ask(.exportPractice(id), place, answer, input) }
    }
}

/// The command `salve pack`.
struct PackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Packs: practices, worksheets, texts and feeling words by others.",
        subcommands: [Check.self, Add.self, ListAll.self, Remove.self]
    )

    /// The command `salve pack check FILE`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Everything that is wrong with a pack, with its file, line, rule and remedy.",
            discussion: "Ends with 5 when there is something. Nothing is kept."
        )

        @Argument(help: "A folder or a zip file.", completion: .file())
        var file: String

        @Option(name: .long, help: ArgumentHelp("The folder of the content files.", visibility: .hidden))
        var resources: String?

        func run() throws { try MineCommands.check(file, resources) }
    }

    /// The command `salve pack add FILE`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a pack whole; another version of it gives way.")

        @Argument(help: "A folder or a zip file.", completion: .file())
        var file: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws {
            let path = URL(filePath: file).standardizedPath
            try await MineCommands.ask(.addPack(path), place, answer, input, making: .whenNew)
        }
    }

    /// The command `salve pack list`.
    struct ListAll: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "What is here.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.ask(.packs, place, answer, input) }
    }

    /// The command `salve pack remove ID`.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a pack out whole, for good after a minute.")

        @Argument(help: "Its id, as `salve pack list` shows it.")
        var id: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.ask(.removePack(id), place, answer, input) }
    }
}

/// What these commands share.
enum MineCommands {
    static func ask(
        _ request: MineRequest,
        _ place: PlaceOptions,
        _ answer: AnswerOptions,
        _ input: InputOptions,
        making: VaultLocation.Making = .never
    ) async throws {
        let catalogue = try place.catalogue()
        let asks = input.asksForPassphrase(place: place)
        let desk = try await place.desk(catalogue, making: making, asksForPassphrase: asks)
        defer { desk.close() }
        try say(try await desk.ask(.mine(request), catalogue), answer)
    }

    static func say(_ reply: CommandReply?, _ answer: AnswerOptions) throws {
        guard case .mine(let reply)? = reply else { return }
        if answer.json { return try Terminal.standard.print(json: reply) }
        if let text = reply.text { return Terminal.standard.print(text) }
        Terminal.standard.print(reply.items.map { "\($0.id)  \($0.title) (\($0.detail))" } + reply.lines)
    }

    static func add(
        _ file: String,
        _ place: PlaceOptions,
        _ answer: AnswerOptions,
        _ input: InputOptions
    ) async throws {
        let catalogue = try place.catalogue()
        guard let handle = FileHandle(forReadingAtPath: file),
            let data = try handle.read(upToCount: Pack.fileLimit + 1),
            let text = String(validating: data, as: UTF8.self), !text.contains("\0")
        else { throw CommandFailure(.couldNot, catalogue.strings["command.trouble.notFound"]) }
        try await ask(.addPractice(text), place, answer, input, making: .whenNew)
    }

    static func check(_ file: String, _ resources: String?) throws {
        let catalogue = try PlaceOptions.catalogue(in: resources)
        switch catalogue.look(atPackAt: URL(filePath: file).standardizedPath) {
        case .pack(let pack):
            let count = catalogue.strings.contents(pack)
            let values = ["name": pack.manifest.name, "count": count]
            Terminal.standard.say(catalogue.strings.text("command.mine.packFine", values))
        case .refused(let refusal): throw CommandFailure(.content, catalogue.strings.text(refusal))
        case .wrong(let problems):
            for problem in problems { Terminal.standard.print(problem.description) }
            throw CommandFailure(.content, problems.count == 1 ? "1 mistake" : "\(problems.count) mistakes")
        }
    }
}

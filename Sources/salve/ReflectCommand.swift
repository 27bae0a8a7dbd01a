import ArgumentParser
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The command `salve reflect`.
struct ReflectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reflect",
        abstract: "One thing that upset you, from the feeling to one new option.",
        discussion: """
            Without more it asks the short form, one question at a time, and each answer is kept at once.
            """,
        subcommands: [ReflectWrite.self, ReflectList.self, ReflectShow.self],
        defaultSubcommand: ReflectWrite.self
    )
}

/// The command `salve reflect write`.
struct ReflectWrite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Asks one question at a time; any of them can stay empty.",
        discussion: """
            Enter leaves a part; q stops, x says that it is harder, f that everything is far away. With --json, and \
            where there is no terminal, it reads one line of JSON as `salve sheet` does. Nothing written is ever taken \
            from the arguments.
            """
    )

    @Flag(name: .long, help: "All parts, about six minutes.")
    var full = false

    @Flag(name: .customLong("no-input"), help: "Print the form, and ask nothing.")
    var noInput = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws {
        try await ReflectTalk(place, answer).write(isBrief: !full, asksNothing: noInput)
    }
}

/// The command `salve reflect list`.
struct ReflectList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Reflections, the newest first.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await ReflectTalk(place, answer, input).list()
    }
}

/// The command `salve reflect show`.
struct ReflectShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One reflection in your own words, by the id that the list shows."
    )

    @Argument(help: "The reflection's id.")
    var id: String

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await ReflectTalk(place, answer, input).show(id)
    }
}

/// What the commands of reflections ask and say.
struct ReflectTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions?
    private var terminal: Terminal { .standard }

    init(_ place: PlaceOptions, _ answer: AnswerOptions, _ input: InputOptions? = nil) {
        self.place = place
        isJSON = answer.json
        self.input = input
    }

    func write(isBrief: Bool, asksNothing: Bool) async throws {
        let form = Reflection.form.name
        let talk = SheetTalk(name: form, isBrief: isBrief, asksNothing: asksNothing, isJSON: isJSON, place: place)
        try await talk.run()
    }

    func list() async throws {
        let catalogue = try place.catalogue()
        guard case .reflections(let found) = try await place.ask(.reflections, catalogue, input) else { return }
        if isJSON { return try terminal.print(json: found) }
        terminal.print(terminal.text.lines(found, catalogue.strings))
    }

    func show(_ id: String) async throws {
        let catalogue = try place.catalogue()
        guard case .keptSheet(let kept) = try await place.ask(.reflection(id), catalogue, input) else { return }
        if isJSON { return try terminal.print(json: kept) }
        terminal.print(terminal.text.lines(kept, catalogue.strings))
    }
}

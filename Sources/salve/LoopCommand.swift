import ArgumentParser
import SalveCompanion
import SalveContent
import SalveCore

/// The command `salve loop`.
struct LoopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loop",
        abstract: "How something goes round: what set it off, what it brought up, what you did, what came of it.",
        subcommands: [LoopList.self, LoopShow.self, LoopNew.self],
        defaultSubcommand: LoopList.self
    )
}

/// The command `salve loop list`.
struct LoopList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Loops, the newest first.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await LoopTalk(place, answer, input).list()
    }
}

/// The command `salve loop show`.
struct LoopShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One loop in your own words, by the id that the list shows."
    )

    @Argument(help: "The loop's id.")
    var id: String

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await LoopTalk(place, answer, input).show(id)
    }
}

/// The command `salve loop new`.
struct LoopNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Asks one question at a time; any of them can stay empty.",
        discussion: """
            Enter leaves a part; q stops, x says that it is harder, f that everything is far away. With --json, and \
            where there is no terminal, it reads one line of JSON as `salve sheet` does. Nothing written is ever taken \
            from the arguments.
            """
    )

    @Flag(name: .long, help: "Also ask for a guess at the other's side.")
    var guess = false

    @Flag(name: .customLong("no-input"), help: "Print the form, and ask nothing.")
    var noInput = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws {
        try await LoopTalk(place, answer, nil).write(isBrief: !guess, asksNothing: noInput)
    }
}

/// What the commands of loops ask and say.
struct LoopTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions?
    private var terminal: Terminal { .standard }

    init(_ place: PlaceOptions, _ answer: AnswerOptions, _ input: InputOptions?) {
        self.place = place
        isJSON = answer.json
        self.input = input
    }

    func write(isBrief: Bool, asksNothing: Bool) async throws {
        let name = Loop.form.name
        let talk = SheetTalk(name: name, isBrief: isBrief, asksNothing: asksNothing, isJSON: isJSON, place: place)
        try await talk.run()
    }

    func list() async throws {
        let catalogue = try place.catalogue()
        guard case .reflections(let found) = try await place.ask(.loops, catalogue, input) else { return }
        if isJSON { return try terminal.print(json: found) }
        terminal.print(terminal.text.lines(found, catalogue.strings))
    }

    func show(_ id: String) async throws {
        let catalogue = try place.catalogue()
        guard case .keptSheet(let kept) = try await place.ask(.loop(id), catalogue, input) else { return }
        if isJSON { return try terminal.print(json: kept) }
        terminal.print(terminal.text.lines(kept, catalogue.strings))
    }
}

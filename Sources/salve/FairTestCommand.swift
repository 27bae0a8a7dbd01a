import ArgumentParser
import SalveCompanion
import SalveContent
import SalveCore

/// The command `salve fair-test`.
struct FairTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fair-test",
        abstract: "Two practices side by side, with chance picking the order: where tests stand, and what came out.",
        discussion: """
            Tests are set up, and their sittings begun, on the pages (/tests).
            """,
        subcommands: [
            FairTestList.self, FairTestPause.self, FairTestResume.self, FairTestStop.self, FairTestResult.self,
        ],
        defaultSubcommand: FairTestList.self
    )
}

/// The command `salve fair-test list`.
struct FairTestList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Fair tests with their ids, the newest first."
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await FairTalk(place, answer, input).say(.list)
    }
}

/// The command `salve fair-test pause`.
struct FairTestPause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pause", abstract: "Let a fair test wait.")

    @OptionGroup var test: OneFairTest

    func run() async throws {
        try await test.talk.say(.set(test.id, to: FairTest.State.paused.rawValue))
    }
}

/// The command `salve fair-test resume`.
struct FairTestResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "resume", abstract: "Take a fair test up again.")

    @OptionGroup var test: OneFairTest

    func run() async throws {
        try await test.talk.say(.set(test.id, to: FairTest.State.going.rawValue))
    }
}

/// The command `salve fair-test stop`.
struct FairTestStop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop a fair test; its result can be looked at then, and says less than at the end."
    )

    @OptionGroup var test: OneFairTest

    func run() async throws {
        try await test.talk.say(.set(test.id, to: FairTest.State.stopped.rawValue))
    }
}

/// The command `salve fair-test result`.
struct FairTestResult: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "result",
        abstract: "What came out of a fair test that is over or was stopped; from then on nothing is added to it."
    )

    @OptionGroup var test: OneFairTest

    func run() async throws {
        try await test.talk.say(.result(test.id))
    }
}

/// Which fair test a command is about, and how it answers.
struct OneFairTest: ParsableArguments {
    @Argument(help: "The test's id.")
    var id: String

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    var talk: FairTalk { FairTalk(place, answer, input) }
}

/// What the commands of fair tests say.
struct FairTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions
    private var terminal: Terminal { .standard }

    init(_ place: PlaceOptions, _ answer: AnswerOptions, _ input: InputOptions) {
        self.place = place
        isJSON = answer.json
        self.input = input
    }

    func say(_ request: FairRequest) async throws {
        let catalogue = try place.catalogue()
        guard case .fair(let tests) = try await place.ask(.fair(request), catalogue, input) else { return }
        if isJSON { return try terminal.print(json: tests) }
        terminal.print(terminal.text.lines(tests, catalogue.strings))
    }
}

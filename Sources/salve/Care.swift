import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent

/// The command `salve care`.
struct Care: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What of your own answers what you need, and practices beside it.",
        discussion: """
            At a terminal the needs are listed, and a number picks one; Enter is “not sure”. With --need its number is \
            given at once; elsewhere, without it, nothing is asked.
            """
    )

    @Option(name: .long, help: "The number of a need in the list, 1 to 7.")
    var need: Int?

    @Option(name: .long, help: "How many minutes there are.")
    var minutes: Int?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await CareTalk(place, answer, input).run(CareLine(need: need, minutes: minutes))
    }
}

/// The command `salve plan`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "One small next thing: keep one, see them, or say what came of one.",
        subcommands: [Add.self, Listed.self, Answer.self],
        defaultSubcommand: Listed.self
    )

    /// Keeps one.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep one small next thing.",
            discussion: """
                At a terminal it asks; Enter leaves a question. Elsewhere it reads one line of JSON, such as \
                {"what":"Water the plants","when":"after lunch","askInDays":1}.
                """
        )

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).addPlan() }
    }

    /// Those without an answer.
    struct Listed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Those without an answer.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).listPlans() }
    }

    /// What came of one.
    struct Answer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What came of one.",
            discussion: """
                At a terminal it asks. Elsewhere it reads one line of JSON, such as {"answer":"did","how":"..."}; the \
                answers are did, partly, not-today and let-go.
                """
        )

        @Argument(help: "Its id, as `salve plan list` shows it.")
        var id: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await CareTalk(place, answer, input).answerPlan(id) }
    }
}

/// The command `salve ask`.
struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Words to someone of yours, to copy out. Nothing is sent.",
        discussion: """
            At a terminal it asks. Elsewhere it reads one line of JSON, such as \
            {"person":"Ada","kind":"listen","text":"..."}; the kinds are listen, advice, company and practical.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws { try await CareTalk(place, answer, input).ask() }
}

import ArgumentParser
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve line`.
struct LineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line",
        abstract: "Lines of your own: kind ones, and those from a steady day.",
        subcommands: [ListAll.self, Add.self, Remove.self],
        defaultSubcommand: ListAll.self
    )

    /// The command `salve line list`.
    struct ListAll: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "What is here.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.ask(.lines, place, answer, input) }
    }

    /// The command `salve line add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a line.",
            discussion: "It is typed, or read from the input; never taken from the arguments."
        )

        @Flag(name: .long, help: "A line from a steady day, shown by choice in a hard moment.")
        var steady = false

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await LineTalk.add(isSteady: steady, place, answer, input) }
    }

    /// The command `salve line remove ID`.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a line away, for good after a minute.")

        @Argument(help: "Its id, as `salve line list` shows it.")
        var id: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions
        @OptionGroup var input: InputOptions

        func run() async throws { try await MineCommands.ask(.removeLine(id), place, answer, input) }
    }
}

/// Reads a line from where it is typed.
private enum LineTalk {
    static func add(
        isSteady: Bool,
        _ place: PlaceOptions,
        _ answer: AnswerOptions,
        _ input: InputOptions
    ) async throws {
        let catalogue = try place.catalogue()
        let reply = try await place.keep(catalogue, input, making: .whenNew) {
            guard input.mayRead, let typed = read(catalogue.strings) else { return nil }
            return typed.allSatisfy(\.isWhitespace) ? nil : .mine(.addLine(typed, isSteady: isSteady))
        }
        try MineCommands.say(reply, answer)
    }

    private static func read(_ strings: Strings) -> String? {
        let terminal = Terminal.standard
        if terminal.isInteractive {
            terminal.print(terminal.text.paragraph(strings["command.mine.lineAsk"]))
            terminal.write("  › ")
        }
        return readLine()
    }
}

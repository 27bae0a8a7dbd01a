import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore

/// The command `salve scale`.
struct ScaleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale",
        abstract: "Questionnaires: their keys, what answers come to, and their words.",
        discussion:
            "The words of published scales are with their makers. What is brought from there stays in the vault.",
        subcommands: [List.self, Score.self, ImportWords.self]
    )

    /// The command `salve scale list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The scales that can be scored, and which of them have their words here."
        )

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions

        func run() async throws { try await WordingCommands.list(place, answer) }
    }

    /// The command `salve scale score ID`.
    struct Score: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What answers come to.",
            discussion: """
                Answers are whole numbers in the standard order of the items; a dash, or null in a file, stands for one \
                left out. A file holds a list, [1,0,null], or items with their answers, {"1":1,"9":0}; or either of them \
                with an earlier total, {"answers":[1,0],"before":3}, to see whether the change is more than chance.

                What stands in the arguments of a command can be seen by other programs of this computer, and stays in \
                the history of the shell. A file, or --file - with the answers coming in from a pipe, is private.
                """
        )

        @Argument(help: "The short name of a scale, such as phq-9.")
        var scale: String

        @Option(help: "Answers with commas between them, such as 1,0,-,2. Not private; --file is.")
        var answers: String?

        @Option(help: "A file with the answers; - for the standard input.", completion: .file())
        var file: String?

        @OptionGroup var answer: AnswerOptions

        @Option(name: .long, help: ArgumentHelp("The folder of the content files.", visibility: .hidden))
        var resources: String?

        func run() throws { try show() }

        private func show() throws {
            let catalogue = try PlaceOptions.catalogue(in: resources)
            let strings = catalogue.strings
            guard let text = catalogue.scale(Scale.ID(scale)) else {
                throw CommandFailure(.wrongUse, strings["scale.trouble.scale"])
            }
            let (given, before) = try read(strings)
            let administration: Administration
            do throws(Administration.Problem) {
                administration = try given.administration(of: text.scale)
            } catch {
                throw CommandFailure(error, strings)
            }
            let score = administration.score
            let line = try ScoreLine(score, text, before: before, strings)
            if answer.json { return try Terminal.standard.print(json: line) }
            Terminal.standard.print(Terminal.standard.text.lines(score, line, text, strings))
        }

        private func read(_ strings: Strings) throws -> (answers: ScaleAnswers, before: Double?) {
            switch (answers, file) {
            case (let list?, nil):
                guard let given = ScaleAnswers(list: list) else {
                    throw CommandFailure(.wrongUse, strings["scale.trouble.numbers"])
                }
                return (given, nil)
            case (nil, let path?):
                let bytes = try bytes(of: path, strings)
                guard let given = ScaleAnswers(file: bytes) else {
                    throw CommandFailure(.wrongUse, strings["scale.trouble.shape"])
                }
                return (given, ScaleAnswers.earlierTotal(in: bytes))
            case (nil, nil), (.some, .some): throw CommandFailure(.wrongUse, strings["scale.trouble.one"])
            }
        }

        /// At most 64 KiB: answers are short.
        private func bytes(of path: String, _ strings: Strings) throws -> Data {
            if path == "-" { return try FileHandle.standardInput.read(upToCount: 65_536) ?? Data() }
            guard case .file(let handle) = PlainFile.look(at: path) else {
                throw CommandFailure(.wrongUse, strings.text("scale.trouble.file", ["path": path]))
            }
            return try handle.read(upToCount: 65_536) ?? Data()
        }
    }
}

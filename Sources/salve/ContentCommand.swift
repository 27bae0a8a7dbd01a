import ArgumentParser
import SalveCompanion
import SalveContent
import SalveCore

/// The command `salve content`.
struct ContentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content",
        abstract: "Practices, strings and help lines.",
        subcommands: [Check.self, Ease.self]
    )

    /// The command `salve content check [FOLDER]`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every mistake in the content, with its file, line, rule and remedy.",
            discussion: "Ends with 5 when there is one. Help lines that were read long ago are mistakes too."
        )

        @Argument(help: "The folder to check; the shipped content if none.", completion: .directory)
        var folder: String?

        func run() throws {
            let folder = try folder ?? shipped()
            let problems = Catalogue.problems(in: folder, on: Surroundings.real().now().day)
            for problem in problems { Terminal.standard.print(problem.description) }
            if problems.isEmpty { return Terminal.standard.say("No mistakes in \(folder)") }
            throw CommandFailure(.content, problems.count == 1 ? "1 mistake" : "\(problems.count) mistakes")
        }

        private func shipped() throws -> String {
            try ContentCommand.shipped()
        }
    }

    /// The folder of the shipped content.
    private static func shipped() throws -> String {
        do throws(ContentFailure) {
            return try ContentFolder.locate(explicit: nil)
        } catch {
            throw CommandFailure(.content, error.description)
        }
    }

    /// The command `salve content ease [FOLDER]`.
    struct Ease: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How easy each text is to read, the hardest first.",
            discussion: """
                By the Flesch-Kincaid grade: about the school year in which a text can be read. Grade, words and \
                sentences; a text above 7 has its reason in ease.yaml.
                """
        )

        @Argument(help: "The folder to measure; the shipped content if none.", completion: .directory)
        var folder: String?

        func run() throws { try show() }

        private func show() throws {
            let folder = try folder ?? ContentCommand.shipped()
            do throws(ContentFailure) {
                for line in try Catalogue.ease(in: folder) {
                    Terminal.standard.print(line.description)
                }
            } catch {
                throw CommandFailure(.content, error.description)
            }
        }
    }
}

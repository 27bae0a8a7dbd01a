import ArgumentParser
import Foundation
import SalveCompanion

/// `salve`: argument parsing only.
struct Salve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "salve",
        abstract: "A private companion for self-compassion.",
        discussion: """
            Everything stays on this computer, in one sealed file. Nothing felt or written is ever taken from the \
            arguments of a command, but for numbers given to scale score, which --file takes as well.

            EXIT CODES:
              0  done
              1  it could not be done
              2  wrong use
              3  another process has the vault
              4  the vault or its key is missing or damaged
              5  content files have mistakes
              6  the vault is locked, and no passphrase came that opens it
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "For now",
                subcommands: [
                    Hard.self, HelpNowCommand.self, CheckInCommand.self, Practise.self, SheetCommand.self, Care.self,
                    ReflectCommand.self, LoopCommand.self, FairTestCommand.self,
                    Ask.self,
                ]
            ),
            CommandGroup(
                name: "To read",
                subcommands: [Learn.self, StoryCommand.self, BarriersCommand.self, PrintCommand.self]
            ),
            CommandGroup(
                name: "What is kept",
                subcommands: [
                    List.self, People.self, PlanCommand.self, PracticeCommand.self, PackCommand.self,
                    TimelineCommand.self, HelpsCommand.self,
                    LetterCommand.self, LineCommand.self, ClosenessCommand.self, CardCommand.self,
                    Export.self,
                    Import.self,
                    VaultCommand.self,
                ]
            ),
            CommandGroup(name: "Questionnaires", subcommands: [ScaleCommand.self]),
            CommandGroup(name: "The pages", subcommands: [Serve.self, Open.self, LockCommand.self, DemoCommand.self]),
            CommandGroup(name: "For authors and testers", subcommands: [ContentCommand.self, Lab.self]),
        ]
    )
}

@main
enum Program {
    static func main() async {
        Start.prepare()
        do {
            var command = try Salve.parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Terminal.standard.say(failure.sentence)
            exit(failure.status.rawValue)
        } catch {
            end(error)
        }
    }

    /// Help and version are answers; everything else that the parser says is wrong use.
    private static func end(_ error: any Error) -> Never {
        let message = Salve.fullMessage(for: error)
        if Salve.exitCode(for: error).isSuccess {
            if !message.isEmpty { Terminal.standard.print(message) }
            exit(ExitStatus.fine.rawValue)
        }
        if let code = error as? ExitCode { exit(code.rawValue) }
        Terminal.standard.say(message)
        exit(ExitStatus.wrongUse.rawValue)
    }
}

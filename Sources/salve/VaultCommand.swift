import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve vault`.
struct VaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault",
        abstract: "The sealed file itself.",
        subcommands: [
            Status.self, Verify.self, Backup.self, VaultRestore.self, GoOn.self, LockOptions.self,
        ]
    )

    /// The command `salve vault status`.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Where it lies, how it is written, who has it.")

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions

        func run() async throws {
            let catalogue = try place.catalogue()
            let location = try place.location(catalogue)
            let desk = try await place.desk(catalogue)
            defer { desk.close() }
            guard case .status(let status) = try await desk.ask(.status, catalogue) else { return }
            if answer.json { return try Terminal.standard.print(json: status) }
            var socket = "none"
            if case .running(let caller) = desk { socket = caller.path }
            let rows = [
                ("vault", location.vaultFile), ("key", location.keyFile), ("engine", status.engine),
                ("settings", status.settings.joined(separator: ", ")), ("entries", String(status.entries)),
                ("unreadable", String(status.unreadable)), ("bytes", String(status.bytes)),
                ("structure", status.isIntact ? "whole" : "damaged"), ("end", status.isWhole ? "whole" : "differs"),
                ("running Salve", socket),
            ]
            Terminal.standard.print(rows.map { $0.0.padding(toLength: 15, withPad: " ", startingAt: 0) + $0.1 })
        }
    }

    /// The command `salve vault verify`.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open every seal and follow the whole chain, here or in a backup."
        )

        @Argument(help: "A backup, in place of the vault here.", completion: .file())
        var file: String?

        @Option(name: .long, help: "The key file that opens it, if it is not the one here.", completion: .file())
        var key: String?

        @OptionGroup var secret: SecretOptions
        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions

        func run() async throws { try await verify() }

        private func verify() async throws {
            let catalogue = try place.catalogue()
            if let file { return try await verify(URL(filePath: file).standardizedPath, catalogue) }
            guard case .verified(let check) = try await place.ask(.verify, catalogue) else { return }
            try show(check, catalogue, asJSON: answer.json)
        }

        private func verify(_ path: String, _ catalogue: Catalogue) async throws {
            let location = try place.location(catalogue)
            let look: CopyLook
            do throws(VaultError) {
                let openers = try await location.openers(of: path)
                let given: VaultKey
                do {
                    given = try secret.key(for: openers, file: key, at: location, catalogue.strings)
                } catch {
                    throw .wrongKey
                }
                look = try await location.look(into: path, with: given, HowFar.show(catalogue.strings))
            } catch {
                throw CopyWords(catalogue.strings, location).failure(error, path)
            }
            // Of a file that lies elsewhere there is nothing to say about what would be seen here.
            try show(CommandReply.VaultCheck(look.check), catalogue, asJSON: answer.json, isHere: false)
        }
    }

    /// The command `salve vault backup FILE`.
    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A sealed copy, opened again and checked.",
            discussion: "Works while Salve runs. The copy opens with the same key, which is not in it."
        )

        @Argument(help: "The file to make.", completion: .file())
        var file: String

        @OptionGroup var place: PlaceOptions
        @OptionGroup var answer: AnswerOptions

        func run() async throws {
            let catalogue = try place.catalogue()
            let path = URL(filePath: file).standardizedPath
            guard case .verified(let check) = try await place.ask(.backup(path), catalogue) else { return }
            let location = try place.location(catalogue)
            Terminal.standard.say(await CopyWords(catalogue.strings, location).made(path))
            try show(check, catalogue, asJSON: answer.json)
        }
    }

    /// The command `salve vault go-on`.
    struct GoOn: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Store again after the end of the vault was lost.",
            discussion: "Only when Salve says so. What is gone stays gone, and shows as damaged. A backup may have it."
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let catalogue = try place.catalogue()
            guard case .verified(let check) = try await place.ask(.goOn, catalogue) else { return }
            guard check.isWhole else { throw CommandFailure(.vault, catalogue.strings["command.trouble.unsound"]) }
            Terminal.standard.say(catalogue.strings["command.vault.goesOn"])
        }
    }

    /// Shows what was found, and ends with 4 when something is not as it was written.
    private static func show(
        _ check: CommandReply.VaultCheck,
        _ catalogue: Catalogue,
        asJSON: Bool,
        isHere: Bool = true
    ) throws {
        let strings = catalogue.strings
        if asJSON {
            try Terminal.standard.print(json: check)
        } else {
            var lines = ["sound      \(check.sound)", "shredded   \(check.shredded)"]
            lines.append("damaged    \(check.damaged.map(String.init).joined(separator: " "))")
            lines.append("missing    \(check.missing.map(String.init).joined(separator: " "))")
            Terminal.standard.print(lines)
        }
        if isHere, !check.seesOlderCopy { Terminal.standard.say(strings["command.vault.older"]) }
        guard check.isSound else { throw CommandFailure(.vault, strings["command.vault.unsound"]) }
        Terminal.standard.say(strings["command.vault.sound"])
    }
}

public import ArgumentParser
import Foundation
public import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve export`.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Everything that is kept, in clear or sealed with a passphrase.",
        discussion: """
            The file is made for its owner only. Without --encrypted whoever finds it can read it; with it, it is an \
            age file, which opens without Salve too.
            """
    )

    @Option(name: .long, help: "The file to make, or - for the output.", completion: .file())
    var to: String

    @Option(name: .long, help: "json or markdown.")
    var format = ExportFormat.json

    @Flag(name: .long, help: "Replace the file if it is there.")
    var force = false

    @Flag(name: .long, help: "Seal the file with a passphrase, which is asked for.")
    var encrypted = false

    @OptionGroup var secret: SecretOptions
    @OptionGroup var place: PlaceOptions

    func run() async throws { try await export() }

    private func export() async throws {
        let catalogue = try place.catalogue()
        guard case .text(let text) = try await place.ask(.export(format.rawValue), catalogue) else { return }
        if encrypted { return try await seal(text, catalogue.strings) }
        if to == "-" { return Terminal.standard.write(text.hasSuffix("\n") ? text : text + "\n") }
        let path = URL(filePath: to).standardizedPath
        try PrivateFile.write(text, to: path, replacing: force, catalogue.strings)
        Terminal.standard.say(catalogue.strings.text("command.export.written", ["path": path]))
    }

    private func seal(_ text: String, _ strings: Strings) async throws {
        guard let typed = secret.ask(strings["command.export.ask"]), Passphrase.weakness(of: typed) == nil,
            secret.comesFromInput || secret.ask(strings["command.export.again"]) == typed,
            let passphrase = Passphrase(typed)
        else { throw CommandFailure(.couldNot, strings["command.export.weak"]) }
        let sealed: [UInt8]
        do throws(VaultError) {
            sealed = try await AgeFile.seal([UInt8](text.utf8), with: passphrase)
        } catch {
            throw CommandFailure(.vault(error), strings)
        }
        let path = URL(filePath: to).standardizedPath
        try PrivateFile.write(sealed, to: path, replacing: force, strings)
        Terminal.standard.say(strings.text("command.export.sealed", ["path": path]))
    }
}

extension ExportFormat: ExpressibleByArgument {}

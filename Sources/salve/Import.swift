import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve import`.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in what was taken along.",
        discussion: """
            The file is read and checked whole, then all of it comes in or nothing does. What is here stays as it is; \
            the same file a second time brings nothing in.
            """
    )

    @Argument(help: "An export in JSON, sealed or not.", completion: .file())
    var file: String

    @Flag(name: .long, help: "Only say what would come in.")
    var preview = false

    @OptionGroup var secret: SecretOptions
    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws { try await bringIn() }

    private func bringIn() async throws {
        let catalogue = try place.catalogue()
        let path = URL(filePath: file).standardizedPath
        var isSealed = false
        if case .file(let file) = PlainFile.look(at: path), let start = try file.read(upToCount: 64) {
            isSealed = AgeFile.isOne([UInt8](start))
        }
        let passphrase = isSealed ? secret.ask(catalogue.strings["command.export.ask"]) : nil
        let request = CommandRequest.bringIn(path, passphrase: passphrase, onlyLooks: preview)
        let desk = try await place.desk(catalogue, making: preview ? .never : .whenNew)
        defer { desk.close() }
        guard case .brought(let brought) = try await desk.ask(request, catalogue) else { return }
        if answer.json { return try Terminal.standard.print(json: brought) }
        Terminal.standard.print(brought.lines)
        if let count = brought.count { Terminal.standard.say(catalogue.strings.plural("bring.done", count)) }
    }
}

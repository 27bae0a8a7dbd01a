public import ArgumentParser
import Foundation
public import SalveCompanion
import SalveContent

/// The command `salve export`.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Everything that is kept, in clear.",
        discussion: "The file is made for its owner only. It is not sealed."
    )

    @Option(name: .long, help: "The file to make, or - for the output.", completion: .file())
    var to: String

    @Option(name: .long, help: "json or markdown.")
    var format = ExportFormat.json

    @Flag(name: .long, help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let catalogue = try place.catalogue()
        guard case .text(let text) = try await place.ask(.export(format.rawValue), catalogue) else { return }
        if to == "-" { return Terminal.standard.write(text.hasSuffix("\n") ? text : text + "\n") }
        let path = URL(filePath: to).standardizedPath
        try PrivateFile.write(text, to: path, replacing: force, catalogue.strings)
        Terminal.standard.say(catalogue.strings.text("command.export.written", ["path": path]))
    }
}

extension ExportFormat: ExpressibleByArgument {}

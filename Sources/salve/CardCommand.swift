import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent

/// The command `salve card`.
struct CardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "A page for hard moments, to print or to keep on a phone.",
        discussion: "It is not sealed. With --to it is one file of HTML that opens offline."
    )

    @Option(name: .long, help: "The file to make.", completion: .file(extensions: ["html"]))
    var to: String?

    @Flag(name: .long, help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        let catalogue = try place.catalogue()
        guard case .card(let card) = try await place.ask(.card, catalogue, input) else { return }
        guard let to else {
            if answer.json { return try Terminal.standard.print(json: card) }
            return Terminal.standard.print(Terminal.standard.text.lines(card))
        }
        let path = URL(filePath: to).standardizedPath
        try PrivateFile.write(card.page, to: path, replacing: force, catalogue.strings)
        Terminal.standard.say(catalogue.strings.text("command.card.written", ["path": path]))
    }
}

import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The command `salve scale take ID`.
struct ScaleTake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take",
        abstract: "Answers a questionnaire, one question at a time; what was answered is kept.",
        discussion: """
            The numbers to type are those of the scale. Enter skips a question, b goes back, h shows Help now, q stops \
            and keeps what is there; the next time it is gone on with. Elsewhere it reads one line of JSON: a list in \
            the order of the items, [3,1,null], or items with their answers, {"1":3,"2":null}; null stands for one left \
            out. A scale that is asked about several people takes their answers in one list, and their names if you \
            like: {"rounds":["A","B"],"answers":[…]}. It is then done. Nothing answered is ever taken from the arguments.
            """
    )

    @Argument(help: "The short name of a scale, such as salve-short.")
    var scale: String

    @Flag(name: .long, help: "Open it though it is a hard day, or was answered within a month.")
    var anyway = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await ScaleTalk(place, isJSON: answer.json, input).take(scale, anyway: anyway)
    }
}

/// The command `salve scale results`.
struct ScaleResults: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results",
        abstract: "What came of answering: words and your own change first, the numbers on request."
    )

    @Argument(help: "The short name of a scale; without it, all of them.")
    var scale: String?

    @Flag(name: .long, help: "The numbers too.")
    var numbers = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await ScaleTalk(place, isJSON: answer.json, input).results(scale, withNumbers: numbers)
    }
}

/// Asks a scale item by item, and says what came of it.
struct ScaleTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions
    private var terminal: Terminal { .standard }

    init(_ place: PlaceOptions, isJSON: Bool, _ input: InputOptions) {
        self.place = place
        self.isJSON = isJSON
        self.input = input
    }

    func results(_ scale: String?, withNumbers: Bool) async throws {
        let catalogue = try place.catalogue()
        if let scale { _ = try known(scale, catalogue) }
        guard case .measures(.results(let lines)) = try await place.ask(.measures(.results(scale)), catalogue, input)
        else { return }
        if isJSON { return try terminal.print(json: lines) }
        guard !lines.isEmpty else { return terminal.say(catalogue.strings["measures.command.none"]) }
        terminal.print(terminal.text.lines(lines, withNumbers: withNumbers, catalogue.strings))
    }

    func take(_ scale: String, anyway: Bool) async throws {
        let catalogue = try place.catalogue()
        let text = try known(scale, catalogue)
        let isAsked = terminal.isInteractive && !isJSON && !input.noInput
        let asks = input.asksForPassphrase(place: place)
        // A passphrase comes first in the input; without one nothing is opened, or made, before there are answers.
        let early = isAsked || place.passphraseFromInput ? nil : try line(catalogue.strings)
        let desk = try await place.desk(catalogue, making: .whenNew, asksForPassphrase: asks)
        defer { desk.close() }
        let talk = ScaleTaking(desk: desk, catalogue: catalogue, text: text, isJSON: isJSON, anyway: anyway)
        if isAsked { return try await talk.ask() }
        try await talk.take(try early ?? line(catalogue.strings))
    }

    private func line(_ strings: Strings) throws -> String {
        guard input.mayRead, let typed = readLine() else {
            throw CommandFailure(.wrongUse, strings["measures.command.noLine"])
        }
        return typed
    }

    private func known(_ scale: String, _ catalogue: Catalogue) throws -> ScaleText {
        guard let text = catalogue.scale(Scale.ID(scale)) else {
            throw CommandFailure(.wrongUse, catalogue.strings["scale.trouble.scale"])
        }
        return text
    }
}

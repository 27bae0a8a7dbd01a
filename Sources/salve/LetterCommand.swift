import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// The command `salve letter`.
struct LetterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Letters that are written and kept here; nothing of them is ever sent.",
        subcommands: [LetterList.self, LetterWrite.self, LetterRead.self],
        defaultSubcommand: LetterList.self
    )
}

/// The command `salve letter list`.
struct LetterList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The letters, the newest first.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await LetterTalk(place, answer, input).list()
    }
}

/// The command `salve letter read`.
struct LetterRead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "One letter, by the id that the list shows.",
        discussion: "A sealed letter says when it opens; opening it early is on the pages."
    )

    @Argument(help: "The letter's id.")
    var id: String

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await LetterTalk(place, answer, input).read(id)
    }
}

/// The command `salve letter write`.
struct LetterWrite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Writes a letter.",
        discussion: """
            At a terminal it is typed line by line, and a line with only a dot ends it. Elsewhere everything up to the \
            end of the input is the letter. It is read from there only: no editor is opened, since an editor leaves \
            what is typed in files of its own.
            """
    )

    @Argument(help: "friend, younger, someone, forgive-myself, forgive-someone or gratitude.")
    var kind: String

    @Option(name: .long, help: "Seal it until this day, such as 2027-03-01.")
    var until: String?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var input: InputOptions

    func run() async throws {
        try await LetterTalk(place, answer, input).write(kind, until: until)
    }
}

/// What the commands of letters ask and say.
struct LetterTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions
    private var terminal: Terminal { .standard }
    private var isAsked: Bool { terminal.isInteractive && !input.noInput }

    init(_ place: PlaceOptions, _ answer: AnswerOptions, _ input: InputOptions) {
        self.place = place
        isJSON = answer.json
        self.input = input
    }

    func list() async throws {
        let catalogue = try place.catalogue()
        guard case .letters(let letters) = try await place.ask(.letters, catalogue, input) else { return }
        if isJSON { return try terminal.print(json: letters) }
        terminal.print(terminal.text.lines(letters, catalogue.strings))
    }

    func read(_ id: String) async throws {
        let catalogue = try place.catalogue()
        guard case .letter(let letter) = try await place.ask(.letter(id), catalogue, input) else { return }
        if isJSON { return try terminal.print(json: letter) }
        if let text = letter.text { return terminal.print(text) }
        terminal.say(catalogue.strings.text("command.letter.sealed", ["date": letter.sealedUntil ?? ""]))
    }

    /// Asks whether the letter opens before the first word is read.
    func write(_ kind: String, until: String?) async throws {
        let catalogue = try place.catalogue()
        let strings = catalogue.strings
        let asks = input.asksForPassphrase(place: place)
        let desk = try await place.desk(catalogue, making: .whenNew, asksForPassphrase: asks)
        defer { desk.close() }
        guard case .letterDoor(let line) = try await desk.ask(.letterDoor(kind, until: until), catalogue) else {
            return
        }
        if let line { terminal.say(line) }
        if isAsked { terminal.say(strings["command.prompt.write"]) }
        let text = typed()
        if text.allSatisfy(\.isWhitespace) { return terminal.say(strings["command.checkin.nothing"]) }
        let letter = LetterLine(kind: kind, text: text, until: until)
        guard case .letter(let kept) = try await desk.ask(.keepLetter(letter), catalogue) else { return }
        if isJSON { return try terminal.print(json: kept) }
        terminal.print(terminal.text.lines([kept], strings))
    }

    private func typed() -> String {
        var lines: [String] = []
        while input.mayRead, let line = readLine() {
            if isAsked, line == "." { break }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}

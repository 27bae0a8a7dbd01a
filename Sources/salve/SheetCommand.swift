import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The command `salve sheet [list | NAME]`.
struct SheetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Worksheets: a few questions to write on.",
        discussion: """
            Without a name it lists them. With one it asks part by part, and each answer is kept at once. Any part can \
            be left with Enter; q stops, x says that it is harder, f that everything is far away.
            With --json it reads one line, such as {"about":"past","answers":{"kind":{"text":"..."}},"finished":true}. \
            Nothing written is ever taken from the arguments.
            """
    )

    @Argument(help: "The short name of a worksheet, or list.")
    var name = "list"

    @Flag(name: .customLong("no-input"), help: "Print the form, and ask nothing.")
    var noInput = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws {
        try await SheetTalk(name: name, asksNothing: noInput, isJSON: answer.json, place: place).run()
    }
}

/// Asks part by part, keeps each answer, and reads it back.
struct SheetTalk {
    let name: String
    let asksNothing: Bool
    let isJSON: Bool
    let place: PlaceOptions
    /// True for the short way through it.
    let isBrief: Bool
    private var terminal: Terminal { .standard }

    init(name: String, isBrief: Bool = false, asksNothing: Bool, isJSON: Bool, place: PlaceOptions) {
        self.name = name
        self.isBrief = isBrief
        self.asksNothing = asksNothing
        self.isJSON = isJSON
        self.place = place
    }

    func run() async throws {
        let catalogue = try place.catalogue()
        if name == "list" { return try await list(catalogue) }
        if asksNothing { return try await show(catalogue) }
        let desk = try await place.desk(catalogue, making: .whenNew)
        defer { desk.close() }
        if isJSON || !terminal.isInteractive { return try await read(desk, catalogue) }
        try await talk(desk, catalogue)
    }

    private func list(_ catalogue: Catalogue) async throws {
        let desk = try await lookingDesk(catalogue)
        defer { desk.close() }
        guard case .sheets(let forms) = try await desk.ask(.sheets, catalogue) else { return }
        if isJSON { return try terminal.print(json: forms) }
        terminal.print(terminal.text.lines(forms, catalogue.strings))
    }

    private func show(_ catalogue: Catalogue) async throws {
        let desk = try await lookingDesk(catalogue)
        defer { desk.close() }
        guard case .sheet(let form) = try await desk.ask(.sheet(name, about: nil), catalogue) else { return }
        if isJSON { return try terminal.print(json: form) }
        terminal.print(terminal.text.lines(form, catalogue.strings))
    }

    /// Forms can be looked at without a vault.
    private func lookingDesk(_ catalogue: Catalogue) async throws -> CommandDesk {
        do {
            return try await place.desk(catalogue, asksForPassphrase: place.passphraseFromInput)
        } catch is CommandFailure {
            return .own(try await Household.inMemory(catalogue, surroundings: .real()))
        }
    }

    // MARK: - From the input

    private func read(_ desk: CommandDesk, _ catalogue: Catalogue) async throws {
        struct Typed: Decodable {
            let about: String?
            let person: String?
            let answers: [String: SheetLine.Answer]?
            let finished: Bool?
        }
        guard let typed = readLine(), let sent = try? JSONDecoder().decode(Typed.self, from: Data(typed.utf8)) else {
            // NB: never the decoder's own words: they may hold what was typed.
            throw CommandFailure(.wrongUse, catalogue.strings["command.sheet.badLine"])
        }
        var line = SheetLine(form: name)
        (line.about, line.answers, line.finished) = (sent.about, sent.answers, sent.finished)
        (line.person, line.brief) = (sent.person, isBrief)
        guard case .keptSheet(let kept) = try await desk.ask(.keepSheet(line), catalogue) else { return }
        if isJSON { return try terminal.print(json: kept) }
        terminal.print(terminal.text.lines(kept, catalogue.strings))
    }

    // MARK: - At a terminal

    private func talk(_ desk: CommandDesk, _ catalogue: Catalogue) async throws {
        let strings = catalogue.strings
        guard case .sheet(let plain) = try await desk.ask(.sheet(name, about: nil), catalogue) else { return }
        terminal.print(terminal.text.head(plain, strings))
        terminal.print(terminal.text.wrap(strings["command.sheet.keys"], indent: 2).map(terminal.text.quiet))
        var line = SheetLine(form: name)
        line.brief = isBrief
        if !plain.abouts.isEmpty {
            terminal.print(terminal.text.paragraph(strings["sheets.about.legend"]))
            for (index, about) in plain.abouts.enumerated() {
                terminal.print("  \(index + 1)  " + strings["sheets.about.\(about)"])
            }
            guard case .lines(let typed) = read(onlyOne: true) else { return }
            if let number = typed.first.flatMap({ Int($0) }), plain.abouts.indices.contains(number - 1) {
                line.about = plain.abouts[number - 1]
            }
        }
        terminal.print(terminal.text.paragraph(strings["command.sheet.begin"]))
        guard case .lines = read(onlyOne: true) else { return }
        guard case .sheet(let form) = try await desk.ask(.sheet(name, about: line.about), catalogue),
            case .keptSheet(let begun) = try await desk.ask(.keepSheet(line), catalogue)
        else { return }
        line.thing = begun.thing
        try await ask(form, line, begun, desk, catalogue)
    }

    private func ask(
        _ form: SheetForm,
        _ begun: SheetLine,
        _ kept: KeptSheet,
        _ desk: CommandDesk,
        _ catalogue: Catalogue
    ) async throws {
        var line = begun
        let strings = catalogue.strings
        for part in form.parts where kept.open.contains(part.part) && (!isBrief || part.isBrief) {
            terminal.print(terminal.text.question(part))
            switch answer(part, catalogue) {
            case .said(let answer):
                line.answers = [part.part: answer]
                _ = try await desk.ask(.keepSheet(line), catalogue)
            case .landed(let landing):
                guard let thing = line.thing,
                    case .screen(let screen) = try await desk.ask(.landSheet(thing, landing), catalogue)
                else { return }
                return try await Conversation(desk: desk, catalogue: catalogue).run(screen)
            case .stopped:
                return terminal.print(terminal.text.paragraph(strings["sheets.safe"]))
            }
        }
        line.answers = nil
        line.finished = true
        guard case .keptSheet(let whole) = try await desk.ask(.keepSheet(line), catalogue) else { return }
        terminal.print(terminal.text.lines(whole, strings) + terminal.text.paragraph(strings["sheets.safe"]))
    }

    private enum Answered {
        case said(SheetLine.Answer)
        case landed(String)
        case stopped
    }

    private enum Typed {
        case lines([String])
        case landed(String)
        case stopped
    }

    private func answer(_ part: SheetForm.Part, _ catalogue: Catalogue) -> Answered {
        var answer = SheetLine.Answer()
        for side in part.sides.isEmpty ? [""] : part.sides {
            if !side.isEmpty { terminal.print("  " + terminal.text.strong(side)) }
            switch read(onlyOne: false) {
            case .stopped: return .stopped
            case .landed(let landing): return .landed(landing)
            case .lines(let lines):
                let numbers = lines.compactMap { Int($0) }.filter { part.choices.indices.contains($0 - 1) }
                if !numbers.isEmpty { answer.picks = numbers.map { part.choices[$0 - 1].choice } }
                let words = part.choices.isEmpty ? lines : lines.filter { Int($0) == nil }
                answer.take(words, of: WorksheetPart.Kind(rawValue: part.kind), catalogue)
            }
        }
        return .said(answer)
    }

    /// Lines until an empty one, or one line.
    private func read(onlyOne: Bool) -> Typed {
        var lines: [String] = []
        while true {
            terminal.write("  › ")
            guard let line = readLine() else { return lines.isEmpty ? .stopped : .lines(lines) }
            switch line {
            case "q": return .stopped
            case "x": return .landed(Landing.harder.rawValue)
            case "f": return .landed(Landing.far.rawValue)
            default: break
            }
            if line.allSatisfy(\.isWhitespace) { return .lines(lines) }
            lines.append(line)
            if onlyOne { return .lines(lines) }
        }
    }
}

extension SheetLine.Answer {
    /// Takes what was typed, as a part of this kind keeps it.
    fileprivate mutating func take(_ lines: [String], of kind: WorksheetPart.Kind?, _ catalogue: Catalogue) {
        switch kind {
        case .thoughts: thoughts = lines.map { EventEnvelope.SheetThought(text: $0) }
        case .reasons: reasons = lines.map { EventEnvelope.SheetReason(text: $0) }
        case .feelings:
            let typed = lines.flatMap { $0.split(separator: ",") }.map { String($0.drop(while: \.isWhitespace)) }
            let known = Dictionary(catalogue.words.all.map { ($0.word, $0.id.name) }) { first, _ in first }
            picks = typed.compactMap { known[$0.lowercased()] }
            text = typed.filter { known[$0.lowercased()] == nil }.joined(separator: ", ")
        case .text, .lines, .choose, .pair, .body, .touch, .people, nil:
            let text = lines.joined(separator: "\n")
            if self.text == nil { self.text = text } else { beside = text }
        }
    }
}

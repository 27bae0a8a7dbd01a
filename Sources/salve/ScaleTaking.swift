import Foundation
import SalveCompanion
import SalveContent
import SalveCore

/// One time of answering a scale, over one open desk.
struct ScaleTaking {
    let desk: CommandDesk
    let catalogue: Catalogue
    let text: ScaleText
    let isJSON: Bool
    /// True where its line need not be asked about.
    let anyway: Bool
    private var terminal: Terminal { .standard }
    private var strings: Strings { catalogue.strings }

    // MARK: - At a terminal

    func ask() async throws {
        var sheet = try await look()
        terminal.print(terminal.text.intro(sheet, strings))
        if sheet.line != nil, !anyway {
            guard try await proceeds() else { return stopped() }
        }
        if sheet.thing == nil {
            guard let rounds = try await rounds(sheet) else { return stopped() }
            sheet = try await sheetOf(.begin(text.id.name, rounds: rounds))
        }
        guard let thing = sheet.thing else { return }
        terminal.print([""] + terminal.text.paragraph(strings.text("measures.command.begun", ["title": sheet.title])))
        try await ask(sheet, thing)
    }

    private func ask(_ begun: MeasureSheet, _ thing: EntryID) async throws {
        var sheet = begun
        var place = sheet.next
        while sheet.questions.indices.contains(place) {
            let question = sheet.questions[place]
            let count = sheet.questions.count
            terminal.print([""] + terminal.text.lines(question, number: place + 1, of: count, strings))
            switch read(question) {
            case .stop: return terminal.print(terminal.text.paragraph(strings["measures.command.kept"]))
            case .back: place = max(0, place - 1)
            case .help: try await showHelp()
            case .answer(let answer):
                let one = MeasureAnswers.One(round: question.round, item: question.item, answer: answer)
                let isLast = place + 1 == count
                if try await keep(MeasureAnswers(thing: thing, answers: [one], finishes: isLast)) {
                    terminal.print([""] + terminal.text.paragraph(strings["measures.help.before"]))
                    try await showHelp()
                }
                if isLast { return try await say() }
                sheet = try await look()
                place += 1
            }
        }
    }

    private enum Typed {
        case answer(Int?)
        case back, stop, help
    }

    private func read(_ question: MeasureSheet.Question) -> Typed {
        while true {
            switch prompt() {
            case nil, "q": return .stop
            case "b": return .back
            case "h": return .help
            case "": return .answer(nil)
            case let typed?:
                if let answer = question.answers.first(where: { String($0.value) == typed }) {
                    return .answer(answer.value)
                }
                terminal.print(terminal.text.wrap(strings["measures.command.wanted"], indent: 2))
            }
        }
    }

    /// What is typed next, with its letters small and nothing around it; nil at the end of the input.
    private func prompt() -> String? {
        terminal.write("  › ")
        return readLine()?.trimmingCharacters(in: .whitespaces).lowercased()
    }

    /// Enter goes on; anything else leaves it, and nothing is kept.
    private func proceeds() async throws -> Bool {
        while true {
            terminal.print(terminal.text.paragraph(strings["measures.command.opens"]))
            terminal.print(terminal.text.paragraph(strings["measures.command.first"]))
            let typed = prompt()
            guard typed == "h" else { return typed == "" }
            try await showHelp()
        }
    }

    private func stopped() {
        terminal.print(terminal.text.paragraph(strings["measures.command.notOpened"]))
    }

    /// What it is answered about, where that can be more than one; nil to stop.
    private func rounds(_ sheet: MeasureSheet) async throws -> [String]? {
        guard sheet.most > 1 else { return [] }
        let whom = strings.text("measures.command.whom", ["most": String(sheet.most)])
        terminal.print([""] + terminal.text.paragraph(whom))
        terminal.print(terminal.text.paragraph(strings["measures.command.first"]))
        var names: [String] = []
        while names.count < sheet.most {
            terminal.write("  " + strings.text("measures.of.round", ["number": String(names.count + 1)]) + " › ")
            guard let typed = readLine()?.trimmingCharacters(in: .whitespaces), typed != "q" else { return nil }
            if typed.isEmpty { return names }
            if typed == "h" {
                try await showHelp()
            } else if typed.utf8.count > 200 {
                terminal.print(terminal.text.paragraph(strings["measures.command.long"]))
            } else {
                names.append(typed)
            }
        }
        return names
    }

    /// The short list of Help now: a number shows the lines of that country, Enter goes back to where it was.
    private func showHelp() async throws {
        let help = try await help()
        if help.countries.count > 1 {
            let lines = terminal.text.lines(choosing: help, prompt: "measures.command.country", strings)
            terminal.print([""] + lines)
            while true {
                guard let typed = prompt(), !typed.isEmpty else { return }
                if let code = help.country(typed: typed) {
                    let chosen = HelpNow(catalogue, own: nil, country: code)
                    terminal.print(terminal.text.lines(numbersOf: chosen))
                    break
                }
                terminal.print(terminal.text.wrap(strings["command.prompt.unknown"], indent: 2))
            }
        } else {
            terminal.print([""] + terminal.text.lines(help))
        }
        terminal.print([""] + terminal.text.paragraph(strings["measures.command.back"]))
        _ = prompt()
    }

    // MARK: - Elsewhere

    func take(_ typed: String) async throws {
        let bytes = Data(typed.utf8)
        guard let given = ScaleAnswers(file: bytes), let names = ScaleAnswers.rounds(in: bytes) else {
            throw CommandFailure(.wrongUse, strings["measures.command.badLine"])
        }
        do throws(Administration.Problem) {
            _ = try given.administration(of: text.scale)
        } catch {
            throw CommandFailure(error, strings)
        }
        let rounds = try given.rounds(named: names, of: text.scale, strings)
        if let line = try await look().line, !anyway {
            throw CommandFailure(.couldNot, strings.text("measures.command.anyway", ["line": line]))
        }
        guard let thing = try await sheetOf(.begin(text.id.name, rounds: rounds)).thing else { return }
        let line = MeasureAnswers(thing: thing, answers: given.places(in: text.scale), finishes: true)
        if try await keep(line) { try await sayHelp() }
        try await say()
    }

    /// Help now where nobody can choose a country: the short list, and how to see more.
    private func sayHelp() async throws {
        let help = try await help()
        if isJSON { return try terminal.print(json: help) }
        let isShort = help.countries.count > 1
        terminal.print(terminal.text.paragraph(strings["measures.help.before"]))
        terminal.print(
            isShort
                ? terminal.text.lines(choosing: help, prompt: "measures.command.countries", strings)
                : terminal.text.lines(help)
        )
    }

    // MARK: -

    private func look() async throws -> MeasureSheet { try await sheetOf(.look(text.id.name)) }

    private func sheetOf(_ request: MeasureRequest) async throws -> MeasureSheet {
        do throws(CommandFailure) {
            let reply = try await desk.ask(.measures(request), catalogue)
            if case .measures(.sheet(let sheet)) = reply { return sheet }
        } catch  where error == CommandFailure(CompanionError.notFound, strings) {
            throw CommandFailure(.couldNot, strings["measures.command.nowords"])
        }
        throw CommandFailure(.couldNot, strings["command.trouble.refused"])
    }

    private func keep(_ line: MeasureAnswers) async throws -> Bool {
        let reply = try await desk.ask(.measures(.answer(line)), catalogue)
        guard case .measures(.step(let isHelpFirst, _)) = reply else { return false }
        return isHelpFirst
    }

    private func help() async throws -> HelpNow {
        guard case .own(let own) = try await desk.ask(.helpNow, catalogue) else {
            return HelpNow(catalogue, own: nil)
        }
        return HelpNow(catalogue, own: own)
    }

    private func say() async throws {
        let reply = try await desk.ask(.measures(.results(text.id.name)), catalogue)
        guard case .measures(.results(let lines)) = reply, let last = lines.first else { return }
        if isJSON { return try terminal.print(json: last) }
        terminal.print([""] + terminal.text.lines([last], withNumbers: false, strings))
    }
}

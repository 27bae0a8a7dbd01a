import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// What the commands of care ask at a terminal, or read as a line of JSON, and how they say what came of it.
struct CareTalk {
    let place: PlaceOptions
    let isJSON: Bool
    let input: InputOptions
    var terminal: Terminal { .standard }
    private var isAsked: Bool { terminal.isInteractive && !isJSON && !input.noInput }

    init(_ place: PlaceOptions, _ answer: AnswerOptions, _ input: InputOptions) {
        self.place = place
        isJSON = answer.json
        self.input = input
    }

    func run(_ line: CareLine) async throws {
        let catalogue = try place.catalogue()
        let strings = catalogue.strings
        var line = line
        if line.need == nil, isAsked {
            terminal.print(terminal.text.paragraph(strings["care.title"]) + terminal.text.needs(strings))
            guard let typed = ask(strings["command.care.number"]) else { return }
            line.need = Int(typed)
        }
        guard case .care(let care) = try await place.ask(.care(line), catalogue, input) else { return }
        if isJSON { return try terminal.print(json: care) }
        terminal.print(terminal.text.lines(care, strings))
    }

    func addPlan() async throws {
        let catalogue = try place.catalogue()
        let reply = try await place.keep(catalogue, input, making: .whenNew) {
            try take(catalogue, askPlan).map { (line: PlanLine) in .plan(.add(line)) }
        }
        try show(reply, catalogue)
    }

    func listPlans() async throws {
        let catalogue = try place.catalogue()
        try show(try await place.ask(.plan(.list), catalogue, input), catalogue)
    }

    func answerPlan(_ id: String) async throws {
        let catalogue = try place.catalogue()
        let reply = try await place.keep(catalogue, input) {
            try take(catalogue, askAnswer).map { (line: PlanAnswerLine) in .plan(.answer(id: id, line)) }
        }
        try show(reply, catalogue)
    }

    func ask() async throws {
        let catalogue = try place.catalogue()
        let reply = try await place.keep(catalogue, input) {
            try take(catalogue, askWords).map { (line: AskLine) in .ask(line) }
        }
        guard case .draft(let draft)? = reply else { return }
        if isJSON { return try terminal.print(json: draft) }
        terminal.print(terminal.text.lines(draft, catalogue.strings))
    }

    private func show(_ reply: CommandReply?, _ catalogue: Catalogue) throws {
        guard case .plans(let plans)? = reply else { return }
        if isJSON { return try terminal.print(json: plans) }
        terminal.print(terminal.text.lines(plans, catalogue.strings))
    }

    func take<Line: Decodable>(_ catalogue: Catalogue, _ ask: (Strings) -> Line?) throws -> Line? {
        isAsked ? ask(catalogue.strings) : try read(Line.self, catalogue)
    }

    // MARK: - Asking

    private func askPlan(_ strings: Strings) -> PlanLine? {
        var line = PlanLine()
        guard let what = ask(strings["list.what"]), !what.isEmpty, let when = ask(strings["next.whenwhere"]),
            let other = ask(strings["next.ifthen"]), let days = ask(strings["command.plan.days"])
        else { return nil }
        line.what = what
        line.when = when.isEmpty ? nil : when
        line.ifInTheWay = other.isEmpty ? nil : other
        line.askInDays = Int(days)
        return line
    }

    private func askAnswer(_ strings: Strings) -> PlanAnswerLine? {
        terminal.print(terminal.text.paragraph(strings["next.came"]) + terminal.text.planAnswers(strings))
        while true {
            guard let typed = ask(strings["command.plan.number"]), !typed.isEmpty else { return nil }
            if let answer = TerminalText.planAnswer(typed) {
                guard let how = ask(strings["next.how"]) else { return nil }
                return PlanAnswerLine(answer: answer, how: how.isEmpty ? nil : how)
            }
        }
    }

    private func askWords(_ strings: Strings) -> AskLine? {
        guard let person = ask(strings["command.ask.whom"]), !person.isEmpty,
            let text = ask(strings["support.draft.words"]), !text.isEmpty
        else { return nil }
        return AskLine(person: person, text: text)
    }

    /// What was typed, empty for Enter alone; nil when the person stopped.
    func ask(_ question: String) -> String? {
        terminal.print(terminal.text.paragraph(question))
        terminal.write("  › ")
        guard let typed = readLine(), typed != "q" else { return nil }
        return typed
    }

    private func read<Line: Decodable>(_ type: Line.Type, _ catalogue: Catalogue) throws -> Line? {
        guard input.mayRead, let typed = readLine() else { return nil }
        do {
            return try JSONDecoder().decode(type, from: Data(typed.utf8))
        } catch {
            // NB: never the decoder's own words: they may hold what was typed.
            throw CommandFailure(.wrongUse, catalogue.strings["command.trouble.badLine"])
        }
    }
}

import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// What the commands of care ask at a terminal, or read as a line of JSON, and how they say what came of it.
struct CareTalk {
    let place: PlaceOptions
    let isJSON: Bool
    private var terminal: Terminal { .standard }
    private var isAsked: Bool { terminal.isInteractive && !isJSON }

    init(place: PlaceOptions, isJSON: Bool) {
        self.place = place
        self.isJSON = isJSON
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
        guard case .care(let care) = try await place.ask(.care(line), catalogue) else { return }
        if isJSON { return try terminal.print(json: care) }
        terminal.print(terminal.text.lines(care, strings))
    }

    func addPlan() async throws {
        let catalogue = try place.catalogue()
        guard let line = isAsked ? askPlan(catalogue.strings) : try read(PlanLine.self, catalogue) else {
            return terminal.say(catalogue.strings["command.checkin.nothing"])
        }
        try await show(.plan(.add(line)), catalogue, making: true)
    }

    func listPlans() async throws {
        try await show(.plan(.list), try place.catalogue())
    }

    func answerPlan(_ id: String) async throws {
        let catalogue = try place.catalogue()
        guard let line = isAsked ? askAnswer(catalogue.strings) : try read(PlanAnswerLine.self, catalogue) else {
            return terminal.say(catalogue.strings["command.checkin.nothing"])
        }
        try await show(.plan(.answer(id: id, line)), catalogue)
    }

    func ask() async throws {
        let catalogue = try place.catalogue()
        guard let line = isAsked ? askWords(catalogue.strings) : try read(AskLine.self, catalogue) else {
            return terminal.say(catalogue.strings["command.checkin.nothing"])
        }
        guard case .draft(let draft) = try await place.ask(.ask(line), catalogue) else { return }
        if isJSON { return try terminal.print(json: draft) }
        terminal.print(terminal.text.lines(draft, catalogue.strings))
    }

    private func show(_ request: CommandRequest, _ catalogue: Catalogue, making: Bool = false) async throws {
        let desk = try await place.desk(catalogue, making: making ? .whenNew : .never)
        defer { desk.close() }
        guard case .plans(let plans) = try await desk.ask(request, catalogue) else { return }
        if isJSON { return try terminal.print(json: plans) }
        terminal.print(terminal.text.lines(plans, catalogue.strings))
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
    private func ask(_ question: String) -> String? {
        terminal.print(terminal.text.paragraph(question))
        terminal.write("  › ")
        guard let typed = readLine(), typed != "q" else { return nil }
        return typed
    }

    private func read<Line: Decodable>(_ type: Line.Type, _ catalogue: Catalogue) throws -> Line? {
        guard let typed = readLine() else { return nil }
        do {
            return try JSONDecoder().decode(type, from: Data(typed.utf8))
        } catch {
            // NB: never the decoder's own words: they may hold what was typed.
            throw CommandFailure(.wrongUse, catalogue.strings["command.trouble.badLine"])
        }
    }
}

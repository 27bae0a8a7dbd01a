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
            Enter skips a question, b goes back, q stops and keeps what is there; the next time it is gone on with. \
            Elsewhere it reads one line of JSON: a list in the order of the items, [3,1,null], or items with their \
            answers, {"1":3,"2":null}; null stands for one left out. It is then done. Nothing answered is ever taken \
            from the arguments.
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
        terminal.print(lines.flatMap { terminal.text.lines($0, withNumbers: withNumbers, catalogue.strings) })
    }

    func take(_ scale: String, anyway: Bool) async throws {
        let catalogue = try place.catalogue()
        let text = try known(scale, catalogue)
        let isAsked = terminal.isInteractive && !isJSON && !input.noInput
        let asks = input.asksForPassphrase(place: place)
        let desk = try await place.desk(catalogue, making: .whenNew, asksForPassphrase: asks)
        defer { desk.close() }
        let talk = Taking(desk: desk, catalogue: catalogue, text: text, isJSON: isJSON)
        if isAsked { return try await talk.ask() }
        guard input.mayRead, let typed = readLine() else { return }
        try await talk.take(typed, anyway: anyway)
    }

    private func known(_ scale: String, _ catalogue: Catalogue) throws -> ScaleText {
        guard let text = catalogue.scale(Scale.ID(scale)) else {
            throw CommandFailure(.wrongUse, catalogue.strings["scale.trouble.scale"])
        }
        return text
    }

    /// One time of answering, over one open desk.
    private struct Taking {
        let desk: CommandDesk
        let catalogue: Catalogue
        let text: ScaleText
        let isJSON: Bool
        private var terminal: Terminal { .standard }
        private var strings: Strings { catalogue.strings }

        init(desk: CommandDesk, catalogue: Catalogue, text: ScaleText, isJSON: Bool) {
            self.desk = desk
            self.catalogue = catalogue
            self.text = text
            self.isJSON = isJSON
        }

        // MARK: - At a terminal

        func ask() async throws {
            var sheet = try await look()
            terminal.print(terminal.text.intro(sheet, strings))
            if sheet.line != nil, !proceeds() { return }
            if sheet.thing == nil { sheet = try await sheetOf(.begin(text.id.name)) }
            guard let thing = sheet.thing else { return }
            let begun = strings.text("measures.command.begun", ["title": sheet.title])
            terminal.print([""] + terminal.text.paragraph(begun))
            var place = sheet.next
            while sheet.questions.indices.contains(place) {
                let question = sheet.questions[place]
                let count = sheet.questions.count
                terminal.print([""] + terminal.text.lines(question, number: place + 1, of: count, strings))
                switch read(question) {
                case .stop: return terminal.print(terminal.text.paragraph(strings["measures.command.kept"]))
                case .back: place = max(0, place - 1)
                case .answer(let answer):
                    let one = MeasureAnswers.One(round: question.round, item: question.item, answer: answer)
                    let isLast = place + 1 == count
                    let line = MeasureAnswers(thing: thing, answers: [one], finishes: isLast)
                    if try await keep(line) { try await showHelp() }
                    if isLast { return try await say() }
                    sheet = try await look()
                    place += 1
                }
            }
        }

        private enum Typed {
            case answer(Int?)
            case back, stop
        }

        private func read(_ question: MeasureSheet.Question) -> Typed {
            while true {
                terminal.write("  › ")
                guard let typed = readLine(), typed != "q" else { return .stop }
                if typed == "b" { return .back }
                if typed.allSatisfy(\.isWhitespace) { return .answer(nil) }
                if let number = Int(typed), question.answers.indices.contains(number - 1) {
                    return .answer(question.answers[number - 1].value)
                }
                terminal.print("  " + strings["measures.command.wanted"])
            }
        }

        /// Enter goes on; anything else leaves it.
        private func proceeds() -> Bool {
            terminal.write("  › ")
            return readLine()?.allSatisfy(\.isWhitespace) == true
        }

        private func showHelp() async throws {
            let help = try await help()
            terminal.print([""] + terminal.text.paragraph(strings["measures.help.before"]))
            terminal.print(terminal.text.lines(help))
            terminal.print(terminal.text.paragraph(strings["measures.command.back"]))
            terminal.write("  › ")
            _ = readLine()
        }

        // MARK: - Elsewhere

        func take(_ typed: String, anyway: Bool) async throws {
            guard let given = ScaleAnswers(file: Data(typed.utf8)) else {
                throw CommandFailure(.wrongUse, strings["measures.command.badLine"])
            }
            do throws(Administration.Problem) {
                _ = try given.administration(of: text.scale)
            } catch {
                throw CommandFailure(error, strings)
            }
            let sheet = try await look()
            if let line = sheet.line, !anyway {
                throw CommandFailure(.couldNot, line + " " + strings["measures.command.read"])
            }
            guard let thing = try await sheetOf(.begin(text.id.name)).thing else { return }
            let line = MeasureAnswers(thing: thing, answers: answers(given), finishes: true)
            if try await keep(line) {
                let help = try await help()
                if isJSON {
                    try terminal.print(json: help)
                } else {
                    terminal.print(terminal.text.paragraph(strings["measures.help.before"]))
                    terminal.print(terminal.text.lines(help))
                }
            }
            try await say()
        }

        private func answers(_ given: ScaleAnswers) -> [MeasureAnswers.One] {
            let items = text.scale.items.map(\.id)
            switch given {
            case .inOrder(let answers):
                return answers.enumerated().map { place, answer in
                    let item = items[place % items.count].name
                    return MeasureAnswers.One(round: place / items.count, item: item, answer: answer)
                }
            case .byItem(let answers):
                return items.map { MeasureAnswers.One(round: 0, item: $0.name, answer: answers[$0]) }
            }
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
            terminal.print([""] + terminal.text.lines(last, withNumbers: false, strings))
        }
    }
}

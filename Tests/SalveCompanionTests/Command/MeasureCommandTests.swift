import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

/// Answering a scale on the command line.
struct MeasureCommandTests {
    @Test("Looked at, begun, answered one by one, stopped and gone on with; the result has words before numbers")
    func wholeWay() async throws {
        let world = World()
        let companion = try await world.companion()
        let service = CommandService(companion)
        let looked = try await Self.sheet(service, .look("salve-short"))
        #expect(looked.thing == nil && looked.line == nil && looked.questions.count == 6)
        #expect(looked.questions[1].answers.map(\.label).first == "Not at all")

        let begun = try await Self.sheet(service, .begin("salve-short"))
        let thing = try #require(begun.thing)
        for place in 0..<2 { try await Self.answer(service, thing, [(begun.questions[place], 3)], finishes: false) }
        let again = try await Self.sheet(service, .look("salve-short"))
        #expect(again.thing == thing && again.next == 2)
        #expect(again.questions.map(\.answered) == [3, 3, nil, nil, nil, nil])
        let rest = again.questions.dropFirst(2).map { ($0, Optional(1)) }
        try await Self.answer(service, thing, rest, finishes: true)

        let lines = try await Self.results(service, nil)
        let line = try #require(lines.first)
        #expect(lines.count == 1 && line.scale == "salve-short" && line.missing == 0)
        #expect(line.change == [companion.catalogue.strings["measures.change.first"]])
        #expect(line.day == "2026-11-17" && !line.callsForHelp)
        // 3 + 1 + 1 plain, and 3, 1, 1 mirrored in 0 to 4: (5 + 1 + 3 + 3) / 6.
        #expect(line.total == 2)
        let text = TerminalText(columns: 80, isStyled: false)
        let said = text.lines(lines, withNumbers: false, companion.catalogue.strings).joined(separator: " ")
        #expect(!said.contains("where 0 to 4 is possible") && said.contains("not a diagnosis"))
        let all = text.lines(lines, withNumbers: true, companion.catalogue.strings).joined(separator: " ")
        #expect(all.contains("where 0 to 4 is possible"))
        // What it can and cannot say stands once, however many results there are; each has its id.
        let twice = text.lines(lines + lines, withNumbers: false, companion.catalogue.strings).joined(separator: " ")
        #expect(twice.components(separatedBy: "not a diagnosis").count == 2)
        #expect(twice.components(separatedBy: "salve print result \(thing.text)").count == 3)
        let opening = try #require(try await Self.sheet(service, .look("salve-short")).line)
        #expect(opening.contains("less than a month") && !opening.contains("opens"))
    }

    @Test("A scale without words, one that is not there, and answers that do not fit come back as sentences")
    func refused() async throws {
        let companion = try await World().companion()
        let service = CommandService(companion)
        for request in [MeasureRequest.look("phq-9"), .begin("phq-9"), .look("nothing"), .results("nothing")] {
            guard case .failed = await service.handle(.measures(request)) else {
                Issue.record("\(request) was taken")
                continue
            }
        }
        let thing = try #require(try await Self.sheet(service, .begin("salve-short")).thing)
        let wrong = MeasureAnswers(thing: thing, answers: [.init(round: 1, item: "1", answer: 1)], finishes: true)
        guard case .failed = await service.handle(.measures(.answer(wrong))) else {
            Issue.record("a round that is not there was taken")
            return
        }
        #expect(try await Self.results(service, "salve-short").isEmpty)
    }

    @Test("A question shows the numbers of the scale, and the way to Help now, from the first on")
    func numbers() async throws {
        let companion = try await World().companion()
        let sheet = try await Self.sheet(CommandService(companion), .look("salve-short"))
        let text = TerminalText(columns: 80, isStyled: false)
        let lines = text.lines(try #require(sheet.questions.first), number: 1, of: 6, companion.catalogue.strings)
        #expect(lines.contains { $0.hasPrefix("  0 ") && $0.hasSuffix("Not at all") })
        #expect(lines.contains { $0.hasPrefix("  4 ") } && !lines.contains { $0.hasPrefix("  5 ") })
        #expect(lines.last?.contains("h: Help now") == true)
    }

    @Test("Help now beside a question is the short list, and fits a screen or two")
    func shortHelp() throws {
        let catalogue = try World.catalogue()
        let text = TerminalText(columns: 80, isStyled: false)
        let help = HelpNow(catalogue, own: nil)
        let lines = text.lines(choosing: help, prompt: "measures.command.country", catalogue.strings)
        #expect(lines.count < 40 && text.lines(help).count > 100)
        #expect(lines.last?.contains("Enter goes back") == true)
    }

    @Test("Two rounds in a row: named, numbered where they have no name, refused where the names are too few")
    func rounds() async throws {
        let world = World()
        let companion = try await world.companion()
        let strings = companion.catalogue.strings
        let scale = try #require(companion.catalogue.scale(Scale.ID("ecr-rs"))?.scale)
        let items = (1...9).map { "  \($0): Made up question \($0)." }.joined(separator: "\n")
        let options = (1...7).map { "Answer \($0)" }.joined(separator: ", ")
        let offer = try WordingFile.offer("items:\n\(items)\noptions: [\(options)]\n", for: scale)
        try await companion.bringWording(offer, from: .yaml, isConfirmed: true, form: world.form())
        let service = CommandService(companion)
        #expect(try await Self.sheet(service, .look("ecr-rs")).most == 4)

        let answers = (Array(repeating: "2", count: 9) + Array(repeating: "5", count: 9)).joined(separator: ",")
        let named = Data(#"{"rounds":["Kim","Ola"],"answers":[\#(answers)]}"#.utf8)
        let given = try #require(ScaleAnswers(file: named))
        #expect(ScaleAnswers.rounds(in: named) == ["Kim", "Ola"])
        #expect(ScaleAnswers.rounds(in: Data("[\(answers)]".utf8)) == [])
        #expect(ScaleAnswers.rounds(in: Data(#"{"rounds":"Kim","answers":[1]}"#.utf8)) == nil)
        #expect(try given.rounds(named: [], of: scale, strings) == ["number 1", "number 2"])
        #expect(throws: CommandFailure(.wrongUse, strings["measures.command.names"])) {
            try given.rounds(named: ["Kim"], of: scale, strings)
        }
        #expect(try ScaleAnswers.inOrder(Array(repeating: 1, count: 9)).rounds(named: [], of: scale, strings) == [])

        let rounds = try given.rounds(named: ["Kim", "Ola"], of: scale, strings)
        let begun = try await Self.sheet(service, .begin("ecr-rs", rounds: rounds))
        #expect(begun.questions.count == 18 && begun.questions[9].about == "Ola" && begun.questions[0].about == "Kim")
        let thing = try #require(begun.thing)
        let line = MeasureAnswers(thing: thing, answers: given.places(in: scale), finishes: true)
        guard case .measures(.step(false, true)) = await service.handle(.measures(.answer(line))) else {
            Issue.record("not kept")
            return
        }
        let kept = try #require(await companion.answeredScale(thing))
        #expect(kept.rounds == ["Kim", "Ola"] && kept.answers.count == 18)
        #expect(kept.answers[AnsweredScale.Place(Scale.Item.ID("9"), round: 1)] == 5)
        #expect(try await Self.results(service, "ecr-rs").first?.missing == 0)
    }

    private static func sheet(_ service: CommandService, _ request: MeasureRequest) async throws -> MeasureSheet {
        guard case .measures(.sheet(let sheet)) = await service.handle(.measures(request)) else {
            throw CommandFailure(.couldNot, "no sheet")
        }
        return sheet
    }

    private static func results(_ service: CommandService, _ name: String?) async throws -> [MeasureResultLine] {
        guard case .measures(.results(let lines)) = await service.handle(.measures(.results(name))) else {
            throw CommandFailure(.couldNot, "no results")
        }
        return lines
    }

    private static func answer(
        _ service: CommandService,
        _ thing: EntryID,
        _ answers: [(question: MeasureSheet.Question, answer: Int?)],
        finishes: Bool
    ) async throws {
        let given = answers.map { one in
            MeasureAnswers.One(round: one.question.round, item: one.question.item, answer: one.answer)
        }
        let line = MeasureAnswers(thing: thing, answers: given, finishes: finishes)
        guard case .measures(.step(false, finishes)) = await service.handle(.measures(.answer(line))) else {
            throw CommandFailure(.couldNot, "not kept")
        }
    }
}

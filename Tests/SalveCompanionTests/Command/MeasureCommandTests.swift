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
        let said = text.lines(line, withNumbers: false, companion.catalogue.strings).joined(separator: " ")
        #expect(!said.contains("where 0 to 4 is possible") && said.contains("not a diagnosis"))
        let all = text.lines(line, withNumbers: true, companion.catalogue.strings).joined(separator: " ")
        #expect(all.contains("where 0 to 4 is possible"))
        #expect(try await Self.sheet(service, .look("salve-short")).line?.contains("less than a month") == true)
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

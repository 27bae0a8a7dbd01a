import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// Fair tests on the command line: listed, stopped and read.
struct FairTestCommandTests: FairTesting {
    let world = World(day: 10, hour: 10)

    @Test("on the command line: what was begun is listed, with the change and the blank")
    func commandTries() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        try await attempt(companion, test, after: 1)
        try await attempt(companion, test, after: nil, changes: true)
        try await companion.setFairTest(test, .stopped, form: world.form())
        guard case .fair(let read) = await CommandService(companion).handle(.fair(.result(test.text))) else {
            Issue.record("no result")
            return
        }
        let terminal = TerminalText(columns: 200, isStyled: false)
        let text = terminal.lines(read, companion.catalogue.strings).joined(separator: " ")
        #expect(text.contains("from 3 to 1.") && text.contains("from 3, and no number after. Chance picked"))
        #expect(read.first?.result?.tries.map(\.after) == [1, nil])
    }

    @Test("on the command line: listed, stopped, and read, with no number before that")
    func command() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        let service = CommandService(companion)
        guard case .fair(let listed) = await service.handle(.fair(.list)) else {
            Issue.record("no list")
            return
        }
        #expect(listed.map(\.thing) == [test.text] && listed.first?.result == nil)
        guard case .failed(let early) = await service.handle(.fair(.result(test.text))) else {
            Issue.record("read early")
            return
        }
        #expect(early.sentence.hasPrefix("It still goes on."))
        _ = await service.handle(.fair(.set(test.text, to: "stopped")))
        guard case .failed(let stopped) = await service.handle(.fair(.set(test.text, to: "going"))) else {
            Issue.record("taken up again")
            return
        }
        #expect(stopped.sentence.hasPrefix("It was stopped"))
        guard case .fair(let read) = await service.handle(.fair(.result(test.text))) else {
            Issue.record("no result")
            return
        }
        #expect(read.first?.result?.verdict == "tooEarly" && read.first?.isOver == true)
        #expect(read.first?.result?.sentences == ["Nothing of it was begun, so there is nothing to tell."])
        guard case .failed = await service.handle(.fair(.result("nothing"))) else {
            Issue.record("found nothing")
            return
        }
    }
}

import Foundation
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("Lines of one's own and the six questions, asked by the command line")
struct OwnLinesTests {
    private let world = World()

    @Test("Both kinds of line are kept, listed each with what it is, and taken away by their ids")
    func lines() async throws {
        let companion = try await world.companion()
        let service = CommandService(companion)
        #expect(try await mine(service, .lines).items.isEmpty)

        _ = try await mine(service, .addLine("Nights like this end.", isSteady: false))
        _ = try await mine(service, .addLine("It passed before.", isSteady: true))
        let items = try await mine(service, .lines).items
        #expect(items.map(\.title) == ["Nights like this end.", "It passed before."])
        #expect(Set(items.map(\.detail)).count == 2)
        #expect(await companion.steadyLines().map(\.text) == ["It passed before."])

        for item in items { _ = try await mine(service, .removeLine(item.id)) }
        #expect(try await mine(service, .lines).items.isEmpty)
        #expect(await companion.ownLines().isEmpty)
        #expect(await companion.steadyLines().isEmpty)
    }

    @Test("What is no line can’t be taken away as one, and an empty one is not kept")
    func refused() async throws {
        let companion = try await world.companion()
        let service = CommandService(companion)
        let plan = world.form()
        try await companion.keepPlan("Water the plants", askInDays: nil, form: plan)
        for request in [MineRequest.removeLine(plan.text), .removeLine("x"), .addLine(" ", isSteady: false)] {
            guard case .failed = await service.handle(.mine(request)) else {
                Issue.record("\(request)")
                continue
            }
        }
        #expect(await companion.plans().count == 1)
        #expect(await companion.ownLines().isEmpty)
    }

    @Test("The six questions are answered by name, say what follows, and hold nothing back")
    func closeness() async throws {
        let companion = try await world.companion()
        let service = CommandService(companion)
        guard case .closeness(let before) = await service.handle(.closeness) else {
            Issue.record("no answer")
            return
        }
        #expect(before.questions.count == 6 && before.standing == nil && !before.leads)

        var line = try JSONDecoder().decode(ClosenessLine.self, from: Data(#"{"catch":"lot","words":"lot"}"#.utf8))
        #expect(line.take("1", to: .seen) && !line.take("4", to: .near) && !line.take("lot", to: .near))
        guard case .closeness(let after) = await service.handle(.keepCloseness(line)) else {
            Issue.record("not kept")
            return
        }
        #expect(after.leads && after.standing?.contains("none is gone") == true)
        #expect(await companion.closeness().last?.value.answers == [.theCatch: .lot, .words: .lot, .seen: .no])

        for json in [#"{"catch":"much"}"#, #"{"moon":"lot"}"#] {
            let bad = try JSONDecoder().decode(ClosenessLine.self, from: Data(json.utf8))
            guard case .failed = await service.handle(.keepCloseness(bad)) else {
                Issue.record("kept")
                continue
            }
        }
        _ = await service.handle(.keepCloseness(ClosenessLine()))
        #expect(await companion.timeline.closenessAnswers.count == 1)
    }

    private func mine(_ service: CommandService, _ request: MineRequest) async throws -> CommandReply.MineReply {
        guard case .mine(let reply) = await service.handle(.mine(request)) else {
            throw CompanionError.notFound
        }
        return reply
    }
}

import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// The hard moment in a terminal, through the same machine and strings as the pages.
struct CommandServiceTests {
    private let world = World(hour: 2)

    @Test("the first screen steadies, keeps nothing, and offers what care.md says")
    func firstScreen() async throws {
        let service = CommandService(try await world.companion())
        let screen = try await service.screen(.hard)
        #expect(screen.heading == "One small thing.")
        #expect(screen.lines.first == "Press your feet, or your back, into whatever is holding you up.")
        #expect(screen.choices.map(\.pick) == [.one, .hands, .send, .person, .wording, .help])
        #expect(screen.main?.pick == .one)
        #expect(await service.companion.timelineRows().isEmpty)
    }

    @Test("one thing, one more, how is it now; easier closes when the person says so, and is kept")
    func easier() async throws {
        let service = CommandService(try await world.companion())
        var screen = try await service.screen(.hard)
        var seen: [String] = []
        for pick in [Pick.one, .next, .next, .landing(.easier), .enough] {
            screen = try await service.pick(pick, on: screen)
            seen.append(screen.heading)
        }
        #expect(
            seen == [
                "Find three things you can see.", "Now hold something. A pillow, a cup, your sleeve.",
                "How is it now?", "Okay. You can close this here.", "Stopped. You can close this.",
            ]
        )
        #expect(screen.isEnd)
        guard case .timeline(let lines) = await service.handle(.timeline(limit: 5)) else {
            Issue.record("no timeline")
            return
        }
        #expect(lines.map(\.text) == ["Around the room: A bit easier"])
    }

    @Test("after harder there is no Next; something different leads, and it is another practice")
    func harder() async throws {
        let service = CommandService(try await world.companion())
        var screen = try await service.screen(.hard)
        screen = try await service.pick(.one, on: screen)
        screen = try await service.pick(.landing(.harder), on: screen)
        #expect(screen.heading == "Okay. Leave that one.")
        #expect(screen.main?.pick == .different)
        #expect(!screen.choices.map(\.pick).contains(.next))
        screen = try await service.pick(.different, on: screen)
        #expect(screen.heading == "Put a light on, or turn towards the brightest thing.")
        screen = try await service.pick(.landing(.harder), on: screen)
        let other = try await service.pick(.different, on: screen)
        #expect(other.kind == .step)
        #expect(other.heading != "Put a light on, or turn towards the brightest thing.")
    }

    @Test("far away: the room is asked about first, then the day is named, then more here or not")
    func far() async throws {
        let service = CommandService(try await world.companion())
        var screen = try await service.screen(.hard)
        screen = try await service.pick(.one, on: screen)
        screen = try await service.pick(.landing(.far), on: screen)
        #expect(screen.heading == "Is there danger in the room?")
        screen = try await service.pick(.no, on: screen)
        #expect(screen.heading == "Say what day it is, and about what time.")
        #expect(screen.lines.first == "Eyes open. It is Tuesday, 17\u{A0}November. 2:00 at night.")
        while screen.kind == .step { screen = try await service.pick(.next, on: screen) }
        #expect(screen.kind == .here)
        let same = try await service.pick(.here(.same), on: screen)
        #expect(same.kind == .offers)
        #expect(same.offers.allSatisfy { $0.depth == "outer" })
        let further = try await service.pick(.here(.further), on: screen)
        #expect(further.kind == .help)
    }

    @Test("danger in the room is Help now, and back goes back; nothing of it is kept but a date")
    func danger() async throws {
        let service = CommandService(try await world.companion())
        var screen = try await service.screen(.hard)
        screen = try await service.pick(.one, on: screen)
        screen = try await service.pick(.landing(.far), on: screen)
        screen = try await service.pick(.yes, on: screen)
        #expect(screen.kind == .help)
        screen = try await service.pick(.back, on: screen)
        #expect(screen.kind != .help)
        guard case .text(let text) = await service.handle(.export("json")) else {
            Issue.record("no export")
            return
        }
        #expect(!text.contains("anger"))
    }

    @Test("looking at Help now keeps nothing, before a sitting and within one")
    func helpIsNotRecorded() async throws {
        let service = CommandService(try await world.companion())
        let first = try await service.screen(.hard)
        #expect(try await service.pick(.help, on: first).kind == .help)
        let step = try await service.pick(.one, on: first)
        let before = await service.handle(.export("json"))
        let help = try await service.pick(.help, on: step)
        #expect(help.choices.map(\.pick).contains(.danger))
        #expect(await service.handle(.export("json")) == before)
        #expect(try await service.pick(.back, on: help) == step)
    }

    @Test("what was about to be sent is kept till morning, and an empty text is not")
    func keep() async throws {
        let service = CommandService(try await world.companion())
        let keep = try await service.pick(.send, on: service.screen(.hard))
        #expect(keep.takesText)
        let empty = await service.handle(.pick(ScreenStep(.keep(.morning), on: keep, text: " \n ")))
        guard case .failed(let failure) = empty else {
            Issue.record("kept nothing as something")
            return
        }
        #expect(failure.sentence == "There was nothing in it, so nothing was stored.")
        let kept = try await service.pick(.keep(.morning), on: keep, text: "made up: you never rang")
        #expect(kept.heading == "It is kept here. Nothing was sent.")
        #expect(await service.companion.heldTexts().map(\.value.text) == ["made up: you never rang"])
    }

    @Test("one's own things stand in place of the hands, those for bad times first, and can be taken")
    func list() async throws {
        let companion = try await world.companion()
        try await companion.keepItem("Water the plants", size: .tiny, isForBadTimes: false, form: world.form())
        try await companion.keepItem("Radio, low", size: .few, isForBadTimes: true, form: world.form())
        let service = CommandService(companion)
        let first = try await service.screen(.hard)
        #expect(first.choices[1].note == "Radio, low, Water the plants")
        let list = try await service.pick(.list, on: first)
        #expect(list.choices.map(\.words) == ["Radio, low", "Water the plants", "None of these"])
        let taken = try await service.pick(list.choices[0].pick, on: list)
        #expect(taken.heading == "Radio, low")
        #expect(await companion.timelineRows().count == 3)
    }

    @Test("something inner opens after its line, on asking, and not before")
    func asking() async throws {
        let service = CommandService(try await world.companion())
        let intro = try await service.screen(.practise("three-lines"))
        #expect(intro.kind == .intro)
        #expect(intro.choices.first?.pick == .anyway(Practice.ID("three-lines")))
        #expect(intro.main?.pick == .small)
        let refused = try await service.pick(.practice(Practice.ID("three-lines")), on: intro)
        #expect(refused.kind == .asking)
        let opened = try await service.pick(.anyway(Practice.ID("three-lines")), on: intro)
        #expect(opened.kind == .step)
    }

    @Test("an unknown practice, sitting or thing is said plainly, and changes nothing")
    func unknown() async throws {
        let service = CommandService(try await world.companion())
        let sentence = "There is no such thing here. Nothing was changed."
        let reply = await service.handle(.practise("no-such"))
        #expect(reply == .failed(CommandFailure(.couldNot, sentence)))
        var screen = try await service.screen(.hard)
        screen.sitting = world.form()
        #expect(await service.handle(.pick(ScreenStep(.next, on: screen))) == reply)
    }

    @Test("warmer words are one pick away, and back again")
    func wording() async throws {
        let service = CommandService(try await world.companion())
        let warm = try await service.pick(.wording, on: service.screen(.hard))
        #expect(warm.heading == "One small thing, gently.")
        #expect(try await service.pick(.wording, on: warm).heading == "One small thing.")
    }
}

extension CommandService {
    /// The screen of a request; a failure is thrown.
    func screen(_ request: CommandRequest) async throws -> Screen {
        switch await handle(request) {
        case .screen(let screen): return screen
        case .failed(let failure): throw failure
        default: throw CommandFailure(.couldNot, "no screen")
        }
    }

    /// The screen after a pick; a failure is thrown.
    func pick(_ pick: Pick, on screen: Screen, text: String? = nil) async throws -> Screen {
        try await self.screen(.pick(ScreenStep(pick, on: screen, text: text)))
    }
}

import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// Walks through the screens in every way that their choices allow.
struct ScreenWalkTests {
    @Test("every choice of every screen leads to a screen with words, and stop is one step from all", arguments: 1...8)
    func walks(seed: UInt64) async throws {
        let world = World(hour: seed.isMultiple(of: 2) ? 2 : 14)
        let companion = try await world.companion()
        try await companion.keepItem("Radio, low", size: .few, isForBadTimes: true, form: world.form())
        let service = CommandService(companion)
        var random = Numbers(state: seed)
        var screen = try await service.screen(seed.isMultiple(of: 3) ? .practise("slower-out-breath") : .hard)
        for step in 0..<60 {
            let place: Comment = "seed \(seed), step \(step), \(screen.kind)"
            Self.check(screen, place)
            world.pass(minutes: 1)
            let stopped = random.next() % 40 == 0
            let choice =
                screen.choices.isEmpty ? nil : screen.choices[Int(random.next() % UInt64(screen.choices.count))]
            let pick = stopped ? .stop : choice?.pick ?? .stop
            let text = screen.takesText ? "made up" : nil
            screen = try await service.pick(pick, on: screen, text: text)
            if stopped { #expect(screen.isEnd, place) }
            if screen.isEnd { screen = try await service.screen(.hard) }
        }
        #expect(try await companion.verify().isSound)
    }

    private static func check(_ screen: Screen, _ place: Comment) {
        let words = [screen.heading] + screen.lines + screen.choices.flatMap { [$0.words, $0.note ?? "-"] }
        #expect(words.allSatisfy { !$0.isEmpty && !$0.contains("‹") && !$0.contains("{") }, place)
        #expect(Set(screen.choices.map(\.pick)).count == screen.choices.count, place)
        #expect(!screen.choices.isEmpty || screen.isEnd, place)
        if screen.kind == .harder { #expect(!screen.choices.map(\.pick).contains(.next), place) }
        if screen.kind == .step {
            let picks = screen.choices.map(\.pick)
            #expect(picks.contains(.landing(.harder)) && picks.contains(.landing(.far)), place)
        }
    }
}

/// The same numbers for the same seed: SplitMix64 (Steele, Lea and Flood, 2014).
private struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

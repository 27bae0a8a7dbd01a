import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@Suite("The rules over what ships, packs and practices of one's own together")
struct LibraryRulesTests {
    private let catalogue: Catalogue
    private let library: Library

    init() throws {
        catalogue = try World.catalogue()
        let example = World.contentFolder.replacing(
            "Sources/SalveContent/Resources",
            with: "Examples/pack-small-kindnesses"
        )
        var choices = Library.Choices()
        choices.packs = [
            KeptPack(thing: EntryID(high: 9, low: 1), name: "Example", files: try PackFiles.files(at: example))
        ]
        let steps = [
            ("outer", "Put on the grey jumper."), ("outer", "Eat a piece of bread."), ("body", "Breathe out slowly."),
            ("words", "Say: it is a hard day."), ("words", "What would the inner critic say?"),
            ("images", "Imagine a warm lake."), ("images", "Remember when it was good."),
        ]
        choices.own = steps.enumerated().map { number, step in
            let source = "---\ntitle: Made up \(number)\ndepth: \(step.0)\n---\n\n## \(step.1)\n\n## \(step.1)\n"
            return OwnPractice(thing: EntryID(high: 8, low: UInt64(number)), title: "", source: source)
        }
        choices.putAside = Set(catalogue.rules.map(\.id))
        choices.pinned = choices.own.map(\.id)
        library = Library(catalogue, choices)
        #expect(library.practices.count == 7 + 3 + 3)
    }

    @Test("Wherever a sitting stands, offers hold something outer, and what the rules hold back stays back")
    func walked() throws {
        for hour in [3, 14] {
            for sessions in [0, 9] {
                for distress in [nil, 0, 4, 6, 7, 8, 9, 10] as [Int?] {
                    for door in Door.allCases { try walk(door, distress, hour: hour, sessions: sessions) }
                }
            }
        }
    }

    /// From one beginning through every practice there is, with each landing.
    private func walk(_ door: Door, _ distress: Int?, hour: Int, sessions: Int) throws {
        var life = Circumstances(practices: library.rules)
        (life.isNight, life.isNew) = (Circumstances.isUsualNight(hour: hour), sessions < 5)
        for practice in library.rules {
            for landing in Landing.allCases {
                var session = PracticeSession()
                _ = try session.apply(.start(door, distress: distress), in: life)
                check(session, life, distress)
                if case .afterAsking = session.opening(of: practice, in: life) { _ = try session.apply(.ask, in: life) }
                _ = try session.apply(.choose(practice.id), in: life)
                _ = try session.apply(.landing(landing), in: life)
                let offers = session.offers(in: life).map(\.practice)
                #expect(offers.contains { $0.depth == .outer })
                if landing == .harder, practice.depth.isInner { #expect(offers.allSatisfy { $0.depth == .outer }) }
                if landing == .far { #expect(offers.allSatisfy { $0.isOrienting }) }
                _ = try session.apply(.danger, in: life)
                #expect(session.offers(in: life).allSatisfy { $0.practice.depth == .outer })
            }
        }
    }

    private func check(_ session: PracticeSession, _ life: Circumstances, _ distress: Int?) {
        let offers = session.offers(in: life).map(\.practice)
        #expect(offers.contains { $0.depth == .outer })
        if distress ?? 7 >= 7 || life.isNew { #expect(offers.allSatisfy { $0.depth == .outer && $0.risk == .low }) }
    }

    @Test("The bench takes them as it takes the shipped ones")
    func bench() {
        var bench = LabSession(practices: library.rules, words: LabSession.Words(catalogue.strings))
        let answer = bench.answer(#"{"do":"start","door":"hard","distress":9}"#)
        #expect(answer.contains("small-kindnesses--dry-socks") && answer.contains("look-around"))
        #expect(!answer.contains(#""depth":"images""#) && !answer.contains(#""depth":"body""#))
        #expect(bench.answer(#"{"do":"choose","practice":"walk"}"#).contains("There is no practice of that name."))
    }

    @Test("Everything that was added is at least as careful as what its depth asks for")
    func floor() {
        for practice in library.rules where library.source(of: practice.id) != .salve {
            switch practice.depth {
            case .outer: #expect(practice.rung == nil)
            case .body, .words: #expect(practice.risk >= .medium)
            case .images: #expect(practice.risk == .high)
            }
        }
    }
}

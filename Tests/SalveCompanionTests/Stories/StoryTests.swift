import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@Suite("The stories that ship, as they are told and as they were written") struct StoryTests {
    private let catalogue: Catalogue
    private let old: Story
    private let accurate: Story
    private let single: Story

    init() throws {
        catalogue = try World.catalogue()
        old = try #require(catalogue.story(Story.ID("the-drawer")))
        accurate = try #require(catalogue.story(Story.ID("one-street-early")))
        single = try #require(catalogue.story(Story.ID("dev-and-guest")))
    }

    @Test("three: a fear that was old, one that was accurate, and someone single (A14, A28)")
    func three() {
        #expect(catalogue.stories.map(\.id) == [old.id, accurate.id, single.id])
        #expect(catalogue.stories.map(\.tellsOfFear) == [false, true, false])
        #expect(single.person == nil && old.person != nil && accurate.person != nil)
        for story in catalogue.stories {
            let parts = story.steps.map(\.part)
            #expect(parts.filter(Story.Part.four.contains) == Story.Part.four)
            #expect(parts.suffix(3) == [.option, .after, .without])
            #expect(Set(story.steps.map(\.heading)).count == story.steps.count)
        }
    }

    @Test("easy to read: none is above grade 5")
    func ease() throws {
        let lines = try Catalogue.ease(in: World.contentFolder).filter { $0.file.contains("stories/") }
        #expect(lines.count == 3)
        for line in lines { #expect((line.ease.grade ?? 99) <= 5, "\(line)") }
    }

    @Test("reasons about anyone else are guesses, and about someone feared there are none (R17)")
    func guesses() throws {
        for story in [old, single] {
            let told = try #require(story.steps.first { $0.part == .mentalizing }).text.sentences.joined(separator: " ")
            #expect(told.components(separatedBy: "Maybe").count > 2 && told.contains("could only guess"))
        }
        let told = try #require(accurate.steps.first { $0.part == .mentalizing }).text.sentences
        #expect(told.contains("His reasons were not her job that night."))
        #expect(try !answers(accurate).contains { $0.part == "theirs" })
        #expect(try answers(accurate).first { $0.part == "colour" }?.picks.contains("clearly") == true)
    }

    @Test("the reflection is kept as a person would write it, and reads back the story’s own words (A13)")
    func reflection() async throws {
        for story in catalogue.stories {
            let diary = try await StoryDiary(story)
            let id = try #require(diary.reflection)
            let view = try await diary.companion.worksheet(id)
            let read = try #require(Reflection(view.sheet))

            let thoughts = try #require(story.steps.first { $0.part == .thoughts })
            #expect(read.thoughts.map { "“\($0.text)”" } == thoughts.items)
            let written = try answers(story)
            #expect(view.written.map(\.part.id).sorted() == written.map(\.part).sorted())
            for answer in written {
                let part = try #require(view.part(answer.part))
                // Words stand in the order of their list.
                var (kept, given) = (part.answer, answer)
                (kept.picks, given.picks) = (kept.picks.sorted(), given.picks.sorted())
                #expect(kept == given, "\(story.id.name) \(answer.part)")
                #expect(!catalogue.said(part.answer, in: part.part).isEmpty)
            }
            // What was said to a friend and to oneself is told on the page about kindness.
            let kind = try #require(story.steps.first { $0.part == .kindness }).text.plainText
            let friend = try #require(written.first { $0.part == "friend" })
            #expect(kind.contains("“\(friend.text)”"), "\(story.id.name)")
            for sentence in friend.beside.split(separator: ". ") { #expect(kind.contains(sentence), "\(sentence)") }
            #expect(!read.option.isEmpty)
            #expect(view.sheet.isFinished)
        }
    }

    @Test("the map finds the old fear’s swings, at least three over three weeks, with its entries as evidence (A16)")
    func swings() async throws {
        let diary = try await StoryDiary(old)
        guard case .found(let claim) = try await diary.companion.cycle(about: try #require(diary.person)) else {
            Issue.record("nothing is found")
            return
        }
        #expect(claim.count >= 3)
        #expect(claim.stretches.first?.pole == .distance)
        let first = try #require(claim.stretches.first?.entries.first).at
        let last = try #require(claim.stretches.last?.entries.last).at
        #expect(last.dayNumber - first.dayNumber >= 21)

        let map = CycleMap(of: old.cycleEntries(catalogue), named: old.person, words: catalogue.cycleWords)
        #expect(map.swings.count == claim.count)
    }

    @Test("about someone feared there is no map, and nothing that it could show; about nobody there is no claim")
    func noSwings() async throws {
        let diary = try await StoryDiary(accurate)
        guard case .closed = try await diary.companion.cycle(about: try #require(diary.person)) else {
            Issue.record("it is open")
            return
        }
        #expect(await diary.companion.people(for: .reasons).isEmpty)
        for story in [accurate, single] {
            let map = CycleMap(of: story.cycleEntries(catalogue), named: story.person, words: catalogue.cycleWords)
            #expect(!map.isClaim, "\(story.id.name)")
        }
        let alone = try await StoryDiary(single)
        #expect(await alone.companion.people().isEmpty)
    }

    @Test("salve lab cycles says the same of each")
    func bench() throws {
        struct Answer: Decodable {
            struct Swing: Decodable { let evidence: [Int] }
            let id: String
            let claim: Bool
            let swings: [Swing]
        }
        let bench = LabCycles(words: catalogue.cycleWords)
        let answers = try catalogue.stories.map { story in
            try JSONDecoder().decode(Answer.self, from: Data(bench.answer(try story.history(catalogue)).utf8))
        }
        #expect(answers.map(\.id) == catalogue.stories.map(\.id.name))
        #expect(answers.map(\.claim) == [true, false, false])
        #expect(answers[0].swings.count >= 3 && answers[0].swings.allSatisfy { $0.evidence.count >= 2 })
    }

    @Test("the loop is kept with its five places, what it keeps safe, and a kinder turn (A6, A18)")
    func loop() async throws {
        for story in catalogue.stories {
            let diary = try await StoryDiary(story)
            let listed = await diary.companion.loops(5)
            let loop = try #require(listed.first.flatMap { Loop($0.sheet.value) })
            #expect(listed.count == 1 && loop.sheet.thing == diary.loop)
            let written = try #require(
                story.entries.compactMap { if case .loop(let answers) = $0.what { answers } else { nil } }.first
            )
            for node in Loop.Node.allCases {
                let text = written.first { $0.part == node.rawValue }?.text
                #expect(!loop[node].isEmpty && loop[node] == text, "\(story.id.name) \(node)")
            }
            #expect(Set(Loop.Node.allCases.map { loop[$0] }).count == 5)
            #expect(!loop[.safe].picks.isEmpty)
            #expect(loop.turn?.after != nil && loop.turn?.text.isEmpty == false)
            #expect(!loop.hasGuess, "nothing of the other’s ring is guessed")
            // The thought in the loop is one of those that were written.
            #expect(try answers(story).flatMap(\.thoughts).contains { $0.text == loop[.thought] })

            // And the reflection draws one by itself, with the same words.
            let reflection = try #require(diary.reflection)
            let drawn = try await diary.companion.drawLoop(from: reflection, form: diary.world.form())
            let other = try #require(Loop(try await diary.companion.worksheet(drawn).sheet))
            #expect(try other[.thought] == answers(story).flatMap(\.thoughts).map(\.text).joined(separator: "\n"))
            #expect(Loop.Node.allCases.allSatisfy { !other[$0].isEmpty })
        }
    }

    @Test("each makes a sheet with every page on it, and the one about fear names what helps")
    func sheets() async throws {
        let companion = try await World().companion()
        for story in catalogue.stories {
            let sheet = try await companion.handout(.story, id: story.id.name)
            #expect(sheet.parts.count == story.steps.count)
            #expect(sheet.notes.contains(catalogue.strings["story.afraid"]) == story.tellsOfFear)
            let text = sheet.parts.flatMap(\.blocks).flatMap { [$0.text ?? ""] + $0.items }.joined(separator: " ")
            for sentence in story.steps.flatMap(\.text.sentences) { #expect(text.contains(sentence)) }
        }
        await #expect(throws: CompanionError.notFound) { try await companion.handout(.story, id: "nothing") }
    }

    @Test("in a terminal a page names the next one, and the last page names none")
    func terminal() {
        let text = TerminalText(columns: 200, isStyled: false)
        for story in catalogue.stories {
            for page in 1...story.steps.count {
                let lines = text.lines(story, page: page, catalogue.strings).joined(separator: " ")
                let step = story.steps[page - 1]
                #expect(lines.contains(step.heading) && lines.contains(story.label(of: step, catalogue.strings)))
                #expect(lines.contains("--page \(page + 1)") == (page < story.steps.count))
                #expect(lines.contains("salve help-now") == story.tellsOfFear)
            }
            let written = text.lines(writtenIn: story, catalogue)
            #expect(written.count(where: { $0.hasPrefix("Day ") }) == story.entries.count)
        }
    }

    private func answers(_ story: Story) throws -> [Worksheet.Answer] {
        let found = story.entries.compactMap { entry -> [Worksheet.Answer]? in
            if case .reflection(let answers) = entry.what { answers } else { nil }
        }
        return try #require(found.first)
    }
}

extension Story.Step {
    /// The items of its list.
    fileprivate var items: [String] {
        text.blocks.flatMap { block -> [String] in
            guard case .list(let items) = block else { return [] }
            return items.map { $0.map(\.plainText).joined() }
        }
    }
}

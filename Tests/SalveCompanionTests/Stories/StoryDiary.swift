import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting

/// A story lived entry by entry: what the one in it wrote, kept through the companion as pages keep it.
struct StoryDiary {
    let world = World(day: 1, hour: 0)
    let companion: Companion
    /// The other in it; nil where there is none.
    private(set) var person: EntryID?
    /// The reflection in it.
    private(set) var reflection: EntryID?
    /// The loop in it.
    private(set) var loop: EntryID?

    /// Lives it to its end, and one quiet day more.
    init(_ story: Story) async throws {
        companion = try await world.companion()
        if let name = story.person {
            let id = world.form()
            var line = PersonLine(name: name, number: "")
            line.bond = story.bond
            try await companion.keepPerson(line, form: id)
            person = id
        }
        var minute = 1_440
        for entry in story.entries {
            let next = entry.day * 1_440 + entry.minute
            world.pass(minutes: next - minute)
            minute = next
            try await keep(entry.what, story)
        }
        world.pass(minutes: 1_500)
    }

    /// Someone kept simple is not among those whom it can be about (R17).
    private func fill(
        _ id: Worksheet.FormID,
        _ answers: [Worksheet.Answer],
        as form: EntryID,
        about person: EntryID?
    ) async throws {
        _ = try await companion.beginWorksheet(id, person: person, distress: 4, asking: true, form: form)
        for answer in answers { try await companion.write(answer, in: form, form: world.form()) }
        _ = try await companion.finishWorksheet(form, form: world.form())
        if let sitting = try await companion.worksheet(form).sitting {
            _ = try await companion.act(.stop, in: sitting, form: world.form())
        }
    }

    private mutating func keep(_ what: Story.Entry.What, _ story: Story) async throws {
        let form = world.form()
        switch what {
        case .checkIn(let ids, let own, let text):
            var answers = CheckIn.Answers()
            (answers.words, answers.ownWords, answers.text) = (ids, own, text)
            try await companion.checkIn(answers, form: form)
        case .note(let text):
            try await companion.keepBondNote(BondNote(thing: form, person: person, text: text), form: form)
        case .reflection(let answers):
            reflection = form
            try await fill(Reflection.form, answers, as: form, about: companion.people(for: .reasons).first?.thing)
        case .loop(let answers):
            loop = form
            try await fill(Loop.form, answers, as: form, about: companion.people(for: .theirLoop).first?.thing)
        case .keepsSimple:
            guard let person, let name = story.person else { return }
            try await companion.keepPerson(name, number: "", isSimple: true, thing: person, form: form)
        }
    }
}

extension Story {
    /// What was written as the map reads it: loops and switches tell nothing there.
    func cycleEntries(_ catalogue: Catalogue) -> [CycleEntry] {
        entries.compactMap { entry in
            let at = Moment(milliseconds: Int64(entry.day * 1_440 + entry.minute) * 60_000)
            var read = CycleEntry(at: at, day: entry.day)
            switch entry.what {
            case .checkIn(let ids, let own, let text):
                read.feelings = ids.compactMap { catalogue.words[$0]?.word } + own
                read.text = text
            case .note(let text): read.text = text
            case .reflection(let answers):
                for answer in answers where answer.part == "happened" || answer.part == "next" {
                    read.text += (read.text.isEmpty ? "" : "\n") + answer.text
                }
                read.thoughts = answers.flatMap(\.thoughts).map(\.text)
            case .loop, .keepsSimple: return nil
            }
            return read
        }
    }

    /// The same as a line for `salve lab cycles`, with times that begin in March.
    func history(_ catalogue: Catalogue) throws -> String {
        let rows: [[String: Any]] = cycleEntries(catalogue).map { entry in
            let day = Day(year: 2026, month: 3, day: 1).adding(days: entry.day - 1)
            let minute = Int(entry.at.milliseconds / 60_000) % 1_440
            let time = day.text + String(format: "T%02d:%02d:00Z", minute / 60, minute % 60)
            return [
                "at": time, "feelings": entry.feelings, "thoughts": entry.thoughts, "actions": [],
                "text": entry.text,
            ]
        }
        let line: [String: Any] = ["id": id.name, "person": person ?? NSNull(), "entries": rows]
        return String(decoding: try JSONSerialization.data(withJSONObject: line), as: UTF8.self)
    }
}

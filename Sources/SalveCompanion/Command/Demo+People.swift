import SalveContent
import SalveCore

/// Robin's people: what they are to Robin, and own words about them at a few times.
extension Demo {
    /// What the first friend is, and how it is with them.
    func noteBonds(day: Int) async throws(CompanionError) {
        switch day {
        case 92: try await noteFriend("first", .partly, .mixed)
        case 128: try await keepNote(nil, "own", nil, .mixed)
        case 163: try await noteFriend("second", .mostly, .glad)
        default: break
        }
    }

    /// Someone Robin sees, and notes over eight weeks that go to and fro.
    func noteSwings(day: Int) async throws(CompanionError) {
        let notes = [
            103: "one", 106: "two", 115: "three", 125: "four", 135: "five", 138: "six", 148: "seven", 158: "eight",
        ]
        guard let key = notes[day] else { return }
        let strings = companion.catalogue.strings
        let name = strings["bonds.demo.swing.name"]
        if await !companion.people().contains(where: { $0.name == name }) {
            var line = PersonLine(name: name, number: "")
            line.bond = strings["bonds.demo.swing.bond"]
            try await companion.keepPerson(line, form: form())
        }
        let person = await companion.people().first { $0.name == name }
        try await keepNote(person?.thing, "swing." + key, nil, nil)
    }

    private func noteFriend(
        _ key: String,
        _ asIAm: BondNote.AsIAm,
        _ lately: BondNote.Lately
    ) async throws(CompanionError) {
        guard let friend = await companion.people().first else { return }
        if friend.traits.bond.isEmpty {
            var line = PersonLine(name: friend.name, number: friend.number)
            line.bond = companion.catalogue.strings["bonds.demo.bond"]
            try await companion.keepPerson(line, thing: friend.thing, form: form())
        }
        try await keepNote(friend.thing, key, asIAm, lately)
    }

    private func keepNote(
        _ person: EntryID?,
        _ key: String,
        _ asIAm: BondNote.AsIAm?,
        _ lately: BondNote.Lately?
    ) async throws(CompanionError) {
        let form = form()
        let text = companion.catalogue.strings["bonds.demo." + key]
        let note = BondNote(thing: form, person: person, text: text, asIAm: asIAm, lately: lately)
        try await companion.keepBondNote(note, form: form)
    }
}

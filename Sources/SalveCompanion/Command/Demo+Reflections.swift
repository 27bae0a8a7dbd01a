import SalveContent
import SalveCore

/// Robin's reflections: a whole one with a later look, a short one, and one that was left in the middle.
extension Demo {
    /// What Robin reflects on that day, if anything.
    func reflect(day: Int) async throws(CompanionError) {
        switch day {
        case 58: try await fillReflection(whole, isBrief: false, isKept: true)
        case 118: try await fillReflection(short, isBrief: true, isKept: true)
        case 171: try await fillReflection(begun, isBrief: false, isKept: false)
        default: return
        }
    }

    private func fillReflection(
        _ answers: [Worksheet.Answer],
        isBrief: Bool,
        isKept: Bool
    ) async throws(CompanionError) {
        let id = form()
        let person = await companion.people().last?.thing
        _ = try await companion.beginWorksheet(
            Reflection.form,
            person: person,
            isBrief: isBrief,
            distress: 4,
            asking: true,
            form: id
        )
        for answer in answers {
            clock.pass(minutes: 1)
            try await companion.write(answer, in: id, form: form())
        }
        let theirs = Reflection.Part.theirs.rawValue
        if answers.contains(where: { $0.part == theirs }) {
            try await companion.lookAgain(at: theirs, of: id, sure: [0: .fairly], form: form())
        }
        if isKept { try await companion.finishWorksheet(id, form: form()) }
        if let sitting = try await companion.worksheet(id).sitting {
            _ = try await companion.act(.stop, in: sitting, form: form())
        }
    }

    private func said(_ key: String) -> String { companion.catalogue.strings["command.demo.reflect." + key] }

    private func answer(_ part: Reflection.Part, _ text: String = "", picks: [String] = []) -> Worksheet.Answer {
        Worksheet.Answer(part: part.rawValue, text: text, picks: picks)
    }

    private var whole: [Worksheet.Answer] {
        var thoughts = answer(.thoughts)
        thoughts.thoughts = [
            Worksheet.Thought(said("thought"), kind: .interpretation),
            Worksheet.Thought(said("fear"), kind: .prediction),
        ]
        var mine = answer(.mine, picks: ["tired"])
        mine.reasons = [Worksheet.Reason(said("mine"), about: .feeling, sure: .half)]
        var theirs = answer(.theirs)
        theirs.reasons = [
            Worksheet.Reason(said("theirs"), about: .situation, sure: .little, sign: said("sign")),
            Worksheet.Reason(said("other"), about: .me, sure: .little),
        ]
        var friend = answer(.friend, said("friend"))
        friend.beside = said("self")
        return [
            answer(.happened, said("happened")), answer(.feelings, picks: ["lonely"]),
            answer(.body, picks: [BodyPlace.chest.rawValue]), thoughts, mine, theirs,
            answer(.colour, picks: ["tired", "hurt-before"]), answer(.normal, picks: ["universal"]), friend,
            answer(.side, picks: ["no-need"]), answer(.actions, picks: ["checked", "quiet"]),
            answer(.next, said("next")), answer(.need, picks: [Need.comforted.rawValue]),
            answer(.option, said("option"), picks: ["yes-there-is"]),
        ]
    }

    private var short: [Worksheet.Answer] {
        var thoughts = answer(.thoughts)
        thoughts.thoughts = [Worksheet.Thought(said("short"))]
        return [answer(.feelings, picks: ["tired"]), thoughts, answer(.option, picks: ["not-yet"])]
    }

    private var begun: [Worksheet.Answer] { [answer(.happened, said("begun"))] }
}

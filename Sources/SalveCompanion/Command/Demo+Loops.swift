import SalveContent
import SalveCore

/// Robin's loops: one with a friend, and a guess at the other side; one on a Saturday alone.
extension Demo {
    /// What Robin draws on that day, if anything.
    func drawLoop(day: Int) async throws(CompanionError) {
        switch day {
        case 66:
            let safe = ["left", "tender"]
            try await keepLoop("loop", about: companion.people().last?.thing, safe: safe, turn: .thought)
        case 141: try await keepLoop("loopalone", about: nil, safe: ["hurt"], turn: .trigger)
        default: return
        }
    }

    private func keepLoop(
        _ key: String,
        about person: EntryID?,
        safe: [String],
        turn: Loop.Node
    ) async throws(CompanionError) {
        let id = form()
        _ = try await companion.beginWorksheet(
            Loop.form,
            person: person,
            isBrief: true,
            distress: 3,
            asking: true,
            form: id
        )
        for part in try await companion.worksheet(id).form.parts {
            let said = "command.demo." + key + "." + part.id
            let strings = companion.catalogue.strings
            var answer = Worksheet.Answer(part: part.id, text: strings.contains(said) ? strings[said] : "")
            switch Loop.Part(rawValue: part.id) {
            case .safe: answer.picks = safe
            case .kind: answer.picks = ["universal"]
            case .turn: answer.picks = [turn.turn]
            case .keeping, nil: break
            }
            if answer.isEmpty { continue }
            clock.pass(minutes: 1)
            try await companion.write(answer, in: id, form: form())
        }
        try await companion.finishWorksheet(id, form: form())
        if let sitting = try await companion.worksheet(id).sitting {
            _ = try await companion.act(.stop, in: sitting, form: form())
        }
    }
}

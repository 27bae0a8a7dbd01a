public import SalveCore
public import SalveVault

/// Made-up entries in any number, for benches and tests of size.
public enum LabFill {
    /// Appends made-up entries of about 1 KB sealed: half of them sittings, a quarter check-ins, a quarter small plans,
    /// and in place of every fourth plan a reflection.
    ///
    /// The entries lie three hours apart and end at `now`. Cost: one commit for every 500 entries.
    public static func fill(
        _ vault: Vault,
        entries count: Int,
        endingAt now: LocalTime,
        practices: [Practice],
        newID: () -> EntryID
    ) async throws(CompanionError) {
        var batch: [NewEntry] = []
        for index in 0..<count {
            let moment = now.moment.adding(hours: -3 * (count - index))
            let at = LocalTime(moment: moment, zone: now.zone, offset: now.offset)
            let id = newID()
            let what = what(index, id: id, at: moment, practices: practices)
            batch.append(
                try EventCoding.encode(
                    JournalEvent(id: id, happened: at, recorded: moment, origin: .demo, what: what)
                )
            )
            if batch.count == 500 || index == count - 1 {
                do { _ = try await vault.append(batch, after: await vault.lastNumber) } catch { throw .vault(error) }
                batch = []
            }
        }
    }

    private static func what(
        _ index: Int,
        id: EntryID,
        at: Moment,
        practices: [Practice]
    ) -> JournalEvent.What {
        if index % 2 == 0, let practice = practices.isEmpty ? nil : practices[index / 2 % practices.count] {
            let offer = OfferRecord(why: .ground, place: 0, probability: 1)
            let facts: [SittingFact] = [
                .started(.other), .rated(index % 11),
                .began(practice.id, revision: 1, isShort: false, byAsking: false, offer: offer),
                .finished(practice.id), .landed(practice.id, index % 3 == 0 ? .same : .easier), .rated(index % 9),
                .stopped,
            ]
            return .sitting(id, facts)
        }
        if index % 4 == 3 { return .checkIn(checkIn(index, id: id, at: at)) }
        if index % 16 == 5 { return .worksheet(reflection(index, id: id, at: at)) }
        let words = String(repeating: "A made-up line for measuring, number \(index). ", count: 12)
        return .plan(Plan(thing: id, text: words, askAt: nil, answer: .did))
    }

    private static func checkIn(_ index: Int, id: EntryID, at: Moment) -> CheckIn {
        var answers = CheckIn.Answers()
        let shapes = FeelingShape.allCases
        answers.shape = shapes[index / 4 * 7 % shapes.count]
        answers.strength = 1 + index / 4 % 5
        answers.text = String(repeating: "A made-up note for measuring, number \(index). ", count: 10)
        return CheckIn(thing: id, written: at, around: nil, answers: answers)
    }

    private static func reflection(_ index: Int, id: EntryID, at: Moment) -> Worksheet {
        var sheet = Worksheet(thing: id, form: Reflection.form, revision: 1, lastWritten: at)
        let words = "A made-up line for measuring, number \(index)."
        sheet.put(Worksheet.Answer(part: "happened", text: String(repeating: words + " ", count: 4)))
        sheet.put(Worksheet.Answer(part: "feelings", picks: ["lonely"]))
        sheet.put(Worksheet.Answer(part: "thoughts", thoughts: [Worksheet.Thought(words, kind: .prediction)]))
        let reasons = [Worksheet.Reason(words, about: .feeling, sure: .half), Worksheet.Reason(words)]
        sheet.put(Worksheet.Answer(part: "mine", reasons: reasons))
        sheet.isFinished = index % 32 == 5
        return sheet
    }
}

import SalveCore

/// Robin's fair test: a warm drink and music, twelve times over some weeks, with one pick changed and one number blank.
extension Demo {
    mutating func compare(day: Int) async throws(CompanionError) {
        if day == 104 {
            let (drink, music) = (Practice.ID("warm-drink"), Practice.ID("music"))
            clock.set(daysBeforeEnd: Self.days - day, hour: 16, minute: 0)
            fairTest = try await companion.beginFairTest(drink, music, count: 12, form: form())
        }
        guard day > 104, day.isMultiple(of: 3), let test = fairTest else { return }
        clock.set(daysBeforeEnd: Self.days - day, hour: 16, minute: 20)
        let standing = try await companion.fairTest(test)
        if standing.isOver { return }
        let before = 2 + picks.below(3)
        guard case .picked(let one) = try await companion.nextFairTry(of: test, before: before, form: form()) else {
            return
        }
        try await compare(one, number: standing.begun, before: before)
    }

    private mutating func compare(_ thing: EntryID, number: Int, before: Int) async throws(CompanionError) {
        let drawn = try await companion.fairTry(thing).one.drawn
        let side = number == 4 ? drawn.other : drawn
        guard var view = try await companion.openFairTry(thing, doing: side, form: form()) else { return }
        while view.session.phase == .practising {
            clock.pass(minutes: 1)
            view = try await companion.act(.next, in: view.id, form: form())
        }
        view = try await companion.act(.landing(side == .a ? .easier : .same), in: view.id, form: form())
        let fall = (side == .a ? 1 : 0) + picks.below(3)
        let after = number == 9 ? nil : max(0, before + 1 - fall)
        try await companion.rateFairTry(thing, after: after, form: form())
        _ = try await companion.act(.stop, in: view.id, form: form())
    }
}

import SalveContent
public import SalveCore

/// Beginning a fair test and its sittings; the practices themselves are begun as any other, by the one machine.
extension Companion {
    /// Begins a fair test; the form's id names it.
    ///
    /// What can't be compared now is refused.
    @discardableResult
    public func beginFairTest(
        _ a: Practice.ID,
        _ b: Practice.ID,
        count: Int,
        form: EntryID
    ) async throws(CompanionError) -> EntryID {
        if timeline.knows(form) { return form }
        let choices = Set(fairChoices().map(\.id))
        // NB: 52 bits, so that the number stays whole in any reader of JSON.
        let seed = Int(surroundings.random() >> 12)
        guard choices.contains(a), choices.contains(b),
            let test = FairTest(thing: form, a: a, b: b, count: count, seed: seed)
        else { throw .badValue }
        try await record([.fairTest(test)], form: form)
        return form
    }

    /// The next sitting of a test: chance picks where it may, after the rating before; else nothing is kept.
    ///
    /// A pick that was shown and not begun is shown again with the next rating: it is fixed.
    public func nextFairTry(
        of thing: EntryID,
        before: Int?,
        form: EntryID
    ) async throws(CompanionError) -> FairNext {
        if let before, !(0...10).contains(before) { throw .badValue }
        if let known = timeline.fairTry(form)?.value { return .picked(known.thing) }
        let decided = try await deciding(form: form) { () throws(CompanionError) in
            try next(of: thing, before: before, form: form)
        } then: { _ in
        }
        return decided ?? .picked(form)
    }

    private func next(
        of thing: EntryID,
        before: Int?,
        form: EntryID
    ) throws(CompanionError) -> (whats: [JournalEvent.What], result: FairNext) {
        let view = try fairTest(thing)
        guard !view.isOver, view.test.state == .going else { throw .tooLate }
        if let waiting = view.waiting, waiting.isUsed { return ([], .picked(waiting.thing)) }
        if let hold = hold(of: view, before: before) { return ([], .freely(hold)) }
        let used = Set(view.tries.filter { $0.value.isUsed }.map(\.value.slot))
        guard let before, let slot = (0..<view.test.count).first(where: { !used.contains($0) }) else { throw .tooLate }
        var whats: [JournalEvent.What] = []
        whats.append(
            .fairTry(FairTry(thing: form, test: thing, slot: slot, drawn: view.test.drawn(slot), before: before))
        )
        // What was asked before, and not answered, is asked no more.
        for one in view.tries.map(\.value) where !one.isOver { whats.append(.fairTry(Self.closed(one))) }
        return (whats, .picked(form))
    }

    private static func closed(_ one: FairTry) -> FairTry {
        var one = one
        one.isOver = true
        return one
    }

    /// Begins one of the two in a sitting, which the form's id names; nil where the rules would not let chance pick any
    /// more: then the try is left, and its pick stays for another time.
    public func openFairTry(
        _ thing: EntryID,
        doing side: FairTest.Side,
        form: EntryID
    ) async throws(CompanionError) -> SittingView? {
        let (one, view) = try fairTry(thing)
        if let sitting = one.sitting { return try self.sitting(sitting) }
        guard view.waiting?.thing == thing, hold(of: view, before: one.before) == nil else {
            try await leaveFairTry(thing, form: form)
            return nil
        }
        let practice = view.test.practice(side)
        let sitting = try await begin(.other, distress: one.before, opening: practice, form: form)
        var begun = one
        begun.sitting = sitting.id
        begun.done = side
        try await record([.fairTry(begun)], happened: timeline.fairTry(thing)?.at, form: newForm())
        return sitting
    }

    /// Leaves a try that was not begun; its pick is shown another time.
    public func leaveFairTry(_ thing: EntryID, form: EntryID) async throws(CompanionError) {
        let one = try fairTry(thing).one
        guard !one.isUsed, !one.isOver else { return }
        try await record([.fairTry(Self.closed(one))], happened: timeline.fairTry(thing)?.at, form: form)
    }

    /// Keeps the rating after, or that none is given; the rating reaches the sitting too, where it still goes on.
    ///
    /// Returns the sitting where something is to be read in it first, such as the question about a rise (R5).
    @discardableResult
    public func rateFairTry(
        _ thing: EntryID,
        after: Int?,
        form: EntryID
    ) async throws(CompanionError) -> EntryID? {
        if let after, !(0...10).contains(after) { throw .badValue }
        if timeline.knows(form) { return nil }
        var one = try fairTry(thing).one
        if one.isOver { return nil }
        guard let sitting = one.sitting, waits(one) else { throw .tooLate }
        one.after = after
        one.isOver = true
        try await record([.fairTry(one)], happened: timeline.fairTry(thing)?.at, form: form)
        guard let after, try self.sitting(sitting).session.phase == .settling else { return nil }
        let now = try await act(.distress(after), in: sitting, form: newForm())
        return now.session.question == nil ? nil : sitting
    }

    /// Lets a test wait, goes on with it, or stops it.
    public func setFairTest(
        _ thing: EntryID,
        _ state: FairTest.State,
        form: EntryID
    ) async throws(CompanionError) {
        let view = try fairTest(thing)
        var test = view.test
        if test.state == state || timeline.knows(form) { return }
        guard !view.isOver else { throw .tooLate }
        test.state = state
        try await record([.fairTest(test)], happened: view.current.at, form: form)
    }

    /// Looks at the result: only when the test is over, and from then on nothing is added to it.
    @discardableResult
    public func readFairTest(_ thing: EntryID, form: EntryID) async throws(CompanionError) -> FairTestView {
        let view = try fairTest(thing)
        guard view.isOver else { throw .tooLate }
        if view.test.isRead { return view }
        var test = view.test
        test.isRead = true
        try await record([.fairTest(test)], happened: view.current.at, form: form)
        return try fairTest(thing)
    }
}

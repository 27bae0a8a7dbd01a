import SalveContent
public import SalveCore

/// Being asked now and then after a parting (B14).
extension Companion {
    /// The person about whom Today asks how it is now; nil when nothing is asked.
    ///
    /// Only where it was chosen, about a bond that was, never about someone kept simple (R17), never at night, and not in
    /// the day after a hard moment: a question that waits a day is kinder than one that comes too soon.
    func apartQuestion() -> EntryID? {
        let now = surroundings.now()
        guard !timeline.isNight(now), !restsFromCycles else { return nil }
        return people(for: .askedLater).first { person in
            let last = timeline.bondNotes(about: person.thing).map(\.at.moment).max()
            return person.traits.isPast && person.traits.apart?.isDue(at: now.moment, lastNote: last) == true
        }?.thing
    }

    /// Begins to ask about a bond that was, or stops; what was begun before goes on.
    public func askApart(_ isAsked: Bool, about thing: EntryID, form: EntryID) async throws(CompanionError) {
        let now = surroundings.now().moment
        try await changeApart(about: thing, form: form) { apart in
            guard isAsked else { return nil }
            return apart.flatMap { $0.ends > now ? $0 : nil } ?? ApartAsking(since: now)
        }
    }

    /// Passes the question of this month over.
    public func passApart(about thing: EntryID, form: EntryID) async throws(CompanionError) {
        let now = surroundings.now().moment
        try await changeApart(about: thing, form: form) { apart in
            apart.map { ApartAsking(since: $0.since, passedOver: now) }
        }
    }

    private func changeApart(
        about thing: EntryID,
        form: EntryID,
        _ change: (ApartAsking?) -> ApartAsking?
    ) async throws(CompanionError) {
        guard let person = self.person(thing) else { throw .notFound }
        try allow(.askedLater, about: thing)
        guard person.traits.isPast else { throw .badValue }
        var traits = person.traits
        traits.apart = change(traits.apart)
        try await record([.person(person.with(traits))], form: form)
    }
}

extension Person {
    /// The same person, with other traits.
    func with(_ traits: Traits) -> Person {
        Person(thing: thing, name: name, number: number, isSimple: isSimple, goodFor: goodFor, traits: traits)
    }
}

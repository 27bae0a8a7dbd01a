public import SalveContent
public import SalveCore

/// What the cycle map says of one person now.
public enum CycleView: Sendable {
    /// It is not open about them (R17).
    case closed
    /// It was put away for good.
    case putAway
    /// It rests: there was a hard moment in the last day.
    case resting
    /// Nothing to show.
    case nothing
    /// Swings, with their evidence.
    case found(CycleClaim)
}

/// Swings that were found, as a page shows them.
public struct CycleClaim: Sendable {
    /// A stretch at one end, with its entries, oldest first.
    public struct Stretch: Hashable, Sendable {
        /// The end.
        public let pole: CyclePole
        /// Its entries.
        public let entries: [Timeline.CycleSource]
    }

    /// The stretches, oldest first; each two beside each other are a swing.
    public let stretches: [Stretch]
    /// How many swings.
    public var count: Int { max(0, stretches.count - 1) }
    /// The end the last stretch stands at.
    public let last: CyclePole
    /// Others of one's own people about whom something like it is found, in their order (A17).
    public let others: [Person]
}

/// What is found about one of several people.
public struct CycleBeside: Sendable {
    /// Whom it is about.
    public let person: Person
    /// What is found.
    public let claim: CycleClaim
}

extension CycleClaim {
    /// What is found, in a sentence with its dates.
    public func sentence(about person: Person, _ strings: Strings) -> String {
        guard let first = stretches.first?.entries.first?.at, let last = stretches.last?.entries.last?.at else {
            return ""
        }
        let values = [
            "name": person.name, "count": String(count), "first": strings.dayWithYear(first.day),
            "last": strings.dayWithYear(last.day),
        ]
        return strings.text("swings.sentence", values)
    }

    /// A likely protection, as a question.
    public func question(about person: Person, _ strings: Strings) -> String {
        strings.text("swings.question.\(last.rawValue)", ["name": person.name])
    }
}

extension Strings {
    /// A day with its year, such as "14 May 2026".
    fileprivate func dayWithYear(_ day: Day) -> String {
        let values = ["day": String(day.day), "month": self["time.month.month\(day.month)"]]
        return text("days.dayInYear", values) + " " + String(day.year)
    }
}

extension Companion {
    /// What the cycle map says of one of one's own people.
    ///
    /// Silent at high distress, about someone kept simple, and for good once put away. Cost: the first time after a change,
    /// the entries that name the person are read; then nothing.
    public func cycle(about thing: EntryID) throws(CompanionError) -> CycleView {
        guard let person = people().first(where: { $0.thing == thing }) else { throw .notFound }
        guard person.opens(.cycleMap) else { return .closed }
        if putAwayCycles.contains(thing) { return .putAway }
        if restsFromCycles { return .resting }
        // What the others show is looked up only beside something that is found.
        guard cycleStretches(person) != nil else { return .nothing }
        return cycles().first { $0.person.thing == thing }.map { .found($0.claim) } ?? .nothing
    }

    /// Everyone about whom something is found now, in their order (A17): each as their own page says it.
    ///
    /// Empty where the map rests; without those kept simple, and those about whom it was put away.
    public func cycles() -> [CycleBeside] {
        if restsFromCycles { return [] }
        let away = putAwayCycles
        let found = people().compactMap { person -> (Person, [CycleClaim.Stretch])? in
            guard person.opens(.cycleMap), !away.contains(person.thing) else { return nil }
            return cycleStretches(person).map { (person, $0) }
        }
        return found.compactMap { person, stretches in
            guard let last = stretches.last else { return nil }
            let others = found.map(\.0).filter { $0.thing != person.thing }
            return CycleBeside(
                person: person,
                claim: CycleClaim(stretches: stretches, last: last.pole, others: others)
            )
        }
    }

    /// Puts the map about one person away for good, or takes that back.
    public func putAwayCycle(about thing: EntryID, _ isAway: Bool, form: EntryID) async throws(CompanionError) {
        guard people().contains(where: { $0.thing == thing }) else { throw .notFound }
        var away = putAwayCycles
        if isAway { away.insert(thing) } else { away.remove(thing) }
        let here = Set(people().map(\.thing))
        let kept = away.intersection(here).map(\.text).sorted().joined(separator: " ")
        try await choose([Preference(.cyclesAway, kept)], form: form)
    }

    /// The people about whom the map was put away.
    private var putAwayCycles: Set<EntryID> {
        Set((timeline.preference(.cyclesAway) ?? "").split(separator: " ").compactMap { EntryID(text: String($0)) })
    }

    /// True for a day after a hard moment: the hard door, a rating of 7 or more, harder, far away; and as long as Today carries
    /// the quiet line to Help now.
    public var restsFromCycles: Bool {
        let now = surroundings.now().moment
        if timeline.showsQuietLine(at: now) { return true }
        var rests = false
        timeline.newestSittings { sitting in
            guard now.hours(since: sitting.last.moment) < 24 else { return false }
            rests =
                sitting.door == .hard || (sitting.distress ?? 0) >= 7 || sitting.wasFar
                || sitting.practices.contains(where: \.countsAsHarder)
            return !rests
        }
        return rests
    }

    /// The stretches about a person; nil when nothing is claimed.
    private func cycleStretches(_ person: Person) -> [CycleClaim.Stretch]? {
        if let known = foundCycles[person.thing] { return known.isEmpty ? nil : known }
        let sources = timeline.cycleSources(about: person) { id in
            catalogue.words[id]?.word
        } action: { form, pick in
            let part = catalogue.worksheet(form)?.part("actions")
            return part?.choices.first { $0.id == pick }?.line[.plain]
        }
        let map = CycleMap(of: sources.map(\.entry), named: person.name, words: catalogue.cycleWords)
        let stretches = map.stretches.map { stretch in
            CycleClaim.Stretch(pole: stretch.pole, entries: stretch.entries.map { sources[$0] })
        }
        foundCycles[person.thing] = stretches
        return stretches.isEmpty ? nil : stretches
    }
}

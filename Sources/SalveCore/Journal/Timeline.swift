/// What is true now: the fold of all events, in order.
///
/// Pages read it in memory and never touch the disk. Applying one event costs a few dictionary look-ups.
public struct Timeline: Sendable {
    private var items = Shelf<CareItem>()
    private var steps = Shelf<SafetyStep>()
    private var persons = Shelf<Person>()
    private var smallPlans = Shelf<Plan>()
    private var texts = Shelf<HeldText>()
    private var sittingsByID: [EntryID: Sitting] = [:]
    private var sittingOrder: [EntryID] = []
    private var choices: [Preference.Key: String] = [:]
    private var choiceTimes: [Preference.Key: Moment] = [:]
    private var deletions: [EntryID: Deletion] = [:]
    private(set) var hidden: [EntryID: Int] = [:]
    private(set) var shelves = CheckInShelves()
    private(set) var care = CareShelves()
    private(set) var letterShelves = LetterShelves()
    private(set) var mine = MineShelves()
    private(set) var closenessShelf = ClosenessShelf()
    private(set) var sheetShelves = SheetShelves()
    private(set) var bonds = BondShelves()
    private(set) var fair = FairShelves()
    private(set) var wordingShelf = WordingShelf()
    private var openPlanThings: [EntryID] = []
    private var openHeldThings: [EntryID] = []
    private var tallies: [Practice.ID: Tally] = [:]
    private var known: Set<EntryID> = []
    private var shredded: Set<EntryID> = []

    /// Practices marked by the person.
    public private(set) var marked: Set<Practice.ID> = []
    /// When a practice was last brought back from "Not now".
    public private(set) var broughtBack: [Practice.ID: Moment] = [:]
    /// Entries that can't be read, in order.
    public private(set) var unreadable: [Unreadable] = []

    /// A timeline with nothing in it.
    public init() {}

    /// True when an entry with this id was applied: the same form again is no second entry.
    public func knows(_ id: EntryID) -> Bool { known.contains(id) }

    /// Takes one event; one that was applied before changes nothing.
    public mutating func apply(_ event: JournalEvent) {
        guard known.insert(event.id).inserted else { return }
        switch event.what {
        case .sitting(let id, let facts): fold(facts, into: id, by: event)
        case .item(let item): items.put(item, item.thing, by: event)
        case .step(let step): steps.put(step, step.thing, by: event)
        case .person(let person): persons.put(person, person.thing, by: event)
        case .plan(let plan):
            smallPlans.put(plan, plan.thing, by: event)
            keep(plan.thing, isOpen: plan.answer == nil, in: \.openPlanThings)
        case .held(let held):
            texts.put(held, held.thing, by: event)
            keep(held.thing, isOpen: !held.isPutAway, in: \.openHeldThings)
        case .bondNote(let note): bonds.put(note, by: event)
        case .preference(let preference):
            choices[preference.key] = preference.value.isEmpty ? nil : preference.value
            choiceTimes[preference.key] = event.recorded
        case .practice(let practice, let choice): choose(choice, about: practice, at: event.recorded)
        case .deleted(let entries): hide(entries, by: event)
        case .restored(let deletion): show(deletion)
        case .checkIn(let checkIn): shelves.checkIns.put(checkIn, checkIn.thing, by: event)
        case .laterName(let name): shelves.put(name, by: event)
        case .kindness(let kindness): shelves.kindnesses.put(kindness, kindness.thing, by: event)
        case .ownWord(let word): shelves.words.put(word, word.thing, by: event)
        case .careDone(let done): care.done.put(done, done.thing, by: event)
        case .asking(let asking): care.askings.put(asking, asking.thing, by: event)
        case .letter(let letter): letterShelves.letters.put(letter, letter.thing, by: event)
        case .line(let line): letterShelves.lines.put(line, line.thing, by: event)
        case .ownPractice(let practice): mine.put(practice, practice.thing, in: \.practices, by: event)
        case .ownWording(let wording): mine.put(wording, wording.thing, in: \.wordings, by: event)
        case .ownLine(let line): mine.put(line, line.thing, in: \.lines, by: event)
        case .pack(let pack): mine.put(pack, pack.thing, in: \.packs, by: event)
        case .closeness(let answers): closenessShelf.answers.put(answers, answers.thing, by: event)
        case .worksheet(let worksheet): sheetShelves.put(worksheet, by: event)
        case .fairTest(let test): fair.tests.put(test, test.thing, by: event)
        case .fairTry(let one): fair.put(one, by: event)
        case .scaleWording(let wording): wordingShelf.put(wording, by: event)
        }
    }

    /// The entries that this would supersede, to be shredded in the same commit.
    public func superseded(by what: JournalEvent.What) -> [EntryID] {
        if case .scaleWording(let wording) = what { return wordingShelf.superseded(by: wording) }
        let thing: EntryID? =
            switch what {
            case .item(let item): item.thing
            case .step(let step): step.thing
            case .person(let person): person.thing
            case .plan(let plan): plan.thing
            case .held(let held): held.thing
            case .bondNote(let note): note.thing
            case .checkIn(let checkIn): checkIn.thing
            case .laterName(let name): name.thing
            case .kindness(let kindness): kindness.thing
            case .ownWord(let word): word.thing
            case .careDone(let done): done.thing
            case .asking(let asking): asking.thing
            case .letter(let letter): letter.thing
            case .line(let line): line.thing
            case .ownPractice(let practice): practice.thing
            case .ownWording(let wording): wording.thing
            case .ownLine(let line): line.thing
            case .pack(let pack): pack.thing
            case .closeness(let answers): answers.thing
            case .worksheet(let worksheet): worksheet.thing
            case .fairTest(let test): test.thing
            case .fairTry(let one): one.thing
            case .sitting, .preference, .practice, .deleted, .restored, .scaleWording: nil
            }
        return thing.flatMap { entry(of: $0) }.map { [$0] } ?? []
    }

    /// The entry that holds the present version of a thing of one's own; nil when there is no such thing.
    public func entry(of thing: EntryID) -> EntryID? {
        let own = items.entry(of: thing) ?? steps.entry(of: thing) ?? persons.entry(of: thing)
        if let own { return own }
        let written = smallPlans.entry(of: thing) ?? texts.entry(of: thing) ?? shelves.entry(of: thing)
        if let written { return written }
        if let note = bonds.notes.entry(of: thing) ?? fair.entry(of: thing) { return note }
        return closenessShelf.answers.entry(of: thing) ?? sheetShelves.sheets.entry(of: thing) ?? care.entry(of: thing)
            ?? letterShelves.entry(of: thing) ?? mine.entry(of: thing) ?? wordingShelf.entry(of: thing)
    }

    /// Lets go of a deletion whose entries are shredded: it can no longer be taken back.
    public mutating func settle(deletion: EntryID) {
        deletions[deletion] = nil
    }

    /// Takes an entry that can't be read, so that it is shown as such.
    public mutating func apply(unreadable entry: Unreadable) {
        guard known.insert(entry.id).inserted else { return }
        unreadable.append(entry)
    }

    private mutating func fold(_ facts: [SittingFact], into id: EntryID, by event: JournalEvent) {
        if sittingsByID[id] == nil {
            sittingsByID[id] = Sitting(id: id, began: event.happened)
            sittingOrder.append(id)
        }
        tally(id, by: -1)
        sittingsByID[id]?.fold(facts, entry: event.id, at: event.happened)
        tally(id, by: 1)
    }

    /// What is still open stays in a short list, so that Today need not look through everything that ever was.
    private mutating func keep(_ thing: EntryID, isOpen: Bool, in list: WritableKeyPath<Timeline, [EntryID]>) {
        self[keyPath: list].removeAll { $0 == thing }
        if isOpen { self[keyPath: list].append(thing) }
    }

    private mutating func tally(_ id: EntryID, by sign: Int) {
        guard let sitting = sittingsByID[id], isVisible(sitting) else { return }
        for one in sitting.practices { tallies[one.practice, default: Tally()].add(one, sign) }
    }

    private func isVisible(_ sitting: Sitting) -> Bool {
        hidden.isEmpty || sitting.entries.contains { hidden[$0] == nil }
    }

    private mutating func tallyAnew() {
        tallies = [:]
        for id in sittingOrder { tally(id, by: 1) }
    }

    private mutating func choose(_ choice: PracticeChoice, about practice: Practice.ID, at moment: Moment) {
        switch choice {
        case .marked: marked.insert(practice)
        case .unmarked: marked.remove(practice)
        case .broughtBack: broughtBack[practice] = moment
        case .pinned: mine.pin(practice)
        case .unpinned: mine.unpin(practice)
        case .putAside: mine.putAside(practice)
        case .takenBack: mine.takeBack(practice)
        }
    }

    private mutating func hide(_ entries: [EntryID], by event: JournalEvent) {
        deletions[event.id] = Deletion(deletion: event.id, at: event.recorded, entries: entries)
        for entry in entries { hidden[entry, default: 0] += 1 }
        mine.changed()
        tallyAnew()
    }

    private mutating func show(_ deletion: EntryID) {
        for entry in deletions.removeValue(forKey: deletion)?.entries ?? [] {
            let left = (hidden[entry] ?? 1) - 1
            hidden[entry] = left > 0 ? left : nil
        }
        mine.changed()
        tallyAnew()
    }

    /// Takes note of an entry that is shredded: its id is used up, and its deletion is settled.
    public mutating func note(shredded entry: EntryID) {
        known.insert(entry)
        shredded.insert(entry)
    }
}

extension Timeline {
    /// The list of one's own things, in the order they were made.
    public var list: [Current<CareItem>] { items.visible(hidden) }
    /// The safety steps, in the order they were made.
    public var safetySteps: [Current<SafetyStep>] { steps.visible(hidden) }
    /// One's own people.
    public var people: [Current<Person>] { persons.visible(hidden) }
    /// Small next things.
    public var plans: [Current<Plan>] { smallPlans.visible(hidden) }
    /// Texts kept instead of sent.
    public var heldTexts: [Current<HeldText>] { texts.visible(hidden) }

    /// Small next things without an answer, in the order they were last written.
    public var openPlans: [Current<Plan>] { openPlanThings.compactMap { smallPlans.visible($0, hidden) } }
    /// Kept texts that were not put away, in the order they were last written.
    public var openHeldTexts: [Current<HeldText>] { openHeldThings.compactMap { texts.visible($0, hidden) } }

    /// Sittings in the order they began; a sitting whose entries are deleted is not among them.
    ///
    /// Cost: one pass.
    public var sittings: [Sitting] { sittingOrder.compactMap(visibleSitting) }

    /// Sittings from the newest back, for as long as the body says true; hidden ones are passed over.
    public func newestSittings(_ body: (Sitting) -> Bool) {
        for id in sittingOrder.reversed() {
            if let sitting = visibleSitting(id), !body(sitting) { return }
        }
    }

    /// The first sittings that counted, at most so many.
    public func firstCounted(_ count: Int, except open: EntryID?) -> [Sitting] {
        var first: [Sitting] = []
        for id in sittingOrder where id != open && first.count < count {
            if let sitting = visibleSitting(id), sitting.isCounted { first.append(sitting) }
        }
        return first
    }

    private func visibleSitting(_ id: EntryID) -> Sitting? {
        guard let sitting = sittingsByID[id], isVisible(sitting) else { return nil }
        return sitting
    }

    /// How often a practice was begun, how often it landed easier, how often a landing was said, and when it was last begun.
    public func counts(of practice: Practice.ID) -> Tally { tallies[practice] ?? Tally() }

    /// The sitting of that id; nil when there is none.
    public func sitting(_ id: EntryID) -> Sitting? { sittingsByID[id] }

    /// The value of a choice; nil when it was not made or taken back.
    public func preference(_ key: Preference.Key) -> String? { choices[key] }

    /// When a choice was last made or taken back; nil when it never was.
    public func preferenceTime(_ key: Preference.Key) -> Moment? { choiceTimes[key] }

    /// Every choice made.
    public var preferences: [Preference.Key: String] { choices }

    /// Deletions whose entries are not shredded yet, oldest first.
    public var openDeletions: [Deletion] {
        deletions.values.filter { deletion in deletion.entries.contains { !shredded.contains($0) } }
            .sorted { ($0.at, $0.deletion) < ($1.at, $1.deletion) }
    }

    /// True when the entry is deleted, and not restored.
    public func isHidden(_ entry: EntryID) -> Bool { hidden[entry] != nil }

    /// True when the entry was here, and is shredded.
    public func isShredded(_ entry: EntryID) -> Bool { shredded.contains(entry) }

    /// True when this is a version of something that is here in another version, or a choice that was made here.
    public func holds(_ what: JournalEvent.What) -> Bool {
        if case .preference(let preference) = what { return choiceTimes[preference.key] != nil }
        return !superseded(by: what).isEmpty
    }

    /// Every entry that makes up the thing or sitting that this entry belongs to: what a deletion takes away.
    public func wholeEntries(of entry: EntryID) -> [EntryID] {
        if let entries = shelves.wholeEntries(of: entry) ?? fair.wholeEntries(of: entry) { return entries }
        if let thing = items.thing(heldBy: entry) ?? persons.thing(heldBy: entry) {
            return [entry] + care.entries(belongingTo: thing, hidden) + bonds.entries(belongingTo: thing)
        }
        for sitting in sittingsByID.values where sitting.id == entry || sitting.entries.contains(entry) {
            return sitting.entries + fair.entries(belongingTo: sitting.id)
        }
        return [entry]
    }
}

extension Timeline {
    /// Where every line stands, in no order.
    ///
    /// Nothing is copied but ids. Cost: one pass.
    public var places: [Place] {
        var places: [Place] = []
        places.reserveCapacity(sittingsByID.count + unreadable.count)
        for (id, sitting) in sittingsByID where sitting.isCounted || !sitting.items.isEmpty {
            guard hidden.isEmpty || sitting.entries.contains(where: { hidden[$0] == nil }) else { continue }
            places.append(Place(at: sitting.began, entry: id, thing: id, kind: .sitting))
        }
        items.addPlaces(.item, hidden, to: &places)
        steps.addPlaces(.step, hidden, to: &places)
        persons.addPlaces(.person, hidden, to: &places)
        smallPlans.addPlaces(.plan, hidden, to: &places)
        texts.addPlaces(.held, hidden, to: &places)
        bonds.notes.addPlaces(.bondNote, hidden, to: &places)
        shelves.checkIns.addPlaces(.checkIn, hidden, to: &places)
        shelves.kindnesses.addPlaces(.kindness, hidden, to: &places)
        care.done.addPlaces(.careDone, hidden, to: &places)
        care.askings.addPlaces(.asking, hidden, to: &places)
        letterShelves.addPlaces(hidden, to: &places)
        mine.addPlaces(hidden, to: &places)
        closenessShelf.answers.addPlaces(.closeness, hidden, to: &places)
        sheetShelves.sheets.addPlaces(.worksheet, hidden, to: &places)
        fair.tests.addPlaces(.fairTest, hidden, to: &places)
        wordingShelf.addPlaces(hidden, to: &places)
        for one in unreadable where hidden[one.id] == nil {
            places.append(Place(at: one.at, entry: one.id, thing: one.id, kind: .unreadable))
        }
        return places
    }

    /// The present version of a thing on the list; nil when there is none.
    public func item(_ thing: EntryID) -> Current<CareItem>? { items[thing] }
    /// The present version of a safety step; nil when there is none.
    public func step(_ thing: EntryID) -> Current<SafetyStep>? { steps[thing] }
    /// The present version of a person; nil when there is none.
    public func person(_ thing: EntryID) -> Current<Person>? { persons[thing] }
    /// The present version of a small next thing; nil when there is none.
    public func plan(_ thing: EntryID) -> Current<Plan>? { smallPlans[thing] }
    /// The present version of a kept text; nil when there is none.
    public func heldText(_ thing: EntryID) -> Current<HeldText>? { texts[thing] }
}

extension EventEnvelope {
    /// An event in its stored shape.
    public init(_ event: JournalEvent) {
        id = event.id
        version = Self.currentVersion
        happened = event.happened.moment
        recorded = event.recorded
        zone = event.happened.zone
        offset = event.happened.offset
        origin = event.origin.rawValue
        (kind, body) = Self.stored(event.what)
    }

    /// The event, or nil when its kind, version or a value in it is not known to this Salve.
    public var event: JournalEvent? {
        guard version == Self.currentVersion, let origin = JournalEvent.Origin(rawValue: origin), let what else {
            return nil
        }
        let local = LocalTime(moment: happened, zone: zone, offset: offset)
        return JournalEvent(id: id, happened: local, recorded: recorded, origin: origin, what: what)
    }

    private static func stored(_ what: JournalEvent.What) -> (String, Body) {
        var body = Body()
        switch what {
        case .sitting(let sitting, let facts):
            body.thing = sitting
            body.facts = facts.map { $0.stored }
            return ("sitting", body)
        case .item(let item): return ("item", Body(item))
        case .step(let step):
            body.thing = step.thing
            body.text = step.text
            body.choice = step.part.rawValue
            return ("step", body)
        case .person(let person): return ("person", Body(person))
        case .plan(let plan): return ("plan", Body(plan))
        case .held(let held): return ("held", Body(held))
        case .bondNote(let note): return ("bond-note", Body(note))
        case .preference(let preference):
            body.choice = preference.key.rawValue
            body.more = preference.value
            return ("preference", body)
        case .practice(let practice, let choice):
            body.more = practice.name
            body.choice = choice.rawValue
            return ("practice", body)
        case .deleted(let entries):
            body.entries = entries
            return ("deleted", body)
        case .restored(let deletion):
            body.thing = deletion
            return ("restored", body)
        case .checkIn(let checkIn): return ("check-in", Body(checkIn))
        case .laterName(let name): return ("later-name", Body(name))
        case .kindness(let kindness): return ("kindness", Body(kindness))
        case .ownWord(let word): return ("own-word", Body(word))
        case .careDone(let done): return ("care-done", Body(done))
        case .asking(let asking): return ("asking", Body(asking))
        case .letter(let letter): return ("letter", Body(letter))
        case .line(let line): return ("line", Body(line))
        case .ownPractice(let practice): return ("own-practice", Body(practice))
        case .ownWording(let wording): return ("own-wording", Body(wording))
        case .ownLine(let line): return ("own-line", Body(line))
        case .pack(let pack): return ("pack", Body(pack))
        case .closeness(let answers): return ("closeness", Body(answers))
        case .worksheet(let worksheet): return ("worksheet", Body(worksheet))
        case .fairTest(let test): return ("fair-test", Body(test))
        case .fairTry(let one): return ("fair-try", Body(one))
        case .scaleWording(let wording): return ("scale-wording", Body(wording))
        }
    }

    private var what: JournalEvent.What? {
        switch kind {
        case "sitting": sitting
        case "item": body.item.map { .item($0) }
        case "step": step
        case "person": body.person.map { .person($0) }
        case "plan": body.plan.map { .plan($0) }
        case "held": body.held.map { .held($0) }
        case "bond-note": body.bondNote.map { .bondNote($0) }
        case "preference": preference
        case "practice": practice
        case "deleted": body.entries.map { .deleted($0) }
        case "restored": body.thing.map { .restored($0) }
        case "check-in": body.checkIn.map { .checkIn($0) }
        case "later-name": body.laterName.map { .laterName($0) }
        case "kindness": body.kindness.map { .kindness($0) }
        case "own-word": body.ownWord.map { .ownWord($0) }
        case "care-done": body.careDone.map { .careDone($0) }
        case "asking": body.asking.map { .asking($0) }
        case "letter": body.letter.map { .letter($0) }
        case "line": body.steadyLine.map { .line($0) }
        case "own-practice": body.ownPractice.map { .ownPractice($0) }
        case "own-wording": body.ownWording.map { .ownWording($0) }
        case "own-line": body.ownLine.map { .ownLine($0) }
        case "pack": body.pack.map { .pack($0) }
        case "closeness": body.closeness.map { .closeness($0) }
        case "worksheet": body.worksheet.map { .worksheet($0) }
        case "fair-test": body.fairTest.map { .fairTest($0) }
        case "fair-try": body.fairTry.map { .fairTry($0) }
        case "scale-wording": body.scaleWording.map { .scaleWording($0) }
        default: nil
        }
    }

    private var sitting: JournalEvent.What? {
        guard let sitting = body.thing, let stored = body.facts else { return nil }
        var facts: [SittingFact] = []
        for one in stored {
            guard let fact = SittingFact(one) else { return nil }
            facts.append(fact)
        }
        return .sitting(sitting, facts)
    }

    private var step: JournalEvent.What? {
        guard let thing = body.thing, let text = body.text,
            let part = body.choice.flatMap(SafetyStep.Part.init(rawValue:))
        else { return nil }
        return .step(SafetyStep(thing: thing, part: part, text: text))
    }

    private var preference: JournalEvent.What? {
        guard let key = body.choice.flatMap(Preference.Key.init(rawValue:)), let value = body.more else { return nil }
        return .preference(Preference(key, value))
    }

    private var practice: JournalEvent.What? {
        guard let name = body.more, let choice = body.choice.flatMap(PracticeChoice.init(rawValue:)) else { return nil }
        return .practice(Practice.ID(name), choice)
    }
}

extension SittingFact {
    /// The fact in its stored shape.
    var stored: EventEnvelope.Fact {
        switch self {
        case .started(let door): return .named("started", value: door.rawValue)
        case .toldSeveralTries: return .named("told-several-tries")
        case .rated(let rating):
            var fact = EventEnvelope.Fact("rated")
            fact.rating = rating
            return fact
        case .began(let practice, let revision, let isShort, let byAsking, let offer):
            var fact = EventEnvelope.Fact.named("began", practice: practice)
            fact.revision = revision
            fact.short = isShort ? true : nil
            fact.asked = byAsking ? true : nil
            fact.why = offer?.why.rawValue
            fact.place = offer?.place
            fact.probability = offer?.probability
            return fact
        case .family(let practice, let family): return .named("family", practice: practice, value: family.rawValue)
        case .finished(let practice): return .named("finished", practice: practice)
        case .landed(let practice, let landing): return .named("landed", practice: practice, value: landing.rawValue)
        case .attributed(let practice, let cause):
            return .named("attributed", practice: practice, value: cause.rawValue)
        case .stayed(let practice): return .named("stayed", practice: practice)
        case .presence(let here): return .named("presence", value: here.rawValue)
        case .about(let person):
            var fact = EventEnvelope.Fact("about")
            fact.thing = person
            return fact
        case .tookItem(let thing):
            var fact = EventEnvelope.Fact("took-item")
            fact.thing = thing
            return fact
        case .noticing(let practice, let probability):
            var fact = EventEnvelope.Fact.named("noticing", practice: practice)
            fact.probability = probability
            return fact
        case .skippedNoticing: return .named("skipped-noticing")
        case .noted(let practice, let text): return .named("noted", practice: practice, value: text)
        case .stopped: return .named("stopped")
        }
    }

    /// The fact from its stored shape; nil when this Salve does not know it.
    init?(_ stored: EventEnvelope.Fact) {
        let practice = stored.practice.map { Practice.ID($0) }
        switch (stored.fact, practice) {
        case ("started", _):
            guard let door = stored.value.flatMap(Door.init(rawValue:)) else { return nil }
            self = .started(door)
        case ("told-several-tries", _): self = .toldSeveralTries
        case ("rated", _): self = .rated(stored.rating)
        case ("began", let practice?):
            self = .began(
                practice,
                revision: stored.revision ?? 1,
                isShort: stored.short ?? false,
                byAsking: stored.asked ?? false,
                offer: stored.offer
            )
        case ("family", let practice?):
            guard let family = stored.value.flatMap(Family.init(rawValue:)) else { return nil }
            self = .family(practice, family)
        case ("finished", let practice?): self = .finished(practice)
        case ("landed", _):
            guard let landing = stored.value.flatMap(Landing.init(rawValue:)) else { return nil }
            self = .landed(practice, landing)
        case ("attributed", let practice?):
            guard let cause = stored.value.flatMap(PracticeSession.Attribution.init(rawValue:)) else { return nil }
            self = .attributed(practice, cause)
        case ("stayed", let practice?): self = .stayed(practice)
        case ("presence", _):
            guard let here = stored.value.flatMap(PracticeSession.Here.init(rawValue:)) else { return nil }
            self = .presence(here)
        case ("about", _):
            guard let person = stored.thing else { return nil }
            self = .about(person)
        case ("took-item", _):
            guard let thing = stored.thing else { return nil }
            self = .tookItem(thing)
        case ("noticing", let practice?):
            guard let probability = stored.probability else { return nil }
            self = .noticing(before: practice, probability: probability)
        case ("skipped-noticing", _): self = .skippedNoticing
        case ("noted", let practice?):
            guard let text = stored.value else { return nil }
            self = .noted(practice, text)
        case ("stopped", _): self = .stopped
        default: return nil
        }
    }
}

extension EventEnvelope.Fact {
    fileprivate static func named(_ name: String, practice: Practice.ID? = nil, value: String? = nil) -> Self {
        var fact = EventEnvelope.Fact(name)
        fact.practice = practice?.name
        fact.value = value
        return fact
    }

    fileprivate var offer: OfferRecord? {
        guard let why = why.flatMap(Why.init(rawValue:)), let place, let probability else { return nil }
        return OfferRecord(why: why, place: place, probability: probability)
    }
}

extension EventEnvelope.Body {
    init(_ person: Person) {
        self.init()
        thing = person.thing
        text = person.name
        more = person.number
        flag = person.isSimple
        support = person.goodFor.isEmpty ? nil : person.goodFor.map(\.rawValue)
        let traits = person.traits
        heading = traits.bond.isEmpty ? nil : traits.bond
        span = traits.isPast ? Self.past : nil
        around = traits.leavesSwitch ? Self.leavesSwitch : nil
        written = traits.apart?.since
        until = traits.apart?.passedOver
    }

    init(_ note: BondNote) {
        self.init()
        thing = note.thing
        of = note.person
        text = note.text.isEmpty ? nil : note.text
        choice = note.asIAm?.rawValue
        span = note.lately?.rawValue
    }

    init(_ held: HeldText) {
        self.init()
        thing = held.thing
        text = held.text
        until = held.until
        flag = held.isPutAway
        note = held.feeling.isEmpty ? nil : held.feeling
        of = held.person
    }

    var person: Person? {
        guard let thing, let text, let goodFor = support.known(SupportKind.init(rawValue:)) else { return nil }
        guard span == nil || span == Self.past, around == nil || around == Self.leavesSwitch else { return nil }
        var traits = Person.Traits()
        traits.bond = heading ?? ""
        traits.isPast = span == Self.past
        traits.leavesSwitch = around == Self.leavesSwitch
        traits.apart = written.map { ApartAsking(since: $0, passedOver: until) }
        return Person(
            thing: thing,
            name: text,
            number: more ?? "",
            isSimple: flag ?? false,
            goodFor: goodFor,
            traits: traits
        )
    }

    var bondNote: BondNote? {
        guard let thing, let asIAm = choice.known(BondNote.AsIAm.init(rawValue:)),
            let lately = span.known(BondNote.Lately.init(rawValue:))
        else { return nil }
        return BondNote(thing: thing, person: of, text: text ?? "", asIAm: asIAm, lately: lately)
    }

    var held: HeldText? {
        guard let thing, let text, let until else { return nil }
        return HeldText(
            thing: thing,
            text: text,
            until: until,
            isPutAway: flag ?? false,
            feeling: note ?? "",
            person: of
        )
    }

    /// What `span` says of a bond that was.
    private static let past = "past"
    /// What `around` says of a person whose switch is not to be mentioned again.
    private static let leavesSwitch = "switch-left"
}

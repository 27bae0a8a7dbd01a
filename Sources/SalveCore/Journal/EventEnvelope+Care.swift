extension EventEnvelope.Body {
    init(_ item: CareItem) {
        self.init()
        thing = item.thing
        text = item.text
        choice = item.size.rawValue
        more = item.place
        flag = item.isForBadTimes
        let traits = item.traits
        domain = traits.domain?.rawValue
        heading = traits.heading.isEmpty ? nil : traits.heading
        minutes = traits.minutes
        cost = traits.cost?.rawValue
        energy = traits.energy?.rawValue
        someone = traits.needsSomeone ? true : nil
        spot = traits.spot?.rawValue
        part = traits.part?.rawValue
        needs = traits.needs.isEmpty ? nil : traits.needs.map(\.rawValue)
        ingredients = traits.ingredients.isEmpty ? nil : traits.ingredients.map(\.rawValue)
    }

    init(_ done: CareDone) {
        self.init()
        thing = done.thing
        of = done.item
        needs = done.need.map { [$0.rawValue] }
        choice = done.soothed?.rawValue
    }

    init(_ asking: Asking) {
        self.init()
        thing = asking.thing
        of = asking.person
        purpose = asking.kind?.rawValue
        text = asking.text.isEmpty ? nil : asking.text
        choice = asking.outcome?.rawValue
    }

    init(_ plan: Plan) {
        self.init()
        thing = plan.thing
        text = plan.text
        until = plan.askAt
        choice = plan.answer?.rawValue
        let shape = plan.shape
        purpose = shape.kind?.rawValue
        more = shape.when.isEmpty ? nil : shape.when
        obstacle = shape.ifInTheWay.isEmpty ? nil : shape.ifInTheWay
        doable = shape.doable
        note = shape.howWasIt.isEmpty ? nil : shape.howWasIt
        of = shape.encourager
    }

    /// The care item; nil when a value in it is not known to this Salve.
    var item: CareItem? {
        guard let thing, let text, let size = choice.flatMap(Size.init(rawValue:)) else { return nil }
        guard let domain = domain.known(Domain.init(rawValue:)), let cost = cost.known(CareCost.init(rawValue:)),
            let energy = energy.known(CareEnergy.init(rawValue:)), let spot = spot.known(CareSpot.init(rawValue:)),
            let part = part.known(PartOfDay.init(rawValue:)), let needs = needs.known(Need.init(rawValue:)),
            let ingredients = ingredients.known(Ingredient.init(rawValue:))
        else { return nil }
        var traits = CareTraits()
        traits.domain = domain
        traits.heading = heading ?? ""
        traits.minutes = minutes
        traits.cost = cost
        traits.energy = energy
        traits.needsSomeone = someone ?? false
        traits.spot = spot
        traits.part = part
        traits.needs = needs
        traits.ingredients = ingredients
        return CareItem(
            thing: thing,
            text: text,
            size: size,
            place: more ?? "",
            isForBadTimes: flag ?? false,
            traits: traits
        )
    }

    var careDone: CareDone? {
        guard let thing, let of, let needs = needs.known(Need.init(rawValue:)),
            let soothed = choice.known(CareDone.Soothed.init(rawValue:))
        else { return nil }
        return CareDone(thing: thing, item: of, need: needs.first, soothed: soothed)
    }

    var asking: Asking? {
        guard let thing, let of, let kind = purpose.known(SupportKind.init(rawValue:)),
            let outcome = choice.known(Asking.Outcome.init(rawValue:))
        else { return nil }
        return Asking(thing: thing, person: of, kind: kind, text: text ?? "", outcome: outcome)
    }

    var plan: Plan? {
        guard let thing, let text, let answer = choice.known(Plan.Answer.init(rawValue:)),
            let kind = purpose.known(Plan.Kind.init(rawValue:))
        else { return nil }
        if let doable, !(0...10).contains(doable) { return nil }
        var shape = Plan.Shape()
        shape.kind = kind
        shape.when = more ?? ""
        shape.ifInTheWay = obstacle ?? ""
        shape.doable = doable
        shape.howWasIt = note ?? ""
        shape.encourager = of
        return Plan(thing: thing, text: text, askAt: until, answer: answer, shape: shape)
    }
}

import SalveCompanion
import SalveContent
import SalveCore

extension FormFields {
    /// What a form says of a care item; nil for a form that does not ask.
    func traits() throws(WebProblem) -> CareTraits? {
        var traits = CareTraits()
        traits.minutes = try minutes()
        guard self[.whole] == "yes" else { return traits.minutes == nil ? nil : traits }
        traits.domain = choice(.domain)
        traits.heading = try text(.heading) ?? ""
        traits.cost = choice(.cost)
        traits.energy = choice(.energy)
        traits.needsSomeone = self[.someone] == "yes"
        traits.spot = choice(.spot)
        traits.part = choice(.daypart)
        traits.needs = all(.need).compactMap(Need.init(rawValue:))
        traits.ingredients = all(.asks).compactMap(Ingredient.init(rawValue:))
        return traits
    }

    /// What a form says of this moment.
    func moment() throws(WebProblem) -> CareMoment {
        var moment = CareMoment()
        moment.needs = all(.need).compactMap(Need.init(rawValue:))
        moment.minutes = try minutes()
        moment.isAlone = choice(.company, as: Company.self).map { $0 == .alone }
        moment.spot = choice(.spot)
        moment.energy = choice(.energy)
        moment.cost = choice(.cost)
        return moment
    }

    private func minutes() throws(WebProblem) -> Int? {
        guard let sent = self[.minutes], !sent.isEmpty else { return nil }
        guard let minutes = Int(sent), (1...600).contains(minutes) else { throw .badValue }
        return minutes
    }
}

/// Who is there.
enum Company: String, CaseIterable, Sendable {
    case alone, someone
}

extension Choices {
    /// How many minutes something takes; one that is none of the usual is among them.
    static func minutes(_ chosen: Int?, _ strings: Strings) -> Choices {
        let usual = CareTraits.minuteChoices
        let all = chosen.map { usual.contains($0) ? usual : (usual + [$0]).sorted() } ?? usual
        let options = all.map { minutes in
            Option(value: String(minutes), label: strings.minutes(minutes...minutes), isChosen: minutes == chosen)
        }
        return Choices(name: Field.minutes.rawValue, legend: strings["list.howlong"], kind: "radio", options: options)
    }

    /// Which needs something answers.
    static func needs(_ chosen: [Need], _ strings: Strings) -> Choices {
        .among(
            Need.self,
            .need,
            labels: "care.need",
            legend: "care.answers",
            chosen: chosen,
            strings,
            allowsMany: true
        )
    }
}

/// What else is asked of a care item, folded away.
struct TraitFields: Sendable {
    let needs: Choices
    let domains: Choices
    let heading: String
    let costs: Choices
    let energies: Choices
    let spots: Choices
    let dayparts: Choices
    let needsSomeone: Bool
    let ingredients: Choices

    init(_ traits: CareTraits, _ strings: Strings) {
        needs = .needs(traits.needs, strings)
        domains = .one(
            of: Domain.self,
            .domain,
            labels: "care.domain",
            legend: "care.heading",
            chosen: traits.domain,
            strings
        )
        heading = traits.heading
        costs = .one(of: CareCost.self, .cost, labels: "care.cost", legend: "care.costs", chosen: traits.cost, strings)
        energies = .one(
            of: CareEnergy.self,
            .energy,
            labels: "care.energy",
            legend: "care.takes",
            chosen: traits.energy,
            strings
        )
        spots = .one(of: CareSpot.self, .spot, labels: "care.spot", legend: "care.where", chosen: traits.spot, strings)
        dayparts = .one(
            of: PartOfDay.self,
            .daypart,
            labels: "care.part",
            legend: "care.parts",
            chosen: traits.part,
            strings
        )
        needsSomeone = traits.needsSomeone
        ingredients = Choices(
            name: Field.asks.rawValue,
            legend: strings["care.asks"],
            kind: "checkbox",
            options: CareTraits.askedIngredients.map { one in
                let label = strings["ingredient." + Strings.key(one.rawValue)]
                return Choices.Option(value: one.rawValue, label: label, isChosen: traits.ingredients.contains(one))
            }
        )
    }
}

/// The questions of the menu: what is needed, and what is there.
struct MomentFields: Sendable {
    let doors: [Choices]
    let isUnsure: Bool
    let minutes: Choices
    let company: Choices
    let spots: Choices
    let energies: Choices
    let costs: Choices

    init(_ moment: CareMoment, _ strings: Strings) {
        isUnsure = moment.needs.isEmpty
        doors = Need.Door.allCases.map { door in
            Choices(
                name: Field.need.rawValue,
                legend: strings["care.door.\(door.rawValue)"],
                kind: "radio",
                options: Need.allCases.filter { $0.door == door }.map { need in
                    let label = strings["care.need." + Strings.key(need.rawValue)]
                    return Choices.Option(value: need.rawValue, label: label, isChosen: moment.needs.contains(need))
                }
            )
        }
        let times = [5, 10, 20, 30, 60].map { minutes in
            let label = strings.minutes(minutes...minutes)
            return Choices.Option(value: String(minutes), label: label, isChosen: moment.minutes == minutes)
        }
        minutes = .one(among: times, .minutes, legend: "care.time", strings)
        company = .one(
            of: Company.self,
            .company,
            labels: "care.company",
            legend: "care.who",
            chosen: moment.isAlone.map { $0 ? .alone : .someone },
            strings
        )
        spots = .one(of: CareSpot.self, .spot, labels: "care.spot", legend: "care.here", chosen: moment.spot, strings)
        energies = .one(
            of: CareEnergy.self,
            .energy,
            labels: "care.energy",
            legend: "care.have",
            chosen: moment.energy,
            strings
        )
        costs = .one(of: CareCost.self, .cost, labels: "care.cost", legend: "care.spend", chosen: moment.cost, strings)
    }
}

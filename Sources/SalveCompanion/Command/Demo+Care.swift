import SalveContent
import SalveCore

/// Robin's care: what some things answer, how they went, and one asking.
extension Demo {
    /// What is known of the things on the list, by their key.
    static func traits(of key: String) -> CareTraits {
        var traits = CareTraits()
        switch key {
        case "one":
            traits.needs = [.comforted, .soothed]
            traits.domain = .physical
            traits.ingredients = [.heatOrCold]
        case "two":
            traits.needs = [.soothed]
            traits.domain = .mental
        case "three":
            traits.needs = [.comforted, .safe]
            traits.domain = .relational
        case "four":
            traits.needs = [.motivated]
            traits.domain = .mental
        default: break
        }
        return traits
    }

    /// Something done on some days, and whether it soothed; counted by days, so that no chance is drawn.
    func care(day: Int) async throws(CompanionError) {
        let things = await companion.list().prefix(3)
        guard day % 11 == 6, let thing = things.dropFirst(day / 11 % 3).first else { return }
        let id = form()
        try await companion.doCare(thing.thing, need: thing.traits.needs.first, form: id)
        clock.pass(minutes: 12)
        let soothed: CareDone.Soothed = day / 11 % 4 == 3 ? .same : .bit
        if day / 11 % 6 != 5 { try await companion.answerCare(id, soothed, form: form()) }
    }

    /// One who can be asked, and one time of asking.
    func askFriend() async throws(CompanionError) {
        guard let friend = await companion.people().first else { return }
        try await companion.keepPerson(
            friend.name,
            number: friend.number,
            goodFor: [.listen, .company],
            thing: friend.thing,
            form: form()
        )
        let id = form()
        let text = companion.catalogue.strings["command.demo.asking"]
        try await companion.keepAsking(text, person: friend.thing, kind: .listen, form: id)
        try await companion.answerAsking(id, .helped, form: form())
    }
}

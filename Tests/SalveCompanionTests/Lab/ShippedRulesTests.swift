import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

/// The shipped practices under the rules: something to do in every corner, and words for every case.
struct ShippedRulesTests {
    private let catalogue: Catalogue

    init() throws {
        catalogue = try World.catalogue()
    }

    @Test("every reason and every line before something held has its words") func words() {
        for why in Why.allCases { #expect(catalogue.strings.contains("why.\(why)"), "why.\(why)") }
        for hold in Hold.allCases { #expect(catalogue.strings.contains("hold.\(hold)"), "hold.\(hold)") }
    }

    @Test("with everything left out, at night, new and at 10, in danger or far away, something outer is offered")
    func corners() throws {
        var life = Circumstances(practices: catalogue.rules)
        (life.isNight, life.isNew, life.hasTriedSeveral, life.kindnessFeelsUnsafe) = (true, true, true, true)
        life.leftOut = IngredientSet(Ingredient.allCases)

        for isFar in [false, true] {
            for isInDanger in [false, true] {
                var session = PracticeSession()
                _ = try session.apply(.start(.hard, distress: 10, isFar: isFar, isInDanger: isInDanger), in: life)
                let offers = session.offers(in: life).map(\.practice)
                #expect(offers.count >= (isFar ? 2 : 3), "far \(isFar), danger \(isInDanger): \(offers.count)")
                #expect(offers.allSatisfy { $0.depth == .outer && $0.risk == .low })
                if isFar { #expect(offers.allSatisfy { $0.isOrienting }) }
            }
        }
    }

    @Test("a line of the bench on the shipped practices gives sentences") func sentences() {
        var bench = LabSession(practices: catalogue.rules, words: LabSession.Words(catalogue.strings))

        let answer = bench.answer(#"{"do":"start","door":"hard"}"#)

        #expect(answer.contains(catalogue.strings["why.ground"]) && !answer.contains("‹"))
    }
}

import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@Suite("The way from a check-in to the worksheet for what it is about")
struct AfterCheckInTests {
    private let world = World()

    @Test("Each of the seven situations has a worksheet of its name")
    func situations() throws {
        let catalogue = try World.catalogue()
        for situation in AboutContext.allCases where situation.isSituation {
            #expect(catalogue.worksheet(Worksheet.FormID(situation.rawValue)) != nil, "\(situation)")
        }
    }

    @Test("A situation at a low strength, past the first sittings, leads to its worksheet by one line")
    func shown() async throws {
        let companion = try await practised()
        #expect(try await worksheet(companion, [.work, .criticised, .loss], strength: 2) == "criticised")
        #expect(try await worksheet(companion, [.separation], strength: 3) == "separation")
        #expect(try await worksheet(companion, [.work, .people], strength: 2) == nil)
    }

    @Test(
        "A high strength, none said, or a far word keeps the line away",
        arguments: [(4, nil), (5, nil), (nil, nil), (1, "unreal")] as [(Int?, String?)]
    )
    func kept(strength: Int?, word: String?) async throws {
        let companion = try await practised()
        #expect(try await worksheet(companion, [.failure], strength: strength, word: word) == nil)
    }

    @Test("The one machine is asked: not in the first sittings, not at night, not after harder, not what is left out")
    func machine() async throws {
        let new = try await world.companion()
        #expect(try await worksheet(new, [.failure], strength: 1) == nil)

        let companion = try await practised()
        #expect(try await worksheet(companion, [.failure], strength: 1) == "failure")
        try await companion.choose([Preference(.leftOut, "writing")], form: world.form())
        #expect(try await worksheet(companion, [.failure], strength: 1) == nil)
        try await companion.choose([Preference(.leftOut, "")], form: world.form())
        for practice in ["plain-sentence", "kinder-true-line", "as-to-a-friend"] {
            var sitting = try await companion.begin(.other, distress: 2, form: world.form())
            sitting = try await companion.act(.ask, in: sitting.id, form: world.form())
            sitting = try await companion.act(.choose(Practice.ID(practice)), in: sitting.id, form: world.form())
            _ = try await companion.act(.landing(.harder), in: sitting.id, form: world.form())
            _ = try await companion.act(.stop, in: sitting.id, form: world.form())
        }
        #expect(try await worksheet(companion, [.failure], strength: 1) == nil)
    }

    @Test("The line is there while the check-in is fresh, by day, and not later")
    func fresh() async throws {
        let companion = try await practised()
        let form = world.form()
        var answers = CheckIn.Answers()
        (answers.about, answers.strength) = ([.loss], 1)
        try await companion.checkIn(answers, form: form)
        let dated = try #require(await companion.checkIn(form))
        #expect(await AfterCheckIn(dated, companion).worksheet != nil)
        world.pass(minutes: 3)
        #expect(await AfterCheckIn(dated, companion).worksheet == nil)
        while await !companion.today().isNight { world.pass(minutes: 60) }
        #expect(try await worksheet(companion, [.loss], strength: 1) == nil)
    }

    /// Someone past the first five sittings, on a later day.
    private func practised() async throws -> Companion {
        let companion = try await world.companion()
        for _ in 1...5 {
            var sitting = try await companion.begin(.other, distress: 3, form: world.form())
            let first = try #require(sitting.offers.first?.text.id)
            sitting = try await companion.act(.choose(first), in: sitting.id, form: world.form())
            _ = try await companion.act(.stop, in: sitting.id, form: world.form())
            world.pass(minutes: 24 * 60)
        }
        return companion
    }

    private func worksheet(
        _ companion: Companion,
        _ about: [AboutContext],
        strength: Int?,
        word: String? = nil
    ) async throws -> String? {
        let form = world.form()
        var answers = CheckIn.Answers()
        (answers.about, answers.strength) = (about, strength)
        answers.words = word.map { [WordID($0)] } ?? []
        try await companion.checkIn(answers, form: form)
        let dated = try #require(await companion.checkIn(form))
        return await AfterCheckIn(dated, companion).worksheet?.id.name
    }
}

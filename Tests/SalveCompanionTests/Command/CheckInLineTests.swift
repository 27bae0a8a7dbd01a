import Foundation
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// `salve checkin`: what is typed becomes a check-in, and what is said of it afterwards.
struct CheckInLineTests {
    private func keep(_ json: String, at world: World = World()) async throws -> (CommandReply, Companion) {
        let companion = try await world.companion()
        let line = try JSONDecoder().decode(CheckInLine.self, from: Data(json.utf8))
        return (await CommandService(companion).handle(.checkIn(line)), companion)
    }

    @Test("words are found by their word or their name, and others are one's own")
    func words() async throws {
        let json = #"{"shape":"low","words":["Fed  up","far-away","wrung out"],"strength":2,"body":["chest"]}"#
        let (reply, companion) = try await keep(json)

        #expect(
            reply
                == .checkedIn(
                    KeptCheckIn(
                        said: "Weighed down. fed up, far away, wrung out",
                        help: nil,
                        orient: companion.catalogue.strings["command.checkin.far"],
                        worksheet: nil
                    )
                )
        )
        let kept = try #require(await companion.timeline.checkIns.first?.checkIn.answers)
        #expect(kept.words == [WordID("fed-up"), WordID("far-away")])
        #expect(kept.ownWords == ["wrung out"])
    }

    @Test("a heavy word brings one line to Help now, and nothing is set")
    func heavy() async throws {
        let (reply, companion) = try await keep(#"{"words":["hopeless"]}"#)

        guard case .checkedIn(let kept) = reply else {
            Issue.record("not kept")
            return
        }
        #expect(kept.help?.contains("salve help-now") == true)
        #expect(await !companion.today().showsQuietLine)
    }

    @Test(
        "a name that is none, a day still to come, and a part without its day keep nothing",
        arguments: [
            #"{"shape":"moony"}"#, #"{"strength":9}"#, #"{"day":"2026-11-18","around":"morning"}"#,
            #"{"around":"morning"}"#, #"{"day":"2026-02-30"}"#, #"{"body":["hat"]}"#,
        ]
    )
    func refused(json: String) async throws {
        let (reply, companion) = try await keep(json)

        guard case .failed(let failure) = reply else {
            Issue.record("kept")
            return
        }
        #expect(failure.status == .couldNot)
        #expect(await companion.timelineRows().isEmpty)
    }

    @Test("numbers of the terminal are shapes and strengths, and nothing else is")
    func typed() {
        var line = CheckInLine()
        #expect(line.takeShape("3") && line.shape == "low")
        #expect(!line.takeShape("6") && !line.takeShape("low"))
        #expect(line.takeStrength("5") && !line.takeStrength("0") && line.strength == 5)
        line.takeWords("tired, , wrung out ")
        #expect(line.words?.count == 2)
    }
}

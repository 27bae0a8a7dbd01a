import SalveCore
import Testing

/// The vignettes have people of their own.
private typealias OwnPerson = SalveCore.Person

@Suite("What is open about a person (R17)")
struct PersonMatterTests {
    /// R17, told a second time: what stays open about someone kept simple.
    ///
    /// All else is shut.
    private static let aboutOneself: Set<PersonMatter> = [.howIAm, .mySide, .unsentLetter]

    private let safe = EntryID(high: 1, low: 1)
    private let feared = EntryID(high: 1, low: 2)
    private let gone = EntryID(high: 1, low: 3)

    private func timeline() -> Timeline {
        var timeline = Timeline()
        for (number, thing, isSimple) in [(1, safe, false), (2, feared, true)] {
            let person = OwnPerson(
                thing: thing,
                name: "Jo \(number)",
                number: "1",
                isSimple: isSimple,
                goodFor: [.listen]
            )
            timeline.apply(Self.event(UInt64(number), .person(person)))
        }
        return timeline
    }

    private static func event(_ number: UInt64, _ what: JournalEvent.What) -> JournalEvent {
        let now = LocalTime(moment: Moment(milliseconds: 1_793_491_200_000), zone: "UTC", offset: 0)
        let id = EntryID(high: 2, low: number)
        return JournalEvent(id: id, happened: now, recorded: now.moment, origin: .web, what: what)
    }

    @Test("About someone kept simple only what is about oneself is open", arguments: PersonMatter.allCases)
    func matters(_ matter: PersonMatter) {
        let timeline = timeline()

        #expect(timeline.opens(matter, about: nil))
        #expect(timeline.opens(matter, about: safe))
        #expect(timeline.opens(matter, about: feared) == Self.aboutOneself.contains(matter))
        #expect(timeline.opens(matter, about: gone) == Self.aboutOneself.contains(matter))
        let people = timeline.people(for: matter).map(\.thing)
        #expect(people == (Self.aboutOneself.contains(matter) ? [safe, feared] : [safe]))
    }

    @Test("A deletion that can be taken back opens nothing about them")
    func deleted() throws {
        var timeline = timeline()
        let entry = try #require(timeline.entry(of: feared))
        timeline.apply(Self.event(3, .deleted([entry])))

        #expect(timeline.people.map(\.value.thing) == [safe])
        #expect(!timeline.opens(.reasons, about: feared))
        #expect(timeline.opens(.howIAm, about: feared))
    }

    @Test("Someone kept simple is neither a supporter nor offered to call; nor is a bond that was")
    func callers() {
        func person(isSimple: Bool = false, goodFor: [SupportKind] = [], isPast: Bool = false) -> OwnPerson {
            var traits = OwnPerson.Traits()
            traits.isPast = isPast
            return OwnPerson(thing: safe, name: "Jo", number: "1", isSimple: isSimple, goodFor: goodFor, traits: traits)
        }
        #expect(person().isCaller && !person().isSupporter)
        #expect(person(goodFor: [.listen]).isSupporter)
        #expect(!person(isSimple: true, goodFor: [.listen]).isCaller)
        #expect(!person(isSimple: true, goodFor: [.listen]).isSupporter)
        #expect(!person(isPast: true).isCaller)
        #expect(!person(goodFor: [.listen], isPast: true).isCaller)
        #expect(!person(goodFor: [.listen], isPast: true).isSupporter)
        #expect(person().isAskable && !person(isSimple: true).isAskable && !person(isPast: true).isAskable)
    }
}

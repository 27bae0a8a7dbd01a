import SalveCore
import Testing

/// The vignettes have people of their own.
private typealias OwnPerson = SalveCore.Person

@Suite("Someone kept simple, named in words (R17)")
struct NamedInTextTests {
    private func isNamed(_ names: String..., isSimple: Bool = true, in text: String) -> Bool {
        var timeline = Timeline()
        for (place, name) in names.enumerated() {
            let thing = EntryID(high: 1, low: UInt64(place + 1))
            let now = LocalTime(moment: Moment(milliseconds: 1_793_491_200_000), zone: "UTC", offset: 0)
            let person = OwnPerson(thing: thing, name: name, number: "", isSimple: isSimple)
            timeline.apply(
                JournalEvent(id: thing, happened: now, recorded: now.moment, origin: .web, what: .person(person))
            )
        }
        return timeline.names(someoneClosedTo: .reasons, in: [text])
    }

    @Test(
        "Found by the whole name, by a word of it, in any case, with an ending set apart",
        arguments: [
            ("Tom", "Tom came home"), ("Tom Baker", "then tom rang"), ("Tom", "TOM’S keys"), ("Al", "Al was there."),
            ("My boss", "I met my boss."), ("Zoë", "zoë said"), ("李", "李"),
        ]
    )
    func found(name: String, text: String) {
        #expect(isNamed(name, in: text))
        #expect(!isNamed(name, isSimple: false, in: text))
    }

    @Test(
        "Not found inside other words, nor by words that stand for nobody",
        arguments: [
            ("Tom", "tomorrow"), ("Al", "also all"), ("The neighbour", "the door"), ("", "anything"), ("?", "?"),
        ]
    )
    func notFound(name: String, text: String) { #expect(!isNamed(name, in: text)) }

    @Test("Each of several people is looked for") func several() {
        #expect(isNamed("Ida", "Vex", in: "a call from Vex"))
        #expect(!isNamed("Ida", "Vex", in: "a call"))
    }
}

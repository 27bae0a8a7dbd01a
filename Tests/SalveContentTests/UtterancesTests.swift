import SalveContent
import SalveCore
import Testing

@Suite("What a voice says") struct UtterancesTests {
    private let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue.load(from: try ContentFolder.locate(explicit: nil))
    }

    /// Every practice as written, and as it goes without something.
    private var ways: [PracticeText] {
        catalogue.practices.flatMap { text in
            [text] + (text.variant.map { [text.adapted(leavingOut: $0.without)] } ?? [])
        }
    }

    @Test(
        "Every sentence of every step is said once and in order, none longer than 24 words",
        arguments: Wording.allCases
    )
    func everyStep(_ wording: Wording) {
        for text in ways {
            for step in text.steps {
                let said = step.utterances(wording)
                let place = "\(text.id.name): \(step.heading[wording])"

                #expect(said.joined(separator: " ") == step.heading[wording] + " " + step.option[wording], "\(place)")
                #expect(said.first.map { step.heading[wording].hasPrefix($0) } == true, "\(place)")
                for sentence in said {
                    #expect(sentence.split(separator: " ").count <= 24, "\(place)")
                    #expect(sentence.contains { $0.isLetter }, "\(place)")
                }
            }
        }
    }

    @Test("No sentence is cut at an abbreviation, or ends in the air", arguments: Wording.allCases)
    func noTraps(_ wording: Wording) {
        let traps = [
            "e.g.", "i.e.", "etc.", "Mr.", "Mrs.", "Dr.", "St.", "No.", "vs.", "approx.", "min.", "sec.", "a.m.",
            "p.m.",
        ]
        for text in ways {
            for sentence in text.steps.flatMap({ $0.utterances(wording) }) {
                #expect(!traps.contains { sentence.hasSuffix($0) || sentence.contains($0 + " ") }, "\(sentence)")
                let first = sentence.first { $0.isLetter || $0.isNumber }
                #expect(first?.isLowercase == false, "\(text.id.name): \(sentence)")
                #expect(sentence.last.map { ".?…”".contains($0) } == true, "\(text.id.name): \(sentence)")
            }
        }
    }

    @Test("Every length that is offered fills its minutes, within a quarter")
    func lengths() {
        for text in catalogue.practices {
            for minutes in text.lengths {
                let lasting = text.adapted(leavingOut: [], PracticeWay(minutes: minutes))

                #expect(abs(lasting.seconds - minutes * 60) <= 15, "\(text.id.name) \(minutes): \(lasting.seconds)")
                #expect(lasting.steps.allSatisfy { (5...600).contains($0.seconds ?? 0) }, "\(text.id.name)")
            }
        }
    }

    @Test("Some practices go without what they usually ask for, and each intention has several practices")
    func choice() {
        #expect(catalogue.practices.filter { $0.variant != nil }.count >= 3)
        #expect(catalogue.intentions.count == 5)
        for intention in catalogue.intentions {
            #expect(catalogue.practices.filter(intention.fits).count >= 2, "\(intention.id)")
        }
        for posture in Posture.allCases {
            #expect(catalogue.practices.contains { $0.postures.contains(posture) })
        }
    }
}

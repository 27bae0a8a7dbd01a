import SalveTesting
import Testing

@testable import SalveContent

@Suite("Words that tell of fear of someone")
struct FearTellsTests {
    @Test(
        "They are found as whole words, whatever their case and apostrophes",
        arguments: [
            "I’m Afraid of Him.", "She hit me on the stairs", "I keep walking on eggshells", "he won’t let me go out",
            "I don't feel safe with them", "They follows me? No: he follows me home.",
        ]
    )
    func found(_ text: String) throws {
        #expect(try World.catalogue().tells.tellFear(in: text))
    }

    @Test(
        "Everyday words are none",
        arguments: [
            "", "I was afraid it would rain", "She hit the wall with the car door", "He made soup", "Eggs",
            "We talked till two and I miss them", "I fear the week ahead",
        ]
    )
    func everyday(_ text: String) throws {
        #expect(try !World.catalogue().tells.tellFear(in: text))
    }
}

import SalveCore
import SalveTesting
import Testing

@testable import SalveContent

@Suite("The worksheets that ship") struct ShippedWorksheetTests {
    private func form(_ id: String) throws -> WorksheetForm {
        try #require(try World.catalogue().worksheet(Worksheet.FormID(id)), "no \(id)")
    }

    @Test(
        "Each situation has a starter, about something that was or may come, with the four parts and one next thing",
        arguments: AboutContext.allCases.filter(\.isSituation).map(\.rawValue) + ["own"]
    )
    func starters(_ id: String) throws {
        let form = try form(id)
        #expect(form.isTimed)
        #expect(form.parts.contains { $0.future != nil })
        #expect(Set(form.parts.compactMap(\.component)) == Set(Component.allCases))
        #expect(form.parts.filter(\.isNext).count == 1)
    }

    @Test("The quiet ones are short")
    func quiet() throws {
        for id in ["loss", "separation", "out-of-reach"] {
            let form = try form(id)
            #expect(form.group == .quiet)
            #expect(form.parts.count <= 4)
        }
    }

    @Test("A friend’s words stand beside one’s own; a must beside a care; hard beside dependable")
    func pairs() throws {
        for (id, part) in [("friend-beside", "both"), ("because-of-care", "both"), ("clear-sighted", "sides")] {
            let pair = try #require(form(id).part(part))
            #expect(pair.kind == .pair)
            #expect(pair.sides != nil)
        }
    }

    @Test("Wherever lines of normalising can be chosen, all three can, and one’s own words")
    func normalising() throws {
        let parts = try World.catalogue().worksheets.flatMap(\.parts).filter { $0.component == .normalising }
        #expect(parts.count >= 9)
        for part in parts {
            #expect(Set(WorksheetRules.normalising).isSubset(of: part.choices.map(\.id)))
            #expect(part.allowsOwn)
        }
        #expect(try form("not-only-me").part("normal")?.allowsMany == true)
    }

    @Test("Feedback asks what was said, what is of use, what is left, and one kind step; reasons are marked (R17)")
    func feedback() throws {
        let form = try form("feedback")
        #expect(["said", "useful", "leave", "next"].allSatisfy { form.part($0) != nil })
        #expect(form.part("hoped")?.asksAboutAnother == true)
    }

    @Test("The rules see the deepest part that is there, and the past only where it is asked for")
    func practice() throws {
        let form = try form("unproductive")
        let whole = form.practice(about: .past, without: [])
        #expect(whole.id == Practice.ID("sheet-unproductive"))
        #expect(whole.depth == .words)
        #expect(whole.risk == .medium)
        #expect(whole.writesAboutPast)
        #expect(!form.practice(about: .future, without: []).writesAboutPast)
        #expect(form.practice(about: .future, without: []).ingredients.contains(.imagined))
        #expect(!form.practice(about: .past, without: [.innerVoices]).ingredients.contains(.innerVoices))
        #expect(form.practice(about: .past, without: [.writing]).risk == .low)
    }
}

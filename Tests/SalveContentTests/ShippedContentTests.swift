import SalveContent
import SalveCore
import Testing

@Suite("Shipped content") struct ShippedContentTests {
    @Test("It has no problem") func hasNoProblem() throws {
        let folder = try ContentFolder.locate(explicit: nil)

        let problems = Catalogue.problems(in: folder)

        for problem in problems { Issue.record("\(problem.description)") }
    }

    @Test("It loads") func loads() throws {
        let catalogue = try Catalogue.load(from: ContentFolder.locate(explicit: nil))

        #expect(!catalogue.practices.isEmpty)
        #expect(catalogue.practices.map(\.id.name) == catalogue.practices.map(\.id.name).sorted())
        #expect(catalogue.direction == .leftToRight)
        #expect(catalogue.strings["hard.start.lead"] == "One small thing.")
    }
}

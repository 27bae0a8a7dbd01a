import Foundation
import SalveCompanion
import SalveTesting
import Testing

@Suite("salve lab cycles") struct LabCyclesTests {
    private let bench: LabCycles

    init() throws {
        bench = try LabCycles(words: World.catalogue().cycleWords)
    }

    private struct Answer: Decodable {
        struct Swing: Decodable {
            let from: String
            let to: String
            let evidence: [Int]
        }
        let id: String?
        let claim: Bool?
        let swings: [Swing]?
        let refused: String?
    }

    private func answer(_ line: String) throws -> Answer {
        let answer = bench.answer(line)
        #expect(!answer.contains("\n"))
        return try JSONDecoder().decode(Answer.self, from: Data(answer.utf8))
    }

    private static let cycle = (0..<8).map { place in
        let text = place % 2 == 0 ? "I pulled away from her." : "I miss her so much."
        let day = String(place * 3 + 101).suffix(2)
        return #"{"at":"2026-03-\#(day)T21:30:00+01:00","feelings":[],"thoughts":[],"actions":[],"text":"\#(text)"}"#
    }

    private static func line(_ entries: [String], person: String = "\"p1\"") -> String {
        #"{"id":"h 1","person":\#(person),"entries":["# + entries.joined(separator: ",") + "]}"
    }

    @Test("A cycle is answered with its swings, in times as they were given and entries by their places")
    func cycle() throws {
        let answer = try answer(Self.line(Self.cycle))

        #expect(answer.id == "h 1")
        #expect(answer.claim == true)
        let swings = try #require(answer.swings)
        #expect(swings.count == 7)
        #expect(swings.map(\.evidence) == (0..<7).map { [$0, $0 + 1] })
        #expect(swings[0].from == "2026-03-01T21:30:00+01:00")
        #expect(swings[0].to == "2026-03-04T21:30:00+01:00")
    }

    @Test("Out of order, the places are those of the line")
    func turned() throws {
        let answer = try answer(Self.line(Self.cycle.reversed()))

        #expect(answer.swings?.map(\.evidence) == (0..<7).map { [7 - $0, 6 - $0] })
    }

    @Test("Fields that are missing, empty, null or of another shape say nothing, and the rest is read")
    func shapes() throws {
        let odd = [
            #"{"at":"2026-03-02"}"#, #"{"at":"2026-03-02T10:00Z","feelings":null,"text":""}"#,
            #"{"at":"someday","text":"I miss her"}"#, "17", "null", #"{"text":"no time"}"#,
            #"{"at":1772400000,"thoughts":"one line","actions":[1,null,"walked"]}"#,
        ]
        let answer = try answer(Self.line(odd + Self.cycle))

        #expect(answer.swings?.map(\.evidence) == (7..<14).map { [$0, $0 + 1] })
    }

    @Test("Without a person, or with another one in every entry, nothing is claimed")
    func persons() throws {
        #expect(try answer(Self.line(Self.cycle, person: "null")).claim == false)
        #expect(try answer(Self.line(Self.cycle, person: "\"\"")).claim == false)
        let others = Self.cycle.enumerated().map { place, entry in
            entry.replacing("{\"at\"", with: #"{"person":"q\#(place)","at""#)
        }
        #expect(try answer(Self.line(others)).claim == false)
        #expect(try answer(Self.line(others, person: "null")).claim == false)
        let same = Self.cycle.map { $0.replacing("{\"at\"", with: #"{"person":"q","at""#) }
        #expect(try answer(Self.line(same, person: "null")).claim == true)
        #expect(try answer(Self.line(same, person: "\"p1\"")).claim == false)
    }

    @Test("A bad line is answered with its id, where it has one, and the next one goes on")
    func bad() throws {
        #expect(try answer("nonsense").refused != nil)
        #expect(try answer("[1, 2]").refused != nil)
        let refused = try answer(#"{"id":"x","person":"p","entries":7}"#)
        #expect(refused.id == "x" && refused.refused != nil && refused.claim == nil)
        #expect(try answer(Self.line([])).claim == false)
        #expect(try answer(Self.line(Self.cycle)).claim == true)
    }
}

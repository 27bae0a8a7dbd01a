import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("Check-ins over time")
struct MoodTests {
    private static func dated(
        _ shape: FeelingShape?,
        _ words: [String] = [],
        later: [String] = []
    ) async throws -> Timeline.DatedCheckIn {
        let world = World()
        let companion = try await world.companion()
        var answers = CheckIn.Answers()
        answers.shape = shape
        answers.words = words.map { WordID($0) }
        answers.strength = 5
        let form = world.form()
        try await companion.checkIn(answers, form: form)
        if !later.isEmpty {
            try await companion.nameLater(checkIn: form, words: later.map { WordID($0) }, form: world.form())
        }
        return try #require(await companion.checkIn(form))
    }

    @Test("A place comes from the words, else from the field, else from words found later, and never from strength")
    func ease() async throws {
        let words = try World.catalogue().words
        func ease(_ dated: Timeline.DatedCheckIn) -> Double? { Ease.of(dated) { words[$0]?.ease } }
        let happy = try #require(words[WordID("happy")]).ease
        let sad = try #require(words[WordID("sad")]).ease

        #expect(happy > 0 && sad < 0)
        #expect(ease(try await Self.dated(.field(.low))) == -0.5)
        #expect(ease(try await Self.dated(.field(.stirred))) == -0.5)
        #expect(ease(try await Self.dated(.field(.lit))) == 0.5)
        #expect(ease(try await Self.dated(.field(.settled))) == 0.5)
        #expect(ease(try await Self.dated(.field(.low), ["happy"])) == happy)
        #expect(ease(try await Self.dated(nil, ["happy", "sad"])) == (happy + sad) / 2)
        #expect(ease(try await Self.dated(.field(.lit), ["nowhere"])) == 0.5)
        #expect(ease(try await Self.dated(.unsure)) == nil)
        #expect(ease(try await Self.dated(nil)) == nil)
        #expect(ease(try await Self.dated(.unsure, later: ["sad"])) == sad)
        #expect(ease(try await Self.dated(.field(.lit), later: ["sad"])) == 0.5)
    }

    @Test("The line stops over a gap and goes on after it; two notes alone have none")
    func gaps() async throws {
        let world = World(day: 1)
        let companion = try await world.companion()
        // Days of November, by twos; then nothing from the 8th to the 21st.
        let days = [1, 2, 4, 6, 7, 22, 23, 24]
        for day in 1...24 {
            if days.contains(day) {
                var answers = CheckIn.Answers()
                answers.shape = .field(day < 10 ? .low : .settled)
                try await companion.checkIn(answers, form: world.form())
            }
            if day < 24 { world.pass(minutes: 24 * 60) }
        }
        let mood = await companion.mood(over: .month)

        #expect(mood.noted.map(\.day.day) == days)
        #expect(mood.noted.allSatisfy { $0.line != nil })
        #expect(mood.noted.map(\.isJoined) == [false, true, true, true, true, false, true, true])
        #expect(mood.noted.prefix(5).allSatisfy { abs(($0.line?.value ?? 1) + 0.5) < 1e-9 })
        #expect(mood.count == 8)
        let few = try await World(day: 3).companion()
        for day in 1...2 {
            var answers = CheckIn.Answers()
            answers.shape = .field(.low)
            try await few.checkIn(answers, form: EntryID(high: 3, low: UInt64(day)))
        }
        #expect(await few.mood(over: .month).noted.allSatisfy { $0.line == nil && !$0.isJoined })
    }

    @Test("Every span holds today and as many days as it says, and line and band stay within -1 and 1")
    func spans() async throws {
        let world = World()
        let household = try await Demo.household(try World.catalogue(), surroundings: world.surroundings)
        for span in MoodSpan.allCases {
            let mood = await household.companion.mood(over: span)
            let ends = mood.days
            #expect(ends.upperBound == world.surroundings.now().day)
            #expect(ends.upperBound.number - ends.lowerBound.number + 1 == span.days)
            #expect(mood.noted.map(\.day) == mood.noted.map(\.day).sorted())
            for one in mood.noted {
                #expect(ends.contains(one.day) && !one.notes.isEmpty)
                guard let line = one.line else { continue }
                #expect((-1...1).contains(line.value))
                if let band = line.band { #expect(band.contains(line.value) && band.lowerBound >= -1) }
            }
        }
        let year = await household.companion.mood(over: .year)
        #expect(year.count > 100)
        // The demo's stretch without a note is a gap in the line.
        let gap = zip(year.noted, year.noted.dropFirst()).first { $1.day.number - $0.day.number > 14 }
        #expect(gap?.1.isJoined == false)
    }

    @Test("A calendar year holds each of its check-ins once, on its day")
    func year() async throws {
        let household = try await Demo.household(try World.catalogue(), surroundings: World().surroundings)
        let years = await household.companion.yearsOfCheckIns()
        var things: [EntryID] = []
        for year in years {
            let days = await household.companion.checkIns(in: year)
            #expect(days.map(\.day) == days.map(\.day).sorted())
            for one in days {
                #expect(one.day.year == year && one.checkIns.allSatisfy { $0.at.day == one.day })
                things += one.checkIns.map(\.checkIn.thing)
            }
        }

        #expect(years == [2026])
        #expect(Set(things).count == things.count && things.count > 100)
        #expect(await household.companion.checkIns(in: 2025).isEmpty)
    }
}

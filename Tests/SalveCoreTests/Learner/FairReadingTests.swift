import Testing

@testable import SalveCore

/// Values are those that `Tests/Reference/fairtest.py` prints, with numpy.
struct FairReadingTests {
    private static let id = EntryID(high: 1, low: 1)

    private static func test(_ count: Int, seed: Int = 77) throws -> FairTest {
        try #require(
            FairTest(thing: id, a: Practice.ID("walk"), b: Practice.ID("music"), count: count, seed: seed)
        )
    }

    /// Tries from two ratings each; the order of each pair is told, and so need not be the seed's.
    private static func tries(_ before: [[Int]], _ after: [[Int?]], _ order: String) -> [FairTry] {
        let sides = order.map { $0 == "a" ? FairTest.Side.a : .b }
        return zip(before.joined(), after.joined()).enumerated().map { slot, rating in
            let thing = EntryID(high: 2, low: UInt64(slot))
            var one = FairTry(thing: thing, test: id, slot: slot, drawn: sides[slot], before: rating.0)
            (one.sitting, one.done, one.after, one.isOver) = (thing, sides[slot], rating.1, true)
            return one
        }
    }

    private static let six = tries(
        [[4, 3], [2, 4], [3, 3], [4, 1], [2, 2], [3, 4]],
        [[1, 3], [2, 1], [1, 4], [2, 2], [2, 0], [1, 4]],
        "abbaababbaab"
    )

    @Test(
        "the picks are those of SplitMix64, computed a second time",
        arguments: [
            (0, "baababbaabababbaabba"), (1, "bababaababbababaabba"), (77, "ababbaabbaabbaababba"),
            (4_503_599_627_370_495, "baabababbabaabababab"),
        ]
    )
    func picks(seed: Int, said: String) throws {
        let test = try Self.test(20, seed: seed)
        #expect((0..<20).map { test.drawn($0).rawValue }.joined() == said)
    }

    @Test("each pair holds both, and either order comes about as often as the other")
    func balance() throws {
        var aFirst = 0
        for seed in 0..<2_000 {
            let test = try Self.test(20, seed: seed)
            for pair in 0..<10 {
                #expect(test.drawn(2 * pair) == test.drawn(2 * pair + 1).other)
                if test.drawn(2 * pair) == .a { aFirst += 1 }
            }
        }
        // 20,000 throws of a coin: 4 standard deviations are 283.
        #expect(abs(aFirst - 10_000) < 283)
    }

    @Test("one practice twice, an odd or an unknown number, is no test")
    func noTest() {
        let (walk, music) = (Practice.ID("walk"), Practice.ID("music"))
        #expect(FairTest(thing: Self.id, a: walk, b: walk, count: 6, seed: 1) == nil)
        for count in [0, 4, 7, 22] {
            #expect(FairTest(thing: Self.id, a: walk, b: music, count: count, seed: 1) == nil)
        }
        #expect(FairTest(thing: Self.id, a: walk, b: music, count: 6, seed: -1) == nil)
        #expect(FairTest.counts == [6, 8, 10, 12, 14, 16, 18, 20])
    }

    @Test(
        "Student's t is that of the reference",
        arguments: [
            (4, 0.813_049_5, 1.533_206), (7, 0.824_691_6, 1.414_924), (10, 0.829_553_4, 1.372_184),
            (14, 0.832_859_0, 1.345_030),
        ]
    )
    func student(freedom: Int, belowOne: Double, reach: Double) {
        #expect(abs(FairNumbers.student(below: 1, freedom: freedom) - belowOne) < 1e-7)
        #expect(abs(FairNumbers.student(below: -1, freedom: freedom) - (1 - belowOne)) < 1e-7)
        #expect(abs(FairNumbers.studentReach(level: 0.8, freedom: freedom) - reach) < 1e-5)
    }

    @Test("six pairs that all but agree: the mean, its range and the orders are those of the reference")
    func sixPairs() throws {
        let reading = FairReading(Self.six, of: try Self.test(12))

        let difference = try #require(reading.byPick)
        #expect(abs(difference.mean + 1.945_054_945) < 1e-6)
        #expect(abs(difference.likely.lowerBound + 2.742_940_528) < 1e-5)
        #expect(abs(difference.likely.upperBound + 1.147_169_362) < 1e-5)
        #expect(abs(difference.closeToNothing - 0.015_220_789) < 1e-6)
        #expect(reading.orders == FairReading.Orders(asLarge: 2, all: 64))
        #expect(reading.verdict == .aLighter)
        #expect(reading.pairs == 6 && reading.begun == 12 && !reading.isEarly)
    }

    @Test("the same with the two exchanged speaks for the other")
    func exchanged() throws {
        let other = Self.six.map { one in
            var other = FairTry(
                thing: one.thing,
                test: one.test,
                slot: one.slot,
                drawn: one.drawn.other,
                before: one.before
            )
            (other.sitting, other.done, other.after) = (one.sitting, one.done?.other, one.after)
            return other
        }
        let reading = FairReading(other, of: try Self.test(12))
        #expect(reading.verdict == .bLighter)
        #expect(abs((reading.byPick?.mean ?? 0) - 1.945_054_945) < 1e-6)
    }

    @Test("stopped early, the range is wider, and more is asked before anything is said")
    func early() throws {
        let reading = FairReading(Self.six, of: try Self.test(20))

        let difference = try #require(reading.byPick)
        #expect(reading.isEarly)
        #expect(abs(difference.likely.lowerBound + 2.998_949_331) < 1e-5)
        #expect(abs(difference.likely.upperBound + 0.891_160_559) < 1e-5)
        // 2 of 64 orders are more than one in fifty.
        #expect(reading.verdict == .open)
    }

    @Test("three pairs give a number and no claim; two give nothing")
    func few() throws {
        let three = Self.tries([[3, 3], [4, 2], [1, 4]], [[2, 3], [3, 0], [1, 1]], "ababba")
        let reading = FairReading(three, of: try Self.test(6))
        let difference = try #require(reading.byPick)
        #expect(abs(difference.mean + 0.313_492_063) < 1e-6)
        #expect(abs(difference.likely.lowerBound + 1.658_554_983) < 1e-5)
        #expect(reading.orders == FairReading.Orders(asLarge: 6, all: 8))
        #expect(reading.verdict == .open)
        let two = FairReading(Array(three.prefix(4)), of: try Self.test(6))
        #expect(two.verdict == .tooEarly && two.byPick == nil && two.pairs == 2)
        #expect(FairReading([], of: try Self.test(6)).verdict == .tooEarly)
    }

    @Test("a time without a number after takes its pair out, and is said")
    func unrated() throws {
        var tries = Self.six
        tries[3].after = nil
        let reading = FairReading(tries, of: try Self.test(12))
        #expect(reading.pairs == 5 && reading.unrated == 1 && reading.begun == 12 && !reading.isEarly)
        #expect(reading.orders.all == 32)
        // With five pairs no order is rare enough for a claim.
        #expect(reading.verdict == .open)
    }

    @Test("a changed pick counts for what chance picked; by what was done is told beside it")
    func changed() throws {
        var tries = Self.six
        tries[0].done = .b
        tries[1].done = .a
        tries[2].done = .a
        let reading = FairReading(tries, of: try Self.test(12))
        #expect(reading.changed == 3)
        #expect(reading.byPick == FairReading(Self.six, of: try Self.test(12)).byPick)
        // The second pair holds the same practice twice: it says nothing of what was done.
        #expect(reading.byDoing?.pairs == 5)
        #expect((reading.byDoing?.mean ?? 0) > (reading.byPick?.mean ?? 0))
    }

    @Test("ten pairs without any difference are about the same")
    func same() throws {
        let level = Array(repeating: [3, 3], count: 10)
        let after = Array(repeating: [2, 2] as [Int?], count: 10)
        let reading = FairReading(
            Self.tries(level, after, String("abba" + "abba" + "abba" + "abba" + "abba")),
            of: try Self.test(20)
        )
        #expect(reading.verdict == .same)
        #expect(reading.byPick?.mean == 0)
        #expect(reading.orders == FairReading.Orders(asLarge: 1_024, all: 1_024))
    }

    @Test("where nothing differs, no more than one test in twenty says that something does", arguments: [6, 8, 10])
    func falseClaims(pairs: Int) throws {
        var chance = Draws(state: UInt64(pairs))
        var (said, held) = (0, 0)
        let all = 1_500
        for _ in 0..<all {
            let test = try Self.test(2 * pairs, seed: Int(chance.next() >> 12))
            var tries: [FairTry] = []
            for slot in 0..<2 * pairs {
                let before = 1 + Int(chance.next() % 4)
                let change = -0.35 - 0.3 * (Double(before) - 2.5) + 1.5 * chance.normal()
                let thing = EntryID(high: 3, low: UInt64(slot))
                var one = FairTry(thing: thing, test: Self.id, slot: slot, drawn: test.drawn(slot), before: before)
                (one.sitting, one.done) = (thing, one.drawn)
                one.after = max(0, min(10, Int((Double(before) + change).rounded())))
                tries.append(one)
            }
            let reading = FairReading(tries, of: test)
            if reading.verdict == .aLighter || reading.verdict == .bLighter { said += 1 }
            if reading.byPick?.likely.contains(0) == true { held += 1 }
        }
        // The test of orders holds 5 % exactly; 1,500 of them leave room for 1.7 more.
        #expect(Double(said) / Double(all) <= 0.067, "\(said) of \(all)")
        #expect(Double(held) / Double(all) >= 0.8, "\(held) of \(all)")
    }
}

/// The same numbers for the same seed.
private struct Draws {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Twelve even numbers less six: normal enough for whole ratings.
    mutating func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + Double(next() >> 11) / 9_007_199_254_740_992 }
    }
}

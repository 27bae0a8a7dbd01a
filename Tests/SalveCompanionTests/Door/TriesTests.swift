import Testing

@testable import SalveCompanion

@Suite("Waiting after wrong passphrases")
struct TriesTests {
    @Test("Four wrong ones cost nothing, and the right one forgets them")
    func free() {
        var tries = Tries()
        for _ in 0..<Tries.free { tries.note(at: .zero) }
        #expect(tries.wait(at: .zero) == nil)

        tries.note(at: .zero)
        #expect(tries.wait(at: .zero) == 5)
        tries.forget()
        #expect(tries.wait(at: .zero) == nil)
    }

    @Test("Each wait is twice the one before, up to twenty minutes, and it always ends")
    func growing() {
        var tries = Tries()
        var waits: [Int] = []
        var now = Duration.zero
        for _ in 0..<16 {
            tries.note(at: now)
            guard let wait = tries.wait(at: now) else { continue }
            waits.append(wait)
            now += .seconds(wait)
            #expect(tries.wait(at: now) == nil)
        }
        #expect(waits == [5, 10, 20, 40, 80, 160, 320, 640, 1_200, 1_200, 1_200, 1_200])
    }

    @Test("Ten thousand guesses in a day are fewer than a hundred tries, and more than ten in 15 minutes never are")
    func guesser() {
        var tries = Tries()
        var tested: [Int] = []
        for guess in 0..<10_000 {
            let second = guess * 86_400 / 10_000
            guard tries.wait(at: .seconds(second)) == nil else { continue }
            tested.append(second)
            tries.note(at: .seconds(second))
        }
        #expect(tested.count < 100)
        #expect(tested.filter { $0 < 15 * 60 }.count <= 12)
    }
}

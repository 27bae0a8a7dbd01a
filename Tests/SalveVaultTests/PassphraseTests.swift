import SalveCore
import Testing

@testable import SalveVault

/// What may be a passphrase, what is too weak to be a new one, and how long one would hold.
struct PassphraseTests {
    @Test("Any characters may be in it, and nothing is cut off or changed but the form of letters")
    func characters() throws {
        #expect(try #require(Passphrase(" a\tb\u{0}c ")).octets == Array(" a\tb\u{0}c ".utf8))
        #expect(try #require(Passphrase("caf\u{65}\u{301}")).octets == Array("caf\u{E9}".utf8))
        #expect(try #require(Passphrase(String(repeating: "x", count: 1_024))).octets.count == 1_024)
        #expect(Passphrase("") == nil)
        #expect(Passphrase(String(repeating: "x", count: 1_025)) == nil)
    }

    @Test("No secret shows itself when it is printed or looked into")
    func silent() {
        let secrets: [(any Sendable, String)] = [
            (Secret.passphrase("Mira’s kettle"), "Passphrase"), (RecoveryKey.random(), "RecoveryKey"),
            (KeyFileSecret.random(), "KeyFileSecret"),
        ]
        for (secret, name) in secrets {
            var dumped = ""
            dump(secret, to: &dumped)
            #expect("\(secret)" == name && String(reflecting: secret) == name)
            #expect(dumped == "- \(name)\n")
        }
        var dumped = ""
        dump(VaultKey.passphrase(Secret.passphrase("Mira’s kettle")), to: &dumped)
        #expect(!dumped.contains("kettle"))
    }

    @Test(
        "Twelve characters as a person counts them are the least",
        arguments: ["", "kettle", "kettlewindo", "🌊🌊🌿🌿🌼🌼🍎🍎🐢🐢🕯️", "cafe\u{301} tisch"]
    )
    func tooShort(text: String) {
        #expect(Passphrase.weakness(of: text) == .tooShort(minimum: 12))
    }

    @Test("More than 1,024 bytes are said to be too long")
    func tooLong() {
        #expect(Passphrase.weakness(of: String(repeating: "ab cd é", count: 200)) == .tooLong(limit: 1_024))
    }

    @Test(
        "A few characters over and over are said to be that",
        arguments: [
            "aaaaaaaaaaaa", "abababababab", "abc abc abc abc", "Mira-Mira-Mira", "121212121212", "aaaabbbbcccc",
        ]
    )
    func repeated(text: String) {
        #expect(Passphrase.weakness(of: text) == .repeated)
    }

    @Test(
        "What is tried first is refused, with digits for letters and digits behind it too",
        arguments: [
            "password1234", "P@ssw0rd2026!", "passwordpassword1", "iloveyou2026!", "sunshine-2024", "qwertyuiop123",
            "123456789012", "letmein letmein", "Welcome12345", "salvesalve26", "selfcompassion", "correcthorse1",
            "1q2w3e4r5t6y", "qazwsxedcrfv", "abcdefghijkl", "Football2025!", "my secret diary", "princess123456",
        ]
    )
    func common(text: String) {
        let weakness = Passphrase.weakness(of: text)
        #expect(weakness == .common || weakness == .repeated)
    }

    @Test(
        "What a person makes up, or draws by chance, is taken",
        arguments: [
            "maple window seven kettles", "the hedgehog under my shed", "x7#Kq9!mZp2$", "tulip otter canoe fudge",
            "Wir trinken Tee um vier", "Чай в четыре часа", "四月の雨が静かに降っています",
        ]
    )
    func taken(text: String) {
        #expect(Passphrase.weakness(of: text) == nil)
    }

    @Test("More than 3,000 common passphrases of twelve characters or more are refused")
    func blocklist() {
        let long = CommonWords.all.filter { $0.count >= 5 }.sorted()
        var refused: Set<String> = []
        for word in long {
            for tail in ["2024", "123456", "!", "1985"] {
                let text = word + tail + String("1234567890".prefix(max(0, 12 - word.count - tail.count)))
                if Passphrase.weakness(of: text) != nil { refused.insert(text) }
            }
            for other in long.prefix(12) where word.count + other.count >= 12 {
                if Passphrase.weakness(of: word + other) != nil { refused.insert(word + other) }
            }
        }
        #expect(refused.count > 3_000)
    }

    @Test("Five words of a list of 2,048 are strong; a name and a year are not")
    func strength() {
        #expect(Passphrase.strength(of: "tulip otter canoe fudge maple").step == .strong)
        #expect(Passphrase.strength(of: "x7#Kq9!mZp2$").step == .fair)
        #expect(Passphrase.strength(of: "sunshine2024").step == .slight)
        #expect(Passphrase.strength(of: "aaaaaaaaaaaaaaaaaaaaaaaa").step == .slight)
        #expect(Passphrase.strength(of: "qwertyuiopasdfghjkl").step == .slight)
        #expect(Passphrase.strength(of: "").bits == 0)
    }

    @Test("The estimate for words drawn by chance is not above what they hold")
    func modest() {
        let words = ["oak", "otter", "window", "umbrella", "tea", "magnolia", "shirt", "hen", "practice", "dolphin"]
        for count in 1...6 {
            var random = Seeded(UInt64(count))
            let mean =
                (0..<200).map { _ in
                    let drawn = Passphrase.suggestion(from: words, count: count) { random.next() }
                    return Double(Passphrase.strength(of: drawn).bits)
                }
                .reduce(0, +) / 200
            #expect(mean <= 12.5 * Double(count) + 3)
        }
    }

    @Test("A suggestion has five words of the list, each as likely as any")
    func suggestion() {
        var random = Seeded(7)
        let words = ["otter", "maple", "tulip"]
        var counts: [String: Int] = [:]
        for _ in 0..<2_000 {
            let drawn = Passphrase.suggestion(from: words) { random.next() }.split(separator: " ").map(String.init)
            #expect(drawn.count == 5)
            for word in drawn { counts[word, default: 0] += 1 }
        }
        // 10,000 draws of one in three: four standard deviations are 189.
        #expect(words.allSatisfy { abs(counts[$0, default: 0] - 3_333) < 189 })
        #expect(counts.count == 3)
    }

    @Test("A draw beyond the last whole multiple of the list is made again")
    func unbiased() {
        var draws: [UInt64] = [.max, 4]
        let word = Passphrase.suggestion(from: ["a", "b", "c"], count: 1) { draws.removeFirst() }
        #expect(word == "b" && draws.isEmpty)
    }
}

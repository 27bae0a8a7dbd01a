import Foundation
import Testing

@testable import SalveVault

/// A key that is written on paper and typed in again.
struct RecoveryKeyTests {
    private static let key = RecoveryKey.random(entropy: .fixed("recovery"))

    @Test("It is shown in thirteen groups of four and a check of two, and read back")
    func groups() {
        let groups = Self.key.groups

        #expect(groups.map(\.count) == Array(repeating: 4, count: 13) + [2])
        #expect(groups.joined().allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
        #expect(RecoveryKey(text: groups.joined(separator: " ")) == Self.key)
        #expect(RecoveryKey.random() != RecoveryKey.random())
    }

    @Test("Case, spaces, dashes, line ends and letters that look like digits do not matter")
    func forgiving() throws {
        // A key in whose text both digits stand that are mistaken for letters.
        let key = try #require(
            (0..<100).map { RecoveryKey.random(entropy: .fixed("forgiving \($0)")) }
                .first { $0.groups.joined().contains("0") && $0.groups.joined().contains("1") }
        )
        let text = key.groups.joined(separator: "-")

        #expect(RecoveryKey(text: text.lowercased()) == key)
        #expect(RecoveryKey(text: "\n " + text.replacing("-", with: "\r\n") + "\t") == key)
        #expect(RecoveryKey(text: text.replacing("0", with: "o").replacing("1", with: "l")) == key)
        #expect(RecoveryKey(text: text.replacing("0", with: "O").replacing("1", with: "I")) == key)
    }

    @Test("Nearly every wrong character, and every missing or extra one, is seen")
    func slips() {
        let text = Array(Self.key.groups.joined())
        var seen = 0
        var tried = 0
        for place in text.indices {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != text[place] {
                var wrong = text
                wrong[place] = other
                tried += 1
                if RecoveryKey(text: String(wrong)) == nil { seen += 1 }
            }
            var short = text
            short.remove(at: place)
            #expect(RecoveryKey(text: String(short)) == nil)
            #expect(RecoveryKey(text: String(text + [text[place]])) == nil)
        }
        // Ten bits of check: one slip in 1,024 passes it, and then the vault does not open.
        #expect(seen > tried - 12)
        for nothing in ["", "UUUU", "🌊", String(repeating: "0", count: 54), String(repeating: "Z", count: 10_000)] {
            #expect(RecoveryKey(text: nothing) == nil)
        }
    }

    @Test("A group is confirmed as it was copied, and no other is")
    func drill() {
        let groups = Self.key.groups
        for place in groups.indices {
            #expect(Self.key.confirms(" \(groups[place].lowercased()) ", groupAt: place))
            #expect(!Self.key.confirms(groups[(place + 1) % 14] + "0", groupAt: place))
            #expect(!Self.key.confirms("", groupAt: place))
        }
        #expect(!Self.key.confirms("", groupAt: 14) && !Self.key.confirms("", groupAt: -1))
    }

    @Test("Random keys survive paper")
    func random() {
        for _ in 0..<500 {
            let key = RecoveryKey.random()
            #expect(RecoveryKey(text: key.groups.joined(separator: " ")) == key)
        }
    }
}

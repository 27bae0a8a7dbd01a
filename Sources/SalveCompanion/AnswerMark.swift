public import SalveCore

/// Two tabs over one part: what the other one wrote in between is kept beside what comes in now.
extension Worksheet.Answer {
    /// A short mark of what stands here, by which a page says what it saw; FNV-1a, 64 bits.
    ///
    /// It hides nothing and proves nothing.
    public var mark: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let reasons = reasons.flatMap { [$0.text, $0.about?.rawValue ?? "", $0.sure?.rawValue ?? "", $0.sign] }
        let thoughts = thoughts.flatMap { [$0.text, $0.kind?.rawValue ?? ""] }
        for byte in ([text, beside] + picks + thoughts + reasons).joined(separator: "\u{1F}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }

    /// This answer with everything of another that is not in it; for one choice, this one's stands.
    func joined(with other: Worksheet.Answer, allowsMany: Bool) -> Worksheet.Answer {
        var joined = self
        joined.text = Self.joined(text, other.text)
        joined.beside = Self.joined(beside, other.beside)
        if allowsMany || picks.isEmpty { joined.picks += other.picks.filter { !picks.contains($0) } }
        joined.thoughts += other.thoughts.filter { one in !thoughts.contains { $0.text == one.text } }
        joined.reasons += other.reasons.filter { one in !reasons.contains { $0.text == one.text } }
        return joined
    }

    private static func joined(_ text: String, _ other: String) -> String {
        if other.isEmpty || text.contains(other) { return text }
        return text.isEmpty ? other : other + "\n" + text
    }
}

/// A word or a sign of an entry, as the reader sees it.
struct CycleToken: Sendable {
    /// What ends a stretch of text.
    enum Kind: UInt8, Sendable {
        /// A word.
        case word
        /// A comma or the like: a new clause, the same subject.
        case pause
        /// The end of a sentence.
        case stop
    }

    let kind: Kind
    /// The word's number among the words of `CycleWords`; 0 for one that is none of them.
    let id: Int32
    /// The word's own number.
    let hash: UInt64
    /// Written with a capital, and not in capitals, in the middle of a sentence.
    let isCapital: Bool
}

/// Cuts text into words and signs; the room it needs is kept from one text to the next.
struct CycleTokens: Sendable {
    private(set) var tokens: [CycleToken] = []
    private var word: [UInt8] = []

    mutating func clear() { tokens.removeAll(keepingCapacity: true) }

    /// Adds the words and signs of a text, and a stop at its end.
    mutating func add(_ text: String, by words: CycleWords) {
        var text = text
        text.withUTF8 { cut($0, by: words) }
        sign(.stop)
    }

    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, by words: CycleWords) {
        var index = 0
        var capitals = 0
        while index < bytes.count {
            let byte = bytes[index]
            let after = index + 2 < bytes.count ? bytes[index + 2] : 0
            if byte == 0xE2, index + 1 < bytes.count, bytes[index + 1] == 0x80 {
                // Typographic quotes, dashes and dots: an apostrophe is part of its word.
                index += 3
                if after != 0x99 {
                    end(capitals, by: words)
                    capitals = 0
                    if after != 0x91 { sign(after == 0xA6 || after == 0x9C ? .stop : .pause) }
                }
                continue
            }
            index += 1
            if WordStem.isWordByte(byte) {
                let isUpper = byte >= 0x41 && byte <= 0x5A
                if isUpper { capitals += 1 }
                word.append(isUpper ? byte | 0x20 : byte)
            } else if byte != 0x27 {
                end(capitals, by: words)
                capitals = 0
                switch byte {
                case 0x2E, 0x21, 0x3F, 0x3B, 0x3A, 0x0A, 0x22: sign(.stop)  // . ! ? ; : line end, quote
                case 0x2C, 0x28, 0x29, 0x2F: sign(.pause)  // , ( ) /
                default: break
                }
            }
        }
        end(capitals, by: words)
    }

    private mutating func end(_ capitals: Int, by words: CycleWords) {
        guard !word.isEmpty else { return }
        let hash = word.withUnsafeBufferPointer { words.stems.hash(of: $0) }
        let isInside = tokens.last.map { $0.kind != .stop } ?? false
        tokens.append(
            CycleToken(
                kind: .word,
                id: words.id(ofStem: hash),
                hash: hash,
                isCapital: isInside && capitals == 1 && word.count > 1
            )
        )
        word.removeAll(keepingCapacity: true)
    }

    private mutating func sign(_ kind: CycleToken.Kind) {
        tokens.append(CycleToken(kind: kind, id: 0, hash: 0, isCapital: false))
    }
}

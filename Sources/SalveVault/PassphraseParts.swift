/// What a guesser sees in a passphrase: words, years, runs of keys, things said twice.
enum PassphraseParts {
    // MARK: Folding

    /// Small letters, and letters for the digits and signs often put in their place.
    static func folded(_ characters: [Character]) -> [Character] {
        characters.flatMap { Array($0.lowercased()) }.map { lookalikes[$0] ?? $0 }
    }

    private static let lookalikes: [Character: Character] = [
        "0": "o", "1": "i", "!": "i", "|": "i", "3": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t", "8": "b",
        "9": "g",
    ]

    private static func lowered(_ characters: [Character]) -> [Character] {
        characters.flatMap { Array($0.lowercased()) }
    }

    // MARK: Said over and over

    /// Whether few different characters make it, or one short piece said again and again.
    static func isRepeated(_ characters: [Character]) -> Bool {
        let letters = characters.filter { !isSeparator($0) }
        if Set(letters).count <= 4 { return true }
        return (1...6).contains { length in
            2 * length <= letters.count
                && letters.indices.allSatisfy { letters[$0] == letters[$0 % length] }
        }
    }

    private static func isSeparator(_ character: Character) -> Bool {
        character.isWhitespace || "-_.,;:+/\\'’#*&=~".contains(character)
    }

    // MARK: Common

    /// Whether nothing is left once common words, years, runs of keys and single signs are taken out.
    ///
    /// Up to three common words count as common; four or more in a row are a passphrase of their own, if a poor one.
    static func isCommon(_ characters: [Character]) -> Bool {
        let plain = lowered(characters).filter { !isSeparator($0) }
        let folded = plain.map { lookalikes[$0] ?? $0 }
        guard let parts = fewestParts(plain: plain, folded: folded) else { return false }
        return parts <= 3
    }

    /// The fewest common words the text is made of, beside digits, signs and runs; nil when something else is in it.
    private static func fewestParts(plain: [Character], folded: [Character]) -> Int? {
        var fewest = [Int?](repeating: nil, count: plain.count + 1)
        fewest[0] = 0
        for start in plain.indices {
            guard let before = fewest[start] else { continue }
            for (length, cost) in partLengths(at: start, plain: plain, folded: folded) {
                let end = start + length
                fewest[end] = min(fewest[end] ?? .max, before + cost)
            }
        }
        return fewest[plain.count]
    }

    private static func partLengths(
        at start: Int,
        plain: [Character],
        folded: [Character]
    ) -> [(length: Int, cost: Int)] {
        var lengths: [(Int, Int)] = []
        // A digit or sign on its own adds next to nothing to a common word.
        if !plain[start].isLetter { lengths.append((1, 0)) }
        let run = KeyRuns.length(at: start, in: plain)
        if run >= 3 { lengths += (3...run).map { ($0, 0) } }
        for length in CommonWords.lengths where start + length <= folded.count {
            if CommonWords.all.contains(String(folded[start..<start + length]))
                || CommonWords.all.contains(String(plain[start..<start + length]))
            {
                lengths.append((length, 1))
            }
        }
        return lengths
    }

    // MARK: Bits

    /// The cheapest way to say the text, in bits: each piece at what a guesser who knows its kind would need.
    static func bits(of characters: [Character]) -> Double {
        guard !characters.isEmpty else { return 0 }
        let plain = lowered(characters)
        let folded = plain.map { lookalikes[$0] ?? $0 }
        guard !isRepeated(plain) else { return 8 + Double(characters.count) / 4 }
        var fewest = [Double](repeating: .infinity, count: plain.count + 1)
        fewest[0] = 0
        func offer(_ bits: Double, from start: Int, length: Int) {
            fewest[start + length] = min(fewest[start + length], fewest[start] + bits)
        }
        for start in plain.indices {
            offer(singleBits(at: start, in: plain), from: start, length: 1)
            if let (length, bits) = year(at: start, in: plain) { offer(bits, from: start, length: length) }
            let run = KeyRuns.length(at: start, in: plain)
            if run >= 3 { for length in 3...run { offer(6, from: start, length: length) } }
            for length in CommonWords.lengths where start + length <= plain.count {
                if CommonWords.all.contains(String(folded[start..<start + length])) {
                    offer(9, from: start, length: length)
                }
            }
        }
        return fewest[plain.count] + capitals(characters)
    }

    /// What one character adds.
    ///
    /// A letter in a word tells little: five words of a list of 2,048 are 55 bits in about 25 letters.
    private static func singleBits(at index: Int, in text: [Character]) -> Double {
        let character = text[index]
        if index > 0, text[index - 1] == character { return 0.5 }
        if character.isWhitespace || "-_.".contains(character) { return 0.5 }
        if character.isNumber { return 3 }
        guard character.isLetter else { return 4 }
        switch wordLength(around: index, in: text) {
        case 1: return 4.5
        case 2: return 4
        case 3: return 3.3
        default: return 2.2
        }
    }

    private static func wordLength(around index: Int, in text: [Character]) -> Int {
        let before = text[..<index].reversed().prefix(while: \.isLetter).count
        let after = text[index...].prefix(while: \.isLetter).count
        return before + after
    }

    private static func year(at start: Int, in text: [Character]) -> (length: Int, bits: Double)? {
        let piece = text.dropFirst(start).prefix(4)
        guard piece.count == 4, let number = Int(String(piece)), (1_900...2_099).contains(number) else { return nil }
        return (4, 7)
    }

    /// A capital that starts the text is a habit; each other adds a bit.
    private static func capitals(_ characters: [Character]) -> Double {
        let count = characters.dropFirst().count(where: \.isUppercase)
        return count == characters.count - 1 ? 1 : Double(min(count, 8))
    }
}

/// Keys side by side, digits and letters in their order: runs a hand makes without a thought.
enum KeyRuns {
    private static let rows: [[Character]] = [
        "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm",
        "wxcvbn", "abcdefghijklmnopqrstuvwxyz", "0123456789", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p",
    ].map(Array.init)

    /// For each row, forward and backward: the key that follows.
    private static let next: [[Character: Character]] = rows.flatMap { row in
        [row, row.reversed()].map { keys in
            Dictionary(zip(keys, keys.dropFirst()), uniquingKeysWith: { first, _ in first })
        }
    }

    /// How many characters from here on follow one row of keys, forward or backward; 1 when none does.
    static func length(at start: Int, in text: [Character]) -> Int {
        var longest = 1
        for following in next {
            var end = start
            while end + 1 < text.count, following[text[end]] == text[end + 1] { end += 1 }
            longest = max(longest, end - start + 1)
        }
        return longest
    }
}

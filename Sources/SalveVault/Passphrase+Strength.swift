extension Passphrase {
    /// The fewest characters a new passphrase may have.
    public static let leastCharacters = 12

    /// Why a text is too weak to be a new passphrase.
    public enum Weakness: Sendable, Equatable {
        /// Fewer characters than this, as a person counts them.
        case tooShort(minimum: Int)
        /// More bytes than this.
        case tooLong(limit: Int)
        /// Known words, names of days and years, runs of keys: what is tried first.
        case common
        /// A few characters over and over.
        case repeated
    }

    /// Why a text is too weak to be a new passphrase; nil when it may be one.
    ///
    /// For new ones only: one that was set once must always be taken.
    public static func weakness(of text: String) -> Weakness? {
        guard let whole = Passphrase(text) else {
            return text.isEmpty ? .tooShort(minimum: leastCharacters) : .tooLong(limit: byteLimit)
        }
        let characters = Array(String(decoding: whole.octets, as: UTF8.self))
        guard characters.count >= leastCharacters else { return .tooShort(minimum: leastCharacters) }
        let folded = PassphraseParts.folded(characters)
        if PassphraseParts.isRepeated(folded) { return .repeated }
        if PassphraseParts.isCommon(characters) { return .common }
        return nil
    }

    /// How long a passphrase would hold against someone who has the vault and guesses without end.
    public struct Strength: Sendable, Equatable, Comparable {
        /// Three steps, from what a patient guesser finds to what nobody does.
        public enum Step: Int, Sendable, CaseIterable {
            /// Below 40 bits: found within about a year, perhaps much sooner.
            case slight
            /// From 40 bits: years to centuries.
            case fair
            /// From 50 bits: longer than a life, by far.
            case strong
        }

        /// The doublings of the number of guesses; an estimate, rounded down and meant to be low.
        public let bits: Int

        /// A strength of so many bits.
        public init(bits: Int) { self.bits = max(0, bits) }

        /// Which of the three steps.
        ///
        /// One guess costs 128 MiB and half a second of a processor core. With machines that make 16,000 (2¹⁴) of them
        /// a second, finding one of 2⁴⁰ takes 2³⁹ guesses on average: about a year. One of 2⁵⁰: a thousand.
        public var step: Step {
            switch bits {
            case ..<40: .slight
            case ..<50: .fair
            default: .strong
            }
        }

        /// Weaker is less.
        public static func < (left: Strength, right: Strength) -> Bool { left.bits < right.bits }
    }

    /// Our own rough estimate, from the text alone; the formula is in `docs/VaultFormat.md`.
    public static func strength(of text: String) -> Strength {
        let characters = Array(text.precomposedForPassphrase)
        return Strength(bits: Int(PassphraseParts.bits(of: characters)))
    }

    /// Words drawn by chance from a list, with a space between: each word adds log₂ of the list’s length in bits.
    ///
    /// `random` gives 64 unpredictable bits at each call, as `Surroundings.random` does.
    public static func suggestion(from words: [String], count: Int = 5, random: () -> UInt64) -> String {
        guard !words.isEmpty else { return "" }
        let limit = UInt64.max - UInt64.max % UInt64(words.count)
        return (0..<count).map { _ in
            var drawn = random()
            // What lies beyond the last whole multiple is drawn again, so that each word is as likely as any.
            while drawn >= limit { drawn = random() }
            return words[Int(drawn % UInt64(words.count))]
        }
        .joined(separator: " ")
    }
}

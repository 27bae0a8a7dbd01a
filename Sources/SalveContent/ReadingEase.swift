/// How easy a text is to read, by the Flesch-Kincaid grade: about the school year in which it can be read.
///
/// Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975,
/// Naval Technical Training Command Research Branch Report 8-75). It counts lengths and knows nothing of meaning: a
/// second reader still decides.
public struct ReadingEase: Equatable, Sendable {
    /// Words: runs of letters and digits.
    public let words: Int
    /// Sentences, headings and items of lists.
    public let sentences: Int
    /// Syllables, as `Syllables` counts them.
    public let syllables: Int

    /// The highest grade that a text may have without a reason written down.
    public static let limit = 7.0

    /// The counts of these sentences.
    public init(_ lines: [String]) {
        var (words, sentences, syllables) = (0, 0, 0)
        for sentence in lines.flatMap(Sentences.split) {
            let found = Sentences.words(sentence)
            if found.isEmpty { continue }
            sentences += 1
            words += found.count
            syllables += found.reduce(0) { $0 + Syllables.count(String($1)) }
        }
        self.words = words
        self.sentences = sentences
        self.syllables = syllables
    }

    /// The grade; nil where there are no words.
    public var grade: Double? {
        guard words > 0, sentences > 0 else { return nil }
        let length = Double(words) / Double(sentences)
        return 0.39 * length + 11.8 * Double(syllables) / Double(words) - 15.59
    }
}

/// A plain counter of the syllables of English words: groups of vowels, silent endings, and a short list of words
/// where that goes wrong.
///
/// Our own; it is right for most everyday words, which is enough to compare texts with one another.
enum Syllables {
    /// The syllables of a word, at least one; a hyphenated word has those of its parts, a number one.
    static func count(_ word: String) -> Int {
        let parts = word.lowercased().split(separator: "-")
        return max(1, parts.reduce(0) { $0 + countPart($1.filter { $0.isASCII && $0.isLetter }) })
    }

    private static func countPart(_ part: String) -> Int {
        if part.isEmpty { return 1 }
        if let known = known[part] { return known }
        if part.hasSuffix("s"), let known = known[String(part.dropLast())] { return known }
        for first in compounds where part.hasPrefix(first) && part.count > first.count + 2 {
            return countPart(first) + countPart(String(part.dropFirst(first.count)))
        }
        var groups = vowelGroups(part)
        if isEndSilent(part) { groups -= 1 }
        return max(1, groups)
    }

    /// Groups of vowels, with one more where two vowels are said apart.
    private static func vowelGroups(_ word: String) -> Int {
        var groups = 0
        var last: Character = " "
        for letter in word {
            let isVowel = vowels.contains(letter)
            let isApart = apart.contains(String([last, letter]))
            if isVowel, !vowels.contains(last) || isApart { groups += 1 }
            last = letter
        }
        return groups
    }

    private static func isEndSilent(_ word: String) -> Bool {
        let letters = Array(word)
        guard letters.count > 2 else { return false }
        let before = letters[letters.count - 2]
        let second = letters[letters.count - 3]
        switch letters[letters.count - 1] {
        case "e":
            // NB: "little" keeps its end, "while" does not.
            return !vowels.contains(before) && !(before == "l" && !vowels.contains(second))
        case "d": return before == "e" && !"tdaeiouyl".contains(second) || word.hasSuffix("lled")
        case "s": return before == "e" && !"szxcgaeiouy".contains(second) && !endsHissing(word)
        default: return false
        }
    }

    private static func endsHissing(_ word: String) -> Bool {
        ["ches", "shes", "bles", "ples", "tles", "dles", "gles", "kles"].contains { word.hasSuffix($0) }
    }

    private static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
    private static let apart: Set<String> = ["ia", "io", "iu", "eo", "ua", "uo", "yi"]
    /// First parts of compounds whose last letter is silent.
    private static let compounds = [
        "some", "home", "care", "safe", "love", "life", "fore", "therefore", "grace", "shame", "hope", "use",
    ]
    /// Words where the rules above go wrong.
    private static let known: [String: Int] = [
        "being": 2, "doing": 2, "going": 2, "seeing": 2, "saying": 2, "trying": 2, "staying": 2, "playing": 2,
        "every": 2, "everyone": 3, "everything": 3, "everyday": 3, "evening": 2, "different": 2, "several": 2,
        "science": 2, "quiet": 2, "diary": 3, "idea": 3, "real": 1, "really": 2, "area": 3, "create": 2,
        "people": 2, "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2, "anyone": 3, "one": 1,
        "friend": 1, "friends": 1, "society": 4, "lion": 2, "poem": 2, "poet": 2, "cruel": 2, "fuel": 2,
        "question": 2, "patience": 2, "patient": 2, "social": 2, "special": 2, "attention": 3, "emotion": 3,
        "action": 2, "mention": 2, "notion": 2, "option": 2, "section": 2, "reaction": 4, "compassion": 3,
        "session": 2, "passion": 2, "tension": 2, "connection": 3, "direction": 3, "relation": 3,
        "conversation": 4, "situation": 4, "information": 4, "explanation": 4, "meditation": 4, "religion": 3,
        "curious": 3, "anxious": 2, "serious": 3, "obvious": 3, "various": 3, "conscious": 2, "previous": 3,
        "precious": 2, "cautious": 2, "actual": 3, "usual": 3, "usually": 4, "january": 4, "february": 4,
        "period": 3, "million": 2, "opinion": 3, "companion": 3, "onion": 2, "region": 2, "fashion": 2,
        "cushion": 2, "guard": 1, "guess": 1, "guide": 1, "build": 1, "quite": 1, "couldnt": 2, "didnt": 2,
        "doesnt": 2, "isnt": 2, "wasnt": 2, "hasnt": 2, "hadnt": 2, "wouldnt": 2, "shouldnt": 2, "havent": 2,
        "rhythm": 2, "prism": 2, "realism": 3, "criticism": 4, "loved": 1, "moved": 1, "lived": 1, "called": 1,
        "filled": 1, "failed": 1, "healed": 1, "held": 1, "hundred": 2, "sacred": 2, "naked": 2, "red": 1,
        "bed": 1, "shed": 1, "wicked": 2, "beloved": 3, "recipe": 3, "maybe": 2, "cafe": 2, "apostrophe": 4,
        "business": 2, "favourite": 3, "vegetable": 4, "comfortable": 4, "chocolate": 2, "temperature": 4,
        "yes": 1, "goes": 1, "does": 1, "shoes": 1, "clothes": 1, "eyes": 1, "minutes": 2, "minute": 2,
    ]
}

extension Timeline {
    /// True where words name somebody about whom this is not open (R17): one’s own people, found by their names.
    ///
    /// The whole name is looked for, and each word of it that can stand for a name: of three letters or more, and none
    /// of "the", "and" and their like. It finds too much rather than too little: then less is asked, and nothing is lost.
    /// Cost: a pass over the words, for those kept simple alone.
    public func names(someoneClosedTo matter: PersonMatter, in texts: [String]) -> Bool {
        let closed = people.map(\.value).filter { !$0.opens(matter) }.map { Self.words(of: $0.name) }
        guard !closed.isEmpty else { return false }
        let telling = Set(closed.joined().filter { $0.count >= 3 && !Self.common.contains($0) })
        return texts.contains { text in
            let words = Self.words(of: text)
            if words.contains(where: telling.contains) { return true }
            return closed.contains { name in !name.isEmpty && words.holds(name) }
        }
    }

    /// Words of names that stand for nobody.
    private static let common: Set<String> = [
        "the", "and", "from", "with", "old", "new", "our", "his", "her", "their", "your", "mrs", "one", "own", "made",
    ]

    /// The words of a text in lower case, without what is no letter or digit; an owner’s ’s stands apart.
    private static func words(of text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }
}

extension [String] {
    /// True where these words stand in it, one after the other.
    fileprivate func holds(_ words: [String]) -> Bool {
        guard count >= words.count else { return false }
        return indices.dropLast(words.count - 1).contains { self[$0..<$0 + words.count].elementsEqual(words) }
    }
}

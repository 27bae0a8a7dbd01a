/// Reads single entries: how much each tells of distance, and how much of longing.
///
/// It knows whom the entries are about, so that what is said of others does not count.
struct CycleReader {
    /// What one entry tells.
    struct Reading: Hashable, Sendable {
        /// Points for each end.
        var distance = 0
        var longing = 0

        mutating func add(_ points: Int, to pole: CyclePole) {
            if pole == .distance { distance += points } else { longing += points }
        }

        /// The end it stands at; nil when it tells too little, or both.
        ///
        /// Three points are needed, and at least twice as many as the other end has.
        var pole: CyclePole? {
            if distance >= 3, distance >= 2 * longing { return .distance }
            if longing >= 3, longing >= 2 * distance { return .longing }
            return nil
        }
    }

    /// Where a line of an entry stands: what it says when it names no one.
    enum Place {
        case feeling, thought, action, text
    }

    /// Whose clause it is.
    enum Subject {
        case nobody, me, them, others
    }

    let words: CycleWords
    let about: CycleSubjects
    private var cut = CycleTokens()
    /// What has counted in the entry at hand: each phrase counts once.
    private var counted: [Int32] = []
    private var points = Reading()
    /// Whether the entry at hand names this person, and someone or something else.
    private var isHere = false
    private var isElsewhere = false
    /// Whether it says anything but feelings.
    private var hasWords = false

    init(words: CycleWords, about: CycleSubjects) {
        self.words = words
        self.about = about
    }

    /// What an entry tells.
    mutating func read(_ entry: CycleEntry) -> Reading {
        counted.removeAll(keepingCapacity: true)
        points = Reading()
        isElsewhere = false
        isHere = false
        hasWords = false
        for line in entry.thoughts {
            take(line, .thought)
        }
        for line in entry.actions {
            take(line, .action)
        }
        if !entry.text.isEmpty {
            take(entry.text, .text)
        }
        // A mood beside words about something else says nothing about this person.
        if isElsewhere && !isHere { return points }
        let said = points
        points = Reading()
        var isAllOne = !entry.feelings.isEmpty
        for line in entry.feelings {
            let before = points
            take(line, .feeling)
            if points == before { isAllOne = false }
        }
        // Feelings that stand alone are all there is to say.
        if !hasWords { return points }
        return said.adding(points, isAllOne: isAllOne && (points.distance == 0 || points.longing == 0))
    }

    private mutating func take(_ line: String, _ place: Place) {
        cut.clear()
        cut.add(line, by: words)
        scan(place)
        if place == .feeling { return }
        hasWords = hasWords || cut.tokens.contains { $0.kind == .word }
        if isHere { return }
        for token in cut.tokens where token.kind == .word {
            if isOther(token) { isElsewhere = true } else if isPerson(token) { isHere = true }
        }
    }

    // MARK: - One line

    private mutating func scan(_ place: Place) {
        let tokens = cut.tokens
        var subject = Subject.nobody
        var isFresh = true
        var negated = 0
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            guard token.kind == .word else {
                if token.kind == .stop { subject = .nobody }
                isFresh = true
                negated = 0
                index += 1
                continue
            }
            if words.starts[Int(token.id)] || isPerson(token) {
                if let found = longest(tokens, at: index) {
                    let isNamed = tokens[index..<found.end].contains(where: isPerson)
                    if negated == 0, isNamed || !isAboutOthers(tokens, from: found.end) {
                        count(found.cue, who(subject, tokens, index), place)
                    }
                    for inside in tokens[index..<found.end] {
                        if let next = newSubject(inside, words.flags[Int(inside.id)], isFresh: false) { subject = next }
                    }
                    index = found.end
                    isFresh = false
                    negated = 0
                    continue
                }
            }
            let flags = words.flags[Int(token.id)]
            if let next = newSubject(token, flags, isFresh: isFresh) { subject = next }
            if negated > 0, flags.contains(.unnegator) {
                negated = 0
            } else if flags.contains(.negator) {
                negated = 4
            } else if negated > 0 {
                negated -= 1
            }
            if flags.contains(.joint) {
                isFresh = true
                negated = 0
            } else if !flags.contains(.filler) {
                isFresh = false
            }
            index += 1
        }
    }

    private func newSubject(_ token: CycleToken, _ flags: CycleWords.Flags, isFresh: Bool) -> Subject? {
        if flags.contains(.me) { return .me }
        if flags.contains(.they) { return .them }
        guard isFresh else { return nil }
        if isOther(token) { return .others }
        return isPerson(token) && !flags.contains(.them) ? .them : nil
    }

    /// Whose clause a phrase stands in; right behind "him" or "them" it is theirs ("felt him pull away").
    private func who(_ subject: Subject, _ tokens: [CycleToken], _ index: Int) -> Subject {
        guard index > 0, subject == .me, tokens[index - 1].kind == .word else { return subject }
        return words.flags[Int(tokens[index - 1].id)].contains(.them) ? .them : subject
    }

    private mutating func count(_ cue: Int32, _ subject: Subject, _ place: Place) {
        guard subject != .others, !counted.contains(cue) else { return }
        let told = words.cues[Int(cue)]
        let isMine = subject == .me || subject == .nobody && told.isMine
        var did = false
        for pole in CyclePole.allCases {
            var points = told.points(isMine ? .mine : .theirs, pole)
            if !isMine, pole == .longing, points == 2 {
                // What the other may be doing is a fear when it stands among thoughts; without a name it is nobody's.
                points = subject == .nobody ? 0 : place == .thought ? 3 : 2
            }
            points += told.points(.either, pole)
            self.points.add(points, to: pole)
            did = did || points > 0
        }
        if did { counted.append(cue) }
    }

    // MARK: - Who is who

    private func isPerson(_ token: CycleToken) -> Bool {
        if about.isNamed(token) { return true }
        let flags = words.flags[Int(token.id)]
        if token.isCapital, flags.isEmpty { return !about.hasOthers }
        return !flags.isDisjoint(with: [.they, .them, .partner])
    }

    private func isOther(_ token: CycleToken) -> Bool {
        if about.isNamed(token) { return false }
        let flags = words.flags[Int(token.id)]
        return !flags.isDisjoint(with: [.other, .elsewhere]) || about.isOtherName(token, flags: flags)
    }

    /// True when the first word behind a phrase that says something names someone or something else.
    private func isAboutOthers(_ tokens: [CycleToken], from index: Int) -> Bool {
        for place in index..<min(index + 4, tokens.count) {
            let token = tokens[place]
            guard token.kind == .word else { return false }
            if isOther(token) { return true }
            let flags = words.flags[Int(token.id)]
            if isPerson(token), !flags.contains(.them) { return false }
            guard flags.contains(.filler) else { return false }
            // Behind a word of place stands a place, if not a name: "ignored her call on the train".
            if flags.contains(.place) {
                guard place + 1 < tokens.count else { return false }
                let next = tokens[place + 1]
                return about.isOtherName(next, flags: words.flags[Int(next.id)])
            }
        }
        return false
    }

    // MARK: - Phrases

    /// A phrase that was found, and where it ends.
    private struct Found {
        var cue: Int32 = -1
        var end = 0
    }

    /// The longest phrase that starts here; nil when there is none.
    private func longest(_ tokens: [CycleToken], at index: Int) -> Found? {
        var best = Found()
        walk(0, tokens, index, skipped: 2, &best)
        return best.cue >= 0 ? best : nil
    }

    /// Goes on in the tree from one place; `skipped` counts the small words just passed over.
    private func walk(_ node: Int32, _ tokens: [CycleToken], _ index: Int, skipped: Int, _ best: inout Found) {
        let here = words.nodes[Int(node)]
        if here.cue >= 0, skipped == 0, index > best.end || best.cue < 0 { best = Found(cue: here.cue, end: index) }
        guard here.hasNext || here.person >= 0 || here.gap >= 0, index < tokens.count, tokens[index].kind == .word
        else {
            return
        }
        let token = tokens[index]
        if here.hasNext, token.id > 0 {
            let next = words.next(node, token.id)
            if next >= 0 { walk(next, tokens, index + 1, skipped: 0, &best) }
        }
        if here.gap >= 0 {
            for far in index..<min(index + 4, tokens.count) where tokens[index...far].allSatisfy({ $0.kind == .word }) {
                walk(here.gap, tokens, far, skipped: 2, &best)
            }
        }
        let isPerson = isPerson(token)
        if here.person >= 0, isPerson { walk(here.person, tokens, index + 1, skipped: 0, &best) }
        // Whoever does something begins a clause of their own: "thought that she'll leave" is no thought of leaving.
        let flags = words.flags[Int(token.id)]
        if skipped < 2, isPerson && !flags.contains(.they) || flags.contains(.filler) {
            walk(node, tokens, index + 1, skipped: skipped + 1, &best)
        }
    }
}

extension CycleReader.Reading {
    /// What was said, with the feelings beside it.
    ///
    /// Feelings beside words that say little are moods: they count only where all of them tell of the same end, and give
    /// seven points or more.
    fileprivate func adding(_ feelings: Self, isAllOne: Bool) -> Self {
        let sum = Self(distance: distance + feelings.distance, longing: longing + feelings.longing)
        if max(distance, longing) >= 2 { return sum }
        return isAllOne && feelings.distance + feelings.longing >= 7 ? sum : self
    }
}

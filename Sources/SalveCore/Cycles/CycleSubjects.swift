/// Whom a set of entries is about, and who else is in them.
struct CycleSubjects: Sendable {
    /// Their names; empty when none is known.
    private(set) var names: [UInt64] = []
    /// Words such as "sister" that stand for this person here, by their numbers in `CycleWords`.
    private(set) var roles: [Int32] = []
    /// True when other names stand in the entries, and are somebody else's.
    private(set) var hasOthers = false

    /// True for a name of this person.
    func isNamed(_ token: CycleToken) -> Bool { names.contains(token.hash) || roles.contains(token.id) }

    /// True for a name that is somebody else's.
    func isOtherName(_ token: CycleToken, flags: CycleWords.Flags) -> Bool {
        hasOthers && token.isCapital && flags.isEmpty && !names.contains(token.hash)
    }

    /// Learns from all entries: a name or a role that most of them use is this person's.
    ///
    /// `name` is what the person is called, where that is known.
    init(_ entries: [CycleEntry], named name: String?, words: CycleWords) {
        var nameCounts: [UInt64: Int] = [:]
        var roleCounts: [Int32: Int] = [:]
        var cut = CycleTokens()
        for entry in entries {
            cut.clear()
            for line in entry.thoughts { cut.add(line, by: words) }
            for line in entry.actions { cut.add(line, by: words) }
            if !entry.text.isEmpty { cut.add(entry.text, by: words) }
            var seenNames: Set<UInt64> = []
            var seenRoles: Set<Int32> = []
            for token in cut.tokens where token.kind == .word {
                let flags = words.flags[Int(token.id)]
                if token.isCapital, flags.isEmpty { seenNames.insert(token.hash) }
                if flags.contains(.other) { seenRoles.insert(token.id) }
            }
            for one in seenNames { nameCounts[one, default: 0] += 1 }
            for one in seenRoles { roleCounts[one, default: 0] += 1 }
        }
        cut.clear()
        cut.add(name ?? "", by: words)
        let called = cut.tokens.filter { $0.kind == .word }
        for token in called {
            if words.flags[Int(token.id)].contains(.other) { roles.append(token.id) }
        }
        for (role, count) in roleCounts where count >= 3 && count * 2 > entries.count { roles.append(role) }
        takeNames(nameCounts, called: called.map(\.hash))
        // What has a figure in it is no word of its own: "p1" names them in small letters, too.
        for part in (name ?? "").split(separator: " ") where part.contains(where: \.isNumber) {
            names.append(words.stems.hash(of: part))
        }
    }

    private mutating func takeNames(_ counts: [UInt64: Int], called: [UInt64]) {
        let known = called.filter { counts[$0] != nil }
        let all = counts.values.reduce(0, +)
        if !known.isEmpty {
            names = known
        } else if all >= 3, let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
            most.value * 2 > all
        {
            names = [most.key]
        }
        hasOthers = names.isEmpty ? counts.count > 1 && all >= 3 : counts.count > names.count
    }
}

extension Strings {
    /// Why something is no pack.
    public func text(_ refusal: PackRefusal) -> String {
        func of(_ key: String, _ values: [String: String] = [:]) -> String { text("packs.refused." + key, values) }
        switch refusal {
        case .unreadable: return of("unreadable")
        case .tooLarge(let limit): return of("large", ["limit": String(limit >> 10)])
        case .tooMany(let limit): return of("many", ["limit": String(limit)])
        case .notAnArchive: return of("archive")
        case .encrypted: return of("encrypted")
        case .unusual: return of("unusual")
        case .bomb: return of("bomb")
        case .damaged(let path): return of("damaged", ["file": shown(path)])
        case .badPath(let path): return of("path", ["file": shown(path)])
        case .doubled(let path): return of("doubled", ["file": shown(path)])
        case .notAFile(let path): return of("link", ["file": shown(path)])
        case .notText(let path): return of("text", ["file": shown(path)])
        }
    }

    /// A path by somebody else, as it may be shown: nothing in it that cannot be seen, and not too long.
    private func shown(_ path: String) -> String {
        String(path.unicodeScalars.prefix(60).map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" })
    }

    /// What is wrong with something that was added, in plain words, with where.
    public func text(_ problem: ContentProblem, saysLine: Bool = true) -> String {
        let key = "mine.rules." + problem.rule.rawValue.filter(\.isLetter)
        let line = saysLine && problem.line > 0 ? text("mine.line", ["line": String(problem.line)]) + " " : ""
        return line + (contains(key) ? self[key] : self["mine.rules.other"])
    }
}

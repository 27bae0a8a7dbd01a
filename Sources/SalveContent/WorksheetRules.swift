import SalveCore

/// The rules about one worksheet, a small function each.
enum WorksheetRules {
    /// What the three lines of normalising are called in a choice (C4); one's own words are the fourth.
    static let normalising = ["universal", "not-to-blame", "not-alone"]

    static func check(_ head: WorksheetHead, _ parts: [(WorksheetPart, line: Int)], _ report: inout Report) {
        checkHead(head, &report)
        checkParts(head, parts, &report)
        checkStarter(head, parts, &report)
        var seen: Set<String> = []
        for (part, line) in parts {
            checkID(part.id, line, &report)
            if !seen.insert(part.id).inserted {
                report.note(line, .unique, "the part “\(part.id)” is there twice", "choose another id")
            }
            checkKind(part, line, &report)
            checkDepth(part, line, &report)
            checkNormalising(part, line, &report)
        }
    }

    // MARK: - The form

    private static func checkHead(_ head: WorksheetHead, _ report: inout Report) {
        if let id = head.id {
            checkID(id.text, id.line, &report)
            let name = report.file.split(separator: "/").last ?? ""
            if name != id.text + ".yaml" {
                report.note(id.line, .id, "the id “\(id.text)” is not the name of its file", "name both the same")
            }
        }
        if let family = head.family, ![.kindWords, .thoughts, .images, .letters].contains(family) {
            report.note(head.line, .family, "a family that is not written in", "use one of words or images")
        }
        let lines: [(Passage?, Int)] = [
            (head.title, 40), (head.summary, 90), (head.warmSummary, 90), (head.stopIf, 200), (head.tradition, 200),
            (head.evidence, 200),
        ]
        for (passage, limit) in lines {
            if let passage { VoiceRules.check(passage, limit: limit, &report) }
        }
    }

    private static func checkID(_ id: String, _ line: Int, _ report: inout Report) {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        if parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isPlainWordCharacter && !$0.isUppercase } }) { return }
        report.note(line, .id, "“\(id)” is not kebab-case", "use lower-case letters, digits and hyphens")
    }

    /// 2 to 18 parts, one of them outer: when what is inner waits, something stays.
    private static func checkParts(
        _ head: WorksheetHead,
        _ parts: [(part: WorksheetPart, line: Int)],
        _ report: inout Report
    ) {
        if !(2...18).contains(parts.count) {
            report.note(head.line, .parts, "\(parts.count) parts", "have 2 to 18")
        }
        if !parts.contains(where: { $0.part.depth == .outer }) {
            report.note(head.line, .parts, "no part of it is outer", "add something to do, of depth outer")
        }
        guard let short = head.short else { return }
        guard let part = parts.first(where: { $0.part.id == short.text })?.part, part.depth.isInner, part.risk < .high
        else {
            let remedy = "name an inner part that is not of high risk"
            return report.note(short.line, .parts, "“\(short.text)” is no short form", remedy)
        }
    }

    /// A starter has all four parts of self-compassion, and something that can become one small next thing.
    private static func checkStarter(
        _ head: WorksheetHead,
        _ parts: [(part: WorksheetPart, line: Int)],
        _ report: inout Report
    ) {
        guard head.isStarter else { return }
        for component in Component.allCases where !parts.contains(where: { $0.part.component == component }) {
            report.note(head.line, .parts, "a starter without \(component.rawValue)", "add a part that carries it")
        }
        if !parts.contains(where: \.part.isNext) {
            report.note(head.line, .parts, "a starter without a next thing", "mark a part `next: yes`")
        }
    }

    // MARK: - A part

    private static func checkKind(_ part: WorksheetPart, _ line: Int, _ report: inout Report) {
        let isChoice = part.kind == .choose
        if isChoice, part.choices.count < 2 {
            report.note(line, .value, "a choice of fewer than two", "add choices, or make it a text")
        }
        let takesChoices = isChoice || part.kind == .reasons
        if !takesChoices, !part.choices.isEmpty || part.allowsMany || part.allowsOwn {
            report.note(line, .value, "choices in a part that is none", "make its kind `choose`")
        }
        if [.pair, .touch].contains(part.kind) != (part.sides != nil) {
            report.note(
                line,
                .value,
                "two sides and the kinds `pair` and `touch` go together",
                "name `first` and `second`"
            )
        }
        if part.isNext, part.kind != .text, !part.allowsOwn {
            report.note(line, .value, "a next thing that is no text", "make its kind `text`, or add `own: yes`")
        }
        if part.isCopied, part.kind != .text {
            report.note(line, .value, "copied, and no text", "make its kind `text`")
        }
        if Set(part.choices.map(\.id)).count < part.choices.count {
            report.note(line, .unique, "two choices of one name", "choose another id")
        }
        if part.kind.isWritten, !part.ingredients.contains(.writing) {
            report.note(line, .ingredients, "a part that is written, without writing", "add it to the ingredients")
        }
    }

    private static func checkDepth(_ part: WorksheetPart, _ line: Int, _ report: inout Report) {
        guard part.depth == .outer else { return }
        let inner: IngredientSet = [.breath, .bodyInside, .touch, .imagined, .innerVoices, .past]
        if part.future != nil || !part.ingredients.isDisjoint(with: inner) {
            let remedy = "leave it out, or choose its inner depth"
            report.note(line, .ingredients, "an outer part that needs what is inner", remedy)
        }
        if part.risk == .high { report.note(line, .risk, "an outer part of high risk", "lower the risk") }
        if part.asksAboutAnother {
            report.note(line, .ingredients, "another’s reasons, told as outer", "choose its inner depth")
        }
    }

    /// C4: three lines and one's own words.
    ///
    /// R21: a line normalises a pain, never an act.
    private static func checkNormalising(_ part: WorksheetPart, _ line: Int, _ report: inout Report) {
        guard part.component == .normalising, part.kind == .choose else { return }
        let ids = part.choices.map(\.id)
        if !normalising.allSatisfy(ids.contains) || !part.allowsOwn {
            let remedy = "have \(normalising.joined(separator: ", ")), and `own: yes`"
            report.note(line, .normalising, "normalising without its three lines and one’s own", remedy)
        }
        for choice in part.choices {
            for text in Set([choice.line.plain, choice.line.warm]) {
                guard let act = act(in: text) else { continue }
                let remedy = "speak of the feeling, or of how hard it is"
                report.note(line, .normalising, "“\(act)” in “\(choice.id)” makes an act normal", remedy)
            }
        }
    }

    private static func act(in text: String) -> Substring? {
        Sentences.words(text).first { acts.contains($0.lowercased().replacing("’", with: "'")) }
    }

    /// Words by which a line would speak of what was done, by oneself or to oneself.
    private static let acts: Set<String> = [
        "did", "didn't", "done", "act", "acts", "acted", "behave", "behaved", "behaviour", "hit",
        "hits", "hitting", "shout", "shouted", "shouting", "yell", "yelled", "lie", "lied", "lying", "cheat", "cheated",
        "steal", "stole", "harm", "harmed", "abuse", "abused", "attack", "attacked", "betray", "betrayed",
        "said", "says", "insult", "insulted", "broke", "breaks", "hurts", "happened", "happens",
    ]
}

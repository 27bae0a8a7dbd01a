import SalveCore

/// Reads a practice file: front matter and body into a `PracticeText`, and everything that is wrong with it.
enum PracticeFile {
    /// What was read and where, with the lines that later rules point at.
    struct Reading {
        let file: String
        let text: PracticeText
        /// The lines of fields that have to be unique among all practices.
        let lines: [String: Int]
    }

    /// A practice from its file; nil when something it cannot do without is wrong.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> Reading? {
        let lines = Passage.Line.all(of: text)
        guard let end = endOfFrontMatter(lines) else {
            report.note(1, .frontMatter, "no front matter", "start with `---`, the fields, and another `---`")
            return nil
        }
        // NB: the opening fence becomes an empty line, so that YAML counts lines as the file does.
        let yaml = "\n" + lines[1..<end].map(\.text).joined(separator: "\n")
        var waivers = Waiver.inComments(of: lines[1..<end], &report)
        let body = PracticeBody(lines[(end + 1)...], &report)
        waivers += body.waivers
        let words = BodyWords(body, firstLine: end + 2, &report)
        let front = YAML.compose(yaml, &report).flatMap { node in
            FrontMatter(report.own?.completing(node) ?? node, &report)
        }
        let reading = front.flatMap { assemble($0, body, words, &report) }
        Waiver.apply(waivers, to: &report)
        return reading
    }

    static func endOfFrontMatter(_ lines: [Passage.Line]) -> Int? {
        guard lines.first?.text.trimmed == "---" else { return nil }
        return lines.dropFirst().firstIndex { $0.text.trimmed == "---" }
    }

    private static func assemble(
        _ front: FrontMatter,
        _ body: PracticeBody,
        _ words: BodyWords,
        _ report: inout Report
    ) -> Reading? {
        PracticeRules.check(front, body, words, &report)
        guard let intro = words.intro, !words.steps.isEmpty, let text = front.text(intro: intro, steps: words.steps)
        else { return nil }
        return Reading(file: report.file, text: text, lines: front.lines)
    }
}

/// The words of a body, checked and worded.
struct BodyWords {
    let intro: Worded<Prose>?
    let steps: [StepText]

    init(_ body: PracticeBody, firstLine: Int, _ report: inout Report) {
        intro = Self.intro(body, firstLine, &report)
        steps = body.steps.map { Self.step($0, &report) }
    }

    private static func intro(_ body: PracticeBody, _ firstLine: Int, _ report: inout Report) -> Worded<Prose>? {
        let plain = ProseParser(body.intro[...], &report)
        let warm = ProseParser(body.warmIntro[...], &report)
        for passage in plain.passages + warm.passages { VoiceRules.check(passage, limit: nil, &report) }
        if plain.prose.isEmpty, let own = report.own {
            return Worded(plain: Prose([.paragraph([.text(own.intro)])]))
        }
        guard !plain.prose.isEmpty else {
            report.note(firstLine, .body, "no intro", "say in about two sentences what will be asked")
            return nil
        }
        return Worded(plain: plain.prose, warm: warm.prose.isEmpty ? nil : warm.prose)
    }

    private static func step(_ step: PracticeBody.Step, _ report: inout Report) -> StepText {
        for heading in [step.heading, step.warm, step.without, step.withoutWarm].compactMap({ $0 }) {
            PracticeRules.checkHeading(heading, &report)
        }
        for option in [step.option, step.warmOption, step.withoutOption, step.withoutWarmOption].compactMap({ $0 }) {
            PracticeRules.checkOption(option, &report)
        }
        if step.option == nil, report.own == nil {
            let remedy = "add a sentence below the heading with another way to do it"
            report.note(step.heading.line, .option, "a step without an option", remedy)
        }
        return StepText(
            heading: Worded(plain: step.heading.text, warm: step.warm?.text),
            option: Worded(plain: step.option?.text ?? report.own?.option ?? "", warm: step.warmOption?.text),
            seconds: seconds(step.settings["seconds"], &report),
            breath: breath(step.settings["breath"], &report),
            picture: picture(step.settings["picture"], &report),
            asksAboutAnother: asksAboutAnother(step.settings["about"], &report),
            without: without(step)
        )
    }

    private static func without(_ step: PracticeBody.Step) -> StepWords? {
        guard let heading = step.without, let option = step.withoutOption else { return nil }
        return StepWords(
            heading: Worded(plain: heading.text, warm: step.withoutWarm?.text),
            option: Worded(plain: option.text, warm: step.withoutWarmOption?.text)
        )
    }

    // MARK: - Settings of a step

    private static func seconds(_ value: Passage?, _ report: inout Report) -> Int? {
        guard let value else { return nil }
        if let seconds = Int(value.text), (5...600).contains(seconds) { return seconds }
        report.note(value.line, .value, "`seconds` is not a number in its range", "give a whole number from 5 to 600")
        return nil
    }

    private static func breath(_ value: Passage?, _ report: inout Report) -> BreathPattern? {
        guard let value else { return nil }
        if let breath = BreathPattern(value.text) { return breath }
        report.note(
            value.line,
            .value,
            "`breath` is not counts in and out",
            "write it as `4-6`, from 2 to 8 and 2 to 10"
        )
        return nil
    }

    private static func picture(_ value: Passage?, _ report: inout Report) -> Picture? {
        guard let value, value.text != "none" else { return nil }
        if let picture = Picture(rawValue: value.text) { return picture }
        let names = Picture.allCases.map(\.rawValue).joined(separator: ", ")
        report.note(value.line, .value, "`picture` does not know “\(value.text)”", "use one of: \(names), none")
        return nil
    }

    private static func asksAboutAnother(_ value: Passage?, _ report: inout Report) -> Bool {
        guard let value else { return false }
        if value.text != "other" {
            report.note(value.line, .value, "`about` does not know “\(value.text)”", "write `about: other`, or nothing")
        }
        return true
    }
}

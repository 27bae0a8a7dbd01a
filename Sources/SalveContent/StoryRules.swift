import SalveCore

/// The rules about stories: the four parts are there, the reader is told nothing to do, and entries are what pages would keep.
enum StoryRules {
    // MARK: - One story

    /// Before the four parts comes what happened, after them a new option, and last of all the ending without them.
    static func check(_ steps: [(value: Story.Step, line: Int)], at line: Int, _ report: inout Report) {
        let parts = steps.map(\.value.part)
        for part in Story.Part.four + [.happened, .option, .without] where !parts.contains(part) {
            report.note(
                line,
                .parts,
                "no step of part `\(part.rawValue)`",
                "add one: a story has all four parts and both endings"
            )
        }
        for (step, next) in zip(steps, steps.dropFirst()) where order(of: step.value.part) > order(of: next.value.part)
        {
            let remedy = "put it before `\(step.value.part.rawValue)`; only the four parts may change places"
            report.note(next.line, .parts, "`\(next.value.part.rawValue)` comes too late", remedy)
        }
    }

    private static func order(of part: Story.Part) -> Int {
        switch part {
        case .before: 0
        case .happened: 1
        case .emotions, .thoughts, .mentalizing, .kindness: 2
        case .option: 3
        case .after: 4
        case .without: 5
        }
    }

    /// A story speaks of somebody: outside of what is said or written in it, the reader is never spoken to.
    ///
    /// So it can tell nobody to stay or to leave.
    static func checkTelling(_ passage: Passage, _ report: inout Report) {
        guard report.readsVoice else { return }
        var depth = 0
        var word = ""
        for character in passage.text + " " {
            if character == "“" { depth += 1 }
            if character == "”" { depth = max(0, depth - 1) }
            if character.isLetter {
                word.append(character)
                continue
            }
            if depth == 0, ["you", "your", "yours", "yourself"].contains(word.lowercased()) {
                report.note(
                    passage.line,
                    .telling,
                    "“\(word.lowercased())” in a story",
                    "tell it of the one it is about"
                )
            }
            word = ""
        }
    }

    /// Entries in order of time, one reflection and one loop, and nobody kept simple where there is nobody.
    static func check(
        _ entries: [(value: Story.Entry, line: Int)],
        hasPerson: Bool,
        _ report: inout Report
    ) {
        for (entry, next) in zip(entries, entries.dropFirst()) where time(next.value) < time(entry.value) {
            report.note(next.line, .value, "an entry before the one above it", "put entries in order of time")
        }
        var (reflections, loops) = (0, 0)
        for (entry, line) in entries {
            switch entry.what {
            case .reflection: reflections += 1
            case .loop(let answers):
                loops += 1
                for node in Loop.Node.allCases where !answers.contains(where: { $0.part == node.rawValue }) {
                    report.note(line, .parts, "no place `\(node.rawValue)` in the loop", "add it: a loop has five")
                }
            case .keepsSimple where !hasPerson:
                report.note(line, .value, "nobody is there to be kept simple", "give the story a `person`")
            case .checkIn, .note, .keepsSimple: break
            }
        }
        let first = entries.first?.line ?? 0
        if reflections != 1 || loops != 1 {
            let message = "\(reflections) reflections and \(loops) loops"
            report.note(first, .parts, message, "have one reflection and one loop among the entries")
        }
    }

    private static func time(_ entry: Story.Entry) -> Int { entry.day * 1_440 + entry.minute }

    // MARK: - All stories

    /// What is wrong with the stories as a set, and with what their entries name.
    static func problems(
        _ stories: [StoryFile.Reading],
        _ forms: [WorksheetForm],
        _ words: FeelingWords?,
        in files: ContentFiles
    ) -> [ContentProblem] {
        var problems = repeated(stories)
        guard forms.count == files.worksheetNames.count, let words else { return problems }
        for one in stories {
            var report = Report(file: one.file)
            for (entry, line) in zip(one.story.entries, one.entryLines) {
                for name in missing(entry.what, forms, words) {
                    report.note(line, .reference, "there is no \(name)", "name one that is there")
                }
            }
            problems += report.problems
        }
        return problems
    }

    private static func repeated(_ stories: [StoryFile.Reading]) -> [ContentProblem] {
        var problems: [ContentProblem] = []
        var first: [String: String] = [:]
        for one in stories {
            let keys = [
                ("title", one.story.title.lowercased(), one.titleLine), ("place", "\(one.story.place)", one.placeLine),
            ]
            for (field, key, line) in keys {
                guard let other = first[field + key] else {
                    first[field + key] = one.file
                    continue
                }
                var report = Report(file: one.file)
                report.note(line, .unique, "\(field) “\(key)” is also in \(other)", "choose another \(field)")
                problems += report.problems
            }
        }
        return problems
    }

    /// Feeling words and choices that are not there.
    private static func missing(_ what: Story.Entry.What, _ forms: [WorksheetForm], _ words: FeelingWords) -> [String] {
        switch what {
        case .checkIn(let ids, own: _, text: _): return unknown(ids.map(\.name), words)
        case .reflection(let answers): return missing(answers, forms.first { $0.id == Reflection.form }, words)
        case .loop(let answers): return missing(answers, forms.first { $0.id == Loop.form }, words)
        case .note, .keepsSimple: return []
        }
    }

    /// What was picked and is none of a form's choices; a language may have no forms.
    private static func missing(
        _ answers: [Worksheet.Answer],
        _ form: WorksheetForm?,
        _ words: FeelingWords
    ) -> [String] {
        guard let form else { return [] }
        return answers.flatMap { answer -> [String] in
            guard let part = form.part(answer.part) else { return ["part “\(answer.part)”"] }
            switch part.kind {
            case .feelings: return unknown(answer.picks, words)
            case .body:
                let places = Set(BodyPlace.allCases.map(\.rawValue))
                return answer.picks.filter { !places.contains($0) }.map { "place “\($0)”" }
            default:
                let known = Set(part.choices.map(\.id))
                return answer.picks.filter { !known.contains($0) }.map { "choice “\($0)” of “\(part.id)”" }
            }
        }
    }

    private static func unknown(_ names: [String], _ words: FeelingWords) -> [String] {
        names.filter { words[WordID($0)] == nil }.map { "feeling word “\($0)”" }
    }
}

/// The body of a practice file: what it says before the first step, and its steps, each with its lines.
struct PracticeBody {
    /// One step as written.
    struct Step {
        let heading: Passage
        var warm: Passage?
        var option: Passage?
        var warmOption: Passage?
        /// The words that stand in place of the four above where the practice goes without something.
        var without: Passage?
        var withoutOption: Passage?
        var withoutWarm: Passage?
        var withoutWarmOption: Passage?
        var settings: [String: Passage] = [:]
        var lastLine: Int
    }

    /// The lines before the first step, empty ones too.
    private(set) var intro: [Passage.Line] = []
    private(set) var warmIntro: [Passage.Line] = []
    private(set) var steps: [Step] = []
    private(set) var waivers: [Waiver] = []

    /// Where the next line of words belongs.
    private enum Place {
        case intro
        case warmIntro
        case step(WritableKeyPath<Step, Passage?>)
        case setting
    }

    private var place = Place.intro
    private var continues = false

    /// Reads the lines after the front matter, and says what is out of place.
    init(_ lines: ArraySlice<Passage.Line>, _ report: inout Report) {
        for line in lines {
            let text = line.text.trimmed
            if text.isEmpty {
                addToIntro("", at: line.number)
                continues = false
            } else if let heading = text.dropping(prefix: "## ") {
                begin(heading, at: line.number)
            } else if let (label, words) = Self.label(of: text, inStep: !steps.isEmpty) {
                take(label, words, at: line.number, &report)
            } else {
                continueWords(text, at: line.number, &report)
            }
        }
        readWaivers(&report)
    }

    // MARK: - Lines

    private mutating func begin(_ heading: String, at line: Int) {
        steps.append(Step(heading: Passage(heading.trimmed, line: line), lastLine: line))
        place = .step(\.option)
        continues = false
    }

    /// The label at the start of a line, such as `warm option:`; words that happen to hold a colon have none.
    private static func label(of text: String, inStep: Bool) -> (label: String, words: String)? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let label = text[..<colon]
        guard label.utf8.count <= 19, label.allSatisfy({ $0.isASCII && $0.isLowercase || $0 == " " }) else {
            return nil
        }
        let words = text[text.index(after: colon)...].trimmed
        let isKnown =
            label == "warm" || inStep && (place(of: String(label)) != nil || settingNames.contains(String(label)))
        let looksLikeASetting = inStep && !words.contains(" ")
        return isKnown || looksLikeASetting ? (String(label), words) : nil
    }

    private mutating func take(_ label: String, _ words: String, at line: Int, _ report: inout Report) {
        continues = true
        guard let index = steps.indices.last else {
            place = .warmIntro
            addToIntro(words, at: line)
            return
        }
        steps[index].lastLine = line
        if let place = Self.place(of: label) {
            set(place, words, label, at: line, &report)
        } else {
            setSetting(label, words, at: line, &report)
        }
    }

    /// Where words go that have a label of their own; nil for any other label.
    private static func place(of label: String) -> WritableKeyPath<Step, Passage?>? {
        switch label {
        case "warm": \.warm
        case "warm option": \.warmOption
        case "without": \.without
        case "without option": \.withoutOption
        case "without warm": \.withoutWarm
        case "without warm option": \.withoutWarmOption
        default: nil
        }
    }

    private mutating func set(
        _ path: WritableKeyPath<Step, Passage?>,
        _ words: String,
        _ label: String,
        at line: Int,
        _ report: inout Report
    ) {
        place = .step(path)
        guard let index = steps.indices.last else { return }
        if steps[index][keyPath: path] != nil {
            report.note(line, .duplicateField, "`\(label)` is given twice in this step", "keep one")
        } else {
            steps[index][keyPath: path] = Passage(words, line: line)
        }
    }

    private mutating func setSetting(_ label: String, _ words: String, at line: Int, _ report: inout Report) {
        place = .setting
        guard let index = steps.indices.last else { return }
        if !Self.settingNames.contains(label) {
            let remedy =
                "use one of: warm, warm option, without, without option, " + Self.settingNames.joined(separator: ", ")
            report.note(line, .unknownField, "`\(label)` is not a field of a step", remedy)
        } else if steps[index].settings[label] != nil {
            report.note(line, .duplicateField, "`\(label)` is given twice in this step", "keep one")
        } else {
            steps[index].settings[label] = Passage(words, line: line)
        }
    }

    private mutating func continueWords(_ text: String, at line: Int, _ report: inout Report) {
        defer { continues = true }
        switch place {
        case .intro, .warmIntro: addToIntro(text, at: line)
        case .step(let path):
            guard let index = steps.indices.last else { return }
            steps[index].lastLine = line
            if steps[index][keyPath: path] == nil {
                steps[index][keyPath: path] = Passage(text, line: line)
            } else if continues {
                steps[index][keyPath: path]?.append(text, line: line)
            } else {
                report.note(line, .body, "a second paragraph in a step", "a step is its heading and one option")
            }
        case .setting:
            report.note(line, .body, "words after the settings of a step", "put the option right below the heading")
        }
    }

    private mutating func addToIntro(_ text: String, at line: Int) {
        switch place {
        case .intro: intro.append(Passage.Line(number: line, text: text))
        case .warmIntro: warmIntro.append(Passage.Line(number: line, text: text))
        case .step, .setting: return
        }
    }

    private mutating func readWaivers(_ report: inout Report) {
        for step in steps {
            guard let words = step.settings["waive"] else { continue }
            let covers = step.heading.line...step.lastLine
            if let waiver = Waiver(words.text, line: words.line, covers: covers, &report) { waivers.append(waiver) }
        }
    }

    private static let settingNames = ["seconds", "breath", "picture", "about", "waive"]
}

extension String {
    /// What follows a prefix; nil when it does not start that way.
    func dropping(prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

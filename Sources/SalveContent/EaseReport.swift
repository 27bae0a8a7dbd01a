import SalveCore
import Yams

/// How easy one text is to read.
public struct EaseLine: Equatable, Sendable, CustomStringConvertible {
    /// The file, as problems name it; for the barriers with the line's name behind it.
    public let file: String
    /// What was counted.
    public let ease: ReadingEase
    /// Why it may stand above the limit; nil when nobody said so.
    public let reason: String?

    /// True above the limit.
    public var isHard: Bool { (ease.grade ?? 0) > ReadingEase.limit }

    /// One line: grade, words, sentences, file, reason.
    public var description: String {
        let tenths = Int(((ease.grade ?? 0) * 10).rounded())
        let grade = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
        let counts = [grade, String(ease.words), String(ease.sentences)].map {
            String(repeating: " ", count: max(0, 5 - $0.count)) + $0
        }
        return counts.joined() + "  " + file + (reason.map { " (\($0))" } ?? "")
    }
}

extension Catalogue {
    /// Every practice, explainer, barrier, worksheet and story of a folder with its reading ease, the hardest first.
    ///
    /// What is read are the plain words of a body: intro, headings and options, or questions and help. Throws when the folder holds mistakes of
    /// shape, and for a reason in `ease.yaml` that nothing needs.
    public static func ease(in folder: String) throws(ContentFailure) -> [EaseLine] {
        var lines: [EaseLine] = []
        for files in ContentFiles.languages(in: folder) { lines += try ease(files) }
        return lines.sorted { ($1.ease.grade ?? 0, $0.file) < ($0.ease.grade ?? 0, $1.file) }
    }

    static func ease(_ files: ContentFiles) throws(ContentFailure) -> [EaseLine] {
        let catalogue = try read(files)
        var report = Report(file: files.path(EaseFile.name))
        let reasons = files.texts[EaseFile.name].map { EaseFile.read($0, &report) } ?? [:]
        let texts =
            catalogue.practices.map { ("practices/\($0.id.name).md", $0.readable) }
            + catalogue.explainers.map { ("explainers/\($0.id.name).md", $0.body.plain.sentences) }
            + catalogue.barriers.areas.flatMap(\.lines).map {
                (BarriersFile.name + "/" + $0.id, [$0.says, $0.reply, $0.experiment])
            }
            + catalogue.worksheets.map { ("worksheets/\($0.id.name).yaml", $0.readable) }
            + catalogue.stories.map { ("\(StoryFile.folder)/\($0.id.name).yaml", $0.readable) }
        let lines = texts.map { name, words in
            EaseLine(file: files.path(name), ease: ReadingEase(words), reason: reasons[name])
        }
        let needed = Set(lines.filter(\.isHard).map(\.file))
        for name in reasons.keys.sorted() where !needed.contains(files.path(name)) {
            report.note(0, .waiver, "“\(name)” has a reason and needs none, or is not there", "remove it")
        }
        guard report.problems.isEmpty else { throw .problems(report.problems) }
        return lines
    }
}

extension PracticeText {
    /// What a person reads of it on the way through, in plain wording.
    fileprivate var readable: [String] {
        intro.plain.sentences + steps.flatMap { [$0.heading.plain, $0.option.plain] }
    }
}

extension WorksheetForm {
    /// What a person reads of it on the way through, in plain wording.
    fileprivate var readable: [String] {
        [summary.plain] + parts.flatMap { [$0.question.plain, $0.help?.plain ?? ""] + $0.choices.map(\.line.plain) }
    }
}

extension Story {
    /// What a person reads of it, page by page.
    fileprivate var readable: [String] { steps.flatMap { [$0.heading] + $0.text.sentences } }
}

/// Reads `ease.yaml`: why a text may be harder to read than the limit, by a person who read it.
enum EaseFile {
    static let name = "ease.yaml"

    /// The reasons, by the name of the text.
    static func read(_ text: String, _ report: inout Report) -> [String: String] {
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return [:]
        }
        let reasons = fields.list("reasons", &report) { node, report -> (String, String)? in
            guard var fields = Fields(node, called: "a reason", &report) else { return nil }
            let text = fields.text("text", &report)
            let why = fields.text("why", &report)
            fields.finish(&report)
            guard let text, let why else { return nil }
            return (text.text, why.text)
        }
        fields.finish(&report)
        return Dictionary((reasons ?? []).map(\.value), uniquingKeysWith: { first, _ in first })
    }
}

/// One mistake in a content file: where it is, which rule it breaks, and what to do about it.
public struct ContentProblem: Equatable, Sendable {
    /// The file, as a path inside the content folder, such as `en/practices/look-around.md`.
    public let file: String
    /// The line, from 1; 0 when it concerns the file, or several files, as a whole.
    public let line: Int
    /// The rule that is broken.
    public let rule: ContentRule
    /// What is wrong.
    public let message: String
    /// What to do about it.
    public let remedy: String
}

extension ContentProblem: CustomStringConvertible {
    /// One line: `file:line: rule: message (remedy)`.
    public var description: String { "\(file):\(line): \(rule.rawValue): \(message) (\(remedy))" }
}

/// Why a catalogue could not be loaded.
public enum ContentFailure: Error, Equatable, Sendable {
    /// The files have mistakes; every one that was found, in order of file and line.
    case problems([ContentProblem])
    /// The folder of content was not found; the places that were tried, in order.
    case folderMissing(tried: [String])

    /// The mistakes; empty when the folder itself is missing.
    public var problems: [ContentProblem] {
        switch self {
        case .problems(let problems): problems
        case .folderMissing: []
        }
    }
}

extension ContentFailure: CustomStringConvertible {
    /// One line per mistake, or per place tried.
    public var description: String {
        switch self {
        case .problems(let problems): problems.map(\.description).joined(separator: "\n")
        case .folderMissing(let tried):
            "Salve’s content files were not found. Looked in:\n" + tried.map { "  \($0)\n" }.joined()
                + "Say where they are with --resources FOLDER, or with SALVE_RESOURCES in the environment."
        }
    }
}

/// Collects what is wrong with one file, so that everything can be said at once.
struct Report {
    let file: String
    /// Whether the rules of the voice are looked at; loading leaves them out, since they cost the most.
    let readsVoice: Bool
    /// Whether the file is a person's own practice: its shape may be freer, and what it leaves out is filled in.
    let own: OwnDefaults?
    private(set) var problems: [ContentProblem] = []

    init(file: String, readsVoice: Bool = true, own: OwnDefaults? = nil) {
        self.file = file
        self.own = own
        self.readsVoice = readsVoice
    }

    mutating func note(_ line: Int, _ rule: ContentRule, _ message: String, _ remedy: String) {
        problems.append(ContentProblem(file: file, line: line, rule: rule, message: message, remedy: remedy))
    }

    mutating func add(_ other: Report) {
        problems += other.problems
    }

    /// Lets go of the problems for which this is false; a waiver is the one reason.
    mutating func keep(where isKept: (ContentProblem) -> Bool) {
        problems = problems.filter(isKept)
    }
}

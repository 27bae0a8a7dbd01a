import SalveCore
import Testing

@testable import SalveContent

/// One change to content without a mistake, and the one problem it brings.
struct Provocation: CustomTestStringConvertible, Sendable {
    let rule: ContentRule
    let file: String
    let old: String
    let new: String
    /// Words on the line that is named; nil when the file as a whole is.
    let marker: String?
    /// A second problem that the change cannot do without.
    private(set) var second: ContentRule?
    private(set) var reportedFile: String
    private var more: (old: String, new: String)?

    /// Replaces the first `old` by `new`; the problem is on the line with `marker`, else on that of `new`.
    init(_ rule: ContentRule, in file: String, _ old: String, _ new: String, at marker: String? = nil) {
        self.rule = rule
        self.file = file
        self.old = old
        self.new = new
        reportedFile = file
        self.marker = marker ?? new.split(separator: "\n").last.map(String.init)
    }

    /// The problem is about the file as a whole.
    init(_ rule: ContentRule, inAllOf file: String, _ old: String, _ new: String) {
        self.rule = rule
        self.file = file
        self.old = old
        self.new = new
        reportedFile = file
        marker = nil
    }

    /// The change brings a second problem of another kind.
    func also(_ rule: ContentRule) -> Provocation {
        var copy = self
        copy.second = rule
        return copy
    }

    /// The change needs a second one.
    func alsoReplacing(_ old: String, with new: String) -> Provocation {
        var copy = self
        copy.more = (old, new)
        return copy
    }

    /// The problem is said of another file.
    func reported(in file: String) -> Provocation {
        var copy = self
        copy.reportedFile = file
        return copy
    }

    var testDescription: String { "\(rule.rawValue): \(new.isEmpty ? "no “\(old)”" : new)" }

    /// The changed file.
    var text: String? {
        let text = Samples.texts[file] ?? ""
        guard let range = text.firstRange(of: old) else { return nil }
        let changed = text.replacingCharacters(in: range, with: new)
        return more.map { changed.replacing($0.old, with: $0.new) } ?? changed
    }

    /// The line that has to be named.
    var line: Int? {
        guard let marker else { return 0 }
        let lines = text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        return lines.firstIndex { $0.contains(marker) }.map { $0 + 1 }
    }

    /// What the check says of it.
    var problems: [ContentProblem] {
        var texts = Samples.texts
        texts[file] = text
        return Catalogue.problems(in: ContentFiles(texts), on: Day(year: 2026, month: 11, day: 21))
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}

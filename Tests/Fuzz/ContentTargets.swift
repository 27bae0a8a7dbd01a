@testable import SalveContent

private func text(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("\0") ? nil : text
}

let contentTargets = [
    Target(name: "prose") { bytes in
        guard let text = text(bytes), let prose = try? Prose.parse(text) else { return }
        _ = prose.plainText
        _ = prose.sentences
    },
    Target(name: "practice") { bytes in
        guard let text = text(bytes) else { return }
        var report = Report(file: "practices/fuzz.md")
        let reading = PracticeFile.read(text, &report)
        require(reading != nil || !report.problems.isEmpty, "refused without a word")
    },
    Target(name: "strings") { bytes in
        guard let text = text(bytes) else { return }
        var report = Report(file: "strings.yaml")
        require(StringsFile.read(text, &report) != nil || !report.problems.isEmpty, "refused without a word")
    },
    Target(name: "helplines") { bytes in
        guard let text = text(bytes) else { return }
        var report = Report(file: "helplines.yaml")
        require(HelpLinesFile.read(text, &report) != nil || !report.problems.isEmpty, "refused without a word")
    },
    Target(name: "words") { bytes in
        guard let text = text(bytes) else { return }
        var report = Report(file: WordsFile.name)
        require(WordsFile.read(text, &report) != nil || !report.problems.isEmpty, "refused without a word")
    },
    Target(name: "wordlist") { bytes in
        guard let text = text(bytes) else { return }
        var report = Report(file: PassphraseWordsFile.name)
        require(PassphraseWordsFile.read(text, &report) != nil || !report.problems.isEmpty, "refused without a word")
    },
]

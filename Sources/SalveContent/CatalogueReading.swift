import Dispatch
import Foundation
import SalveCore

/// One pass over the files of a language: the values, and all that is wrong with them.
struct CatalogueReading {
    let practices: [PracticeFile.Reading]
    let strings: Strings?
    let helpLines: HelpLines?
    let passphraseWords: [String]?
    let words: FeelingWords?
    let careExamples: [CareExample]?
    let tells: Tells?
    let intentions: [Intention]?
    let explainers: [ExplainerFile.Reading]
    let barriers: BarriersFile.Reading?
    let worksheets: [WorksheetForm]
    let cycleWords: CycleWords?
    let problems: [ContentProblem]

    init(_ files: ContentFiles, readsVoice: Bool) {
        var problems = files.problems
        practices = Self.readEach(files.practiceNames, of: files, readsVoice, &problems, with: PracticeFile.read)
        strings = Self.read(StringsFile.name, of: files, readsVoice, &problems, with: StringsFile.read)
        helpLines = Self.read(HelpLinesFile.name, of: files, readsVoice, &problems, with: HelpLinesFile.read)
        let drawn = PassphraseWordsFile.self
        passphraseWords = Self.read(drawn.name, of: files, readsVoice, &problems, with: drawn.read)
        words = Self.read(WordsFile.name, of: files, readsVoice, &problems, with: WordsFile.read)
        careExamples = Self.read(CareFile.name, of: files, readsVoice, &problems, with: CareFile.read)
        tells = Self.read(TellsFile.name, of: files, readsVoice, &problems, with: TellsFile.read)
        intentions = Self.read(IntentionsFile.name, of: files, readsVoice, &problems, with: IntentionsFile.read)
        explainers = Self.readEach(files.explainerNames, of: files, readsVoice, &problems, with: ExplainerFile.read)
        barriers = Self.read(BarriersFile.name, of: files, readsVoice, &problems, with: BarriersFile.read)
        worksheets = Self.readEach(files.worksheetNames, of: files, readsVoice, &problems, with: WorksheetFile.read)
        cycleWords = Self.read(CyclesFile.name, of: files, readsVoice, &problems, with: CyclesFile.read)
        problems += CatalogueRules.problems(practices, in: files)
        problems += ExplainerRules.problems(explainers, barriers, practices, in: files)
        self.problems = problems.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    }

    /// Reads files that don't look at each other, on as many cores as are free; values and problems keep the order of the names.
    private static func readEach<Value: Sendable>(
        _ names: [String],
        of files: ContentFiles,
        _ readsVoice: Bool,
        _ problems: inout [ContentProblem],
        with reader: @Sendable (String, inout Report) -> Value?
    ) -> [Value] {
        let slots = Slots<Value>(count: names.count)
        DispatchQueue.concurrentPerform(iterations: names.count) { index in
            var found: [ContentProblem] = []
            let value = read(names[index], of: files, readsVoice, &found, with: reader)
            slots.fill(index, value, found)
        }
        problems += slots.problems
        return slots.values
    }

    private static func read<Value>(
        _ name: String,
        of files: ContentFiles,
        _ readsVoice: Bool,
        _ problems: inout [ContentProblem],
        with reader: (String, inout Report) -> Value?
    ) -> Value? {
        var report = Report(file: files.path(name), readsVoice: readsVoice)
        defer { problems += report.problems }
        if let text = files.texts[name] { return reader(text, &report) }
        if !files.problems.contains(where: { $0.file == report.file }) {
            report.note(0, .file, "the file is not there", "add it")
        }
        return nil
    }
}

/// What several cores read, each result in its own place.
///
/// Sendable by its lock: `filled` is touched nowhere but inside it.
private final class Slots<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var filled: [(value: Value?, problems: [ContentProblem])]

    init(count: Int) { filled = Array(repeating: (nil, []), count: count) }

    func fill(_ index: Int, _ value: Value?, _ problems: [ContentProblem]) {
        lock.withLock { filled[index] = (value, problems) }
    }

    var values: [Value] { lock.withLock { filled.compactMap(\.value) } }
    var problems: [ContentProblem] { lock.withLock { filled.flatMap(\.problems) } }
}

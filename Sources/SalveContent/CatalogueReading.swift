import Dispatch
import SalveCore
import Synchronization

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
    let stories: [StoryFile.Reading]
    let cycleWords: CycleWords?
    let problems: [ContentProblem]

    init(_ files: ContentFiles, readsVoice: Bool) {
        var desk = ReadingDesk(files: files, readsVoice: readsVoice)
        // The longest first: what is left at the end is then short.
        let strings = desk.one(StringsFile.name, with: StringsFile.read)
        let cycleWords = desk.one(CyclesFile.name, with: CyclesFile.read)
        let helpLines = desk.one(HelpLinesFile.name, with: HelpLinesFile.read)
        let words = desk.one(WordsFile.name, with: WordsFile.read)
        let practices = desk.each(files.practiceNames, with: PracticeFile.read)
        let explainers = desk.each(files.explainerNames, with: ExplainerFile.read)
        let worksheets = desk.each(files.worksheetNames, with: WorksheetFile.read)
        let stories = desk.each(files.storyNames, with: StoryFile.read)
        let barriers = desk.one(BarriersFile.name, with: BarriersFile.read)
        let passphraseWords = desk.one(PassphraseWordsFile.name, with: PassphraseWordsFile.read)
        let careExamples = desk.one(CareFile.name, with: CareFile.read)
        let tells = desk.one(TellsFile.name, with: TellsFile.read)
        let intentions = desk.one(IntentionsFile.name, with: IntentionsFile.read)
        desk.readAll()
        self.practices = practices.compactMap(\.value)
        self.strings = strings.value
        self.helpLines = helpLines.value
        self.cycleWords = cycleWords.value
        self.words = words.value
        self.explainers = explainers.compactMap(\.value)
        self.worksheets = worksheets.compactMap(\.value)
        self.stories = stories.compactMap(\.value)
        self.barriers = barriers.value
        self.passphraseWords = passphraseWords.value
        self.careExamples = careExamples.value
        self.tells = tells.value
        self.intentions = intentions.value
        var problems = files.problems + desk.problems
        problems += CatalogueRules.problems(self.practices, in: files)
        problems += ExplainerRules.problems(self.explainers, self.barriers, self.practices, in: files)
        problems += StoryRules.problems(self.stories, self.worksheets, self.words, in: files)
        self.problems = problems.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    }
}

/// Reads files that don't look at each other on as many cores as are free; what is wrong keeps the order they were asked for in.
private struct ReadingDesk {
    let files: ContentFiles
    let readsVoice: Bool
    private var slots: [any Readable] = []

    init(files: ContentFiles, readsVoice: Bool) {
        self.files = files
        self.readsVoice = readsVoice
    }

    /// What one file holds, once all are read.
    mutating func one<Value: Sendable>(
        _ name: String,
        with reader: @escaping @Sendable (String, inout Report) -> Value?
    ) -> Slot<Value> {
        let report = Report(file: files.path(name), readsVoice: readsVoice)
        let isSaid = files.problems.contains { $0.file == report.file }
        let slot = Slot(files.texts[name], report, isAbsenceSaid: isSaid, reader: reader)
        slots.append(slot)
        return slot
    }

    mutating func each<Value: Sendable>(
        _ names: [String],
        with reader: @escaping @Sendable (String, inout Report) -> Value?
    ) -> [Slot<Value>] {
        names.map { one($0, with: reader) }
    }

    func readAll() {
        let slots = slots
        DispatchQueue.concurrentPerform(iterations: slots.count) { slots[$0].read() }
    }

    var problems: [ContentProblem] { slots.flatMap(\.problems) }
}

private protocol Readable: Sendable {
    func read()
    var problems: [ContentProblem] { get }
}

/// One file, and what it held once it is read.
private final class Slot<Value: Sendable>: Readable {
    private let text: String?
    private let report: Report
    private let isAbsenceSaid: Bool
    private let reader: @Sendable (String, inout Report) -> Value?
    private let found = Mutex<(value: Value?, problems: [ContentProblem])>((nil, []))

    init(
        _ text: String?,
        _ report: Report,
        isAbsenceSaid: Bool,
        reader: @escaping @Sendable (String, inout Report) -> Value?
    ) {
        self.text = text
        self.report = report
        self.isAbsenceSaid = isAbsenceSaid
        self.reader = reader
    }

    func read() {
        var report = report
        var value: Value?
        if let text {
            value = reader(text, &report)
        } else if !isAbsenceSaid {
            report.note(0, .file, "the file is not there", "add it")
        }
        let problems = report.problems
        found.withLock { [value] in $0 = (value, problems) }
    }

    var value: Value? { found.withLock { $0.value } }
    var problems: [ContentProblem] { found.withLock { $0.problems } }
}

public import SalveCore

/// Everything that a person reads, in one language, checked: a value that is loaded once and handed on.
public struct Catalogue: Sendable {
    /// The language, as a tag such as `en`.
    public let language: String
    /// Which way that language is written.
    public let direction: Direction
    /// The practices, in order of their ids.
    public let practices: [PracticeText]
    /// The lines of pages and commands.
    public let strings: Strings
    /// Whom to call or text, by country.
    public let helpLines: HelpLines
    /// Short everyday words a passphrase can be drawn from, at least 2,048: each adds 11 bits or more.
    public let passphraseWords: [String]
    /// The feeling words.
    public internal(set) var words: FeelingWords
    /// Examples of care, in the order of their file.
    public let careExamples: [CareExample]
    /// Words that tell what a practice asks for.
    public let tells: Tells
    /// What someone may be looking for among the practices.
    public let intentions: [Intention]
    /// The explainers, in the order of their places.
    public internal(set) var explainers: [Explainer]
    /// What can stand in the way of being kind to oneself.
    public let barriers: Barriers
    /// The worksheets, in order of their ids; a language may have none.
    public internal(set) var worksheets: [WorksheetForm]
    /// Made-up stories, in the order of their places; a language may have none.
    public let stories: [Story]
    /// The words by which one’s own entries tell of distance or of longing.
    public let cycleWords: CycleWords

    /// The practice with this id; nil when there is none.
    public func practice(_ id: Practice.ID) -> PracticeText? {
        practices.first { $0.id == id }
    }

    /// The practices as the rules see them, in the same order.
    public var rules: [Practice] { practices.map(\.practice) }

    /// Loads a language from a folder of content, which holds a folder per language.
    ///
    /// Throws `ContentFailure.problems` with every mistake at once. The rules of the voice and the age of the help lines
    /// are left to `problems(in:on:)`: a running Salve never refuses for them. Reads about a hundred small files.
    public static func load(
        from folder: String,
        language: String = "en"
    ) throws(ContentFailure) -> Catalogue {
        try read(ContentFiles(folder: folder, language: language))
    }

    /// Every mistake in a folder of content, in order of file and line; none means that it loads.
    ///
    /// The folder holds one folder per language, or is one. With a day given, help lines that were read more than 180
    /// days before it are mistakes too.
    public static func problems(in folder: String, on today: Day? = nil) -> [ContentProblem] {
        ContentFiles.languages(in: folder).flatMap { files in problems(in: files, on: today) }
    }

    // MARK: - Reading

    static func read(_ files: ContentFiles) throws(ContentFailure) -> Catalogue {
        let reading = CatalogueReading(files, readsVoice: false)
        guard reading.problems.isEmpty, let strings = reading.strings, let helpLines = reading.helpLines,
            let passphraseWords = reading.passphraseWords, let words = reading.words,
            let careExamples = reading.careExamples,
            let intentions = reading.intentions, let barriers = reading.barriers?.barriers,
            let tells = reading.tells, let cycleWords = reading.cycleWords
        else {
            throw .problems(reading.problems)
        }
        return Catalogue(
            language: files.language,
            direction: Direction(language: files.language),
            practices: reading.practices.map(\.text),
            strings: strings,
            helpLines: helpLines,
            passphraseWords: passphraseWords,
            words: words,
            careExamples: careExamples,
            tells: tells,
            intentions: intentions,
            explainers: reading.explainers.map(\.explainer).sorted { $0.place < $1.place },
            barriers: barriers,
            worksheets: reading.worksheets,
            stories: reading.stories.map(\.story).sorted { $0.place < $1.place },
            cycleWords: cycleWords
        )
    }

    static func problems(in files: ContentFiles, on today: Day?) -> [ContentProblem] {
        let reading = CatalogueReading(files, readsVoice: true)
        guard let today, let helpLines = reading.helpLines else { return reading.problems }
        var report = Report(file: files.path(HelpLinesFile.name))
        HelpLinesFile.checkAge(helpLines, on: today, &report)
        return reading.problems + report.problems
    }
}

import SalveCore

/// One pass over the files of a pack.
struct PackReader {
    let catalogue: Catalogue
    let readsVoice: Bool
    private(set) var problems: [ContentProblem] = []
    private var practices: [PracticeFile.Reading] = []
    private var worksheets: [(form: WorksheetForm, file: String)] = []
    private var explainers: [ExplainerFile.Reading] = []
    private var words: [FeelingWord] = []

    init(catalogue: Catalogue, readsVoice: Bool) {
        self.catalogue = catalogue
        self.readsVoice = readsVoice
    }

    mutating func read(_ files: [KeptPack.File]) -> Pack? {
        let manifest = manifest(files)
        for file in files where file.path != PackManifest.file { take(file) }
        let places = ["practices/", "worksheets/", "explainers/", WordsFile.name]
        if !files.contains(where: { file in places.contains(where: file.path.hasPrefix) }) {
            let remedy = "add practices, worksheets, explainers or `\(WordsFile.name)`"
            note("practices", .pack, "nothing was found that a pack can hold", remedy)
        }
        checkNames()
        checkReferences(files)
        return manifest.map { pack($0, files) }
    }

    /// Everything under its name among all; an explainer leads to practices of the pack before Salve’s own.
    private func pack(_ manifest: PackManifest, _ files: [KeptPack.File]) -> Pack {
        func name(_ own: String) -> String { Pack.name(own, in: manifest.id) }
        let own = Set(practices.map(\.text.id))
        return Pack(
            manifest: manifest,
            practices: practices.map { reading in
                let practice = reading.text.practice.named(Practice.ID(name(reading.text.id.name)))
                return reading.text.changed(practice: practice)
            },
            worksheets: worksheets.map { one in
                var form = one.form
                form.id = Worksheet.FormID(name(form.id.name))
                return form
            },
            explainers: explainers.map(\.explainer).sorted { $0.place < $1.place }.map { one in
                var explainer = one
                explainer.id = Explainer.ID(name(one.id.name))
                explainer.practices = one.practices.map { own.contains($0) ? Practice.ID(name($0.name)) : $0 }
                return explainer
            },
            words: words.map { one in
                var word = one
                word.id = WordID(name(one.id.name))
                return word
            },
            files: files
        )
    }

    // MARK: - A file

    private mutating func manifest(_ files: [KeptPack.File]) -> PackManifest? {
        guard let file = files.first(where: { $0.path == PackManifest.file }) else {
            note(PackManifest.file, .pack, "the file is not there", "add it: it says what the pack is")
            return nil
        }
        let language = catalogue.language
        return read(file) { text, report in PackManifest.read(text, language: language, &report) }
    }

    /// A file by its place; what has none is no part of a pack.
    private mutating func take(_ file: KeptPack.File) {
        let (tells, known) = (catalogue.tells, catalogue.words)
        if isFile(file, in: "practices/", ".md") {
            let reading = read(file, PracticeFile.read) { reading, report in
                AddedRules.checkClaims(reading, &report)
                AddedRules.check(reading, tells, &report)
            }
            if let reading { practices.append(reading) }
        } else if isFile(file, in: "worksheets/", ".yaml") {
            let form = read(file, WorksheetFile.read) { AddedRules.check($0, tells, &$1) }
            if let form { worksheets.append((form, file.path)) }
        } else if isFile(file, in: "explainers/", ".md") {
            let reading = read(file, ExplainerFile.read) { AddedRules.check($0, &$1) }
            if let reading { explainers.append(reading) }
        } else if file.path == WordsFile.name {
            let found = read(file, WordsFile.readList) { AddedRules.check($0, known, &$1) }
            words = found?.map(\.value) ?? []
        } else {
            note(file.path, .pack, "a file that is no part of a pack", "move it away")
        }
    }

    private func isFile(_ file: KeptPack.File, in folder: String, _ ending: String) -> Bool {
        file.path.hasPrefix(folder) && file.path.hasSuffix(ending)
    }

    private mutating func read<Value>(
        _ file: KeptPack.File,
        _ reader: (String, inout Report) -> Value?,
        judging judge: (Value, inout Report) -> Void = { _, _ in }
    ) -> Value? {
        var report = Report(file: file.path, readsVoice: readsVoice)
        defer { problems += report.problems }
        AddedRules.checkLines(file.text, &report)
        let value = reader(file.text, &report)
        if let value { judge(value, &report) }
        return value
    }

    // MARK: - All files together

    /// A name that is used twice would leave nobody knowing which of the two is meant.
    private mutating func checkNames() {
        checkTitles(practices.map { ($0.text.title, $0.file) }, besides: catalogue.practices.map(\.title), "practice")
        let forms = worksheets.map { ($0.form.title, $0.file) }
        checkTitles(forms, besides: catalogue.worksheets.map(\.title), "worksheet")
        let texts = explainers.map { ($0.explainer.title, $0.file) }
        checkTitles(texts, besides: catalogue.explainers.map(\.title), "explainer")
    }

    private mutating func checkTitles(_ titles: [(title: String, file: String)], besides: [String], _ what: String) {
        var taken = Set(besides.map { $0.lowercased() })
        for one in titles where !taken.insert(one.title.lowercased()).inserted {
            note(one.file, .unique, "“\(one.title)” is the name of another \(what)", "choose another")
        }
    }

    /// What an explainer leads to is there, something outer among it.
    private mutating func checkReferences(_ files: [KeptPack.File]) {
        // NB: what could not be read is missing here, so names are looked up when all practices were read.
        guard practices.count == files.count(where: { isFile($0, in: "practices/", ".md") }) else { return }
        let all = catalogue.rules + practices.map(\.text.practice)
        let names = Set(all.map(\.id.name))
        let outer = Set(all.filter { $0.depth == .outer }.map(\.id.name))
        for one in explainers {
            problems += ExplainerRules.missing(one.practices, among: names, "practice", in: one.file)
            problems += ExplainerRules.withoutOuter(one.explainer.practices, outer, at: one.practices, in: one.file)
        }
    }

    private mutating func note(_ file: String, _ rule: ContentRule, _ message: String, _ remedy: String) {
        problems.append(ContentProblem(file: file, line: 0, rule: rule, message: message, remedy: remedy))
    }
}

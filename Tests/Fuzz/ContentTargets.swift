import SalveCore

@testable import SalveContent

private func text(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("\0") ? nil : text
}

/// The content that ships; `SALVE_RESOURCES` says where it lies.
private let shipped: Catalogue = {
    do {
        return try Catalogue.load(from: ContentFolder.locate(explicit: nil))
    } catch {
        preconditionFailure("no content for the fuzzer: \(error)")
    }
}()

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
    Target(name: "zip") { bytes in
        do throws(PackRefusal) {
            let files = try PackFiles.unpacked(bytes)
            require(files.reduce(0) { $0 + $1.text.utf8.count } <= Pack.byteLimit, "more than a pack may hold")
            for file in files {
                let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
                require(!parts.contains { $0.isEmpty || $0 == ".." }, "a path that leads elsewhere")
            }
        } catch {
            return
        }
    },
    Target(name: "inflate") { bytes in
        guard let out = try? Inflate.unfold(bytes[...], to: 4_096) else { return }
        require(out.count == 4_096, "not as long as it was said to be")
    },
    Target(name: "own") { bytes in
        guard let text = text(bytes) else { return }
        let read = shipped.readOwn(text, id: Practice.ID("own"))
        require((read.text == nil) == !read.refusals.isEmpty, "refused without a word")
        guard let practice = read.text?.practice else { return }
        require(practice.risk >= AddedRules.leastRisk(practice), "less careful than its depth")
        require(practice.rung == nil, "a rung that is not Salve’s")
    },
    Target(name: "pack") { bytes in
        guard let text = text(bytes) else { return }
        let parts = text.split(separator: "\n====\n", maxSplits: 1).map(String.init)
        let files = zip(["pack.yaml", "practices/a.md"], parts).map { KeptPack.File(path: $0, text: $1) }
        let reading = shipped.readPack(files)
        require((reading.pack == nil) == !reading.problems.isEmpty, "refused without a word")
        for practice in reading.pack?.practices ?? [] {
            require(practice.practice.risk >= AddedRules.leastRisk(practice.practice), "less careful than its depth")
            require(practice.id.name.contains("--"), "a name that could be one of Salve’s")
        }
    },
    Target(name: "packtexts") { bytes in
        guard let text = text(bytes) else { return }
        let manifest =
            "format: 1\nid: made-up\nname: Made up\nauthor: Ida\nlicence: CC0-1.0\nlanguage: en\nversion: '1'"
        for path in ["worksheets/a.yaml", "explainers/a.md", "words.yaml"] {
            let files = [("pack.yaml", manifest), (path, text)].map { KeptPack.File(path: $0.0, text: $0.1) }
            let reading = shipped.readPack(files)
            require((reading.pack == nil) == !reading.problems.isEmpty, "refused without a word")
            guard let pack = reading.pack else { continue }
            for part in pack.worksheets.flatMap(\.parts) {
                let least = AddedRules.leastRisk(depth: part.depth, needs: part.ingredients(about: .future))
                require(part.risk >= least, "less careful than its depth")
            }
            require(pack.words.allSatisfy { !$0.isEveryday }, "a word that is shown first")
            let names = pack.worksheets.map(\.id.name) + pack.explainers.map(\.id.name) + pack.words.map(\.id.name)
            require(names.allSatisfy { $0.contains("--") }, "a name that could be one of Salve’s")
        }
    },
    Target(name: "wording") { bytes in
        for id in ["phq-9", "csi-4", "fcs"] {
            guard let scale = shipped.scale(Scale.ID(id))?.scale,
                let offer = try? shipped.readWording(bytes, for: scale.id).offer
            else { continue }
            require(offer.confirmed.fits(scale), "bound to something else than the items")
            let lines = offer.rows.map(\.line)
            let texts = lines.map(\.text) + lines.flatMap(\.options).map(\.label)
            require(texts.allSatisfy { $0.count <= 600 && !$0.isEmpty }, "words of no length that was agreed on")
            let signs = (texts + offer.leftOver + offer.rows.map(\.mark)).joined().unicodeScalars
            require(!signs.contains { $0.properties.generalCategory == .control }, "a sign that steers a screen")
            require(offer.leftOver.count <= 40, "more left over than is kept")
        }
    },
    Target(name: "wordlist") { bytes in
        guard let text = text(bytes) else { return }
        var report = Report(file: PassphraseWordsFile.name)
        require(PassphraseWordsFile.read(text, &report) != nil || !report.problems.isEmpty, "refused without a word")
    },
]

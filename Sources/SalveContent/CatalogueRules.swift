import SalveCore

/// The rules about all practices together.
enum CatalogueRules {
    /// What is wrong with the practices as a set.
    static func problems(_ practices: [PracticeFile.Reading], in files: ContentFiles) -> [ContentProblem] {
        var problems: [ContentProblem] = []
        for (field, value) in uniqueFields {
            problems += repeated(practices, field, value, in: files)
        }
        // NB: what could not be read is missing here, so the floor is looked at when all files were read.
        if !practices.isEmpty && practices.count == files.practiceNames.count {
            problems += outerFloor(practices, in: files)
        }
        return problems
    }

    // MARK: - One rule each

    private static let uniqueFields: [(String, @Sendable (PracticeText) -> String?)] = [
        ("id", { $0.id.name }),
        ("title", { $0.title.lowercased() }),
        ("rung", { $0.practice.rung.map(String.init) }),
    ]

    private static func repeated(
        _ practices: [PracticeFile.Reading],
        _ field: String,
        _ value: (PracticeText) -> String?,
        in files: ContentFiles
    ) -> [ContentProblem] {
        var first: [String: String] = [:]
        var problems: [ContentProblem] = []
        for practice in practices {
            guard let key = value(practice.text) else { continue }
            guard let other = first[key] else {
                first[key] = practice.file
                continue
            }
            var report = Report(file: practice.file)
            let remedy = "choose another \(field)"
            report.note(practice.lines[field] ?? 0, .unique, "\(field) “\(key)” is also in \(other)", remedy)
            problems += report.problems
        }
        return problems
    }

    /// R12: whatever is left out, something outer and gentle stays.
    private static func outerFloor(_ practices: [PracticeFile.Reading], in files: ContentFiles) -> [ContentProblem] {
        let floor = practices.map(\.text.practice).filter {
            $0.depth == .outer && $0.risk == .low && $0.ingredients.isEmpty
        }
        guard floor.count < 3 || !floor.contains(where: { $0.family == .ground }) else { return [] }
        var report = Report(file: files.path("practices"))
        report.note(
            0,
            .outerFloor,
            "\(floor.count) outer low practices need nothing that can be left out",
            "have at least three such, one of them of family ground"
        )
        return report.problems
    }
}

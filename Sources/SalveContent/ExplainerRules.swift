import SalveCore

/// The rules about explainers together, and about what they and the barriers name.
enum ExplainerRules {
    /// What is wrong with the explainers as a set, and with the names that lead from one file to another.
    static func problems(
        _ explainers: [ExplainerFile.Reading],
        _ barriers: BarriersFile.Reading?,
        _ practices: [PracticeFile.Reading],
        in files: ContentFiles
    ) -> [ContentProblem] {
        var problems = repeated(explainers)
        // NB: what could not be read is missing here, so names are looked up when all files were read.
        if practices.count == files.practiceNames.count {
            let outer = practices.filter { $0.text.practice.depth == .outer }.map(\.text.id.name)
            let all = Set(practices.map(\.text.id.name))
            for one in explainers {
                problems += missing(one.practices, among: all, "practice", in: one.file)
                problems += withoutOuter(one.explainer.practices, Set(outer), at: one.practices, in: one.file)
            }
            let file = files.path(BarriersFile.name)
            problems += missing(barriers?.practices ?? [], among: all, "practice", in: file)
        }
        if explainers.count == files.explainerNames.count {
            let all = Set(explainers.map(\.explainer.id.name))
            problems += missing(
                barriers?.explainers ?? [],
                among: all,
                "explainer",
                in: files.path(BarriersFile.name)
            )
        }
        return problems
    }

    private static func repeated(_ explainers: [ExplainerFile.Reading]) -> [ContentProblem] {
        let fields: [(String, (ExplainerFile.Reading) -> (String, Int))] = [
            ("title", { ($0.explainer.title.lowercased(), $0.titleLine) }),
            ("place", { (String($0.explainer.place), $0.placeLine) }),
        ]
        var problems: [ContentProblem] = []
        for (field, value) in fields {
            var first: [String: String] = [:]
            for one in explainers {
                let (key, line) = value(one)
                guard let other = first[key] else {
                    first[key] = one.file
                    continue
                }
                var report = Report(file: one.file)
                report.note(line, .unique, "\(field) “\(key)” is also in \(other)", "choose another \(field)")
                problems += report.problems
            }
        }
        return problems
    }

    /// What is wrong with names that lead nowhere.
    static func missing(
        _ names: [(name: String, line: Int)],
        among all: Set<String>,
        _ what: String,
        in file: String
    ) -> [ContentProblem] {
        var report = Report(file: file)
        for one in names where !all.contains(one.name) {
            report.note(one.line, .reference, "there is no \(what) “\(one.name)”", "name one that is there")
        }
        return report.problems
    }

    /// Outside before inside: whatever the rules hold back, something of it can still be suggested.
    static func withoutOuter(
        _ practices: [Practice.ID],
        _ outer: Set<String>,
        at places: [(name: String, line: Int)],
        in file: String
    ) -> [ContentProblem] {
        guard let line = places.first?.line, !practices.contains(where: { outer.contains($0.name) }) else { return [] }
        var report = Report(file: file)
        report.note(line, .reference, "none of the practices named is an outer one", "name an outer one too")
        return report.problems
    }
}

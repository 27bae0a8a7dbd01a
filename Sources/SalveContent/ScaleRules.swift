import SalveCore

/// What has to hold of a scale as a whole.
enum ScaleRules {
    static func check(_ scale: Scale, at line: Int, _ report: inout Report) {
        checkBands(scale, at: line, &report)
        checkNorms(scale, at: line, &report)
        if case .subscales = scale.total, scale.subscales.isEmpty {
            report.note(line, .value, "a total of subscales, and no subscale", "add `subscales`")
        }
        var seen: Set<String> = []
        for part in scale.subscales where !seen.insert(part.id).inserted {
            report.note(line, .unique, "subscale “\(part.id)” is there twice", "keep one")
        }
        if scale.fewestAnswers < scale.items.count, case .subscales = scale.total {
            report.note(line, .value, "`fewest` beside a total of subscales", "remove it: subscales need all answers")
        }
    }

    /// Where the total is not made of the items themselves, each item is in a subscale or said not to count.
    static func checkAllCount(
        _ items: [Scale.Item],
        _ subscales: [Scale.Subscale],
        uncounted: [Scale.Item.ID],
        _ total: Scale.Total,
        at line: Int,
        _ report: inout Report
    ) {
        if case .items = total { return }
        let counted = Set(subscales.flatMap(\.items))
        let lost = items.map(\.id).filter { !counted.contains($0) && !uncounted.contains($0) }
        guard !lost.isEmpty || uncounted.contains(where: counted.contains) else { return }
        let names = lost.map(\.name).joined(separator: ", ")
        let message = lost.isEmpty ? "an item both counted and not" : "in no subscale: \(names)"
        report.note(line, .value, message, "put each in a subscale, or in `uncounted`")
    }

    private static func checkBands(_ scale: Scale, at line: Int, _ report: inout Report) {
        let starts = scale.knowledge.bands.map(\.from)
        guard let first = starts.first else { return }
        guard let range = scale.totalRange, first == range.lowerBound, starts.allSatisfy(range.contains),
            zip(starts, starts.dropFirst()).allSatisfy(<)
        else {
            let remedy = "start at the lowest total, and go upwards within the range"
            report.note(line, .value, "bands that do not cover the total in order", remedy)
            return
        }
    }

    /// A mean that the scale cannot reach was copied wrong, or is of another way of scoring.
    private static func checkNorms(_ scale: Scale, at line: Int, _ report: inout Report) {
        for norm in scale.knowledge.norms where norm.subscale == nil {
            guard let range = scale.totalRange, range.contains(norm.mean) else {
                report.note(line, .value, "a mean outside of the total’s range", "see which scoring it is of")
                continue
            }
        }
    }
}

import SalveCore
import Yams

/// What is known of a scale’s figures, as `scales.yaml` writes it.
extension ScaleFile {
    /// Norms, reliabilities, bands and what others count as a change; a figure that cannot be read is left out and said.
    static func readKnowledge(
        _ subscales: Set<String>,
        _ sources: ScaleSources,
        _ fields: inout Fields,
        _ report: inout Report
    ) -> Scale.Knowledge {
        var knowledge = Scale.Knowledge()
        knowledge.bands = read("bands", &fields, &report) { readBand(&$0, sources, &$1) }
        knowledge.norms = read("norms", &fields, &report) { readNorm(&$0, subscales, sources, &$1) }
        knowledge.reliabilities = read("reliability", &fields, &report) {
            readReliability(&$0, subscales, sources, &$1)
        }
        knowledge.changeRules = read("change-rules", &fields, &report) { readRule(&$0, sources, &$1) }
        return knowledge
    }

    private static func read<Value>(
        _ name: String,
        _ fields: inout Fields,
        _ report: inout Report,
        _ value: (inout Fields, inout Report) -> Value?
    ) -> [Value] {
        let list = fields.optionalList(name, &report) { node, report -> Value? in
            guard var fields = Fields(node, called: "an entry of `\(name)`", &report) else { return nil }
            let read = value(&fields, &report)
            fields.finish(&report)
            return read
        }
        return list?.map(\.value) ?? []
    }

    private static func readBand(
        _ fields: inout Fields,
        _ sources: ScaleSources,
        _ report: inout Report
    ) -> Scale.Band? {
        let id = fields.text("id", &report)
        let from = decimal("from", &fields, &report)
        let reading = fields.text("reading", &report)
        let markLine = fields.line(of: "mark")
        let mark = fields.choice("mark", of: Scale.Mark.self, &report)
        let source = sources.one("source", &fields, &report)
        if let reading { VoiceRules.check(reading, &report) }
        if mark == .about {
            let remedy = "read the cut in its paper, or leave it out"
            report.note(markLine, .mark, "a cut-off that is only known about", remedy)
        }
        guard let id, let from, let reading, let mark, let source else { return nil }
        return Scale.Band(id.text, from: from, reading: reading.text, mark: mark, source: source)
    }

    private static func readNorm(
        _ fields: inout Fields,
        _ subscales: Set<String>,
        _ sources: ScaleSources,
        _ report: inout Report
    ) -> Scale.Norm? {
        let subscale = readOf(&fields, subscales, &report)
        let who = fields.text("who", &report)
        let mean = decimal("mean", &fields, &report)
        let line = fields.line(of: "sd")
        let spread = decimal("sd", &fields, &report)
        let mark = fields.choice("mark", of: Scale.Mark.self, &report)
        let source = sources.one("source", &fields, &report)
        if let who { VoiceRules.check(who, limit: 60, &report) }
        if let spread, spread <= 0 { report.note(line, .value, "`sd` is not above zero", "give it as printed") }
        guard let subscale, let who, let mean, let spread, let mark, let source else { return nil }
        return Scale.Norm(subscale.id, who: who.text, mean: mean, spread: spread, mark: mark, source: source)
    }

    private static func readReliability(
        _ fields: inout Fields,
        _ subscales: Set<String>,
        _ sources: ScaleSources,
        _ report: inout Report
    ) -> Scale.Reliability? {
        let subscale = readOf(&fields, subscales, &report)
        let kind = fields.choice("kind", of: Scale.Reliability.Kind.self, &report)
        let spanLine = fields.line(of: "span")
        let span = fields.optionalText("span", &report)
        let line = fields.line(of: "value")
        let value = decimal("value", &fields, &report)
        let counts = fields.choice("counts", of: YesNo.self, otherwise: .yes, &report) == .yes
        let mark = fields.choice("mark", of: Scale.Mark.self, &report)
        let source = sources.one("source", &fields, &report)
        if let value, !(0..<1).contains(value) {
            report.note(line, .value, "`value` is not between 0 and 1", "give it as printed, such as 0.84")
        }
        if let kind, (kind == .retest) != (span != nil) {
            report.note(spanLine, .value, "`span` belongs to a retest, and to nothing else", "say the time between")
        }
        if let span { VoiceRules.check(span, limit: 40, &report) }
        guard let subscale, let kind, let value, let mark, let source else { return nil }
        return Scale.Reliability(
            subscale.id,
            kind,
            span: span?.text,
            value: value,
            countsForChange: counts,
            mark: mark,
            source: source
        )
    }

    private static func readRule(
        _ fields: inout Fields,
        _ sources: ScaleSources,
        _ report: inout Report
    ) -> Scale.ChangeRule? {
        let points = decimal("points", &fields, &report)
        let who = fields.text("who", &report)
        let markLine = fields.line(of: "mark")
        let mark = fields.choice("mark", of: Scale.Mark.self, &report)
        let source = sources.one("source", &fields, &report)
        if let who { VoiceRules.check(who, limit: 60, &report) }
        if mark == .about {
            report.note(markLine, .mark, "a rule that is only known about", "read it in its paper, or leave it out")
        }
        guard let points, let who, let mark, let source else { return nil }
        return Scale.ChangeRule(points: points, who: who.text, mark: mark, source: source)
    }

    // MARK: - One value

    /// What a figure is of: a subscale, or the total, where the id is nil.
    private struct Part {
        let id: String?
    }

    /// What a figure is of; nil, and said, when it is neither a subscale nor the total.
    private static func readOf(
        _ fields: inout Fields,
        _ subscales: Set<String>,
        _ report: inout Report
    ) -> Part? {
        guard let of = fields.text("of", &report) else { return nil }
        if of.text == "total" { return Part(id: nil) }
        if subscales.contains(of.text) { return Part(id: of.text) }
        report.note(of.line, .reference, "there is no subscale “\(of.text)”", "name one of them, or `total`")
        return nil
    }

    private static func decimal(_ name: String, _ fields: inout Fields, _ report: inout Report) -> Double? {
        guard let field = fields.require(name, &report) else { return nil }
        if let number = field.node.scalarText.flatMap({ Double($0) }), number.isFinite { return number }
        report.note(field.line, .value, "`\(name)` is not a number", "write it as `\(name): 2.9`")
        return nil
    }
}

import SalveCore
import Yams

/// How answers become numbers, as `scales.yaml` writes it.
extension ScaleFile {
    /// As the file writes how a total is made.
    private enum TotalName: String, CaseIterable {
        case none
        case sum
        case mean
        case sumOfSubscales = "sum of subscales"
        case meanOfSubscales = "mean of subscales"

        func total(times: Int) -> Scale.Total {
            switch self {
            case .none: .absent
            case .sum: .items(.sum, times: times)
            case .mean: .items(.mean, times: times)
            case .sumOfSubscales: .subscales(.sum)
            case .meanOfSubscales: .subscales(.mean)
            }
        }
    }

    /// The key and the figures; nil when something is missing.
    static func readKey(
        _ id: Passage?,
        _ items: [Scale.Item],
        _ sources: ScaleSources,
        _ fields: inout Fields,
        _ report: inout Report
    ) -> Scale? {
        let names = Set(items.map(\.id.name))
        let direction = fields.choice("higher", of: Scale.Direction.self, &report)
        let reversed = readNames("reversed", among: names, &fields, &report)
        let rule = fields.choice("subscale-rule", of: Scale.Rule.self, otherwise: .sum, &report)
        let subscalesLine = fields.line(of: "subscales")
        let subscales = fields.optionalList("subscales", &report) { readSubscale($0, among: names, &$1) }
        let uncounted = readNames("uncounted", among: names, &fields, &report)
        let total = fields.choice("total", of: TotalName.self, &report)
        let times = fields.number("times", in: 1...10, otherwise: 1, &report) ?? 1
        let other = fields.has("other-total") ? fields.choice("other-total", of: TotalName.self, &report) : nil
        let fewest = fields.number("fewest", in: 1...items.count, otherwise: items.count, &report)
        let most = fields.number("most", in: 1...10, otherwise: 1, &report)
        let hasMean = fields.choice("common-mean", of: YesNo.self, otherwise: .no, &report) == .yes
        let selfHarm = fields.optionalText("self-harm", &report)
        let revision = fields.number("revision", in: 1...999, otherwise: 1, &report)
        if let selfHarm { check([selfHarm], among: names, &report) }
        let knowledge = readKnowledge(Set(subscales?.map(\.value.id) ?? []), sources, &fields, &report)
        guard let id, let direction, let rule, let subscales, let total, let fewest, let most, let revision else {
            return nil
        }
        let parts = subscales.map(\.value)
        ScaleRules.checkAllCount(items, parts, uncounted: uncounted, total.total(times: 1), at: subscalesLine, &report)
        return Scale(
            Scale.ID(id.text),
            items: items,
            reverseKeyed: Set(reversed),
            subscales: parts,
            subscaleRule: rule,
            total: total.total(times: times),
            otherTotal: other?.total(times: times),
            fewestAnswers: fewest,
            most: most,
            hasCommonMean: hasMean,
            direction: direction,
            selfHarm: selfHarm.map { Scale.Item.ID($0.text) },
            knowledge: knowledge,
            revision: revision
        )
    }

    private static func readSubscale(
        _ node: Node,
        among names: Set<String>,
        _ report: inout Report
    ) -> Scale.Subscale? {
        guard var fields = Fields(node, called: "a subscale", &report) else { return nil }
        let id = fields.text("id", &report)
        let line = fields.line
        let items = readNames("items", among: names, &fields, &report)
        let reversed = readNames("reversed", among: names, &fields, &report)
        fields.finish(&report)
        guard let id else { return nil }
        if items.isEmpty { report.note(line, .missingField, "a subscale without items", "name its items") }
        for item in reversed where !items.contains(item) {
            report.note(line, .reference, "item “\(item.name)” is reversed and not in it", "name it among `items`")
        }
        return Scale.Subscale(id.text, items: items, reverseKeyed: Set(reversed))
    }

    /// The items that a list names; empty when it is missing.
    private static func readNames(
        _ name: String,
        among names: Set<String>,
        _ fields: inout Fields,
        _ report: inout Report
    ) -> [Scale.Item.ID] {
        let line = fields.line(of: name)
        let list = fields.optionalList(name, &report) { node, _ in
            node.scalarText.map { Passage($0, line: node.line) }
        }
        let passages = list?.map(\.value) ?? []
        check(passages, among: names, &report)
        if Set(passages.map(\.text)).count < passages.count {
            report.note(line, .unique, "`\(name)` names an item twice", "name each once")
        }
        return passages.map { Scale.Item.ID($0.text) }
    }

    private static func check(_ passages: [Passage], among names: Set<String>, _ report: inout Report) {
        for passage in passages where !names.contains(passage.text) {
            report.note(passage.line, .reference, "there is no item “\(passage.text)”", "name an item of this scale")
        }
    }
}

import SalveCompanion
import SalveContent
import SalveCore

/// The scales: Salve's own and those with words first, all others folded.
struct MeasuresPage: Page {
    static let template = "measures/list"
    static let section: Section? = .timeline

    let shelf = Shelf.measures.rawValue
    let path = Route.measures(.all).path
    let ready: [Row]
    let others: [Row]
    let isAsked: Bool
    let gone: [Gone]

    /// One scale.
    struct Row: Sendable {
        let title: String
        let about: String
        let detail: String
        let link: String
        let bring: String
    }

    init(_ states: [MeasureState], isAsked: Bool, gone: [Gone], now: LocalTime, _ strings: Strings) {
        ready = states.filter { $0.wording != nil || $0.last != nil }.map { Row($0, now: now, strings) }
        others = states.filter { $0.wording == nil && $0.last == nil }.map { Row($0, now: now, strings) }
        self.isAsked = isAsked
        self.gone = gone
    }
}

extension MeasuresPage.Row {
    init(_ state: MeasureState, now: LocalTime, _ strings: Strings) {
        title = state.text.title
        about = state.text.about
        var said = [strings["measures.never"]]
        if let last = state.last {
            said = [strings.text("measures.last", ["day": strings.dayHeading(last.at, now: now)])]
        }
        if let inHand = state.inHand { said.append(strings.begun(inHand.value, state.text.scale)) }
        detail = said.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
        link = Route.measures(.of(state.text.id.name)).path
        bring = link + "/wording"
    }
}

extension Strings {
    /// How far one goes that was not finished.
    func begun(_ answered: AnsweredScale, _ scale: Scale) -> String {
        let values = [
            "done": String(answered.answers.count), "count": String(answered.rounds.count * scale.items.count),
        ]
        return text("measures.begun", values)
    }
}

/// One scale: what it asks, how long it takes, what it is for, and what it is not.
struct MeasurePage: Page {
    static let template = "measures/of"
    static let section: Section? = .timeline

    let path: String
    let title: String
    let about: String
    let length: String
    let sources: [Source]
    let hasSources: Bool
    let rights: String
    let last: String?
    /// How far one goes that was left in its middle; nil when there is none.
    let begun: String?
    let hasWords: Bool
    /// True when nothing was brought yet.
    let lacksWords: Bool
    /// Where words are looked at that wait for it; nil when none wait.
    let look: String?
    /// Where its words are brought, or changed; nil for Salve's own.
    let wording: String?
    /// The line that is read before it opens; nil when it opens at once.
    let line: String?
    let result: String?
    let overTime: String?
    /// Fields for the names of what it is asked about; empty where it is asked once.
    let rounds: [Round]
    let hasRounds: Bool

    /// Where its key stands.
    struct Source: Sendable {
        let text: String
        let url: String
    }

    /// A round that can be named.
    struct Round: Sendable {
        let name: String
        let label: String
    }

    init(_ state: MeasureState, now: LocalTime, _ strings: Strings) {
        let text = state.text
        path = Route.measures(.of(text.id.name)).path
        title = text.title
        about = text.about
        let count = text.scale.items.count
        // About five questions a minute.
        let low = max(1, count / 8)
        let values = [
            "items": strings.plural("scale.items", count),
            "minutes": strings.minutes(low...max(low, (count + 4) / 5)),
        ]
        length = strings.text("measures.of.long", values)
        sources = text.sources.map { Source(text: $0.text, url: $0.url) }
        hasSources = !sources.isEmpty
        rights = text.rights
        last = state.last.map { strings.text("measures.last", ["day": strings.dayHeading($0.at, now: now)]) }
        begun = state.inHand.map { strings.begun($0.value, text.scale) }
        hasWords = state.wording != nil
        lacksWords = !hasWords && !state.waits
        look = state.waits ? Route.wordings(.look(text.id.name)).path : nil
        wording = text.own == nil ? path + "/wording" : nil
        line = state.line.map { line in
            strings.text("measures.before.opens", ["line": strings["measures.before.\(line.rawValue)"]])
        }
        result = state.last.map { Route.measures(.result($0.value.thing.text)).path }
        overTime = state.last.map { _ in Route.measures(.overTime(text.id.name)).path }
        let rows = text.scale.most > 1 ? 0..<text.scale.most : 0..<0
        rounds = rows.map { row in
            Round(name: Field.round.name(row), label: strings.text("measures.of.round", ["number": String(row + 1)]))
        }
        hasRounds = !rounds.isEmpty
    }
}

import Foundation
public import SalveContent
import SalveCore

/// A clean sheet in large type: a practice, an explainer, a story, plans, the list, the safety steps, or the card.
///
/// It is written in clear, and says so where it holds anything of a person's own.
public struct Handout: Codable, Equatable, Sendable {
    /// What a sheet can be made of.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// A practice, by its id.
        case practice
        /// An explainer, by its id.
        case explainer
        /// A made-up story, by its id.
        case story
        /// Small next things that are open: one by its id, or all.
        case plan
        /// One's own list.
        case list
        /// The safety steps, with people and numbers.
        case steps
        /// The card.
        case card
        /// What came of answering a scale, by its id.
        case result
    }

    /// A paragraph, or a list.
    public struct Block: Codable, Equatable, Sendable {
        /// The paragraph; nil for a list.
        public var text: String?
        /// The items of a list, plain or in order.
        public var items: [String] = []
        /// True when the items come in order.
        public var isNumbered = false
    }

    /// A part under its heading.
    public struct Part: Codable, Equatable, Sendable {
        /// The heading; nil for what stands right below the title.
        public var heading: String?
        /// What it holds.
        public var blocks: [Block] = []
    }

    /// Its title.
    public let title: String
    /// One line below it; empty for none.
    public let lead: String
    /// The language's tag.
    public let language: String
    /// `ltr` or `rtl`.
    public let direction: String
    /// What it holds.
    public let parts: [Part]
    /// What stands at its foot.
    public let notes: [String]

    private init(_ catalogue: Catalogue, title: String, lead: String = "", parts: [Part], notes: [String]) {
        self.title = title
        self.lead = lead
        language = catalogue.language
        direction = catalogue.direction.rawValue
        self.parts = parts
        self.notes = notes
    }

    // MARK: - What ships with Salve

    /// A practice: what it will ask, its steps, and when to leave it.
    public init(_ text: PracticeText, _ catalogue: Catalogue, wording: Wording) {
        let strings = catalogue.strings
        let steps = text.steps.map { $0.heading[wording] + " " + $0.option[wording] }
        let harder = [text.harderLine, strings["print.different"]]
        let eyes = strings["practice.eyes.\(text.eyes.rawValue)"]
        let facts = strings.text("practice.facts", ["minutes": strings.minutes(text.minutes), "eyes": eyes])
        var leave = [Block(text: text.stopIf)]
        if let note = text.needsNote { leave.append(Block(text: note)) }
        self.init(
            catalogue,
            title: text.title,
            lead: text.summary + " " + facts,
            parts: Self.parts(text.intro[wording]) + [
                Part(heading: strings["print.steps"], blocks: [Block(items: steps, isNumbered: true)]),
                Part(heading: strings["print.leave"], blocks: leave),
                Part(heading: strings["print.harder"], blocks: harder.map { Block(text: $0) }),
            ],
            notes: [text.tradition + ".", text.evidence, strings["print.help"]]
        )
    }

    /// An explainer, with how sure it is and its sources.
    public init(_ explainer: Explainer, _ catalogue: Catalogue, wording: Wording) {
        let strings = catalogue.strings
        let sources = explainer.sources.map { $0.text + " " + $0.address }
        self.init(
            catalogue,
            title: explainer.title,
            lead: explainer.summary,
            parts: Self.parts(explainer.body[wording]) + [
                Part(heading: strings["learn.strength"], blocks: [Block(text: explainer.strength)]),
                Part(heading: strings["learn.sources"], blocks: [Block(items: sources)]),
            ],
            notes: [strings["print.help"]]
        )
    }

    /// A story, page by page.
    public init(_ story: Story, _ catalogue: Catalogue) {
        let strings = catalogue.strings
        let parts = story.steps.map { step in
            let heading = story.label(of: step, strings) + ": " + step.heading
            return Part(heading: heading, blocks: Self.parts(step.text).flatMap(\.blocks))
        }
        let afraid = story.tellsOfFear ? [strings["story.afraid"]] : []
        self.init(
            catalogue,
            title: story.title,
            lead: story.summary + " " + strings["story.made"],
            parts: parts,
            notes: afraid + [strings["print.help"]]
        )
    }

    private static func parts(_ prose: Prose) -> [Part] {
        var parts = [Part()]
        for block in prose.blocks {
            switch block {
            case .heading(let words): parts.append(Part(heading: plain(words)))
            case .paragraph(let words): parts[parts.count - 1].blocks.append(Block(text: plain(words)))
            case .list(let items): parts[parts.count - 1].blocks.append(Block(items: items.map(plain)))
            }
        }
        return parts.filter { $0.heading != nil || !$0.blocks.isEmpty }
    }

    private static func plain(_ words: [Prose.Inline]) -> String { words.map(\.plainText).joined() }

    // MARK: - A person's own

    /// One's own list, those for bad times first.
    init(list: [CareItem], _ catalogue: Catalogue, on day: Day) {
        let strings = catalogue.strings
        let bad = list.filter(\.isForBadTimes).map(Self.line)
        let other = list.filter { !$0.isForBadTimes }.map(Self.line)
        var parts: [Part] = []
        if !bad.isEmpty { parts.append(Part(heading: strings["print.bad"], blocks: [Block(items: bad)])) }
        if !other.isEmpty {
            let heading = bad.isEmpty ? nil : strings["print.other"]
            parts.append(Part(heading: heading, blocks: [Block(items: other)]))
        }
        if parts.isEmpty { parts = [Part(blocks: [Block(text: strings["command.list.empty"])])] }
        self.init(catalogue, title: strings["nav.list"], parts: parts, notes: Self.own(strings, day))
    }

    private static func line(_ item: CareItem) -> String {
        item.place.isEmpty ? item.text : item.text + ", " + item.place
    }

    /// Small next things that are open.
    init(plans: [Plan], _ catalogue: Catalogue, now: LocalTime) {
        let strings = catalogue.strings
        let parts = plans.map { plan in
            let asked = plan.askAt.map { at in
                let day = LocalTime(moment: at, zone: now.zone, offset: now.offset).day
                return Block(text: strings.text("print.asked", ["day": strings.date(day)]))
            }
            let shape = plan.shape
            let other = strings.text("next.ifline", ["then": shape.ifInTheWay])
            let blocks = [
                shape.when.isEmpty ? nil : Block(text: shape.when),
                shape.ifInTheWay.isEmpty ? nil : Block(text: other), asked, Block(text: strings["print.came"]),
            ]
            return Part(heading: plan.text, blocks: blocks.compactMap { $0 })
        }
        let empty = [Part(blocks: [Block(text: strings["next.empty"])])]
        self.init(
            catalogue,
            title: strings["next.title"],
            parts: parts.isEmpty ? empty : parts,
            notes: Self.own(strings, now.day)
        )
    }

    /// The safety steps, with one's own people and the numbers of the chosen country.
    init(steps own: CommandReply.OwnHelp, _ catalogue: Catalogue, on day: Day) {
        let strings = catalogue.strings
        let wording: Wording = own.isWarm ? .warm : .plain
        var parts = own.steps.map { steps in
            Part(heading: strings["steps.\(steps.part)"], blocks: [Block(items: steps.lines)])
        }
        if parts.isEmpty { parts = [Part(blocks: [Block(text: strings["print.nosteps"])])] }
        parts.append(Self.part(Card.numbers(catalogue, own, wording)))
        self.init(catalogue, title: strings["safety.title"], parts: parts, notes: Self.own(strings, day))
    }

    /// The card in large type.
    init(_ card: Card, _ catalogue: Catalogue) {
        self.init(catalogue, title: card.title, parts: card.parts.map(Self.part), notes: card.notes)
    }

    private static func part(_ part: Card.Part) -> Part {
        let lines = part.lines.map { Block(text: $0) }
        let items = part.items.isEmpty ? [] : [Block(items: part.items.map(\.text))]
        return Part(heading: part.heading, blocks: lines + items)
    }

    /// What one time of answering a scale came to: words first, the numbers, and what was answered.
    init(_ result: MeasureResult, _ catalogue: Catalogue, on day: Day) {
        let strings = catalogue.strings
        let said: (LocalTime) -> String = { strings.date($0.day) }
        let groups: [(key: String, lines: [String])] = [
            ("change", strings.ownChange(result, day: said)), ("reading", strings.reading(result, day: said)),
            ("beside", strings.beside(result)), ("numbers", strings.numbers(result) + strings.changeInNumbers(result)),
            ("limits", strings.limits(result)), ("answers", result.answersInWords(strings)),
        ]
        let parts = groups.filter { !$0.lines.isEmpty }.map { group in
            Part(heading: strings["measures.result.\(group.key)"], blocks: [Block(items: group.lines)])
        }
        self.init(
            catalogue,
            title: result.text.title,
            lead: strings.date(result.answered.at.day) + ". " + strings["measures.result.along"],
            parts: parts,
            notes: Self.own(strings, day)
        )
    }

    private static func own(_ strings: Strings, _ day: Day) -> [String] {
        [strings["print.clear"], strings.text("print.made", ["date": strings.date(day)])]
    }
}

extension Companion {
    /// A sheet to print.
    ///
    /// Throws `notFound` for what is not there, and for a practice that needs what the person leaves out (R8).
    public func handout(_ kind: Handout.Kind, id: String?) throws(CompanionError) -> Handout {
        let now = surroundings.now()
        let wording = settings().wording
        switch kind {
        case .practice:
            guard let shown = shown(Practice.ID(id ?? "")), shown.hold != .leftOut else { throw .notFound }
            return Handout(shown.text, catalogue, wording: wording)
        case .explainer:
            guard let explainer = content().explainer(Explainer.ID(id ?? "")) else { throw .notFound }
            return Handout(explainer, catalogue, wording: wording)
        case .story:
            guard let story = catalogue.story(Story.ID(id ?? "")) else { throw .notFound }
            return Handout(story, catalogue)
        case .plan:
            let plans = plans().filter { id == nil || $0.thing.text == id }
            if id != nil, plans.isEmpty { throw .notFound }
            return Handout(plans: plans, catalogue, now: now)
        case .list: return Handout(list: list(), catalogue, on: now.day)
        case .steps: return Handout(steps: ownHelp(), catalogue, on: now.day)
        case .card: return Handout(card(), catalogue)
        case .result:
            guard let thing = id.flatMap({ EntryID(text: $0) }) else { throw .notFound }
            return Handout(try measureResult(thing), catalogue, on: now.day)
        }
    }
}

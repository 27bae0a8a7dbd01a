public import SalveCore

/// The practices for one person: what ships, what packs brought and what is their own, in their own words and order.
///
/// The one place that Today, the library, a hard moment, commands and the bench take practices from. What is added or put
/// aside changes which practices there are, never a rule.
public struct Library: Sendable {
    /// What a person made, chose and added.
    public struct Choices: Sendable {
        /// Practices of their own.
        public var own: [OwnPractice] = []
        /// Their words for practices.
        public var wordings: [OwnWording] = []
        /// Packs.
        public var packs: [KeptPack] = []
        /// What stands first, in order.
        public var pinned: [Practice.ID] = []
        /// What is neither offered nor listed.
        public var putAside: Set<Practice.ID> = []

        /// Nothing chosen.
        public init() {}
    }

    /// Where a practice comes from.
    public enum Source: Hashable, Sendable {
        /// It ships with Salve.
        case salve
        /// It is one of the person's own.
        case own(EntryID)
        /// It came in a pack.
        case pack(EntryID, name: String)
    }

    /// What may be offered, listed and opened: pinned ones first, then what ships, the person's own, and packs.
    public let practices: [PracticeText]
    /// What was put aside, in the same order.
    public let aside: [PracticeText]
    /// The packs that can be read, by the thing that holds each.
    public let packs: [EntryID: Pack]
    /// What ships, with the feeling words, worksheets and explainers that packs bring, behind Salve’s own.
    public let content: Catalogue
    private let places: [Practice.ID: (text: PracticeText, source: Source)]
    private let floor: Floor

    /// The hard moment begins with the first, and finding the room again with the second: they are always there.
    public static let always: Set = [Practice.ID("look-around"), Practice.ID("name-the-day")]

    /// Everything that this person has, on top of what ships.
    public init(_ catalogue: Catalogue, _ choices: Choices = Choices()) {
        var all = catalogue.practices.map { (text: $0, source: Source.salve) }
        for own in choices.own {
            guard let text = catalogue.readOwn(own.source, id: own.id, readsVoice: false).text else { continue }
            all.append((text, .own(own.thing)))
        }
        var packs: [EntryID: Pack] = [:]
        for kept in choices.packs {
            guard let pack = catalogue.readPack(kept.files, readsVoice: false).pack else { continue }
            packs[kept.thing] = pack
            all += pack.practices.map { ($0, .pack(kept.thing, name: pack.manifest.name)) }
        }
        let wordings = Dictionary(choices.wordings.map { ($0.practice, $0) }, uniquingKeysWith: { $1 })
        all = all.map { one in (wordings[one.text.id].map(one.text.worded) ?? one.text, one.source) }
        places = Dictionary(all.map { ($0.text.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.packs = packs
        content = catalogue.adding(choices.packs.compactMap { packs[$0.thing] })
        let order = choices.pinned.compactMap { id in all.first { $0.text.id == id } }
        let pinned = Set(order.map(\.text.id))
        let sorted = (order + all.filter { !pinned.contains($0.text.id) }).map(\.text)
        floor = Floor(catalogue)
        let out = floor.putAside(choices.putAside, of: sorted)
        practices = sorted.filter { !out.contains($0.id) }
        aside = sorted.filter { out.contains($0.id) }
    }

    /// The practice of that name, put aside or not; nil when there is none.
    public func practice(_ id: Practice.ID) -> PracticeText? { places[id]?.text }

    /// Where the practice of that name comes from; nil when there is none.
    public func source(of id: Practice.ID) -> Source? { places[id]?.source }

    /// The name of the pack that an explainer came in; nil for Salve's own.
    public func pack(of explainer: Explainer.ID) -> String? {
        packs.values.first { $0.explainers.contains { $0.id == explainer } }?.manifest.name
    }

    /// The name of the pack that a worksheet came in; nil for Salve's own.
    public func pack(of worksheet: Worksheet.FormID) -> String? {
        packs.values.first { $0.worksheets.contains { $0.id == worksheet } }?.manifest.name
    }

    /// The practices as the rules see them, in the same order.
    public var rules: [Practice] { practices.map(\.practice) }

    /// True when this can be put aside: R12 keeps at least three outer practices of low risk that need nothing.
    public func canPutAside(_ id: Practice.ID) -> Bool {
        guard !Self.always.contains(id) else { return false }
        return floor.holds(practices.filter { $0.id != id })
    }
}

/// What stays whatever is put aside: of what ships, as `outer-floor` holds it (R12).
private struct Floor: Sendable {
    private let ids: Set<Practice.ID>
    private let ground: Set<Practice.ID>

    init(_ catalogue: Catalogue) {
        let gentle = catalogue.rules.filter { $0.depth == .outer && $0.risk == .low && $0.ingredients.isEmpty }
        ids = Set(gentle.map(\.id))
        ground = Set(gentle.filter { $0.family == .ground }.map(\.id))
    }

    func holds(_ texts: [PracticeText]) -> Bool {
        let here = texts.map(\.id).filter(ids.contains)
        return here.count >= 3 && here.contains(where: ground.contains)
    }

    /// What really goes: as much of it as leaves the floor standing, in the order in which the practices stand.
    func putAside(_ wanted: Set<Practice.ID>, of all: [PracticeText]) -> Set<Practice.ID> {
        var out = wanted.subtracting(Library.always)
        for text in all where out.contains(text.id) && ids.contains(text.id) {
            if holds(all.filter { !out.contains($0.id) }) { break }
            out.remove(text.id)
        }
        return out
    }
}

extension PracticeText {
    /// The same practice in a person's own words: nothing changes but what is read.
    ///
    /// Words for steps stand only where the steps are those that they were written for.
    public func worded(by own: OwnWording) -> PracticeText {
        let fits = own.revision == revision && own.steps.count == steps.count * 2
        let steps = steps.enumerated().map { place, step in
            guard fits else { return step }
            return step.worded(own.steps[place * 2], own.steps[place * 2 + 1])
        }
        return changed(title: own.title.isEmpty ? nil : own.title, steps: steps)
    }
}

extension StepText {
    /// The same step in other words; empty ones stay as they are.
    fileprivate func worded(_ heading: String, _ option: String) -> StepText {
        var step = self
        if !heading.isEmpty { step.heading = Worded(plain: heading) }
        if !option.isEmpty { step.option = Worded(plain: option) }
        return step
    }
}

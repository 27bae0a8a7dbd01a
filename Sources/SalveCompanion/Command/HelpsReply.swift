public import SalveContent
import SalveCore

extension CommandReply {
    /// What seems to help, as the page says it.
    public struct HelpsReply: Codable, Equatable, Sendable {
        /// One practice.
        public struct One: Codable, Equatable, Sendable {
            /// The practice's name; nil for the moments of only noticing.
            public let practice: String?
            /// What it is called.
            public let title: String
            /// How often it was tried.
            public let tries: Int
            /// How many of those have a number before and one after.
            public let rated: Int
            /// How often it was marked so: `easier`, `same`, `harder` and `far`; never marked stands not here.
            public let marked: [String: Int]
            /// The same in words.
            public let counts: String
            /// What may be said, as the ladder calls it; nil for noticing.
            public let verdict: String?
            /// The same in words; nil while it is too early.
            public let said: String?
            /// How many more points of relief than only noticing; nil while it is too early.
            public let relief: Double?
            /// Between which ends that likely lies, four times in five; nil while it is too early.
            public let likely: [Double]?
            /// True when it rests under "Not now".
            public let isResting: Bool
        }

        /// How many tries of how many practices; nil before anything was tried.
        public let sentence: String?
        /// What can be said of the whole.
        public let claims: [String]
        /// Those of which something is said first.
        public let practices: [One]
        /// The moments of only noticing; nil when there are none.
        public let noticing: One?
        /// That it is a pattern and no proof, and what to do while there is little.
        public let lines: [String]
    }
}

extension CommandService {
    func helps() async -> CommandReply.HelpsReply {
        let strings = companion.catalogue.strings
        let view = await companion.whatHelps()
        func one(_ row: WhatHelps.Row) -> CommandReply.HelpsReply.One { .init(row, view, strings) }
        return CommandReply.HelpsReply(
            sentence: strings.sentence(of: view.helps),
            claims: (view.isFew ? [] : strings.claims(of: view)) + strings.notes(of: view),
            practices: view.helps.rows.map(one),
            noticing: view.helps.noticing.map(one),
            lines: [
                view.isFew ? strings["helps.few"] : nil, view.isFew ? strings["helps.fewhint"] : nil,
                strings["helps.pattern"] + " " + strings["helps.patternwhy"],
                view.leavesOut ? strings["helps.leftout"] : nil,
            ].compactMap { $0 }
        )
    }
}

extension CommandReply.HelpsReply.One {
    init(_ row: WhatHelps.Row, _ view: HelpsView, _ strings: Strings) {
        let id = row.practice
        isResting = id.map(view.resting.contains) ?? false
        practice = id?.name
        title = id.map { view.titles[$0] ?? $0.name } ?? strings["helps.noticing"]
        tries = row.tries.count
        rated = row.drops.count
        let counted = Landing.allCases.map { ($0.rawValue, row.count($0)) }.filter { $0.1 > 0 }
        marked = Dictionary(uniqueKeysWithValues: counted)
        counts = id == nil ? strings.plural("helps.noticingcount", row.tries.count) : strings.marked(row)
        verdict = row.finding?.verdict.rawValue
        said = id == nil ? strings["helps.noticingnote"] : strings.said(row, isResting: isResting)
        relief = row.drawn.map { -$0.mean }
        likely = row.drawn?.interval(percent: 80).map { [-$0.upperBound, -$0.lowerBound] }
    }
}

extension TerminalText {
    /// What seems to help: counts first, then what may be said.
    public func lines(_ reply: CommandReply.HelpsReply, _ strings: Strings) -> [String] {
        var result = wrap(strings["helps.title"]).map(strong)
        result += ([reply.sentence].compactMap { $0 } + reply.claims).flatMap { paragraph($0) }
        for one in reply.practices + [reply.noticing].compactMap({ $0 }) {
            result += [""] + wrap(one.title, indent: 4, first: "  • ").map(strong)
            result += wrap(one.counts, indent: 4)
            if let said = one.said { result += wrap(said, indent: 4) }
        }
        return result + [""] + reply.lines.flatMap { paragraph($0) }
    }
}

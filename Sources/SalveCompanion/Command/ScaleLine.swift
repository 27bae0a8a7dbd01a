public import SalveContent
public import SalveCore

/// A scale in the list of `salve scale list`, as JSON.
public struct ScaleLine: Encodable, Equatable, Sendable {
    let id: String
    let title: String
    let about: String
    let items: [String]
    let lowest: [Int]
    let highest: [Int]
    let subscales: [String]
    let higher: String
    let isOwn: Bool
    let rights: String
    let wording: String?
    let sources: [String]
    /// Whether its words are in the vault; absent where that is not known.
    let hasWords: Bool?

    /// The line of a scale; `worded` are those that have words, nil where that is not known.
    public init(_ text: ScaleText, worded: Set<Scale.ID>? = nil) {
        id = text.id.name
        title = text.title
        about = text.about
        items = text.scale.items.map(\.id.name)
        lowest = text.scale.items.map(\.range.lowerBound)
        highest = text.scale.items.map(\.range.upperBound)
        subscales = text.scale.subscales.map(\.id)
        higher = text.scale.direction.rawValue
        isOwn = text.own != nil
        rights = text.rights
        wording = text.wording
        sources = text.sources.map(\.url)
        hasWords = worded?.contains(text.id)
    }
}

/// What answers come to, as `salve scale score` prints it.
public struct ScoreLine: Encodable, Equatable, Sendable {
    /// The change since an earlier total.
    public struct Change: Encodable, Equatable, Sendable {
        let from: Double
        let difference: Double
        let verdict: String?
        let expected: Double?
        /// The same in words.
        public let sentences: [String]
    }

    /// The scale.
    public let scale: String
    /// The total; nil where there is none.
    public let total: Double?
    /// The subscales; nil where answers are missing.
    public let subscales: [String: Double?]
    /// The name of the band; nil where there is none.
    public let band: String?
    /// How many answers are missing.
    public let missing: Int
    /// What is to be said beside them, the most important first.
    public let notes: [String]
    /// The change since an earlier total; nil when none was given.
    public let change: Change?

    /// The line of a score; throws wrong use when there is no total to hold an earlier one against.
    public init(
        _ score: Score,
        _ text: ScaleText,
        before: Double? = nil,
        _ strings: Strings
    ) throws(CommandFailure) {
        scale = score.scale.name
        total = score.total.map(Self.rounded)
        subscales = Dictionary(score.subscales.map { ($0.id, $0.value.map(Self.rounded)) }) { first, _ in first }
        band = score.band?.id
        missing = score.missing
        notes = strings.sentences(of: score, text)
        guard let before else {
            change = nil
            return
        }
        guard let total = score.total, text.scale.totalRange?.contains(before) == true else {
            throw CommandFailure(.wrongUse, strings["scale.trouble.before"])
        }
        let found = text.scale.change(from: before, to: total)
        change = Change(
            from: before,
            difference: Self.rounded(total - before),
            verdict: found?.verdict.rawValue,
            expected: found.map { Self.rounded($0.expected) },
            sentences: strings.sentences(of: found)
        )
    }

    private enum Key: String, CodingKey {
        case scale, total, subscales, band, missing, notes, change
    }

    /// As JSON: what is not there is null, but for the change, which is only there when it was asked for.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(scale, forKey: .scale)
        try container.encode(total, forKey: .total)
        try container.encode(subscales, forKey: .subscales)
        try container.encode(band, forKey: .band)
        try container.encode(missing, forKey: .missing)
        try container.encode(notes, forKey: .notes)
        try container.encodeIfPresent(change, forKey: .change)
    }

    /// To four places: enough to tell two ways of making a total apart, and short to read.
    static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

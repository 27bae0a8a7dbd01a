extension Scale {
    /// How sure a number is.
    public enum Mark: String, CaseIterable, Sendable {
        /// Read in the paper, its abstract, or a page of those who hold the rights.
        case read
        /// Reported alike in many places; the paper itself was not read for it.
        case known
        /// From memory of the field, and not exact. It is only ever said as "about", and no cut-off stands on it.
        case about
    }

    /// Where a number comes from.
    public struct Source: Equatable, Sendable {
        /// Who, when, and where it was printed.
        public let text: String
        /// A DOI, or a page of those who hold the rights.
        public let url: String

        /// A source from its parts.
        public init(_ text: String, url: String) {
            self.text = text
            self.url = url
        }
    }

    /// What a group of people scored.
    public struct Norm: Equatable, Sendable {
        /// Of which subscale; nil for the total.
        public let subscale: String?
        /// The people.
        public let who: String
        /// Their mean, in points of the scale.
        public let mean: Double
        /// Their standard deviation, in points of the scale.
        public let spread: Double
        /// How sure it is.
        public let mark: Mark
        /// Where it stands.
        public let source: Source

        /// A norm from its parts.
        public init(_ subscale: String?, who: String, mean: Double, spread: Double, mark: Mark, source: Source) {
            self.subscale = subscale
            self.who = who
            self.mean = mean
            self.spread = spread
            self.mark = mark
            self.source = source
        }
    }

    /// How alike two measurements of the same thing come out, 0 to 1.
    public struct Reliability: Equatable, Sendable {
        /// How it was found.
        public enum Kind: String, CaseIterable, Sendable {
            /// Cronbach’s alpha: how well the items of one sitting agree.
            case alpha
            /// The correlation of two sittings, with some time between.
            case retest
        }

        /// Of which subscale; nil for the total.
        public let subscale: String?
        /// How it was found.
        public let kind: Kind
        /// The time between, in words; nil for alpha.
        public let span: String?
        /// The value.
        public let value: Double
        /// True when the time between is short enough for it to speak of error, and not of lives that changed.
        public let countsForChange: Bool
        /// How sure it is.
        public let mark: Mark
        /// Where it stands.
        public let source: Source

        /// A reliability from its parts.
        public init(
            _ subscale: String?,
            _ kind: Kind,
            span: String? = nil,
            value: Double,
            countsForChange: Bool = true,
            mark: Mark,
            source: Source
        ) {
            self.subscale = subscale
            self.kind = kind
            self.span = span
            self.value = value
            self.countsForChange = countsForChange
            self.mark = mark
            self.source = source
        }
    }

    /// A stretch of totals that the scale’s makers gave a name.
    public struct Band: Equatable, Sendable, Identifiable {
        /// Its name, such as `mild`.
        public let id: String
        /// The lowest total in it; it ends where the next one begins.
        public let from: Double
        /// What it says, and what it does not.
        public let reading: String
        /// How sure the cut is; never `about`.
        public let mark: Mark
        /// Where it stands.
        public let source: Source

        /// A band from its parts.
        public init(_ id: String, from: Double, reading: String, mark: Mark, source: Source) {
            self.id = id
            self.from = from
            self.reading = reading
            self.mark = mark
            self.source = source
        }
    }

    /// So many points that somebody counts as a change.
    public struct ChangeRule: Equatable, Sendable {
        /// The points of the total.
        public let points: Double
        /// Who counts so.
        public let who: String
        /// How sure it is.
        public let mark: Mark
        /// Where it stands.
        public let source: Source

        /// A rule from its parts.
        public init(points: Double, who: String, mark: Mark, source: Source) {
            self.points = points
            self.who = who
            self.mark = mark
            self.source = source
        }
    }

    /// What is known of a scale’s numbers.
    public struct Knowledge: Equatable, Sendable {
        /// What people scored; of each subscale and of the total the widest known group comes first.
        public var norms: [Norm] = []
        /// How alike two measurements come out.
        public var reliabilities: [Reliability] = []
        /// The named stretches of the total, lowest first; empty where there are none.
        public var bands: [Band] = []
        /// What others count as a change.
        public var changeRules: [ChangeRule] = []

        /// Knows nothing yet.
        public init() {}
    }

    /// The band of a total; nil where the scale has none, and below the first.
    public func band(of total: Double) -> Band? { knowledge.bands.last { $0.from <= total } }
}

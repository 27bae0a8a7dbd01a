/// What "What seems to help" can be narrowed to: how somebody felt shortly before, or a part of the day.
///
/// A part of the sittings shows dots and counts, and carries no claim.
public enum HelpsFilter: String, CaseIterable, Hashable, Sendable {
    /// A check-in shortly before said: stirred up.
    case stirred
    /// A check-in shortly before said: weighed down.
    case low
    /// From 5 to 12.
    case morning
    /// From 12 to 18.
    case afternoon
    /// From 18 to 23.
    case evening
    /// From 23 to 5.
    case night

    /// How many hours before a sitting a check-in still tells how it was.
    public static let feltHours = 2

    /// How it was at some time, as a check-in tells.
    public struct Felt: Hashable, Sendable {
        /// When, in days, as in `LearnerSitting`.
        public let day: Double
        /// The field of feeling.
        public let field: FeelingField

        /// A feeling at a time.
        public init(day: Double, field: FeelingField) {
            self.day = day
            self.field = field
        }
    }

    /// True when a sitting belongs to it; `felt` is what a check-in told shortly before, nil when none did.
    func holds(_ sitting: LearnerSitting, felt: FeelingField?) -> Bool {
        switch self {
        case .stirred: felt == .stirred
        case .low: felt == .low
        case .morning: (5..<12).contains(sitting.hour)
        case .afternoon: (12..<18).contains(sitting.hour)
        case .evening: (18..<23).contains(sitting.hour)
        case .night: sitting.hour >= 23 || sitting.hour < 5
        }
    }
}

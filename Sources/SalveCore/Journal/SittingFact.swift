/// A fact of a sitting as it is kept, with what was offered and why (the probability is 1 where nothing was by chance).
public enum SittingFact: Hashable, Sendable {
    /// It began.
    case started(Door)
    /// The line of R10 was shown.
    case toldSeveralTries
    /// A rating, 0 to 10; nil when it was taken back.
    case rated(Int?)
    /// A practice began: its revision, whether the short form, whether by asking, and the offer it came from.
    case began(Practice.ID, revision: Int, isShort: Bool, byAsking: Bool, offer: OfferRecord?)
    /// The family of a practice that does not ship: what landed harder is remembered of it, also when it is gone.
    case family(Practice.ID, Family)
    /// The last step was passed.
    case finished(Practice.ID)
    /// How it landed; nil when no practice was in hand.
    case landed(Practice.ID?, Landing)
    /// What a rise was about.
    case attributed(Practice.ID, PracticeSession.Attribution)
    /// Stayed a little.
    case stayed(Practice.ID)
    /// More here, the same, or further off.
    case presence(PracticeSession.Here)
    /// A person of one's own it is about (R17).
    case about(EntryID)
    /// A thing from one's own list was chosen.
    case tookItem(EntryID)
    /// A moment of noticing was asked for before this practice, with how likely that was.
    case noticing(before: Practice.ID, probability: Double)
    /// It was skipped, and nothing else was put in its place.
    case skippedNoticing
    /// What somebody noted later of an intention for a day; empty when they passed the question over.
    case noted(Practice.ID, String)
    /// It ended.
    case stopped
}

extension SittingFact {
    /// True for what was noted later.
    var isNote: Bool {
        if case .noted = self { return true }
        return false
    }
}

/// What Salve offered when a practice was begun.
public struct OfferRecord: Hashable, Sendable {
    /// The reason given.
    public let why: Why
    /// Its place in the list, from 0.
    public let place: Int
    /// The probability with which it was offered there, 0 to 1; 1 where nothing was left to chance.
    public let probability: Double

    /// A record from its parts.
    public init(why: Why, place: Int, probability: Double) {
        self.why = why
        self.place = place
        self.probability = probability
    }
}

/// One time of answering a scale, finished or going on; each step is kept, so that nothing is lost when it is left.
///
/// It holds answers by the ids of items, never a number made of them: those are made anew whenever they are looked at.
public struct AnsweredScale: Hashable, Sendable {
    /// Where an answer stands: an item in one of the rounds.
    public struct Place: Hashable, Sendable {
        /// The round, from 0.
        public let round: Int
        /// The item.
        public let item: Scale.Item.ID

        /// A place from its parts.
        public init(_ item: Scale.Item.ID, round: Int = 0) {
            self.round = round
            self.item = item
        }
    }

    /// The thing itself; each time of answering is one of its own.
    public let thing: EntryID
    /// The scale.
    public let scale: Scale.ID
    /// The revision of the scale’s key then.
    public let revision: Int
    /// A short mark of the words that were answered: others make another measure of it.
    public let words: String
    /// What each round is about, in the person’s own words; a single round has an empty name.
    public let rounds: [String]
    /// When it was begun.
    public let began: Moment
    /// When it was finished; nil while it goes on.
    public var finished: Moment?
    /// The answers there are.
    public private(set) var answers: [Place: Int] = [:]
    /// What was passed over: not answered, which is not zero.
    public private(set) var passed: Set<Place> = []

    /// Nothing answered yet.
    public init(
        thing: EntryID,
        scale: Scale.ID,
        revision: Int,
        words: String,
        rounds: [String] = [""],
        began: Moment,
        finished: Moment? = nil
    ) {
        self.thing = thing
        self.scale = scale
        self.revision = revision
        self.words = words
        self.rounds = rounds.isEmpty ? [""] : rounds
        self.began = began
        self.finished = finished
    }

    /// True once it is finished.
    public var isFinished: Bool { finished != nil }

    /// Takes an answer, or with nil that the item was passed over.
    public mutating func answer(_ place: Place, with answer: Int?) {
        answers[place] = answer
        if answer == nil { passed.insert(place) } else { passed.remove(place) }
    }

    /// True when the item was answered or passed over.
    public func wasSeen(_ place: Place) -> Bool { answers[place] != nil || passed.contains(place) }

    /// The answers held against the scale’s items and ranges; throws where the scale has changed since.
    public func administration(of scale: Scale) throws(Administration.Problem) -> Administration {
        let known = Set(scale.items.map(\.id))
        for place in answers.keys where !known.contains(place.item) { throw .unknownItem(place.item.name) }
        let inOrder = rounds.indices.flatMap { round in
            scale.items.map { answers[Place($0.id, round: round)] }
        }
        return try Administration(of: scale, inOrder: inOrder)
    }
}

/// What a timeline holds of them.
struct ScaleShelf: Sendable {
    var answered = Shelf<AnsweredScale>()
}

extension Timeline {
    /// The times that scales were answered to the end, oldest first; deleted ones are not among them.
    public var answeredScales: [Current<AnsweredScale>] {
        scaleShelf.answered.visible(hidden).filter(\.value.isFinished)
            .sorted { ($0.at.moment, $0.entry) < ($1.at.moment, $1.entry) }
    }

    /// The one of this scale that was left in its middle, the latest where there are several; nil when there is none.
    public func scaleInHand(_ scale: Scale.ID) -> Current<AnsweredScale>? {
        scaleShelf.answered.visible(hidden).filter { $0.value.scale == scale && !$0.value.isFinished }
            .max { ($0.at.moment, $0.entry) < ($1.at.moment, $1.entry) }
    }

    /// That time of answering; nil when there is none, or when it is deleted.
    public func answeredScale(_ thing: EntryID) -> Current<AnsweredScale>? {
        scaleShelf.answered.visible(thing, hidden)
    }

    /// For so many hours after a hard moment a number says more of that day than of anything else.
    public static let hardDayHours = 24

    /// True within a day of a hard moment: the hard door, something that landed harder or far away, or danger said.
    ///
    /// Cost: the last 200 sittings at the most.
    public func isHardDay(at now: Moment) -> Bool {
        let said = preference(.quietLine).flatMap { Int64($0) }
            .map { Moment(milliseconds: $0).adding(hours: -Self.quietLineHours) }
        if let said, said <= now, now.hours(since: said) < Self.hardDayHours { return true }
        return hasSitting(within: Self.hardDayHours, of: now) { $0.door == .hard || $0.landedHarderOrFar }
    }

    /// True within a day of anything that landed harder or far away, at any depth.
    ///
    /// Cost: the last 200 sittings at the most.
    public func landedHarderLately(at now: Moment) -> Bool {
        hasSitting(within: Self.hardDayHours, of: now, where: \.landedHarderOrFar)
    }

    private func hasSitting(within hours: Int, of now: Moment, where isSought: (Sitting) -> Bool) -> Bool {
        var (isFound, seen) = (false, 0)
        // NB: what was brought in stands in no order of time, so an old sitting is no end of it.
        newestSittings { sitting in
            seen += 1
            if now.hours(since: sitting.last.moment) < hours, isSought(sitting) { isFound = true }
            return !isFound && seen < 200
        }
        return isFound
    }
}

extension Sitting {
    fileprivate var landedHarderOrFar: Bool { wasFar || practices.contains(where: \.countsAsHarder) }
}

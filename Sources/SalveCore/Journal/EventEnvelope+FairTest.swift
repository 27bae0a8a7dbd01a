extension EventEnvelope {
    /// A fair test, or a try of one, as stored.
    public struct Fair: Codable, Hashable, Sendable {
        /// The practice that was named first.
        public var a: String?
        /// The practice that was named second.
        public var b: String?
        /// How many sittings the test has.
        public var count: Int?
        /// What its picks follow from.
        public var seed: Int?
        /// Where it stands.
        public var state: String?
        /// True once its result was looked at.
        public var read: Bool?
        /// The place of a try, from 0.
        public var slot: Int?
        /// What chance picked for it.
        public var drawn: String?
        /// What was begun in it.
        public var done: String?
        /// The sitting in which that was.
        public var sitting: EntryID?
        /// The rating before, 0 to 10.
        public var before: Int?
        /// The rating after, 0 to 10.
        public var after: Int?
        /// True once nothing more is asked about it.
        public var over: Bool?

        /// Nothing told.
        public init() {}
    }
}

extension EventEnvelope.Body {
    init(_ test: FairTest) {
        self.init()
        thing = test.thing
        var fair = EventEnvelope.Fair()
        fair.a = test.a.name
        fair.b = test.b.name
        fair.count = test.count
        fair.seed = test.seed
        fair.state = test.state.rawValue
        fair.read = test.isRead ? true : nil
        self.fair = fair
    }

    init(_ one: FairTry) {
        self.init()
        thing = one.thing
        of = one.test
        var fair = EventEnvelope.Fair()
        fair.slot = one.slot
        fair.drawn = one.drawn.rawValue
        fair.done = one.done?.rawValue
        fair.sitting = one.sitting
        fair.before = one.before
        fair.after = one.after
        fair.over = one.isOver ? true : nil
        self.fair = fair
    }

    /// The test; nil when a value in it is not known to this Salve.
    var fairTest: FairTest? {
        guard let thing, let fair, let a = fair.a, let b = fair.b, let count = fair.count, let seed = fair.seed,
            let state = fair.state.flatMap(FairTest.State.init(rawValue:)),
            var test = FairTest(thing: thing, a: Practice.ID(a), b: Practice.ID(b), count: count, seed: seed)
        else { return nil }
        test.state = state
        test.isRead = fair.read ?? false
        return test
    }

    /// The try; nil when a value in it is not known to this Salve.
    var fairTry: FairTry? {
        guard let thing, let of, let fair, let slot = fair.slot, (0..<(FairTest.counts.last ?? 0)).contains(slot),
            let drawn = fair.drawn.flatMap(FairTest.Side.init(rawValue:)), let before = fair.before,
            (0...10).contains(before), fair.after.map((0...10).contains) ?? true
        else { return nil }
        var one = FairTry(thing: thing, test: of, slot: slot, drawn: drawn, before: before)
        if let name = fair.done {
            guard let done = FairTest.Side(rawValue: name) else { return nil }
            one.done = done
        }
        one.sitting = fair.sitting
        one.after = fair.after
        one.isOver = fair.over ?? false
        return one
    }
}

public import SalveContent
public import SalveCore

/// A fair test as a page or a terminal shows it.
public struct FairTestView: Sendable {
    /// The test, with when it was begun.
    public let current: Timeline.Current<FairTest>
    /// Its tries, in the order their picks were shown, each with when its sitting began, or else was last changed.
    public let tries: [Timeline.Current<FairTry>]
    /// What the practice that was named first is called.
    public let a: String
    /// What the practice that was named second is called.
    public let b: String
    /// The try that still waits: to be begun, or for its rating after; nil when none does.
    public let waiting: FairTry?
    /// How often the first landed harder, or far away, within the test, and the second.
    public let harder: (a: Int, b: Int)

    /// The test.
    public var test: FairTest { current.value }
    /// How many of its sittings were begun.
    public var begun: Int { tries.count { $0.value.isUsed } }
    /// True once nothing more is added to it: all sittings are there, it was stopped, or its result was looked at.
    public var isOver: Bool { test.isRead || test.state == .stopped || (begun >= test.count && waiting == nil) }
    /// What came out of it; nil before it is over.
    public var reading: FairReading? { isOver ? FairReading(tries.map(\.value), of: test) : nil }

    /// True when the last sitting that was begun landed harder, or far away.
    public let lastLandedHarder: Bool

    /// What the practice of a side is called.
    public func title(_ side: FairTest.Side) -> String { side == .a ? a : b }
}

/// Why chance does not pick now.
public enum FairHold: Hashable, Sendable {
    /// There is no rating before: without one it could not count, and it ranks as 7 (R13).
    case notRated
    /// Night.
    case night
    /// The last one was only a short while ago.
    case tooSoon
    /// Something landed harder or far away within a day, here or anywhere else.
    case afterHarder
    /// A rule leaves it to the person (R20), or holds one of the two back.
    case byRule
}

/// What "Begin the next one" leads to.
public enum FairNext: Sendable, Equatable {
    /// Chance picked; the try says what.
    case picked(EntryID)
    /// Not now: whatever is done then is no part of the test.
    case freely(FairHold)
}

/// Which practices can be compared, and tests as they stand.
extension Companion {
    /// Practices that could be compared: those that would be offered in a calm moment by day, by their titles.
    ///
    /// What asks about another, and what is an intention for a whole day, is not among them.
    public func fairChoices() -> [PracticeText] {
        var calm = circumstances(for: nil)
        calm.isNight = false
        calm.hasTriedSeveral = false
        let session = Self.session(rated: 2, in: calm)
        return shelf().filter { text in
            text.later == nil && !text.practice.asksAboutAnother && session.hold(on: text.practice, in: calm) == nil
        }.sorted { Self.folded($0.title) < Self.folded($1.title) }
    }

    /// What was practised before, at any door.
    public func triedPractices() -> Set<Practice.ID> { Set(tries().compactMap(\.practice)) }

    /// Fair tests, the newest first.
    public func fairTests() -> [FairTestView] { timeline.fairTests.reversed().map { view($0) } }

    /// One fair test.
    public func fairTest(_ thing: EntryID) throws(CompanionError) -> FairTestView {
        guard let test = timeline.fairTest(thing) else { throw .notFound }
        return view(test)
    }

    /// The try that a sitting belongs to, while it waits for its rating after; nil for none.
    public func fairTryWaiting(in sitting: EntryID) -> FairTry? {
        guard let one = timeline.fairTry(in: sitting).map({ known($0.value) }), waits(one) else { return nil }
        return one
    }

    /// One try, and the test it belongs to.
    public func fairTry(_ thing: EntryID) throws(CompanionError) -> (one: FairTry, test: FairTestView) {
        guard let one = timeline.fairTry(thing)?.value else { throw .notFound }
        return (known(one), try fairTest(one.test))
    }

    /// Why chance would not pick now, whatever the rating; nil when it might.
    public func fairHold(_ thing: EntryID) throws(CompanionError) -> FairHold? {
        try hold(of: fairTest(thing), before: 0)
    }

    // MARK: - Parts

    private func view(_ current: Timeline.Current<FairTest>) -> FairTestView {
        let test = current.value
        let tries = timeline.fairTries(of: test.thing).map {
            // NB: a try changes when it is rated or closed, maybe days later; its sitting stays where it was.
            let at = $0.value.sitting.flatMap { timeline.sitting($0)?.began } ?? $0.at
            return Timeline.Current(value: known($0.value), entry: $0.entry, at: at)
        }
        let library = practices()
        func title(_ id: Practice.ID) -> String { library.practice(id)?.title ?? content().name(of: id) }
        let isOver = test.isRead || test.state == .stopped
        return FairTestView(
            current: current,
            tries: tries,
            a: title(test.a),
            b: title(test.b),
            waiting: isOver ? nil : tries.last { waits($0.value) }?.value,
            harder: (landedHarder(.a, tries, test), landedHarder(.b, tries, test)),
            lastLandedHarder: tries.last { $0.value.isUsed }.map { landedHarder($0.value, test) } ?? false
        )
    }

    /// A try with the number after that was given in its sitting already, so that it is not asked for twice.
    private func known(_ one: FairTry) -> FairTry {
        guard !one.isOver, let done = one.done, let sitting = one.sitting.flatMap({ timeline.sitting($0) }),
            let test = timeline.fairTest(one.test)?.value,
            let after = sitting.practices.last(where: { $0.practice == test.practice(done) })?.after
        else { return one }
        var rated = one
        rated.after = after
        rated.isOver = true
        return rated
    }

    /// True while something is still asked about a try: whether to begin it, or how it is after.
    func waits(_ one: FairTry) -> Bool {
        if one.isOver { return false }
        let last = one.sitting.flatMap { timeline.sitting($0)?.last } ?? timeline.fairTry(one.thing)?.at
        guard let last else { return false }
        return surroundings.now().moment.minutes(since: last.moment) < FairTest.hoursToRate * 60
    }

    private func landedHarder(_ side: FairTest.Side, _ tries: [Timeline.Current<FairTry>], _ test: FairTest) -> Int {
        tries.map(\.value).count { $0.done == side && landedHarder($0, test) }
    }

    private func landedHarder(_ one: FairTry, _ test: FairTest) -> Bool {
        guard let done = one.done, let sitting = one.sitting.flatMap({ timeline.sitting($0) }) else { return false }
        return sitting.practices.contains {
            $0.practice == test.practice(done) && ($0.countsAsHarder || $0.landing == .far)
        }
    }

    /// A sitting at no door in particular with this rating, as the rules would see it begin.
    private static func session(rated rating: Int, in now: Circumstances) -> PracticeSession {
        var session = PracticeSession()
        // A start at a door with a rating of the scale is never refused.
        _ = try? session.apply(.start(.other, distress: rating), in: now)
        return session
    }

    /// Whether chance may pick: only where R20 allows it, and where both would be offered.
    func hold(of view: FairTestView, before: Int?) -> FairHold? {
        guard let before else { return .notRated }
        let moment = surroundings.now().moment
        let now = circumstances(for: nil)
        if now.isNight { return .night }
        // Gentler than the rules, which rest only what turns inward: a pick by chance waits a day.
        if timeline.landedHarderLately(at: moment) { return .afterHarder }
        // NB: a try without a sitting took nothing up; the next may follow it at once.
        let begun = view.tries.last { $0.value.isUsed }
        if let last = begun?.at, moment.minutes(since: last.moment) < FairTest.hoursBetween * 60 { return .tooSoon }
        let session = Self.session(rated: before, in: now)
        guard session.mayUseChance(in: now), !now.hasTriedSeveral, !timeline.showsQuietLine(at: moment) else {
            return .byRule
        }
        for side in FairTest.Side.allCases {
            guard let practice = now.practice(view.test.practice(side)), session.hold(on: practice, in: now) == nil
            else { return .byRule }
        }
        return nil
    }
}

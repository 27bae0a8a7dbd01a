public import SalveContent
public import SalveCore

/// What may stand below a check-in once it is kept: only what the one machine offers now (R19).
public struct AfterCheckIn: Sendable {
    /// True within two minutes of being written down.
    public let isFresh: Bool
    /// True in the person's night hours: then nothing more is asked.
    public let isNight: Bool
    /// True when one of its words is flagged far: outward only, by the person's press (R16).
    public let isFar: Bool
    /// True when one of its words is heavy: one quiet line to Help now; it sets nothing and blocks nothing (R1).
    public let isHeavy: Bool
    /// One small outer thing from the offers.
    public let small: Shown?
    /// The person's own feeling words.
    public let ownWords: [OwnWord]
    /// Plain or warm.
    public let wording: Wording

    /// The practice of staying with a feeling: shown where a sitting with a rating offers it, and never from words or
    /// strength alone (R13, R19).
    public static let staying = Practice.ID("stay-with-it")

    /// What may stand below this check-in.
    public init(_ dated: Timeline.DatedCheckIn, _ companion: Companion) async {
        self = await companion.after(dated)
    }

    fileprivate init(
        isFresh: Bool,
        isNight: Bool,
        flags: Set<FeelingWord.Flag>,
        offered: [Shown],
        ownWords: [OwnWord],
        wording: Wording
    ) {
        self.isFresh = isFresh
        self.isNight = isNight
        isFar = flags.contains(.far)
        isHeavy = flags.contains(.heavy)
        small = isFar ? nil : offered.first { $0.text.practice.depth == .outer }
        self.ownWords = ownWords
        self.wording = wording
    }
}

extension Companion {
    /// True in the person's night hours.
    public func isNight() -> Bool { timeline.isNight(surroundings.now()) }

    fileprivate func after(_ dated: Timeline.DatedCheckIn) -> AfterCheckIn {
        let ids = dated.checkIn.answers.words + dated.laterNames.flatMap(\.value.words)
        return AfterCheckIn(
            isFresh: surroundings.now().moment.minutes(since: dated.checkIn.written) < 2,
            isNight: isNight(),
            flags: Set(ids.compactMap { catalogue.words[$0]?.flag }),
            offered: library().offered,
            ownWords: ownWords(),
            wording: settings().wording
        )
    }
}

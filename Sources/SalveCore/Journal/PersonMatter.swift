/// What a page, a form or a command does with a person of one's own in it (R17).
///
/// Whether it is open is said in one place: `Person.opens`, which `Timeline.opens` asks.
public enum PersonMatter: String, CaseIterable, Hashable, Sendable {
    // About oneself: open, whoever it is about.

    /// How I am, in my own words and with dates.
    case howIAm = "how-i-am"
    /// What happened, what it did to me, what I tend to do: my side of it alone.
    case mySide = "my-side"
    /// A letter that is never sent.
    case unsentLetter = "unsent-letter"

    // Towards them, or about what goes on in them: for people one is safe with.

    /// Reasons that they may have.
    case reasons
    /// How they may see it, or what it was like for them.
    case theirView = "their-view"
    /// Their half of a loop, as a guess.
    case theirLoop = "their-loop"
    /// Swings between distance and longing.
    case cycleMap = "cycle-map"
    /// Holding back what is about to be sent to them, or done.
    case pause
    /// Something vulnerable, to be told to them.
    case disclosure
    /// Patience with them.
    case patience
    /// Forgiving them.
    case forgiveness
    /// Gratitude towards them.
    case gratitude
    /// Mending something with them.
    case repair
    /// Looking at what one likes about them.
    case comparing
    /// Showing them something.
    case sharing
    /// Asking them for something.
    case asking
    /// Being encouraged by them.
    case encouraging
    /// Being offered to call or text them.
    case calling
    /// Being asked, when time has passed, how it is after being with them.
    case askedLater = "asked-later"

    /// True for what needs safety with the person.
    public var needsSafety: Bool {
        switch self {
        case .howIAm, .mySide, .unsentLetter: false
        case .reasons, .theirView, .theirLoop, .cycleMap, .pause, .disclosure, .patience, .forgiveness, .gratitude,
            .repair, .comparing, .sharing, .asking, .encouraging, .calling,
            .askedLater:
            true
        }
    }
}

extension Person {
    /// Whether this is open about them: what needs safety is not, for someone kept simple (R17).
    public func opens(_ matter: PersonMatter) -> Bool { !(isSimple && matter.needsSafety) }
}

extension Timeline {
    /// Whether this is open about one of one's own people; nil is about nobody named, and open.
    ///
    /// Somebody who is not here any more can not be known to be safe: only what is about oneself is open then. One
    /// that is deleted and can still be brought back stays as they were kept.
    public func opens(_ matter: PersonMatter, about thing: EntryID?) -> Bool {
        guard let thing else { return true }
        guard let person = person(thing)?.value else { return !matter.needsSafety }
        return person.opens(matter)
    }

    /// Those of one's own people about whom this is open.
    public func people(for matter: PersonMatter) -> [Person] { people.map(\.value).filter { $0.opens(matter) } }
}

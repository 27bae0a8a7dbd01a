public import SalveCore

/// A practice with its words: what the rules know of it, and everything a person reads.
public struct PracticeText: Equatable, Sendable {
    /// The practice as the rules see it.
    public internal(set) var practice: Practice
    /// Its name: of doing, not of theory.
    public internal(set) var title: String
    /// Counts up when its meaning changes; stored with each sitting.
    public let revision: Int
    /// Its number in the list of practices the design speaks of, such as `03`; nil when it has none.
    public let catalogueNumber: String?
    /// Which parts of self-compassion it carries.
    public let components: [Component]
    /// Which attitudes it carries.
    public let attitudes: [Attitude]
    /// Whom its attitudes may be turned to; empty where it does not say.
    public let aims: [Aim]
    /// Which sides of life it works on.
    public let domains: [Domain]
    /// Which needs it may meet.
    public let needs: [Need]
    /// The shortest and the longest it takes.
    public let minutes: ClosedRange<Int>
    /// Lengths in minutes to choose from, shortest first; empty when it has one length only.
    public let lengths: [Int]
    /// How the body can be; empty when any way will do.
    public let postures: [Posture]
    /// Whether the eyes stay open.
    public internal(set) var eyes: Eyes
    /// One line for the library.
    public internal(set) var summary: String
    /// One line: when to leave it.
    public internal(set) var stopIf: String
    /// Said after "Harder" in this practice.
    public internal(set) var harderLine: String
    /// Who better skips it, or how else; nil when there is nothing to say.
    public internal(set) var needsNote: String?
    /// What is asked once, later, of an intention for a day (B17); nil where nothing is.
    public let later: String?
    /// Where it comes from.
    public let tradition: String
    /// How well it is studied, modestly.
    public let evidence: String
    /// Who has read it, apart from its writer.
    public let review: Review
    /// The step that serves as the short form, as an index into `steps`.
    public internal(set) var shortStep: Int
    /// What will be asked, and that any part can be left.
    public internal(set) var intro: Worded<Prose>
    /// Its steps in order, as many as `practice.steps`.
    public internal(set) var steps: [StepText]
    /// How it goes without some of its ingredients; nil when it has one way only.
    public let variant: PracticeVariant?

    /// The stable name.
    public var id: Practice.ID { practice.id }

    /// The same practice, by another name or in other words.
    func changed(
        practice: Practice? = nil,
        title: String? = nil,
        eyes: Eyes? = nil,
        steps: [StepText]? = nil
    ) -> PracticeText {
        var text = self
        if let practice { text.practice = practice }
        if let title { text.title = title }
        if let eyes { text.eyes = eyes }
        if let steps { text.steps = steps }
        return text
    }
}

/// A step with its words.
public struct StepText: Equatable, Sendable {
    /// What a person does, in one sentence of at most 14 words.
    public internal(set) var heading: Worded<String>
    /// Another way to do it.
    public internal(set) var option: Worded<String>
    /// A soft length for being led; nil when it has none.
    public internal(set) var seconds: Int?
    /// The breath it follows; nil when it does not breathe.
    public internal(set) var breath: BreathPattern?
    /// The picture beside it; nil for none.
    public let picture: Picture?
    /// True when it asks about the inner world of another person (rule R17).
    public internal(set) var asksAboutAnother: Bool
    /// What stands in its place where the practice goes without something; nil when nothing has to.
    public internal(set) var without: StepWords?
}

/// A breath in counts of about a second, without any hold.
public struct BreathPattern: Hashable, Sendable {
    /// Counts in, 2 to 8.
    public let countsIn: Int
    /// Counts out, 2 to 10.
    public let countsOut: Int

    /// A pattern written as `4-6`; nil when it is not one, or is out of range.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let first = parts[0], let second = parts[1] else { return nil }
        guard (2...8).contains(first), (2...10).contains(second) else { return nil }
        countsIn = first
        countsOut = second
    }

    /// The pattern as files and settings write it, such as `4-6`.
    public var text: String { "\(countsIn)-\(countsOut)" }
}

/// Who has read a practice, apart from its writer.
public struct Review: Equatable, Sendable {
    /// A second reader, with the checklist; nil means not yet.
    public let secondReader: String?
    /// A clinician; nil means not yet.
    public let clinician: String?
}

/// The parts of self-compassion.
public enum Component: String, CaseIterable, Hashable, Sendable {
    /// Seeing what is there.
    case awareness
    /// Seeing that it is human.
    case normalising
    /// Meeting it kindly.
    case kindness
    /// Doing something about it.
    case alleviation
}

/// The attitudes that go with them.
public enum Attitude: String, CaseIterable, Hashable, Sendable {
    /// Noticing what is good.
    case gratitude
    /// Giving it time.
    case patience
    /// Wanting to know.
    case curiosity
    /// Leaving the verdict out.
    case nonJudgement = "non-judgement"
}

/// Whom an attitude is turned to.
public enum Aim: String, CaseIterable, Hashable, Sendable {
    /// Oneself.
    case oneself = "self"
    /// A partner, or someone as close.
    case partner
    /// Anyone else, and the living world.
    case other
}

/// Whether a practice keeps the eyes open.
public enum Eyes: String, CaseIterable, Hashable, Sendable {
    /// Open throughout.
    case open
    /// Open or closed, as the person likes.
    case either
}

/// How the body can be in a practice.
public enum Posture: String, CaseIterable, Hashable, Sendable {
    /// Lying down.
    case lying
    /// Sitting.
    case sitting
    /// On one's feet, or on wheels.
    case moving
}

/// The pictures a step may have beside it.
public enum Picture: String, CaseIterable, Hashable, Sendable {
    /// A window.
    case window
    /// The pool, which also breathes.
    case pool
    /// Hills.
    case hills
    /// Hands.
    case hands
    /// A door.
    case door
    /// A cup.
    case cup
}

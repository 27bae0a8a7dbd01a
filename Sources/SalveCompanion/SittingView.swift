public import SalveContent
public import SalveCore

/// One practice that is offered or found, with its words and what the rules say of it now.
public struct Shown: Sendable {
    /// The practice with its words.
    public let text: PracticeText
    /// Why it is offered; nil when it is only found.
    public let why: Why?
    /// The rule that keeps it out of the offers; nil when it is offered.
    public let hold: Hold?
    /// Whether it opens when chosen.
    public let opening: Opening
    /// True when the person marked it.
    public let isMarked: Bool
    /// How often it was begun and landed easier, and when it last was.
    public let counts: PlainCounts
}

/// One sitting as a page or a terminal shows it.
public struct SittingView: Sendable {
    /// The sitting's id, the only thing of it that stands in an address.
    public let id: EntryID
    /// Where it stands.
    public let session: PracticeSession
    /// The practice whose step is shown, or the one just left; nil while choosing.
    public let practice: PracticeText?
    /// The words of the step shown; nil outside of practising.
    public let step: StepText?
    /// The worksheet that was last open in it; nil when none was.
    public let worksheet: EntryID?
    /// The name by which the rules know that worksheet; nil when none was open.
    public let worksheetScreen: Practice.ID?
    /// The inner practice that was left in its middle some while ago, and is not gone on with; nil for none.
    public let left: PracticeText?
    /// True when a number was given before the practice just left, and none after it yet.
    public let isHalfRated: Bool
    /// The moment of noticing that is asked for now; nil when none is.
    public let noticing: NoticingAsk?
    /// The practice that was chosen before a minute of noticing, to go on to; nil for none.
    public let goesOn: Shown?
    /// Everything that is offered now, best first.
    public let offers: [Shown]
    /// True when the line of R10 is to be shown: until something is begun.
    public let tellsSeveralTries: Bool
    /// True while "Warm up slowly" stands in the list (R15).
    public let showsWayBack: Bool
    /// True in the person's night hours.
    public let isNight: Bool
    /// What was last taken from one's own list in this sitting; nil when nothing was, or it is gone.
    public let taken: CareItem?
}

extension PracticeText {
    /// The words of a step: in the short form the one that the file gives for it.
    func step(_ index: Int, isShort: Bool) -> StepText? {
        let place = isShort ? shortStep : index
        return steps.indices.contains(place) ? steps[place] : steps.first
    }
}

import SalveCompanion
import SalveContent
import SalveCore

/// One step, with everything around it in reach.
struct SittingStep: Sendable {
    let at: SittingLinks
    /// The practice's name.
    let title: String
    let heading: String
    let option: String
    /// "Step 2 of 4".
    let count: String
    /// One bead a step.
    let beads: [Bead]
    /// Why it was offered; nil past the first step.
    let why: String?
    /// The one line that comes with an outer step before an inner one; nil otherwise.
    let lead: String?
    /// True for the step near the middle, after which, or beside which, it is asked how it is.
    let isMiddle: Bool
    /// True while far away: finding the room leads, and a person is beside it.
    let isFar: Bool
    /// True where a voice may read aloud (R16 forbids it for the sitting).
    let hasVoice: Bool
    /// The breath that the pool follows; nil where it does not breathe.
    let breath: BreathGuide?
    /// True where the pool breathes.
    let isBreathing: Bool
    /// What a voice may say here, one sentence each; none where none may read (R16).
    let spoken: [String]
    /// After how many seconds it goes on by itself for whoever asks to be led; nil where nothing leads.
    let leads: Int?
    /// True for the last step.
    let isLast: Bool
    /// How the voice and the bell are to be.
    let tools: PlayerTools
    /// The name of the picture, such as `window`, as a flag; nil for none.
    let picture: [String: Bool]?
    /// True when the scene shows a tree beside the house: three things in the dark.
    let hasTree: Bool

    /// Where a step stands among the others, as a style's name.
    struct Bead: Sendable {
        let state: String
    }

    /// The step of a sitting that is practising; nil for any other.
    init?(_ view: SittingView, _ at: SittingLinks, _ strings: Strings, _ settings: Settings) {
        let wording = settings.wording
        let session = view.session
        guard let place = session.step, let step = view.step, let run = session.run else { return nil }
        self.at = at
        title = view.practice?.title ?? ""
        heading = step.heading[wording]
        option = step.option[wording]
        count = strings.text(
            "player.count",
            ["index": String(place.index + 1), "count": String(place.count)],
            wording: wording
        )
        beads = (0..<place.count).map { Bead(state: $0 < place.index ? "done" : $0 == place.index ? "now" : "") }
        lead = run.lead == nil ? nil : strings["hold.veryHard", wording]
        let isFirst = place.index == 0 && run.lead == nil
        why = isFirst ? view.why.map { strings["why.\($0.rawValue)", wording] } : nil
        isMiddle = place.count >= 3 && place.index == (place.count - 1) / 2 && !session.isFarAway
        isFar = session.isFarAway
        hasVoice = session.allowsVoice
        isBreathing = step.breath != nil
        breath = step.breath.map { BreathGuide($0, settings.player, strings, wording) }
        let spokenLead = lead.map(Strings.utterances) ?? []
        spoken = session.allowsVoice ? spokenLead + step.utterances(wording) : []
        // A short form is a minute at most, whatever the step has in the whole practice.
        let seconds = session.run?.isShort == true ? step.seconds.map { min($0, 60) } : step.seconds
        leads = session.allowsLeading ? seconds : nil
        isLast = place.index + 1 == place.count
        tools = PlayerTools(settings.player)
        hasTree = step.picture == .window && place.index == 0
        let drawn = step.breath == nil ? step.picture : nil
        picture = drawn.map { [$0.rawValue: true] }
    }
}

extension SittingView {
    /// Why what is in hand is offered, read from the offers as they stand; nil when it is not among them.
    fileprivate var why: Why? { offers.first { $0.text.id == practice?.id }?.why }
}

/// A step in the hard moment: words in the sky, everything to press on the ground.
struct SittingStepPage: Page {
    static let template = "sitting/step"

    let step: SittingStep
}

/// A step in the player: one picture, and every way out.
struct SittingPlayerPage: Page {
    static let template = "sitting/player"

    let step: SittingStep
}

/// How it is now; may be left out.
struct SittingHowPage: Page {
    static let template = "sitting/how"

    let at: SittingLinks
    /// True where a number may be given: from the library, by day, at the end.
    let asksNumber: Bool
    /// True where a number was given before: then the numbers stand open, and can still be left.
    let opensNumber: Bool
    /// The numbers that may be pressed.
    let numbers = Array(0...10)
    /// The number given in this sitting; nil for none.
    let number: String?

    init(at: SittingLinks, asksNumber: Bool, opensNumber: Bool, number: Int?) {
        self.opensNumber = opensNumber
        self.at = at
        self.asksNumber = asksNumber
        self.number = asksNumber ? number.map(String.init) : nil
    }
}

/// Far away: first, whether there is danger in the room.
struct SittingDangerPage: Page {
    static let template = "sitting/danger"

    let at: SittingLinks
}

/// Far away: the day, the time, the room.
struct SittingFarPage: Page {
    static let template = "sitting/far"

    let at: SittingLinks
    let now: String
}

/// Far away: more here, the same, or further off.
struct SittingHerePage: Page {
    static let template = "sitting/presence"

    let at: SittingLinks
}

/// The number went up: what it was about, asked once (R5).
struct SittingCausePage: Page {
    static let template = "sitting/cause"

    let at: SittingLinks
}

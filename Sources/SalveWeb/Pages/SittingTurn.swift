import SalveCompanion
import SalveContent
import SalveCore

/// What follows an answer; one of the flags is true.
struct SittingTurnPage: Page {
    static let template = "sitting/turn"

    /// The answer that it follows.
    enum Kind: Sendable { case easier, same, harder }

    let at: SittingLinks
    let isEasier: Bool
    let isSame: Bool
    let isHarder: Bool
    let sameHeading: String
    /// What is said of the practice that was left; nil in the hard moment, whose words are enough.
    let about: String?
    let hasList: Bool
    let hasWords: Bool
    let canStay: Bool
    /// Something different, as the main action after "Harder".
    private(set) var different: Offered?
    private(set) var hands: Offered?
    private(set) var sound: Offered?
    private(set) var rest: Offered?
    /// Where the number after is asked for, in a sitting of a fair test; nil for none, and after harder (R4).
    private(set) var fair: String?
    private let strings: Strings
    private let wording: Wording

    /// A practice to press.
    struct Offered: Sendable {
        let id: String
        let title: String
        let why: String?
    }

    init(
        _ kind: Kind,
        _ view: SittingView,
        _ at: SittingLinks,
        hasList: Bool,
        _ strings: Strings,
        _ settings: Settings
    ) {
        let session = view.session
        self.at = at
        isEasier = kind == .easier
        isSame = kind == .same
        isHarder = kind == .harder
        sameHeading = strings[view.isNight ? "hard.same.heading" : "hard.same.day", settings.wording]
        let left = view.practice?.harderLine ?? view.worksheet.map { _ in strings["sheets.harder", settings.wording] }
        about = kind == .harder && session.door == .other ? left : nil
        self.hasList = hasList
        hasWords = session.presence == .usual && session.danger == .none && session.harderCount == 0
        canStay = session.canStay
        self.strings = strings
        wording = settings.wording
    }

    /// Reads from the companion what of all this may be offered in this sitting.
    mutating func fill(from companion: Companion, _ view: SittingView) async throws {
        if !isHarder, let one = await companion.fairTryWaiting(in: view.id) {
            fair = Route.fair(.attempt(one.thing.text)).path
        }
        if isSame {
            hands = try await offered(.solid, companion, view)
            sound = try await offered(.oneSound, companion, view)
            rest = try await offered(.lyingAwake, companion, view)
        } else if isHarder {
            different = Self.different(in: view).map { shown in
                Offered(
                    id: shown.text.id.name,
                    title: shown.text.id == .lightOn ? strings["hard.harder.differenthint", wording] : shown.text.title,
                    why: strings.reason(shown, wording)
                )
            }
        }
    }

    private func offered(
        _ id: Practice.ID,
        _ companion: Companion,
        _ view: SittingView
    ) async throws -> Offered? {
        guard let shown = try await companion.shown(id, in: view.id), shown.opening == .open else { return nil }
        return Offered(id: id.name, title: shown.text.title, why: nil)
    }

    /// Light on and standing up, or where that was what landed harder or is not offered, the first that is.
    private static func different(in view: SittingView) -> Shown? {
        let last = view.session.lastHarder
        let others = view.offers.filter { $0.text.id != last }
        return others.first { $0.text.id == .lightOn && $0.why != .severalTries } ?? others.first
    }
}

/// What may be chosen next, or the line of R10.
struct SittingChoosePage: Page {
    static let template = "sitting/choose"

    let at: SittingLinks
    /// The line of R10, when it is to be said.
    let tries: String?
    let rest: String?
    let offers: [SittingTurnPage.Offered]
    /// What was chosen before a minute of noticing; nil when nothing was.
    let goesOn: SittingTurnPage.Offered?
    let hasList: Bool

    init(_ view: SittingView, _ at: SittingLinks, hasList: Bool, _ strings: Strings, _ wording: Wording) {
        self.at = at
        self.hasList = hasList
        let night = view.isNight ? "hard.tries.text" : "hard.tries.day"
        tries = view.tellsSeveralTries ? strings[night, wording] : nil
        let resting = view.offers.first { $0.text.id == .lyingAwake } ?? view.offers.first { $0.why == .severalTries }
        rest = resting?.text.id.name
        goesOn = view.goesOn.map { shown in
            SittingTurnPage.Offered(id: shown.text.id.name, title: shown.text.title, why: nil)
        }
        let current = view.goesOn?.text.id ?? view.session.run?.practice
        offers = view.offers.filter { $0.text.id != current }.prefix(4).map { shown in
            SittingTurnPage.Offered(
                id: shown.text.id.name,
                title: shown.text.title,
                why: strings.reason(shown, wording)
            )
        }
    }
}

/// Everything that can be opened in this sitting; what is not offered opens after its one line.
struct SittingOthersPage: Page {
    static let template = "sitting/others"

    let at: SittingLinks
    let offers: [One]
    let others: [One]
    let hasOthers: Bool

    /// One practice.
    struct One: Sendable {
        let id: String
        let title: String
        let summary: String
    }

    init(at: SittingLinks, offers: [Shown], others: [Shown]) {
        self.at = at
        self.offers = offers.map(Self.one)
        self.others = others.map(Self.one)
        hasOthers = !others.isEmpty
    }

    private static func one(_ shown: Shown) -> One {
        One(id: shown.text.id.name, title: shown.text.title, summary: shown.text.summary)
    }
}

/// The one line before something opens that is not offered now.
struct SittingLinePage: Page {
    static let template = "sitting/line"

    let at: SittingLinks
    let id: String
    let title: String
    let line: String
    let stopIf: String
    /// What it will ask, and that kindness can sting: read before anything inner opens (C15).
    let intro: [String]
    /// True when it opens after this line.
    let opens: Bool
    /// True when opening it asks for what is not offered.
    let asks: Bool

    init(_ shown: Shown, at: SittingLinks, _ strings: Strings, _ wording: Wording) {
        self.at = at
        id = shown.text.id.name
        title = shown.text.title
        stopIf = shown.text.stopIf
        let isInner = shown.text.practice.depth.isInner
        intro = isInner ? shown.text.intro[wording].plainText.split(separator: "\n").map(String.init) : []
        switch shown.opening {
        case .open:
            line = shown.text.summary
            (opens, asks) = (true, false)
        case .afterAsking(let hold):
            line = strings["hold.\(hold.rawValue)"]
            (opens, asks) = (true, true)
        case .withheld(let hold):
            line = strings["hold.\(hold.rawValue)"]
            (opens, asks) = (false, false)
        }
    }
}

/// A few words for this, by choice only.
struct SittingWordsPage: Page {
    static let template = "sitting/words"

    let at: SittingLinks
    let words: String
    /// Kind lines of one's own, folded: they open by choice.
    let own: [String]
    let hasOwn: Bool

    init(at: SittingLinks, isNight: Bool, own: [String], _ strings: Strings, _ settings: Settings) {
        self.at = at
        self.own = own
        hasOwn = !own.isEmpty
        words = strings[isNight ? "hard.words.lead" : "hard.words.day", settings.wording]
    }
}

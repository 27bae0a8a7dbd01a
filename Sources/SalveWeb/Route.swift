import SalveCompanion

/// Every path of the web part, spelled once.
///
/// A feeling, an answer or a search never stands in a path: ids are opaque, and everything felt is posted.
enum Route: Hashable, Sendable {
    /// Today, the private front page.
    case today
    /// The hard moment: its first screen, and what it reaches before anything was chosen.
    case hard(HardPart)
    /// A sitting, which goes by an opaque id, or one of its views.
    case sitting(id: String, SittingPart)
    /// The one line before a practice opens in a sitting.
    case sittingPractice(id: String, name: String)
    /// What a practice will ask, before it begins.
    case practice(name: String)
    /// What its intention shifted, noted later.
    case later(name: String)
    /// A text that is kept instead of sent.
    case send
    /// One of the kept texts.
    case kept(id: String)
    /// The library of practices.
    case practise
    /// Brings a practice back from "Not now".
    case bringBack
    /// The person's own list.
    case list
    /// One thing of it.
    case thing(String)
    /// Whether a thing is also for when it's bad.
    case bad
    /// One's own people.
    case people
    /// One of them.
    case person(String)
    /// How it is with one of them over time, and what opens with them.
    case bonds(Bonds)
    /// Swings between distance and longing, about one of one's own people.
    case cycles(Cycles)
    /// The safety steps.
    case steps
    /// One line of them.
    case step(String)
    /// Loops.
    case loops(Loops)
    /// Fair tests.
    case fair(Fair)
    /// Care: the menu, supporters, and plans as a whole.
    case care(CareRoute)
    /// One small next thing.
    case next
    /// What came of one.
    case nextAnswer
    /// The card: a page to print, or a file for any phone.
    case card
    /// Takes something away, for good after a minute.
    case delete
    /// Takes that back.
    case undo
    /// What was kept, by day.
    case timeline
    /// The part of it before a line.
    case older(String)
    /// One line of it, whole.
    case entry(String)
    /// How it is now.
    case checkIn
    /// A shape was picked on Today.
    case checkInStart
    /// The feeling words, and one's own.
    case words
    /// One check-in.
    case oneCheckIn(String)
    /// The same, to be changed.
    case changeCheckIn(String)
    /// One small kindness.
    case kindness
    /// One of those kept, to be changed.
    case oneKindness(String)
    /// Letters, and lines from a steady day.
    case letters(LettersPart)
    /// What is typed, kept as one goes, by the name of its place.
    case draft(String)
    /// The lines of one day, by its date.
    case day(String)
    /// A year of check-ins; nil for this one.
    case year(String?)
    /// Check-ins over time.
    case mood(MoodSpan)
    /// What seems to help.
    case helps(Helps)
    /// This day in earlier years.
    case onThisDay
    /// Texts that explain, what stands in the way, and sheets to print.
    case learn(Learn)
    /// Made-up stories.
    case stories(Stories)
    /// The words of a published scale.
    case wordings(Wordings)
    /// Settings.
    case settings
    /// One page of the settings.
    case setting(Setting)
    /// What a long work found, for as long as it is remembered.
    case found(Finding, id: String)
    /// What is one's own among practices, and packs.
    case mine(MinePart)
    /// Worksheets.
    case sheet(Sheet)
    /// Reflections: one begun, and those there are.
    case reflect
    /// The first questions.
    case welcome(WelcomePart)
    /// How far a long work is.
    case working(id: String)
    /// The locked door, and what belongs to it.
    case unlock(UnlockPart)
    /// Locks now.
    case lock
    /// Locks, and leads to an empty page.
    case hide
    /// An empty page.
    case blank
    /// Help now; needs no key.
    case helpNow
    /// Help now with the lines of one country; needs no key.
    case helpIn(country: String)
    /// One steadying practice that keeps nothing; needs no key.
    case steady(SteadyStep)
    /// What still works without a connection; needs no key.
    case offline
    /// A one-time code that opens a web session.
    case open(code: String)
    /// A static file.
    case file(String)
    /// The small icon that browsers ask for by themselves.
    case favicon

    /// The path, to be linked to; with `:name` in place of a value it is the router's pattern.
    var path: String {
        switch self {
        case .today: "/"
        case .hard(let part): part == .start ? "/hard" : "/hard/" + part.rawValue
        case .sitting(let id, let part): "/sitting/" + id + (part == .here ? "" : "/" + part.rawValue)
        case .sittingPractice(let id, let name): "/sitting/" + id + "/practice/" + name
        case .practice(let name): "/practise/" + name
        case .send: "/send"
        case .kept(let id): "/send/" + id
        case .practise: "/practise"
        case .bringBack: "/practise/bring-back"
        case .later(let name): "/practise/" + name + "/later"
        case .list: "/list"
        case .thing(let id): "/list/thing/" + id
        case .bad: "/list/bad"
        case .people: "/list/people"
        case .person(let id): "/list/people/" + id
        case .bonds(let part): part.path
        case .cycles(let part): part.path
        case .steps: "/list/steps"
        case .step(let id): "/list/steps/" + id
        case .care(let part): part.path
        case .next: "/list/next"
        case .nextAnswer: "/list/next/answer"
        case .card: "/list/card"
        case .delete: "/delete"
        case .undo: "/undo"
        case .timeline: "/timeline"
        case .older(let id): "/timeline/older/" + id
        case .entry(let id): "/timeline/entry/" + id
        case .checkIn: "/checkin"
        case .checkInStart: "/checkin/start"
        case .words: "/checkin/words"
        case .oneCheckIn(let id): "/checkin/one/" + id
        case .changeCheckIn(let id): "/checkin/one/" + id + "/change"
        case .kindness: "/kindness"
        case .oneKindness(let id): "/kindness/one/" + id
        case .letters(let part): part.path
        case .draft(let name): "/draft/" + name
        case .day(let date): "/timeline/day/" + date
        case .year(let year): "/timeline/year" + (year.map { "/" + $0 } ?? "")
        case .mood(let span): "/timeline/mood" + (span == .month ? "" : "/" + span.rawValue)
        case .helps(let part): part.path
        case .onThisDay: "/timeline/this-day"
        case .learn(let part): part.path
        case .stories(let part): part.path
        case .wordings(let part): part.path
        case .settings: "/settings"
        case .setting(let page): "/settings/" + page.rawValue
        case .mine(let part): part.path
        case .sheet(let part): part.path
        case .reflect: "/reflect"
        case .loops(let part): part.path
        case .fair(let part): part.path
        case .welcome(let part): part == .start ? "/welcome" : "/welcome/" + part.rawValue
        case .working(let id): "/working/" + id
        case .unlock(let part): part == .start ? "/unlock" : "/unlock/" + part.rawValue
        case .lock: "/lock"
        case .hide: "/hide"
        case .blank: "/blank"
        case .found(let finding, let id): "/settings/found/" + finding.rawValue + "/" + id
        case .helpNow: "/help-now"
        case .helpIn(let country): "/help-now/" + country
        case .steady(let step): step == .start ? "/steady" : "/steady/" + step.rawValue
        case .offline: "/offline"
        case .open(let code): "/open/" + code
        case .file(let name): "/static/" + name
        case .favicon: "/favicon.ico"
        }
    }

    /// What the hard moment reaches before a sitting begins.
    enum HardPart: String, CaseIterable, Sendable {
        case start, list, person, own, stop, wording
    }

    /// The first questions, one a page, and what Today says about them.
    enum WelcomePart: String, CaseIterable, Sendable {
        case start, country, offer
        case leaveOut = "leave-out"
    }

    /// A sitting where it stands, and the views of it that change nothing.
    enum SittingPart: String, CaseIterable, Sendable {
        case here, how, turn, words, choose, others, list, person, help
    }

    /// The screens of the steadying practice that needs no key.
    enum SteadyStep: String, CaseIterable, Sendable {
        case start, see, hold, how, answer, different, stop
    }

    /// The ways in, words that wait, and what an open page tells by itself.
    enum UnlockPart: String, CaseIterable, Sendable {
        case start, recovery, words, awake, hold
    }

    /// A path of our own that was sent along with a form; nil for anything else.
    static func ownPath(_ path: String) -> String? {
        let isOwn = path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 200
        let isPlain = path.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
        }
        return isOwn && isPlain ? path : nil
    }

    /// The pages of the settings, and where their forms go.
    enum Setting: String, CaseIterable, Sendable {
        case looks, words, place, protection, check, export, doors, close, about, delete, deleted
        case ask, player, suggestions
        case leaveOut = "leave-out"
        case sure = "delete/sure"
        case lock, sessions, device
        case lockNew = "lock/new"
        case lockKey = "lock/key"
        case lockWithout = "lock/without"
        case lockDrill = "lock/drill"
        case lockChange = "lock/change"
        case lockRecovery = "lock/recovery"
        case lockAnew = "lock/anew"
        case lockRemove = "lock/remove"
        case lockAfter = "lock/after"
        case sessionsEnd = "sessions/end"
        case goesBy = "goes-by"
        case goOn = "go-on"
        case copies, bring
        case copyMake = "copies/make"
        case copyLook = "copies/look"
        case copyTake = "copies/take-along"
        case copyBack = "copies/bring-back"
        case copyDelete = "copies/delete"
        case copiesSure = "copies/delete-all"
        case copiesAlone = "copies/by-themselves"
        case bringIn = "bring/in"
        case bringOut = "bring/out"
    }

    /// The pages that long works lead to.
    enum Finding: String, CaseIterable, Sendable {
        /// What a check found.
        case check
        /// What is in a copy.
        case copy
        /// Whether a copy was brought back.
        case back
        /// What bringing a file in would do.
        case file
        /// What came in.
        case brought
    }

    /// The paths that templates link to, by name.
    static let links: [String: String] = {
        var links = named.merging(Learn.links) { $1 }.merging(CareRoute.links) { $1 }.merging(mineLinks) { $1 }
            .merging(Bonds.links) { $1 }.merging(Loops.links) { $1 }.merging(Stories.links) { $1 }
            .merging(Helps.links) { $1 }.merging(Fair.links) { $1 }
        for page in Setting.allCases { links["settings\(page)"] = Route.setting(page).path }
        return links
    }()

    private static let named: [String: String] = [
        "today": Route.today.path, "hard": Route.hard(.start).path, "practise": Route.practise.path,
        "bringBack": Route.bringBack.path,
        "list": Route.list.path, "timeline": Route.timeline.path, "settings": Route.settings.path,
        "year": Route.year(nil).path, "mood": Route.mood(.month).path, "onThisDay": Route.onThisDay.path,
        "bad": Route.bad.path, "people": Route.people.path,
        "steps": Route.steps.path, "next": Route.next.path, "card": Route.card.path,
        "nextAnswer": Route.nextAnswer.path, "delete": Route.delete.path, "undo": Route.undo.path,
        "welcome": Route.welcome(.start).path, "welcomeOffer": Route.welcome(.offer).path,
        "welcomeLeaveOut": Route.welcome(.leaveOut).path, "welcomeCountry": Route.welcome(.country).path,
        "helpNow": Route.helpNow.path, "offline": Route.offline.path,
        "hardList": Route.hard(.list).path, "hardPerson": Route.hard(.person).path, "hardStop": Route.hard(.stop).path,
        "wording": Route.hard(.wording).path,
        "helpAll": Route.helpIn(country: "all").path, "send": Route.send.path,
        "checkin": Route.checkIn.path, "checkinStart": Route.checkInStart.path, "words": Route.words.path,
        "kindness": Route.kindness.path,
        "letters": Route.letters(.all).path, "lettersNew": Route.letters(.new).path,
        "lines": Route.letters(.lines).path, "hardOwn": Route.hard(.own).path,
        "sheets": Route.sheet(.list).path, "reflect": Route.reflect.path,
        "draftCheckin": Route.draft(DraftSlot.checkIn.name).path, "draftSend": Route.draft(DraftSlot.send.name).path,
        "draftKindness": Route.draft(DraftSlot.kindness.name).path,
        "steady": Route.steady(.start).path, "steadySee": Route.steady(.see).path,
        "steadyHold": Route.steady(.hold).path, "steadyHow": Route.steady(.how).path,
        "steadyAnswer": Route.steady(.answer).path, "steadyDifferent": Route.steady(.different).path,
        "steadyStop": Route.steady(.stop).path,
        "style": Route.file("salve.css").path, "motion": Route.file("less-motion.css").path,
        "contrast": Route.file("more-contrast.css").path, "script": Route.file("salve.js").path,
        "icon": Route.file("icon.svg").path, "manifest": Route.file("salve.webmanifest").path,
        "notesIcon": Route.file("notes.svg").path, "notesManifest": Route.file("notes.webmanifest").path,
        "unlock": Route.unlock(.start).path, "unlockRecovery": Route.unlock(.recovery).path,
        "unlockWords": Route.unlock(.words).path, "awake": Route.unlock(.awake).path,
        "hold": Route.unlock(.hold).path, "lock": Route.lock.path, "hide": Route.hide.path,
    ]
}

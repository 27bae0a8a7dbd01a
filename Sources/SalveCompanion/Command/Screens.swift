import SalveContent
import SalveCore

/// Words the screens of a sitting: from what the machine says to what a person reads.
struct Screens {
    let strings: Strings
    let wording: Wording
    let now: LocalTime
    /// Where the turns of this sitting lead.
    var ways: [Way: Shown] = [:]

    func line(_ key: String) -> String { strings[key, wording] }

    func choice(_ pick: Pick, _ key: String, note: String? = nil, isMain: Bool = false) -> Screen.Choice {
        Screen.Choice(pick: pick, words: line(key), note: note.map(line), isMain: isMain)
    }

    // MARK: - Before anything is kept

    /// The first screen: its second line already is the practice.
    func first(things: [CareItem], hasLines: Bool = false) -> Screen {
        var screen = Screen(.first, line("hard.start.lead"), [line("hard.start.first"), line("hard.start.nothing")])
        var hands = choice(.hands, "hard.start.hands")
        if !things.isEmpty {
            hands = choice(.list, "hard.start.list")
            hands.note = things.prefix(3).map(\.text).joined(separator: ", ")
        }
        screen.choices = [
            choice(.one, "hard.start.onething", note: "hard.start.onethinghint", isMain: true),
            hands,
            choice(.send, "hard.start.send", note: "hard.start.sendhint"),
            choice(.person, "hard.start.person", note: "hard.start.personhint"),
            choice(.wording, wording == .plain ? "hard.start.towarm" : "hard.start.toplain"),
            choice(.help, "help.title", note: "help.line"),
        ]
        if hasLines { screen.choices.insert(choice(.own, "letters.lines.title"), at: screen.choices.count - 2) }
        return screen
    }

    /// What a practice will ask; nothing surprises later.
    func intro(_ shown: Shown) -> Screen {
        let text = shown.text
        var lines = text.intro[wording].plainText.split(separator: "\n").map(String.init)
        lines += [text.needsNote, text.stopIf].compactMap { $0 } + strings.countLines(shown.counts)
        var screen = Screen(.intro, text.title, lines)
        screen.practice = text.id.name
        switch shown.opening {
        case .open:
            screen.choices = [choice(.practice(text.id), "practice.begin", isMain: true)]
        case .afterAsking(let hold):
            screen.lines.append(line("hold.\(hold)"))
            screen.choices = [choice(.anyway(text.id), "hard.open"), choice(.small, "hard.else", isMain: true)]
        case .withheld(let hold):
            screen.lines.append(line("hold.\(hold)"))
            screen.choices = [choice(.small, "hard.else", isMain: true)]
        }
        return screen
    }

    // MARK: - In a sitting

    /// The screen that the state of a sitting asks for, unless that is Help now.
    func turn(_ view: SittingView) -> Screen {
        let session = view.session
        if session.phase == .closed { return closed() }
        switch session.question {
        case .dangerInRoom: return room(view)
        case .here: return here(view)
        case .because: return because(view)
        case nil: break
        }
        switch session.phase {
        case .practising: return step(view)
        case .settling: return settling(view)
        case .checkIn, .choosing, .closed: return offers(view)
        }
    }

    private func settling(_ view: SittingView) -> Screen {
        guard let run = view.session.run else { return offers(view) }
        if run.countedHarder { return harder(view) }
        switch run.landing {
        case .easier: return easier(view)
        case .same: return same(view)
        case .harder: return harder(view)
        // More here again is answered like easier.
        case .far: return view.session.presence == .moreHere ? easier(view) : offers(view)
        case nil: return view.session.presence == .moreHere ? easier(view) : now(view)
        }
    }

    /// One step, with "Harder" and "Far away" in reach.
    func step(_ view: SittingView) -> Screen {
        guard let step = view.step else { return offers(view) }
        let isFar = view.session.presence != .usual
        var lines = [step.option[wording]]
        if isFar, view.session.step?.index == 0 {
            lines.insert(line("hard.far.lead") + " " + strings.dayAndTime(now, wording: wording), at: 0)
        }
        if let breath = step.breath {
            let counts = ["in": String(breath.countsIn), "out": String(breath.countsOut)]
            lines.append(strings.text("command.breath", counts, wording: wording))
        }
        var screen = sitting(.step, view, step.heading[wording], lines)
        screen.choices = [choice(.next, "hard.next", isMain: true)]
        if isFar { screen.choices.append(choice(.person, "hard.person")) }
        screen.choices += [
            choice(.other, "hard.else"),
            choice(.landing(.harder), "landing.harder"),
            choice(.landing(.far), "landing.far"),
        ]
        return screen
    }

    /// How it is now; it can be left out.
    func now(_ view: SittingView) -> Screen {
        var screen = sitting(
            .now,
            view,
            line("landing.question"),
            [line("landing.skippable"), line("landing.crying")]
        )
        screen.choices = Landing.allCases.map { choice(.landing($0), "landing.\($0.rawValue)") }
        screen.choices.append(choice(.skip, "common.skipit", isMain: true))
        return screen
    }

    func easier(_ view: SittingView) -> Screen {
        var screen = sitting(.easier, view, line("hard.easier.heading"))
        screen.choices = [
            choice(.enough, "hard.easier.enough", isMain: true), choice(.small, "hard.easier.small"),
        ]
        let session = view.session
        if session.danger == .none, session.presence == .usual, session.harderCount == 0 {
            screen.choices.append(choice(.words, "hard.easier.words"))
        }
        return withOnward(screen, view)
    }

    func same(_ view: SittingView) -> Screen {
        var screen = sitting(.same, view, line(view.isNight ? "hard.same.heading" : "hard.same.day"))
        screen.lines = [line("hard.same.text")]
        screen.choices = [
            ways[.hands].map { _ in choice(.hands, "hard.same.hands") },
            ways[.sound].map { _ in choice(.sound, "hard.same.sound") },
            ways[.rest].map { _ in choice(.rest, "hard.same.rest") },
        ].compactMap { $0 }
        screen.choices += [choice(.list, "hard.same.list"), choice(.enough, "hard.same.leave")]
        return withOnward(screen, view)
    }

    /// The turn after "Harder": something different first, and no Next.
    func harder(_ view: SittingView) -> Screen {
        var lines: [String] = []
        if view.session.door == .other, let practice = view.practice { lines.append(practice.harderLine) }
        if view.practice == nil, view.worksheet != nil { lines.append(line("sheets.harder")) }
        lines.append(line("hard.harder.text"))
        var screen = sitting(.harder, view, line("hard.harder.heading"), lines)
        screen.choices = [ways[.different].map(different)].compactMap { $0 }
        screen.choices += [choice(.list, "hard.same.list"), choice(.person, "hard.person")]
        // A worksheet is gone on with on its own page, and its part here is over.
        if view.session.canStay, view.practice != nil { screen.choices.append(choice(.stay, "player.stay")) }
        return screen
    }

    private func different(_ shown: Shown) -> Screen.Choice {
        let what = shown.isUsual(for: .different) ? line("hard.harder.differenthint") : shown.text.title
        return Screen.Choice(pick: .different, words: line("hard.harder.different") + " " + what, isMain: true)
    }

    func room(_ view: SittingView) -> Screen {
        var screen = sitting(.room, view, line("hard.danger.heading"), [line("hard.danger.text")])
        screen.choices = [choice(.yes, "common.yes"), choice(.no, "common.no")]
        return screen
    }

    func here(_ view: SittingView) -> Screen {
        var screen = sitting(.here, view, line("hard.here.heading"))
        screen.choices = PracticeSession.Here.allCases.map { choice(.here($0), "hard.here.\($0.rawValue)") }
        screen.choices += [choice(.person, "hard.person"), choice(.skip, "common.skipit")]
        return screen
    }

    func because(_ view: SittingView) -> Screen {
        var screen = sitting(.because, view, line("player.cause.heading"))
        screen.choices = PracticeSession.Attribution.allCases.map {
            choice(.because($0), "player.cause.\($0.rawValue)")
        }
        screen.choices.append(choice(.skip, "common.skipit", isMain: true))
        return screen
    }

    // MARK: - Parts

    func sitting(_ kind: Screen.Kind, _ view: SittingView, _ heading: String, _ lines: [String] = []) -> Screen {
        var screen = Screen(kind, heading, lines)
        screen.sitting = view.id
        switch kind {
        case .easier, .same, .harder, .offers, .several: screen.offers = view.offers.prefix(Self.shownOffers).map(offer)
        case .first, .intro, .step, .now, .room, .here, .because, .asking, .others, .list, .taken, .person, .words,
            .own, .keep, .kept, .help, .closed:
            break
        }
        return screen
    }

    private func withOnward(_ screen: Screen, _ view: SittingView) -> Screen {
        guard view.session.phase == .practising else { return screen }
        var screen = screen
        screen.choices.append(choice(.onward, "hard.same.on"))
        return screen
    }

    /// A practice as a line of a shelf; its reason is that of the offer, or of what holds it back.
    func offer(_ shown: Shown) -> Screen.OfferLine {
        let facts = [shown.isMarked ? strings["counts.marked"] : nil, strings.countsLine(shown.counts)].compactMap {
            $0
        }
        return Screen.OfferLine(
            practice: shown.text.id.name,
            title: shown.text.title,
            summary: shown.text.summary,
            minutes: [shown.text.minutes.lowerBound, shown.text.minutes.upperBound],
            depth: shown.text.practice.depth.rawValue,
            reason: strings.reason(shown, wording) ?? shown.hold.map { line("hold.\($0)") } ?? "",
            counted: facts.isEmpty ? nil : facts.joined(separator: " ")
        )
    }

    static let shownOffers = 5
}

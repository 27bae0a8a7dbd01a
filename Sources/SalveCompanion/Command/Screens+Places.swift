import SalveContent
import SalveCore

/// The screens around a practice: what is offered, one's own things, people, words, help, the end.
extension Screens {
    /// What is offered now; with reasons when they were asked for.
    func offers(_ view: SittingView, showingReasons: Bool = false) -> Screen {
        var screen = sitting(.offers, view, line("hard.choose.heading"), [line("hard.choose.text")])
        screen.choices = view.offers.prefix(Self.shownOffers).map { shown in
            Screen.Choice(
                pick: .practice(shown.text.id),
                words: shown.text.title,
                note: showingReasons ? offer(shown).reason : shown.text.summary
            )
        }
        screen.choices.append(choice(.list, "hard.same.list"))
        screen.choices.append(choice(.person, "hard.person"))
        screen.choices.append(choice(.others, "hard.choose.others"))
        if !showingReasons { screen.choices.append(choice(.why, "hard.choose.why")) }
        return screen
    }

    /// Everything that is found in this sitting; what is not offered opens after its one line.
    func others(_ view: SittingView, _ others: [Shown]) -> Screen {
        var screen = sitting(.others, view, line("hard.others.heading"), [line("hard.others.text")])
        screen.choices = [choice(.back, "hard.back", isMain: true)]
        screen.choices += (view.offers + others).map { shown in
            Screen.Choice(pick: .practice(shown.text.id), words: shown.text.title, isShort: true)
        }
        return screen
    }

    /// One line before something opens that is not offered now (the action `ask`, without a second question).
    func asking(_ view: SittingView, _ practice: PracticeText, _ hold: Hold, canOpen: Bool) -> Screen {
        var screen = sitting(.asking, view, practice.title, [line("hold.\(hold)")])
        if canOpen { screen.choices.append(choice(.anyway(practice.id), "hard.open")) }
        screen.choices.append(choice(.other, "hard.else", isMain: true))
        return screen
    }

    /// The line of R10.
    func several(_ view: SittingView) -> Screen {
        let text = line(view.isNight ? "hard.tries.text" : "hard.tries.day")
        var screen = sitting(.several, view, line("hard.tries.heading"), [text])
        if ways[.rest] != nil { screen.choices.append(choice(.rest, "hard.tries.rest", isMain: true)) }
        screen.choices += [choice(.person, "hard.tries.person"), choice(.one, "hard.tries.another")]
        return screen
    }

    /// One's own things: those for bad times first, tiny ones first within.
    func list(_ view: SittingView?, _ things: [CareItem]) -> Screen {
        let lines = things.isEmpty ? [line("command.list.empty")] : [line("hard.list.steady")]
        var screen = Screen(.list, line("hard.list.title"), lines)
        screen.sitting = view?.id
        screen.choices = things.map { thing in
            Screen.Choice(pick: .thing(thing.thing), words: thing.text, note: thing.place.isEmpty ? nil : thing.place)
        }
        if things.isEmpty {
            screen.choices.append(choice(.hands, "hard.start.hands"))
        }
        screen.choices.append(choice(.back, things.isEmpty ? "hard.back" : "hard.list.none", isMain: true))
        return screen
    }

    func taken(_ view: SittingView, _ thing: CareItem) -> Screen {
        var screen = sitting(.taken, view, thing.text, thing.place.isEmpty ? [] : [thing.place])
        screen.lines.append(line("command.list.taken"))
        screen.choices = [choice(.enough, "hard.easier.enough", isMain: true), choice(.small, "hard.easier.small")]
        return screen
    }

    func person(_ view: SittingView?, _ help: HelpNow) -> Screen {
        var screen = Screen(.person, line("hard.people.heading"))
        screen.sitting = view?.id
        screen.lines = help.people.map(\.line) + [line("hard.people.example")]
        screen.lines += help.countries.count == 1 ? help.numbers : [line("command.allLines")]
        screen.lines.append(line("hard.people.nobody"))
        screen.choices = [choice(.help, "nav.help"), choice(.back, "hard.back", isMain: true)]
        return screen
    }

    func words(_ view: SittingView) -> Screen {
        let key = view.isNight ? "hard.words.lead" : "hard.words.day"
        var screen = sitting(.words, view, line(key))
        screen.choices = [choice(.enough, "hard.easier.enough", isMain: true), choice(.small, "hard.easier.small")]
        return screen
    }

    /// Lines of one's own from a steady day, in their order, none by chance (R20).
    func own(_ sitting: EntryID?, _ lines: [SteadyLine]) -> Screen {
        var screen = Screen(.own, line("letters.lines.title"), lines.map(\.text))
        screen.sitting = sitting
        screen.choices = [
            choice(.back, "hard.back", isMain: true), choice(.list, "hard.same.list"), choice(.person, "hard.person"),
            choice(.help, "nav.help"),
        ]
        return screen
    }

    /// A place for what was about to be sent; nothing is sent, ever.
    func keep(_ sitting: EntryID?) -> Screen {
        var screen = Screen(.keep, line("hard.keep.heading"), [line("hard.keep.safe")])
        screen.sitting = sitting
        screen.takesText = true
        screen.choices = [
            choice(.keep(.morning), "hard.keep.button", note: "hard.keep.hint", isMain: true),
            choice(.keep(.hour), "send.hour"),
            choice(.keep(.evening), "send.evening"), choice(.keep(.week), "send.week"),
            choice(.back, "command.keep.not"),
        ]
        return screen
    }

    func kept(_ sitting: EntryID?) -> Screen {
        var screen = Screen(.kept, line("command.keep.kept") + " " + line("send.nothing"), [line("command.keep.where")])
        screen.sitting = sitting
        screen.choices = [choice(.enough, "hard.easier.enough", isMain: true), choice(.one, "hard.start.onething")]
        return screen
    }

    /// Help now; opening it is not recorded.
    func help(_ view: SittingView?, _ help: HelpNow) -> Screen {
        let isOne = help.countries.count == 1
        var screen = Screen(.help, help.heading, isOne ? help.paragraphs : help.opening + help.handhold)
        screen.sitting = view?.id
        screen.choices = [choice(.back, "help.back", isMain: true)]
        if let view, view.session.danger != .said { screen.choices.append(choice(.danger, "help.danger")) }
        guard !isOne else { return screen }
        screen.lines.append(line("command.countries"))
        screen.choices += help.countries.map { country in
            Screen.Choice(pick: .country(country.code), words: country.short, isShort: true)
        }
        return screen
    }

    func closed() -> Screen {
        Screen(.closed, line("hard.close.heading"), [line("hard.close.drink")])
    }
}

import SalveContent
import SalveCore

/// From a pick on a screen to what the machine takes, and to the next screen.
extension CommandService {
    /// The first screen of a hard moment; it keeps nothing.
    func firstScreen() async -> Screen {
        await screens().first(things: await things())
    }

    /// What a practice will ask; it keeps nothing.
    func intro(_ id: Practice.ID) async throws(CompanionError) -> Screen {
        guard let shown = await companion.shown(id) else { throw .notFound }
        return await screens().intro(shown)
    }

    /// Takes a pick; the screen that follows.
    func take(_ step: ScreenStep) async throws(CompanionError) -> Screen {
        if let id = step.sitting { return try await take(step, in: companion.sitting(id)) }
        return try await takeOutside(step)
    }

    // MARK: - Before a sitting

    private func takeOutside(_ step: ScreenStep) async throws(CompanionError) -> Screen {
        switch step.pick {
        case .help: return await screens().help(nil, await help())
        case .country(let code): return await screens().help(nil, await help(code))
        case .send: return await screens().keep(nil)
        case .list: return await screens().list(nil, await things())
        case .person: return await screens().person(nil, await help())
        case .keep(let until): return try await keep(step, until)
        case .stop, .enough: return await screens().closed()
        case .wording: return try await changeWording()
        case .back:
            guard let practice = step.practice else { return await firstScreen() }
            return try await intro(Practice.ID(practice))
        case .practice, .anyway, .small:
            let view = try await companion.begin(.other, form: form())
            if case .small = step.pick { return await offers(view) }
            return try await take(step, in: view)
        default:
            let view = try await companion.begin(.hard, form: form())
            if view.tellsSeveralTries, step.pick == .one { return await screens(view).several(view) }
            return try await take(step, in: view)
        }
    }

    private func changeWording() async throws(CompanionError) -> Screen {
        let other = await companion.settings().wording == .plain ? Wording.warm : .plain
        try await companion.choose([Preference(.wording, other.rawValue)], form: form())
        return await firstScreen()
    }

    // MARK: - In a sitting

    private func take(_ step: ScreenStep, in view: SittingView) async throws(CompanionError) -> Screen {
        // An inner practice that was left a while ago is not gone on with: what is offered stands in its place.
        if view.left != nil, step.pick == .next || step.pick == .onward { return await offers(view) }
        switch step.pick {
        case .landing(let landing): return try await land(landing, view)
        case .here(let here): return try await say(here, view)
        case .because(let cause): return await turn(try await act(.because(cause), view))
        case .practice(let id): return try await open(id, view)
        case .anyway(let id): return try await open(id, view, byAsking: true)
        case .thing(let thing): return try await take(thing, view)
        case .keep(let until): return try await keep(step, until)
        case .one: return try await open(.first, view)
        case .hands: return try await open(.hands, view)
        case .sound: return try await open(.sound, view)
        case .rest: return try await open(.rest, view)
        case .different: return try await open(.different, view)
        case .next: return try await next(view)
        case .skip: return try await skip(view)
        case .back where view.session.showsHelp: return await turn(try await act(.return, view))
        case .onward, .back: return await turn(view)
        case .country(let code): return await screens().help(view, await help(code))
        case .stay: return await turn(try await act(.stay, view))
        case .yes, .danger: return await turn(try await act(.danger, view))
        case .no: return try await noDanger(view)
        case .stop, .enough: return await turn(try await act(.stop, view))
        case .small, .other: return await offers(try await leave(view))
        case .list, .person, .words, .send, .help, .why, .others, .wording: return try await place(step.pick, view)
        }
    }

    /// Screens beside the sitting: looking at them changes nothing.
    private func place(_ pick: Pick, _ view: SittingView) async throws(CompanionError) -> Screen {
        let screens = await screens(view)
        switch pick {
        case .others: return screens.others(view, try await companion.others(in: view.id))
        case .list: return screens.list(view, await things())
        case .person: return screens.person(view, await help())
        case .words: return screens.words(view)
        case .send: return screens.keep(view.id)
        case .help: return screens.help(view, await help())
        case .why: return screens.offers(view, showingReasons: true)
        default: return await turn(view)
        }
    }

    /// Opens what a way leads to, or shows what is offered where it leads nowhere.
    private func open(_ way: Way, _ view: SittingView) async throws(CompanionError) -> Screen {
        guard let shown = try await companion.ways(in: view)[way] else { return await offers(try await leave(view)) }
        return try await open(shown.text.id, view)
    }

    /// Opens a practice, or shows its one line first.
    private func open(
        _ id: Practice.ID,
        _ view: SittingView,
        byAsking: Bool = false
    ) async throws(CompanionError) -> Screen {
        guard let text = try await companion.shown(id, in: view.id)?.text else { throw .notFound }
        do throws(CompanionError) {
            return await turn(try await companion.open(id, asking: byAsking, in: view.id, form: form()))
        } catch .refused(.needsAsking(let hold)) {
            return await screens(view).asking(view, text, hold, canOpen: true)
        } catch .refused(.withheld(let hold)) {
            return await screens(view).asking(view, text, hold, canOpen: false)
        }
    }

    /// On; near the middle of a practice, and at its end, how it is now is asked once.
    private func next(_ view: SittingView) async throws(CompanionError) -> Screen {
        let after = try await act(.next, view)
        if after.session.phase == .practising, after.session.presence == .usual, let run = after.session.run,
            run.landing == nil, run.count >= 3, run.index == (run.count + 1) / 2
        {
            return await screens(after).now(after)
        }
        return await turn(after)
    }

    private func skip(_ view: SittingView) async throws(CompanionError) -> Screen {
        if view.session.phase == .practising { return await turn(view) }
        return await offers(try await leave(view))
    }

    private func land(_ landing: Landing, _ view: SittingView) async throws(CompanionError) -> Screen {
        let after = try await act(.landing(landing), view)
        // From other doors nothing interrupts a practice that goes well enough.
        let goesOn = after.session.phase == .practising && after.session.door == .other
        switch landing {
        case .easier where !goesOn: return await screens(after).easier(after)
        case .same where !goesOn: return await screens(after).same(after)
        case .easier, .same, .harder, .far: return await turn(after)
        }
    }

    /// More here, the same, or further off; after the same, other ways to find the room.
    private func say(_ here: PracticeSession.Here, _ view: SittingView) async throws(CompanionError) -> Screen {
        let after = try await act(.here(here), view)
        return here == .same ? await offers(try await leave(after)) : await turn(after)
    }

    /// No danger in the room: orienting, one step at a time.
    private func noDanger(_ view: SittingView) async throws(CompanionError) -> Screen {
        try await open(.orienting, try await act(.next, view))
    }

    private func take(_ thing: EntryID, _ view: SittingView) async throws(CompanionError) -> Screen {
        guard let item = await companion.list().first(where: { $0.thing == thing }) else { throw .notFound }
        try await companion.take(item: thing, in: view.id, form: form())
        return await screens(view).taken(view, item)
    }

    private func keep(_ step: ScreenStep, _ until: Companion.HoldUntil) async throws(CompanionError) -> Screen {
        try await companion.hold(step.text ?? "", until: until, form: form())
        return await screens().kept(step.sitting)
    }

    // MARK: - Parts

    /// Out of the practice in hand, without a word about how it landed.
    private func leave(_ view: SittingView) async throws(CompanionError) -> SittingView {
        let steps = view.session.step.map { $0.index + 1 } ?? 0
        let isSettling = view.session.phase == .settling
        let actions = Array(repeating: PracticeSession.Action.back, count: steps) + (isSettling ? [.next] : [])
        return actions.isEmpty ? view : try await companion.act(actions, in: view.id, form: form())
    }

    private func offers(_ view: SittingView) async -> Screen { await screens(view).offers(view) }

    private func act(_ action: PracticeSession.Action, _ view: SittingView) async throws(CompanionError) -> SittingView
    {
        try await companion.act(action, in: view.id, form: form())
    }

    private func turn(_ view: SittingView) async -> Screen {
        let screens = await screens(view)
        return view.session.showsHelp ? screens.help(view, await help()) : screens.turn(view)
    }

    private func form() -> EntryID { companion.newForm() }

    private func help(_ country: String? = nil) async -> HelpNow {
        HelpNow(companion.catalogue, own: await companion.ownHelp(), country: country)
    }

    /// One's own things, those for bad times first.
    private func things() async -> [CareItem] {
        let things = await companion.list()
        return things.filter(\.isForBadTimes) + things.filter { !$0.isForBadTimes }
    }

    func screens(_ view: SittingView? = nil) async -> Screens {
        var screens = Screens(
            strings: companion.catalogue.strings,
            wording: await companion.settings().wording,
            now: companion.localTime
        )
        // A sitting that was deleted meanwhile leads nowhere; what is asked next says so.
        if let view { screens.ways = (try? await companion.ways(in: view)) ?? [:] }
        return screens
    }
}

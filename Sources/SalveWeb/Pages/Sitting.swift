import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/sitting/…`: a sitting where it stands, driven by the one machine; every rule is the machine's.
struct SittingPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        SittingStepPage.self, SittingPlayerPage.self, SittingHowPage.self, SittingTurnPage.self, SittingDangerPage.self,
        SittingFarPage.self, SittingHerePage.self, SittingCausePage.self, SittingChoosePage.self,
        SittingOthersPage.self, SittingLinePage.self, SittingWordsPage.self, SittingAgainPage.self,
        SittingNoticingPage.self,
    ]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: RouterGroup<WebContext>) {
        for part in Route.SittingPart.allCases {
            router.get(RouterPath(Route.sitting(id: ":id", part).path)) { _, context in
                try await show(part, context)
            }
        }
        router.get(RouterPath(Route.sittingPractice(id: ":id", name: ":name").path)) { _, context in
            try await showLine(context)
        }
        router.post(RouterPath(Route.sitting(id: ":id", .here).path)) { _, context in
            try await SittingActions(site: site).take(context)
        }
    }

    // MARK: - Where it stands

    private func show(_ part: Route.SittingPart, _ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let view = try await companion.sitting(context.pathID())
        let at = SittingLinks(view.id)
        if view.session.phase == .closed, part != .here { return .seeOther(.sitting(id: view.id.text, .here)) }
        switch part {
        case .here: return try await here(view, at, companion, context)
        case .how: return how(view, at, context)
        case .turn: return try await turn(view, at, companion, context) ?? .seeOther(.sitting(id: view.id.text, .here))
        case .words:
            // R1, R16: while help comes first, or someone is far away, no more words than these.
            let isOutward = view.session.showsHelp || view.session.presence != .usual
            return site.answerByHour(
                SittingWordsPage(
                    at: at,
                    isNight: view.isNight,
                    own: isOutward ? [] : await companion.ownLines().map(\.text),
                    strings,
                    context.settings
                ),
                context
            )
        case .choose: return try await choose(view, at, companion, context)
        case .others:
            let others = try await companion.others(in: view.id)
            return site.answerByHour(SittingOthersPage(at: at, offers: view.offers, others: others), context)
        case .list:
            let list = await companion.list()
            if list.isEmpty { return .seeOther(.sitting(id: view.id.text, .choose)) }
            return site.answerByHour(HardListPage(list, at: at, strings: strings), context)
        case .person:
            let lines = site.catalogue.helpLines
            let page = HardPersonPage(await companion.callers(), at: at, lines: lines, context.settings)
            return site.answerByHour(page, context)
        case .help: return try await HelpPages(site: site).answer(context, sitting: view)
        }
    }

    private func here(
        _ view: SittingView,
        _ at: SittingLinks,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> Response {
        let session = view.session
        if session.showsHelp { return try await HelpPages(site: site).answer(context, sitting: view) }
        if session.question == .dangerInRoom { return site.answerByHour(SittingDangerPage(at: at), context) }
        switch session.phase {
        case .closed:
            var page = ClosePage(people: await companion.callers(), taken: view.taken?.text)
            if let one = await companion.fairTryWaiting(in: view.id) {
                page.fair = Route.fair(.attempt(one.thing.text)).path
            }
            return site.answerByHour(page, context)
        case .choosing where view.left != nil: return again(view, at, context)
        case .choosing where view.noticing != nil: return noticing(view, at, context)
        case .checkIn, .choosing: return try await choose(view, at, companion, context)
        case .practising: return try await step(view, at, companion, context)
        case .settling: break
        }
        // An answer from the middle of a practice is no answer at its end: only what ended it has its page here.
        if session.isFarAway || session.run?.landing == .harder || session.run?.countedHarder == true,
            let turn = try await turn(view, at, companion, context)
        {
            return turn
        }
        if session.question == .because { return site.answerByHour(SittingCausePage(at: at), context) }
        return how(view, at, context)
    }

    /// An inner practice was left in its middle some while ago: from its first page, something else, or stop.
    private func again(_ view: SittingView, _ at: SittingLinks, _ context: WebContext) -> Response {
        guard let left = view.left else { return .seeOther(.sitting(id: view.id.text, .choose)) }
        let route = Route.sittingPractice(id: view.id.text, name: left.id.name)
        return site.answerByHour(SittingAgainPage(at: at, title: left.title, first: route.path), context)
    }

    /// A minute of noticing is asked for before what was chosen.
    private func noticing(_ view: SittingView, _ at: SittingLinks, _ context: WebContext) -> Response {
        guard let ask = view.noticing else { return .seeOther(.sitting(id: view.id.text, .choose)) }
        let skip = strings.text("noticing.skip", ["title": ask.before.title])
        return site.answerByHour(SittingNoticingPage(at: at, skip: skip), context)
    }

    private func step(
        _ view: SittingView,
        _ at: SittingLinks,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> Response {
        let session = view.session
        if let sheet = worksheet(view) { return .seeOther(try await companion.worksheet(sheet).here) }
        if session.isFarAway, session.step?.index == 0, session.run?.practice == .nameTheDay {
            return site.answerByHour(SittingFarPage(at: at, now: now(context)), context)
        }
        guard let step = SittingStep(view, at, strings, context.settings) else {
            if view.session.run.map({ Letter.Kind(practice: $0.practice) }) != nil {
                return .seeOther(.letters(.write(view.id.text)))
            }
            return .seeOther(.sitting(id: view.id.text, .choose))
        }
        if session.door == .hard || session.presence != .usual {
            return site.answerByHour(SittingStepPage(step: step), context)
        }
        return site.answer(SittingPlayerPage(step: step), context)
    }

    /// The worksheet that is in hand; nil for a practice, and while an outer step stands before it.
    private func worksheet(_ view: SittingView) -> EntryID? {
        guard let run = view.session.run, run.lead == nil, run.practice == view.worksheetScreen else { return nil }
        return view.worksheet
    }

    /// The question that may be skipped: how it is, or while far away, whether it is more here.
    private func how(_ view: SittingView, _ at: SittingLinks, _ context: WebContext) -> Response {
        let session = view.session
        guard session.phase == .practising || session.phase == .settling else {
            return .seeOther(.sitting(id: view.id.text, .here))
        }
        if session.isFarAway { return site.answerByHour(SittingHerePage(at: at), context) }
        let isLibrary = session.door == .other && session.presence == .usual
        let asksNumber = isLibrary && session.phase == .settling && !view.isNight
        let page = SittingHowPage(
            at: at,
            asksNumber: asksNumber,
            opensNumber: view.isHalfRated,
            number: session.distress
        )
        return site.answerByHour(page, context)
    }

    /// What follows an answer; nil when there is none to follow.
    private func turn(
        _ view: SittingView,
        _ at: SittingLinks,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> Response? {
        let session = view.session
        if session.showsHelp || session.question == .dangerInRoom { return nil }
        guard session.phase == .practising || session.phase == .settling, let run = session.run else { return nil }
        if session.isFarAway {
            guard run.landing == .far else { return nil }
            return site.answerByHour(SittingFarPage(at: at, now: now(context)), context)
        }
        let kind: SittingTurnPage.Kind
        if session.phase == .settling, run.landing == .harder || run.countedHarder {
            kind = .harder
        } else if run.landing == .easier || isBackHere(session, run) {
            kind = .easier
        } else if run.landing == .same {
            kind = .same
        } else {
            return nil
        }
        let settings = context.settings
        var page = SittingTurnPage(kind, view, at, hasList: await !companion.list().isEmpty, strings, settings)
        try await page.fill(from: companion, view)
        return site.answerByHour(page, context)
    }

    /// True right after "More here", which is answered like "A bit easier".
    private func isBackHere(_ session: PracticeSession, _ run: PracticeSession.Run) -> Bool {
        guard session.presence == .moreHere else { return false }
        return run.landing == .far || (run.landing == nil && run.practice == .nameTheDay)
    }

    private func choose(
        _ view: SittingView,
        _ at: SittingLinks,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> Response {
        let hasList = await !companion.list().isEmpty
        let page = SittingChoosePage(view, at, hasList: hasList, strings, context.settings.wording)
        return site.answerByHour(page, context)
    }

    private func showLine(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let id = try context.pathID()
        let name = Practice.ID(context.parameters.get("name") ?? "")
        guard let shown = try await companion.shown(name, in: id) else { throw WebProblem.notFound }
        return site.answerByHour(
            SittingLinePage(shown, at: SittingLinks(id), strings, context.settings.wording),
            context
        )
    }

    private func now(_ context: WebContext) -> String {
        strings.dayAndTime(site.surroundings.now(), wording: context.settings.wording)
    }
}

/// A minute of noticing, by consent and skippable, before the practice that was chosen.
struct SittingNoticingPage: Page {
    static let template = "sitting/noticing"

    let at: SittingLinks
    /// Skips it, and opens what was chosen.
    let skip: String
}

/// Back after a while, when an inner practice was left in its middle.
struct SittingAgainPage: Page {
    static let template = "sitting/again"

    let at: SittingLinks
    let title: String
    /// The practice's first page.
    let first: String
}

extension PracticeSession {
    /// True while the person is far away by their own word.
    var isFarAway: Bool { presence == .farUnasked || presence == .far || presence == .further }
}

/// Where the pages of one sitting lie.
struct SittingLinks: Sendable {
    let here: String
    let how: String
    let words: String
    let choose: String
    let others: String
    let list: String
    let person: String
    let help: String

    init(_ id: EntryID) {
        func path(_ part: Route.SittingPart) -> String { Route.sitting(id: id.text, part).path }
        here = path(.here)
        how = path(.how)
        words = path(.words)
        choose = path(.choose)
        others = path(.others)
        list = path(.list)
        person = path(.person)
        help = path(.help)
    }
}

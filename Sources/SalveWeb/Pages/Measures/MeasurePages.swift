import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/measures`: scales, each answered one question at a time or all on one page.
struct MeasurePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        MeasuresPage.self, MeasurePage.self, MeasureItemPage.self, MeasureWholePage.self,
    ]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.measures(.all).path)) { _, context in try await list(context) }
        router.post(RouterPath(Route.measures(.all).path)) { _, context in
            let isWanted = context.form?[.ask] == "yes"
            try await context.requireCompanion().askMonthly(isWanted, form: context.formID())
            return await site.seeOther(.measures(.all), saying: .kept, context)
        }
        router.get(RouterPath(Route.measures(.of(":id")).path)) { _, context in
            let state = try await state(context)
            return site.answer(MeasurePage(state, now: site.surroundings.now(), strings), context)
        }
        router.post(RouterPath(Route.measures(.of(":id")).path)) { _, context in try await begin(context) }
        router.get(RouterPath(Route.measures(.item(":id", ":number")).path)) { _, context -> Response in
            guard let inHand = try await inHand(context) else { return try await elsewhere(context) }
            let page = try MeasureItemPage(inHand, number: number(context, inHand), strings)
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.measures(.item(":id", ":number")).path)) { _, context in
            try await answer(context)
        }
        router.get(RouterPath(Route.measures(.whole(":id")).path)) { _, context -> Response in
            guard let inHand = try await inHand(context) else { return try await elsewhere(context) }
            return site.answer(MeasureWholePage(inHand, strings), context)
        }
        router.post(RouterPath(Route.measures(.whole(":id")).path)) { _, context in try await answerAll(context) }
        router.get(RouterPath(Route.measures(.help(":id")).path)) { _, context in try await help(context) }
        router.post(RouterPath(Route.measures(.help(":id")).path)) { _, context -> Response in
            let route = try Route.measures(.help(context.pathID().text))
            try await context.requireCompanion().keepQuietLine(form: context.formID())
            return .seeOther(route)
        }
    }

    // MARK: - What there is

    private func list(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let page = MeasuresPage(
            await companion.measures(),
            isAsked: await companion.asksMonthly(),
            gone: await Gone.lines(companion),
            now: site.surroundings.now(),
            strings
        )
        return site.answer(page, context)
    }

    private func state(_ context: WebContext) async throws -> MeasureState {
        let name = context.parameters.get("id") ?? ""
        guard let state = try await context.requireCompanion().measure(Scale.ID(name)) else {
            throw WebProblem.notFound
        }
        return state
    }

    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let state = try await state(context)
        guard let fields = context.form, let press: Press = fields.choice(.act) else { throw WebProblem.badValue }
        var rounds: [String] = []
        for row in 0..<fields.rows(of: .round) {
            if let name = try fields.text(.round, row: row) { rounds.append(name) }
        }
        if press == .goOn, let inHand = state.inHand {
            let number = try await companion.measureInHand(inHand.value.thing).next + 1
            return .seeOther(.measures(.item(inHand.value.thing.text, String(number))))
        }
        let begun = try await companion.beginMeasure(
            state.text.id,
            rounds: rounds,
            asking: fields[.asked] == "line",
            form: context.formID()
        )
        guard let begun else { return .seeOther(.measures(.of(state.text.id.name))) }
        return .seeOther(press == .all ? .measures(.whole(begun.text)) : .measures(.item(begun.text, "1")))
    }

    private enum Press: String {
        case one, all
        case goOn = "go-on"
    }

    // MARK: - Answering

    private func inHand(_ context: WebContext) async throws -> MeasureInHand? {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        do throws(CompanionError) {
            return try await companion.measureInHand(thing)
        } catch .notFound {
            return nil
        }
    }

    /// Where something stands that is not answered any more: its result, or its scale.
    private func elsewhere(_ context: WebContext) async throws -> Response {
        let thing = try context.pathID()
        guard let kept = await context.companion?.answeredScale(thing) else { throw WebProblem.notFound }
        return .found(kept.isFinished ? .measures(.result(thing.text)) : .measures(.of(kept.scale.name)))
    }

    private func number(_ context: WebContext, _ inHand: MeasureInHand) throws -> Int {
        guard let number = context.parameters.get("number").flatMap({ Int($0) }),
            (1...inHand.places.count).contains(number)
        else { throw WebProblem.notFound }
        return number
    }

    /// One answer; then the next question, unless Help now comes first.
    private func answer(_ context: WebContext) async throws -> Response {
        guard let inHand = try await inHand(context) else { return try await elsewhere(context) }
        let number = try number(context, inHand)
        guard let fields = context.form, let press: ItemPress = fields.choice(.act) else { throw WebProblem.badValue }
        let place = inHand.places[number - 1]
        let chosen = try Self.chosen(fields[.answer])
        var given: [AnsweredScale.Place: Int?] = [:]
        switch press {
        case .next: given[place] = .some(chosen)
        case .skip: given[place] = .some(nil)
        // What is chosen is kept on the way out too; what is not says nothing.
        case .back, .stop: if let chosen { given[place] = .some(chosen) }
        }
        let isLast = number == inHand.places.count
        let finishes = isLast && (press == .next || press == .skip)
        let thing = inHand.answered.thing
        let step = try await context.requireCompanion().answer(
            given,
            in: thing,
            finishes: finishes,
            form: context.formID()
        )
        if step.isHelpFirst { return .seeOther(.measures(.help(thing.text))) }
        if step.isFinished { return .seeOther(.measures(.result(thing.text))) }
        switch press {
        case .next, .skip: return .seeOther(.measures(.item(thing.text, String(number + 1))))
        case .back: return .seeOther(.measures(.item(thing.text, String(max(1, number - 1)))))
        case .stop: return await site.seeOther(.measures(.all), saying: .kept, context)
        }
    }

    private enum ItemPress: String { case next, skip, back, stop }

    private static func chosen(_ sent: String?) throws(WebProblem) -> Int? {
        guard let sent, !sent.isEmpty else { return nil }
        guard let number = Int(sent) else { throw .badValue }
        return number
    }

    /// All answers at once; with Stop they are kept as far as they go.
    private func answerAll(_ context: WebContext) async throws -> Response {
        guard let inHand = try await inHand(context) else { return try await elsewhere(context) }
        guard let fields = context.form, let press: WholePress = fields.choice(.act) else {
            throw WebProblem.badValue
        }
        var given: [AnsweredScale.Place: Int?] = [:]
        for (row, place) in inHand.places.enumerated() {
            let chosen = try Self.chosen(fields.value(.answer, row: row))
            if chosen != nil || press == .done { given[place] = .some(chosen) }
        }
        let thing = inHand.answered.thing
        let step = try await context.requireCompanion().answer(
            given,
            in: thing,
            finishes: press == .done,
            form: context.formID()
        )
        if step.isHelpFirst { return .seeOther(.measures(.help(thing.text))) }
        if step.isFinished { return .seeOther(.measures(.result(thing.text))) }
        return await site.seeOther(.measures(.all), saying: .kept, context)
    }

    private enum WholePress: String { case done, stop }

    // MARK: - Help first

    private func help(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        guard let kept = await companion.answeredScale(thing) else { throw WebProblem.notFound }
        var back = Route.measures(.of(kept.scale.name))
        if kept.isFinished {
            back = .measures(.result(thing.text))
        } else if let inHand = try await inHand(context) {
            back = .measures(.item(thing.text, String(inHand.next + 1)))
        }
        let after = HelpPage.AfterAnswer(
            back: back.path,
            path: Route.measures(.help(thing.text)).path,
            isOnToday: await companion.today().showsQuietLine
        )
        return await HelpPages(site: site).answer(context, after: after)
    }
}

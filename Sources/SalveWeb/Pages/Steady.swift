import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/steady`: one steadying practice that needs no key and keeps nothing.
///
/// Its answers are posted, so that none stands in an address, and answered in place: nothing is kept that a second
/// page could be asked for.
struct SteadyPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        SteadyStartPage.self, SteadyStepPage.self, SteadyHowPage.self, SteadyTurnPage.self, SteadyFarPage.self,
        SteadyStopPage.self,
    ]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.steady(.start).path)) { _, context in
            site.answerByHour(SteadyStartPage(), context)
        }
        router.get(RouterPath(Route.steady(.see).path)) { _, context in
            site.answerByHour(step("see", tree: true, next: .hold), context)
        }
        router.get(RouterPath(Route.steady(.hold).path)) { _, context in
            site.answerByHour(step("hold", tree: false, next: .how), context)
        }
        router.get(RouterPath(Route.steady(.different).path)) { _, context in
            site.answerByHour(step("different", tree: false, next: .how), context)
        }
        router.get(RouterPath(Route.steady(.how).path)) { _, context in
            site.answerByHour(SteadyHowPage(), context)
        }
        router.get(RouterPath(Route.steady(.stop).path)) { _, context in
            site.answerByHour(SteadyStopPage(), context)
        }
        router.post(RouterPath(Route.steady(.answer).path)) { _, context in
            answer(context)
        }
    }

    private func step(_ name: String, tree: Bool, next: Route.SteadyStep) -> SteadyStepPage {
        let strings = site.catalogue.strings
        return SteadyStepPage(
            heading: strings["steady.\(name).heading"],
            option: strings["steady.\(name).option"],
            hasTree: tree,
            next: Route.steady(next).path,
            other: Route.steady(next == .how ? .see : .different).path
        )
    }

    private func answer(_ context: WebContext) -> Response {
        let form = context.form
        if let danger: Answer = form?.choice(.danger) {
            return danger == .yes ? .seeOther(.helpNow) : far(context, isAsking: false)
        }
        if let here: Here = form?.choice(.here) { return answer(here, context) }
        if form?[.act] == "next" { return far(context, isAsking: true) }
        return switch form?.choice(.landing, as: Landing.self) {
        case .easier: site.answerByHour(SteadyTurnPage(isEasier: true), context)
        case .same: site.answerByHour(SteadyTurnPage(isSame: true), context)
        case .harder: site.answerByHour(SteadyTurnPage(isHarder: true), context)
        case .far: site.answerByHour(SteadyTurnPage(isDanger: true), context)
        case nil: .seeOther(.steady(.stop))
        }
    }

    private func answer(_ here: Here, _ context: WebContext) -> Response {
        switch here {
        case .more: site.answerByHour(SteadyTurnPage(isEasier: true), context)
        case .same: far(context, isAsking: false)
        case .further: .seeOther(.helpNow)
        }
    }

    private func far(_ context: WebContext, isAsking: Bool) -> Response {
        site.answerByHour(
            SteadyFarPage(isAsking: isAsking, now: site.catalogue.strings.dayAndTime(site.surroundings.now())),
            context
        )
    }

    private enum Answer: String { case yes, no }
    private enum Here: String { case more, same, further }
}

/// The first screen: its second line already is the practice.
struct SteadyStartPage: Page {
    static let template = "steady/start"
}

/// One thing to do, with everything else in reach.
struct SteadyStepPage: Page {
    static let template = "steady/step"

    let heading: String
    let option: String
    /// True when the picture shows a tree beside the house.
    let hasTree: Bool
    let next: String
    let other: String
}

/// How it is now; may be left out.
struct SteadyHowPage: Page {
    static let template = "steady/how"
}

/// What follows an answer; one of the flags is true.
struct SteadyTurnPage: Page {
    static let template = "steady/turn"

    var isEasier = false
    var isSame = false
    var isHarder = false
    /// Far away: first, whether there is danger in the room.
    var isDanger = false
}

/// Far away: orienting, and then whether it is more here.
struct SteadyFarPage: Page {
    static let template = "steady/far"

    let isAsking: Bool
    let now: String
}

/// The end: asks nothing.
struct SteadyStopPage: Page {
    static let template = "steady/stop"
}

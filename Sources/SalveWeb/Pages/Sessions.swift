import Hummingbird
import SalveCompanion
import SalveContent

/// `/settings/sessions`: where Salve is open, by when it was used; what kind of browser it is, is not kept.
struct SessionPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [SessionsPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.sessions).path)) { _, context in
            site.answer(await SessionsPage(context, site), context)
        }
    }
}

/// The open web sessions.
struct SessionsPage: Page {
    static let template = "lock/sessions"
    static let section: Section? = .settings

    let lines: [Line]
    let hasOthers: Bool
    let hasLock: Bool

    /// One web session.
    struct Line: Sendable {
        let name: String
        let detail: String
    }

    init(_ context: WebContext, _ site: Site) async {
        let strings = site.catalogue.strings
        let now = site.surroundings.running()
        let alive = await site.door.sweep()
        let all = await site.sessions.all()
        hasOthers = all.count > 1
        hasLock = context.hasLock
        lines = all.map { session in
            let isThis = session.key == context.session?.key
            let isOpen = !context.hasLock || session.pass.map(alive.contains) == true
            let used = isThis ? strings["lock.sessions.now"] : strings.ago(now - session.used)
            let state = isOpen ? "" : " " + strings["lock.sessions.locked"]
            return Line(name: strings[isThis ? "lock.sessions.this" : "lock.sessions.other"], detail: used + state)
        }
    }
}

extension Strings {
    /// How long ago something was used, roughly.
    fileprivate func ago(_ time: Duration) -> String {
        let minutes = Int(time.components.seconds / 60)
        if minutes < 2 { return self["lock.sessions.lately"] }
        return minutes < 120 ? plural("lock.sessions.minutes", minutes) : plural("lock.sessions.hours", minutes / 60)
    }
}

import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// The pages of the settings about the house itself: what protects, taking along, other doors, deleting, about.
struct HousePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        ProtectionPage.self, DoorsPage.self, DeletePage.self, DeletedPage.self,
        AboutPage.self,
    ]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        addReading(to: router)
        router.post(RouterPath(Route.setting(.close).path)) { _, context -> Response in
            await site.sessions.closeAll()
            await site.door.lock()
            return .closed(port: context.port)
        }
        router.post(RouterPath(Route.setting(.delete).path)) { _, context -> Response in
            do throws(CompanionError) {
                try await site.proveWhereLocked(context)
            } catch {
                let page = DeletePage(isLast: true, hasLock: true, trouble: site.trouble(error))
                return site.answer(page, context, status: site.status(error)).waiting(error)
            }
            try await context.requireCompanion().deleteEverything()
            try await site.door.noteNewBeginning()
            await site.sessions.forgetAll()
            return .seeOther(.setting(.deleted))
        }
    }

    private func addReading(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.protection).path)) { _, context in
            site.answer(ProtectionPage(hasLock: context.hasLock), context)
        }
        router.get(RouterPath(Route.setting(.doors).path)) { _, context in site.answer(DoorsPage(), context) }
        router.get(RouterPath(Route.setting(.delete).path)) { _, context in
            site.answer(DeletePage(isLast: false), context)
        }
        router.get(RouterPath(Route.setting(.sure).path)) { _, context in
            site.answer(DeletePage(isLast: true, hasLock: context.hasLock), context)
        }
        router.get(RouterPath(Route.setting(.deleted).path)) { _, context in site.answer(DeletedPage(), context) }
        router.get(RouterPath(Route.setting(.about).path)) { _, context in
            site.answer(AboutPage(site.catalogue), context)
        }
    }
}

/// What is sealed, against whom, and against whom not.
struct ProtectionPage: Page {
    static let template = "settings/protection"
    static let section: Section? = .settings

    let hasLock: Bool
}

/// Other ways in, and closing this one.
struct DoorsPage: Page {
    static let template = "settings/doors"
    static let section: Section? = .settings
}

/// Deleting everything, in two steps.
struct DeletePage: Page {
    static let template = "settings/delete"
    static let section: Section? = .settings

    let isLast: Bool
    /// True when the passphrase is asked for.
    var hasLock = false
    var trouble: String?
}

/// Everything is deleted.
struct DeletedPage: Page {
    static let template = "settings/deleted"
    static let section: Section? = .settings
}

/// What Salve is not, who has read it, where it comes from.
struct AboutPage: Page {
    static let template = "settings/about"
    static let section: Section? = .settings

    let read: String
    let sources: [Source]

    /// Where a practice comes from.
    struct Source: Sendable {
        let title: String
        let tradition: String
    }

    init(_ catalogue: Catalogue) {
        let day = catalogue.helpLines.read
        let month = catalogue.strings["time.month.month\(day.month)"]
        read = catalogue.strings.text("settings.about.lines", ["date": "\(day.day) \(month) \(day.year)"])
        sources = catalogue.practices.map { Source(title: $0.title, tradition: $0.tradition) }
    }
}

import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The pages of the settings about the house itself: what protects, taking along, other doors, deleting, about.
struct HousePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        ProtectionPage.self, CheckPage.self, ExportPage.self, DoorsPage.self, DeletePage.self, DeletedPage.self,
        AboutPage.self,
    ]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        addReading(to: router)
        router.post(RouterPath(Route.setting(.export).path)) { _, context in try await export(context) }
        router.post(RouterPath(Route.setting(.close).path)) { _, context -> Response in
            await site.sessions.closeAll()
            await site.door.lock()
            return .closed(port: context.port)
        }
        router.post(RouterPath(Route.setting(.delete).path)) { _, context -> Response in
            try await context.requireCompanion().deleteEverything()
            try await site.door.noteNewBeginning()
            await site.sessions.forgetAll()
            return .seeOther(.setting(.deleted))
        }
    }

    private func addReading(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.protection).path)) { _, context in
            site.answer(ProtectionPage(), context)
        }
        router.get(RouterPath(Route.setting(.check).path)) { _, context in
            let report = try await context.requireCompanion().verify()
            return site.answer(CheckPage(report, site.catalogue.strings), context)
        }
        router.get(RouterPath(Route.setting(.export).path)) { _, context in site.answer(ExportPage(), context) }
        router.get(RouterPath(Route.setting(.doors).path)) { _, context in site.answer(DoorsPage(), context) }
        router.get(RouterPath(Route.setting(.delete).path)) { _, context in
            site.answer(DeletePage(isLast: false), context)
        }
        router.get(RouterPath(Route.setting(.sure).path)) { _, context in
            site.answer(DeletePage(isLast: true), context)
        }
        router.get(RouterPath(Route.setting(.deleted).path)) { _, context in site.answer(DeletedPage(), context) }
        router.get(RouterPath(Route.setting(.about).path)) { _, context in
            site.answer(AboutPage(site.catalogue), context)
        }
    }

    /// Everything in one file, to be kept by the browser; the answer itself is stored nowhere.
    private func export(_ context: WebContext) async throws -> Response {
        guard let format: ExportFormat = context.form?.choice(.format) else { throw WebProblem.badValue }
        let bytes = try await context.requireCompanion().export(format)
        let day = site.surroundings.now().day
        let parts = [day.month, day.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let name = (context.isNeutral ? "notes" : "salve") + "-\(day.year)-\(parts[0])-\(parts[1])"
        let kind =
            switch format {
            case .json: (type: "application/json; charset=utf-8", ending: "json")
            case .markdown: (type: "text/markdown; charset=utf-8", ending: "md")
            }
        return .download(bytes, "\(name).\(kind.ending)", type: kind.type)
    }
}

/// What is sealed, against whom, and against whom not.
struct ProtectionPage: Page {
    static let template = "settings/protection"
    static let section: Section? = .settings
}

/// What a check of the vault found.
struct CheckPage: Page {
    static let template = "settings/check"
    static let section: Section? = .settings

    let isSound: Bool
    let lines: [String]

    init(_ report: VerifyReport, _ strings: Strings) {
        isSound = report.isSound
        var lines = [strings.plural("settings.check.entries", report.sound)]
        let hurt = report.damaged.count + report.missing.count
        if hurt > 0 { lines.append(strings.plural("settings.check.damaged", hurt)) }
        if report.shredded > 0 { lines.append(strings.plural("settings.check.shredded", report.shredded)) }
        if !report.seesOlderCopy { lines.append(strings["settings.check.older"]) }
        self.lines = lines
    }
}

/// Everything as one file.
struct ExportPage: Page {
    static let template = "settings/export"
    static let section: Section? = .settings
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

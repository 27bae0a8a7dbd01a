import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// `/settings/copies`: the copies that Salve makes, and bringing one back.
struct CopyPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [CopiesPage.self, CopiesSurePage.self, CopyPage.self, CopyBackPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.copies).path)) { _, context in try await list(context) }
        router.get(RouterPath(Route.setting(.copiesSure).path)) { _, context in
            site.answer(CopiesSurePage(), context)
        }
        router.get(RouterPath(Route.found(.copy, id: ":id").path)) { _, context in
            guard let view: CopyView = await site.work.result(of: try context.pathID()) else {
                throw WebProblem.notFound
            }
            return site.answer(CopyPage(view, now: site.surroundings.now(), site.catalogue.strings), context)
        }
        router.get(RouterPath(Route.found(.back, id: ":id").path)) { _, context in
            guard let back: CopyBack = await site.work.result(of: try context.pathID()) else {
                throw WebProblem.notFound
            }
            return site.answer(CopyBackPage(back, site.catalogue.strings), context)
        }
        addActions(to: router)
    }

    private func addActions(to router: some RouterMethods<WebContext>) {
        router.post(RouterPath(Route.setting(.copyMake).path)) { _, context in try await make(context) }
        router.post(RouterPath(Route.setting(.copyLook).path)) { _, context in try await look(context) }
        router.post(RouterPath(Route.setting(.copyTake).path)) { _, context in try await take(context) }
        router.post(RouterPath(Route.setting(.copyBack).path)) { _, context in try await bringBack(context) }
        router.post(RouterPath(Route.setting(.copyDelete).path)) { _, context -> Response in
            try await context.requireCompanion().deleteCopy(try name(context))
            return .seeOther(.setting(.copies))
        }
        router.post(RouterPath(Route.setting(.copiesSure).path)) { _, context -> Response in
            try await context.requireCompanion().deleteCopies()
            return .seeOther(.setting(.copies))
        }
        router.post(RouterPath(Route.setting(.copiesAlone).path)) { _, context -> Response in
            let preference = Preference(.copies, context.form?[.alone] == "on" ? "" : "off")
            try await context.requireCompanion().choose([preference], form: try context.formID())
            return await site.seeOther(.setting(.copies), saying: .kept, context)
        }
    }

    private func list(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let page = CopiesPage(
            copies: try await companion.copies(),
            aside: try await companion.putAside(),
            trouble: await companion.copyTrouble(),
            isAlone: context.settings.wantsCopies,
            site.catalogue.strings
        )
        return site.answer(page, context)
    }

    private func name(_ context: WebContext) throws(WebProblem) -> String {
        guard let name = context.form?[.copy] else { throw .badValue }
        return name
    }

    private func make(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let route = await site.work.begin(.backup, form: try context.formID()) { progress in
            try await companion.makeCopy(progress)
            return LongWork.Outcome(.setting(.copies))
        }
        return .seeOther(route)
    }

    private func look(_ context: WebContext) async throws -> Response {
        let (companion, id, name) = (try context.requireCompanion(), try context.formID(), try name(context))
        let route = await site.work.begin(.look, form: id) { progress in
            let view = try await companion.look(at: name, progress)
            return LongWork.Outcome(.found(.copy, id: id.text), result: view)
        }
        return .seeOther(route)
    }

    /// The copy as a file, to be kept elsewhere; sealed as it lies here.
    private func take(_ context: WebContext) async throws -> Response {
        let name = try name(context)
        let path = try await context.requireCompanion().copyPath(name)
        let body = try await FileIO().loadFile(path: path, context: context)
        var response = Response.download([], name, type: "application/octet-stream")
        response.body = body
        return response
    }

    private func bringBack(_ context: WebContext) async throws -> Response {
        let (companion, id, name) = (try context.requireCompanion(), try context.formID(), try name(context))
        let agreed: RestoreConsent = context.form?[.agree] == "older" ? .older : []
        let route = await site.work.begin(.restore, form: id) { progress in
            var failure: VaultError?
            do throws(CompanionError) {
                try await companion.bringBack(name, agreed: agreed, progress)
            } catch .vault(let error) {
                failure = error
            }
            return LongWork.Outcome(.found(.back, id: id.text), result: CopyBack(failure: failure))
        }
        return .seeOther(route)
    }
}

/// Whether a copy was brought back.
struct CopyBack: Sendable {
    /// Why not; nil when it was.
    let failure: VaultError?
}

/// The copies there are, the rule they follow, and what can be done with them.
struct CopiesPage: Page {
    static let template = "settings/copies"
    static let section: Section? = .settings

    let copies: [Copy]
    /// True when Salve makes them by itself.
    let isAlone: Bool
    /// Why the last one could not be made; nil when it could.
    let trouble: String?
    /// What is kept of a vault that a copy took the place of; nil when there is none.
    let aside: String?
    let hasAny: Bool

    /// One copy.
    struct Copy: Sendable {
        let name: String
        let date: String
        let size: String
    }

    init(copies: [Backups.Copy], aside days: [Day], trouble: VaultError?, isAlone: Bool, _ strings: Strings) {
        self.isAlone = isAlone
        self.copies = copies.map { copy in
            let date = strings.date(copy.day)
            let values = ["date": date, "place": String(copy.place)]
            return Copy(
                name: copy.name,
                date: copy.place == 1 ? date : strings.text("settings.copies.another", values),
                size: Self.size(copy.bytes, strings)
            )
        }
        hasAny = !copies.isEmpty || !days.isEmpty
        aside = days.first.map { strings.text("settings.copies.aside", ["date": strings.date($0)]) }
        self.trouble = trouble.map { error in
            switch error {
            case .diskFull: strings["settings.copies.full"]
            case .readOnly, .unsafeFile: strings["settings.copies.readonly"]
            default: strings["settings.copies.trouble"]
            }
        }
    }

    private static func size(_ bytes: Int, _ strings: Strings) -> String {
        let megabytes = (bytes + 500_000) / 1_000_000
        if megabytes < 1 { return strings["settings.copies.small"] }
        return strings.text("settings.copies.size", ["count": String(megabytes)])
    }
}

/// Deleting all copies: the last step.
struct CopiesSurePage: Page {
    static let template = "settings/copiessure"
    static let section: Section? = .settings
}

/// What is in a copy, and what bringing it back would mean.
struct CopyPage: Page {
    static let template = "settings/copy"
    static let section: Section? = .settings

    let name: String
    let lines: [String]
    /// True when everything in it opens.
    let isSound: Bool
    /// What would be missing; nil when nothing would.
    let missing: String?

    init(_ view: CopyView, now: LocalTime, _ strings: Strings) {
        name = view.name
        isSound = view.look.check.isSound
        var lines = [strings.plural("settings.copy.entries", view.entries)]
        if let last = view.last {
            lines.append(strings.text("settings.copy.last", ["date": strings.date(last.day)]))
        }
        let hurt = view.look.check.damaged.count + view.look.check.missing.count
        lines.append(isSound ? strings["settings.copy.sound"] : strings.plural("settings.copy.damaged", hurt))
        self.lines = lines
        switch view.look.standing {
        case .whole: missing = nil
        case .older, .other:
            missing = Self.missing(view, strings)
        }
    }

    private static func missing(_ view: CopyView, _ strings: Strings) -> String {
        guard let between = view.missingBetween else { return strings["settings.copy.changes"] }
        let values = ["from": strings.date(between.first.day), "to": strings.date(between.last.day)]
        let key = between.first.day == between.last.day ? "missingday" : "missingdays"
        let count = strings.plural("settings.copy.missing", view.missing)
        return count + " " + strings.text("settings.copy." + key, values)
    }
}

/// A copy was brought back, or why not.
struct CopyBackPage: Page {
    static let template = "settings/copyback"
    static let section: Section? = .settings

    let isBack: Bool
    let text: String

    init(_ back: CopyBack, _ strings: Strings) {
        isBack = back.failure == nil
        let key: String
        switch back.failure {
        case nil: key = "done"
        case .copyOlder, .copyOther: key = "older"
        case .copyDamaged, .fileDamaged, .headerDamaged, .vaultMissing: key = "damaged"
        case .otherKeys, .wrongKey: key = "keys"
        case .diskFull: key = "full"
        default: key = "not"
        }
        text = strings["settings.copyback." + key]
    }
}

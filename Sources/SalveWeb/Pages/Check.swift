import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// `/settings/check`: every seal opened once; and `/settings/go-on`, when the vault is not what was seen last.
struct CheckPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [CheckPage.self, CheckedPage.self, GoOnPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.check).path)) { _, context in site.answer(CheckPage(), context) }
        router.post(RouterPath(Route.setting(.check).path)) { _, context in try await check(context) }
        router.get(RouterPath(Route.found(.check, id: ":id").path)) { _, context in
            guard let report: VerifyReport = await site.work.result(of: try context.pathID()) else {
                throw WebProblem.notFound
            }
            return site.answer(CheckedPage(report, site.catalogue.strings), context)
        }
        router.get(RouterPath(Route.setting(.goOn).path)) { _, context in
            let condition = try await context.requireCompanion().condition()
            return site.answer(GoOnPage(condition, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.setting(.goOn).path)) { _, context -> Response in
            try await context.requireCompanion().continueDespiteLoss()
            return .seeOther(.setting(.goOn))
        }
    }

    private func check(_ context: WebContext) async throws -> Response {
        let (companion, id) = (try context.requireCompanion(), try context.formID())
        let route = await site.work.begin(.check, form: id) { progress in
            let report = try await companion.verify(progress)
            return LongWork.Outcome(.found(.check, id: id.text), result: report)
        }
        return .seeOther(route)
    }
}

/// What a check does, and the button that begins one.
struct CheckPage: Page {
    static let template = "settings/check"
    static let section: Section? = .settings
}

/// What a check of the vault found.
struct CheckedPage: Page {
    static let template = "settings/checked"
    static let section: Section? = .settings

    let isSound: Bool
    let isOtherVault: Bool
    let lines: [String]

    init(_ report: VerifyReport, _ strings: Strings) {
        isSound = report.isSound
        isOtherVault = report.condition != .sound
        var lines = [strings.plural("settings.check.entries", report.sound)]
        let hurt = report.damaged.count + report.missing.count
        if hurt > 0 { lines.append(strings.plural("settings.check.damaged", hurt)) }
        if report.shredded > 0 { lines.append(strings.plural("settings.check.shredded", report.shredded)) }
        if !report.seesOlderCopy { lines.append(strings["settings.check.older"]) }
        self.lines = lines
    }
}

/// The vault is not what was seen last: what that means, and the way to go on.
struct GoOnPage: Page {
    static let template = "settings/goon"
    static let section: Section? = .settings

    /// What happened; nil when nothing is wrong.
    let what: String?

    init(_ condition: VaultCondition, _ strings: Strings) {
        switch condition {
        case .sound: what = nil
        case .headAltered: what = strings["settings.goon.altered"]
        case .endDiffers(let head, let found):
            let count = head.value - found.value
            what = count > 0 ? strings.plural("settings.goon.end", count) : strings["settings.goon.altered"]
        case .otherThanWitnessed(let head, let witnessed):
            let count = witnessed.value - head.value
            what = count > 0 ? strings.plural("settings.goon.older", count) : strings["settings.goon.other"]
        }
    }
}

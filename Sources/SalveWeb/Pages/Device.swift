import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/settings/device`: if someone checks this device; and the other name.
struct DevicePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [DevicePage.self, OtherNamePage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.device).path)) { _, context in
            site.answer(DevicePage(hasLock: context.hasLock), context)
        }
        router.get(RouterPath(Route.setting(.goesBy).path)) { _, context in
            site.answer(OtherNamePage(isNeutral: context.settings.isNeutral), context)
        }
        router.post(RouterPath(Route.setting(.goesBy).path)) { _, context -> Response in
            let name = context.form?[.goesBy] ?? ""
            let companion = try context.requireCompanion()
            try await companion.choose([Preference(.goesBy, name)], form: try context.formID())
            try await site.door.keepLooks()
            return await site.seeOther(.setting(.goesBy), saying: .kept, context)
        }
    }
}

/// What Salve shows to someone who looks, what it hides, and what it can't protect from.
struct DevicePage: Page {
    static let template = "lock/device"
    static let section: Section? = .settings

    let hasLock: Bool
}

/// The name that stands in tabs and histories.
struct OtherNamePage: Page {
    static let template = "lock/name"
    static let section: Section? = .settings

    let isNeutral: Bool
}

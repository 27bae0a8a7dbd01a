import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// `/settings/lock`: what protects, and every change of a lock that is set.
struct LockPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [LockPage.self, ChangePassphrasePage.self, ProvePage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.lock).path)) { _, context in
            site.answer(await LockPage(context, site), context)
        }
        router.post(RouterPath(Route.setting(.lockAfter).path)) { _, context in try await choose(context) }
        router.get(RouterPath(Route.setting(.lockChange).path)) { _, context -> Response in
            guard context.hasLock else { return .found(.setting(.lock)) }
            return site.answer(ChangePassphrasePage(site), context)
        }
        router.post(RouterPath(Route.setting(.lockChange).path)) { _, context in try await change(context) }
        for ask in ProvePage.Ask.allCases {
            router.get(RouterPath(ask.route.path)) { _, context -> Response in
                guard context.hasLock else { return .found(.setting(.lock)) }
                return site.answer(await ProvePage(ask, site), context)
            }
            router.post(RouterPath(ask.route.path)) { _, context -> Response in
                guard context.hasLock else { return await withoutLock(ask, context) }
                return try await answer(ask, context)
            }
        }
    }

    /// Without a lock there is nothing to ask for, and of all this only other sessions can end.
    private func withoutLock(_ ask: ProvePage.Ask, _ context: WebContext) async -> Response {
        guard ask == .sessions, let key = context.session?.key else { return .seeOther(.setting(.lock)) }
        await site.sessions.closeOthers(than: key)
        return .seeOther(.setting(.sessions))
    }

    private func choose(_ context: WebContext) async throws -> Response {
        let form = context.form
        let hides = form?[.hideLocks] == "yes" ? "" : "no"
        let preferences = [Preference(.lockAfter, form?[.minutes] ?? ""), Preference(.hideLocks, hides)]
        try await context.requireCompanion().choose(preferences, form: try context.formID())
        return await site.seeOther(.setting(.lock), saying: .kept, context)
    }

    // MARK: - Another passphrase

    private func change(_ context: WebContext) async throws -> Response {
        guard context.hasLock else { return .seeOther(.setting(.lock)) }
        var page = ChangePassphrasePage(site)
        do throws(CompanionError) {
            try await site.prove(context)
            let chosen = NewPassphrase(context.form, site.catalogue.strings)
            guard case .taken(let passphrase, _) = chosen else {
                page.trouble = chosen.trouble
                return site.answer(page, context, status: .unprocessableContent)
            }
            return try await site.changing(.otherPassphrase(passphrase), context, to: .setting(.lock))
        } catch {
            page.trouble = site.trouble(error)
            return site.answer(page, context, status: site.status(error)).waiting(error)
        }
    }

    // MARK: - What asks for the passphrase first

    private func answer(_ ask: ProvePage.Ask, _ context: WebContext) async throws -> Response {
        do throws(CompanionError) {
            let passphrase = try await site.prove(context)
            switch ask {
            case .recovery:
                if context.form?[.act] == "revoke" {
                    return try await site.changing(.otherRecoveryKey(nil), context, to: .setting(.lock))
                }
                return await begin(.otherRecoveryKey, passphrase, context)
            case .anew: return await begin(.anew, passphrase, context)
            case .remove: return try await site.changingAtLength(.none, context)
            case .sessions: return await site.endOthers(context, to: .setting(.sessions))
            }
        } catch {
            var page = await ProvePage(ask, site)
            page.trouble = site.trouble(error)
            return site.answer(page, context, status: site.status(error)).waiting(error)
        }
    }

    private func begin(
        _ purpose: PendingLock.Purpose,
        _ passphrase: Passphrase,
        _ context: WebContext
    ) async -> Response {
        let pending = PendingLock(purpose, passphrase, site.surroundings)
        if let key = context.session?.key { await site.sessions.change(key) { $0.pending = pending } }
        return .seeOther(.setting(.lockKey))
    }
}

/// What protects now; the way to a lock, or what can be changed about it.
struct LockPage: Page {
    static let template = "lock/settings"
    static let section: Section? = .settings

    let hasLock: Bool
    let canLock: Bool
    let hasRecoveryKey: Bool
    let minutes: [Choices.Option]
    let hidesAndLocks: Bool

    init(_ context: WebContext, _ site: Site) async {
        hasLock = context.hasLock
        canLock = site.door.canLock
        hasRecoveryKey = await site.door.hasRecoveryKey
        hidesAndLocks = context.settings.hidesAndLocks
        let chosen = context.settings.lockMinutes
        minutes = Set([1, 2, 5, 10, 15, 30, 60, chosen]).sorted().map { count in
            Choices.Option(
                value: String(count),
                label: site.catalogue.strings.plural("lock.unlock.minutes", count),
                isChosen: count == chosen
            )
        }
    }
}

/// Another passphrase in the present one's place.
struct ChangePassphrasePage: Page {
    static let template = "lock/change"
    static let section: Section? = .settings

    let words: String
    var trouble: String?

    init(_ site: Site) { words = site.fiveWords() }
}

/// Something that asks for the passphrase first.
struct ProvePage: Page {
    static let template = "lock/ask"
    static let section: Section? = .settings

    /// What it is.
    enum Ask: String, CaseIterable, Sendable {
        case recovery, anew, remove, sessions

        var route: Route {
            switch self {
            case .recovery: .setting(.lockRecovery)
            case .anew: .setting(.lockAnew)
            case .remove: .setting(.lockRemove)
            case .sessions: .setting(.sessionsEnd)
            }
        }
    }

    let path: String
    let title: String
    let lead: String
    let button: String
    /// A button that takes the recovery key away; nil elsewhere.
    let revoke: String?
    /// Where one goes without doing it.
    let back: String
    var trouble: String?

    init(_ ask: Ask, _ site: Site) async {
        let strings = site.catalogue.strings
        let group = "lock.\(ask.rawValue)"
        path = ask.route.path
        title = strings[group + ".title"]
        lead = strings[group + ".lead"]
        button = strings[group + ".button"]
        back = Route.setting(ask == .sessions ? .sessions : .lock).path
        let canRevoke = ask == .recovery ? await site.door.hasRecoveryKey : false
        revoke = canRevoke ? strings[group + ".revoke"] : nil
    }
}

import Hummingbird
import SalveCompanion
import SalveContent
import SalveVault

/// Setting a lock: a passphrase, the recovery key on paper, two of its groups typed; only then does anything change.
struct LockSetupPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        NewPassphrasePage.self, RecoveryKeyPage.self, DrillPage.self, WithoutKeyPage.self,
    ]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.lockNew).path)) { _, context -> Response in
            guard mayBegin(context) else { return .found(.setting(.lock)) }
            return site.answer(NewPassphrasePage(site, context), context)
        }
        router.post(RouterPath(Route.setting(.lockNew).path)) { _, context -> Response in
            guard mayBegin(context) else { return .seeOther(.setting(.lock)) }
            return await choose(context)
        }
        router.get(RouterPath(Route.setting(.lockKey).path)) { _, context in
            await pending(context) { site.answer(RecoveryKeyPage($0, site.catalogue.strings), context) }
        }
        router.get(RouterPath(Route.setting(.lockDrill).path)) { _, context in
            await pending(context) { site.answer(DrillPage($0), context) }
        }
        router.post(RouterPath(Route.setting(.lockDrill).path)) { _, context in try await drill(context) }
        router.get(RouterPath(Route.setting(.lockWithout).path)) { _, context in
            await pending(context) { site.answer(WithoutKeyPage(isSet: $0.purpose == .set), context) }
        }
        router.post(RouterPath(Route.setting(.lockWithout).path)) { _, context -> Response in
            guard let pending = current(context) else { return .seeOther(.setting(.lock)) }
            return try await carryOut(pending, recovery: nil, context)
        }
    }

    /// Where no lock is set, and where the recovery key has opened.
    private func mayBegin(_ context: WebContext) -> Bool {
        site.door.canLock && (!context.hasLock || context.isRenewing)
    }

    // MARK: - The passphrase

    private func choose(_ context: WebContext) async -> Response {
        let chosen = NewPassphrase(context.form, site.catalogue.strings)
        guard case .taken(let passphrase, let strength) = chosen, let session = context.session else {
            var page = NewPassphrasePage(site, context)
            page.trouble = chosen.trouble
            return site.answer(page, context, status: .unprocessableContent)
        }
        let pending = PendingLock(.set, passphrase, strength: strength, site.surroundings)
        await site.sessions.change(session.key) { $0.pending = pending }
        return .seeOther(.setting(.lockKey))
    }

    // MARK: - The recovery key

    private func current(_ context: WebContext) -> PendingLock? {
        guard let pending = context.session?.pending else { return nil }
        return site.surroundings.running() - pending.began < PendingLock.patience ? pending : nil
    }

    private func pending(_ context: WebContext, _ page: (PendingLock) -> Response) async -> Response {
        guard let pending = current(context) else {
            return .found(.setting(context.isRenewing ? .lockNew : .lock))
        }
        return page(pending)
    }

    private func drill(_ context: WebContext) async throws -> Response {
        guard let pending = current(context) else { return .seeOther(.setting(.lock)) }
        guard pending.isRight(context.form?[.first] ?? "", context.form?[.second] ?? "") else {
            var page = DrillPage(pending)
            page.trouble = site.catalogue.strings["lock.drill.wrong"]
            return site.answer(page, context, status: .unprocessableContent)
        }
        return try await carryOut(pending, recovery: pending.recovery, context)
    }

    private func carryOut(
        _ pending: PendingLock,
        recovery: RecoveryKey?,
        _ context: WebContext
    ) async throws -> Response {
        if let key = context.session?.key { await site.sessions.change(key) { $0.pending = nil } }
        switch pending.purpose {
        case .set, .anew:
            return try await site.changingAtLength(.passphrase(pending.passphrase, recovery), context)
        case .otherRecoveryKey:
            return try await site.changing(.otherRecoveryKey(recovery), context, to: .setting(.lock))
        }
    }
}

/// A new passphrase as it was typed twice: taken, or why not.
enum NewPassphrase {
    case taken(Passphrase, Passphrase.Strength.Step)
    case refused(String)

    /// Why it was not taken, in one line; nil when it was.
    var trouble: String? {
        guard case .refused(let line) = self else { return nil }
        return line
    }

    init(_ form: FormFields?, _ strings: Strings) {
        let text = form?[.newPassphrase] ?? ""
        if let weakness = Passphrase.weakness(of: text) {
            self = .refused(strings.line(for: weakness))
        } else if text != form?[.again] {
            self = .refused(strings["lock.new.differ"])
        } else if let passphrase = Passphrase(text) {
            self = .taken(passphrase, Passphrase.strength(of: text).step)
        } else {
            self = .refused(strings.line(for: .tooLong(limit: Passphrase.byteLimit)))
        }
    }
}

/// A passphrase to be chosen, with five words on offer.
struct NewPassphrasePage: Page {
    static let template = "lock/new"
    static let section: Section? = .settings

    let words: String
    /// True when the old one is gone and the recovery key has opened.
    let isForgotten: Bool
    var trouble: String?

    init(_ site: Site, _ context: WebContext) {
        words = site.fiveWords()
        isForgotten = context.isRenewing
    }
}

/// The recovery key, to be written down: the only time it is shown.
struct RecoveryKeyPage: Page {
    static let template = "lock/key"
    static let section: Section? = .settings

    let groups: [Group]
    /// How long the passphrase would hold; nil for one that stays.
    let strength: String?
    /// True when another passphrase may be the better choice.
    let isSlight: Bool
    /// True when one can go on without a recovery key.
    let canDoWithout: Bool

    /// One group, and its place from 1.
    struct Group: Sendable {
        let place: Int
        let letters: String
    }

    init(_ pending: PendingLock, _ strings: Strings) {
        groups = pending.recovery.groups.enumerated().map { Group(place: $0.offset + 1, letters: $0.element) }
        strength = pending.strength.map { strings.line(for: $0) }
        isSlight = pending.strength == .slight
        canDoWithout = pending.purpose != .otherRecoveryKey
    }
}

/// Two groups of the recovery key, from the paper.
struct DrillPage: Page {
    static let template = "lock/drill"
    static let section: Section? = .settings

    let first: Int
    let second: Int
    var trouble: String?

    init(_ pending: PendingLock) {
        first = pending.asked[0] + 1
        second = pending.asked[1] + 1
    }
}

/// Going on without a recovery key, and what that means.
struct WithoutKeyPage: Page {
    static let template = "lock/without"
    static let section: Section? = .settings

    /// True when a lock is about to be set, false when one is set.
    let isSet: Bool
}

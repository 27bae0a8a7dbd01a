import Hummingbird
import SalveCompanion
import SalveContent
import SalveVault

/// Changes of the lock, from the pages' side: each gives this web session a new secret and ends the others.
extension Site {
    /// The present passphrase, proved; throws `.wrongKey`, and the wait after several wrong ones.
    @discardableResult
    func prove(_ context: WebContext) async throws(CompanionError) -> Passphrase {
        guard let passphrase = context.form?[.passphrase].flatMap({ Passphrase($0) }) else { throw .wrongKey }
        try await door.prove(.passphrase(passphrase))
        return passphrase
    }

    /// The same before what can't be taken back, or takes everything along; nothing is asked without a lock.
    func proveWhereLocked(_ context: WebContext) async throws(CompanionError) {
        if context.hasLock { try await prove(context) }
    }

    /// A change that takes a moment.
    func changing(
        _ change: HouseDoor.Change,
        _ context: WebContext,
        to route: Route
    ) async throws(CompanionError) -> Response {
        let renewed = try await renew(context)
        try await door.change(change, keeping: renewed.pass)
        await sessions.closeOthers(than: renewed.key)
        return Response.seeOther(route).setting(secret: renewed.secret, port: context.port)
    }

    /// A change of every key: begun here, and watched on its page.
    func changingAtLength(_ change: HouseDoor.Change, _ context: WebContext) async throws(CompanionError) -> Response {
        guard let form = context.form?.id(.id) else { throw .badValue }
        let renewed = try await renew(context)
        let route = await work.begin(.rekey, form: form) { progress in
            try await door.change(change, keeping: renewed.pass, progress: progress)
            await sessions.closeOthers(than: renewed.key)
            return LongWork.Outcome(.setting(.lock))
        }
        return Response.seeOther(route).setting(secret: renewed.secret, port: context.port)
    }

    /// Ends all other web sessions and passes.
    func endOthers(_ context: WebContext, to route: Route) async -> Response {
        guard let renewed = try? await renew(context) else { return .seeOther(route) }  // it ended meanwhile itself
        await door.keepOnly(renewed.pass)
        await sessions.closeOthers(than: renewed.key)
        return Response.seeOther(route).setting(secret: renewed.secret, port: context.port)
    }

    /// Five words by chance, new each time.
    func fiveWords() -> String {
        Passphrase.suggestion(from: catalogue.passphraseWords, random: surroundings.random)
    }

    private typealias Renewed = (secret: String, key: [UInt8], pass: HouseDoor.Pass)

    private func renew(_ context: WebContext) async throws(CompanionError) -> Renewed {
        guard let session = context.session, let secret = context.secret else { throw .locked }
        var pass: HouseDoor.Pass?
        if let old = session.pass { pass = await door.renew(old) }
        if pass == nil { pass = await door.admit() }
        guard let pass, let opened = await sessions.replace(session.key, secret: secret, pass: pass) else {
            throw .locked
        }
        return (opened.secret, opened.session.key, pass)
    }
}

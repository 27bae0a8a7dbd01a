import HTTPTypes
import Hummingbird
import SalveCompanion
import SalveContent
import SalveVault

/// `/unlock`: the way in where a lock is set, and the ways to close it; none of them needs it open.
struct UnlockPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [UnlockPage.self, RecoverPage.self, HeldWordsPage.self, BlankPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.unlock(.start).path)) { _, context in
            try await whileLocked(context, else: .found(.today)) { await site.answerLocked(UnlockPage(), context) }
        }
        router.post(RouterPath(Route.unlock(.start).path)) { _, context in try await unlock(context) }
        router.get(RouterPath(Route.unlock(.recovery).path)) { _, context in
            try await whileLocked(context, else: .found(.today)) { await site.answerLocked(RecoverPage(), context) }
        }
        router.post(RouterPath(Route.unlock(.recovery).path)) { _, context in try await recover(context) }
        router.post(RouterPath(Route.unlock(.awake).path)) { _, context -> Response in
            // Finding the session's companion counted as a use already.
            Response(status: context.companion == nil ? .unauthorized : .noContent)
        }
        router.post(RouterPath(Route.unlock(.hold).path)) { _, context in await hold(context) }
        router.post(RouterPath(Route.lock.path)) { _, context -> Response in
            guard context.session != nil else { throw WebProblem.keyless }
            await site.door.lock()
            return Response.seeOther(.today).forgettingPages()
        }
        router.post(RouterPath(Route.hide.path)) { _, context -> Response in
            if context.session != nil { await site.door.lock() }
            return Response.seeOther(.blank).forgettingPages()
        }
        router.get(RouterPath(Route.blank.path)) { _, context in
            var empty = context
            empty.settings = Settings()
            return site.answer(BlankPage(), empty)
        }
    }

    /// A page of the locked door; once it is open, Today.
    private func whileLocked(
        _ context: WebContext,
        else today: Response = .seeOther(.today),
        _ page: () async -> Response
    ) async throws -> Response {
        guard context.session != nil else { throw WebProblem.keyless }
        return context.isLocked ? await page() : today
    }

    // MARK: - Coming in

    private func unlock(_ context: WebContext) async throws -> Response {
        var page = UnlockPage(back: context.form?[.back] ?? Route.today.path)
        return try await whileLocked(context) {
            guard let passphrase = context.form?[.passphrase].flatMap({ Passphrase($0) }) else {
                page.trouble = strings["lock.unlock.wrong"]
                return await site.answerLocked(page, context)
            }
            do throws(CompanionError) {
                let pass = try await site.door.unlock(with: .passphrase(passphrase))
                return await letIn(pass, context, to: page.back)
            } catch {
                page.trouble = site.trouble(error, wrong: "lock.unlock.wrong")
                return await site.answerLocked(page, context, status: site.status(error)).waiting(error)
            }
        }
    }

    private func recover(_ context: WebContext) async throws -> Response {
        try await whileLocked(context) {
            var page = RecoverPage()
            page.trouble = strings["lock.recover.wrong"]
            guard let key = context.form?[.recovery].flatMap({ RecoveryKey(text: $0) }) else {
                return await site.answerLocked(page, context)
            }
            do throws(CompanionError) {
                let pass = try await site.door.unlock(with: .recovery(key))
                return await letIn(pass, context, to: Route.setting(.lockNew).path)
            } catch {
                page.trouble = site.trouble(error, wrong: "lock.recover.wrong")
                return await site.answerLocked(page, context, status: site.status(error)).waiting(error)
            }
        }
    }

    /// In, as a new web session: the cookie from before opens nothing any more.
    private func letIn(_ pass: HouseDoor.Pass, _ context: WebContext, to path: String) async -> Response {
        guard let session = context.session, let secret = context.secret,
            let opened = await site.sessions.replace(session.key, secret: secret, pass: pass)
        else {
            await site.door.leave(pass)
            return .seeOther(.today)
        }
        var response = Response.seeOther(.today)
        response.headers[.location] = opened.session.held.isEmpty ? path : Route.unlock(.words).path
        return response.setting(secret: opened.secret, port: context.port)
    }

    // MARK: - Words

    /// Takes what stands in a form when the page closes by itself; it can be read again after unlocking.
    private func hold(_ context: WebContext) async -> Response {
        guard let session = context.session, let secret = context.secret, let form = context.form,
            let path = form[.goesTo].flatMap(Route.ownPath),
            let held = HeldForm(form, path: path, secret: secret)
        else { return Response(status: .unprocessableContent) }
        let isHeld = await site.sessions.hold(held, for: session.key)
        return Response(status: isHeld ? .noContent : .insufficientRoom)
    }

    private var strings: Strings { site.catalogue.strings }
}

extension Site {
    /// Why a key was not taken, in one line without blame.
    func trouble(_ error: CompanionError, wrong: String = "lock.ask.wrong") -> String {
        let strings = catalogue.strings
        switch error {
        case .wrongKey: return strings[wrong]
        case .tooManyTries(let wait): return strings.text("lock.unlock.wait", ["time": strings.wait(seconds: wait)])
        case .locked: return strings["lock.unlock.again"]
        case .refused, .notFound, .tooLong, .empty, .badValue, .tooLate, .recoveryKeyVoid, .vault, .refusedToPutAside,
            .notAPractice:
            return strings[WebProblem(error).strings + ".text"]
        }
    }

    /// The status of the answer that says so.
    func status(_ error: CompanionError) -> HTTPResponse.Status {
        switch error {
        case .wrongKey, .locked: .unauthorized
        case .tooManyTries: .tooManyRequests
        case .refused, .notFound, .tooLong, .empty, .badValue, .tooLate, .recoveryKeyVoid, .vault, .refusedToPutAside,
            .notAPractice:
            WebProblem(error).status
        }
    }
}

extension Response {
    /// With when to try again, after too many tries.
    func waiting(_ error: CompanionError) -> Response {
        guard case .tooManyTries(let wait) = error else { return self }
        var response = self
        response.headers[.retryAfter] = String(wait)
        return response
    }
}

extension HTTPResponse.Status {
    /// There is no room for more.
    static var insufficientRoom: HTTPResponse.Status { .init(code: 507, reasonPhrase: "Insufficient Storage") }
}

extension Strings {
    /// A wait in words: seconds up to a minute and a half, then minutes.
    func wait(seconds: Int) -> String {
        seconds <= 90
            ? plural("lock.unlock.seconds", seconds) : plural("lock.unlock.minutes", (seconds + 59) / 60)
    }
}

/// The locked door: a passphrase, or what works without one.
struct UnlockPage: Page {
    static let template = "lock/unlock"

    /// Where it leads once open.
    let back: String
    /// What is in the way; one line.
    var trouble: String?
    /// True when a form came with it, and is held.
    var isHeld = false
    /// True when there was no room to hold it.
    var isFull = false

    init(back: String = Route.today.path) {
        self.back = Route.ownPath(back) ?? Route.today.path
    }
}

/// The locked door, by the recovery key.
struct RecoverPage: Page {
    static let template = "lock/recover"

    var trouble: String?
}

/// Nothing: where hiding without script leads.
struct BlankPage: Page {
    static let template = "lock/blank"
}

import HTTPTypes
import Hummingbird
import SalveCompanion

/// Answers with the unlock page whatever meets a locked door, and holds a posted form till it opens; once a held form
/// was kept, it is held no longer.
///
/// A door that locks while a request is under way counts too: what was posted is held all the same.
struct HoldForms: RouterMiddleware {
    typealias Context = WebContext

    let site: Site

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            let response = try await next(request, context)
            return await settle(response, request, context)
        } catch WebProblem.renewing {
            _ = await hold(request, context)
            return .seeOther(.setting(.lockNew))
        } catch {
            guard await isLocked(error, context) else { throw error }
            let isHeld = await hold(request, context)
            let back = request.method == .get ? request.uri.path : Route.today.path
            var page = UnlockPage(back: back)
            page.isHeld = isHeld == true
            page.isFull = isHeld == false
            return await site.answerLocked(page, context)
        }
    }

    private func isLocked(_ error: any Error, _ context: WebContext) async -> Bool {
        if WebProblem(any: error) == .locked { return true }
        guard context.companion != nil, let session = context.session else { return false }
        guard case .locked = await site.door.find(session.pass) else { return false }
        return true
    }

    /// True when the form is held, false when there is no room; nil when there is nothing to hold.
    private func hold(_ request: Request, _ context: WebContext) async -> Bool? {
        guard request.method == .post, let form = context.form, let session = context.session,
            let secret = context.secret, let held = HeldForm(form, path: request.uri.path, secret: secret)
        else { return nil }
        return await site.sessions.hold(held, for: session.key)
    }

    /// A form that was held and is kept now is let go; others that wait are shown next.
    private func settle(_ response: Response, _ request: Request, _ context: WebContext) async -> Response {
        guard let session = context.session, !session.held.isEmpty else { return response }
        if request.method == .get {
            return request.uri.path == Route.today.path ? .seeOther(.unlock(.words)) : response
        }
        guard response.status.code < 400, let id = context.form?.id(.id),
            session.held.contains(where: { $0.id == id })
        else { return response }
        await site.sessions.change(session.key) { $0.held.removeAll { $0.id == id } }
        let isMore = session.held.count > 1 && response.status == .seeOther
        return isMore ? .seeOther(.unlock(.words)) : response
    }
}

extension Site {
    /// The unlock page, with nothing of the person's around it.
    func answerLocked(
        _ page: some Page,
        _ context: WebContext,
        status: HTTPResponse.Status = .unauthorized
    ) async -> Response {
        var context = context
        context.companion = nil
        context.isLocked = true
        context.settings = await door.outerLooks.settings
        var response = answer(page, context, status: status)
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Key" }
        return response
    }
}

import Hummingbird

/// `/open/…`: a one-time code becomes a web session.
struct OpenPages: Sendable {
    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.open(code: ":code").path)) { request, context -> Response in
            // Only a real visit uses a code up: HEAD is a program that looks whether a link is alive.
            guard request.method == .get, let code = context.parameters.get("code"),
                await site.codes.redeem(code)
            else {
                // A used link, loaded again where Salve is open already, leads where it led before.
                if context.session != nil, Origin.mayRead(request) { return .seeOther(.today) }
                throw WebProblem.keyless
            }
            let opened = await site.sessions.open()
            await site.sessions.change(opened.session.key) { $0.notice = .opened }
            var response = Response.seeOther(.today)
            response.headers[.setCookie] = SessionCookie.header(secret: opened.secret, port: context.port)
            return response
        }
    }
}

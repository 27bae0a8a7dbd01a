public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import SalveCompanion
import SalveContent

/// How the web part runs.
public struct WebConfiguration: Sendable {
    /// The port to listen on; 0 takes any free one.
    public var port: Int
    /// The loopback address to listen on.
    public var address: LoopbackAddress
    /// The folder with templates and static files; nil looks in the usual places.
    public var resources: String?
    /// Clock and randomness.
    public var surroundings: Surroundings

    /// A configuration from its parts.
    public init(
        port: Int = 8417,
        address: LoopbackAddress = .four,
        resources: String? = nil,
        surroundings: Surroundings = .real()
    ) {
        self.port = port
        self.address = address
        self.resources = resources
        self.surroundings = surroundings
    }

    /// The addresses that only this machine reaches.
    public enum LoopbackAddress: String, Sendable {
        /// 127.0.0.1
        case four = "127.0.0.1"
        /// ::1
        case six = "::1"
    }
}

/// The web part, ready to run: pages over loopback, and nothing else.
///
/// - Parameters:
///   - companion: whose Salve it is.
///   - codes: the one-time codes that open a web session.
///   - configuration: how it runs.
///   - logger: where it says what happened; never a word of a person.
///   - onListening: called once with the port, when requests are answered.
/// - Returns: a service that runs until it is stopped.
/// - Throws: `WebError` when templates or static files are missing or not written rightly.
public func buildApplication(
    companion: Companion,
    codes: AccessCodes,
    configuration: WebConfiguration,
    logger: Logger,
    onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) throws(WebError) -> some ApplicationProtocol {
    let resources = try WebResources(folder: WebResources.locate(explicit: configuration.resources))
    let site = Site(
        catalogue: companion.catalogue,
        views: try Views(
            templates: resources.templates,
            strings: companion.catalogue.strings,
            pages: allPages,
            newID: configuration.surroundings.newID
        ),
        files: resources.files,
        sessions: WebSessions(surroundings: configuration.surroundings),
        codes: codes,
        surroundings: configuration.surroundings,
        work: LongWork(surroundings: configuration.surroundings)
    )
    var application = Application(
        router: buildRouter(site, .personal(companion)),
        server: .http1(configuration: channelConfiguration),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.address.rawValue, port: configuration.port)
        ),
        onServerRunning: { channel in
            if let port = channel.localAddress?.port { await onListening(port) }
        },
        logger: logger
    )
    application.addServices(Tidying(companion: companion, logger: logger))
    application.addServices(site.work)
    return application
}

/// Every page, so that a missing template is found at start.
let allPages: [any Page.Type] =
    [
        ProblemPage.self, OpenMePage.self, OfflinePage.self,
    ] + SteadyPages.pages + HelpPages.pages + HardPages.pages + SittingPages.pages + PracticePages.pages
    + SendPages.pages + TodayPages.pages + MyListPages.pages + SafetyPages.pages + DaysPages.pages
    + SettingsPages.pages + HousePages.pages + PractisePages.pages
    + WorkingPages.pages + CopyPages.pages + CheckPages.pages + BringPages.pages + TakeAlongPages.pages

/// Slow and overlong requests end by themselves.
private var channelConfiguration: HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
        idleTimeout: .seconds(30),
        httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10,
            maxHeaderListSize: 32 << 10,
            maxHeaderFieldCount: 100
        )
    )
}

/// Pages that need a key.
private func addPrivatePages(_ site: Site, to router: RouterGroup<WebContext>) {
    TodayPages(site: site).add(to: router)
    HardPages(site: site).add(to: router)
    SittingPages(site: site).add(to: router)
    PracticePages(site: site).add(to: router)
    SendPages(site: site).add(to: router)
    MyListPages(site: site).add(to: router)
    SafetyPages(site: site).add(to: router)
    DaysPages(site: site).add(to: router)
    TakingAway(site: site).add(to: router)
    PractisePages(site: site).add(to: router)
    SettingsPages(site: site).add(to: router)
    HousePages(site: site).add(to: router)
    WorkingPages(site: site).add(to: router)
    CopyPages(site: site).add(to: router)
    CheckPages(site: site).add(to: router)
    BringPages(site: site).add(to: router)
    TakeAlongPages(site: site).add(to: router)
}

private func buildRouter(_ site: Site, _ source: CompanionSource) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: HostCheck())
    router.add(middleware: FindSession(sessions: site.sessions))
    router.add(middleware: FindCompanion(source: source))
    router.add(middleware: ErrorPages(site: site))
    router.add(middleware: CSRF())
    FilePages(site: site).add(to: router)
    OpenPages(site: site).add(to: router)
    SteadyPages(site: site).add(to: router)
    HelpPages(site: site).add(to: router)
    addPrivatePages(site, to: router.group().add(middleware: RequireKey()))
    return router
}

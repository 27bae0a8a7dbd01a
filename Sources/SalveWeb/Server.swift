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
    /// The folder with templates and static files; nil looks in the usual places.
    public var resources: String?
    /// Clock and randomness.
    public var surroundings: Surroundings
    /// The two words by which this Salve is known; nil where none were kept.
    public var installWords: String?
    /// How many connections are open at once.
    var connectionLimit = OpenConnections.limit

    /// A configuration from its parts.
    public init(
        port: Int = 8417,
        resources: String? = nil,
        installWords: String? = nil,
        surroundings: Surroundings = .real()
    ) {
        self.port = port
        self.resources = resources
        self.installWords = installWords
        self.surroundings = surroundings
    }
}

/// The web part, ready to run: pages over loopback, and nothing else.
///
/// - Parameters:
///   - door: whose Salve it is, open or locked.
///   - codes: the one-time codes that open a web session.
///   - configuration: how it runs.
///   - logger: where it says what happened; never a word of a person.
///   - onListening: called once with the port, when requests are answered on every loopback address.
/// - Returns: a service that runs until it is stopped.
/// - Throws: `WebError` when templates or static files are missing or not written rightly.
public func buildApplication(
    door: HouseDoor,
    codes: AccessCodes,
    configuration: WebConfiguration,
    logger: Logger,
    onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) throws(WebError) -> some ApplicationProtocol {
    let site = try buildSite(door, codes, configuration)
    let connections = OpenConnections(limit: configuration.connectionLimit)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let (channels, channel) = AsyncStream.makeStream(of: LoopbackChannel.self)
    var application = Application(
        router: buildRouter(site),
        server: HTTPServerBuilder { responder in
            let pages = LoopbackChannel(responder: responder, connections: connections)
            channel.yield(pages)
            return pages
        },
        configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: configuration.port)),
        onServerRunning: { channel in
            if let number = channel.localAddress?.port { port.yield(number) }
        },
        logger: logger
    )
    application.addServices(
        Tidying(door: door, logger: logger),
        IdleLock(door: door, sessions: site.sessions),
        site.work,
        SecondListener(pages: channels, ports: ports, onListening: onListening, logger: logger)
    )
    return application
}

/// What the pages share.
func buildSite(
    _ door: HouseDoor,
    _ codes: AccessCodes,
    _ configuration: WebConfiguration
) throws(WebError) -> Site {
    let resources = try WebResources(folder: WebResources.locate(explicit: configuration.resources))
    return Site(
        catalogue: door.catalogue,
        views: try Views(
            templates: resources.templates,
            strings: door.catalogue.strings,
            pages: allPages,
            newID: configuration.surroundings.newID
        ),
        files: resources.files,
        door: door,
        words: configuration.installWords,
        sessions: WebSessions(surroundings: configuration.surroundings),
        codes: codes,
        surroundings: configuration.surroundings,
        work: LongWork(surroundings: configuration.surroundings)
    )
}

/// Every page, so that a missing template is found at start.
let allPages: [any Page.Type] =
    [
        ProblemPage.self, OpenMePage.self, OfflinePage.self,
    ] + SteadyPages.pages + HelpPages.pages + HardPages.pages + SittingPages.pages + PracticePages.pages
    + SendPages.pages + TodayPages.pages + MyListPages.pages + SafetyPages.pages + DaysPages.pages
    + SettingsPages.pages + HousePages.pages + PractisePages.pages
    + WelcomePages.pages + YearPages.pages + MoodPages.pages
    + WorkingPages.pages
    + UnlockPages.pages + LockPages.pages + LockSetupPages.pages + SessionPages.pages + DevicePages.pages
    + CopyPages.pages + CheckPages.pages + BringPages.pages + TakeAlongPages.pages
    + LetterPages.pages + WritingPages.pages + LinePages.pages
    + MinePages.pages + OwnPracticePages.pages + PackPages.pages
    + CheckInPages.pages + KindnessPages.pages + AskPages.pages + SuggestionsPages.pages
    + CarePages.pages + SupportPages.pages + PlanPages.pages
    + PlayerSettingsPages.pages
    + LearnPages.pages + BarrierPages.pages + ClosenessPages.pages + HandoutPages.pages
    + WorksheetListPages.pages + WorksheetPages.pages
    + ReflectPages.pages + ReasonPages.pages
    + BondPages.pages
    + CyclePages.pages
    + LoopPages.pages
    + FairPages.pages
    + StoryPages.pages
    + HelpsPages.pages
    + WordingPages.pages + WordingTypingPages.pages + WordingLookPages.pages

/// Pages that need a key.
private func addPrivatePages(_ site: Site, to router: RouterGroup<WebContext>) {
    TodayPages(site: site).add(to: router)
    WelcomePages(site: site).add(to: router)
    HardPages(site: site).add(to: router)
    SittingPages(site: site).add(to: router)
    PracticePages(site: site).add(to: router)
    SendPages(site: site).add(to: router)
    MyListPages(site: site).add(to: router)
    SafetyPages(site: site).add(to: router)
    DaysPages(site: site).add(to: router)
    YearPages(site: site).add(to: router)
    MoodPages(site: site).add(to: router)
    TakingAway(site: site).add(to: router)
    PractisePages(site: site).add(to: router)
    SettingsPages(site: site).add(to: router)
    HousePages(site: site).add(to: router)
    LockPages(site: site).add(to: router)
    SessionPages(site: site).add(to: router)
    DevicePages(site: site).add(to: router)
    HeldWordsPages(site: site).add(to: router)
    CopyPages(site: site).add(to: router)
    CheckPages(site: site).add(to: router)
    BringPages(site: site).add(to: router)
    TakeAlongPages(site: site).add(to: router)
    CheckInPages(site: site).add(to: router)
    KindnessPages(site: site).add(to: router)
    AskPages(site: site).add(to: router)
    SuggestionsPages(site: site).add(to: router)
    MinePages(site: site).add(to: router)
    OwnPracticePages(site: site).add(to: router)
    PackPages(site: site).add(to: router)
    PlayerSettingsPages(site: site).add(to: router)
    DraftKeeping(site: site).add(to: router)
    CarePages(site: site).add(to: router)
    SupportPages(site: site).add(to: router)
    PlanPages(site: site).add(to: router)
    LetterPages(site: site).add(to: router)
    WritingPages(site: site).add(to: router)
    LinePages(site: site).add(to: router)
    LearnPages(site: site).add(to: router)
    BarrierPages(site: site).add(to: router)
    ClosenessPages(site: site).add(to: router)
    HandoutPages(site: site).add(to: router)
    WorksheetListPages(site: site).add(to: router)
    WorksheetPages(site: site).add(to: router)
    ReflectPages(site: site).add(to: router)
    ReasonPages(site: site).add(to: router)
    BondPages(site: site).add(to: router)
    CyclePages(site: site).add(to: router)
    LoopPages(site: site).add(to: router)
    FairPages(site: site).add(to: router)
    BondDoors(site: site).add(to: router)
    StoryPages(site: site).add(to: router)
    HelpsPages(site: site).add(to: router)
    WordingPages(site: site).add(to: router)
    WordingTypingPages(site: site).add(to: router)
    WordingLookPages(site: site).add(to: router)
}

/// Pages that need a key, and are reached with the recovery key too, before there is a new passphrase.
private func addRenewingPages(_ site: Site, to router: RouterGroup<WebContext>) {
    LockSetupPages(site: site).add(to: router)
    WorkingPages(site: site).add(to: router)
}

/// Every route with what stands before it.
func buildRouter(_ site: Site) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: HostCheck())
    router.add(middleware: FindSession(sessions: site.sessions))
    router.add(middleware: FindCompanion(door: site.door))
    router.add(middleware: ErrorPages(site: site))
    router.add(middleware: CSRF())
    FilePages(site: site).add(to: router)
    OpenPages(site: site).add(to: router)
    SteadyPages(site: site).add(to: router)
    HelpPages(site: site).add(to: router)
    UnlockPages(site: site).add(to: router)
    let behindDoor = router.group().add(middleware: HoldForms(site: site))
    let behindKey = behindDoor.group().add(middleware: RequireKey())
    addPrivatePages(site, to: behindKey.add(middleware: TakeNotice(sessions: site.sessions)))
    addRenewingPages(site, to: behindDoor.group().add(middleware: RequireKey(allowsRenewing: true)))
    return router
}

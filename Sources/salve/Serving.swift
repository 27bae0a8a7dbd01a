import Foundation
import Hummingbird
import Logging
import SalveCompanion
import SalveContent
import SalveWeb

/// How the pages are served.
struct ServeOptions: Sendable {
    /// The port to listen on; 0 takes any free one.
    let port: Int
    /// True when a browser is opened.
    let opensBrowser: Bool
    /// The folder of templates and content; nil looks in the usual places.
    let resources: String?
}

/// Serves a household until it is told to stop: pages for a browser, and the private socket for commands.
func serve(_ household: Household, _ options: ServeOptions) async throws {
    guard options.port == 0 || (0...65_535).contains(options.port) && PortChoice.isFree(options.port) else {
        let strings = household.companion.catalogue.strings
        throw CommandFailure(.couldNot, strings.text("command.trouble.badPort", ["port": String(options.port)]))
    }
    let pages = Pages(household: household, options: options)
    try await withThrowingTaskGroup(of: Void.self) { group in
        if let location = household.location {
            let environment = ProcessInfo.processInfo.environment
            let socket = try CommandSocket(for: location, environment: environment)
            try household.announce(socket.path)
            let service = CommandService(household.companion) { await pages.issueAddress() }
            group.addTask { await socket.run(service) }
        }
        group.addTask { try await pages.run() }
        // The socket serves for as long as the pages do.
        try await group.next()
        group.cancelAll()
    }
    household.close()
}

/// The pages of a household, and where they are.
private actor Pages {
    private let household: Household
    private let options: ServeOptions
    private let codes = AccessCodes()
    private var port: Int

    init(household: Household, options: ServeOptions) {
        self.household = household
        self.options = options
        port = options.port
    }

    /// The two words by which this Salve is known; the demo, which is nobody's, has none.
    private var words: String? {
        household.location.flatMap { InstallWords(for: $0).choose(household.companion.catalogue.strings, .real()) }
    }

    /// An address with a new one-time code.
    func issueAddress() async -> String { "http://localhost:\(port)/open/" + (await codes.issue()) }

    /// Runs until the system, or Control-C, says to stop.
    func run() async throws {
        let configuration = WebConfiguration(port: options.port, resources: options.resources, installWords: words)
        let application: any ApplicationProtocol
        do throws(WebError) {
            application = try buildApplication(
                companion: household.companion,
                codes: codes,
                configuration: configuration,
                logger: Self.logger,
                onListening: { await self.arrived(at: $0) }
            )
        } catch {
            throw CommandFailure(error, household.companion.catalogue.strings)
        }
        try await application.runService()
    }

    private func arrived(at port: Int) async {
        self.port = port
        let address = await issueAddress()
        Terminal.standard.print(address)
        if let words {
            let strings = household.companion.catalogue.strings
            Terminal.standard.say(strings.text("sign.beside", ["words": words]))
        }
        if options.opensBrowser { Browser.open(address) }
    }

    /// Says only what goes wrong, to the error output.
    private static var logger: Logger {
        var logger = Logger(label: "salve") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }
}

extension CommandFailure {
    /// Words why the pages cannot start.
    init(_ error: WebError, _ strings: Strings) {
        switch error {
        case .resourcesMissing(let tried):
            let places = tried.joined(separator: ", ")
            self.init(.content, strings.text("command.trouble.noPages", ["places": places]))
        case .unreadable(let file), .badTemplate(let file, _), .templateMissing(let file):
            self.init(.content, strings.text("command.trouble.badPages", ["file": file]))
        }
    }
}

import Foundation
import Hummingbird
import Logging
import SalveCompanion
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
    let codes = AccessCodes()
    let address = "http://localhost:\(options.port)"
    let service = CommandService(household.companion) { address + "/open/" + (await codes.issue()) }
    try await withThrowingTaskGroup(of: Void.self) { group in
        if let location = household.location {
            let socket = try CommandSocket(for: location, environment: ProcessInfo.processInfo.environment)
            try household.announce(socket.path)
            group.addTask { await socket.run(service) }
        }
        group.addTask { try await servePages(household, codes, options) }
        try await group.next()
        group.cancelAll()
    }
    household.close()
}

/// The pages, until a signal says to stop.
private func servePages(_ household: Household, _ codes: AccessCodes, _ options: ServeOptions) async throws {
    var logger = Logger(label: "salve")
    logger.logLevel = .warning
    let application = try buildApplication(
        companion: household.companion,
        codes: codes,
        configuration: WebConfiguration(port: options.port, resources: options.resources),
        logger: logger,
        onListening: { port in
            let address = "http://localhost:\(port)/open/" + (await codes.issue())
            Terminal.standard.print(address)
            if options.opensBrowser { Browser.open(address) }
        }
    )
    try await application.runService()
}

/// A browser, where there is one.
private enum Browser {
    /// Opens an address by the system's own opener; says nothing when there is none, since the address was printed.
    static func open(_ address: String) {
        #if os(Linux)
        guard getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil else { return }
        let opener = "xdg-open"
        #else
        let opener = "open"
        #endif
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [opener, address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}

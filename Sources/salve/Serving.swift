@preconcurrency import Dispatch
import Foundation
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

/// The seam to the pages: runs until a signal says to stop.
private func servePages(_ household: Household, _ codes: AccessCodes, _ options: ServeOptions) async throws {
    Terminal.standard.print("http://localhost:\(options.port)/open/" + (await codes.issue()))
    await stopSignal()
}

/// Waits for Control-C, or for the system to ask.
private func stopSignal() async {
    let signals = AsyncStream<Void> { stream in
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { stream.yield() }
            source.resume()
            return source
        }
        stream.onTermination = { _ in for source in sources { source.cancel() } }
    }
    for await _ in signals { return }
}

import Foundation

/// What has to hold before anything else happens.
enum Start {
    /// Files are made for their owner only, and a crash writes no backtrace: it could hold words of a person.
    static func prepare() {
        umask(0o077)
        #if os(Linux)
        turnBacktracesOff()
        #endif
    }

    #if os(Linux)
    /// The runtime reads the variable before `main`, so Salve starts itself once more with it set.
    private static func turnBacktracesOff() {
        guard getenv("SWIFT_BACKTRACE") == nil else { return }
        setenv("SWIFT_BACKTRACE", "enable=no", 1)
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return }
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        execv(path, &arguments)
        // Only reached when it could not start again; then it goes on as it is.
    }
    #endif
}

import Foundation

/// What has to hold before anything else happens.
enum Start {
    /// Files are made for their owner only, and a crash writes neither backtrace nor core: they could hold words of a
    /// person.
    static func prepare() {
        umask(0o077)
        turnCoresOff()
        allowFiles()
        #if os(Linux)
        turnBacktracesOff()
        #endif
    }

    /// Each open connection of a browser is a file: the usual allowance is small, and other programs could use it up.
    private static func allowFiles() {
        var limit = rlimit()
        #if os(Linux)
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let files = RLIMIT_NOFILE
        #endif
        guard getrlimit(files, &limit) == 0, limit.rlim_cur < 2_048 else { return }
        // Where the system allows no more, fewer connections are taken, and nothing else changes.
        limit.rlim_cur = min(2_048, limit.rlim_max)
        _ = setrlimit(files, &limit)
    }

    private static func turnCoresOff() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if os(Linux)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
        _ = setrlimit(RLIMIT_CORE, &none)
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

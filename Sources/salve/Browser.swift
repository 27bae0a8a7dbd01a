import Foundation

/// Opens an address in the person's browser, where there is one.
enum Browser {
    /// Tries to open it; where that is not possible, the address that was printed is enough.
    static func open(_ address: String) {
        guard let program else { return }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // No browser is no mistake: the address is on the screen.
        try? process.run()
    }

    private static var program: String? {
        #if os(macOS)
        return "/usr/bin/open"
        #else
        let environment = ProcessInfo.processInfo.environment
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return nil }
        return (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { $0 + "/xdg-open" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        #endif
    }
}

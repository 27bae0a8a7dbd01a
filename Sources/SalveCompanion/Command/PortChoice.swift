import Foundation
public import SalveVault

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The port that a personal Salve answers on: 8417, or the next free one, and from then on that one.
///
/// It is kept in the config folder, so that what a browser remembers of the address stays true.
public struct PortChoice: Sendable {
    /// The first port that is tried.
    public static let usual = 8417
    private static let tries = 50

    private let file: String

    /// The choice that is kept beside the key of this vault.
    public init(for location: VaultLocation) {
        file = location.configFolder + "/port"
    }

    /// The port to listen on, kept for the next time; nil when none of fifty is free.
    public func choose() -> Int? {
        let kept = kept()
        let first = kept ?? Self.usual
        guard let port = (first..<first + Self.tries).first(where: { $0 < 65_536 && Self.isFree($0) }) else {
            return nil
        }
        if port != kept { keep(port) }
        return port
    }

    /// True when nothing listens on this port of the loopback addresses.
    ///
    /// Another program may still take it before Salve does; then listening fails, and says so.
    public static func isFree(_ port: Int) -> Bool {
        #if canImport(Darwin)
        let file = socket(AF_INET, SOCK_STREAM, 0)
        #else
        let file = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        #endif
        guard file >= 0 else { return false }
        defer { close(file) }
        var reuse: CInt = 1
        setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private func kept() -> Int? {
        guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= 16 else { return nil }
        let port = Int(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
        return port.flatMap { (1_024...65_535).contains($0) ? $0 : nil }
    }

    private func keep(_ port: Int) {
        // A port that could not be kept is chosen again next time, and nothing is lost by that.
        try? Data("\(port)\n".utf8).write(to: URL(filePath: file), options: .atomic)
    }
}

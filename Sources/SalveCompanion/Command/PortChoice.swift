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

    /// True when nothing listens on this port of any loopback address.
    ///
    /// Another program may still take it before Salve does; then listening fails, and says so.
    public static func isFree(_ port: Int) -> Bool {
        let port = UInt16(truncatingIfNeeded: port).bigEndian
        var four = sockaddr_in()
        four.sin_family = sa_family_t(AF_INET)
        four.sin_port = port
        four.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var six = sockaddr_in6()
        six.sin6_family = sa_family_t(AF_INET6)
        six.sin6_port = port
        six.sin6_addr = in6addr_loopback
        // A machine without ::1 has nobody else on it either.
        return canBind(four, AF_INET) == 0 && [0, EADDRNOTAVAIL, EAFNOSUPPORT].contains(canBind(six, AF_INET6))
    }

    /// 0 when the address can be listened on, else the system's reason.
    private static func canBind<Address>(_ address: Address, _ family: CInt) -> CInt {
        #if canImport(Darwin)
        let file = socket(family, SOCK_STREAM, 0)
        #else
        let file = socket(family, CInt(SOCK_STREAM.rawValue), 0)
        #endif
        guard file >= 0 else { return errno }
        defer { close(file) }
        var reuse: CInt = 1
        setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<CInt>.size))
        return withUnsafeBytes(of: address) { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return EINVAL }
            return bind(file, start, socklen_t(bytes.count)) == 0 ? 0 : errno
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

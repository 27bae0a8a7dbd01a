#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The few calls of the system that a private socket needs: a file in a folder of its owner, and no network.
enum SocketFile {
    /// What a call of the system could not do.
    enum Failure: Error, Equatable {
        case pathTooLong
        case notReachable
        case otherUser
        case tooLong
        case broken
    }

    /// The longest path that fits into an address on every system here, in bytes.
    static let longestPath = 100

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    // MARK: - Opening

    /// A socket that listens at the path, for its owner only.
    ///
    /// What an earlier process left there is removed: only the holder of the writer's lock calls this.
    static func listen(at path: String) throws(Failure) -> CInt {
        let file = try make()
        unlink(path)
        let isBound = try withAddress(path) { bind(file, $0, $1) == 0 }
        guard isBound, chmod(path, 0o600) == 0, listenQueue(file) else {
            close(file)
            throw .notReachable
        }
        return file
    }

    /// A socket connected to the one at the path; refused when that is another user's.
    static func connect(to path: String) throws(Failure) -> CInt {
        let file = try make()
        guard try withAddress(path, { connectSocket(file, $0, $1) }) else {
            close(file)
            throw .notReachable
        }
        guard peerIsOwner(file) else {
            close(file)
            throw .otherUser
        }
        return file
    }

    /// The next connection by this user; nil when the socket is shut.
    static func accept(_ file: CInt) -> CInt? {
        while true {
            let peer = acceptSocket(file)
            if peer < 0 && (errno == EINTR || errno == ECONNABORTED) { continue }
            guard peer >= 0 else { return nil }
            if peerIsOwner(peer) { return peer }
            close(peer)
        }
    }

    /// Wakes whoever waits in `accept`, and takes no more.
    static func shut(_ file: CInt) { _ = shutdown(file, CInt(SHUT_RDWR)) }

    static func closeFile(_ file: CInt) { close(file) }

    // MARK: - Lines

    /// Gives up on a peer that stays silent for this many seconds.
    static func limitWaiting(_ file: CInt, seconds: Int) {
        var time = timeval(tv_sec: .init(seconds), tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    }

    /// The bytes up to the end of a line, or of what is sent; at most `limit`.
    static func readLine(_ file: CInt, limit: Int) throws(Failure) -> [UInt8] {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .broken }
            if count == 0 { return line }
            let part = buffer[..<count]
            let end = part.firstIndex(of: UInt8(ascii: "\n"))
            line += part[..<(end ?? part.endIndex)]
            if line.count > limit { throw .tooLong }
            if end != nil { return line }
        }
    }

    static func writeLine(_ line: [UInt8], to file: CInt) throws(Failure) {
        var rest = (line + [UInt8(ascii: "\n")])[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(file, $0.baseAddress, $0.count, noSignal) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .broken }
            rest = rest.dropFirst(count)
        }
    }

    // MARK: - System

    private static func withAddress<Value>(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) throws(Failure) -> Value {
        let bytes = Array(path.utf8)
        guard bytes.count <= longestPath else { throw .pathTooLong }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// True when the process at the other end runs as this user.
    private static func peerIsOwner(_ file: CInt) -> Bool {
        #if canImport(Darwin)
        var user = uid_t()
        var group = gid_t()
        return getpeereid(file, &user, &group) == 0 && user == geteuid()
        #else
        // `struct ucred` of unix(7): process, user and group, 32 bits each.
        var peer: [UInt32] = [0, 0, 0]
        var size = socklen_t(peer.count * MemoryLayout<UInt32>.size)
        let isKnown = getsockopt(file, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        return isKnown && peer[1] == geteuid()
        #endif
    }

    private static func make() throws(Failure) -> CInt {
        #if canImport(Darwin)
        let file = socket(AF_UNIX, SOCK_STREAM, 0)
        #else
        let file = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        #endif
        guard file >= 0 else { throw .broken }
        return file
    }

    // On Darwin a signal is turned off per socket instead; there the caller ignores it.
    #if canImport(Darwin)
    private static let noSignal: CInt = 0
    #else
    private static let noSignal = CInt(MSG_NOSIGNAL)
    #endif
}

// The system's calls, out of reach of the names above.
private func listenQueue(_ file: CInt) -> Bool { listen(file, 8) == 0 }
private func acceptSocket(_ file: CInt) -> CInt { accept(file, nil, nil) }
private func connectSocket(_ file: CInt, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Bool {
    connect(file, address, size) == 0
}

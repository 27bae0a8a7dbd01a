import Crypto
import Foundation

@testable import SalveVault

extension Entropy {
    /// The same bytes every time: the n-th block is SHA-256 of the seed and n.
    ///
    /// For vectors only.
    static func fixed(_ seed: String) -> Entropy {
        let stream = FixedStream(seed)
        return Entropy { stream.next($0) }
    }
}

// NB: unchecked, and right: `block` is only touched between lock and unlock.
private final class FixedStream: @unchecked Sendable {
    private let seed: String
    private let lock = NSLock()
    private var block = 0
    private var rest: [UInt8] = []

    init(_ seed: String) { self.seed = seed }

    func next(_ count: Int) -> [UInt8] {
        lock.withLock {
            while rest.count < count {
                rest += SHA256.hash(data: Data("\(seed) \(block)".utf8))
                block += 1
            }
            defer { rest.removeFirst(count) }
            return Array(rest.prefix(count))
        }
    }
}

/// The files of known bytes beside the tests.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    static func url(_ name: String) -> URL { folder.appending(path: name) }

    /// Whether files that are not there are to be made, once.
    static var areMade: Bool { ProcessInfo.processInfo.environment["SALVE_MAKE_FIXTURES"] != nil }

    static func writeIfMissing(_ data: Data, _ name: String) throws {
        guard areMade, !FileManager.default.fileExists(atPath: url(name).path) else { return }
        try data.write(to: url(name))
    }
}

func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

func bytes(hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap { place in
        UInt8(hex.dropFirst(place).prefix(2), radix: 16)
    }
}

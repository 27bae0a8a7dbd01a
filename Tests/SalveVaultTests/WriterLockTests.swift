import Foundation
import Testing

@testable import SalveVault

/// One writer at a time, and nobody waits on a writer that is gone.
struct WriterLockTests {
    @Test("While one has the lock, another is told who and where; afterwards it is free")
    func oneAtATime() throws {
        let location = VaultLocation(folder: try Folder.fresh())
        let own = ProcessInfo.processInfo.processIdentifier

        let first = try location.lock()
        #expect(throws: VaultError.held(by: own, address: nil)) { try location.lock() }
        try first.announce(address: "http://localhost:8417")
        #expect(throws: VaultError.held(by: own, address: "http://localhost:8417")) { try location.lock() }

        first.release()
        let second = try location.lock()
        #expect(throws: VaultError.held(by: own, address: nil)) { try location.lock() }
        #expect(try mode(of: location.lockFile) == 0o600)
        withExtendedLifetime((first, second)) {}
    }

    @Test("What a dead process left in the file holds nobody up")
    func staleFile() throws {
        let location = VaultLocation(folder: try Folder.fresh())
        try Data("1\nhttp://localhost:1\n".utf8).write(to: URL(fileURLWithPath: location.lockFile))

        let lock = try location.lock()

        #expect(throws: VaultError.held(by: ProcessInfo.processInfo.processIdentifier, address: nil)) {
            try location.lock()
        }
        withExtendedLifetime(lock) {}
    }

    @Test("A lock file with nonsense in it names nobody")
    func nonsense() throws {
        let location = VaultLocation(folder: try Folder.fresh())
        let lock = try location.lock()

        try Data([0xff, 0x00, 0x0a, 0x41]).write(to: URL(fileURLWithPath: location.lockFile))

        #expect(throws: VaultError.held(by: nil, address: "A")) { try location.lock() }
        withExtendedLifetime(lock) {}
    }
}

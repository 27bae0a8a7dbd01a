import Foundation
import Testing

@testable import SalveVault

/// The key file: made once, for its owner only, and refused when it is not what it should be.
struct KeyFileTests {
    @Test("A key is made once and found again")
    func madeOnce() async throws {
        let path = try Folder.fresh() + "/config/key"

        let made = try KeyFile.createIfNone(path)
        let found = try KeyFile.createIfNone(path)

        #expect(made.fileSecret == found.fileSecret)
        #expect(try KeyFile.load(path).fileSecret == made.fileSecret)
    }

    @Test("Whatever the umask, the file is its owner’s only, and is made so again when it was not")
    func modes() throws {
        let path = try Folder.fresh() + "/key"
        let before = umask(0)
        _ = try KeyFile.createIfNone(path)
        umask(before)
        #expect(try mode(of: path) == 0o600)

        chmod(path, 0o664)
        _ = try KeyFile.load(path)

        #expect(try mode(of: path) == 0o600)
    }

    @Test("No file is said to be missing; a short or long one to be damaged; neither is replaced")
    func wrongFiles() throws {
        let path = try Folder.fresh() + "/key"
        #expect(throws: VaultError.keyFileMissing) { try KeyFile.load(path) }
        for count in [0, 31, 33, 1_000] {
            let bytes = Data(repeating: 7, count: count)
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(throws: VaultError.keyFileDamaged) { try KeyFile.createIfNone(path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
    }

    @Test("A link, a folder or another’s file is refused")
    func notOurs() throws {
        let folder = try Folder.fresh()
        _ = try KeyFile.createIfNone(folder + "/key")
        symlink(folder + "/key", folder + "/link")
        symlink(folder + "/nothing", folder + "/broken")
        mkdir(folder + "/folder", 0o700)

        for name in ["/link", "/broken", "/folder"] {
            #expect(throws: VaultError.unsafeFile(path: folder + name)) { try KeyFile.createIfNone(folder + name) }
        }
        guard geteuid() == 0 else { return }
        chown(folder + "/key", 1, 1)
        #expect(throws: VaultError.unsafeFile(path: folder + "/key")) { try KeyFile.load(folder + "/key") }
    }

    @Test("Removed, it is gone; removing nothing is fine")
    func removes() throws {
        let path = try Folder.fresh() + "/key"
        _ = try KeyFile.createIfNone(path)

        try KeyFile.remove(path)
        try KeyFile.remove(path)

        #expect(throws: VaultError.keyFileMissing) { try KeyFile.load(path) }
    }
}

import SalveCore

/// What was found where a pack was looked for.
public enum PackLook: Sendable {
    /// A pack, whole.
    case pack(Pack)
    /// Nothing that can be read as one.
    case refused(PackRefusal)
    /// One with mistakes.
    case wrong([ContentProblem])
}

extension Catalogue {
    /// Looks at the bytes of a zip file.
    public func look(atPack bytes: [UInt8]) -> PackLook {
        look { () throws(PackRefusal) in try PackFiles.unpacked(bytes) }
    }

    /// Looks at a folder or a zip file.
    public func look(atPackAt path: String) -> PackLook {
        look { () throws(PackRefusal) in try PackFiles.files(at: path) }
    }

    private func look(_ read: () throws(PackRefusal) -> [KeptPack.File]) -> PackLook {
        let files: [KeptPack.File]
        do throws(PackRefusal) { files = try read() } catch { return .refused(error) }
        let reading = readPack(files)
        return reading.pack.map { .pack($0) } ?? .wrong(reading.problems)
    }
}

import Foundation
public import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The content that ships, but for one thing: the last item of Salve’s own check asks about hurting oneself.
///
/// No wording of a published scale is in the repository, so what follows such an answer is tried on a scale whose words
/// are Salve’s own.
public enum HelpItem {
    /// A companion over an empty vault in memory.
    public static func companion(in world: World) async throws -> Companion {
        let day = Day(year: 2026, month: 11, day: 1)
        return try await Companion.open(
            Vault.create(in: MemoryStore(), key: VaultKey.random(), on: day),
            catalogue: loaded.get(),
            surroundings: world.surroundings,
            renew: { () async throws(VaultError) in
                try await Vault.create(in: MemoryStore(), key: VaultKey.random(), on: day)
            }
        )
    }

    private static let loaded = Result { try make() }

    private static func make() throws -> Catalogue {
        let files = FileManager.default
        let name = "salve-help-item-\(ProcessInfo.processInfo.processIdentifier)"
        let folder = files.temporaryDirectory.appending(path: name)
        defer { try? files.removeItem(at: folder) }  // What stays of made-up content hurts nobody.
        try files.copyItem(at: URL(filePath: World.contentFolder), to: folder)
        let file = folder.appending(path: "en/scales.yaml")
        let scales = try String(contentsOf: file, encoding: .utf8)
        let own = "    reversed: [2, 4, 6]\n"
        guard scales.ranges(of: own).count == 1 else { throw CocoaError(.fileReadCorruptFile) }
        try Data(scales.replacing(own, with: own + "    self-harm: 6\n").utf8).write(to: file)
        return try Catalogue.load(from: folder.path(percentEncoded: false))
    }
}

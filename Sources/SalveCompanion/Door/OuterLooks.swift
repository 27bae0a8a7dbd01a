import Foundation
import SalveContent
import SalveVault

/// The few choices that have to hold while everything is locked: how pages look, the name on them, and whose numbers
/// Help now shows.
///
/// They lie in a small file beside the key's place, readable by their owner only, and not sealed.
public struct OuterLooks: Codable, Equatable, Sendable {
    private var theme = "system"
    private var wantsContrast = false
    private var wantsLessMotion = false
    private var textSize = "usual"
    private var isWarm = false
    private var country: String?
    /// True when Salve goes by the name of Notes.
    public private(set) var isNeutral = false

    /// How everything looks when nothing was chosen.
    public init() {}

    /// What was chosen.
    public init(_ settings: Settings) {
        theme = settings.theme
        wantsContrast = settings.wantsContrast
        wantsLessMotion = settings.wantsLessMotion
        textSize = settings.textSize
        isWarm = settings.wording == .warm
        country = settings.country
        isNeutral = settings.isNeutral
    }

    /// As settings, with nothing else in them.
    public var settings: Settings {
        var settings = Settings()
        settings.theme = theme
        settings.wantsContrast = wantsContrast
        settings.wantsLessMotion = wantsLessMotion
        settings.textSize = textSize
        settings.wording = isWarm ? .warm : .plain
        settings.country = country
        settings.isNeutral = isNeutral
        return settings
    }

    // MARK: - The file

    /// The most bytes that are read of it.
    private static let limit = 4_096

    private static func path(in location: VaultLocation) -> String { location.configFolder + "/looks.json" }

    static func exists(in location: VaultLocation) -> Bool { SocketFile.exists(path(in: location)) }

    /// What the file says; nil when there is none, or none that can be read: the looks are then the usual ones.
    static func load(in location: VaultLocation, _ catalogue: Catalogue) -> OuterLooks? {
        guard let file = FileHandle(forReadingAtPath: path(in: location)) else { return nil }
        defer { try? file.close() }  // only read
        guard let bytes = try? file.read(upToCount: limit),
            var looks = try? JSONDecoder().decode(Self.self, from: bytes)
        else { return nil }
        if !catalogue.helpLines.countries.contains(where: { $0.code == looks.country }) { looks.country = nil }
        return looks
    }

    /// Writes the file anew; throws when the folder can't be written or the disk is full.
    func save(in location: VaultLocation) throws(CompanionError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let bytes = try? encoder.encode(self) else { throw .badValue }  // our own type always encodes
        do throws(VaultError) {
            try PrivateFile.put([UInt8](bytes), at: Self.path(in: location), replacing: true)
        } catch {
            throw .vault(error)
        }
    }

    /// Removes the file; nothing happens when there is none.
    static func remove(in location: VaultLocation) { unlink(path(in: location)) }
}

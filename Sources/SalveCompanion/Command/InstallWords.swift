import Foundation
public import SalveContent
public import SalveVault

/// Two words that this Salve was given at its first start: commands show them beside a link, and the page that the
/// link opens repeats them.
///
/// Another program that takes Salve's port does not know them. They are kept in the config folder, beside the key.
public struct InstallWords: Sendable {
    private let file: String

    /// The words that are kept beside the key of this vault.
    public init(for location: VaultLocation) {
        file = location.configFolder + "/words"
    }

    /// The words, made now if there are none; nil when they can be neither read nor kept.
    public func choose(_ strings: Strings, _ surroundings: Surroundings) -> String? {
        if let kept = kept() { return kept }
        let words = Self.make(strings, surroundings)
        // Words that could not be kept would be others next time, and a sign that changes is none.
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        let isKept = FileManager.default.createFile(atPath: file, contents: Data(words.utf8), attributes: attributes)
        return isKept ? words : nil
    }

    /// The words, as they are kept; nil when there are none.
    public func kept() -> String? {
        guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= 64,
            let text = String(data: bytes, encoding: .utf8)
        else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.count == 2 ? words.joined(separator: " ") : nil
    }

    /// Two new words, each pair as likely as any other.
    static func make(_ strings: Strings, _ surroundings: Surroundings) -> String {
        ["sign.first", "sign.second"].map { group in
            let words = ["a", "b", "c"].flatMap { part in
                strings[group + "." + part].split(separator: ",").map { $0.filter { !$0.isWhitespace } }
            }
            return words.isEmpty ? "" : words[Int(surroundings.random() % UInt64(words.count))]
        }.joined(separator: " ")
    }
}

@testable import SalveVault

/// Made-up people's made-up keys.
enum Secret {
    static func passphrase(_ text: String) -> Passphrase {
        guard let passphrase = Passphrase(text) else { preconditionFailure("a text of 1 to 1,024 bytes") }
        return passphrase
    }
}

extension VaultKey {
    /// What is in the key file; nil for another kind of key.
    var fileSecret: KeyFileSecret? {
        if case .file(let secret) = self { secret } else { nil }
    }
}

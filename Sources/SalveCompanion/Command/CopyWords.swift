public import SalveContent
public import SalveVault

/// What is said about a copy that was made, or that a person named: it is not the vault, and its troubles are its own.
public struct CopyWords: Sendable {
    private let strings: Strings
    private let location: VaultLocation

    /// Words for copies of the vault here.
    public init(_ strings: Strings, _ location: VaultLocation) {
        self.strings = strings
        self.location = location
    }

    /// Where a new copy lies, and what opens it: looked up in the copy itself.
    public func made(_ path: String) async -> String {
        let openers: Set<Opener>
        // It was opened and checked a moment ago; if it is gone since, the words for a lock are true of both.
        do { openers = try await location.openers(of: path) } catch { openers = [] }
        let values = ["path": path, "key": location.keyFile]
        return strings.text("command.vault.backedUp" + (openers.contains(.keyFile) ? "" : "Locked"), values)
    }

    /// Why a copy could not be opened; what is wrong with the vault itself is said as always.
    public func failure(_ error: VaultError, _ path: String) -> CommandFailure {
        let values = ["path": path]
        switch error {
        case .wrongKey: return CommandFailure(.vault, strings["command.vault.copyKey"])
        case .headerDamaged, .fileDamaged:
            return CommandFailure(.vault, strings.text("command.vault.copyUnreadable", values))
        case .vaultMissing: return CommandFailure(.vault, strings.text("command.vault.copyMissing", values))
        default: return CommandFailure(.vault(error), strings, at: location)
        }
    }
}

public import SalveContent
public import SalveVault

extension CommandFailure {
    /// Words what the companion could not do; no case carries a word of a person.
    public init(_ error: CompanionError, _ strings: Strings, at location: VaultLocation? = nil) {
        func couldNot(_ key: String) -> CommandFailure { CommandFailure(.couldNot, strings["command.trouble.\(key)"]) }
        switch error {
        case .refused: self = couldNot("refused")
        case .refusedToPutAside: self = couldNot("stays")
        case .notAPractice: self = couldNot("notAPractice")
        case .notFound: self = couldNot("notFound")
        case .tooLong: self = couldNot("tooLong")
        case .empty: self = couldNot("empty")
        case .badValue: self = couldNot("badValue")
        case .tooLate: self = couldNot("tooLate")
        case .locked: self = CommandFailure(.locked, strings["command.lock.locked"])
        case .wrongKey: self = CommandFailure(.locked, strings["command.lock.wrong"])
        case .tooManyTries(let wait):
            self = CommandFailure(.locked, strings.text("command.lock.wait", ["seconds": String(wait)]))
        case .recoveryKeyVoid: self = CommandFailure(.couldNot, strings["command.lock.void"])
        case .vault(.locked): self = CommandFailure(.locked, strings["command.lock.locked"])
        case .vault(let error): self = CommandFailure(error, strings, at: location)
        }
    }

    /// Words what the vault could not do, and what to do about it.
    init(_ error: VaultError, _ strings: Strings, at location: VaultLocation? = nil) {
        let places = ["vault": location?.vaultFile ?? "", "key": location?.keyFile ?? ""]
        func of(_ status: ExitStatus, _ key: String, _ values: [String: String] = [:]) -> CommandFailure {
            let values = places.merging(values) { _, given in given }
            return CommandFailure(status, strings.text("command.trouble.\(key)", values))
        }
        switch error {
        case .conflict, .duplicate, .needsReopening, .io: self = of(.couldNot, "disk")
        case .tooLarge: self = of(.couldNot, "tooLong")
        case .unsound: self = of(.vault, "unsound")
        case .vaultMissing: self = of(.vault, location == nil ? "gone" : "vaultMissing")
        case .vaultExists: self = of(.vault, "vaultExists")
        case .wrongKey: self = of(.vault, "wrongKey")
        case .locked: self = of(.vault, "locked")
        case .tooManyTries: self = of(.couldNot, "tooManyTries")
        case .headerDamaged, .fileDamaged: self = of(.vault, "damaged")
        case .newerFormat: self = of(.vault, "newer")
        case .deletionUnfinished: self = of(.vault, "deletion")
        case .diskFull: self = of(.couldNot, "diskFull")
        case .readOnly: self = of(.couldNot, "readOnly")
        case .busy: self = of(.held, "busy")
        case .unsafeSettings: self = of(.vault, "settings")
        case .keyFileMissing: self = of(.vault, "keyMissing")
        case .keyFileDamaged: self = of(.vault, "keyDamaged")
        case .unsafeFile(let path): self = of(.vault, "unsafeFile", ["path": path])
        case .fileExists(let path): self = of(.couldNot, "fileExists", ["path": path])
        case .noBackupHere: self = of(.couldNot, "noBackup")
        case .otherKeys: self = of(.vault, "otherKeys")
        case .copyDamaged(let damaged, let missing):
            self = of(.vault, "copyDamaged", ["count": String(damaged + missing)])
        case .copyOlder(let copy, let here):
            self = of(.vault, "copyOlder", ["count": String(here.value - copy.value)])
        case .copyOther: self = of(.vault, "copyOther")
        case .held(let pid, .some):
            self = of(.held, "running", ["pid": pid.map(String.init) ?? "?"])
        case .held(let pid, nil):
            self = pid.map { of(.held, "heldBy", ["pid": String($0)]) } ?? of(.held, "held")
        }
    }
}

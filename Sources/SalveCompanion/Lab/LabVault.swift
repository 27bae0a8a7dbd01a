public import SalveCore
public import SalveVault

/// A vault of made-up entries, for the tests that kill and the benches: never the vault of a person.
public struct LabVault: Sendable {
    private let location: VaultLocation
    let surroundings: Surroundings
    private let lock: WriterLock?

    /// Takes the right to write at a place; made where there is none.
    ///
    /// With `besideOthers` no lock is taken: to see that the store alone keeps two writers apart.
    public init(
        at location: VaultLocation,
        surroundings: Surroundings,
        besideOthers: Bool = false
    ) throws(CompanionError) {
        self.location = location
        self.surroundings = surroundings
        do { lock = besideOthers ? nil : try location.lock() } catch { throw .vault(error) }
    }

    /// Keeps "entry 1", "entry 2" and so on, one commit each, and reports each number once it is safely kept.
    ///
    /// Ends only by an error, or with the process.
    public func append(_ report: (Int) -> Void) async throws(CompanionError) {
        do {
            let vault = try await open()
            while true {
                let number = await vault.lastNumber.value + 1
                let entry = NewEntry(id: surroundings.newID(), content: Array("entry \(number)".utf8))
                report(try await vault.append([entry], after: EntryNumber(number - 1)).value)
            }
        } catch {
            throw .vault(error)
        }
    }

    /// Keeps "entry 1" and so on, changes all keys after each, and reports each number once both are safely done.
    ///
    /// Every other change sets a made-up passphrase where `locking`, and the next takes it away. Ends only by an error, or
    /// with the process.
    public func rekey(locking: Bool, _ report: (Int) -> Void) async throws(CompanionError) {
        do {
            let day = surroundings.now().day
            var vault = try await openAny()
            while true {
                let number = await vault.lastNumber.value + 1
                let entry = NewEntry(id: surroundings.newID(), content: Array("entry \(number)".utf8))
                try await vault.append([entry], after: EntryNumber(number - 1))
                if locking, await vault.openers.contains(.keyFile), let passphrase = Self.passphrase {
                    try await location.setPassphrase(passphrase, recovery: nil, of: vault, on: day)
                } else {
                    try await location.useNewKeyFile(of: vault, on: day)
                }
                await vault.close()
                report(number)
                vault = try await openAny()
            }
        } catch {
            throw .vault(error)
        }
    }

    /// The made-up passphrase of `rekey`.
    public static let passphrase = Passphrase("a passphrase of the lab")

    private func openAny() async throws(VaultError) -> Vault {
        if try await location.openers() == [.passphrase], let passphrase = Self.passphrase {
            return try await location.open(with: .passphrase(passphrase))
        }
        return try await open()
    }

    /// Fills an empty vault; throws `.badValue` for one that holds anything.
    public func fill(entries: Int, practices: [Practice]) async throws(CompanionError) {
        let vault: Vault
        do { vault = try await open() } catch { throw .vault(error) }
        guard await vault.lastNumber == .none else { throw .badValue }
        try await LabFill.fill(
            vault,
            entries: entries,
            endingAt: surroundings.now(),
            practices: practices,
            newID: surroundings.newID
        )
    }

    /// Measures a vault that was filled; see `LabBench`.
    ///
    /// Throws `.badValue` for one that holds anything else, since measuring adds made-up entries.
    public func bench() async throws(CompanionError) -> [LabBench.Figure] {
        guard try await isMadeUp() else { throw .badValue }
        let figures = try await LabBench.run(
            folder: location.dataFolder,
            open: { () async throws(VaultError) in try await open(making: .never) },
            newID: surroundings.newID
        )
        do {
            return figures + (try await LabBench.keys(of: location, on: surroundings.now().day))
        } catch {
            throw .vault(error)
        }
    }

    private func isMadeUp() async throws(CompanionError) -> Bool {
        let entries: [OpenedEntry]
        do { entries = try await open(making: .never).entries() } catch { throw .vault(error) }
        return await EventCoding.decode(entries).allSatisfy { read in
            if case .event(let event) = read { event.origin == .demo } else { true }
        }
    }

    func open(making: VaultLocation.Making = .whenNew) async throws(VaultError) -> Vault {
        try await location.open(making: making, on: surroundings.now().day)
    }
}

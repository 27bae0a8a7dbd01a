public import SalveContent
public import SalveCore
public import SalveVault

extension HouseDoor {
    /// Takes the right to write; the door is open when a key file opens the vault, and locked when a passphrase does.
    ///
    /// A vault is made only on the very first start. Throws `.vault(.held)` when another process has it, `.vault` with
    /// what is missing, damaged or unwritable, and then nothing was made. Cost: one pass over all entries when open.
    public static func open(
        at location: VaultLocation,
        catalogue: Catalogue,
        surroundings: Surroundings,
        origin: JournalEvent.Origin = .web
    ) async throws(CompanionError) -> HouseDoor {
        let openers: Set<Opener>
        let writer: WriterLock
        do throws(VaultError) {
            writer = try location.lock()
            openers = try await location.openers()
        } catch {
            throw .vault(error)
        }
        let open = companionOpener(at: location, catalogue, surroundings, origin)
        let isLocked = !openers.isEmpty && !openers.contains(.keyFile)
        let companion = isLocked ? nil : try await open(nil)
        return HouseDoor(
            catalogue: catalogue,
            location: location,
            surroundings: surroundings,
            companion: companion,
            openers: await companion?.openers() ?? openers,
            writer: writer,
            ways: Ways(canLock: true, open: open)
        )
    }

    /// The door of a household that is open in this process and stays so: no lock can be set.
    public static func standingOpen(_ household: Household, surroundings: Surroundings) -> HouseDoor {
        standingOpen(household.companion, location: household.location, surroundings: surroundings)
    }

    /// A door that is open and stays so, before this companion.
    public static func standingOpen(
        _ companion: Companion,
        location: VaultLocation? = nil,
        surroundings: Surroundings
    ) -> HouseDoor {
        HouseDoor(
            catalogue: companion.catalogue,
            location: location,
            surroundings: surroundings,
            companion: companion,
            openers: [],
            writer: nil,
            ways: Ways(canLock: false) { (_) async throws(CompanionError) in companion }
        )
    }

    /// A door with nothing behind it, and no key to it: for looking at what stands before it.
    public static func walled(_ catalogue: Catalogue, surroundings: Surroundings) -> HouseDoor {
        HouseDoor(
            catalogue: catalogue,
            location: nil,
            surroundings: surroundings,
            companion: nil,
            openers: [.passphrase],
            writer: nil,
            ways: Ways(canLock: false) { (_) async throws(CompanionError) in throw .wrongKey }
        )
    }

    private static func companionOpener(
        at location: VaultLocation,
        _ catalogue: Catalogue,
        _ surroundings: Surroundings,
        _ origin: JournalEvent.Origin
    ) -> @Sendable (VaultKey?) async throws(CompanionError) -> Companion {
        { (key) async throws(CompanionError) in
            let vault: Vault
            do throws(VaultError) {
                if let key {
                    vault = try await location.open(with: key)
                } else {
                    vault = try await location.open(making: .whenNew, on: surroundings.now().day)
                }
            } catch {
                throw .vault(error)
            }
            return try await Companion.open(
                vault,
                catalogue: catalogue,
                surroundings: surroundings,
                origin: origin,
                renew: { () async throws(VaultError) in
                    try await location.open(making: .whenNew, on: surroundings.now().day)
                }
            )
        }
    }
}

public import SalveContent
public import SalveVault

/// Finds one's own part of Help now, where it comes quickly, and leaves it out where it does not.
public struct OwnHelpFinder: Sendable {
    /// How long it is waited for: Help now answers within 200 milliseconds.
    public static let patience = Duration.milliseconds(100)

    private let location: VaultLocation?
    private let catalogue: Catalogue

    /// A finder for the vault at a place; nil where there is none.
    public init(location: VaultLocation?, catalogue: Catalogue) {
        self.location = location
        self.catalogue = catalogue
    }

    /// One's own people and steps; nil when there are none to be had in that time.
    ///
    /// Makes nothing: no vault, no folder. What is still opening when time is up is left to end with the process.
    public func find(within patience: Duration = patience) async -> CommandReply.OwnHelp? {
        guard let location, location.mayHoldVault else { return nil }
        let found = AsyncStream<CommandReply.OwnHelp?> { stream in
            // Two that race; neither is waited for once the other has answered.
            Task { stream.yield(await own(location)) }
            Task {
                try? await Task.sleep(for: patience)  // waking early only shortens the wait
                stream.yield(nil)
            }
        }
        for await own in found { return own }
        return nil
    }

    private func own(_ location: VaultLocation) async -> CommandReply.OwnHelp? {
        do {
            let desk = try await CommandDesk.open(
                at: location,
                catalogue: catalogue,
                surroundings: .real(),
                making: .never
            )
            guard case .own(let own) = try await desk.ask(.helpNow, catalogue) else { return nil }
            return own
        } catch {
            // Whatever is wrong with the vault is said elsewhere: here only help matters.
            return nil
        }
    }
}

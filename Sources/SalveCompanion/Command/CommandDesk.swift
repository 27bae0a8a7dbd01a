public import SalveContent
import SalveCore
public import SalveVault

/// Where a command takes its questions: to a running Salve over the private socket, else to the vault itself.
public enum CommandDesk: Sendable {
    /// The vault is open in this process.
    case own(Household)
    /// A running Salve has it.
    case running(CommandCaller)

    /// Opens the vault, or finds who has it.
    ///
    /// Where a lock is set, the passphrase is asked for; a command that needs none asks nobody.
    /// Throws a sentence when neither can be: the vault is held by a process that does not answer, or is missing,
    /// damaged or not writable.
    public static func open(
        at location: VaultLocation,
        catalogue: Catalogue,
        surroundings: Surroundings,
        making: VaultLocation.Making = .whenNew,
        asking: PassphraseAsking? = nil
    ) async throws(CommandFailure) -> CommandDesk {
        if making == .never, !location.mayHoldVault {
            throw CommandFailure(.vault, catalogue.strings["command.trouble.notYet"])
        }
        do throws(CompanionError) {
            let household = try await Household.open(
                at: location,
                catalogue: catalogue,
                surroundings: surroundings,
                origin: .command,
                making: making,
                asking: asking
            )
            return .own(household)
        } catch .vault(.held(let pid, let address)) {
            if let address { return .running(try unlock(CommandCaller(path: address), catalogue, asking)) }
            throw CommandFailure(VaultError.held(by: pid, address: nil), catalogue.strings)
        } catch {
            throw CommandFailure(error, catalogue.strings, at: location)
        }
    }

    /// The same caller with a pass, where that Salve wants one.
    private static func unlock(
        _ caller: CommandCaller,
        _ catalogue: Catalogue,
        _ asking: PassphraseAsking?
    ) throws(CommandFailure) -> CommandCaller {
        guard let asking, case .lock(isSet: true)? = caller.call(.lockState) else { return caller }
        var failure = CommandFailure(CompanionError.locked, catalogue.strings)
        for attempt in 0..<3 {
            guard let typed = asking(attempt > 0) else { break }
            guard let reply = caller.call(.unlock(typed)) else {
                throw CommandFailure(.held, catalogue.strings["command.trouble.noAnswer"])
            }
            if case .pass(let pass) = reply { return CommandCaller(path: caller.path, pass: pass) }
            if case .failed(let other) = reply { failure = other }
        }
        throw failure
    }

    /// Asks, and gives the answer; a failure is thrown as its sentence.
    public func ask(_ request: CommandRequest, _ catalogue: Catalogue) async throws(CommandFailure) -> CommandReply {
        let reply: CommandReply?
        switch self {
        case .own(let household): reply = await CommandService(household.companion).handle(request)
        case .running(let caller): reply = caller.call(request)
        }
        guard let reply else { throw CommandFailure(.held, catalogue.strings["command.trouble.noAnswer"]) }
        if case .failed(let failure) = reply { throw failure }
        return reply
    }

    /// Gives the vault back, where it was open here.
    public func close() {
        switch self {
        case .own(let household): household.close()
        case .running(let caller): if caller.pass != nil { _ = caller.call(.leave) }
        }
    }
}

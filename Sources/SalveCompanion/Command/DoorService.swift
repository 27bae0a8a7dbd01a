import SalveContent
import SalveCore
import SalveVault

/// Answers what comes over the private socket: what needs no key at once, all else to whoever shows a pass, where a
/// lock is set.
public struct DoorService: Sendable {
    private let door: HouseDoor
    private let issue: @Sendable () async -> String

    /// A service before a door; `issue` makes an address with a one-time code.
    public init(_ door: HouseDoor, issue: @escaping @Sendable () async -> String) {
        self.door = door
        self.issue = issue
    }

    /// Answers one call; what can't be done comes back as a sentence.
    public func handle(_ call: CommandCall) async -> CommandReply {
        switch call.request {
        case .open: return .address(await issue())
        case .lockState: return .lock(isSet: await door.hasLock)
        case .unlock(let text): return await unlock(text)
        case .leave:
            if let pass = call.pass { await door.leave(pass) }
            return .lock(isSet: await door.hasLock)
        case .lock:
            let isSet = await door.hasLock
            if isSet { await door.lock() }
            return .lock(isSet: isSet)
        case .hard, .practise, .pick, .checkIn, .shelf, .care, .plan, .ask, .list, .timeline, .helpNow, .card, .handout,
            .export, .status,
            .verify,
            .backup, .goOn, .restore, .bringIn, .sheets, .sheet, .keepSheet, .landSheet, .reflections, .reflection,
            .loops, .loop,
            .letters, .letter, .letterDoor, .keepLetter, .closeness, .keepCloseness,
            .mine, .people, .helps, .fair, .wordings:
            guard case .open(let companion) = await door.find(call.pass) else { return failed(.locked) }
            return await CommandService(companion, issue: issue).handle(call.request)
        }
    }

    private func unlock(_ text: String) async -> CommandReply {
        guard let passphrase = Passphrase(text) else { return failed(.wrongKey) }
        do throws(CompanionError) {
            return .pass(try await door.unlock(with: .passphrase(passphrase)))
        } catch {
            return failed(error)
        }
    }

    private func failed(_ error: CompanionError) -> CommandReply {
        .failed(CommandFailure(error, door.catalogue.strings))
    }
}

import ArgumentParser
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The command `salve vault passphrase`.
struct LockOptions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passphrase",
        abstract: "Set or change the passphrase, the recovery key, or remove the lock.",
        discussion: "Asks at a terminal, and changes nothing before the last answer. Works while no Salve is running."
    )

    @Flag(name: .long, help: "Another recovery key, or none.")
    var recoveryKey = false

    @Flag(name: .long, help: "Remove the lock: a key file opens the vault again.")
    var remove = false

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if recoveryKey, remove { throw ValidationError("--recovery-key and --remove are two different things.") }
    }

    func run() async throws {
        if remove { return try await talk(about: .removal, place) }
        try await talk(about: recoveryKey ? .recoveryKey : .passphrase, place)
    }
}

private func talk(about wish: LockTalk.Wish, _ place: PlaceOptions) async throws {
    let catalogue = try place.catalogue()
    let strings = catalogue.strings
    guard SecretPrompt.isPossible else { throw CommandFailure(.wrongUse, strings["command.lock.terminal"]) }
    let location = try place.location(catalogue)
    guard location.mayHoldVault else { throw CommandFailure(.vault, strings["command.trouble.notYet"]) }
    let door: HouseDoor
    do throws(CompanionError) {
        door = try await HouseDoor.open(at: location, catalogue: catalogue, surroundings: .real(), origin: .command)
    } catch .vault(.held(_, .some)) {
        throw CommandFailure(.held, strings["command.lock.running"])
    } catch {
        throw CommandFailure(error, strings, at: location)
    }
    defer { door.close() }
    let terminal = Terminal.standard
    let ends = LockTalk.Ends(
        say: { terminal.say($0) },
        secret: { SecretPrompt.ask($0) },
        line: { question in
            terminal.write(question + " ")
            return readLine()
        },
        clear: { terminal.clear() }
    )
    terminal.say(try await LockTalk(door, ends).run(wish))
}

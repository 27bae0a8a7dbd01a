import ArgumentParser
import SalveCompanion
import SalveContent

/// The command `salve lock`.
struct LockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock",
        abstract: "Lock a running Salve now.",
        discussion: "Every browser and command then needs the passphrase. Without a lock there is nothing to close."
    )

    @OptionGroup var place: PlaceOptions

    func run() async throws { try await lockNow(place) }
}

private func lockNow(_ place: PlaceOptions) async throws {
    let catalogue = try place.catalogue()
    let strings = catalogue.strings
    let desk = try await place.desk(catalogue, needsToOpen: false)
    defer { desk.close() }
    guard case .running(let caller) = desk else {
        throw CommandFailure(.couldNot, strings["command.trouble.noServer"])
    }
    guard case .lock(let isSet)? = caller.call(.lock) else {
        throw CommandFailure(.held, strings["command.trouble.noAnswer"])
    }
    guard isSet else { throw CommandFailure(.couldNot, strings["command.lock.none"]) }
    Terminal.standard.say(strings["command.lock.done"])
}

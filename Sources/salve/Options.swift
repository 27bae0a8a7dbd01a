import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// Where the vault lies, and where the content does.
struct PlaceOptions: ParsableArguments {
    @Option(name: .long, help: "The folder of the vault, in place of the usual one.", completion: .directory)
    var data: String?

    @Option(name: .long, help: ArgumentHelp("The folder of the content files.", visibility: .hidden))
    var resources: String?

    @Flag(
        name: .customLong("passphrase-stdin"),
        help: "Where a lock is set: the passphrase is the first line of input."
    )
    var passphraseFromInput = false

    /// The content; throws every mistake in it.
    func catalogue() throws -> Catalogue { try Self.catalogue(in: resources) }

    /// The content in a folder, or in one of the usual places.
    static func catalogue(in resources: String?) throws -> Catalogue {
        do throws(ContentFailure) {
            return try Catalogue.load(from: ContentFolder.locate(explicit: resources))
        } catch {
            throw CommandFailure(.content, error.description)
        }
    }

    /// Where the vault lies.
    func location(_ catalogue: Catalogue) throws -> VaultLocation {
        if let data {
            return VaultLocation(folder: URL(filePath: data, directoryHint: .isDirectory).standardizedPath)
        }
        guard let location = VaultLocation.standard(environment: ProcessInfo.processInfo.environment) else {
            throw CommandFailure(.couldNot, catalogue.strings["command.trouble.noHome"])
        }
        return location
    }

    /// The vault, here or at a running Salve; made only where `making` says so.
    func desk(
        _ catalogue: Catalogue,
        making: VaultLocation.Making = .never,
        asksForPassphrase: Bool = true,
        needsToOpen: Bool = true
    ) async throws -> CommandDesk {
        let desk = try await CommandDesk.open(
            at: location(catalogue),
            catalogue: catalogue,
            surroundings: .real(),
            making: making,
            asking: asksForPassphrase && needsToOpen ? asking(catalogue) : nil
        )
        if needsToOpen, case .running(let caller) = desk, caller.pass == nil,
            case .lock(isSet: true)? = caller.call(.lockState)
        {
            throw CommandFailure(CompanionError.locked, catalogue.strings)
        }
        return desk
    }

    /// How the passphrase comes: from the input when that was chosen, else typed at a terminal; nil where neither is.
    func asking(_ catalogue: Catalogue) -> PassphraseAsking? {
        if passphraseFromInput {
            // One line is all there is: the same one would not open it the second time.
            return { isAgain in isAgain ? nil : readLine() }
        }
        guard SecretPrompt.isPossible else { return nil }
        let strings = catalogue.strings
        return { isAgain in
            SecretPrompt.ask(strings[isAgain ? "command.lock.again" : "command.lock.ask"])
        }
    }

    /// Opens the vault, asks once, and gives it back.
    func ask(
        _ request: CommandRequest,
        _ catalogue: Catalogue,
        _ input: InputOptions? = nil
    ) async throws -> CommandReply {
        let desk = try await desk(catalogue, asksForPassphrase: input?.asksForPassphrase(place: self) ?? true)
        defer { desk.close() }
        return try await desk.ask(request, catalogue)
    }

    /// Opens what is there before anything is asked, and keeps what is taken then; nil when nothing was.
    ///
    /// What could not be kept is not asked for, and a passphrase comes first in the input. A first vault is made only
    /// once there is something to keep in it.
    func keep(
        _ catalogue: Catalogue,
        _ input: InputOptions,
        making: VaultLocation.Making = .never,
        taking take: () throws -> CommandRequest?
    ) async throws -> CommandReply? {
        let isFirst = try making != .never && !location(catalogue).mayHoldVault
        let early = isFirst ? try take() : nil
        if isFirst, early == nil {
            Terminal.standard.say(catalogue.strings["command.checkin.nothing"])
            return nil
        }
        let asks = input.asksForPassphrase(place: self)
        let desk = try await desk(catalogue, making: making, asksForPassphrase: asks)
        defer { desk.close() }
        guard let request = try early ?? take() else {
            Terminal.standard.say(catalogue.strings["command.checkin.nothing"])
            return nil
        }
        return try await desk.ask(request, catalogue)
    }
}

/// Whether anything is asked.
struct InputOptions: ParsableArguments {
    @Flag(name: .customLong("no-input"), help: "Ask nothing: what is needed comes from the input, or is left out.")
    var noInput = false

    /// False where the passphrase would have to be typed, and nothing may be asked.
    func asksForPassphrase(place: PlaceOptions) -> Bool { !noInput || place.passphraseFromInput }

    /// False where a line could only come from a person who is not to be asked.
    var mayRead: Bool { !noInput || !Terminal.standard.isTyped }
}

/// How the answer comes.
struct AnswerOptions: ParsableArguments {
    @Flag(name: .long, help: "Answer in JSON.")
    var json = false
}

extension URL {
    /// The path without a slash at its end, from the root.
    var standardizedPath: String {
        let path = standardizedFileURL.path(percentEncoded: false)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}

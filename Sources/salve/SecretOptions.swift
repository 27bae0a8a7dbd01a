import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveVault

/// How the secret of a file comes: typed at the terminal, or the first line of input; never an argument.
struct SecretOptions: ParsableArguments {
    @Flag(name: .customLong("secret-stdin"), help: "The file's passphrase or recovery key is the first line of input.")
    var comesFromInput = false

    /// What was given; nil when it was nothing, or there is nobody to ask.
    func ask(_ prompt: String) -> String? {
        if comesFromInput { return readLine() }
        return SecretPrompt.isPossible ? SecretPrompt.ask(prompt) : nil
    }

    /// The key that opens a copy which opens in these ways.
    func key(
        for openers: Set<Opener>,
        file: String?,
        at location: VaultLocation,
        _ strings: Strings
    ) throws -> VaultKey {
        do throws(VaultError) {
            if let file { return try KeyFile.load(URL(filePath: file).standardizedPath) }
            if openers.contains(.keyFile) { return try KeyFile.load(location.keyFile) }
        } catch {
            throw CommandFailure(.vault(error), strings, at: location)
        }
        guard let typed = ask(strings["command.vault.askKey"]) else {
            throw CommandFailure(.vault(.wrongKey), strings, at: location)
        }
        if openers.contains(.recovery), let recovery = RecoveryKey(text: typed) { return .recovery(recovery) }
        guard let passphrase = Passphrase(typed) else { throw CommandFailure(.vault(.wrongKey), strings, at: location) }
        return .passphrase(passphrase)
    }
}

import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// The command `salve vault restore FILE`.
struct VaultRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the vault's place.",
        discussion: """
            Every seal in it is checked first. What is here now is put aside, still sealed, for seven days. A backup \
            that does not hold all that is here is refused, unless --older says that this is meant.
            """
    )

    @Argument(help: "The backup.", completion: .file())
    var file: String

    @Option(name: .long, help: "The key file that opens it, if it is not the one here.", completion: .file())
    var key: String?

    @Flag(name: .long, help: "Also when words that are here are not in it.")
    var older = false

    @Flag(name: .long, help: "Also when parts of it are damaged.")
    var damaged = false

    @OptionGroup var secret: SecretOptions
    @OptionGroup var place: PlaceOptions

    func run() async throws { try await restore() }

    private func restore() async throws {
        let catalogue = try place.catalogue()
        let location = try place.location(catalogue)
        let path = URL(filePath: file).standardizedPath
        let wasHere = FileManager.default.fileExists(atPath: location.vaultFile)
        do throws(VaultError) {
            let lock = try location.lock()
            defer { lock.release() }
            try await restore(path, location, catalogue.strings)
        } catch .held(_, .some) where key == nil {
            let request = CommandRequest.restore(path, older: older, damaged: damaged)
            _ = try await place.ask(request, catalogue)
        } catch {
            throw CopyWords(catalogue.strings, location).failure(error, path)
        }
        Terminal.standard.say(catalogue.strings.text("command.vault.restored", ["vault": location.vaultFile]))
        if wasHere { Terminal.standard.say(catalogue.strings["command.vault.aside"]) }
    }

    private func restore(_ path: String, _ location: VaultLocation, _ strings: Strings) async throws(VaultError) {
        let openers = try await location.openers(of: path)
        let given: VaultKey
        do {
            given = try secret.key(for: openers, file: key, at: location, strings)
        } catch {
            throw .wrongKey
        }
        let agreed = RestoreConsent(older ? [.older] : []).union(damaged ? [.damaged] : [])
        let day = Surroundings.real().now().day
        try await location.restore(from: path, with: given, agreed: agreed, on: day, HowFar.show(strings))
        // Opened once, so that its key is in its place.
        switch given {
        case .file: await (try location.open(making: .never, on: day)).close()
        case .passphrase, .recovery: await (try location.open(with: given)).close()
        }
    }
}

/// How far something long is, on the error output of a terminal.
enum HowFar {
    /// Says it in place, on one line; says nothing where no person looks.
    static func show(_ strings: Strings) -> VaultProgress {
        guard isatty(STDERR_FILENO) == 1 else { return { _, _ in } }
        return { done, total in
            guard total > 0 else { return }
            let values = ["done": String(done), "total": String(total)]
            let line = "\r" + strings.text("working.far", values) + (done >= total ? "\n" : "")
            Terminal.standard.write(line, to: STDERR_FILENO)
        }
    }
}

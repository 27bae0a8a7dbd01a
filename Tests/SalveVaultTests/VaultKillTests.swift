import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// A process killed at any moment loses nothing it had acknowledged.
///
/// The process is `salve lab append --data FOLDER`: it takes the lock of `VaultLocation(folder: FOLDER)`, opens or
/// makes the vault there, and appends entries without end, one commit each. The entry with number N has the content
/// "entry N". After each append has returned, it prints "ok N" on a line of its own, at once.
@Suite(.serialized)
struct VaultKillTests {
    @Test(
        "Killed thirty times at random moments, no acknowledged entry is lost and none is half there",
        .enabled(if: Self.program != nil, "there is no `salve` with `lab append` beside the tests")
    )
    func killed() async throws {
        let program = try #require(Self.program)
        let folder = try Folder.fresh()
        let seed = UInt64(ProcessInfo.processInfo.processIdentifier)
        var random = Seeded(seed)
        var acknowledged = 0

        for round in 1...30 {
            let acknowledgements = Int.random(in: 0...25, using: &random)
            let spins = Int.random(in: 0...200_000, using: &random)
            acknowledged =
                try Self.run(program, in: folder, killedAfter: acknowledgements, spins: spins) ?? acknowledged
            let location = VaultLocation(folder: folder)
            let lock = try location.lock()
            let vault = try await location.open(making: .whenNew, on: Sample.day)
            let entries = try await vault.entries()
            let lost: Comment = "round \(round), seed \(seed)"
            #expect(entries.count >= acknowledged, lost)
            #expect(entries.map(\.state) == entries.map { .content(Array("entry \($0.number.value)".utf8)) }, lost)
            #expect(try await vault.verify().isSound, lost)
            acknowledged = entries.count
            withExtendedLifetime(lock) {}
        }
        #expect(acknowledged > 30)
    }

    @Test(
        "Killed thirty times while all keys change, the old ones or the new open the vault, and nothing kept is lost",
        .enabled(if: Self.program != nil, "there is no `salve` with `lab rekey` beside the tests")
    )
    func killedWhileKeysChange() async throws {
        let program = try #require(Self.program)
        let folder = try Folder.fresh()
        let seed = UInt64(ProcessInfo.processInfo.processIdentifier)
        var random = Seeded(seed)
        var acknowledged = 0

        for round in 1...30 {
            let acknowledgements = Int.random(in: 0...6, using: &random)
            let spins = Int.random(in: 0...400_000, using: &random)
            let printed = try Self.run(
                program,
                ["lab", "rekey"],
                in: folder,
                killedAfter: acknowledgements,
                spins: spins
            )
            acknowledged = printed ?? acknowledged
            let location = VaultLocation(folder: folder)
            let lock = try location.lock()
            let vault = try await location.open(making: .whenNew, on: Sample.day)
            let entries = try await vault.entries()
            let lost: Comment = "round \(round), seed \(seed)"
            #expect(entries.count >= acknowledged, lost)
            #expect(entries.map(\.state) == entries.map { .content(Array("entry \($0.number.value)".utf8)) }, lost)
            #expect(try await vault.verify().isSound, lost)
            #expect(await vault.openers == [.keyFile], lost)
            acknowledged = entries.count
            await vault.close()
            withExtendedLifetime(lock) {}
        }
        #expect(acknowledged > 30)
    }

    /// Runs the program, kills it a moment after so many acknowledgements, and says which was the last it printed.
    private static func run(
        _ program: String,
        _ command: [String] = ["lab", "append"],
        in folder: String,
        killedAfter count: Int,
        spins: Int
    ) throws -> Int? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = command + ["--data", folder]
        process.environment = ["SWIFT_BACKTRACE": "enable=no"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var printed = Data()
        while printed.count(where: { $0 == UInt8(ascii: "\n") }) < count {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            printed += more
        }
        // No sleeping: a short count of its own length, so that the blow falls anywhere between two commits.
        var spun = 0
        while spun < spins { spun += 1 }
        kill(process.processIdentifier, SIGKILL)
        printed += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        // The last line may have been cut off; only whole ones count.
        let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
        return lines.last.flatMap { Int($0.dropFirst(3)) }
    }

    /// `SALVE_TEST_BINARY`, or the `salve` built beside the tests; nil when it knows no `lab append`.
    private static let program: String? = {
        let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "salve")
            .path
        let path = ProcessInfo.processInfo.environment["SALVE_TEST_BINARY"] ?? built
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["lab", "append", "--help"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return nil
        }
        let help = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return help.contains("--data") ? path : nil
    }()
}

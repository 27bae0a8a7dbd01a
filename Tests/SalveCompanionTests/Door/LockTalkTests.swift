import SalveCompanion
import SalveTesting
import SalveVault
import Testing

@Suite("Setting the lock by question and answer", .serialized)
struct LockTalkTests {
    @Test("Weak and differing passphrases are asked for again, the paper too; only then is the lock set")
    func sets() async throws {
        let house = try await LockedHouse.make()
        defer { house.remove() }
        let door = try await house.door(in: World())
        let pass = try await door.unlock(with: try #require(LockedHouse.key))
        try await door.change(.none, keeping: pass)
        let person = Person(secrets: [
            "short", "password1234", "seven plain teapots under snow", "seven plain teapots",
            "seven plain teapots under snow",
            "seven plain teapots under snow",
        ])

        let sentence = try await LockTalk(door, person.ends).run(.passphrase)

        #expect(sentence.hasPrefix("The lock is set."))
        #expect(await door.hasLock)
        #expect(person.said.contains { $0.contains("at least 12") })
        #expect(person.said.contains { $0.contains("among the first") })
        #expect(person.said.contains { $0.contains("not the same yet") })
        #expect(person.drills == 4)
        await door.lock()
        let new = try #require(Passphrase("seven plain teapots under snow"))
        _ = try await door.unlock(with: .passphrase(new))
    }

    @Test("Stopping in the middle changes nothing")
    func stops() async throws {
        let house = try await LockedHouse.make()
        defer { house.remove() }
        let door = try await house.door(in: World())
        let person = Person(secrets: [LockedHouse.phrase])

        await #expect(throws: CommandFailure.self) { try await LockTalk(door, person.ends).run(.passphrase) }

        await door.lock()
        _ = try await door.unlock(with: try #require(LockedHouse.key))
    }
}

/// Someone at a terminal, who copies the paper wrongly the first time.
private final class Person {
    private var secrets: [String]
    private(set) var said: [String] = []
    private(set) var drills = 0
    private var groups: [Int: String] = [:]

    init(secrets: [String]) { self.secrets = secrets }

    var ends: LockTalk.Ends {
        LockTalk.Ends(
            say: { self.hear($0) },
            secret: { _ in self.secrets.isEmpty ? nil : self.secrets.removeFirst() },
            line: { self.answer($0) },
            clear: {}
        )
    }

    private func hear(_ sentence: String) {
        said.append(sentence)
        let parts = sentence.split(separator: " ")
        if parts.count == 2, let place = Int(parts[0]) { groups[place] = String(parts[1]) }
    }

    private func answer(_ question: String) -> String? {
        guard question.hasPrefix("Group"), let place = Int(question.split(separator: " ")[1]) else { return "" }
        drills += 1
        return drills <= 2 ? "0000" : groups[place]?.lowercased()
    }
}

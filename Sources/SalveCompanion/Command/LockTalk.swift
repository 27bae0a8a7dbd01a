public import SalveContent
import SalveCore
public import SalveVault

/// Setting, changing and removing the lock by question and answer, as `salve vault passphrase` does: the same steps,
/// and the same two groups from the paper, as on the pages.
public struct LockTalk {
    /// What is wanted.
    public enum Wish: Sendable {
        /// A passphrase; another one where there is one.
        case passphrase
        /// Another recovery key, or none.
        case recoveryKey
        /// No lock.
        case removal
    }

    /// The two ends of the talk.
    public struct Ends {
        /// Says a sentence.
        public let say: (String) -> Void
        /// Asks for something secret, which is not shown; nil when nothing is typed.
        public let secret: (String) -> String?
        /// Asks for a line; nil when there is no more input.
        public let line: (String) -> String?
        /// Empties the screen.
        public let clear: () -> Void

        /// Both ends.
        public init(
            say: @escaping (String) -> Void,
            secret: @escaping (String) -> String?,
            line: @escaping (String) -> String?,
            clear: @escaping () -> Void
        ) {
            self.say = say
            self.secret = secret
            self.line = line
            self.clear = clear
        }
    }

    private let door: HouseDoor
    private let ends: Ends
    private var strings: Strings { door.catalogue.strings }

    /// A talk about the lock of this door.
    public init(_ door: HouseDoor, _ ends: Ends) {
        self.door = door
        self.ends = ends
    }

    /// Asks, and changes only at the end; returns what was done, in a sentence.
    ///
    /// Throws the sentence that says why nothing was changed.
    public func run(_ wish: Wish) async throws(CommandFailure) -> String {
        do throws(CompanionError) {
            let (pass, present) = try await comeIn()
            switch wish {
            case .passphrase:
                let new = try newPassphrase()
                if present != nil {
                    try await door.change(.otherPassphrase(new), keeping: pass)
                    return strings["command.lock.changed"]
                }
                let recovery = try recoveryKey()
                try await door.change(.passphrase(new, recovery), keeping: pass)
                return strings["command.lock.set"]
            case .recoveryKey:
                guard present != nil else { return strings["command.lock.none"] }
                try await door.change(.otherRecoveryKey(try recoveryKey()), keeping: pass)
                return strings["command.lock.newkey"]
            case .removal:
                guard present != nil else { return strings["command.lock.none"] }
                try await door.change(.none, keeping: pass)
                return strings["command.lock.removed"]
            }
        } catch {
            throw CommandFailure(error, strings, at: door.location)
        }
    }

    /// A pass, and the passphrase as it is now; nil where there is none.
    private func comeIn() async throws(CompanionError) -> (HouseDoor.Pass, Passphrase?) {
        if let pass = await door.admit() { return (pass, nil) }
        for attempt in 0..<3 {
            guard let typed = ends.secret(strings[attempt == 0 ? "command.lock.ask" : "command.lock.again"]) else {
                break
            }
            guard let passphrase = Passphrase(typed) else { continue }
            do throws(CompanionError) {
                return (try await door.unlock(with: .passphrase(passphrase)), passphrase)
            } catch .wrongKey {
                continue
            }
        }
        throw .locked
    }

    private func newPassphrase() throws(CompanionError) -> Passphrase {
        let words = Passphrase.suggestion(from: door.catalogue.passphraseWords, random: door.surroundings.random)
        ends.say(strings["command.lock.five"])
        ends.say("  " + words)
        while let typed = ends.secret(strings["command.lock.new"]) {
            if let weakness = Passphrase.weakness(of: typed) {
                ends.say(strings.line(for: weakness))
            } else if ends.secret(strings["command.lock.repeat"]) != typed {
                ends.say(strings["lock.new.differ"])
            } else if let passphrase = Passphrase(typed) {
                ends.say(strings.line(for: Passphrase.strength(of: typed).step))
                return passphrase
            }
        }
        throw .empty
    }

    /// A new recovery key that is on paper, shown by two of its groups; nil when the person wants none.
    private func recoveryKey() throws(CompanionError) -> RecoveryKey? {
        ends.say(strings["command.lock.key"])
        ends.say(strings["command.lock.who"])
        guard let answer = ends.line(strings["command.lock.want"]) else { throw .empty }
        if answer == strings["command.lock.none-word"] { return nil }
        let key = RecoveryKey.random()
        let asked = Self.twoPlaces(of: key, door.surroundings)
        while true {
            for (place, letters) in key.groups.enumerated() { ends.say("  \(place + 1)  \(letters)") }
            guard ends.line(strings["command.lock.written"]) != nil else { throw .empty }
            ends.clear()
            var isRight = true
            for place in asked {
                let question = strings.text("command.lock.drill", ["number": String(place + 1)])
                guard let typed = ends.line(question) else { throw .empty }
                if !key.confirms(typed, groupAt: place) { isRight = false }
            }
            if isRight { return key }
            ends.say(strings["command.lock.drillwrong"])
        }
    }

    /// Two different groups to ask for, from 0; never the last, which is the check.
    public static func twoPlaces(of key: RecoveryKey, _ surroundings: Surroundings) -> [Int] {
        let count = UInt64(key.groups.count - 1)
        let first = surroundings.random() % count
        let second = (first + 1 + surroundings.random() % (count - 1)) % count
        return [first, second].sorted().map(Int.init)
    }
}

extension Strings {
    /// Why a new passphrase is too weak.
    public func line(for weakness: Passphrase.Weakness) -> String {
        switch weakness {
        case .tooShort(let minimum): text("lock.new.short", ["count": String(minimum)])
        case .tooLong: self["lock.new.long"]
        case .common: self["lock.new.common"]
        case .repeated: self["lock.new.repeated"]
        }
    }

    /// How long a passphrase would hold, in plain words.
    public func line(for strength: Passphrase.Strength.Step) -> String {
        switch strength {
        case .slight: self["lock.strength.slight"]
        case .fair: self["lock.strength.fair"]
        case .strong: self["lock.strength.strong"]
        }
    }
}

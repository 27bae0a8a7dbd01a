@testable import SalvePractice

/// Breadth first over every state that a sitting can reach, to the fixpoint; stops at the first broken rule.
struct Exploration {
    private(set) var keys: [Key] = []
    private(set) var transitions = 0
    private(set) var faces: [FaceKey: Face] = [:]
    /// The first broken rule, with the shortest way to it.
    private(set) var found: (violation: Violation, path: String)?

    private var table = KeyTable()
    private var parents: [Int32] = []
    /// The action that led to each state: a place in `actions`, or a choice below zero.
    private var causes: [Int32] = []
    private var starts = 0
    private var chances: Set<UInt64> = []
    /// Steps through the audits, always the same way.
    private var dice: UInt64 = 0x9E37_79B9_7F4A_7C15

    struct FaceKey: Hashable {
        let machine: UInt64
        let told: UInt64
    }

    /// Ratings that stand for all: the rules read 5, 7, 9, none, and a rise of 2 or more.
    static let ratings: [Int?] = [nil, 4, 5, 6, 7, 8, 9, 10]

    /// Every action but a choice; the starts come first.
    static let actions: [PracticeSession.Action] = {
        var result: [PracticeSession.Action] = []
        for door in [Door.other, .hard] {
            for rating in ratings {
                for isFar in [false, true] {
                    for isInDanger in [false, true] {
                        result.append(.start(door, distress: rating, isFar: isFar, isInDanger: isInDanger))
                    }
                }
            }
        }
        result += [.start(.other, distress: 11), .start(.hard, distress: -1)]
        result += [.next, .back, .stay, .ask, .danger, .return, .stop, .distress(11), .distress(-1)]
        result += Landing.allCases.map { .landing($0) }
        result += PracticeSession.Attribution.allCases.map { .because($0) }
        result += PracticeSession.Here.allCases.map { .here($0) }
        return result + ratings.map { .distress($0) }
    }()
    static let startCount = 66

    mutating func run() {
        add(PracticeSession(), Told(), from: -1, cause: 0)
        var place = 0
        while place < keys.count, found == nil {
            expand(place)
            place += 1
        }
        if found == nil { checkFaces() }
        if found == nil { checkWays() }
    }

    private mutating func expand(_ place: Int) {
        let session = PracticeSession(packed: keys[place].machine)
        let told = Told(packed: keys[place].told)
        // A start forgets everything before it: all are tried from the first state, one of them in turn elsewhere.
        let isFirst = place == 0
        starts = (starts + 1) % Self.startCount
        for (index, action) in Self.actions.enumerated() where index >= Self.startCount || isFirst || index == starts {
            take(action, nil, from: place, session, told, cause: Int32(index))
            if found != nil { return }
        }
        guard let face = faces[FaceKey(machine: session.face, told: told.face)] else { return }
        for choice in face.choices { choose(choice, from: place, session, told) }
        if place % 16 == 0 { audit(place, session, told) }
    }

    private mutating func choose(_ choice: Choice, from place: Int, _ session: PracticeSession, _ told: Told) {
        guard found == nil else { return }
        let cause = -1 - Int32(choice.entry * Setting.count + choice.settings)
        take(.choose(choice.practice.id), choice, from: place, session, told, cause: cause)
    }

    /// Any practice, in any circumstances: the sharing of faces is tried here too.
    private mutating func audit(_ place: Int, _ session: PracticeSession, _ told: Told) {
        dice ^= dice << 13
        dice ^= dice >> 7
        dice ^= dice << 17
        let settings = Int(dice >> 20) & (Setting.count - 1)
        let entry = Int(dice >> 40) % Shelf.entries.count
        let verdict = Oracle.verdict(Shelf.entries[entry], told, settings)
        choose(Choice(entry: entry, settings: settings, verdict: verdict), from: place, session, told)
        if found == nil, place % 128 == 0, let broken = Lists.violation(session, told, settings) {
            report(broken, at: place, settings: settings)
        }
    }

    private mutating func take(
        _ action: PracticeSession.Action,
        _ choice: Choice?,
        from place: Int,
        _ session: PracticeSession,
        _ told: Told,
        cause: Int32
    ) {
        transitions += 1
        var after = session
        var isTaken = true
        do throws(PracticeSession.Refusal) {
            _ = try after.apply(action, in: choice?.circumstances ?? Setting.circumstances[0])
        } catch {
            isTaken = false
        }
        let step = Step(before: session, after: after, told: told, action: action, choice: choice, isTaken: isTaken)
        if let broken = step.violation() {
            return report(spent(broken, step, at: place), at: place, cause: cause, settings: choice?.settings)
        }
        guard isTaken else { return }
        var heard = told
        heard.hear(action, chosen: choice?.practice.depth, shown: shownDepth(session), phase: after.phase)
        if let broken = heard.violation(in: after) { return report(broken, at: place, cause: cause, settings: nil) }
        if action == .landing(.harder), !told.isHandHarder, let broken = turn(after) {
            return report(broken, at: place, cause: cause, settings: 0)
        }
        add(after, heard, from: place, cause: cause)
    }

    private func turn(_ after: PracticeSession) -> Violation? {
        guard transitions % 8 == 0 || keys.count < 20_000 else { return nil }
        return Lists.turn(after, 0)
    }

    private func shownDepth(_ session: PracticeSession) -> Depth? {
        guard session.phase == .practising, let run = session.run else { return nil }
        return run.lead != nil || !run.isInner ? .outer : .body
    }

    private mutating func add(_ session: PracticeSession, _ told: Told, from place: Int, cause: Int32) {
        let key = Key(machine: session.packed, told: told.packed)
        guard table.insert(key, among: &keys) else { return }
        parents.append(Int32(place))
        causes.append(cause)
        let faceKey = FaceKey(machine: session.face, told: told.face)
        checkChance(session, told)
        guard faces[faceKey] == nil else { return }
        var broken: (Violation, Int)?
        let face = Face(session, told, &broken)
        faces[faceKey] = face
        if broken == nil { broken = face.loosening() }
        if broken == nil { broken = lists(session, told) }
        if let (violation, settings) = broken { report(violation, at: keys.count - 1, settings: settings) }
    }

    /// Whole lists at a new face: the plain one, all resting, and several others in turn.
    private mutating func lists(_ session: PracticeSession, _ told: Told) -> (Violation, Int)? {
        var tried = [0, Setting.resting.bit, Setting.several.bit, Setting.kindnessUnsafe.bit]
        for _ in 0..<6 {
            dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            tried.append(Int(dice >> 33) & (Setting.count - 1))
        }
        for (place, settings) in tried.enumerated() {
            let violation = Lists.violation(session, told, settings, innerMarked: place.isMultiple(of: 2) || place == 3)
            if let violation { return (violation, settings) }
        }
        return nil
    }

    /// R20, wherever what it reads is new.
    private mutating func checkChance(_ session: PracticeSession, _ told: Told) {
        let face = session.face << 8 | UInt64(session.turns) << 2 | told.harder
        guard chances.insert(face).inserted else { return }
        for settings in 0..<Setting.count where session.mayUseChance(in: Setting.circumstances[settings]) {
            guard !Oracle.mayUseChance(told, settings) else { continue }
            return report(Violation("R20", "chance may choose"), at: keys.count - 1, settings: settings)
        }
    }

    /// R13 across states: one more risk fact never adds an inner offer.
    private mutating func checkFaces() {
        var bySession: [UInt64: Face] = [:]
        for face in faces.values { bySession[face.session.face] = face }
        for face in bySession.values {
            for riskier in face.riskier() {
                guard let other = bySession[riskier.face], !other.offersNoMoreInner(than: face) else { continue }
                found = (Violation("R13", "more risk adds an inner offer"), "\(face.session) then \(other.session)")
                return
            }
        }
    }

    /// Liveness: stop and start anew lead from every state (each step above checked both) to one state; from there every
    /// practice that is not left out, nor about someone feared (R17), opens, at most after asking.
    private mutating func checkWays() {
        for (index, entry) in Shelf.entries.enumerated() {
            for settings in Face.combinations[index] {
                if settings & (Setting.leftOut.bit | Setting.feared.bit) != 0 { continue }
                var session = PracticeSession()
                let circumstances = Setting.circumstances[settings]
                do throws(PracticeSession.Refusal) {
                    _ = try session.apply(.start(.other, distress: nil), in: circumstances)
                    _ = try session.apply(.ask, in: circumstances)
                    _ = try session.apply(.choose(entry.practice.id), in: circumstances)
                } catch {
                    found = (Violation("L1", "\(entry.practice.id.name) cannot be opened"), Setting.names(settings))
                    return
                }
            }
        }
    }
}

extension Exploration {
    /// A choice that opened without asking, after an earlier ask was spent, is named by what spent it.
    private func spent(_ violation: Violation, _ step: Step, at place: Int) -> Violation {
        guard step.isTaken, let choice = step.choice, choice.verdict.way == .afterAsking else { return violation }
        let actions = path(to: place).compactMap { $0 >= 0 ? Self.actions[Int($0)] : nil as PracticeSession.Action? }
        guard actions.contains(.ask) else { return violation }
        for cause in path(to: place).reversed() {
            guard cause >= 0 else { return Violation("3b", "one asking opens two") }
            switch Self.actions[Int(cause)] {
            case .ask: return violation
            case .landing(.harder), .because(.practice): return Violation("R4b", "an ask from before outlives harder")
            case .landing(.far): return Violation("R16", "an ask from before outlives far away")
            case .danger: return Violation("R1", "an ask from before outlives danger")
            default: continue
            }
        }
        return violation
    }

    private func path(to place: Int) -> [Int32] {
        var result: [Int32] = []
        var place = place
        while place > 0 {
            result.append(causes[place])
            place = Int(parents[place])
        }
        return result.reversed()
    }

    private mutating func report(_ violation: Violation, at place: Int, cause: Int32? = nil, settings: Int?) {
        guard found == nil else { return }
        var steps = path(to: place)
        if let cause { steps.append(cause) }
        var lines = steps.map { "  " + Self.text($0) }
        if let settings { lines.append("  with " + Setting.names(settings)) }
        found = (violation, lines.joined(separator: "\n"))
    }

    /// Swift's own words for an action, without the module's name and what was not said.
    private static func words(_ text: String) -> String {
        var result = text
        for word in [
            "Explorer.", "Door.", "Landing.", "Attribution.", "Here.", "PracticeSession.", ", isFar: false",
            ", isInDanger: false", "Optional",
        ] {
            result = result.replacing(word, with: "")
        }
        return result
    }

    private static func text(_ cause: Int32) -> String {
        if cause >= 0 { return words("\(actions[Int(cause)])") }
        let number = Int(-1 - cause)
        let practice = Shelf.practices[number / Setting.count].id.name
        return "choose \(practice) with \(Setting.names(number % Setting.count))"
    }
}

/// Which states were met: open addressing over the list of keys.
struct KeyTable {
    private var slots = [Int32](repeating: -1, count: 1 << 21)
    private var count = 0

    /// Adds a key to the list unless it was met before.
    mutating func insert(_ key: Key, among keys: inout [Key]) -> Bool {
        if count * 2 > slots.count { grow(keys) }
        var slot = Self.slot(of: key) & (slots.count - 1)
        while slots[slot] >= 0 {
            if keys[Int(slots[slot])] == key { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(keys.count)
        keys.append(key)
        count += 1
        return true
    }

    private mutating func grow(_ keys: [Key]) {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (place, key) in keys.enumerated() {
            var slot = Self.slot(of: key) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place)
        }
    }

    private static func slot(of key: Key) -> Int {
        var mixed = key.machine &* 0x9E37_79B9_7F4A_7C15 ^ (key.told &* 0xC2B2_AE3D_27D4_EB4F)
        mixed ^= mixed >> 29
        mixed = mixed &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: mixed >> 16)
    }
}

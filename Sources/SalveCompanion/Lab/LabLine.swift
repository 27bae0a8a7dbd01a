import Foundation
import SalveCore

/// One line that came in, its parts read but not yet judged.
struct LabLine {
    private struct Parts: Decodable {
        struct Recent: Decodable {
            let minutes: Int?
            let landing: String?
        }
        struct Harder: Decodable {
            let hours: Int?
            let sessionsSince: Int?
            let practice: String
        }

        let `do`: String
        let door: String?
        let distress: Int?
        let hour: Int?
        let sessions: Int?
        let recent: [Recent]?
        let kindnessUnsafe: Bool?
        let leaveOut: [String]?
        let harder: [Harder]?
        let marked: [String]?
        let farAway: Bool?
        let danger: Bool?
        let practice: String?
    }

    /// `value` is a name or a number, by what is done.
    private struct Named: Decodable {
        let value: String
    }
    private struct Rated: Decodable {
        let value: Int?
        private enum CodingKeys: CodingKey { case value }
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let isNull = try container.decodeNil(forKey: .value)
            value = isNull ? nil : try container.decode(Int.self, forKey: .value)
        }
    }

    private let parts: Parts
    private let data: Data

    init(_ line: String) throws(LabRefusal) {
        data = Data(line.utf8)
        parts = try Self.decode(Parts.self, from: data)
    }

    var `do`: String { parts.do }

    private static func decode<T: Decodable>(_ type: T.Type, from data: Data) throws(LabRefusal) -> T {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch DecodingError.keyNotFound(let key, _) {
            throw .missing(field: key.stringValue)
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context)
        {
            guard let field = context.codingPath.last(where: { $0.intValue == nil }) else { throw .notALine }
            throw .wrongType(field: field.stringValue)
        } catch {
            throw .notALine
        }
    }

    /// Any action but a start.
    func action() throws(LabRefusal) -> PracticeSession.Action {
        switch parts.do {
        case "choose":
            guard let practice = parts.practice else { throw .missing(field: "practice") }
            return .choose(Practice.ID(practice))
        case "next": return .next
        case "back": return .back
        case "landing": return .landing(try named("value"))
        case "stay": return .stay
        case "distress": return .distress(try Self.decode(Rated.self, from: data).value)
        case "because": return .because(try named("value"))
        case "ask": return .ask
        case "danger": return .danger
        case "return": return .return
        case "here": return .here(try named("value"))
        case "stop": return .stop
        default: throw .unknown(field: "do", value: parts.do)
        }
    }

    func start() throws(LabRefusal) -> PracticeSession.Action {
        let door = try parts.door.map { name throws(LabRefusal) in try Self.named(name, field: "door") } ?? Door.other
        return .start(
            door,
            distress: parts.distress,
            isFar: parts.farAway ?? false,
            isInDanger: parts.danger ?? false
        )
    }

    /// What the rules read about the person, by what a start says; what it leaves out is as in the middle of a usual day.
    func circumstances(_ practices: [Practice]) throws(LabRefusal) -> Circumstances {
        var result = Circumstances(practices: practices)
        result.isNight = Circumstances.isUsualNight(hour: try number(parts.hour ?? 12, "hour", 0...23))
        if let sessions = parts.sessions {
            let counted = try number(sessions, "sessions", 0...1_000_000)
            result.isNew = Circumstances.isNew(countedSittings: counted, daysSinceFirst: 0)
        }
        result.hasTriedSeveral = Circumstances.hasTriedSeveral(recent: try recent())
        result.kindnessFeelsUnsafe = parts.kindnessUnsafe ?? false
        result.leftOut = try LabNames.ingredients(parts.leaveOut ?? [], field: "leaveOut")
        result.memory = HarderMemory(events: try harder(practices), practices: practices)
        for name in parts.marked ?? [] {
            result.marked.insert(try Self.known(name, practices, field: "marked"))
        }
        return result
    }

    private func recent() throws(LabRefusal) -> [(minutes: Int, landing: Landing?)] {
        var result: [(minutes: Int, landing: Landing?)] = []
        for one in parts.recent ?? [] {
            let minutes = try number(one.minutes ?? 0, "minutes", 0...10_000_000)
            let landing: Landing? = if let name = one.landing { try Self.named(name, field: "landing") } else { nil }
            result.append((minutes, landing))
        }
        return result
    }

    private func harder(_ practices: [Practice]) throws(LabRefusal) -> [HarderMemory.Event] {
        var result: [HarderMemory.Event] = []
        for one in parts.harder ?? [] {
            let hours = try number(one.hours ?? 0, "hours", 0...1_000_000)
            let since = try number(one.sessionsSince ?? 0, "sessionsSince", 0...1_000_000)
            let id = try Self.known(one.practice, practices, field: "practice")
            result.append(HarderMemory.Event(practice: id, hours: hours, sittingsSince: since))
        }
        return result
    }

    private func named<T: RawRepresentable<String>>(_ field: String) throws(LabRefusal) -> T {
        try Self.named(try Self.decode(Named.self, from: data).value, field: field)
    }

    private static func named<T: RawRepresentable<String>>(_ name: String, field: String) throws(LabRefusal) -> T {
        guard let value = T(rawValue: name) else { throw .unknown(field: field, value: name) }
        return value
    }

    private static func known(
        _ name: String,
        _ practices: [Practice],
        field: String
    ) throws(LabRefusal) -> Practice.ID {
        let id = Practice.ID(name)
        guard practices.contains(where: { $0.id == id }) else { throw .unknown(field: field, value: name) }
        return id
    }

    private func number(_ value: Int, _ field: String, _ range: ClosedRange<Int>) throws(LabRefusal) -> Int {
        guard range.contains(value) else { throw .outOfRange(field: field, range.lowerBound, range.upperBound) }
        return value
    }
}

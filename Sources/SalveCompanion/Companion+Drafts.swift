import Foundation
public import SalveCore
import SalveVault

/// Where something is on its way to being kept: one draft a place.
public struct DraftSlot: Hashable, Sendable {
    /// Its name, part of the sealed draft.
    public let name: String

    /// The check-in.
    public static let checkIn = DraftSlot(name: "check-in")
    /// A text kept instead of sent.
    public static let send = DraftSlot(name: "send")
    /// One small kindness.
    public static let kindness = DraftSlot(name: "kindness")

    /// Every place.
    public static let all: [DraftSlot] = [.checkIn, .send, .kindness]

    /// The place of that name; nil when there is none.
    public init?(named name: String) {
        if let slot = Self.all.first(where: { $0.name == name }) {
            self = slot
        } else if let letter = Self.letter(inName: name) {
            self = .letter(letter)
        } else if let slot = Self.thing(named: name) {
            self = slot
        } else if let slot = Self.worksheet(named: name) {
            self = slot
        } else if DraftSlot(name: name).scale != nil {
            self = DraftSlot(name: name)
        } else {
            return nil
        }
    }

    init(name: String) { self.name = name }
}

extension DraftSlot {
    private static let letterPrefix = "letter-"

    /// One letter: each has a place of its own.
    public static func letter(_ thing: EntryID) -> DraftSlot { DraftSlot(name: letterPrefix + thing.text) }

    /// The letter whose place this is; nil for any other place.
    public var letter: EntryID? { Self.letter(inName: name) }

    private static func letter(inName name: String) -> EntryID? {
        guard name.hasPrefix(letterPrefix) else { return nil }
        return EntryID(text: String(name.dropFirst(letterPrefix.count)))
    }
}

/// What was typed and picked so far, kept as one went; it is sealed, and outside the log.
public struct Draft: Hashable, Sendable {
    /// One field of a form, as it was sent.
    public struct Field: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: String

        /// A field from its parts.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// When it was last kept.
    public let at: Moment
    /// The fields, in their order.
    public let fields: [Field]
}

/// The drafts of a companion, in memory, with the ids under which the vault has them.
struct Drafts: Sendable {
    private var kept: [String: (id: EntryID, draft: Draft)] = [:]

    /// The drafts that a vault has; one that can't be read is left where it is, and "check the vault" tells of it.
    init(_ opened: [OpenedDraft] = []) {
        for one in opened {
            guard case .content(let bytes) = one.state,
                let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes))
            else { continue }
            let fields = stored.fields.compactMap { $0.count == 2 ? Draft.Field(name: $0[0], value: $0[1]) : nil }
            kept[stored.slot] = (one.id, Draft(at: stored.at, fields: fields))
        }
    }

    subscript(slot: DraftSlot) -> Draft? { kept[slot.name]?.draft }

    /// The places where something was typed.
    var slots: [DraftSlot] { kept.keys.map { DraftSlot(name: $0) } }

    func id(_ slot: DraftSlot) -> EntryID? { kept[slot.name]?.id }

    /// Letters that were begun, in no order.
    var letters: [(letter: EntryID, draft: Draft)] {
        kept.compactMap { name, one in DraftSlot(named: name)?.letter.map { ($0, one.draft) } }
    }

    mutating func put(_ draft: Draft, _ id: EntryID, in slot: DraftSlot) { kept[slot.name] = (id, draft) }

    mutating func drop(_ slot: DraftSlot) { kept[slot.name] = nil }

    static func encode(_ draft: Draft, _ slot: DraftSlot) throws(CompanionError) -> [UInt8] {
        let stored = Stored(slot: slot.name, at: draft.at, fields: draft.fields.map { [$0.name, $0.value] })
        do { return [UInt8](try JSONEncoder().encode(stored)) } catch { throw .badValue }
    }

    private struct Stored: Codable {
        let slot: String
        let at: Moment
        let fields: [[String]]
    }
}

extension Companion {
    /// The draft of a place; nil when there is none.
    public func draft(in slot: DraftSlot) -> Draft? { drafts[slot] }

    /// Keeps a draft in place of the one before; false when the form it belongs to is already kept, and then nothing
    /// changes.
    ///
    /// A draft that comes after its form, out of order, would bring back what is done.
    @discardableResult
    public func saveDraft(
        _ fields: [Draft.Field],
        in slot: DraftSlot,
        form: EntryID
    ) async throws(CompanionError) -> Bool {
        await enter()
        defer { leave() }
        if timeline.knows(form) { return false }
        // A page that is still open after its worksheet was let go brings nothing back.
        if let worksheet = slot.worksheet, timeline.worksheet(worksheet) == nil { return false }
        guard hasHome(slot) else { return false }
        let bytes = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard bytes <= Self.textLimit else { throw .tooLong(limit: Self.textLimit) }
        let draft = Draft(at: surroundings.now().moment, fields: fields)
        let id = drafts.id(slot) ?? surroundings.newID()
        try await keep(draft: Drafts.encode(draft, slot), id: id)
        drafts.put(draft, id, in: slot)
        return true
    }

    /// Lets a draft go.
    public func dropDraft(in slot: DraftSlot) async throws(CompanionError) {
        await enter()
        defer { leave() }
        guard let id = drafts.id(slot) else { return }
        try await drop(draft: id)
        drafts.drop(slot)
    }
}

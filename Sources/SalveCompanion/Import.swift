import Foundation
public import SalveCore

/// Why a file can't be brought in, and where in it; nothing of it was kept.
public enum ImportProblem: Error, Equatable, Sendable {
    /// More bytes than are taken at once.
    case tooLarge(limit: Int)
    /// Not JSON, cut off, or nested deeper than an export ever is.
    case notJSON
    /// JSON, and no export of Salve.
    case notAnExport
    /// An export in a later form than this Salve reads.
    case newer
    /// More entries than are taken at once.
    case tooMany(limit: Int)
    /// The entry at this place, from 1, is not one this Salve knows.
    case badEntry(Int)
    /// The text of the entry at this place is longer than fits.
    case tooLong(Int)
    /// The entry at this place has the name of an earlier one.
    case doubled(Int)
    /// The time of the entry at this place is none of these centuries.
    case badTime(Int)
}

/// An export that was read and checked whole, and not kept yet; in memory only.
public struct StagedImport: Sendable {
    /// Most bytes of a file.
    public static let byteLimit = 256 << 20
    /// Most entries of a file.
    public static let countLimit = 200_000
    /// How deep an export may be nested.
    static let depthLimit = 16

    /// What the file was made with, when: for the page that asks.
    public let made: Moment
    /// How many of its entries could not be read when it was made.
    public let unreadable: Int
    /// Its entries, in their order.
    let events: [JournalEvent]

    /// Reads an export in JSON; throws why not, and where.
    public init(_ bytes: [UInt8]) throws(ImportProblem) {
        guard bytes.count <= Self.byteLimit else { throw .tooLarge(limit: Self.byteLimit) }
        guard JSONShape.depth(of: bytes) <= Self.depthLimit else { throw .notJSON }
        let file = try Self.decode(bytes)
        guard file.format == 1 else { throw file.format > 1 ? .newer : .notAnExport }
        guard file.events.count <= Self.countLimit else { throw .tooMany(limit: Self.countLimit) }
        made = file.made
        unreadable = max(0, file.unreadable ?? 0)
        var seen: Set<EntryID> = []
        var events: [JournalEvent] = []
        events.reserveCapacity(file.events.count)
        for (index, element) in file.events.enumerated() {
            let event = try Self.event(element, at: index + 1)
            guard seen.insert(event.id).inserted else { throw .doubled(index + 1) }
            events.append(event)
        }
        self.events = events
    }

    private struct File: Decodable {
        let format: Int
        let made: Moment
        let unreadable: Int?
        let events: [Element]

        enum CodingKeys: String, CodingKey {
            case format = "salve-export"
            case made, unreadable, events
        }
    }

    /// An entry, or nil for one that is none: so that its place can be said.
    private struct Element: Decodable {
        let envelope: EventEnvelope?

        init(from decoder: any Decoder) throws {
            envelope = try? EventEnvelope(from: decoder)  // said with its place by whoever reads the list
        }
    }

    private static func decode(_ bytes: [UInt8]) throws(ImportProblem) -> File {
        let data = Data(bytes)
        do {
            return try JSONDecoder().decode(File.self, from: data)
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
            throw .notJSON
        } catch {
            throw .notAnExport
        }
    }

    private static func event(_ element: Element, at place: Int) throws(ImportProblem) -> JournalEvent {
        // Deletions are no part of an export: one here would hide what it never held.
        guard let event = element.envelope?.event, !event.isDeletion else { throw .badEntry(place) }
        let times = [event.happened.moment, event.recorded]
        guard times.allSatisfy({ Self.times.contains($0.milliseconds) }),
            Self.offsets.contains(event.happened.offset), event.happened.zone.utf8.count <= 64
        else { throw .badTime(place) }
        do throws(CompanionError) {
            _ = try EventCoding.encode(event)
        } catch {
            throw .tooLong(place)
        }
        return event
    }

    /// A day either way, in seconds.
    private static let offsets = -86_400...86_400
    /// From 1900 to 2200, in milliseconds since 1970.
    private static let times: ClosedRange<Int64> = -2_208_988_800_000...7_258_118_400_000
}

/// Looks at the shape of JSON before anything is made of it.
enum JSONShape {
    /// How deep its lists and objects are nested; brackets in texts do not count.
    static func depth(of bytes: [UInt8]) -> Int {
        var (depth, deepest, isText, isEscaped) = (0, 0, false, false)
        for byte in bytes {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}

/// What bringing a file in would do.
public struct ImportPreview: Sendable, Equatable {
    /// How many entries would come in, by kind as it is stored.
    public let new: [String: Int]
    /// How many are here already.
    public let here: Int
    /// How many were here, and were deleted: they stay deleted.
    public let deleted: Int
    /// How many are another version of something that is here: what is here stays.
    public let held: Int

    /// How many entries would come in.
    public var total: Int { new.values.reduce(0, +) }
}

/// What was brought in last.
struct LastImport {
    let form: EntryID
    let at: Moment
    let entries: [EntryID]
}

extension Companion {
    /// Most entries that one deletion names, so that it stays shorter than an entry may be.
    private static let deletionLimit = 7_000

    /// What bringing this in would do; nothing is kept.
    public func preview(_ staged: StagedImport) -> ImportPreview {
        var (new, here, deleted, held): ([String: Int], Int, Int, Int) = ([:], 0, 0, 0)
        for event in staged.events {
            switch standing(of: event) {
            case .new: new[EventEnvelope(event).kind, default: 0] += 1
            case .here: here += 1
            case .deleted: deleted += 1
            case .held: held += 1
            }
        }
        return ImportPreview(new: new, here: here, deleted: deleted, held: held)
    }

    /// Brings in what is not here yet, all of it or none, with its own ids, times and zones.
    ///
    /// The same form again does nothing; so does the same file. Throws `.vault` when it could not be kept.
    /// - Returns: how many entries came in.
    @discardableResult
    public func bringIn(
        _ staged: StagedImport,
        form: EntryID,
        _ progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws(CompanionError) -> Int {
        if let last = lastImport, last.form == form { return last.entries.count }
        progress(0, staged.events.count)
        let brought = try await keepNew(staged.events) { self.standing(of: $0) == .new }
        lastImport = LastImport(form: form, at: surroundings.now().moment, entries: brought)
        progress(staged.events.count, staged.events.count)
        return brought.count
    }

    /// True while what was brought in last can be taken out at one go: for a minute.
    public func canTakeOutImport() -> Bool {
        guard let last = lastImport, !last.entries.isEmpty else { return false }
        return surroundings.now().moment.milliseconds - last.at.milliseconds < Self.undoTime
    }

    /// Deletes all that was brought in last, as one deletion, which can itself be taken back for a minute.
    public func takeOutImport(form: EntryID) async throws(CompanionError) {
        if timeline.knows(form) { return }
        guard canTakeOutImport(), let last = lastImport else { throw .tooLate }
        let rest = last.entries.filter { !timeline.isHidden($0) }
        let parts = stride(from: 0, to: rest.count, by: Self.deletionLimit).map {
            JournalEvent.What.deleted(Array(rest[$0..<min($0 + Self.deletionLimit, rest.count)]))
        }
        lastImport = nil
        try await record(parts, form: form)
    }

    private enum Standing {
        case new, here, deleted, held
    }

    private func standing(of event: JournalEvent) -> Standing {
        if timeline.isShredded(event.id) || timeline.isHidden(event.id) { return .deleted }
        if timeline.knows(event.id) { return .here }
        return timeline.holds(event.what) ? .held : .new
    }
}

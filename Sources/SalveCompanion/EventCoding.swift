import Foundation
import SalveCore
import SalveVault

/// Between events and the bytes that a vault seals: JSON of the stored shape.
enum EventCoding {
    /// What an entry turned out to be.
    enum Read: Sendable {
        case event(JournalEvent)
        case unreadable(Timeline.Unreadable)
        case gone(EntryID)
    }

    static func encode(_ event: JournalEvent) throws(CompanionError) -> NewEntry {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes: Data
        do { bytes = try encoder.encode(EventEnvelope(event)) } catch { throw .badValue }
        guard bytes.count <= Companion.textLimit + 4_096 else { throw .tooLong(limit: Companion.textLimit) }
        return NewEntry(id: event.id, content: [UInt8](bytes))
    }

    /// Decodes all entries, several at a time; the order is kept.
    static func decode(_ entries: [OpenedEntry]) async -> [Read] {
        let size = 1_000
        if entries.count <= size { return entries.map(decode) }
        return await withTaskGroup(of: (Int, [Read]).self) { group in
            for start in stride(from: 0, to: entries.count, by: size) {
                group.addTask {
                    (start, entries[start..<min(start + size, entries.count)].map(decode))
                }
            }
            var parts: [(Int, [Read])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// The stored shape in an entry's bytes; nil when they hold none.
    ///
    /// The quick reader knows what Salve writes; on all else the last word is `JSONDecoder`'s.
    static func envelope(_ bytes: [UInt8]) -> EventEnvelope? {
        if let quick = try? StoredDecoder.decode(EventEnvelope.self, from: bytes) { return quick }
        return try? JSONDecoder().decode(EventEnvelope.self, from: Data(bytes))
    }

    private static func decode(_ entry: OpenedEntry) -> Read {
        // NB: an entry too damaged to have an id gets one made of its number, so that it can be shown and deleted.
        let id = entry.id ?? EntryID(high: 0, low: UInt64(entry.number.value))
        switch entry.state {
        case .shredded:
            return .gone(id)
        case .damaged:
            return .unreadable(.init(number: entry.number.value, id: id, reason: .damaged, at: nil))
        case .content(let bytes):
            guard let envelope = envelope(bytes) else {
                // A shape that is not even a frame: written by a newer Salve, since the seal was whole.
                return .unreadable(.init(number: entry.number.value, id: id, reason: .newer, at: nil))
            }
            if let event = envelope.event, event.id == id { return .event(event) }
            let at = LocalTime(moment: envelope.happened, zone: envelope.zone, offset: envelope.offset)
            return .unreadable(.init(number: entry.number.value, id: id, reason: .newer, at: at))
        }
    }
}

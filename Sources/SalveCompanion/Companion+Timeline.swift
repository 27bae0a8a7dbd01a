import SalveContent
public import SalveCore

/// One line of the timeline.
public struct TimelineRow: Sendable {
    /// What the line shows.
    public enum Kind: Sendable {
        /// A sitting with its practices.
        case sitting(Sitting)
        /// A thing put on the list.
        case item(CareItem)
        /// A line of the safety steps.
        case step(SafetyStep)
        /// A person of one's own.
        case person(Person)
        /// One small next thing.
        case plan(Plan)
        /// A kept text.
        case held(HeldText)
        /// A deletion that can be taken back for a minute.
        case gone(deletion: EntryID)
        /// An entry that can't be read.
        case unreadable(Timeline.Unreadable)
    }

    /// The entry (for a sitting, its id): what a deletion names.
    public let id: EntryID
    /// When; nil for an entry that can't be read.
    public let at: LocalTime?
    /// What.
    public let kind: Kind
}

/// One page of the timeline.
public struct TimelinePage: Sendable {
    /// Its lines, newest first.
    public let rows: [TimelineRow]
    /// True when there are older lines.
    public let hasOlder: Bool
}

extension Companion {
    /// The timeline, newest first; with words to find, only the lines that hold all of them.
    ///
    /// Search compares text folded by case and marks, in memory; it keeps no index and writes nothing.
    public func timelineRows(finding query: String = "") -> [TimelineRow] {
        let page = timelinePage(finding: query, count: .max)
        if !Self.folded(query).allSatisfy(\.isWhitespace) { return page.rows }
        return (page.rows + goneRows).sorted { Self.key($0) > Self.key($1) }
    }

    /// One page of the timeline: its newest lines, or those older than one of them, without deletions.
    ///
    /// Only the page's lines are made; the others are passed over by their place. Cost: one pass over the places, and
    /// with words to find one over the texts. A line that is gone counts as the newest.
    public func timelinePage(
        finding query: String = "",
        olderThan entry: EntryID? = nil,
        count: Int
    ) -> TimelinePage {
        var places = timeline.places
        if let entry, let start = places.first(where: { $0.entry == entry }) {
            places.removeAll { $0 >= start }
        }
        let words = Self.folded(query).split(whereSeparator: \.isWhitespace)
        if !words.isEmpty {
            var titles: [Practice.ID: String] = [:]
            for text in catalogue.practices { titles[text.id] = Self.folded(text.title) }
            places.removeAll { place in
                let text = searchText(place, titles)
                return !words.allSatisfy { text.contains($0) }
            }
        }
        let newest = Self.newest(count, of: places)
        return TimelinePage(rows: newest.compactMap(row), hasOlder: places.count > newest.count)
    }

    /// The line of one entry; nil when there is none.
    public func timelineRow(_ entry: EntryID) -> TimelineRow? {
        timeline.places.first { $0.entry == entry }.flatMap(row)
    }

    /// The newest places in order; all are sorted only when many are wanted.
    private static func newest(_ count: Int, of places: [Timeline.Place]) -> [Timeline.Place] {
        if count >= places.count { return places.sorted(by: >) }
        var newest: [Timeline.Place] = []
        for place in places {
            if newest.count == count {
                guard let last = newest.last, last < place else { continue }
                newest.removeLast()
            }
            newest.insert(place, at: newest.firstIndex { $0 < place } ?? newest.endIndex)
        }
        return newest
    }

    private func row(_ place: Timeline.Place) -> TimelineRow? {
        let thing = place.thing
        func row(_ at: LocalTime?, _ kind: TimelineRow.Kind) -> TimelineRow {
            TimelineRow(id: place.entry, at: at, kind: kind)
        }
        switch place.kind {
        case .sitting: return timeline.sitting(thing).map { row($0.began, .sitting($0)) }
        case .item: return timeline.item(thing).map { row($0.at, .item($0.value)) }
        case .step: return timeline.step(thing).map { row($0.at, .step($0.value)) }
        case .person: return timeline.person(thing).map { row($0.at, .person($0.value)) }
        case .plan: return timeline.plan(thing).map { row($0.at, .plan($0.value)) }
        case .held: return timeline.heldText(thing).map { row($0.at, .held($0.value)) }
        case .unreadable:
            return timeline.unreadable.first { $0.id == thing }.map { row($0.at, .unreadable($0)) }
        }
    }

    private var goneRows: [TimelineRow] {
        let now = surroundings.now()
        return timeline.openDeletions
            .filter { now.moment.milliseconds - $0.at.milliseconds < Self.undoTime }
            .map { deletion in
                let at = LocalTime(moment: deletion.at, zone: now.zone, offset: now.offset)
                return TimelineRow(id: deletion.deletion, at: at, kind: .gone(deletion: deletion.deletion))
            }
    }

    private static func key(_ row: TimelineRow) -> (Moment, EntryID) {
        (row.at?.moment ?? Moment(milliseconds: .min), row.id)
    }

    private func searchText(_ place: Timeline.Place, _ titles: [Practice.ID: String]) -> String {
        let thing = place.thing
        switch place.kind {
        case .sitting:
            let sitting = timeline.sitting(thing)
            let items = sitting?.items.compactMap { timeline.item($0)?.value.text } ?? []
            let names = sitting?.practices.compactMap { titles[$0.practice] } ?? []
            return (names + items.map(Self.folded)).joined(separator: " ")
        case .item: return timeline.item(thing).map { Self.folded($0.value.text + " " + $0.value.place) } ?? ""
        case .step: return Self.folded(timeline.step(thing)?.value.text ?? "")
        case .person: return Self.folded(timeline.person(thing)?.value.name ?? "")
        case .plan: return Self.folded(timeline.plan(thing)?.value.text ?? "")
        case .held: return Self.folded(timeline.heldText(thing)?.value.text ?? "")
        case .unreadable: return ""
        }
    }
}

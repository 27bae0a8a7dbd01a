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
        /// How a bond was.
        case bondNote(BondNote)
        /// A check-in.
        case checkIn(Timeline.DatedCheckIn)
        /// A kindness received.
        case kindness(Kindness)
        /// A thing of one's own that was done.
        case careDone(CareDone)
        /// A time of asking someone.
        case asking(Asking)
        /// A letter; what is sealed shows only that it waits.
        case letter(Letter)
        /// A line from a steady day.
        case line(SteadyLine)
        /// A practice, a wording, a line or a pack of one's own.
        case mine(Timeline.Mine)
        /// Answers to the six questions about kindness and closeness.
        case closeness(ClosenessAnswers)
        /// A worksheet.
        case worksheet(Worksheet)
        /// A fair test.
        case fairTest(FairTest)
        /// The words of a scale.
        case scaleWording(KeptWording)
        /// A time of answering a scale.
        case scale(AnsweredScale)
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
    /// `kinds` and `day` leave out what is of another kind, or was lived on another day. Only the page's lines are made; the others are passed over by their place, which is sorted once after each
    /// change. With words to find, texts are read until the page is full. A line that is gone counts as the newest.
    public func timelinePage(
        finding query: String = "",
        kinds: Set<Timeline.Kind> = Set(Timeline.Kind.allCases),
        on day: Day? = nil,
        olderThan entry: EntryID? = nil,
        count: Int
    ) -> TimelinePage {
        let places = placesNewestFirst()
        let last = entry.flatMap { entry in places.firstIndex { $0.entry == entry } }
        let words = Self.folded(query).split(whereSeparator: \.isWhitespace)
        let titles = words.isEmpty ? [:] : foldedTitles
        var rows: [TimelineRow] = []
        let number = day?.number
        for place in places[(last.map { $0 + 1 } ?? 0)...] where kinds.contains(place.kind) {
            if let number, place.dayNumber != number { continue }
            if !words.isEmpty {
                let text = searchText(place, titles)
                guard words.allSatisfy({ text.contains($0) }) else { continue }
            }
            if rows.count == count { return TimelinePage(rows: rows, hasOlder: true) }
            if let row = row(place) { rows.append(row) }
        }
        return TimelinePage(rows: rows, hasOlder: false)
    }

    /// The line of one entry; nil when there is none.
    public func timelineRow(_ entry: EntryID) -> TimelineRow? {
        placesNewestFirst().first { $0.entry == entry }.flatMap(row)
    }

    /// The lines of this day of the year in the years before, the newest year first; at most so many.
    ///
    /// Asked for by the person, and shown nowhere else.
    public func onThisDay(count: Int) -> [TimelineRow] {
        let today = surroundings.now().day
        let places = placesNewestFirst().filter { place in
            guard place.dayNumber > 0, place.dayNumber < today.number else { return false }
            let day = Day(number: place.dayNumber)
            return day.month == today.month && day.day == today.day
        }
        return places.prefix(count).compactMap(row)
    }

    /// The nearest days before and after this one on which something was kept.
    public func neighbours(of day: Day) -> (before: Day?, after: Day?) {
        var (before, after) = (Int.min, Int.max)
        for place in placesNewestFirst() where place.dayNumber > 0 {
            if place.dayNumber < day.number { before = max(before, place.dayNumber) }
            if place.dayNumber > day.number { after = min(after, place.dayNumber) }
        }
        return (
            before == .min ? nil : Day(number: before),
            after == .max ? nil : Day(number: after)
        )
    }

    private func placesNewestFirst() -> [Timeline.Place] {
        if let sortedPlaces { return sortedPlaces }
        let sorted = timeline.places.sorted(by: >)
        sortedPlaces = sorted
        return sorted
    }

    private var foldedTitles: [Practice.ID: String] {
        var titles: [Practice.ID: String] = [:]
        for text in practices().practices + practices().aside { titles[text.id] = Self.folded(text.title) }
        for kind in Letter.Kind.allCases { titles[kind.practice.id] = Self.folded(catalogue.strings.name(of: kind)) }
        for form in content().worksheets { titles[form.screen] = Self.folded(form.title) }
        return titles
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
        case .bondNote: return timeline.bondNote(thing).map { row($0.at, .bondNote($0.value)) }
        case .checkIn: return timeline.checkIn(thing).map { row($0.at, .checkIn($0)) }
        case .kindness: return timeline.kindness(thing).map { row($0.at, .kindness($0.value)) }
        case .careDone: return timeline.careDone(thing).map { row($0.at, .careDone($0.value)) }
        case .asking: return timeline.asking(thing).map { row($0.at, .asking($0.value)) }
        case .letter: return timeline.letter(thing).map { row($0.at, .letter($0.value)) }
        case .line: return timeline.steadyLine(thing).map { row($0.at, .line($0.value)) }
        case .mine: return timeline.mine(thing).map { row($0.at, .mine($0.value)) }
        case .closeness: return timeline.closeness(thing).map { row($0.at, .closeness($0.value)) }
        case .worksheet: return timeline.worksheet(thing).map { row($0.at, .worksheet($0.value)) }
        case .fairTest: return timeline.fairTest(thing).map { row($0.at, .fairTest($0.value)) }
        case .scaleWording: return timeline.wording(heldBy: thing).map { row($0.at, .scaleWording($0.value)) }
        case .scale:
            // One that was opened and not answered is nothing to show.
            return timeline.answeredScale(thing).flatMap { one in
                one.value.answers.isEmpty && !one.value.isFinished ? nil : row(one.at, .scale(one.value))
            }
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

    private static func key(_ row: TimelineRow) -> (Int, Moment, EntryID) {
        (row.at?.dayNumber ?? .min, row.at?.moment ?? Moment(milliseconds: .min), row.id)
    }

    private func searchText(_ place: Timeline.Place, _ titles: [Practice.ID: String]) -> String {
        let thing = place.thing
        switch place.kind {
        case .sitting:
            let sitting = timeline.sitting(thing)
            let items = sitting?.items.compactMap { timeline.item($0)?.value.text } ?? []
            let names = sitting?.practices.compactMap { titles[$0.practice] } ?? []
            let noted = sitting?.practices.compactMap(\.noted) ?? []
            return (names + (items + noted).map(Self.folded)).joined(separator: " ")
        case .item: return timeline.item(thing).map { Self.folded($0.value.text + " " + $0.value.place) } ?? ""
        case .step: return Self.folded(timeline.step(thing)?.value.text ?? "")
        case .person:
            return timeline.person(thing).map { Self.folded($0.value.name + " " + $0.value.traits.bond) } ?? ""
        case .plan: return timeline.plan(thing).map { Self.folded(careText($0.value)) } ?? ""
        case .held: return timeline.heldText(thing).map { Self.folded($0.value.text + " " + $0.value.feeling) } ?? ""
        case .bondNote: return timeline.bondNote(thing).map { Self.folded(bondText($0.value)) } ?? ""
        case .checkIn: return timeline.checkIn(thing).map { Self.folded(checkInText($0)) } ?? ""
        case .kindness: return Self.folded(timeline.kindness(thing)?.value.text ?? "")
        case .careDone: return timeline.careDone(thing).map { Self.folded(careText($0.value)) } ?? ""
        case .asking: return timeline.asking(thing).map { Self.folded(careText($0.value)) } ?? ""
        case .letter: return timeline.letter(thing).map { Self.folded(searchText($0.value)) } ?? ""
        case .line: return Self.folded(timeline.steadyLine(thing)?.value.text ?? "")
        case .mine: return Self.folded(timeline.mine(thing).map { mineText($0.value) } ?? "")
        case .closeness: return timeline.closeness(thing).map { Self.folded(closenessText($0.value)) } ?? ""
        case .worksheet: return timeline.worksheet(thing).map { Self.folded(worksheetText($0.value)) } ?? ""
        case .fairTest: return timeline.fairTest(thing).map { Self.folded(fairText($0.value)) } ?? ""
        // Whose words they are can be found, the words themselves are not the person’s.
        case .scaleWording:
            return timeline.wording(heldBy: thing).map { Self.folded(wordingText($0.value)) } ?? ""
        case .scale:
            return timeline.answeredScale(thing).map { Self.folded(catalogue.scale($0.value.scale)?.title ?? "") } ?? ""
        case .unreadable: return ""
        }
    }
}

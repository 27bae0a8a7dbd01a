import SalveCompanion
import SalveContent
import SalveCore

/// Makes lines of the timeline ready to be shown.
struct TimelineRows: Sendable {
    /// The person’s own: words and worksheets from packs have to be known here.
    let catalogue: Catalogue
    let companion: Companion
    let surroundings: Surroundings

    private var strings: Strings { catalogue.strings }

    /// Lines by their days, in their order.
    func days(_ rows: [TimelineRow]) async -> [DaysPage.Day] {
        let now = surroundings.now()
        var days: [DaysPage.Day] = []
        for row in rows {
            let heading = row.at.map { strings.dayHeading($0, now: now) } ?? strings["timeline.undated"]
            let path = row.at.map { Route.day($0.day.text).path }
            let line = await self.row(row, limit: 280)
            if days.last?.heading == heading {
                days[days.count - 1].rows.append(line)
            } else {
                days.append(DaysPage.Day(number: days.count + 1, heading: heading, path: path, rows: [line]))
            }
        }
        return days
    }

    /// Lines in their order, without their days.
    func rows(_ rows: [TimelineRow]) async -> [DaysPage.Row] {
        var lines: [DaysPage.Row] = []
        for row in rows { lines.append(await self.row(row, limit: 280)) }
        return lines
    }

    /// One line, with its text cut after that many characters.
    func row(_ row: TimelineRow, limit: Int) async -> DaysPage.Row {
        var line = DaysPage.Row(thing: row.id.text)
        var name = ""
        var text = ""
        switch row.kind {
        case .sitting(let sitting):
            (name, text) = (strings["timeline.practice"], await said(of: sitting))
            line.isPractice = true
        case .item(let item):
            (name, text) = (strings["timeline.item"], item.text)
            line.isThing = true
        case .step(let step):
            (name, text) = (strings["timeline.step"], step.text)
            line.isHelp = true
        case .person(let person):
            let said = [person.name, person.traits.bond, person.number].filter { !$0.isEmpty }
            (name, text) = (strings["timeline.person"], said.joined(separator: "\n"))
            line.isPerson = true
        case .plan(let plan):
            (name, text) = (strings["timeline.plan"], await companion.careText(plan))
            line.isPlan = true
            (line.own, line.ownName) = (Route.care(.plan(plan.thing.text)).path, strings["care.open"])
        case .held(let held):
            (name, text) = (strings["timeline.held"], held.text)
            line.note = held.feeling.isEmpty ? nil : strings.text("send.felt", ["feeling": held.feeling])
            line.isHeld = true
        case .bondNote(let note):
            (name, text) = (strings["timeline.bondNote"], await companion.bondText(note))
            line.isHeld = true
            (line.own, line.ownName) = (Route.bonds(.note(note.thing.text)).path, strings["common.change"])
        case .checkIn(let checkIn): return self.row(row.id, checkIn, limit: limit)
        case .kindness(let kindness):
            (name, text) = (strings["timeline.kindness"], kindness.text)
            line.isKindness = true
            (line.own, line.ownName) = (Route.oneKindness(kindness.thing.text).path, strings["common.change"])
        case .careDone(let done):
            (name, text) = (strings["timeline.careDone"], await companion.careText(done))
            line.isThing = true
            (line.own, line.ownName) = (Route.care(.now(done.thing.text)).path, strings["care.open"])
        case .asking(let asking):
            (name, text) = (strings["timeline.asking"], await companion.careText(asking))
            line.isPerson = true
            (line.own, line.ownName) = (Route.care(.asked(asking.thing.text)).path, strings["care.open"])
        case .letter(let letter): return await self.row(row, letter, limit: limit)
        case .line(let one):
            (name, text) = (strings["timeline.line"], one.text)
            line.isLetter = true
            (line.own, line.ownName) = (Route.letters(.line(one.thing.text)).path, strings["common.change"])
        case .mine(let mine):
            (name, text) = (strings["timeline.mine.\(mine.name)"], await companion.mineText(mine))
            line.isMine = true
            (line.own, line.ownName) = (Route.mine(.here(mine)).path, strings["timeline.mine.open"])
        case .closeness(let answers):
            (name, text) = (strings["timeline.closeness"], companion.closenessText(answers))
            line.isKindness = true
            line.fold = row.at.map { "\(name), \(Strings.clock($0))" }
            (line.own, line.ownName) = (Route.learn(.closeness).path, strings["closeness.again"])
        case .worksheet(let sheet):
            name = strings["timeline.\(sheet.kindName)"]
            text = await companion.worksheetText(sheet)
            line.isHeld = true
            (line.own, line.ownName) = (Route.sheet(.one(sheet.thing.text)).path, strings["timeline.own"])
        case .fairTest(let test):
            (name, text) = (strings["timeline.fairTest"], await companion.fairText(test))
            line.isPractice = true
            (line.own, line.ownName) = (Route.fair(.one(test.thing.text)).path, strings["timeline.open"])
        case .scaleWording(let kept):
            name = strings["timeline.scaleWording"]
            text = strings[kept.isConfirmed ? "wordings.isUsed" : "wordings.isWaiting"]
            line.isNote = true
            (line.own, line.ownName) = (Route.wordings(.start(kept.scale.name)).path, strings["timeline.open"])
        case .unreadable(let entry):
            name = strings["timeline.\(entry.reason.rawValue)"]
            text = strings["timeline.\(entry.reason.rawValue)text"]
            line.isHurt = true
            line.canGo = entry.reason == .damaged
        case .gone: break
        }
        line.name = row.at.map { "\(name), \(Strings.clock($0))" } ?? name
        line.text = text.clipped(to: limit)
        line.whole = line.text == text ? nil : Route.entry(row.id.text).path
        if line.isHeld { line.fold = line.name }
        return line
    }

    /// The practices of a sitting with how they landed, and things of one's own that were chosen.
    private func said(of sitting: Sitting) async -> String {
        let library = await companion.practices()
        var parts = sitting.practices.map { one in
            let title = library.practice(one.practice)?.title ?? catalogue.name(of: one.practice)
            return title + (one.landing.map { ". " + strings["landing.\($0.rawValue)"] } ?? "") + "."
        }
        if !sitting.items.isEmpty {
            let list = await companion.list()
            parts += sitting.items.compactMap { thing in list.first { $0.thing == thing }?.text }
        }
        let noted = sitting.practices.compactMap(\.noted).filter { !$0.isEmpty }
        return ([parts.joined(separator: " ")] + noted).joined(separator: "\n")
    }
}

// MARK: - Letters

extension TimelineRows {
    /// A letter: folded, and of a sealed one only that it waits.
    private func row(_ row: TimelineRow, _ letter: Letter, limit: Int) async -> DaysPage.Row {
        var line = DaysPage.Row(thing: row.id.text)
        line.isLetter = true
        let name = strings.name(of: letter.kind)
        line.name = row.at.map { "\(name), \(Strings.clock($0))" } ?? name
        (line.own, line.ownName) = (Route.letters(.one(letter.thing.text)).path, strings["timeline.letter"])
        guard await !companion.isSealed(letter) else {
            line.text =
                letter.sealedUntil.map { until in
                    strings.text("letters.waits", ["date": strings.date(companion.localDay(until))])
                } ?? ""
            return line
        }
        line.text = letter.text.clipped(to: limit)
        line.whole = line.text == letter.text ? nil : Route.letters(.one(letter.thing.text)).path
        line.fold = line.name
        return line
    }
}

// MARK: - Check-ins

extension TimelineRows {
    /// From how strong on, of 1 to 5, a feeling that is hard to be with is folded.
    static let heavyFrom = 4

    private func row(_ entry: EntryID, _ dated: Timeline.DatedCheckIn, limit: Int) -> DaysPage.Row {
        let answers = dated.checkIn.answers
        var line = DaysPage.Row(thing: entry.text)
        line.shape = answers.shape?.name
        line.isNote = line.shape == nil
        let when = when(dated)
        line.name = "\(strings["timeline.checkIn"]), \(when)"
        line.text = said(dated)
        let note = answers.text
        line.note = note.isEmpty ? nil : note.clipped(to: limit)
        line.whole = (line.note ?? "") == note ? nil : Route.entry(entry.text).path
        (line.own, line.ownName) = (Route.oneCheckIn(dated.checkIn.thing.text).path, strings["timeline.own"])
        line.later = dated.laterNames.map(found)
        line.written = written(dated)
        if isHeavy(answers) { line.fold = strings.text("timeline.hard", ["when": when]) }
        return line
    }

    /// When it was, as it was said: a time, a part of the day, or all of it.
    private func when(_ dated: Timeline.DatedCheckIn) -> String {
        if dated.checkIn.answers.span == .wholeDay { return strings["timeline.wholeday"] }
        return dated.checkIn.around.map { strings["timeline.around.\($0.rawValue)"] } ?? Strings.clock(dated.at)
    }

    /// Shape and words, each with a full stop.
    private func said(_ dated: Timeline.DatedCheckIn) -> String {
        let answers = dated.checkIn.answers
        var parts: [String] = []
        if let shape = answers.shape { parts.append(strings["checkin.shapes.\(shape.name)"]) }
        let words = catalogue.wordTexts(answers.words, answers.ownWords).joined(separator: ", ")
        if !words.isEmpty { parts.append(words.prefix(1).uppercased() + words.dropFirst()) }
        if parts.isEmpty, answers.text.isEmpty { parts.append(strings["checkin.blank"]) }
        return parts.map { $0 + "." }.joined(separator: " ")
    }

    /// "Now I know it was…", with when that was found.
    private func found(_ name: Timeline.Current<LaterName>) -> String {
        let words = catalogue.wordTexts(name.value.words, name.value.ownWords).joined(separator: ", ")
        let said = [words, name.value.text].filter { !$0.isEmpty }.joined(separator: ". ")
        return strings.text("timeline.later", ["when": dayAndClock(name.at), "name": said])
    }

    /// When it was written down, where that was more than an hour from when it was.
    private func written(_ dated: Timeline.DatedCheckIn) -> String? {
        let written = dated.checkIn.written
        guard written.minutes(since: dated.at.moment) > 60 else { return nil }
        return strings.text("timeline.written", ["when": dayAndClock(surroundings.local(written))])
    }

    private func dayAndClock(_ time: LocalTime) -> String {
        strings.dayHeading(time, now: surroundings.now()) + ", " + Strings.clock(time)
    }

    /// What may weigh when it is come across: a word that is flagged, or much of what is hard to be with.
    private func isHeavy(_ answers: CheckIn.Answers) -> Bool {
        if answers.words.contains(where: { catalogue.words[$0]?.flag == .heavy }) { return true }
        let isHard = answers.shape == .field(.stirred) || answers.shape == .field(.low)
        return isHard && (answers.strength ?? 0) >= Self.heavyFrom
    }
}

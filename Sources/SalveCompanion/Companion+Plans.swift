import SalveContent
public import SalveCore

extension Companion {
    // MARK: - One small next thing

    /// Keeps one small next thing; asked about once, after its time, when there is one.
    ///
    /// Throws `badValue` for a number outside 0 to 10.
    public func keepPlan(
        _ text: String,
        shape: Plan.Shape = Plan.Shape(),
        askInDays days: Int?,
        form: EntryID
    ) async throws(CompanionError) {
        let text = try Self.words(text)
        let askAt = days.map { surroundings.moment(surroundings.now(), $0, 18) }
        let shape = try tidied(shape, after: Plan.Shape())
        try await record([.plan(Plan(thing: form, text: text, askAt: askAt, answer: nil, shape: shape))], form: form)
    }

    /// Changes what was said of a plan, its words too; what is nil stays.
    public func change(
        plan thing: EntryID,
        text: String? = nil,
        shape: Plan.Shape? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        guard let plan = plan(thing) else { throw .notFound }
        let changed = Plan(
            thing: thing,
            text: try Self.words(text ?? plan.text),
            askAt: plan.askAt,
            answer: plan.answer,
            shape: try tidied(shape ?? plan.shape, after: plan.shape)
        )
        try await record([.plan(changed)], form: form)
    }

    /// What came of it.
    public func answer(_ answer: Plan.Answer, plan thing: EntryID, form: EntryID) async throws(CompanionError) {
        guard let plan = plan(thing) else { throw .notFound }
        let answered = Plan(thing: thing, text: plan.text, askAt: plan.askAt, answer: answer, shape: plan.shape)
        try await record([.plan(answered)], form: form)
    }

    /// A plan, answered or not; nil when there is none.
    public func plan(_ thing: EntryID) -> Plan? {
        timeline.plans.first { $0.value.thing == thing }?.value
    }

    /// Plans that have no answer yet.
    public func plans() -> [Plan] { timeline.openPlans.map(\.value) }

    /// Plans that have no answer yet: those that are still open, and those that folded themselves away.
    public func plansByAge() -> (open: [Plan], folded: [Plan]) {
        let now = surroundings.now().moment
        let all = plans()
        return (all.filter { !$0.isFolded(at: now) }, all.filter { $0.isFolded(at: now) })
    }

    /// A plan's day and hour as a calendar file.
    ///
    /// Its title says nothing of the plan, and nothing the person wrote is in it: the file leaves the seal. Throws
    /// `badValue` for an hour outside 0 to 23.
    public func calendarFile(on day: Day, hour: Int) throws(CompanionError) -> String {
        guard (0...23).contains(hour), day.number > 0 else { throw .badValue }
        return CalendarFile(
            id: surroundings.newID(),
            made: surroundings.now().moment,
            day: day,
            hour: hour,
            title: catalogue.strings["next.calendar.title"]
        ).text
    }

    /// The shape as it is kept; who was picked before may have gone since, and hinders nothing.
    private func tidied(_ shape: Plan.Shape, after older: Plan.Shape) throws(CompanionError) -> Plan.Shape {
        if let doable = shape.doable, !(0...10).contains(doable) { throw .badValue }
        if let person = shape.encourager, person != older.encourager,
            !encouragers().contains(where: { $0.thing == person })
        {
            throw .notFound
        }
        var shape = shape
        shape.when = try Self.words(shape.when, mayBeEmpty: true)
        shape.ifInTheWay = try Self.words(shape.ifInTheWay, mayBeEmpty: true)
        shape.howWasIt = try Self.words(shape.howWasIt, mayBeEmpty: true)
        return shape
    }
}

/// One event for a calendar: iCalendar (RFC 5545), with a time that means the same hour in any zone.
struct CalendarFile {
    let id: EntryID
    let made: Moment
    let day: Day
    let hour: Int
    let title: String

    /// The file, its lines folded at 75 bytes and ended as the format wants it.
    var text: String {
        let at = LocalTime(moment: made, zone: "UTC", offset: 0)
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Salve//EN", "BEGIN:VEVENT", "UID:" + id.text,
            "DTSTAMP:" + stamp(at.day, at.hour) + "Z", "DTSTART:" + stamp(day, hour), "DURATION:PT15M",
            "SUMMARY:" + Self.escaped(title), "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S",
            "DESCRIPTION:" + Self.escaped(title), "END:VALARM", "END:VEVENT", "END:VCALENDAR",
        ]
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func stamp(_ day: Day, _ hour: Int) -> String {
        let parts = [Self.digits(day.year, 4), Self.digits(day.month, 2), Self.digits(day.day, 2)]
        return parts.joined() + "T" + Self.digits(hour, 2) + "0000"
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if character.isNewline {
                result += "\\n"
            } else {
                if "\\;,".contains(character) { result += "\\" }
                result.append(character)
            }
        }
        return result
    }

    /// A line of more than 75 bytes goes on in the next, which begins with a space (RFC 5545, 3.1).
    static func folded(_ line: String) -> String {
        var (result, count) = ("", 0)
        for character in line {
            let size = String(character).utf8.count
            if count + size > 75 {
                result += "\r\n "
                count = 1
            }
            result.append(character)
            count += size
        }
        return result
    }
}

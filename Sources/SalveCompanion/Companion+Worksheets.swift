public import SalveContent
public import SalveCore

extension DraftSlot {
    private static let worksheetPrefix = "sheet-"

    /// What is typed into one part of a worksheet.
    public static func worksheet(_ thing: EntryID, part: String) -> DraftSlot {
        DraftSlot(name: worksheetPrefix + thing.text + "-" + part)
    }

    /// The place of that name, where it is one of a worksheet's.
    static func worksheet(named name: String) -> DraftSlot? {
        guard name.hasPrefix(worksheetPrefix) else { return nil }
        let halves = name.dropFirst(worksheetPrefix.count).split(separator: "-", maxSplits: 1)
        guard halves.count == 2, let thing = EntryID(text: String(halves[0])), halves[1].utf8.count <= 40 else {
            return nil
        }
        return .worksheet(thing, part: String(halves[1]))
    }

    /// The part of a worksheet it belongs to; nil where it belongs to none.
    public var worksheetPart: (thing: EntryID, part: String)? {
        worksheet.map { ($0, String(name.dropFirst(Self.worksheetPrefix.count + 33))) }
    }

    /// The worksheet it belongs to; nil where it belongs to none.
    var worksheet: EntryID? {
        guard name.hasPrefix(Self.worksheetPrefix) else { return nil }
        return EntryID(text: String(name.dropFirst(Self.worksheetPrefix.count).prefix(32)))
    }
}

extension Companion {
    // MARK: - What there is

    /// The forms that hold anything for this person, in their order; the reflection has a door of its own.
    public func worksheetForms() -> [WorksheetForm] {
        content().worksheets.filter {
            !$0.group.hasOwnDoor && !$0.parts(about: .past, without: timeline.leftOut).isEmpty
        }
    }

    /// Worksheets that were begun, newest first.
    public func worksheets() -> [Timeline.Current<Worksheet>] { timeline.worksheets.reversed() }

    /// Worksheets of the list, which reflections are not in: the newest, so many at the most.
    public func listedWorksheets(_ limit: Int) -> [Timeline.Current<Worksheet>] {
        timeline.newestWorksheets(limit, in: .others)
    }

    /// A form before it is begun; nil when there is none of that name.
    public func worksheetIntro(_ id: Worksheet.FormID) -> SheetIntro? {
        guard let form = content().worksheet(id) else { return nil }
        let now = circumstances(for: nil)
        let abouts =
            form.isTimed
            ? Worksheet.About.allCases.filter { about in
                now.leftOut.isDisjoint(with: about == .past ? [.past] : [.imagined])
            } : []
        let asksAboutAnother = form.parts.contains(where: \.asksAboutAnother)
        return SheetIntro(
            form: form,
            parts: form.parts(about: abouts.first, without: now.leftOut),
            abouts: abouts,
            people: form.matter.map { people(for: $0) } ?? (asksAboutAnother ? people() : []),
            helpers: encouragers(),
            opening: calmSession.opening(of: form.practice(about: nil, without: now.leftOut), in: now),
            isNight: now.isNight
        )
    }

    /// A worksheet as it stands; throws `notFound` when there is none, or when this Salve has no such form.
    public func worksheet(_ thing: EntryID) throws(CompanionError) -> SheetView {
        guard let current = timeline.worksheet(thing), let form = content().worksheet(current.value.form) else {
            throw .notFound
        }
        return view(current, form)
    }

    /// The worksheet that is open in a sitting; nil when none is.
    public func worksheet(in sitting: EntryID) -> EntryID? { timeline.worksheet(in: sitting)?.value.thing }

    // MARK: - Beginning, and opening again

    /// Begins a worksheet; the form's id names it.
    ///
    /// Its inner parts open by the one machine: where a line has to be read first, `asking` says that it was. Where
    /// they don't open, the worksheet is there all the same, with its outer parts.
    public func beginWorksheet(
        _ id: Worksheet.FormID,
        about: Worksheet.About? = nil,
        person: EntryID? = nil,
        isBrief: Bool = false,
        distress: Int? = nil,
        asking: Bool = false,
        form: EntryID
    ) async throws(CompanionError) -> SheetView {
        guard let sheetForm = content().worksheet(id) else { throw .notFound }
        if let distress, !(0...10).contains(distress) { throw .badValue }
        if let person, self.person(person) == nil { throw .notFound }
        if let matter = sheetForm.matter { try allow(matter, about: person) }
        if timeline.worksheet(form) == nil {
            var sheet = Worksheet(
                thing: form,
                form: id,
                revision: sheetForm.revision,
                about: sheetForm.isTimed ? about : nil,
                person: person,
                lastWritten: surroundings.now().moment
            )
            let sitting = surroundings.newID()
            sheet.sitting = sitting
            sheet.isBrief = isBrief
            if try await record([.worksheet(sheet)], form: form) {
                _ = try await begin(
                    .other,
                    distress: distress,
                    opening: sheetForm.screen,
                    asking: asking,
                    form: sitting
                )
            }
        }
        return try worksheet(form)
    }

    /// Opens the inner parts of a worksheet, or opens them again; that the line was read is said by asking.
    ///
    /// Where the machine withholds them the worksheet is as it was, and not in hand.
    public func openWorksheet(_ thing: EntryID, form: EntryID) async throws(CompanionError) -> SheetView {
        let before = try worksheet(thing)
        if before.isInHand || timeline.knows(form) { return before }
        let sitting = try await sitting(for: before, form: form)
        do throws(CompanionError) {
            _ = try await open(before.form.screen, asking: true, in: sitting, form: surroundings.newID())
        } catch {
            guard case .refused = error else { throw error }
        }
        return try worksheet(thing)
    }

    /// Goes on with all parts where the short way was taken.
    public func takeFullerWay(_ thing: EntryID, form: EntryID) async throws(CompanionError) {
        let view = try worksheet(thing)
        guard view.sheet.isBrief else { return }
        var sheet = view.sheet
        sheet.isBrief = false
        try await record([.worksheet(sheet)], happened: view.began, form: form)
    }

    /// Reflections that were begun and not yet kept, and those that were kept, newest first, so many at the most.
    public func reflections(
        _ limit: Int
    ) -> (begun: [Timeline.Current<Worksheet>], kept: [Timeline.Current<Worksheet>]) {
        let begun = timeline.newestWorksheets(limit, in: .reflectionsBegun)
        return (begun, timeline.newestWorksheets(limit, in: .reflectionsKept))
    }

    /// The sitting that goes on, or a new one that the worksheet then names.
    private func sitting(for view: SheetView, form: EntryID) async throws(CompanionError) -> EntryID {
        if let sitting = view.sitting { return sitting }
        let id = surroundings.newID()
        var sheet = view.sheet
        sheet.sitting = id
        try await record([.worksheet(sheet)], happened: view.began, form: form)
        _ = try await begin(.other, form: id)
        return id
    }

    // MARK: - Writing

    /// Keeps what was answered in a part, in place of what was; the draft of it goes in the same commit.
    ///
    /// Nothing changes when it is what was there, or when this form was kept before. `endsRound` says that reasons were
    /// changed and are left now. `seen` is the mark of what the page showed: what another tab wrote in between stays
    /// beside it, and then true comes back.
    @discardableResult
    public func write(
        _ answer: Worksheet.Answer,
        in thing: EntryID,
        seen: String? = nil,
        endsRound: Bool = false,
        form: EntryID
    ) async throws(CompanionError) -> Bool {
        let view = try worksheet(thing)
        guard let part = view.form.part(answer.part) else { throw .notFound }
        let old = view.sheet[part.id]
        var answer = try tidied(answer, in: part, after: old)
        let slot = DraftSlot.worksheet(thing, part: part.id)
        var isJoined = false
        if let seen, seen != old.mark, !timeline.knows(form) {
            let joined = answer.joined(with: old, allowsMany: part.takesMany)
            (isJoined, answer) = (joined != answer, joined)
        }
        if old == answer {
            try await dropDraft(in: slot)
            return isJoined
        }
        if endsRound, part.kind == .reasons { answer.rounds = rounds(after: old.rounds) }
        var sheet = view.sheet
        sheet.put(answer)
        sheet.lastWritten = surroundings.now().moment
        try await record([.worksheet(sheet)], happened: view.began, dropping: slot, form: form)
        return isJoined
    }

    /// Keeps how sure one is now of reasons given earlier, by their place in the part; the shift is what is kept.
    ///
    /// Places that are not there, and sureness as it was last, change nothing.
    public func lookAgain(
        at part: String,
        of thing: EntryID,
        sure: [Int: Worksheet.Reason.Sureness],
        form: EntryID
    ) async throws(CompanionError) {
        let view = try worksheet(thing)
        guard let shown = view.part(part), shown.part.kind == .reasons else { throw .notFound }
        // What one made of it, where somebody is feared, is not to be doubted (R17).
        guard shown.isOpen, !view.isAboutSomeoneFeared else { throw .notFound }
        let now = surroundings.now().moment
        var answer = shown.answer
        for index in answer.reasons.indices {
            guard let sure = sure[index], answer.reasons[index].lastSure != sure else { continue }
            answer.reasons[index].looks.append(Worksheet.Reason.Look(at: now, sure: sure))
        }
        if answer == shown.answer { return }
        answer.rounds = rounds(after: answer.rounds)
        var sheet = view.sheet
        sheet.put(answer)
        sheet.lastWritten = now
        try await record([.worksheet(sheet)], happened: view.began, form: form)
    }

    /// The rounds within the last day, with one that ends now.
    func rounds(after old: [Moment]) -> [Moment] {
        let now = surroundings.now().moment
        return old.filter { $0 > now.adding(hours: -24) } + [now]
    }

    /// Says how it lands while a worksheet is open; what is outward leads from there (R4, R16).
    ///
    /// Returns the sitting to go on with. A worksheet that is no longer in hand, after a restart or from an old page,
    /// lands all the same.
    public func land(
        _ landing: Landing,
        worksheet thing: EntryID,
        form: EntryID
    ) async throws(CompanionError) -> EntryID {
        let view = try worksheet(thing)
        let id = try await sitting(for: view, form: surroundings.newID())
        let isFirst = view.isInHand || landing == .far
        let before: [PracticeSession.Action] = isFirst ? [] : [.ask, .choose(view.form.screen)]
        do throws(CompanionError) {
            _ = try await act(before + [.landing(landing)], in: id, form: form)
        } catch {
            // The sitting has gone on from another page: it leads from where it stands.
            guard case .refused = error else { throw error }
        }
        return id
    }

    /// Stops the sitting it is open in; what was written stays.
    public func stopWorksheet(_ thing: EntryID, form: EntryID) async throws(CompanionError) {
        let view = try worksheet(thing)
        guard let sitting = view.sitting else { return }
        _ = try await act(.stop, in: sitting, form: form)
    }

    /// Keeps a worksheet that was read back; returns the sitting whose last question may be answered, if there is one.
    @discardableResult
    public func finishWorksheet(_ thing: EntryID, form: EntryID) async throws(CompanionError) -> EntryID? {
        let view = try worksheet(thing)
        if !view.sheet.isFinished {
            var sheet = view.sheet
            sheet.isFinished = true
            try await record([.worksheet(sheet)], happened: view.began, form: form)
        }
        guard view.isInHand, let sitting = view.sitting else { return nil }
        _ = try await act(.next, in: sitting, form: surroundings.newID())
        return sitting
    }

    /// Makes what was written in a part one small next thing, and ties the two together.
    public func planNext(
        from part: String,
        of thing: EntryID,
        askInDays days: Int?,
        form: EntryID
    ) async throws(CompanionError) {
        let view = try worksheet(thing)
        guard let asked = view.part(part), asked.part.isNext else { throw .notFound }
        let text = try Self.words(asked.answer.text)
        let askAt = days.map { surroundings.moment(surroundings.now(), $0, 18) }
        var sheet = view.sheet
        // A plan that came of it before is changed, not doubled.
        let plan = Plan(thing: view.plan?.thing ?? surroundings.newID(), text: text, askAt: askAt, answer: nil)
        sheet.plan = plan.thing
        try await record([.worksheet(sheet), .plan(plan)], happened: view.began, form: form)
    }

    /// The text that a worksheet is found by and taken along as: its form and what was answered, as it may be shown.
    public func worksheetText(_ sheet: Worksheet) -> String { content().worksheetText(shown(sheet)) }
}

import SalveContent
import SalveCore

extension Companion {
    /// The forms as the rules see them (R19); the one that is open with what it tells of.
    func screens(for sheet: Worksheet?) -> [Practice] {
        let leftOut = timeline.leftOut
        return content().worksheets.map { form in
            form.practice(about: form.id == sheet?.form ? sheet?.about : nil, without: leftOut)
        }
    }

    /// The worksheet that is open in a sitting; nil when none is.
    func sheet(in sitting: EntryID?) -> Worksheet? { sitting.flatMap { timeline.worksheet(in: $0)?.value } }

    /// A worksheet as it stands, with what opens now.
    func view(_ current: Timeline.Current<Worksheet>, _ form: WorksheetForm) -> SheetView {
        let sheet = current.value
        let sitting = sheet.sitting.flatMap { try? self.sitting($0) }  // one that is gone is none
        let session = sitting?.session
        let isGoing = session.map { $0.phase != .closed } ?? false
        let isMine = session?.phase == .practising && session?.run?.practice == form.screen
        let isLedIn = isMine && session?.run?.lead != nil
        let isShort = session?.run?.isShort ?? false
        var now = circumstances(for: isGoing ? sheet.sitting : nil)
        let towards: PersonMatter = form.group == .loop ? .theirLoop : .theirView
        let texts = sheet.texts
        now.isAboutSomeoneFeared =
            !timeline.opens(towards, about: sheet.person) || timeline.names(someoneClosedTo: towards, in: texts)
        let whole = form.practice(about: sheet.about, without: now.leftOut)
        let isInHand = isMine && !isLedIn
        let parts = form.parts.compactMap { part -> SheetView.Part? in
            let hold = calmSession.hold(on: part.practice(in: form, about: sheet.about), in: now)
            if hold == .leftOut || hold == .someoneFeared { return nil }
            let isOpen = !part.depth.isInner || isInHand && (!isShort || part.id == form.short)
            let hasDraft = draft(in: .worksheet(sheet.thing, part: part.id)) != nil
            return SheetView.Part(part: part, answer: sheet[part.id], hasDraft: hasDraft, isOpen: isOpen)
        }
        let isShut = !isInHand && whole.depth.isInner
        let flags = sheet.answers.flatMap { answer -> [FeelingWord.Flag] in
            guard form.part(answer.part)?.kind == .feelings else { return [] }
            return answer.picks.compactMap { content().words[WordID($0)]?.flag }
        }
        let hasShortWay = form.parts.contains(where: \.isBrief)
        let asksForPeople = form.parts.contains { $0.kind == .people }
        let dayAgo = surroundings.now().moment.adding(hours: -24)
        return SheetView(
            sheet: sheet,
            form: form,
            began: current.at,
            parts: parts,
            isInHand: isInHand,
            opening: isShut
                ? (isGoing ? session : nil).map { $0.opening(of: whole, in: now) }
                    ?? calmSession.opening(of: whole, in: now) : nil,
            sitting: isGoing ? sheet.sitting : nil,
            isLedIn: isLedIn,
            plan: sheet.plan.flatMap { timeline.plan($0)?.value },
            isBrief: hasShortWay && (sheet.isBrief || isGoing && (session?.distress ?? 0) >= Self.highDistress),
            person: sheet.person.flatMap { timeline.person($0)?.value },
            people: asksForPeople ? encouragers().filter { $0.thing != sheet.person } : [],
            isAboutSomeoneFeared: now.isAboutSomeoneFeared,
            tellsFear: texts.contains { content().tells.tellFear(in: $0) },
            isHeavy: flags.contains(.heavy),
            saysFar: flags.contains(.far),
            rounds: sheet.answers.map { $0.rounds.count { $0 > dayAgo } }.max() ?? 0
        )
    }

    /// Lets go of what was typed into a worksheet and not kept.
    func dropDrafts(ofWorksheet thing: EntryID) async throws(CompanionError) {
        for slot in drafts.slots where slot.worksheet == thing { try await dropDraft(in: slot) }
    }

    /// From this number on, less is asked at once (A25); what is open stays open.
    private static let highDistress = 7

    /// An answer as it is kept: without blank lines, in the form's order, and with what a later look found.
    func tidied(
        _ answer: Worksheet.Answer,
        in part: WorksheetPart,
        after old: Worksheet.Answer
    ) throws(CompanionError) -> Worksheet.Answer {
        let takesText = part.kind != .choose && part.kind != .reasons || part.allowsOwn
        var tidied = Worksheet.Answer(part: part.id, picks: try picks(answer, in: part))
        if takesText { tidied.text = try Self.words(answer.text, mayBeEmpty: true) }
        if part.kind == .pair { tidied.beside = try Self.words(answer.beside, mayBeEmpty: true) }
        if part.kind == .people { tidied.beside = name(picked: tidied.picks, or: old) }
        if part.kind == .thoughts { tidied.thoughts = try Self.tidied(answer.thoughts) }
        if part.kind == .reasons {
            tidied.reasons = try Self.tidied(answer.reasons, in: part, after: old.reasons)
            tidied.rounds = old.rounds
        }
        return tidied
    }

    /// What was chosen, in the form's order; throws `badValue` for what is none of it.
    private func picks(_ answer: Worksheet.Answer, in part: WorksheetPart) throws(CompanionError) -> [String] {
        let known: [String]
        var allowsMany = true
        switch part.kind {
        case .choose: (known, allowsMany) = (part.choices.map(\.id), part.allowsMany)
        case .reasons: known = part.choices.map(\.id)
        case .feelings: known = content().words.all.map(\.id.name)
        case .body: known = BodyPlace.allCases.map(\.rawValue)
        case .touch: known = TouchAnswer.all.map(\.name)
        case .people: (known, allowsMany) = (people().map(\.thing.text), false)
        case .text, .lines, .pair, .thoughts: known = []
        }
        let picks = Set(answer.picks)
        guard picks.isSubset(of: known), allowsMany || picks.count <= 1 else { throw .badValue }
        if part.kind == .touch, Set(picks.compactMap { TouchAnswer(name: $0)?.side }).count < picks.count {
            throw .badValue
        }
        return known.filter(picks.contains)
    }

    /// The name of who was picked, which stays also when the person's entry goes.
    private func name(picked: [String], or old: Worksheet.Answer) -> String {
        guard let id = picked.first.flatMap({ EntryID(text: $0) }) else { return "" }
        return timeline.person(id)?.value.name ?? old.beside
    }

    private static func tidied(_ thoughts: [Worksheet.Thought]) throws(CompanionError) -> [Worksheet.Thought] {
        guard thoughts.count <= lineLimit else { throw .badValue }
        var tidied: [Worksheet.Thought] = []
        for one in thoughts {
            let text = try words(one.text, mayBeEmpty: true)
            if !text.isEmpty { tidied.append(Worksheet.Thought(text, kind: one.kind)) }
        }
        return tidied
    }

    /// Reasons stand by their place among those before, so that a later look stays with its reason.
    private static func tidied(
        _ reasons: [Worksheet.Reason],
        in part: WorksheetPart,
        after old: [Worksheet.Reason]
    ) throws(CompanionError) -> [Worksheet.Reason] {
        let abouts = Worksheet.Reason.About.choices(for: part)
        guard reasons.count <= lineLimit, reasons.allSatisfy({ $0.about.map(abouts.contains) ?? true }) else {
            throw .badValue
        }
        var tidied: [Worksheet.Reason] = []
        for (index, one) in reasons.enumerated() {
            var reason = one
            reason.text = try words(one.text, mayBeEmpty: true)
            reason.sign = try words(one.sign, mayBeEmpty: true)
            if old.indices.contains(index), one.looks.isEmpty { reason.looks = old[index].looks }
            if !reason.text.isEmpty || !reason.sign.isEmpty { tidied.append(reason) }
        }
        return tidied
    }

    /// Most thoughts, or reasons, that one part holds.
    private static let lineLimit = 60
}

import SalveContent
import SalveCore

extension Companion {
    /// The forms as the rules see them (R19); the one that is open in this sitting with what it is about.
    func screens(for sitting: EntryID?) -> (screens: [Practice], isAboutSomeoneFeared: Bool) {
        let sheet = sitting.flatMap { timeline.worksheet(in: $0)?.value }
        let leftOut = timeline.leftOut
        let screens = content().worksheets.map { form in
            form.practice(about: form.id == sheet?.form ? sheet?.about : nil, without: leftOut)
        }
        return (screens, sheet.map(isAboutSomeoneFeared) ?? false)
    }

    private func isAboutSomeoneFeared(_ sheet: Worksheet) -> Bool {
        sheet.person.flatMap { timeline.person($0) }?.value.isSimple ?? false
    }

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
        now.isAboutSomeoneFeared = isAboutSomeoneFeared(sheet)
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
            plan: sheet.plan.flatMap { timeline.plan($0)?.value }
        )
    }

    /// Lets go of what was typed into a worksheet and not kept.
    func dropDrafts(ofWorksheet thing: EntryID) async throws(CompanionError) {
        for slot in drafts.slots where slot.worksheet == thing { try await dropDraft(in: slot) }
    }

    static func tidied(
        _ answer: Worksheet.Answer,
        in part: WorksheetPart
    ) throws(CompanionError) -> Worksheet.Answer {
        let known = part.choices.map(\.id)
        guard answer.picks.allSatisfy(known.contains), part.allowsMany || answer.picks.count <= 1 else {
            throw .badValue
        }
        let takesText = part.kind != .choose || part.allowsOwn
        return Worksheet.Answer(
            part: part.id,
            text: takesText ? try words(answer.text, mayBeEmpty: true) : "",
            beside: part.kind == .pair ? try words(answer.beside, mayBeEmpty: true) : "",
            picks: known.filter(answer.picks.contains)
        )
    }
}

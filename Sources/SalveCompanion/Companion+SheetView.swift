import SalveContent
import SalveCore

extension Companion {
    /// The forms as the rules see them (R19); the one that is open with what it tells of.
    func screens(for sheet: Worksheet?) -> [Practice] {
        let leftOut = timeline.leftOut
        return catalogue.worksheets.map { form in
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
        now.isAboutSomeoneFeared = !timeline.opens(.theirView, about: sheet.person)
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

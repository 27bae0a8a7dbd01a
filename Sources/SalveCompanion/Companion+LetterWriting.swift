public import SalveContent
public import SalveCore

/// A kind of letter, with what the rules say of writing one now.
public struct LetterDoor: Sendable {
    /// From where it looks, or to whom.
    public let kind: Letter.Kind
    /// The rule that keeps it from being suggested; nil when none does.
    public let hold: Hold?
    /// Whether it opens.
    public let opening: Opening

    /// True where it may stand among the first: not at night where it writes about the past (R9), not while letters
    /// or everything inner rests for a while.
    public var isSuggested: Bool {
        switch hold {
        case nil, .hard, .new: true
        case .leftOut, .someoneFeared, .danger, .farAway, .landedHarder, .causeOpen, .veryHard, .familyPaused,
            .doingLeads, .severalTries, .hardDoor, .nightWriting, .nightOutside, .resting:
            false
        }
    }
}

/// The letter that is written in a sitting.
public struct LetterInHand: Sendable {
    /// The letter that it is, or will be.
    public let thing: EntryID
    /// From where it looks, or to whom.
    public let kind: Letter.Kind
    /// What was begun; nil for nothing.
    public let draft: LetterDraft?
    /// Its present version; nil for a new one.
    public let current: Timeline.Current<Letter>?
    /// What the rules say of writing it, in this sitting.
    public let door: LetterDoor
    /// True while its page is open: it was begun, and no outer step comes before it.
    public let isOpen: Bool
    /// True while an outer step comes before it (R2).
    public let isLed: Bool
    /// True for the short form: a minute is plenty.
    public let isShort: Bool
}

/// Writing a letter asks the one machine, as an inner practice does (R19).
extension Companion {
    /// The kinds of letters with what the rules say now, at no door and without a rating; those left out are not
    /// among them (R8).
    public func letterDoors() -> [LetterDoor] {
        let session = calmSession
        let now = circumstances(for: nil)
        return Letter.Kind.allCases.map { door($0, session, now) }.filter { $0.hold != .leftOut }
    }

    /// Begins a sitting for writing; `thing` names a letter or a draft to go on with.
    ///
    /// The page opens where the rules let it, or where the line that stood beside the button was `read`; else the
    /// sitting waits with that line, and a draft waits with it. The same form again gives the same sitting.
    public func beginLetter(
        _ kind: Letter.Kind,
        thing: EntryID? = nil,
        distress: Int? = nil,
        form: EntryID
    ) async throws(CompanionError) -> SittingView {
        if let thing, timeline.letter(thing) == nil, letterDraft(thing) == nil { throw .notFound }
        let wasHeld = letterDoors().first { $0.kind == kind }?.hold
        let view = try await begin(.other, distress: distress, form: form)
        guard view.session.phase == .choosing, open[form] != nil else { return view }
        let letter = thing ?? form
        open[form]?.letter = letter
        try await dropBlankDrafts(except: letter)
        if letterDraft(letter) == nil, timeline.letter(letter) == nil {
            let fields = [Draft.Field(name: "kind", value: kind.rawValue)]
            try await saveDraft(fields, ofLetter: letter, seen: seen(of: letter), form: surroundings.newID())
        }
        guard let hand = letterInHand(form) else { return view }
        switch hand.door.opening {
        case .withheld: return view
        case .afterAsking(let hold) where hold != wasHeld: return view
        case .open, .afterAsking:
            try await openLetter(in: form, asking: true, form: surroundings.newID())
            return try sitting(form)
        }
    }

    /// Opens the page of the letter that waits in a sitting; `asking` says that the line was read.
    ///
    /// Throws `refused` where it does not open.
    public func openLetter(in id: EntryID, asking: Bool, form: EntryID) async throws(CompanionError) {
        guard let hand = letterInHand(id) else { throw .notFound }
        _ = try await deciding(form: form) { () throws(CompanionError) in
            guard var going = open[id] else { throw .notFound }
            let now = circumstances(forLetter: hand.thing, in: id)
            let before = going.session
            var facts: [PracticeSession.Fact] = []
            if asking { facts += try Self.taking(.ask, on: &going.session, in: now) }
            facts += try Self.taking(.choose(hand.kind.practice.id), on: &going.session, in: now)
            going.handled.insert(form)
            return ([.sitting(id, kept(facts, before: before, in: now))], going)
        } then: {
            open[id] = $0
        }
    }

    /// The letter that is written in a sitting; nil when none is, as after a restart, which leaves its draft.
    public func letterInHand(_ id: EntryID) -> LetterInHand? {
        guard let going = open[id], let thing = going.letter else { return nil }
        let draft = letterDraft(thing)
        let current = timeline.letter(thing)
        guard let kind = draft?.words.kind ?? current?.value.kind else { return nil }
        let run = going.session.run
        let isInHand = going.session.phase == .practising && run?.practice == kind.practice.id
        return LetterInHand(
            thing: thing,
            kind: kind,
            draft: draft,
            current: current,
            door: door(kind, going.session, circumstances(forLetter: thing, in: id)),
            isOpen: isInHand && run?.lead == nil,
            isLed: isInHand && run?.lead != nil,
            isShort: isInHand && run?.isShort == true
        )
    }

    /// Pages that were opened and left blank, a day and more ago.
    private func dropBlankDrafts(except thing: EntryID) async throws(CompanionError) {
        let now = surroundings.now().moment
        for (letter, draft) in drafts.letters where letter != thing && now.hours(since: draft.at) >= 24 {
            guard LetterDraft(letter, draft)?.words.text.isEmpty == true else { continue }
            try await dropDraft(in: .letter(letter))
        }
    }

    private func circumstances(forLetter thing: EntryID, in id: EntryID) -> Circumstances {
        var now = circumstances(for: id)
        let to = letterDraft(thing)?.words.to ?? timeline.letter(thing)?.value.to
        now.isAboutSomeoneFeared = !timeline.opens(.theirView, about: to)
        return now
    }

    private func door(_ kind: Letter.Kind, _ session: PracticeSession, _ now: Circumstances) -> LetterDoor {
        LetterDoor(
            kind: kind,
            hold: session.hold(on: kind.practice, in: now),
            opening: session.opening(of: kind.practice, in: now)
        )
    }
}

extension Strings {
    /// What a kind of letter is called.
    public func name(of kind: Letter.Kind) -> String {
        self["letters.kinds.\(Self.camel(kind.rawValue)).name"]
    }

    private static func camel(_ name: String) -> String {
        let parts = name.split(separator: "-")
        return parts.prefix(1).joined() + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

extension Catalogue {
    /// What something practised is called: a practice, a worksheet, or a kind of letter.
    public func name(of id: Practice.ID) -> String {
        title(of: id) ?? Letter.Kind(practice: id).map { strings.name(of: $0) } ?? id.name
    }
}

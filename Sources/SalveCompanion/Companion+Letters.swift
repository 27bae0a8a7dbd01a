import SalveContent
public import SalveCore

/// What a writing page holds of a letter.
public struct LetterWords: Sendable {
    /// From where it looks, or to whom.
    public var kind: Letter.Kind
    /// The words so far.
    public var text: String
    /// Whom it is for; nil when nobody was chosen.
    public var to: EntryID?
    /// The day until which it is sealed; nil for no seal.
    public var sealedUntil: Day?

    /// Words from their parts.
    public init(kind: Letter.Kind, text: String, to: EntryID? = nil, sealedUntil: Day? = nil) {
        self.kind = kind
        self.text = text
        self.to = to
        self.sealedUntil = sealedUntil
    }
}

extension Companion {
    /// Letters, the newest first.
    public func letters() -> [Timeline.Current<Letter>] { timeline.letters.reversed() }

    /// The letter of that thing; nil when there is none.
    public func letter(_ thing: EntryID) -> Timeline.Current<Letter>? { timeline.letter(thing) }

    /// True while a letter waits for its day, and was not opened early.
    public func isSealed(_ letter: Letter) -> Bool { letter.isSealed(at: surroundings.now().moment) }

    /// Whom a letter of this kind can name: forgiving names nobody whose entry is kept simple (R17).
    public func addressees(of kind: Letter.Kind) -> [Person] {
        switch kind {
        case .friend, .younger, .forgiveMyself: []
        case .someone: people(for: .unsentLetter)
        case .forgiveSomeone: people(for: .forgiveness)
        case .gratitude: people(for: .gratitude)
        }
    }

    /// What a page saw of a letter when it was shown: its draft and its present version.
    ///
    /// A form that saw something older than what is there now, as from another tab, is kept as a letter of its own.
    public func seen(of thing: EntryID) -> String {
        let draft = drafts[.letter(thing)].map { String($0.at.milliseconds) } ?? ""
        return draft + "-" + (timeline.letter(thing)?.entry.text ?? "")
    }

    /// Keeps a letter, new or changed; returns the thing that it is.
    ///
    /// When it was first written stays. What another tab wrote meanwhile is never written over: then this becomes a
    /// letter of its own. A day that is not to come throws `badValue`, and so does a person whom it can't name.
    @discardableResult
    public func keepLetter(
        _ words: LetterWords,
        thing: EntryID,
        seen: String,
        form: EntryID
    ) async throws(CompanionError) -> EntryID {
        let text = try Self.words(words.text)
        let until = try seal(until: words.sealedUntil)
        if let to = words.to, !addressees(of: words.kind).contains(where: { $0.thing == to }) { throw .badValue }
        await enter()
        defer { leave() }
        var form = form
        var home = home(of: thing, seen: seen, form: form)
        if timeline.knows(form) {
            let kept = [thing, form].compactMap { timeline.letter($0) }.first { $0.entry == form }
            // Back to the page and changed there: the words are newer than what this form kept before.
            guard let kept, kept.value.text != text else { return timeline.letter(form) == nil ? thing : form }
            home = kept.value.thing
            form = surroundings.newID()
        }
        let older = timeline.letter(home)
        let isSameSeal = older.map { $0.value.sealedUntil == until } ?? false
        let letter = Letter(
            thing: home,
            kind: words.kind,
            text: text,
            to: words.to,
            sealedUntil: until,
            isOpened: isSameSeal && older?.value.isOpened == true
        )
        try await keep([.letter(letter)], happened: older?.at, dropping: .letter(home), form: form)
        return home
    }

    /// Opens a sealed letter before its day, or one whose day has come; or leaves it, so that Today is quiet about it.
    public func openLetter(_ thing: EntryID, form: EntryID) async throws(CompanionError) {
        guard let current = timeline.letter(thing) else { throw .notFound }
        let one = current.value
        if one.isOpened || one.sealedUntil == nil { return }
        let opened = Letter(
            thing: thing,
            kind: one.kind,
            text: one.text,
            to: one.to,
            sealedUntil: one.sealedUntil,
            isOpened: true
        )
        try await record([.letter(opened)], happened: current.at, form: form)
    }

    /// A letter whose day has come within the last three days, and that was neither opened nor left.
    func dueLetter(at now: Moment) -> Letter? {
        timeline.letters.map(\.value).first { letter in
            guard let until = letter.sealedUntil, !letter.isOpened else { return false }
            return until <= now && now.hours(since: until) < 72
        }
    }

    /// True for a day that is still to come, so that a letter can be sealed until it.
    func canSeal(until day: Day?) -> Bool {
        guard let day else { return false }
        // A hundred years: a slip of the hand in the year is said, and not sealed.
        return (1...366 * 100).contains(day.number - surroundings.now().day.number)
    }

    /// What a search reads of a letter; of a sealed one only what it is.
    func searchText(_ letter: Letter) -> String {
        let name = catalogue.strings.name(of: letter.kind)
        return isSealed(letter) ? name : name + " " + letter.text
    }

    private func seal(until day: Day?) throws(CompanionError) -> Moment? {
        guard let day else { return nil }
        guard canSeal(until: day) else { throw .badValue }
        let now = surroundings.now()
        return surroundings.moment(now, day.number - now.day.number, 0)
    }

    /// Where the words of a form belong: to the letter that it was made from, or, if that has changed since by
    /// another form, to one of their own.
    private func home(of thing: EntryID, seen: String, form: EntryID) -> EntryID {
        let parts = seen.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let isSameVersion = (timeline.letter(thing)?.entry.text ?? "") == (parts.last ?? "")
        let draft = drafts[.letter(thing)]
        let isSameDraft = draft.map { $0.form == form.text || String($0.at.milliseconds) == parts.first } ?? true
        return isSameVersion && isSameDraft ? thing : form
    }

    // MARK: - Begun

    /// Letters that were begun and not kept, the newest first; one without a word is not among them.
    public func letterDrafts() -> [LetterDraft] {
        drafts.letters.compactMap { LetterDraft($0.letter, $0.draft) }.filter { !$0.words.text.isEmpty }
            .sorted { ($1.at, $1.thing) < ($0.at, $0.thing) }
    }

    /// What was begun of a letter; nil when nothing was.
    public func letterDraft(_ thing: EntryID) -> LetterDraft? {
        drafts[.letter(thing)].flatMap { LetterDraft(thing, $0) }
    }

    /// Keeps what is typed of a letter, as one goes; what another tab typed meanwhile stays beside it.
    ///
    /// False when the form is already kept.
    @discardableResult
    public func saveDraft(
        _ fields: [Draft.Field],
        ofLetter thing: EntryID,
        seen: String,
        form: EntryID
    ) async throws(CompanionError) -> Bool {
        await enter()
        defer { leave() }
        var home = home(of: thing, seen: seen, form: form)
        if timeline.knows(form) {
            let kept = [thing, form].compactMap { timeline.letter($0) }.first { $0.entry == form }
            let typed = fields.first { $0.name == "text" }?.value ?? ""
            // Back to the page and changed there: only words that are not kept yet are worth a draft.
            guard let kept, try Self.words(typed, mayBeEmpty: true) != kept.value.text else { return false }
            home = kept.value.thing
        }
        let bytes = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard bytes <= Self.textLimit else { throw .tooLong(limit: Self.textLimit) }
        let slot = DraftSlot.letter(home)
        let marked = fields.filter { $0.name != Draft.formField } + [.init(name: Draft.formField, value: form.text)]
        let draft = Draft(at: surroundings.now().moment, fields: marked)
        let id = drafts.id(slot) ?? surroundings.newID()
        try await keep(draft: Drafts.encode(draft, slot), id: id)
        drafts.put(draft, id, in: slot)
        return true
    }
}

/// A letter that was begun, kept as one went.
public struct LetterDraft: Sendable {
    /// The letter that it is, or will be.
    public let thing: EntryID
    /// When it was last kept.
    public let at: Moment
    /// The words so far; a seal is not among them.
    public let words: LetterWords
    /// The day of the seal as it was typed; empty for none.
    public let day: String

    init?(_ thing: EntryID, _ draft: Draft) {
        func field(_ name: String) -> String? { draft.fields.first { $0.name == name }?.value }
        guard let kind = field("kind").flatMap(Letter.Kind.init(rawValue:)) else { return nil }
        self.thing = thing
        at = draft.at
        let text = field("text") ?? ""
        words = LetterWords(
            kind: kind,
            text: text.allSatisfy(\.isWhitespace) ? "" : text,
            to: field("to").flatMap { EntryID(text: $0) }
        )
        day = field("day") ?? ""
    }
}

extension Draft {
    /// The field that says by which form it was kept.
    static let formField = "form"

    /// The form that kept it, where it says so.
    fileprivate var form: String? { fields.first { $0.name == Self.formField }?.value }
}

public import SalveContent
public import SalveCore

extension Companion {
    /// Most practices of one's own, and most packs: each is read again whenever one of them changes.
    public static let ownPracticeLimit = 100
    /// Most packs.
    public static let packLimit = 12

    /// The practices for this person: what ships, their own and packs, in their words and order.
    ///
    /// Made anew when one of them changed; else at no cost.
    public func practices() -> Library {
        if let made = madeLibrary, made.version == timeline.mineVersion { return made.library }
        var choices = Library.Choices()
        choices.own = timeline.ownPractices.map(\.value)
        choices.wordings = timeline.ownWordings.map(\.value)
        choices.packs = timeline.packs.map(\.value)
        choices.pinned = timeline.pinned
        choices.putAside = timeline.putAside
        let library = Library(catalogue, choices)
        madeLibrary = (timeline.mineVersion, library)
        return library
    }

    /// What ships, with the feeling words, worksheets and explainers of this person's packs.
    public func content() -> Catalogue { practices().content }

    /// What the rules read now, outside of any sitting.
    public func circumstancesNow() -> Circumstances { circumstances(for: nil) }

    // MARK: - What stands first

    /// What was pinned and is there, what was pinned last before the others.
    public func pinned() -> [PracticeText] {
        let library = practices()
        return timeline.pinned.compactMap { id in library.practices.first { $0.id == id } }
    }

    /// The same with what the rules say of each now; what is left out is not there (R8).
    public func pinnedShown() -> [Shown] { pinned().compactMap { shown($0.id) }.filter { $0.hold != .leftOut } }

    /// True when the person put it aside.
    func isAside(_ id: Practice.ID) -> Bool { practices().aside.contains { $0.id == id } }

    /// Marks a practice, brings it back from "Not now", pins it or puts it aside; or takes that back.
    ///
    /// Throws `refusedToPutAside` for what has to stay in the list (R12).
    public func choose(_ choice: PracticeChoice, about id: Practice.ID, form: EntryID) async throws(CompanionError) {
        let library = practices()
        guard library.practice(id) != nil else { throw .notFound }
        if choice == .putAside, !library.canPutAside(id), !library.aside.contains(where: { $0.id == id }) {
            throw .refusedToPutAside
        }
        try await record([.practice(id, choice)], form: form)
    }

    // MARK: - Practices of one's own

    /// Practices of one's own, in the order they were made.
    public func ownPractices() -> [OwnPractice] { timeline.ownPractices.map(\.value) }

    /// Looks at a practice of one's own without keeping it: what it would be, or why not.
    public func look(atPractice source: String) -> AddedPractice {
        catalogue.readOwn(source, id: Practice.ID("own"))
    }

    /// Keeps a practice of one's own, or changes it; throws `notAPractice` when a rule of shape or care refuses it.
    public func keep(
        practice source: String,
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        guard source.utf8.count <= Pack.fileLimit else { throw .tooLong(limit: Pack.fileLimit) }
        let own = timeline.ownPractices.map(\.value)
        if let thing, !own.contains(where: { $0.thing == thing }) { throw .notFound }
        if thing == nil, own.count >= Self.ownPracticeLimit { throw .badValue }
        let name = OwnPractice(thing: thing ?? form, title: "", source: source)
        guard let text = catalogue.readOwn(source, id: name.id).text else { throw .notAPractice }
        try await record(
            [.ownPractice(OwnPractice(thing: name.thing, title: text.title, source: source))],
            form: form
        )
    }

    // MARK: - Words of one's own

    /// The words of one's own for a practice; nil when there are none.
    public func ownWording(of practice: Practice.ID) -> OwnWording? {
        timeline.ownWordings.map(\.value).last { $0.practice == practice }
    }

    /// All words of one's own for practices.
    public func ownWordings() -> [OwnWording] { timeline.ownWordings.map(\.value) }

    /// Keeps one's own words for a practice: a name, and for each step its line and its other way; empty ones stay as they
    /// are, and all of them empty takes the words away again.
    public func keepWording(
        of practice: Practice.ID,
        title: String,
        steps: [String],
        form: EntryID
    ) async throws(CompanionError) {
        guard let text = practices().practice(practice) else { throw .notFound }
        let title = Self.oneLine(title)
        let steps = steps.map(Self.oneLine)
        guard steps.isEmpty || steps.count == text.steps.count * 2 else { throw .badValue }
        guard title.count <= 80 else { throw .tooLong(limit: 80) }
        guard steps.allSatisfy({ $0.count <= 400 }) else { throw .tooLong(limit: 400) }
        let older = ownWording(of: practice)
        if title.isEmpty, steps.allSatisfy(\.isEmpty) {
            if let older { try await delete(older.thing, form: form) }
            return
        }
        let wording = OwnWording(
            thing: older?.thing ?? form,
            practice: practice,
            title: title,
            steps: steps.allSatisfy(\.isEmpty) ? [] : steps,
            revision: text.revision
        )
        try await record([.ownWording(wording)], form: form)
    }

    /// The practice in the words it came with, whatever one's own are; nil when there is none.
    public func unworded(_ id: Practice.ID) -> PracticeText? {
        if let text = catalogue.practice(id) { return text }
        var choices = Library.Choices()
        choices.own = timeline.ownPractices.map(\.value).filter { $0.id == id }
        choices.packs = choices.own.isEmpty ? timeline.packs.map(\.value) : []
        return Library(catalogue, choices).practice(id)
    }

    // MARK: - Lines of one's own

    /// Lines of one's own, in the order they were made.
    public func ownLines() -> [OwnLine] { timeline.ownLines.map(\.value) }

    /// Keeps a line of one's own, or changes it.
    public func keepOwnLine(_ text: String, thing: EntryID? = nil, form: EntryID) async throws(CompanionError) {
        let text = Self.oneLine(text)
        if text.isEmpty { throw .empty }
        guard text.count <= 200 else { throw .tooLong(limit: 200) }
        if let thing, !timeline.ownLines.contains(where: { $0.value.thing == thing }) { throw .notFound }
        try await record([.ownLine(OwnLine(thing: thing ?? form, text: text))], form: form)
    }

    // MARK: - Packs

    /// The packs that are kept, in the order they were added.
    public func packs() -> [KeptPack] { timeline.packs.map(\.value) }

    /// Adds a pack whole, in one commit; another version of it that is here gives way.
    ///
    /// It is checked once more here, whoever looked at it before.
    public func add(_ files: [KeptPack.File], form: EntryID) async throws(CompanionError) {
        guard let pack = catalogue.readPack(files).pack else { throw .notAPractice }
        let older = thing(ofPack: pack.manifest.id)
        if older == nil, timeline.packs.count >= Self.packLimit { throw .badValue }
        let kept = KeptPack(thing: older ?? form, name: pack.manifest.name, files: pack.files)
        try await record([.pack(kept)], form: form)
    }

    /// The pack of that id that is here; nil when there is none.
    public func thing(ofPack id: String) -> EntryID? {
        practices().packs.first { $0.value.manifest.id == id }?.key
    }

    // MARK: - Parts

    /// What a line of the timeline says of something of one's own.
    public func mineText(_ mine: Timeline.Mine) -> String {
        switch mine {
        case .practice(let practice): return practice.title
        case .wording(let wording):
            let title = unworded(wording.practice)?.title ?? wording.practice.name
            return wording.title.isEmpty || wording.title == title ? title : title + ": " + wording.title
        case .line(let line): return line.text
        case .pack(let pack): return pack.name
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Timeline.Mine {
    /// Its kind, as strings are named.
    public var name: String {
        switch self {
        case .practice: "practice"
        case .wording: "wording"
        case .line: "line"
        case .pack: "pack"
        }
    }
}

import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/letters`: what is kept and what was begun; and one letter by itself.
struct LetterPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [LettersPage.self, LetterPage.self, SealedLetterPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.letters(.all).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = await LettersPage(companion, now: site.surroundings.now(), site.catalogue.strings)
            return site.answer(page, context)
        }
        router.get(RouterPath(Route.letters(.one(":id")).path)) { _, context in try await one(context) }
        router.post(RouterPath(Route.letters(.one(":id")).path)) { _, context in try await press(context) }
    }

    private func one(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let current = await companion.letter(try context.pathID()) else { throw WebProblem.notFound }
        if await companion.isSealed(current.value) {
            return site.answer(SealedLetterPage(current, companion, site.catalogue.strings), context)
        }
        let page = LetterPage(
            current,
            people: await companion.people(),
            sentences: await companion.sentencesForLines(of: current.value),
            now: site.surroundings.now(),
            site.catalogue.strings
        )
        return site.answer(page, context)
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let form = try context.formID()
        switch context.form?.choice(.act, as: Press.self) {
        case .open:
            try await companion.openLetter(thing, form: form)
            return .seeOther(.letters(.one(thing.text)))
        case .leave:
            try await companion.openLetter(thing, form: form)
            return .seeOther(.today)
        case .line:
            guard let text = try context.form?.text(.text) else { throw WebProblem.empty }
            try await companion.keepLine(text, form: form)
            return await site.seeOther(.letters(.one(thing.text)), saying: .kept, context)
        case nil:
            throw WebProblem.badValue
        }
    }

    private enum Press: String { case open, leave, line }
}

/// What is kept, and what was begun: by what it is and when, never by its words.
struct LettersPage: Page {
    static let template = "letters/letters"
    static let section: Section? = .list

    let shelf = Shelf.letters.rawValue
    let begun: [Begun]
    let hasBegun: Bool
    let kept: [Row]
    let isEmpty: Bool
    let gone: [Gone]

    /// A letter that was begun.
    struct Begun: Sendable {
        let thing: String
        let kind: String
        let name: String
        let time: String
    }

    /// A letter that is kept.
    struct Row: Sendable {
        let thing: String
        let path: String
        let name: String
        /// When it was written, or till when it waits.
        let detail: String
    }

    init(_ companion: Companion, now: LocalTime, _ strings: Strings) async {
        begun = await companion.letterDrafts().map { draft in
            let at = LocalTime(moment: draft.at, zone: now.zone, offset: now.offset)
            return Begun(
                thing: draft.thing.text,
                kind: draft.words.kind.rawValue,
                name: strings.name(of: draft.words.kind),
                time: CheckInPage.time(at, now: now, strings)
            )
        }
        hasBegun = !begun.isEmpty
        var rows: [Row] = []
        for current in await companion.letters() {
            let isSealed = await companion.isSealed(current.value)
            rows.append(Row(current, isSealed: isSealed, companion, now: now, strings))
        }
        kept = rows
        isEmpty = rows.isEmpty
        gone = await Gone.lines(companion)
    }
}

extension LettersPage.Row {
    init(
        _ current: Timeline.Current<Letter>,
        isSealed: Bool,
        _ companion: Companion,
        now: LocalTime,
        _ strings: Strings
    ) {
        let letter = current.value
        thing = letter.thing.text
        path = Route.letters(.one(thing)).path
        name = strings.name(of: letter.kind)
        let written = strings.dayHeading(current.at, now: now)
        if isSealed, let until = letter.sealedUntil {
            let waits = strings.text("letters.waits", ["date": strings.date(companion.localDay(until))])
            detail = written + ". " + waits
        } else {
            detail = written
        }
    }
}

/// One letter, to be read or printed.
struct LetterPage: Page {
    static let template = "letters/one"
    static let section: Section? = .list

    let shelf = Shelf.letters.rawValue
    let thing: String
    let path: String
    let kind: String
    let name: String
    let written: String
    /// Whom it is for; nil when nobody was named, or they are no longer among one's people.
    let to: String?
    let text: String
    /// Sentences that can be kept as lines for a hard moment.
    let sentences: [String]
    let hasSentences: Bool

    init(
        _ current: Timeline.Current<Letter>,
        people: [Person],
        sentences: [String],
        now: LocalTime,
        _ strings: Strings
    ) {
        let letter = current.value
        thing = letter.thing.text
        path = Route.letters(.one(thing)).path
        kind = letter.kind.rawValue
        name = strings.name(of: letter.kind)
        written = strings.dayHeading(current.at, now: now)
        to = people.first { $0.thing == letter.to }.map { strings.text("letters.for", ["name": $0.name]) }
        text = letter.text
        self.sentences = sentences
        hasSentences = !sentences.isEmpty
    }
}

/// A sealed letter: its day, and one plain question before it opens early.
struct SealedLetterPage: Page {
    static let template = "letters/sealed"
    static let section: Section? = .list

    let shelf = Shelf.letters.rawValue
    let thing: String
    let path: String
    let name: String
    let waits: String

    init(_ current: Timeline.Current<Letter>, _ companion: Companion, _ strings: Strings) {
        thing = current.value.thing.text
        path = Route.letters(.one(thing)).path
        name = strings.name(of: current.value.kind)
        waits =
            current.value.sealedUntil.map { until in
                strings.text("letters.waits", ["date": strings.date(companion.localDay(until))])
            } ?? ""
    }
}

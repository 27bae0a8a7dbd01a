import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/letters/new` and `/letters/write/…`: writing asks the one machine, as an inner practice does (R19).
///
/// What was typed goes along with every press, so that nothing is lost without script either.
struct WritingPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        NewLetterPage.self, LetterDoorPage.self, WriteLetterPage.self, KeptLetterPage.self,
    ]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.letters(.new).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = await NewLetterPage(companion, site.catalogue.strings, context.settings.wording)
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.letters(.new).path)) { _, context in try await begin(context) }
        router.get(RouterPath(Route.letters(.write(":id")).path)) { _, context in try await write(context) }
        router.post(RouterPath(Route.letters(.write(":id")).path)) { _, context in try await press(context) }
    }

    // MARK: - Before it

    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        if context.form?[.act] == "drop" {
            guard let thing = context.form?.id(.thing) else { throw WebProblem.badValue }
            try await companion.dropDraft(in: .letter(thing))
            return .seeOther(.letters(.all))
        }
        guard let kind: Letter.Kind = context.form?.choice(.kind) else { throw WebProblem.badValue }
        let sent = context.form?[.distress] ?? ""
        let distress = Int(sent).flatMap { (0...10).contains($0) ? $0 : nil }
        guard sent.isEmpty || distress != nil else { throw WebProblem.badValue }
        let thing = context.form?.id(.thing)
        _ = try await companion.beginLetter(kind, thing: thing, distress: distress, form: form)
        return .seeOther(await place(of: form, companion))
    }

    /// The writing page or its line; the sitting's own page where an outer step comes first (R2).
    private func place(of id: EntryID, _ companion: Companion) async -> Route {
        let hand = await companion.letterInHand(id)
        return hand?.isLed == true ? .sitting(id: id.text, .here) : .letters(.write(id.text))
    }

    // MARK: - Where it stands

    private func write(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let id = try context.pathID()
        guard let hand = await companion.letterInHand(id) else { return .found(.letters(.all)) }
        let view = try await companion.sitting(id)
        let strings = site.catalogue.strings
        if hand.isOpen {
            let people = await companion.addressees(of: hand.kind)
            let seen = await companion.seen(of: hand.thing)
            let page = WriteLetterPage(LetterForm(hand, companion), hand, in: id, people: people, seen: seen, strings)
            return site.answer(page, context)
        }
        switch view.session.phase {
        case .choosing where !view.session.showsHelp:
            let page = LetterDoorPage(hand, view, strings, context.settings.wording)
            return site.answer(page, context)
        case .settling where hand.current != nil && view.session.run?.landing == nil:
            let page = KeptLetterPage(hand.thing, view, companion, await companion.letter(hand.thing), strings)
            return site.answer(page, context)
        case .checkIn, .choosing, .practising, .settling, .closed:
            return .found(.sitting(id: id.text, .here))
        }
    }

    // MARK: - A press

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let id = try context.pathID()
        let form = try context.formID()
        switch context.form?.choice(.act, as: Press.self) {
        case .ask:
            try await ask(id, companion, form)
            return .seeOther(await place(of: id, companion))
        case .keep: return try await keep(id, companion, context)
        case .stop: return try await leave(.stop, id, companion, context)
        case .harder: return try await leave(.landing(.harder), id, companion, context)
        case .far: return try await leave(.landing(.far), id, companion, context)
        case nil: throw WebProblem.badValue
        }
    }

    /// The line was read: the page opens, or what is shown next says why it does not.
    private func ask(_ id: EntryID, _ companion: Companion, _ form: EntryID) async throws {
        do throws(CompanionError) {
            try await companion.openLetter(in: id, asking: true, form: form)
        } catch {
            guard case .refused = error else { throw error }
        }
    }

    private func keep(_ id: EntryID, _ companion: Companion, _ context: WebContext) async throws -> Response {
        let typed = try LetterForm(context.form)
        guard let thing = typed.thing else { throw WebProblem.badValue }
        let form = try context.formID()
        do {
            let words = LetterWords(kind: typed.kind, text: typed.text, to: typed.to, sealedUntil: try typed.seal())
            let kept = try await companion.keepLetter(words, thing: thing, seen: typed.seen, form: form)
            await finish(id, companion)
            let isHere = await companion.letterInHand(id)?.thing == kept
            return .seeOther(.letters(isHere ? .write(id.text) : .one(kept.text)))
        } catch CompanionError.badValue {
            return try await again(typed, .day, id, companion, context)
        } catch let problem as LetterForm.Problem {
            return try await again(typed, problem, id, companion, context)
        } catch CompanionError.empty {
            return try await again(typed, .empty, id, companion, context)
        }
    }

    /// The page once more with everything that was typed, and what did not fit.
    private func again(
        _ typed: LetterForm,
        _ problem: LetterForm.Problem,
        _ id: EntryID,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> Response {
        let people = await companion.addressees(of: typed.kind)
        let hand = await companion.letterInHand(id)
        let strings = site.catalogue.strings
        var page = WriteLetterPage(typed, hand, in: id, people: people, seen: typed.seen, strings)
        page.problem = strings["letters.problem.\(problem.rawValue)"]
        return site.answer(page, context, status: .unprocessableContent)
    }

    /// The practice of writing has ended; where it is no longer in hand, as after a restart, nothing has to.
    private func finish(_ id: EntryID, _ companion: Companion) async {
        guard await companion.letterInHand(id)?.isOpen == true else { return }
        // What the machine does not take changes nothing: the letter is kept.
        _ = try? await companion.act(.next, in: id, form: site.surroundings.newID())
    }

    /// Away from the page; what was typed stays as a draft.
    private func leave(
        _ action: PracticeSession.Action,
        _ id: EntryID,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> Response {
        let typed = try LetterForm(context.form)
        let form = try context.formID()
        if let thing = typed.thing {
            if typed.text.isEmpty {
                let isBlank = await companion.letterDraft(thing)?.words.text.isEmpty == true
                if isBlank { try await companion.dropDraft(in: .letter(thing)) }
            } else {
                let fields = context.form?.drafted ?? []
                try await companion.saveDraft(fields, ofLetter: thing, seen: typed.seen, form: form)
            }
        }
        guard await companion.letterInHand(id)?.isOpen == true else { return .seeOther(.letters(.all)) }
        _ = try await companion.act(action, in: id, form: site.surroundings.newID())
        return .seeOther(action == .stop ? .letters(.all) : .sitting(id: id.text, .here))
    }

    private enum Press: String { case ask, keep, stop, harder, far }
}

/// What a writing page holds: sent, kept as a draft, or a letter that is changed.
struct LetterForm: Sendable {
    /// Why it can't be kept as it is; everything stays on the page.
    enum Problem: String, Error, Sendable {
        /// The day is none, or has been.
        case day
        /// There is no word yet.
        case empty
    }

    let thing: EntryID?
    let kind: Letter.Kind
    let text: String
    let day: String
    let to: EntryID?
    let seen: String

    /// As it was sent.
    init(_ form: FormFields?) throws {
        guard let kind: Letter.Kind = form?.choice(.kind) else { throw WebProblem.badValue }
        self.kind = kind
        thing = form?.id(.thing)
        text = try form?.text(.text) ?? ""
        day = form?[.day] ?? ""
        to = form?.id(.to)
        seen = form?[.seen] ?? ""
    }

    /// As it was left: the draft, else the letter that is changed, else a blank page.
    init(_ hand: LetterInHand, _ companion: Companion) {
        thing = hand.thing
        kind = hand.kind
        let letter = hand.current?.value
        text = hand.draft?.words.text ?? letter?.text ?? ""
        let sealed = letter?.sealedUntil.map { companion.localDay($0).text } ?? ""
        day = hand.draft?.day ?? (letter?.isOpened == true ? "" : sealed)
        to = hand.draft.map(\.words.to) ?? letter?.to
        seen = ""
    }

    /// The day of the seal; nil for none.
    func seal() throws(Problem) -> Day? {
        if day.isEmpty { return nil }
        guard let day = Day(text: day) else { throw .day }
        return day
    }
}

import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/checkin`: how it is now; one check-in by itself; and the words.
struct CheckInPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [CheckInPage.self, OneCheckInPage.self, WordsPage.self]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.checkIn.path)) { _, context in try await begin(context) }
        router.post(RouterPath(Route.checkIn.path)) { _, context in try await keep(context) }
        router.post(RouterPath(Route.checkInStart.path)) { _, context in try await pick(context) }
        router.get(RouterPath(Route.oneCheckIn(":id").path)) { _, context in try await one(context) }
        router.post(RouterPath(Route.oneCheckIn(":id").path)) { _, context in try await press(context) }
        router.get(RouterPath(Route.changeCheckIn(":id").path)) { _, context in try await change(context) }
        router.post(RouterPath(Route.changeCheckIn(":id").path)) { _, context in try await keepChange(context) }
        router.get(RouterPath(Route.words.path)) { _, context in
            let companion = try context.requireCompanion()
            let content = await companion.content()
            let page = WordsPage(await companion.ownWords(), await Gone.lines(companion), content)
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.words.path)) { _, context in
            let fields = context.form?.all(.field).compactMap(FeelingField.init(rawValue:)) ?? []
            let text = try context.form?.text(.own) ?? ""
            try await context.requireCompanion().keepOwnWord(text, fields: fields, form: try context.formID())
            return Response.seeOther(.words)
        }
    }

    // MARK: - A new one

    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let now = site.surroundings.now()
        var form = CheckInForm()
        var place = CheckInPage.Place()
        if let draft = await companion.draft(in: .checkIn) {
            form = try CheckInForm(FormFields(draft))
            // A shape that was picked on Today a moment ago needs no word about where it came from.
            if now.moment.minutes(since: draft.at) >= 5 { place.begun = site.surroundings.local(draft.at) }
        }
        return try await show(form, place, context)
    }

    /// Today's card: the shape is kept as a draft, so that it stands in no address and outlasts a restart.
    private func pick(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        if context.form?[.act] == "empty" {
            try await companion.dropDraft(in: .checkIn)
            return .seeOther(.checkIn)
        }
        guard let shape = context.form?[.field].flatMap({ FeelingShape(name: $0) }) else { throw WebProblem.badValue }
        let others = await companion.draft(in: .checkIn)?.fields.filter { $0.name != Field.field.rawValue } ?? []
        let picked = Draft.Field(name: Field.field.rawValue, value: shape.name)
        try await companion.saveDraft([picked] + others, in: .checkIn, form: form)
        return .seeOther(.checkIn)
    }

    private func keep(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let id = try context.formID()
        let form = try CheckInForm(context.form ?? FormFields(encoded: []))
        do {
            let when = try await form.happened(companion, now: site.surroundings.now())
            try await companion.checkIn(form.said, happened: when?.at, around: when?.around, form: id)
        } catch let problem as CheckInForm.Problem {
            return try await show(form, .init(problem: problem), context)
        } catch CompanionError.badValue {
            return try await show(form, .init(problem: .long), context)
        }
        return .seeOther(.oneCheckIn(id.text))
    }

    private func show(
        _ form: CheckInForm,
        _ place: CheckInPage.Place,
        _ context: WebContext
    ) async throws -> Response {
        let companion = try context.requireCompanion()
        var place = place
        place.isNight = await companion.isNight()
        let page = CheckInPage(
            form,
            place,
            mine: await companion.ownWords(),
            now: site.surroundings.now(),
            await companion.content()
        )
        return site.answer(page, context, status: place.problem == nil ? .ok : .unprocessableContent)
    }

    // MARK: - One that is kept

    private func one(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let dated = await companion.checkIn(try context.pathID()) else { throw WebProblem.notFound }
        let after = await AfterCheckIn(dated, companion)
        let page = OneCheckInPage(dated, after, now: site.surroundings.now(), await companion.content())
        return site.answer(page, context)
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let form = try context.formID()
        switch context.form?.choice(.act, as: Press.self) {
        case .later:
            let sent = try CheckInForm(context.form ?? FormFields(encoded: [])).said
            try await companion.nameLater(
                checkIn: thing,
                words: sent.words,
                ownWords: sent.ownWords,
                text: sent.text,
                form: form
            )
            return .seeOther(.oneCheckIn(thing.text))
        case .orient:
            // The person says so by pressing: words alone never set this (R1, R16).
            let sitting = try await companion.begin(.other, isFar: true, form: form)
            return .seeOther(.sitting(id: sitting.id.text, .here))
        case .fit: return try await fit(companion, context, form)
        case .back:
            try await companion.delete(thing, form: form)
            return .seeOther(.timeline)
        case nil: throw WebProblem.badValue
        }
    }

    /// A sitting with a rating: staying with the feeling comes first where the rules offer it (R19), else what they do.
    private func fit(_ companion: Companion, _ context: WebContext, _ form: EntryID) async throws -> Response {
        let sent = context.form?[.distress]
        let distress = sent.flatMap { Int($0) }
        guard sent == nil || distress.map({ (0...10).contains($0) }) == true else { throw WebProblem.badValue }
        let sitting = try await companion.begin(.other, distress: distress, form: form)
        if sitting.offers.contains(where: { $0.text.id == AfterCheckIn.staying }), !sitting.tellsSeveralTries {
            return .seeOther(.sittingPractice(id: sitting.id.text, name: AfterCheckIn.staying.name))
        }
        return .seeOther(.sitting(id: sitting.id.text, .here))
    }

    private func change(_ context: WebContext) async throws -> Response {
        let thing = try context.pathID()
        guard let dated = try await context.requireCompanion().checkIn(thing) else { throw WebProblem.notFound }
        return try await show(CheckInForm(dated), .init(changing: thing), context)
    }

    private func keepChange(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let id = try context.formID()
        let form = try CheckInForm(context.form ?? FormFields(encoded: []))
        do {
            let when = try await form.happened(companion, now: site.surroundings.now())
            try await companion.change(
                checkIn: thing,
                to: form.said,
                happened: when?.at,
                around: when?.around,
                form: id
            )
        } catch let problem as CheckInForm.Problem {
            return try await show(form, .init(changing: thing, problem: problem), context)
        } catch CompanionError.badValue {
            return try await show(form, .init(changing: thing, problem: .long), context)
        }
        return .seeOther(.oneCheckIn(thing.text))
    }

    private enum Press: String { case later, orient, fit, back }
}

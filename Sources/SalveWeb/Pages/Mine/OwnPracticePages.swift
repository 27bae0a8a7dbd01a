import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/mine/practice`: a practice of one's own, by a form or as a file.
struct OwnPracticePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [OwnPracticePage.self, OwnFilePage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.mine(.practice).path)) { _, context in
            site.answer(OwnPracticePage(OwnDraft(), thing: nil, nil, strings), context)
        }
        router.post(RouterPath(Route.mine(.practice).path)) { _, context in try await keep(context) }
        router.get(RouterPath(Route.mine(.one(":id")).path)) { _, context in
            let (practice, text) = try await own(context)
            guard let text else { return Response.found(.mine(.pasted(practice.thing.text))) }
            return site.answer(OwnPracticePage(OwnDraft(text), thing: practice.thing, nil, strings), context)
        }
        router.get(RouterPath(Route.mine(.paste).path)) { _, context in
            site.answer(OwnFilePage(source: "", thing: nil, nil, strings), context)
        }
        router.post(RouterPath(Route.mine(.paste).path)) { _, context in try await keepFile(context) }
        router.get(RouterPath(Route.mine(.pasted(":id")).path)) { _, context in
            let practice = try await own(context).practice
            let looked = try await context.requireCompanion().look(atPractice: practice.source)
            return site.answer(OwnFilePage(source: practice.source, thing: practice.thing, looked, strings), context)
        }
        router.get(RouterPath(Route.mine(.file(":id")).path)) { _, context in
            let practice = try await own(context).practice
            return Response.download(Array(practice.source.utf8), "practice.md", type: "text/markdown; charset=utf-8")
        }
    }

    private var strings: Strings { site.catalogue.strings }

    private func own(_ context: WebContext) async throws -> (practice: OwnPractice, text: PracticeText?) {
        let id = try context.pathID()
        let companion = try context.requireCompanion()
        guard let practice = await companion.ownPractices().first(where: { $0.thing == id }) else {
            throw WebProblem.notFound
        }
        return (practice, companion.catalogue.readOwn(practice.source, id: practice.id, readsVoice: false).text)
    }

    private func keep(_ context: WebContext) async throws -> Response {
        let draft = try OwnPracticeForm.draft(context.form)
        let thing = context.form?.id(.thing)
        return try await keep(draft.markdown, thing, context) { looked in
            OwnPracticePage(draft, thing: thing, looked, strings)
        }
    }

    private func keepFile(_ context: WebContext) async throws -> Response {
        let typed = try context.form?.text(.text) ?? ""
        var source = typed
        if let bytes = context.upload {
            guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
                throw WebProblem.unreadable
            }
            source = text
        }
        if source.isEmpty { throw WebProblem.empty }
        let thing = context.form?.id(.thing)
        return try await keep(source, thing, context) { looked in
            OwnFilePage(source: source, thing: thing, looked, strings)
        }
    }

    /// Keeps it and leads to its page; where it is refused, the form comes back with the reasons and all that was written.
    private func keep(
        _ source: String,
        _ thing: EntryID?,
        _ context: WebContext,
        refused: (AddedPractice) -> some Page
    ) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        let looked = await companion.look(atPractice: source)
        guard looked.text != nil else {
            return site.answer(refused(looked), context, status: .unprocessableContent)
        }
        try await companion.keep(practice: source, thing: thing, form: form)
        let name = OwnPractice(thing: thing ?? form, title: "", source: "").id.name
        return await site.seeOther(.practice(name: name), saying: .kept, context)
    }
}

/// What a form says of a practice of one's own.
enum OwnPracticeForm {
    static func draft(_ form: FormFields?) throws(WebProblem) -> OwnDraft {
        var draft = OwnDraft()
        guard let form else { return draft }
        draft.title = try form.text(.name) ?? ""
        draft.depth = form.choice(.kind) ?? .outer
        draft.family = form.choice(.doing)
        draft.ingredients = form.all(.needs).compactMap(Ingredient.init(rawValue:))
        draft.minutes = min(120, max(1, form[.minutes].flatMap { Int($0) } ?? 5))
        draft.intro = try form.text(.intro) ?? ""
        let lines = form.all(.step).prefix(12)
        let options = form.all(.option).prefix(12)
        draft.steps = lines.enumerated().map { place, line in
            OwnDraft.Step(line: line, option: options.count > place ? options[place] : "")
        }
        return draft
    }
}

/// The form of a practice of one's own, new or to be changed.
struct OwnPracticePage: Page {
    static let template = "mine/practice"
    static let section: Section? = .practise

    let shelf = Shelf.mine.rawValue
    let heading: String
    let thing: String?
    let name: String
    let kind: Choices
    let doing: Choices
    let needs: Choices
    let minutes: Int
    let intro: String
    let first: [Step]
    let rest: [Step]
    let isRefused: Bool
    let reasons: [String]

    /// A step with its other way.
    struct Step: Sendable {
        let number: Int
        let lineLabel: String
        let optionLabel: String
        let line: String
        let option: String
    }

    init(_ draft: OwnDraft, thing: EntryID?, _ looked: AddedPractice?, _ strings: Strings) {
        heading = strings[thing == nil ? "mine.form.new" : "mine.form.change"]
        self.thing = thing?.text
        name = draft.title
        intro = draft.intro
        minutes = draft.minutes
        let depth = draft.title.isEmpty && draft.steps.isEmpty ? [] : [draft.depth]
        kind = .among(Depth.self, .kind, labels: "mine.form.kinds", legend: "mine.form.kind", chosen: depth, strings)
        doing = Choices(
            name: Field.doing.rawValue,
            legend: strings["mine.form.doing"],
            kind: "radio",
            options: Self.doings.map { family in
                let label = strings["mine.form.doings.\(family.rawValue)"]
                return Choices.Option(value: family.rawValue, label: label, isChosen: draft.family == family)
            }
        )
        needs = .among(
            Ingredient.self,
            .needs,
            labels: "ingredient",
            legend: "mine.form.needs",
            chosen: draft.ingredients,
            strings,
            allowsMany: true
        )
        let count = min(12, max(6, draft.steps.count + 2))
        let steps = (0..<count).map { place in
            let step = draft.steps.count > place ? draft.steps[place] : OwnDraft.Step()
            let number = ["number": String(place + 1)]
            return Step(
                number: place + 1,
                lineLabel: strings.text("mine.form.step", number),
                optionLabel: strings.text("mine.form.option", number),
                line: step.line,
                option: step.option
            )
        }
        first = Array(steps.prefix(max(2, draft.steps.count)))
        rest = Array(steps.dropFirst(first.count))
        isRefused = looked != nil
        reasons = Reasons.lines(looked?.refusals ?? [], strings, places: false)
    }

    /// Something in the room is no choice here: it is offered while someone is far away, and has to be sure (R16).
    private static let doings: [Family] = [.making, .warmth, .movement, .people, .sound, .rest, .living]
}

/// A practice of one's own as a file, new or to be changed.
struct OwnFilePage: Page {
    static let template = "mine/file"
    static let section: Section? = .practise

    let shelf = Shelf.mine.rawValue
    let thing: String?
    let source: String
    let example: String
    let isRefused: Bool
    let reasons: [String]
    let advice: [String]
    let hasAdvice: Bool

    init(source: String, thing: EntryID?, _ looked: AddedPractice?, _ strings: Strings) {
        self.thing = thing?.text
        self.source = source
        example = OwnDraft(example: strings).markdown
        isRefused = looked.map { $0.text == nil } ?? false
        reasons = Reasons.lines(looked?.refusals ?? [], strings, places: true)
        advice = isRefused ? [] : Reasons.lines(looked?.advice ?? [], strings, places: true)
        hasAdvice = !advice.isEmpty
    }
}

/// What is wrong with something that was added, a line each.
enum Reasons {
    /// In plain words, each once; with the lines of the file only where a person sees a file.
    static func lines(_ problems: [ContentProblem], _ strings: Strings, places: Bool) -> [String] {
        var seen: Set<String> = []
        return problems.map { strings.text($0, saysLine: places) }.filter { seen.insert($0).inserted }
    }
}

import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// `/settings/bring`: a file that was taken along comes back: read and checked whole, shown, and then kept at one go.
struct BringPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [BringPage.self, BringFilePage.self, BroughtPage.self]
    /// Most bytes of an uploaded form.
    static let uploadLimit = 128 << 20

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.bring).path)) { _, context in site.answer(BringPage(), context) }
        router.post(RouterPath(Route.setting(.bring).path)) { _, context in try await read(context) }
        router.get(RouterPath(Route.found(.file, id: ":id").path)) { _, context in
            let id = try context.pathID()
            guard let file: ExportFile = await site.work.result(of: id) else { throw WebProblem.notFound }
            var preview: ImportPreview?
            if case .export(let staged) = file { preview = await (try context.requireCompanion()).preview(staged) }
            return site.answer(BringFilePage(file, preview, id: id, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.setting(.bringIn).path)) { _, context in try await bringIn(context) }
        router.get(RouterPath(Route.found(.brought, id: ":id").path)) { _, context in
            guard let brought: Brought = await site.work.result(of: try context.pathID()) else {
                throw WebProblem.notFound
            }
            let canTakeOut = try await context.requireCompanion().canTakeOutImport()
            return site.answer(BroughtPage(brought, canTakeOut: canTakeOut, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.setting(.bringOut).path)) { _, context -> Response in
            try await context.requireCompanion().takeOutImport(form: try context.formID())
            return .seeOther(.timeline)
        }
    }

    private func read(_ context: WebContext) async throws -> Response {
        guard let bytes = context.upload else { throw WebProblem.empty }
        let id = try context.formID()
        let passphrase = context.form?[.filePassphrase].flatMap { Passphrase($0) }
        let route = await site.work.begin(.read, form: id) { _ in
            LongWork.Outcome(.found(.file, id: id.text), result: await ExportFile.read(bytes, passphrase: passphrase))
        }
        return .seeOther(route)
    }

    private func bringIn(_ context: WebContext) async throws -> Response {
        let (companion, form) = (try context.requireCompanion(), try context.formID())
        guard let id = context.form?.id(.entry), let file: ExportFile = await site.work.result(of: id),
            case .export(let staged) = file
        else { throw WebProblem.notNow }
        let route = await site.work.begin(.bring, form: form) { progress in
            let count = try await companion.bringIn(staged, form: form, progress)
            return LongWork.Outcome(.found(.brought, id: form.text), result: Brought(count: count))
        }
        return .seeOther(route)
    }
}

/// How many entries came in.
struct Brought: Sendable {
    let count: Int
}

/// Choosing a file.
struct BringPage: Page {
    static let template = "settings/bring"
    static let section: Section? = .settings
}

/// What is in a file, and what bringing it in would do.
struct BringFilePage: Page {
    static let template = "settings/bringfile"
    static let section: Section? = .settings

    /// The work that read it, to be named by the form.
    let file: String
    /// True when there is something to bring in.
    let canBring: Bool
    let heading: String
    let lines: [String]

    init(_ found: ExportFile, _ preview: ImportPreview?, id: EntryID, _ strings: Strings) {
        file = id.text
        canBring = (preview?.total ?? 0) > 0
        switch found {
        case .export:
            heading = strings[canBring ? "bring.inside" : "bring.nothing"]
            lines = preview.map(strings.lines) ?? []
        case .refused(let problem):
            heading = strings["bring.refused"]
            lines = [strings.text(problem)]
        case .sealed, .unreadable, .notPlain:
            heading = strings["bring.sealed"]
            lines = [strings["bring.sealedtext"]]
        }
    }
}

/// What came in, and taking it out again.
struct BroughtPage: Page {
    static let template = "settings/brought"
    static let section: Section? = .settings

    let text: String
    let canTakeOut: Bool

    init(_ brought: Brought, canTakeOut: Bool, _ strings: Strings) {
        text = strings.plural("bring.done", brought.count)
        self.canTakeOut = canTakeOut && brought.count > 0
    }
}

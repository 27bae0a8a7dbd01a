import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/mine/packs`: packs of practices by others, shown before they come in, and taken out whole.
struct PackPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [PacksPage.self, PackLookPage.self, OnePackPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.mine(.packs).path)) { _, context in
            let companion = try context.requireCompanion()
            let packs = await companion.packs()
            let library = await companion.practices()
            let page = PacksPage(packs, library, gone: await Gone.lines(companion), strings)
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.mine(.packs).path)) { _, context in try await read(context) }
        router.get(RouterPath(Route.mine(.look(":id")).path)) { _, context in
            let id = try context.pathID()
            guard let look: PackLook = await site.work.result(of: id) else { throw WebProblem.notFound }
            var isHere = false
            if case .pack(let pack) = look {
                isHere = await (try context.requireCompanion()).thing(ofPack: pack.manifest.id) != nil
            }
            return site.answer(PackLookPage(look, id: id, isHere: isHere, strings), context)
        }
        router.post(RouterPath(Route.mine(.add).path)) { _, context -> Response in
            guard let id = context.form?.id(.entry), let look: PackLook = await site.work.result(of: id),
                case .pack(let pack) = look
            else { throw WebProblem.notNow }
            try await context.requireCompanion().add(pack.files, form: try context.formID())
            return .seeOther(.mine(.packs))
        }
        router.get(RouterPath(Route.mine(.pack(":id")).path)) { _, context in
            let id = try context.pathID()
            guard let pack = try await context.requireCompanion().practices().packs[id] else {
                throw WebProblem.notFound
            }
            return site.answer(OnePackPage(thing: id.text, inside: PackInside(pack, strings)), context)
        }
    }

    private var strings: Strings { site.catalogue.strings }

    private func read(_ context: WebContext) async throws -> Response {
        guard let bytes = context.upload else { throw WebProblem.empty }
        let (id, catalogue) = (try context.formID(), site.catalogue)
        let route = await site.work.begin(.read, form: id) { _ in
            LongWork.Outcome(.mine(.look(id.text)), result: catalogue.look(atPack: bytes))
        }
        return .seeOther(route)
    }
}

/// The packs that are here.
struct PacksPage: Page {
    static let template = "mine/packs"
    static let section: Section? = .practise

    let shelf = Shelf.packs.rawValue
    let packs: [Row]
    let hasPacks: Bool
    let isFull: Bool
    let gone: [Gone]

    /// One of them.
    struct Row: Sendable {
        let thing: String
        let name: String
        let detail: String
        let link: String
    }

    init(_ kept: [KeptPack], _ library: Library, gone: [Gone], _ strings: Strings) {
        packs = kept.map { one in
            let pack = library.packs[one.thing]
            return Row(
                thing: one.thing.text,
                name: one.name,
                detail: pack.map(strings.contents) ?? strings["mine.practices.unread"],
                link: Route.mine(.pack(one.thing.text)).path
            )
        }
        hasPacks = !packs.isEmpty
        isFull = kept.count >= Companion.packLimit
        self.gone = gone
    }
}

/// What a file holds, before anything of it comes in.
struct PackLookPage: Page {
    static let template = "mine/look"
    static let section: Section? = .practise

    /// The work that read it, to be named by the form.
    let file: String
    let heading: String
    /// What is in it; nil when it can't come in.
    let inside: PackInside?
    let isHere: Bool
    let isWrong: Bool
    /// Why it can't come in.
    let reasons: [String]
    /// How many more reasons there are; nil when none.
    let more: String?

    init(_ look: PackLook, id: EntryID, isHere: Bool, _ strings: Strings) {
        file = id.text
        self.isHere = isHere
        switch look {
        case .pack(let pack):
            (heading, inside, isWrong) = (strings["packs.inside"], PackInside(pack, strings), false)
            (reasons, more) = ([], nil)
        case .refused(let refusal):
            (heading, inside, isWrong) = (strings["packs.refusedtitle"], nil, false)
            (reasons, more) = ([strings.text(refusal)], nil)
        case .wrong(let problems):
            (heading, inside, isWrong) = (strings["packs.wrongtitle"], nil, true)
            reasons = problems.prefix(20).map(\.description)
            more = problems.count > 20 ? strings.text("packs.more", ["count": String(problems.count - 20)]) : nil
        }
    }
}

/// A pack that is here.
struct OnePackPage: Page {
    static let template = "mine/pack"
    static let section: Section? = .practise

    let shelf = Shelf.packs.rawValue
    let thing: String
    let inside: PackInside
}

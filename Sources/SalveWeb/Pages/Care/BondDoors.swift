import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/people/with/…/…`: what is begun with one person, with that person named already.
///
/// Each asks whether it is open about them before anything else; where it is not, other ways stand there (R17).
struct BondDoors: Sendable {
    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.bonds(.send(":id")).path)) { _, context in
            try await door(.pause, context) { person in
                try await SendPages(site: site).page(person, context)
            }
        }
        router.get(RouterPath(Route.bonds(.sheet(":id", form: ":form")).path)) { _, context in
            try await sheet(context)
        }
        router.get(RouterPath(Route.bonds(.practice(":id", name: ":name")).path)) { _, context in
            try await practice(context)
        }
    }

    private func door(
        _ matter: PersonMatter,
        _ context: WebContext,
        _ page: (Person) async throws -> Response
    ) async throws -> Response {
        let person = try await site.person(context)
        guard try await context.requireCompanion().opens(matter, about: person.thing) else {
            return site.otherWays(person, context)
        }
        return try await page(person)
    }

    private func sheet(_ context: WebContext) async throws -> Response {
        let name = Worksheet.FormID(context.parameters.get("form") ?? "")
        guard let intro = try await context.requireCompanion().worksheetIntro(name) else { throw WebProblem.notFound }
        return try await door(intro.form.wholeMatter, context) { person in
            let strings = site.catalogue.strings
            let page = WorksheetIntroPage(intro, about: person, strings, context.settings.wording)
            return site.answer(page, context)
        }
    }

    private func practice(_ context: WebContext) async throws -> Response {
        let id = Practice.ID(context.parameters.get("name") ?? "")
        guard let shown = try await context.requireCompanion().shown(id) else { throw WebProblem.notFound }
        let asks = shown.text.practice.asksAboutAnother
        return try await door(asks ? .theirView : .mySide, context) { person in
            try await PracticePages(site: site).page(shown, about: person, context)
        }
    }
}

extension WorksheetForm {
    /// What it does with a person it is about as a whole: one's own side alone, where its file says nothing else.
    var wholeMatter: PersonMatter { matter ?? .mySide }
}

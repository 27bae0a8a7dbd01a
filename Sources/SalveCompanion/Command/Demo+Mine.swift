import SalveContent
import SalveCore

/// What Robin made their own: one practice, a name for another, and a line.
extension Demo {
    func makeOwn() async throws(CompanionError) {
        let strings = companion.catalogue.strings
        let id = form()
        try await companion.keep(practice: OwnDraft(example: strings).markdown, form: id)
        try await companion.choose(.pinned, about: OwnPractice(thing: id, title: "", source: "").id, form: form())
        let tea = Practice.ID("warm-drink")
        try await companion.keepWording(of: tea, title: strings["command.demo.wording"], steps: [], form: form())
        try await companion.keepOwnLine(strings["command.demo.line"], form: form())
    }
}

import ArgumentParser
import SalveCompanion
import SalveContent

/// The command `salve story [ID]`.
struct StoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "Made-up stories: one event, four parts, a new option, and the ending without them.",
        discussion: "Without a name it lists them. Nothing is kept, and no vault is needed."
    )

    @Argument(help: "The short name of a story, such as the-drawer.")
    var story: String?

    @Option(name: .long, help: "Which page to read, from 1.")
    var page = 1

    @Flag(name: .long, help: "All pages at once.")
    var all = false

    @Flag(name: .long, help: "What the one in it wrote, day by day.")
    var written = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws { try show() }

    private func show() throws {
        let catalogue = try place.catalogue()
        let terminal = Terminal.standard
        guard let story else {
            if answer.json { return try terminal.print(json: catalogue.stories.map(\.id.name)) }
            return terminal.print(terminal.text.lines(catalogue.stories, catalogue.strings))
        }
        guard let found = catalogue.story(Story.ID(story)) else {
            throw CommandFailure(CompanionError.notFound, catalogue.strings)
        }
        guard (1...found.steps.count).contains(page) else {
            let values = ["count": String(found.steps.count)]
            throw CommandFailure(.wrongUse, catalogue.strings.text("story.command.pages", values))
        }
        if answer.json { return try terminal.print(json: Handout(found, catalogue)) }
        if written { return terminal.print(terminal.text.lines(writtenIn: found, catalogue)) }
        if all { return terminal.print(terminal.text.lines(Handout(found, catalogue))) }
        terminal.print(terminal.text.lines(found, page: page, catalogue.strings))
    }
}

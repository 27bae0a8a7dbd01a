import Hummingbird
import SalveCompanion
import SalveContent

/// `/stories`: made-up stories, told page by page; what is opened is recorded nowhere.
struct StoryPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        StoriesPage.self, StoryPage.self, StoryStepPage.self, StoryWholePage.self, StoryWrittenPage.self,
    ]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.stories(.shelf).path)) { _, context in
            site.answer(StoriesPage(site.catalogue), context)
        }
        router.get(RouterPath(Route.stories(.one(":name")).path)) { _, context in
            site.answer(StoryPage(try story(context), site.catalogue), context)
        }
        router.get(RouterPath(Route.stories(.page(":name", ":number")).path)) { _, context in
            let story = try story(context)
            guard let number = context.parameters.get("number").flatMap({ Int($0) }),
                story.steps.indices.contains(number - 1)
            else { throw WebProblem.notFound }
            return site.answer(StoryStepPage(story, number: number, site.catalogue.strings), context)
        }
        router.get(RouterPath(Route.stories(.whole(":name")).path)) { _, context in
            site.answer(StoryWholePage(try story(context), site.catalogue.strings), context)
        }
        router.get(RouterPath(Route.stories(.written(":name")).path)) { _, context in
            site.answer(StoryWrittenPage(try story(context), site.catalogue), context)
        }
    }

    private func story(_ context: WebContext) throws(WebProblem) -> Story {
        let id = Story.ID(context.parameters.get("name") ?? "")
        guard let story = site.catalogue.story(id) else { throw .notFound }
        return story
    }
}

/// The shelf of stories.
struct StoriesPage: Page {
    static let template = "story/shelf"
    static let section: Section? = .reflect

    let stories: [Card]

    /// One of them.
    struct Card: Sendable {
        let link: String
        let title: String
        let summary: String
        let reading: String
        /// True when it tells of being afraid of someone.
        let tellsOfFear: Bool
    }

    init(_ catalogue: Catalogue) {
        stories = catalogue.stories.map { story in
            Card(
                link: Route.stories(.one(story.id.name)).path,
                title: story.title,
                summary: story.summary,
                reading: catalogue.strings.plural("learn.reading", story.minutes),
                tellsOfFear: story.tellsOfFear
            )
        }
    }
}

/// One story, before it begins.
struct StoryPage: Page {
    static let template = "story/one"
    static let section: Section? = .reflect

    let title: String
    let summary: String
    let reading: String
    let tellsOfFear: Bool
    let begin: String
    let whole: String
    let written: String
    let writtenName: String
    let sheet: String
    let review: String

    init(_ story: Story, _ catalogue: Catalogue) {
        let strings = catalogue.strings
        let id = story.id.name
        title = story.title
        summary = story.summary
        reading = strings.plural("learn.reading", story.minutes)
        tellsOfFear = story.tellsOfFear
        begin = Route.stories(.page(id, "1")).path
        whole = Route.stories(.whole(id)).path
        written = Route.stories(.written(id)).path
        writtenName = strings.text("story.written", ["name": story.who])
        sheet = Route.learn(.sheet(Handout.Kind.story.rawValue, id: id)).path
        review = strings.text(
            "practice.review",
            [
                "reader": story.review.secondReader ?? strings["practice.notYet"],
                "clinician": story.review.clinician ?? strings["practice.notYet"],
            ]
        )
    }
}

/// A page of a story as a template shows it.
struct StoryStep: Sendable {
    let part: String
    let label: String
    /// What that part is, in one line; nil where the label says it.
    let about: String?
    let heading: String
    let blocks: [ProseBlock]

    init(_ step: Story.Step, of story: Story, _ strings: Strings) {
        part = step.part.rawValue
        label = story.label(of: step, strings)
        let key = "story.about." + step.part.rawValue
        about = strings.contains(key) ? strings[key] : nil
        heading = step.heading
        blocks = ProseBlock.all(of: step.text)
    }
}

/// One page of it.
struct StoryStepPage: Page {
    static let template = "story/step"

    let title: String
    let count: String
    let step: StoryStep
    let tellsOfFear: Bool
    let whole: String
    let stop: String
    let back: String
    /// The next page; nil at the end.
    let next: String?
    /// What the one in it wrote; nil before the end.
    let written: String?
    let writtenName: String

    init(_ story: Story, number: Int, _ strings: Strings) {
        let (id, last) = (story.id.name, story.steps.count)
        title = story.title
        count = strings.text("story.page", ["number": String(number), "count": String(last)])
        step = StoryStep(story.steps[number - 1], of: story, strings)
        tellsOfFear = story.tellsOfFear
        whole = Route.stories(.whole(id)).path
        stop = Route.stories(.shelf).path
        back = Route.stories(number == 1 ? .one(id) : .page(id, String(number - 1))).path
        next = number == last ? nil : Route.stories(.page(id, String(number + 1))).path
        written = number == last ? Route.stories(.written(id)).path : nil
        writtenName = strings.text("story.written", ["name": story.who])
    }
}

/// All of its pages at once.
struct StoryWholePage: Page {
    static let template = "story/whole"
    static let section: Section? = .reflect

    let title: String
    let back: String
    let steps: [StoryStep]
    let tellsOfFear: Bool
    let sheet: String

    init(_ story: Story, _ strings: Strings) {
        title = story.title
        back = Route.stories(.one(story.id.name)).path
        steps = story.steps.map { StoryStep($0, of: story, strings) }
        tellsOfFear = story.tellsOfFear
        sheet = Route.learn(.sheet(Handout.Kind.story.rawValue, id: story.id.name)).path
    }
}

/// What the one in it wrote, entry by entry.
struct StoryWrittenPage: Page {
    static let template = "story/written"
    static let section: Section? = .reflect

    let title: String
    let heading: String
    let back: String
    let tellsOfFear: Bool
    let entries: [Entry]

    /// One entry.
    struct Entry: Sendable {
        let when: String
        let kind: String
        let parts: [Part]
    }

    /// Something that was asked, and what stands there.
    struct Part: Sendable {
        let label: String?
        let lines: [String]
    }

    init(_ story: Story, _ catalogue: Catalogue) {
        title = story.title
        heading = catalogue.strings.text("story.written", ["name": story.who])
        back = Route.stories(.one(story.id.name)).path
        tellsOfFear = story.tellsOfFear
        entries = story.written(catalogue).map { entry in
            let parts = entry.parts.map { Part(label: $0.label.isEmpty ? nil : $0.label, lines: $0.lines) }
            return Entry(when: entry.when, kind: entry.kind, parts: parts)
        }
    }
}

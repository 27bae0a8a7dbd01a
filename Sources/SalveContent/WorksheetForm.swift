public import SalveCore

/// A guided piece of writing: its questions, a page each, and what each of them asks of a person.
public struct WorksheetForm: Equatable, Sendable {
    /// Where it stands in the list.
    public enum Group: String, CaseIterable, Hashable, Sendable {
        /// After something that stung.
        case sting
        /// A day, or something that went wrong.
        case day
        /// Quiet ones.
        case quiet
        /// Words to oneself.
        case words
        /// With someone else.
        case others
        /// The reflection, which has its own door and is in no list of worksheets.
        case reflect
        /// The loop, which has a door of its own as well.
        case loop

        /// True for what stands in no list of worksheets.
        public var hasOwnDoor: Bool { self == .reflect || self == .loop }
    }

    /// The stable name.
    public internal(set) var id: Worksheet.FormID
    /// Its name.
    public let title: String
    /// Counts up when its meaning changes; stored with each worksheet.
    public let revision: Int
    /// Where it stands in the list.
    public let group: Group
    /// What it does with another person, where it is about one as a whole (R17); nil where it is not.
    public let matter: PersonMatter?
    /// The shortest and the longest it takes.
    public let minutes: ClosedRange<Int>
    /// One line for the list.
    public let summary: Worded<String>
    /// One plain line: when to leave it.
    public let stopIf: String
    /// True when it can be about something that was, or something that may come.
    public let isTimed: Bool
    /// The family that is remembered when it lands harder.
    public let family: Family
    /// The part that stands alone as the short form.
    public let short: String
    /// Where it comes from.
    public let tradition: String
    /// How well it is studied, modestly.
    public let evidence: String
    /// Who has read it, apart from its writer.
    public let review: Review
    /// Its parts, in the order in which they are asked.
    public let parts: [WorksheetPart]

    /// The part of that name; nil when there is none.
    public func part(_ id: String) -> WorksheetPart? { parts.first { $0.id == id } }

    /// The name by which the rules know it; it is opened like a practice, and never offered.
    public var screen: Practice.ID { Self.screen(id) }

    /// The name by which the rules know the form of that name.
    public static func screen(_ id: Worksheet.FormID) -> Practice.ID { Practice.ID("sheet-" + id.name) }

    /// The parts that are there for someone who leaves these ingredients out (R8).
    public func parts(about: Worksheet.About?, without leftOut: IngredientSet) -> [WorksheetPart] {
        parts.filter { $0.ingredients(about: about).isDisjoint(with: leftOut) }
    }

    /// What the rules see of it (R19): as deep and as likely to sting as the deepest of the parts that are there.
    public func practice(about: Worksheet.About?, without leftOut: IngredientSet) -> Practice {
        let inner = parts(about: about, without: leftOut).filter(\.depth.isInner)
        let deepest = inner.max { $0.depth.order < $1.depth.order }?.depth ?? .outer
        return Practice(
            id: screen,
            depth: deepest,
            risk: inner.map(\.risk).max() ?? .low,
            ingredients: IngredientSet(inner.flatMap { $0.ingredients(about: about).members }),
            family: family,
            steps: 1,
            asksAboutAnother: matter?.needsSafety ?? false
        )
    }
}

/// One question of a worksheet.
public struct WorksheetPart: Equatable, Sendable {
    /// How it is answered.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A text.
        case text
        /// Lines, each by itself.
        case lines
        /// Choices, and one's own words where the part says so.
        case choose
        /// Two texts side by side.
        case pair
        /// Feeling words, and words of one's own.
        case feelings
        /// Places in the body.
        case body
        /// Thoughts, each a line with its kind.
        case thoughts
        /// Possible reasons, each with how sure.
        case reasons
        /// Whether one is in touch with the feeling, and can look at it from the side.
        case touch
        /// One's own people, or somebody in one's own words.
        case people

        /// True where a part of this kind is written, and can't be answered by choosing alone.
        public var isWritten: Bool {
            switch self {
            case .text, .lines, .pair, .thoughts, .reasons: true
            case .choose, .feelings, .body, .touch, .people: false
            }
        }
    }

    /// How far a feeling is felt, or seen from the side.
    public enum Degree: String, CaseIterable, Hashable, Sendable {
        /// Hardly.
        case hardly
        /// A bit.
        case bit
        /// Yes.
        case yes
    }

    /// What is asked that needs safety with a person (R17).
    public enum Towards: String, CaseIterable, Hashable, Sendable {
        /// The inner world of another person; a line above the question says for whom it is.
        case other
        /// What one’s own ways do to a bond.
        case bond
        /// What may be wrong with one’s own view of them.
        case doubt
    }

    /// One choice; it becomes the person's own words.
    public struct Choice: Equatable, Sendable {
        /// Its name.
        public let id: String
        /// The line.
        public let line: Worded<String>
    }

    /// Its name in the form.
    public let id: String
    /// The question, at most 14 words.
    public let question: Worded<String>
    /// The question where it is about something that may come; nil when it is the same.
    public let future: String?
    /// A line of help; nil when it needs none.
    public let help: Worded<String>?
    /// How it is answered.
    public let kind: Kind
    /// The part of self-compassion that it carries; nil for none.
    public let component: Component?
    /// Where it turns attention.
    public let depth: Depth
    /// How likely it is that it stings.
    public let risk: Risk
    /// What it needs, whatever it is about.
    public let ingredients: IngredientSet
    /// What it asks that needs safety with a person (R17); nil where it asks nothing of the kind.
    public let towards: Towards?
    /// True when it is not asked about someone who is kept simple (R17).
    public var asksAboutAnother: Bool { towards != nil }
    /// The choices; empty where there are none.
    public let choices: [Choice]
    /// True when more than one may be chosen.
    public let allowsMany: Bool
    /// True when one's own words may stand beside the choices, or in their place.
    public let allowsOwn: Bool
    /// What the two sides are called; nil where there are no sides.
    public let sides: Sides?
    /// True when what is written can become one small next thing.
    public let isNext: Bool
    /// What it is called among the parts, where a new stretch of them begins; nil where the stretch goes on.
    public let tab: String?
    /// What its answer is called where it stays in view on later pages; nil where it does not stay.
    public let pin: String?
    /// True for the parts of the short way.
    public let isBrief: Bool

    /// True when what is written stands in the box that can be copied out.
    public let isCopied: Bool

    /// True where several things can be chosen at once.
    public var takesMany: Bool {
        switch kind {
        case .choose: allowsMany
        case .feelings, .body, .reasons: true
        case .text, .lines, .pair, .thoughts, .touch, .people: false
        }
    }

    /// The names of two sides.
    public struct Sides: Equatable, Sendable {
        /// The first.
        public let first: Worded<String>
        /// The one beside it.
        public let second: Worded<String>
    }

    /// What it needs: the past where it asks what was, and something imagined where it asks what may come.
    public func ingredients(about: Worksheet.About?) -> IngredientSet {
        guard future != nil else { return ingredients }
        return IngredientSet(ingredients.members + [about == .future ? .imagined : .past])
    }

    /// The question, for what the worksheet is about.
    public func question(about: Worksheet.About?, _ wording: Wording) -> String {
        if about == .future, let future { return future }
        return question[wording]
    }

    /// What the rules see of it (R17, R19).
    public func practice(in form: WorksheetForm, about: Worksheet.About?) -> Practice {
        Practice(
            id: form.screen,
            depth: depth,
            risk: risk,
            ingredients: ingredients(about: about),
            family: depth.isInner ? form.family : .making,
            steps: 1,
            asksAboutAnother: asksAboutAnother || form.matter?.needsSafety ?? false
        )
    }
}

extension Depth {
    /// From outside in.
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Catalogue {
    /// The form of that name; nil when there is none.
    public func worksheet(_ id: Worksheet.FormID) -> WorksheetForm? { worksheets.first { $0.id == id } }

    /// The form that the rules know by that name; nil when there is none.
    public func worksheet(screen: Practice.ID) -> WorksheetForm? { worksheets.first { $0.screen == screen } }

    /// The title of a practice, or of a worksheet that was open like one; nil when there is neither.
    public func title(of practice: Practice.ID) -> String? {
        self.practice(practice)?.title ?? worksheet(screen: practice)?.title
    }
}

/// A worksheet read as a reflection: one upsetting event from feeling to new option, in plain fields.
///
/// It is no record of its own: what is here was written on the worksheet `reflection`, part by part, in any order.
public struct Reflection: Hashable, Sendable {
    /// The form on which reflections are written.
    public static let form = Worksheet.FormID("reflection")

    /// The parts of the form, by the names under which they are stored.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// What a camera would have seen.
        case happened
        /// What was felt.
        case feelings
        /// Where in the body.
        case body
        /// What the mind said.
        case thoughts
        /// Possible reasons of one's own.
        case mine
        /// Possible reasons of another.
        case theirs
        /// What may be colouring the view.
        case colour
        /// Whether one is in touch, and in perspective.
        case touch
        /// A line that makes the pain normal.
        case normal
        /// A friend's voice beside one's own.
        case friend
        /// Why the feeling has its reasons, or needs none.
        case side
        /// What one tends to do to feel safer.
        case actions
        /// What happens next.
        case next
        /// What is needed.
        case need
        /// A new option.
        case option
        /// Who could encourage one first.
        case bridge
    }

    /// The worksheet it is.
    public let sheet: Worksheet

    /// The worksheet as a reflection; nil when it is of another form.
    public init?(_ sheet: Worksheet) {
        guard sheet.form == Self.form else { return nil }
        self.sheet = sheet
    }

    /// What was answered in a part.
    public subscript(_ part: Part) -> Worksheet.Answer { sheet[part.rawValue] }

    /// Whom it is about; nil when not said.
    public var person: EntryID? { sheet.person }
    /// What a camera would have seen.
    public var happened: String { self[.happened].text }
    /// Feeling words that ship.
    public var feelings: [WordID] { self[.feelings].picks.map { WordID($0) } }
    /// Feelings in one's own words, as they were typed.
    public var ownFeelings: String { self[.feelings].text }
    /// Where in the body.
    public var places: [BodyPlace] { self[.body].picks.compactMap(BodyPlace.init(rawValue:)) }
    /// What the mind said, a line each.
    public var thoughts: [Worksheet.Thought] { self[.thoughts].thoughts }
    /// What one did to feel safer, by the names of the form's lines.
    public var actions: [String] { self[.actions].picks }
    /// The same in one's own words.
    public var ownActions: String { self[.actions].text }
    /// What happened next.
    public var whatFollowed: String { self[.next].text }
    /// Needs, by their names.
    public var needs: [Need] { self[.need].picks.compactMap(Need.init(rawValue:)) }
    /// The new option in one's own words; empty when there is none yet.
    public var option: String { self[.option].text }
}

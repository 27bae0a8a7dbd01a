/// What a timeline holds of letters, and of lines from a steady day.
struct LetterShelves: Sendable {
    var letters = Shelf<Letter>()
    var lines = Shelf<SteadyLine>()

    func entry(of thing: EntryID) -> EntryID? { letters.entry(of: thing) ?? lines.entry(of: thing) }

    func addPlaces(_ hidden: [EntryID: Int], to places: inout [Timeline.Place]) {
        letters.addPlaces(.letter, hidden, to: &places)
        lines.addPlaces(.line, hidden, to: &places)
    }
}

extension Timeline {
    /// Letters, in the order they were begun.
    public var letters: [Current<Letter>] { letterShelves.letters.visible(hidden) }

    /// The letter of that thing; nil when there is none, or when it is deleted.
    public func letter(_ thing: EntryID) -> Current<Letter>? { letterShelves.letters.visible(thing, hidden) }

    /// Lines from a steady day, in the order they were made.
    public var steadyLines: [Current<SteadyLine>] { letterShelves.lines.visible(hidden) }

    /// The line of that thing; nil when there is none, or when it is deleted.
    public func steadyLine(_ thing: EntryID) -> Current<SteadyLine>? { letterShelves.lines.visible(thing, hidden) }
}

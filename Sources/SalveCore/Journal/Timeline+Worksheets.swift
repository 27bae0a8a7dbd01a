extension Timeline {
    /// Worksheets, in the order they were begun.
    public var worksheets: [Current<Worksheet>] { sheets.visible(hidden) }

    /// The worksheet of that thing; nil when there is none, or when it is deleted.
    public func worksheet(_ thing: EntryID) -> Current<Worksheet>? { sheets.visible(thing, hidden) }

    /// The worksheet that was last open in this sitting; nil when there is none.
    public func worksheet(in sitting: EntryID) -> Current<Worksheet>? {
        worksheets.last { $0.value.sitting == sitting }
    }

    /// The worksheet whose present version this entry holds; nil when it holds none.
    public func worksheet(heldBy entry: EntryID) -> EntryID? { sheets.thing(heldBy: entry) }
}

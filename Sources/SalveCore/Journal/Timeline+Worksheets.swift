/// What a timeline holds of worksheets.
struct SheetShelves: Sendable {
    private(set) var sheets = Shelf<Worksheet>()
    private var openIn: [EntryID: EntryID] = [:]

    mutating func put(_ sheet: Worksheet, by event: JournalEvent) {
        sheets.put(sheet, sheet.thing, by: event)
        if let sitting = sheet.sitting { openIn[sitting] = sheet.thing }
    }

    /// The worksheet that was open in a sitting.
    func thing(in sitting: EntryID) -> EntryID? { openIn[sitting] }
}

extension Timeline {
    /// Worksheets, in the order they were begun.
    public var worksheets: [Current<Worksheet>] { sheetShelves.sheets.visible(hidden) }

    /// The newest worksheets that are wanted, so many at the most, newest first.
    ///
    /// Cost: as many looks as it takes to find them.
    public func newestWorksheets(_ limit: Int, where isWanted: (Worksheet) -> Bool) -> [Current<Worksheet>] {
        sheetShelves.sheets.newest(limit, hidden, where: isWanted)
    }

    /// The worksheet of that thing; nil when there is none, or when it is deleted.
    public func worksheet(_ thing: EntryID) -> Current<Worksheet>? { sheetShelves.sheets.visible(thing, hidden) }

    /// The worksheet that was last open in this sitting; nil when there is none.
    public func worksheet(in sitting: EntryID) -> Current<Worksheet>? {
        let found = sheetShelves.thing(in: sitting).flatMap { worksheet($0) }
        return found?.value.sitting == sitting ? found : nil
    }

    /// The worksheet whose present version this entry holds; nil when it holds none.
    public func worksheet(heldBy entry: EntryID) -> EntryID? { sheetShelves.sheets.thing(heldBy: entry) }

    /// Reflections, in the order they were begun, each with when that was.
    public var reflections: [Current<Reflection>] {
        worksheets.compactMap { one in
            Reflection(one.value).map { Current(value: $0, entry: one.entry, at: one.at) }
        }
    }
}

/// What a timeline holds of worksheets.
struct SheetShelves: Sendable {
    private(set) var sheets = Shelf<Worksheet>()
    private var openIn: [EntryID: EntryID] = [:]
    private var begun: [Timeline.SheetList: [EntryID]] = [:]

    mutating func put(_ sheet: Worksheet, by event: JournalEvent) {
        let before = sheets[sheet.thing].map { Timeline.SheetList($0.value) }
        sheets.put(sheet, sheet.thing, by: event)
        if let sitting = sheet.sitting { openIn[sitting] = sheet.thing }
        let list = Timeline.SheetList(sheet)
        if before == list { return }
        // What changes its list was begun lately, so that it is found near the end.
        if let before, let place = begun[before]?.lastIndex(of: sheet.thing) { begun[before]?.remove(at: place) }
        begun[list, default: []].append(sheet.thing)
    }

    /// The worksheet that was open in a sitting.
    func thing(in sitting: EntryID) -> EntryID? { openIn[sitting] }

    /// The things of a list, in their order.
    func things(in list: Timeline.SheetList) -> [EntryID] { begun[list] ?? [] }
}

extension Timeline {
    /// Worksheets, in the order they were begun.
    public var worksheets: [Current<Worksheet>] { sheetShelves.sheets.visible(hidden) }

    /// The lists that worksheets stand in.
    public enum SheetList: Hashable, Sendable {
        /// Reflections that were begun and not yet kept.
        case reflectionsBegun
        /// Reflections that were kept, in the order they were.
        case reflectionsKept
        /// Loops, begun or kept.
        case loops
        /// All other worksheets.
        case others

        init(_ sheet: Worksheet) {
            switch sheet.form {
            case Reflection.form: self = sheet.isFinished ? .reflectionsKept : .reflectionsBegun
            case Loop.form: self = .loops
            default: self = .others
            }
        }
    }

    /// The newest worksheets of a list, newest first, so many at the most.
    ///
    /// Cost: as many looks as it takes to find them.
    public func newestWorksheets(_ limit: Int, in list: SheetList) -> [Current<Worksheet>] {
        Array(sheetShelves.things(in: list).reversed().lazy.compactMap { worksheet($0) }.prefix(limit))
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

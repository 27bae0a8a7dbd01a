import SalveCore
import Testing

/// The lists that worksheets stand in.
struct SheetListTests {
    @Test("reflections stand in the list of what is begun, then of what is kept; deleted ones in none, others apart")
    func lists() {
        let now = LocalTime(moment: Moment(milliseconds: 1_763_000_000_000), zone: "UTC", offset: 0)
        var timeline = Timeline()
        var entries: UInt64 = 0
        func apply(_ what: JournalEvent.What) -> EntryID {
            entries += 1
            let entry = EntryID(high: 2, low: entries)
            timeline.apply(JournalEvent(id: entry, happened: now, recorded: now.moment, origin: .web, what: what))
            return entry
        }
        func put(_ number: UInt64, _ form: Worksheet.FormID, isFinished: Bool = false) -> EntryID {
            let thing = EntryID(high: 1, low: number)
            var sheet = Worksheet(thing: thing, form: form, revision: 1, lastWritten: now.moment)
            sheet.isFinished = isFinished
            return apply(.worksheet(sheet))
        }
        func things(_ list: Timeline.SheetList, _ limit: Int = 9) -> [UInt64] {
            timeline.newestWorksheets(limit, in: list).map(\.value.thing.low)
        }
        for number in 1...4 { _ = put(UInt64(number), Reflection.form) }
        _ = put(5, Worksheet.FormID("loss"))
        _ = put(3, Reflection.form, isFinished: true)
        let last = put(1, Reflection.form, isFinished: true)
        #expect(things(.reflectionsBegun) == [4, 2])
        #expect(things(.reflectionsKept) == [1, 3])
        #expect(things(.reflectionsKept, 1) == [1])
        #expect(things(.others) == [5])

        _ = apply(.deleted([last]))
        #expect(things(.reflectionsKept) == [3])
        #expect(timeline.reflections.map(\.value.sheet.thing.low) == [2, 3, 4])
    }
}

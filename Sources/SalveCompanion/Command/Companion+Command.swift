import SalveCore
import SalveVault

/// What the command line needs beside what a person can ask.
extension Companion {
    /// An id for a form that is made here.
    nonisolated func newForm() -> EntryID { surroundings.newID() }

    /// The time now, by the local clock.
    nonisolated var localTime: LocalTime { surroundings.now() }

    /// Keeps one made-up entry, and says its number: for the test that kills Salve in the middle of writing.
    func appendMadeUp() async throws(CompanionError) -> Int {
        let thing = newForm()
        let item = CareItem(thing: thing, text: "made up", size: .tiny, place: "", isForBadTimes: false)
        try await record([.item(item)], form: thing)
        return await lastNumber()
    }
}

import SalveCore

/// What the command line needs beside what a person can ask.
extension Companion {
    /// An id for a form that is made here.
    nonisolated func newForm() -> EntryID { surroundings.newID() }

    /// The time now, by the local clock.
    nonisolated var localTime: LocalTime { surroundings.now() }
}

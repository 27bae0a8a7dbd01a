public import SalveCore

extension Companion {
    /// Hides an entry and all that belongs to it; returns the deletion's id, by which it can be taken back.
    ///
    /// A thing of one's own may be named by itself or by the entry that holds its present version.
    @discardableResult
    public func delete(_ entryOrThing: EntryID, form: EntryID) async throws(CompanionError) -> EntryID {
        if timeline.knows(form) { return form }
        let entry = timeline.entry(of: entryOrThing) ?? entryOrThing
        guard timeline.knows(entry), !timeline.isHidden(entry) else { throw .notFound }
        open[entry] = nil
        let worksheet = timeline.worksheet(heldBy: entry)
        let entries = timeline.wholeEntries(of: entry)
        let going = drafts(goingWith: entries)
        try await record([.deleted(entries)], form: form)
        // What was typed and not kept goes at once: nothing could show it after this.
        if let worksheet { try await dropDrafts(ofWorksheet: worksheet) }
        for slot in going { try await dropDraft(in: slot) }
        return form
    }

    /// Takes a deletion back, within its minute.
    public func restore(_ deletion: EntryID, form: EntryID) async throws(CompanionError) {
        if timeline.knows(form) { return }
        guard openDeletions().contains(deletion) else { throw .tooLate }
        try await record([.restored(deletion)], form: form)
    }

    /// Deletions that can still be taken back, newest first.
    public func openDeletions() -> [EntryID] {
        let now = surroundings.now().moment
        return timeline.openDeletions.reversed()
            .filter { now.milliseconds - $0.at.milliseconds < Self.undoTime }.map(\.deletion)
    }
}

/// Reads the whole log: opens every seal, then walks the chain back from the head.
struct LogReader: Sendable {
    let store: any VaultStore
    let sealer: Sealer
    let head: SealedHead
    /// Whether each ciphertext's hash is recomputed too; the seals do not need it, `verify` does.
    var checksHashes = false
    /// Told how many rows were read, of how many the head vouches for.
    var progress: VaultProgress = { _, _ in }

    /// Rows read at a time: enough that a page is worth a task of its own.
    static let pageSize = 1_024

    /// One place, read.
    struct Place: Sendable {
        var entry: OpenedEntry
        /// The chain value before it, as its row says; empty when the row is missing.
        var previous: [UInt8]
        /// The chain values it may lead to: by the hash it carries and, where that fails, by its own ciphertext.
        var leadsTo: [[UInt8]]
        /// Whether the hash it carries is that of its ciphertext.
        var hashHolds: Bool
        var isMissing: Bool { leadsTo.isEmpty }
    }

    /// All places in order; a number without a row stands as a missing place.
    func places() async throws(VaultError) -> [Place] {
        let pages = try await openedPages()
        return linked(withGaps(pages.flatMap { $0 }))
    }

    // MARK: Opening

    // Pages are opened by tasks of their own while the next is being read.
    private func openedPages() async throws(VaultError) -> [[Place]] {
        let result: Result<[[Place]], VaultError> = await withTaskGroup(of: (Int, [Place]).self) { group in
            var after = EntryNumber.none
            var count = 0
            do throws(VaultError) {
                while true {
                    let rows = try await store.entries(after: after, limit: Self.pageSize)
                    guard let last = rows.last else { break }
                    after = last.number
                    let index = count
                    count += 1
                    group.addTask { (index, self.open(rows)) }
                    progress(min(after.value, head.number.value), head.number.value)
                    if rows.count < Self.pageSize { break }
                }
            } catch {
                return .failure(error)
            }
            var pages = [[Place]](repeating: [], count: count)
            for await (index, places) in group { pages[index] = places }
            return .success(pages)
        }
        return try result.get()
    }

    private func open(_ rows: [SealedEntry]) -> [Place] {
        rows.indices.map { index in
            let row = rows[index]
            let chain = row.chain
            let needsOwnHash = checksHashes || index + 1 == rows.count || rows[index + 1].previous != chain
            var place = Place(entry: sealer.open(row), previous: row.previous, leadsTo: [chain], hashHolds: true)
            if needsOwnHash, let ciphertext = row.ciphertext {
                let hash = Chain.hash(ciphertext)
                place.hashHolds = hash == row.hash
                place.leadsTo.append(Chain.value(after: row.previous, header: row.header, hash: hash))
            }
            return place
        }
    }

    // MARK: The chain

    private func withGaps(_ places: [Place]) -> [Place] {
        // Without a genuine head no number says how long the log was, so no gap can be told from a damaged number.
        guard sealer.isGenuine(head) else { return places }
        var result: [Place] = []
        result.reserveCapacity(places.count)
        var next = 1
        func fill(to number: Int) {
            while next < min(number, head.number.value + 1) {
                let entry = OpenedEntry(number: EntryNumber(next), id: nil, state: .damaged)
                result.append(Place(entry: entry, previous: [], leadsTo: [], hashHolds: true))
                next += 1
            }
        }
        for place in places {
            fill(to: place.entry.number.value)
            result.append(place)
            next = max(next, place.entry.number.value + 1)
        }
        fill(to: head.number.value + 1)
        return result
    }

    /// Walks back from the head: each place the chain vouches for vouches for the one before it.
    ///
    /// A place that opens but is not the one vouched for (an old row played back) is damaged too.
    private func linked(_ places: [Place]) -> [Place] {
        var places = places
        var vouched: [UInt8]?
        for index in places.indices.reversed() {
            let place = places[index]
            if place.entry.number == head.number, sealer.isGenuine(head) { vouched = head.chain }
            let isVouched = vouched.map { place.leadsTo.contains($0) }
            if isVouched == false, place.entry.state != .damaged {
                places[index].entry = OpenedEntry(number: place.entry.number, id: place.entry.id, state: .damaged)
            }
            let isOpen = place.entry.state != .damaged
            vouched = isVouched == true || (isVouched == nil && isOpen) ? place.previous : nil
        }
        return places
    }
}

extension Sealer {
    /// Whether the log ends where this head says.
    func condition(of head: SealedHead, in store: any VaultStore) async throws(VaultError) -> VaultCondition {
        guard isGenuine(head) else { return .headAltered }
        let before = EntryNumber(head.number.value - 1)
        let end = try await store.entries(after: before, limit: 2)
        if head.number == .none ? end.isEmpty : end.map(\.number) == [head.number] { return .sound }
        let last = try await lastRow(in: store)
        return .endDiffers(head: head.number, found: last?.number ?? .none)
    }

    /// The last row of the log, found the long way: only asked for when something is wrong.
    func lastRow(in store: any VaultStore) async throws(VaultError) -> SealedEntry? {
        var last: SealedEntry?
        while true {
            let rows = try await store.entries(after: last?.number ?? .none, limit: LogReader.pageSize)
            guard let end = rows.last else { return last }
            last = end
        }
    }
}

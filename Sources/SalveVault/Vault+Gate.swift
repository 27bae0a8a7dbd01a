// What is read is opened with the keys of that moment, and what is sealed is written under them: so nothing else may be
// under way while all keys change. Calls pass side by side; a change of keys waits for those inside, and keeps later
// ones outside until it is done.
extension Vault {
    func enter() async {
        while isChangingKeys { await untilSomeoneLeaves() }
        callsInside += 1
    }

    func leave() {
        callsInside -= 1
        if callsInside == 0 { wake() }
    }

    func enterAlone() async {
        // NB: looked at again after each wait, since others may have come in between.
        while isChangingKeys || callsInside > 0 { await untilSomeoneLeaves() }
        isChangingKeys = true
    }

    func leaveAlone() {
        isChangingKeys = false
        wake()
    }

    /// Closes the file and refuses every later call; what is under way ends first.
    public func close() async {
        await enterAlone()
        defer { leaveAlone() }
        guard !isClosed else { return }
        isClosed = true
        await store.close()
    }

    private func untilSomeoneLeaves() async {
        await withCheckedContinuation { waiting.append($0) }
    }

    private func wake() {
        let woken = waiting
        waiting = []
        for continuation in woken { continuation.resume() }
    }
}

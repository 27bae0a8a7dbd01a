import SalveCore

/// Robin's answers to the six questions: mild ones, after which nothing changes.
extension Demo {
    func answerSix() async throws(CompanionError) {
        try await companion.keepCloseness([.theCatch: .some, .words: .some, .near: .no, .seen: .lot], form: form())
    }
}

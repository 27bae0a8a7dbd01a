import SalveContent
public import SalveCore

/// Where the six questions about kindness and closeness stand.
public struct ClosenessState: Sendable {
    /// Whether doing comes first, from where and since when; nil when it does not.
    public let lead: Timeline.KindnessLead?
    /// The answers given last; nil when none are kept.
    public let last: Timeline.Current<ClosenessAnswers>?
    /// True once they are offered again.
    public let isAskedAgain: Bool
}

extension Companion {
    /// Where the six questions stand now.
    public func closeness() -> ClosenessState {
        let lead = timeline.kindnessLead(among: catalogue.rules)
        return ClosenessState(
            lead: lead,
            last: timeline.closenessAnswers.last,
            isAskedAgain: lead?.isAskedAgain(at: surroundings.now().moment) ?? false
        )
    }

    /// Keeps answers to the six questions as one entry; when all were passed over, nothing is kept.
    public func keepCloseness(
        _ answers: [ClosenessAnswers.Question: ClosenessAnswers.Answer],
        form: EntryID
    ) async throws(CompanionError) {
        if answers.isEmpty { return }
        try await record([.closeness(ClosenessAnswers(thing: form, answers: answers))], form: form)
    }

    /// Puts doing first by hand, or takes that back, whatever the answers say.
    public func putDoingFirst(_ isFirst: Bool, form: EntryID) async throws(CompanionError) {
        try await choose([Preference(.kindnessUnsafe, isFirst ? "yes" : "")], form: form)
    }

    /// The answers in words, a line for each question that was answered.
    public nonisolated func closenessText(_ answers: ClosenessAnswers) -> String {
        let strings = catalogue.strings
        return ClosenessAnswers.Question.allCases.compactMap { question in
            answers.answers[question].map {
                strings["closeness.questions.\(question.rawValue)"] + " " + strings["closeness.answers.\($0.rawValue)"]
                    + "."
            }
        }.joined(separator: "\n")
    }
}

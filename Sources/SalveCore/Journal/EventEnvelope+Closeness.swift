extension EventEnvelope.Body {
    init(_ closeness: ClosenessAnswers) {
        self.init()
        thing = closeness.thing
        // One name for each question and its answer, in the order of the questions.
        about = ClosenessAnswers.Question.allCases.compactMap { question in
            closeness.answers[question].map { question.rawValue + ":" + $0.rawValue }
        }
    }

    /// The answers; nil when a question or an answer is not known to this Salve.
    var closeness: ClosenessAnswers? {
        guard let thing else { return nil }
        var answers: [ClosenessAnswers.Question: ClosenessAnswers.Answer] = [:]
        for pair in about ?? [] {
            let parts = pair.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let question = ClosenessAnswers.Question(rawValue: parts[0]),
                let answer = ClosenessAnswers.Answer(rawValue: parts[1]), answers[question] == nil
            else { return nil }
            answers[question] = answer
        }
        return ClosenessAnswers(thing: thing, answers: answers)
    }
}

extension EventEnvelope.Body {
    init(_ answered: AnsweredScale) {
        self.init()
        thing = answered.thing
        more = answered.scale.name
        revision = answered.revision
        choice = answered.words
        stepWords = answered.rounds == [""] ? nil : answered.rounds
        written = answered.began
        until = answered.finished
        // One name for each answer: its round from 1, its item, and the number; a dash for one passed over.
        let given = answered.answers.map { ($0.key, String($0.value)) } + answered.passed.map { ($0, "-") }
        about = given.sorted { ($0.0.round, $0.0.item.name) < ($1.0.round, $1.0.item.name) }
            .map { "\($0.0.round + 1):\($0.0.item.name):\($0.1)" }
    }

    /// A time of answering a scale; nil when something in it is not known to this Salve.
    var answeredScale: AnsweredScale? {
        guard let thing, let more, let revision, let choice, let written else { return nil }
        let rounds = stepWords ?? [""]
        guard (1...10).contains(rounds.count) else { return nil }
        var answered = AnsweredScale(
            thing: thing,
            scale: Scale.ID(more),
            revision: revision,
            words: choice,
            rounds: rounds,
            began: written,
            finished: until
        )
        for one in about ?? [] {
            let parts = one.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let round = Int(parts[0]), rounds.indices.contains(round - 1) else { return nil }
            let place = AnsweredScale.Place(Scale.Item.ID(parts[1]), round: round - 1)
            let number = Int(parts[2])
            guard !answered.wasSeen(place), number != nil || parts[2] == "-" else { return nil }
            answered.answer(place, with: number)
        }
        return answered
    }
}

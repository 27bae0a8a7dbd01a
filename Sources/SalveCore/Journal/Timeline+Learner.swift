extension Practice {
    /// The comparison: a minute of just noticing.
    public static let noticing = ID("just-notice")
}

extension LearnerPractice {
    /// What is learned about of these: all but the noticing that they are set beside.
    public static func all(of practices: [Practice]) -> [LearnerPractice] {
        practices.filter { $0.id != Practice.noticing }.map { LearnerPractice($0) }
    }
}

extension Timeline {
    /// What the learner reads of the sittings, oldest first by the person's own days.
    ///
    /// Each practice in a sitting is one: the rating before is the last one when it was chosen, the rating after the first one
    /// in settling; what counts as harder by the rules lands harder here too. The noticing practice is nil. From the hard
    /// door only what had a rating before teaches: such a moment is at its worst and mostly falls by itself, and without a
    /// number nothing can take that off; what landed harder there is remembered by the rules whatever was rated. What
    /// began before `learnsSince` teaches nothing. Cost: one pass, and a sort.
    public var learnerSittings: [LearnerSitting] {
        let since = learnsSince
        var result: [LearnerSitting] = []
        for sitting in sittings {
            for one in sitting.practices where one.at.moment >= since {
                if sitting.door == .hard, one.before == nil { continue }
                result.append(LearnerSitting(one))
            }
        }
        return result.byDay()
    }

    /// From when on sittings teach: the beginning, or when the person last had it forgotten.
    public var learnsSince: Moment {
        Moment(milliseconds: preference(.learnsSince).flatMap { Int64($0) } ?? .min)
    }

    /// Fear of kindness for the learner, 0 to 1 with 0.5 in the middle; nil while the six questions are unanswered.
    ///
    /// From the answers given last: "a bit" is half of "a lot". None at all is 0.25, two "a lot" or four "a bit", which is
    /// where the rule says that kindness feels unsafe (R7), 0.75, and six "a lot" 1. What was passed over draws it to
    /// the middle. Our own judgement: it shifts the prior of inner practices a little, and holds nothing back.
    public var fearOfKindness: Double? { closenessAnswers.last?.value.fear }
}

extension ClosenessAnswers {
    /// How much kindness is feared by these answers, 0 to 1; nil when there are none.
    var fear: Double? {
        guard !answers.isEmpty else { return nil }
        var sum = 0.0
        for answer in answers.values {
            switch answer {
            case .no: break
            case .some: sum += 0.5
            case .lot: sum += 1
            }
        }
        let questions = Double(Question.allCases.count)
        let scaled = sum * questions / Double(answers.count)
        let fear = scaled <= 2 ? 0.25 + 0.25 * scaled : 0.75 + 0.25 * (scaled - 2) / (questions - 2)
        let drawn = 0.5 + (fear - 0.5) * Double(answers.count) / questions
        return saysKindnessFeelsUnsafe ? max(0.75, drawn) : drawn
    }
}

extension [LearnerSitting] {
    /// Oldest first by the person's own days; of one time the order they came in stays.
    ///
    /// Sittings that were brought in later may lie before; mostly there is nothing to do.
    func byDay() -> Self {
        let isInOrder = zip(self, dropFirst()).allSatisfy { $0.day <= $1.day }
        if isInOrder { return self }
        return enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }
}

extension LearnerSitting {
    /// What the learner reads of one practice in a sitting.
    init(_ one: Sitting.Practised) {
        self.init(
            practice: one.practice == Practice.noticing ? nil : one.practice,
            day: one.at.dayAndHour,
            before: one.before,
            after: one.after,
            landing: one.countsAsHarder ? .harder : one.landing
        )
    }
}

extension LocalTime {
    /// The lived day by its number, with the time of day after the point.
    public var dayAndHour: Double { Double(dayNumber) + Double(hour * 60 + minute) / 1_440 }
}

import SalveContent
import SalveCore

/// Robin's check-ins: a wave of easier and harder weeks, a stretch without any, some named late, some written late.
extension Demo {
    /// Days on which nothing is noted, so that the pictures have a gap.
    private static let silence = 104..<121

    /// The check-ins of one day: on most days one, sometimes two or three.
    mutating func noteFeelings(day: Int) async throws(CompanionError) {
        if Self.silence.contains(day) || feelings.below(10) < 2 { return }
        let count = [1, 1, 1, 2, 2, 3][feelings.below(6)]
        for number in 0..<count {
            clock.set(
                daysBeforeEnd: Self.days - day,
                hour: 8 + 5 * number + feelings.below(4),
                minute: feelings.below(60)
            )
            let id = form()
            let answers = answers(on: day)
            if day % 29 == 11, number == 0 {
                let yesterday = await companion.time(on: clock.today.adding(days: -1), around: .evening)
                try await companion.checkIn(answers, happened: yesterday, around: .evening, form: id)
            } else {
                try await companion.checkIn(answers, form: id)
            }
            if day % 41 == 5, number == 0 {
                clock.pass(minutes: 5 * 60)
                try await companion.nameLater(checkIn: id, words: [WordID("hurt")], form: form())
            }
        }
    }

    private mutating func answers(on day: Int) -> CheckIn.Answers {
        var answers = CheckIn.Answers()
        // A wave of about ten weeks, from -6 to 6, with weather on it.
        let wave = [0, 3, 5, 6, 5, 3, 0, -3, -5, -6, -5, -3][day / 6 % 12] + feelings.below(9) - 4
        let field: FeelingField =
            feelings.below(2) == 0 ? (wave < 0 ? .stirred : .lit) : (wave < 0 ? .low : .settled)
        answers.shape = feelings.below(15) == 0 ? .unsure : .field(field)
        let words = companion.catalogue.words.words(in: .field(field)).filter { $0.isEveryday && $0.flag == nil }
        if answers.shape != .unsure, !words.isEmpty, feelings.below(4) > 0 {
            answers.words = [words[feelings.below(words.count)].id]
        }
        if feelings.below(3) > 0 { answers.strength = 1 + feelings.below(4) + (wave < -6 ? 1 : 0) }
        if feelings.below(4) == 0 { answers.about = [AboutContext.allCases[feelings.below(18)]] }
        if feelings.below(12) == 0 { answers.span = .wholeDay }
        return answers
    }
}

import Foundation
import SalveCore

/// What is different from the plain run: one thing at a time.
enum SimulatedTrouble: String, CaseIterable {
    case none = "as described"
    case wrongPriors = "wrong priors"
    case noisyFear = "noisy fear"
    case heavyTails = "heavy tails"
    case missing = "missing ratings"
    case drift = "drift"
    case timeOfDay = "time of day"
    case zero = "all effects zero"
}

/// A moment in which a made-up person opens Salve.
struct SimulatedMoment {
    /// In days, by the person's own clock.
    let day: Double
    /// The distress that nobody sees, 0 to 10.
    let state: Double
    /// The rating that is given.
    let before: Int
}

/// What came of a practice.
struct SimulatedOutcome {
    let after: Int?
    let landing: Landing?
    /// True when kindness stung.
    let stung: Bool
    /// The relief that the practice gave beyond noticing, in points, without the luck of the moment.
    let relief: Double
}

/// A made-up person: how distress comes, and what each practice does.
protocol SimulatedPerson {
    /// The practices of this world, as the rules see them.
    static var practices: [Practice] { get }
    /// What the learner is told of them before anything is seen.
    static func priors(_ trouble: SimulatedTrouble) -> [LearnerPractice]
    /// The place of the practice that helps people best on average.
    static var fixedBest: Int { get }

    init(seed: Int, number: Int, trouble: SimulatedTrouble)

    /// Fear of kindness as it is, in standard deviations.
    var fear: Double { get }
    /// Fear of kindness as it is told, 0 to 1.
    var toldFear: Double { get }

    mutating func moment(on day: Int) -> SimulatedMoment
    /// What a practice brings; nil is a minute of noticing.
    mutating func outcome(of practice: Int?, in moment: SimulatedMoment) -> SimulatedOutcome
    /// The change that a minute of noticing brings in a moment, without luck.
    func base(_ moment: SimulatedMoment) -> Double
    /// The relief beyond noticing that is expected of a practice in a moment, stings counted.
    func relief(of practice: Int, in moment: SimulatedMoment) -> Double
}

extension SimulatedPerson {
    /// The priors that Salve ships for the practices of this world; turned round where they are to be wrong.
    static func shippedPriors(_ trouble: SimulatedTrouble) -> [LearnerPractice] {
        practices.map { practice in
            let shipped = LearnerPractice(practice)
            guard trouble == .wrongPriors else { return shipped }
            return LearnerPractice(
                id: practice.id,
                depth: practice.depth,
                risk: practice.risk,
                family: shipped.family,
                prior: .init(mean: -1.1 - shipped.prior.mean, deviation: shipped.prior.deviation)
            )
        }
    }

    /// A rating as given: rounded, between 0 and 10.
    static func rating(_ value: Double) -> Int { Int(min(10, max(0, value.rounded()))) }

    /// Fear as it is told: a noisy answer has a reliability of 0.7.
    static func told(_ fear: Double, _ trouble: SimulatedTrouble, _ dice: inout SimulationDice) -> Double {
        trouble == .noisyFear ? 0.7.squareRoot() * fear + 0.3.squareRoot() * dice.normal() : fear
    }

    /// Where the hour matters, evenings rise and mornings ease; `day` is in days, by the person's own clock.
    static func shift(by day: Double) -> Double {
        let hour = (day - day.rounded(.down)) * 24
        return hour >= 18 || hour < 5 ? 0.5 : hour < 12 ? -0.4 : 0
    }
}

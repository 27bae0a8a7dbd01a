import Foundation
import Testing

@testable import SalveCore

struct LearnerNumbersTests {
    @Test("exp, log and the normal distribution are those of the C library to twelve digits")
    func sameAsLibrary() {
        for step in -400...400 {
            let x = Double(step) / 20
            #expect(abs(LearnerNumbers.exp(x) / exp(x) - 1) < 1e-13)
            #expect(abs(LearnerNumbers.log(exp(x)) - x) < 1e-12)
            #expect(abs(LearnerNumbers.normal(below: x) - 0.5 * erfc(-x / 2.0.squareRoot())) < 1e-13)
        }
        #expect(LearnerNumbers.exp(-1_000) == 0)
        #expect(LearnerNumbers.normal(below: 40) == 1)
        #expect(LearnerNumbers.normal(below: -40) == 0)
    }

    /// Numbers from numpy 2.4: the posterior of a Bayesian linear regression by its normal equations.
    @Test("observations one by one give what the normal equations give at once")
    func regression() {
        var belief = GaussianBelief(
            means: [-0.4, -0.6, 0.1],
            covariance: [0.5, 0.1, 0, 0.1, 0.6, 0.2, 0, 0.2, 0.9]
        )
        let observations: [([GaussianBelief.Term], value: Double, noise: Double)] = [
            ([(0, 1)], -0.5, 2), ([(0, 1), (1, 2)], -1.5, 1), ([(0, 1), (2, 1)], 0.75, 1.5),
            ([(1, -1), (2, 3)], 2, 0.5), ([(0, 1), (1, 1), (2, 1)], -3, 2.25),
        ]

        for (terms, value, noise) in observations {
            belief.learn(terms, surprise: value - belief.mean(of: terms), noise: noise)
        }

        for (mean, expected) in zip(belief.means, [-0.444_408_17, -0.745_585_27, 0.373_228_36]) {
            #expect(abs(mean - expected) < 1e-7)
        }
        #expect(abs(belief.variance(of: [(0, 1)]) - 0.268_744_61) < 1e-7)
        #expect(abs(belief.variance(of: [(1, 1), (2, 2)]) - 0.714_620_010_3) < 1e-9)
    }

    @Test("the chance that one of two is less is that of their difference")
    func chanceOfTwo() {
        let chances = LearnerChances.least([(-0.5, 0.3), (-0.2, 0.4)])

        #expect(abs(chances[0] - LearnerNumbers.normal(below: 0.3 / 0.5)) < 1e-6)
        #expect(abs(chances[0] + chances[1] - 1) < 1e-12)
    }

    /// Numbers from a quadrature with two million points.
    @Test("the chance that one of three is the least is that of a fine quadrature")
    func chanceOfThree() {
        let chances = LearnerChances.least([(-0.5, 0.3), (-0.3, 0.6), (0.2, 0.4)])

        for (chance, expected) in zip(chances, [0.583_395, 0.371_727, 0.044_876]) {
            #expect(abs(chance - expected) < 1e-4)
        }
    }
}

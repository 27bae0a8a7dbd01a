/// The few functions that the learner needs, since this target imports nothing.
enum LearnerNumbers {
    private static let ln2 = 0.693_147_180_559_945_3

    /// e to the power of x; 0 below -700, and no more than e^700.
    ///
    /// x = k ln 2 + r with |r| <= ln 2 / 2, and the Taylor series of e^r to the 13th power: within 1e-15 of the value.
    static func exp(_ x: Double) -> Double {
        if x < -700 { return 0 }
        let bounded = min(x, 700)
        let k = (bounded / ln2).rounded()
        let r = bounded - k * ln2
        var sum = 1.0
        for place in stride(from: 13.0, through: 1, by: -1) { sum = 1 + r / place * sum }
        return Double(sign: .plus, exponent: Int(k), significand: sum)
    }

    /// The natural logarithm of a number above 0; of anything else that of the least such number.
    ///
    /// x = 2^k m with m between √½ and √2, and log m = 2 artanh((m - 1) / (m + 1)) as a series to the 21st power.
    static func log(_ x: Double) -> Double {
        let x = max(x, .leastNormalMagnitude)
        var (k, m) = (Double(x.exponent), x.significand)
        if m > 1.414_213_562_373_095 { (k, m) = (k + 1, m / 2) }
        let s = (m - 1) / (m + 1)
        var sum = 0.0
        for power in stride(from: 21.0, through: 1, by: -2) { sum = sum * s * s + 1 / power }
        return k * ln2 + 2 * s * sum
    }

    /// 1 / (1 + e^-x).
    static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// The share of the standard normal distribution below x.
    ///
    /// The rational form of Hart, "Computer Approximations" (1968), algorithm 5666, as given by West, "Better
    /// approximations to cumulative normal functions", Wilmott magazine (2005): about 14 digits.
    static func normal(below x: Double) -> Double {
        let size = abs(x)
        if size > 37 { return x > 0 ? 1 : 0 }
        let tail = exp(-size * size / 2) * (size < 7.071_067_811_865_47 ? ratio(size) : fraction(size))
        return x > 0 ? 1 - tail : tail
    }

    private static func ratio(_ x: Double) -> Double {
        let above = [
            3.526_249_659_989_11e-2, 0.700_383_064_443_688, 6.373_962_203_531_65, 33.912_866_078_383,
            112.079_291_497_871, 221.213_596_169_931, 220.206_867_912_376,
        ]
        let below = [
            8.838_834_764_831_84e-2, 1.755_667_163_182_64, 16.064_177_579_207, 86.780_732_202_946_1,
            296.564_248_779_674, 637.333_633_378_831, 793.826_512_519_948, 440.413_735_824_752,
        ]
        return polynomial(above, x) / polynomial(below, x)
    }

    private static func polynomial(_ factors: [Double], _ x: Double) -> Double {
        var sum = 0.0
        for factor in factors { sum = sum * x + factor }
        return sum
    }

    private static func fraction(_ x: Double) -> Double {
        let depth = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))
        return 1 / depth / 2.506_628_274_631
    }
}

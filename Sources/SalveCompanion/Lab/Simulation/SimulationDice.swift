import Foundation

/// Chance for made-up people, from a seed: the same numbers each time (SplitMix64: Steele, Lea and Flood, 2014).
struct SimulationDice {
    private var state: UInt64

    /// Chance of its own for each seed, person and purpose, so that people meet the same luck whatever is chosen for them.
    init(_ seeds: Int...) {
        state = 0x5A17E
        for seed in seeds {
            state ^= UInt64(bitPattern: Int64(seed)) &* 0xD129_0E3F_5C57_41A5
            state = next()
        }
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to 1.
    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number below a limit.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    /// A standard normal number (Box and Muller, 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }

    /// A gamma number of a whole shape.
    mutating func gamma(shape: Int, scale: Double) -> Double {
        var sum = 0.0
        for _ in 0..<shape { sum -= log(1 - uniform()) }
        return sum * scale
    }

    /// A number of Student's t with three degrees of freedom, scaled to a variance of 1.
    mutating func heavy() -> Double {
        let square = pow(normal(), 2) + pow(normal(), 2) + pow(normal(), 2)
        return normal() / (square / 3).squareRoot() / 3.0.squareRoot()
    }
}

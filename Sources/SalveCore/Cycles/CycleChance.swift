/// Whether the order of days could well be chance.
///
/// Days in an order by chance go to and fro as well. Three things set a cycle apart from them: its stretches begin at steady
/// distances, or those of the same end do; or there are clearly fewer or more stretches than chance gives (the runs test of Wald
/// and Wolfowitz, "On a test whether two samples are from the same population", 1940).
enum CycleChance {
    /// How much the days between beginnings may vary, as a share of their mean (by chance about 0.8).
    static let steady = 0.55
    /// The same where there are so many days that tell, and half of the stretches last so many days or longer: moods that
    /// turn without order turn sooner.
    static let steadySlow = 0.75
    static let many = 14
    static let slow = 6
    /// The same for the days between beginnings at the same end (by chance about 0.6), from six stretches on.
    static let steadyAgain = 0.35
    /// So many standard deviations from the count of stretches that chance gives are clear.
    static let clear = 1.3
    /// How much beginnings may vary where there are clearly fewer stretches, or more.
    static let loose = 0.7
    static let looseAgain = 0.5

    /// True when chance gives such stretches easily.
    ///
    /// `lengths` says how many days that tell each stretch has, the ends taking turns; `starts` on which day each begins.
    static func isLikely(_ lengths: [Int], from starts: [Int]) -> Bool {
        let between = variation(zip(starts, starts.dropFirst()).map { $1 - $0 })
        let again = variation(zip(starts, starts.dropFirst(2)).map { $1 - $0 })
        if between <= steady { return false }
        let distances = zip(starts, starts.dropFirst()).map { $1 - $0 }.sorted()
        let isSlow = !distances.isEmpty && distances[distances.count / 2] >= slow && lengths.reduce(0, +) >= many
        if isSlow, between <= steadySlow { return false }
        if lengths.count >= 6, again <= steadyAgain { return false }
        let off = deviations(lengths)
        return !(off <= -clear && between <= loose || off >= clear && again <= looseAgain)
    }

    /// The standard deviation as a share of the mean; infinite for fewer than two numbers.
    private static func variation(_ numbers: [Int]) -> Double {
        let mean = Double(numbers.reduce(0, +)) / Double(max(1, numbers.count))
        guard numbers.count > 1, mean > 0 else { return .infinity }
        let squares = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (squares / Double(numbers.count - 1)).squareRoot() / mean
    }

    /// How far the count of stretches is from what chance gives, in standard deviations.
    private static func deviations(_ lengths: [Int]) -> Double {
        let first = Double(stride(from: 0, to: lengths.count, by: 2).reduce(0) { $0 + lengths[$1] })
        let all = Double(lengths.reduce(0, +))
        guard first > 0, all > first, all > 2 else { return 0 }
        let mean = 1 + 2 * first * (all - first) / all
        let variance = (mean - 1) * (mean - 2) / (all - 1)
        return variance > 0 ? (Double(lengths.count) - mean) / variance.squareRoot() : 0
    }
}

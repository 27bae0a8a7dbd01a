extension Scale {
    /// The lowest and the highest number of a subscale, or of the total; nil where there is none.
    public func range(of subscale: String?) -> ClosedRange<Double>? {
        guard let subscale else { return totalRange }
        guard let part = subscales.first(where: { $0.id == subscale }) else { return nil }
        let items = part.items.compactMap(item)
        guard !items.isEmpty else { return nil }
        let low = items.map(\.range.lowerBound).reduce(0, +)
        let high = items.map(\.range.upperBound).reduce(0, +)
        let count = subscaleRule == .mean ? items.count : 1
        return Double(low) / Double(count)...Double(high) / Double(count)
    }

    /// How far one number wanders by itself, to both sides, in 95 of 100 cases; nil where nothing is known of it.
    ///
    /// Of several ways of counting it is the one that asks for most. Lord and Novick 1968, see `MeasurementError.ofOne`.
    public func noise(of subscale: String?) -> Double? {
        guard let range = range(of: subscale) else { return nil }
        let change = change(of: subscale, from: range.lowerBound, to: range.lowerBound)
        return change?.bases.first.map { MeasurementError.quantile * $0.error.ofOne }
    }

    /// True where a figure that tells how far a number wanders is only known about.
    public func isNoiseAbout(of subscale: String?) -> Bool {
        guard let range = range(of: subscale) else { return false }
        return change(of: subscale, from: range.lowerBound, to: range.lowerBound)?.bases.first?.isAbout == true
    }
}

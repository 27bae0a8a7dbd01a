/// Where a check-in stands between harder and easier to be with, -1 to 1.
///
/// The numbers are our own judgement and not validated; they only place a dot on a picture. A field stands in the
/// middle of its half. A shipped word has the place that `words.yaml` states for it (give or take .2). Strength has no
/// part in it: a strong joy and a strong grief are both strong.
public enum Ease {
    /// How far from the middle a field stands.
    static let centre = 0.5

    /// The place of a field, when no word says more.
    public static func of(_ field: FeelingField) -> Double {
        switch field {
        case .lit, .settled: centre
        case .stirred, .low: -centre
        }
    }

    /// The place of a check-in; nil when nothing in it says where.
    ///
    /// In this order: the mean of the words said then, the field picked then, the mean of the words found later.
    /// "Hard to say" and words of one's own have no place by themselves. `word` gives the place of a shipped word.
    public static func of(_ dated: Timeline.DatedCheckIn, word: (WordID) -> Double?) -> Double? {
        let answers = dated.checkIn.answers
        if let said = mean(answers.words.compactMap(word)) { return said }
        if let field = answers.shape?.field { return of(field) }
        return mean(dated.laterNames.flatMap(\.value.words).compactMap(word))
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}

import SalveCompanion
import SalveCore

/// The picture of check-ins over time, as coordinates: a dot for each, a line and a band where there are enough.
///
/// Dots stand at a percentage of the width and a height in pixels, so that they keep their size. Lines are in a box of
/// their own that is stretched, 1,000 wide and 1,800 high. Up is easier.
struct MoodPicture: Sendable {
    /// The height, in pixels.
    static let height = 180.0
    /// The place of 1 and of -1 from the middle, in pixels.
    static let reach = 78.0
    /// What is kept free at each side, in percent of the width.
    static let margin = 2.0

    let dots: [Dot]
    let stretches: [Stretch]

    /// One dot: a check-in, or a day with several.
    struct Dot: Sendable {
        let shape: String
        let x: String
        let y: String
    }

    /// A stretch of the line without a gap.
    struct Stretch: Sendable {
        /// Points of the line.
        let line: String
        /// Corners of the band; nil where there is none.
        let band: String?
    }

    init(_ mood: MoodOverTime, isByDay: Bool) {
        let width = Double(mood.days.upperBound.number - mood.days.lowerBound.number + 1)
        func across(_ days: Double) -> Double { Self.margin + (100 - 2 * Self.margin) * days / width }
        func middle(_ one: MoodOverTime.OneDay) -> Double {
            across(Double(one.day.number - mood.days.lowerBound.number) + 0.5)
        }
        dots = mood.noted.flatMap { one in
            isByDay
                ? [Dot(Self.shape(of: one), middle(one), one.mean)]
                : one.notes.map { Dot($0.dated.shapeName, across($0.x), $0.ease) }
        }
        var runs: [[(x: Double, level: MoodOverTime.Level)]] = []
        for one in mood.noted {
            guard let level = one.line else { continue }
            if one.isJoined, !runs.isEmpty {
                runs[runs.count - 1].append((middle(one), level))
            } else {
                runs.append([(middle(one), level)])
            }
        }
        stretches = runs.map(Stretch.init)
    }

    /// How far down a place stands, in pixels.
    static func down(_ ease: Double) -> Double { height / 2 - reach * ease }

    /// The shape that all of a day's notes share; else a ring.
    private static func shape(of one: MoodOverTime.OneDay) -> String {
        let names = Set(one.notes.map(\.dated.shapeName))
        return names.count == 1 ? names.first ?? FeelingShape.noName : "several"
    }
}

extension MoodPicture.Dot {
    init(_ shape: String, _ across: Double, _ ease: Double) {
        self.shape = shape
        x = tenths(across)
        y = tenths(MoodPicture.down(ease))
    }
}

extension MoodPicture.Stretch {
    init(_ run: [(x: Double, level: MoodOverTime.Level)]) {
        // A single day is drawn as a short bar, so that what the table says is also seen.
        var run = run
        if let only = run.first, run.count == 1 { run = [(only.x - 0.4, only.level), (only.x + 0.4, only.level)] }
        func point(_ x: Double, _ ease: Double) -> String {
            "\(Int((x * 10).rounded())),\(Int((MoodPicture.down(ease) * 10).rounded()))"
        }
        line = run.map { point($0.x, $0.level.value) }.joined(separator: " ")
        let bands = run.compactMap { one in one.level.band.map { (x: one.x, band: $0) } }
        let upper = bands.map { point($0.x, $0.band.upperBound) }
        let lower = bands.reversed().map { point($0.x, $0.band.lowerBound) }
        band = bands.isEmpty ? nil : (upper + lower).joined(separator: " ")
    }
}

/// A number with one place after the point.
private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

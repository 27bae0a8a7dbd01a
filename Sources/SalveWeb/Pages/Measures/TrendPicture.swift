import SalveCompanion
import SalveCore

/// The picture of a number over time (C7), as coordinates: a dot for each time with its noise bar, steps between those
/// that compare, and a gap with a mark where the words or the key changed.
///
/// Dots stand at a percentage of the width and a height in pixels, so that they keep their size. Steps are in a box of
/// their own that is stretched, 1,000 wide and 1,800 high. Up is the higher number; there is no zone to reach.
struct TrendPicture: Sendable {
    /// The height, in pixels.
    static let height = 180.0
    /// What is kept free above and below, in pixels.
    static let edge = 14.0
    /// What is kept free at each side, in percent of the width.
    static let margin = 4.0

    let dots: [Dot]
    let steps: [String]
    /// Where the axis is broken, in percent of the width.
    let breaks: [String]

    /// One time.
    struct Dot: Sendable {
        let x: String
        let y: String
        /// The ends of its noise bar; nil where nothing is known of it.
        let bar: Bar?
    }

    /// From where to where one number wanders by itself.
    struct Bar: Sendable {
        let x: String
        let top: String
        let bottom: String
    }

    init(_ series: MeasureTrend.Series) {
        let points = series.points.filter { $0.value != nil }
        let first = points.first?.at.moment.milliseconds ?? 0
        let span = max(1, (points.last?.at.moment.milliseconds ?? 0) - first)
        func across(_ point: MeasureTrend.Point) -> Double {
            Self.margin + (100 - 2 * Self.margin) * Double(point.at.moment.milliseconds - first) / Double(span)
        }
        let places = points.map { point in
            (x: across(point), y: Self.down(point.value ?? 0, series.range), stretch: point.stretch)
        }
        dots = zip(points, places).map { point, place in
            let bar = series.noise.map { noise in
                Bar(
                    x: tenths(place.x),
                    top: tenths(Self.down((point.value ?? 0) + noise, series.range)),
                    bottom: tenths(Self.down((point.value ?? 0) - noise, series.range))
                )
            }
            return Dot(x: tenths(place.x), y: tenths(place.y), bar: bar)
        }
        var lines: [String] = []
        var gaps: [String] = []
        for (before, after) in zip(places, places.dropFirst()) {
            guard before.stretch == after.stretch else {
                gaps.append(tenths((before.x + after.x) / 2))
                continue
            }
            let corners = [(before.x, before.y), (after.x, before.y), (after.x, after.y)]
            lines.append(
                corners.map { "\(Int(($0.0 * 10).rounded())),\(Int(($0.1 * 10).rounded()))" }.joined(separator: " ")
            )
        }
        steps = lines
        breaks = gaps
    }

    /// How far down a number stands, in pixels; what is beyond the range stands at its edge.
    static func down(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        let width = max(range.upperBound - range.lowerBound, 1e-9)
        let share = (min(max(value, range.lowerBound), range.upperBound) - range.lowerBound) / width
        return height - edge - share * (height - 2 * edge)
    }
}

/// A number with one place after the point.
private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

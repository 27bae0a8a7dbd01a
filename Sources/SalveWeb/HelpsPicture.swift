import SalveCore

/// One row of what seems to help, as coordinates: the tries as dots, and an interval where one may be drawn.
///
/// From left to right a number went up by three, stayed the same, went down by three. Places across are in percent of the
/// width and places down in pixels, so that dots and lines keep their size.
struct HelpsPicture: Sendable {
    /// The largest change that has a place of its own; what goes further has a caret at the edge.
    static let reach = 3
    /// What is kept free at each side, in percent of the width.
    private static let margin = 4.0
    /// From one dot to the next above it, and the most dots in a column.
    private static let pitch = 6
    private static let most = 8

    let height: Int
    let columns: [Column]
    let carets: [Caret]
    /// Nil while it is too early.
    let bars: Bars?
    /// How many tries a dot stands for, where it is more than one.
    let each: Int?

    /// Dots above one another: a line of round dashes, six apart, from the lowest dot to a pixel past the highest.
    struct Column: Sendable {
        let x: String
        let from: Int
        let to: Int
    }

    /// A change of more than three.
    struct Caret: Sendable {
        let x: String
        let y: Int
        let isEasier: Bool
    }

    /// An interval: the thin line, the thick part, and the ring.
    struct Bars: Sendable {
        let wide: Span
        let thick: Span
        let ring: String
        let beyond: [Caret]
    }

    /// From one place to another.
    struct Span: Sendable {
        let from: String
        let to: String
    }

    init(_ row: WhatHelps.Row) {
        var counts: [Int: Int] = [:]
        for drop in row.drops { counts[max(-Self.reach - 1, min(Self.reach + 1, drop)), default: 0] += 1 }
        let each = max(1, ((counts.values.max() ?? 0) + Self.most - 1) / Self.most)
        let stacks = counts.mapValues { ($0 + each - 1) / each }
        let top = row.drawn == nil ? 6 : 26
        let height = top + Self.pitch * max(2, stacks.values.max() ?? 0)
        self.height = height
        self.each = each > 1 ? each : nil
        let isBeyond = { (drop: Int) in abs(drop) > Self.reach }
        columns = stacks.keys.sorted().filter { !isBeyond($0) }.map { drop in
            let lowest = height - 3
            return Column(
                x: Self.across(Double(drop)),
                from: lowest,
                to: lowest - Self.pitch * ((stacks[drop] ?? 1) - 1) - 1
            )
        }
        carets = stacks.keys.sorted().filter(isBeyond).flatMap { drop in
            (0..<(stacks[drop] ?? 0)).map { number in
                Caret(
                    x: Self.edge(isEasier: drop > 0),
                    y: height - 3 - Self.pitch * number,
                    isEasier: drop > 0
                )
            }
        }
        bars = row.drawn.flatMap(Self.bars)
    }

    /// Where a change stands, from left to right; nothing lies outside of the picture.
    static func across(_ drop: Double) -> String {
        let reach = Double(Self.reach)
        let held = max(-reach, min(reach, drop))
        return tenths(margin + (100 - 2 * margin) * (held + reach) / (2 * reach))
    }

    private static func edge(isEasier: Bool) -> String { tenths(isEasier ? 100 - margin / 4 : margin / 4) }

    private static func bars(_ finding: LearnerFinding) -> Bars? {
        guard let wide = finding.interval(percent: 90), let thick = finding.interval(percent: 50) else { return nil }
        let reach = Double(Self.reach)
        var beyond: [Caret] = []
        if -wide.lowerBound > reach { beyond.append(Caret(x: edge(isEasier: true), y: 12, isEasier: true)) }
        if -wide.upperBound < -reach { beyond.append(Caret(x: edge(isEasier: false), y: 12, isEasier: false)) }
        return Bars(wide: span(wide), thick: span(thick), ring: across(-finding.mean), beyond: beyond)
    }

    /// Less distress lies to the right.
    private static func span(_ range: ClosedRange<Double>) -> Span {
        Span(from: across(-range.upperBound), to: across(-range.lowerBound))
    }
}

/// Tries with both numbers, one beside the other: an open ring before, a filled one after.
///
/// Up is lighter.
struct PairsPicture: Sendable {
    /// The most that are drawn.
    static let most = 12
    static let height = 176
    private static let top = 13
    private static let point = 15

    let pairs: [Pair]

    /// One try.
    struct Pair: Sendable {
        let x: String
        let before: Int
        let after: Int
        /// True when the number went up.
        let isHarder: Bool
        /// False where both are the same, and the filled one hides the open one.
        let hasMoved: Bool
    }

    /// The newest tries that have both numbers, the oldest of them first.
    init(_ row: WhatHelps.Row) {
        let rated = row.tries.compactMap { one in
            one.before.flatMap { before in one.after.map { (before: before, after: $0) } }
        }.suffix(Self.most)
        let width = 100 / Double(max(1, rated.count))
        pairs = rated.enumerated().map { place, one in
            Pair(
                x: tenths(width * (Double(place) + 0.5)),
                before: Self.top + Self.point * one.before,
                after: Self.top + Self.point * one.after,
                isHarder: one.after > one.before,
                hasMoved: one.after != one.before
            )
        }
    }
}

/// A number with one place after the point.
private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

import Foundation
import SalveCore

/// Loops as a drawing: five pebbles on a ring, an arrow from each to the next, and the way out of it.
///
/// The drawing stands beside the list, which carries every word; here a text that is too long for its pebble is cut, and
/// ends with three dots. The other's ring, where one was guessed, hangs below and touches the first.
struct LoopRing: Sendable {
    let viewBox: String
    let rings: [Ring]

    /// One ring.
    struct Ring: Sendable {
        let transform: String
        /// What stands in its middle; nil where a way out does, or nothing.
        let name: String?
        /// Where it touches the ring above; nil for the first, and where the way out of that one leaves at the bottom.
        let touch: String?
        /// True for the other's ring, which is only guessed.
        let isGuess: Bool
        let arrows: [String]
        let pebbles: [Pebble]
        let exit: Exit?
    }

    /// One place of a ring.
    struct Pebble: Sendable {
        let x: String
        let y: String
        let label: Line
        let lines: [Line]
        /// True where nothing stands there yet.
        let isGhost: Bool
    }

    /// A line of text with its place.
    struct Line: Sendable {
        let x: String
        let y: String
        let text: String
    }

    /// The way out: a dotted line to the middle, and what one would do.
    struct Exit: Sendable {
        let line: String?
        let head: String?
        let box: Pebble
    }

    /// What is drawn of one ring.
    struct Words: Sendable {
        /// The five places with their labels and words.
        let places: [(label: String, text: String)]
        /// The way out: after which place, its label, and its words.
        var turn: (after: Int?, label: String, text: String)?
        /// What stands in the middle.
        var name: String?
    }

    /// A drawing of one ring, or of two that touch.
    init(_ words: [Words]) {
        viewBox = "-10 6 420 \(360 + Self.drop * (words.count - 1))"
        // Where the way out leaves at the bottom, a joint there would look like a part of it.
        let isJoined = words.first?.turn?.after != 2
        rings = words.enumerated().map { Ring($1, down: $0 * Self.drop, isJoined: isJoined) }
    }

    /// How far below the first the second ring hangs.
    private static let drop = 364
}

extension LoopRing.Ring {
    /// The middles of the five pebbles.
    private static let places = [(200, 50), (342, 154), (288, 321), (112, 321), (58, 154)]
    /// The angles at which an arrow is halfway from a place to the next, from the right and clockwise.
    private static let halfway = [-54.0, 18, 90, 162, 234]

    fileprivate init(_ words: LoopRing.Words, down: Int, isJoined: Bool) {
        transform = "translate(0 \(down))"
        name = words.turn == nil ? words.name : nil
        isGuess = down > 0
        touch = isGuess && isJoined ? "M200 -11V11" : nil
        arrows = Self.halfway.map(Self.arrow)
        pebbles = zip(Self.places, words.places).map { place, word in
            LoopRing.Pebble(at: place, label: word.label, text: word.text)
        }
        exit = words.turn.map { turn in
            let box = LoopRing.Pebble(at: (200, 184), label: turn.label, text: turn.text)
            let angle = turn.after.map { Self.halfway[$0] }
            return LoopRing.Exit(line: angle.map(Self.wayOut), head: angle.map(Self.wayOutHead), box: box)
        }
    }

    /// A piece of the ring around that angle, with its head.
    private static func arrow(_ middle: Double) -> String {
        let (start, end) = (Spot(angle: middle - 9, radius: 150), Spot(angle: middle + 9, radius: 150))
        let (one, other) = (end.moved(angle: middle + 9 + 246, 9), end.moved(angle: middle + 9 - 66, 9))
        return "M\(start)A150 150 0 0 1 \(end)M\(one)L\(end)L\(other)"
    }

    /// From the ring at that angle towards the box in the middle.
    private static func wayOut(_ angle: Double) -> String {
        "M\(Spot(angle: angle, radius: 140))L\(inner(angle))"
    }

    private static func wayOutHead(_ angle: Double) -> String {
        let end = inner(angle)
        return "M\(end.moved(angle: angle + 40, 10))L\(end)L\(end.moved(angle: angle - 40, 10))"
    }

    /// Where the way out ends: short of the box.
    private static func inner(_ angle: Double) -> Spot { Spot(angle: angle, radius: angle == 90 ? 30 : 76) }
}

/// A place in the drawing.
private struct Spot: CustomStringConvertible {
    let x: Double
    let y: Double

    init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// A place around the middle of the ring.
    init(angle: Double, radius: Double) {
        let turned = Spot(x: 200, y: 200).moved(angle: angle, radius)
        (x, y) = (turned.x, turned.y)
    }

    func moved(angle: Double, _ length: Double) -> Spot {
        let radians = angle * .pi / 180
        return Spot(x: x + length * cos(radians), y: y + length * sin(radians))
    }

    var description: String { Self.short(x) + " " + Self.short(y) }

    private static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}

extension LoopRing.Pebble {
    private static let halfWidth = 62
    private static let halfHeight = 37
    private static let lineHeight = 16

    fileprivate init(at place: (x: Int, y: Int), label: String, text: String) {
        x = String(place.x - Self.halfWidth)
        y = String(place.y - Self.halfHeight)
        isGhost = text.isEmpty
        let texts = Self.broken(text)
        // The label and the lines together stand in the middle of the pebble.
        var down = place.y - (14 + texts.count * Self.lineHeight) / 2 + 11
        self.label = LoopRing.Line(x: String(place.x), y: String(down), text: label)
        lines = texts.map { text in
            down += Self.lineHeight
            return LoopRing.Line(x: String(place.x), y: String(down), text: text)
        }
    }

    /// How wide a line may be, in the drawing's own measure.
    static let lineWidth = 112.0
    /// How many lines a pebble holds.
    static let lineLimit = 3

    /// The text in lines that fit; what does not is cut, and the last line ends with three dots.
    static func broken(_ text: String) -> [String] {
        var lines: [String] = []
        var rest = text.split(whereSeparator: \.isWhitespace)[...]
        while let word = rest.first, lines.count <= lineLimit {
            if let last = lines.last, width(last + " " + word) <= lineWidth {
                lines[lines.count - 1] = last + " " + word
                rest = rest.dropFirst()
            } else if width(word) <= lineWidth {
                lines.append(String(word))
                rest = rest.dropFirst()
            } else {
                // A word that is wider than its pebble goes on in the next line.
                let piece = fitting(word)
                lines.append(String(piece))
                rest = [word[piece.endIndex...]] + rest.dropFirst()
            }
        }
        if lines.count > lineLimit {
            lines = Array(lines.prefix(lineLimit))
            lines[lineLimit - 1] = fitting(Substring(lines[lineLimit - 1]), beside: "…") + "…"
        }
        return lines
    }

    /// The most of a text that fits in a line, and at least one character.
    private static func fitting(_ text: Substring, beside end: String = "") -> Substring {
        var left = lineWidth - width(end)
        let kept = text.prefix { character in
            left -= width(character)
            return left >= 0
        }
        return kept.isEmpty ? text.prefix(1) : kept
    }

    private static func width(_ text: some StringProtocol) -> Double { text.reduce(0) { $0 + width($1) } }

    /// About how wide a character is; rather too wide than too narrow.
    private static func width(_ character: Character) -> Double {
        guard character.isASCII || character.unicodeScalars.allSatisfy({ $0.value < 0x2C0 }) else {
            return "“”‘’–…".contains(character) ? 7.5 : 15
        }
        if "ijltfrI.,;:'| ()".contains(character) { return 5 }
        if "mwMW@%&".contains(character) { return 13 }
        return character.isUppercase ? 10 : 7.4
    }
}

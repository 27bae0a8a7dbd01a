import SalveCompanion
import SalveContent
import SalveCore

/// What came out of a fair test: words first, then each pair, then a table.
struct FairResultPage: Page {
    static let template = "fair/result"
    static let section: Section? = .practise

    let back: String
    let name: String
    let lead: String
    let sentences: [String]
    let workings: [String]
    let hasWorkings: Bool
    let pairs: [Pair]
    let hasPairs: Bool
    let a: String
    let b: String
    let rows: [Row]
    let hasRows: Bool
    /// True when what happened is all that can be told, so that the table stands open.
    let isEarly: Bool
    let shelf = Shelf.tests.rawValue
    let thing: String

    /// One pair: where each of the two stands, in percent of the width; right is lighter.
    struct Pair: Sendable {
        let name: String
        let a: String
        let b: String
        let said: String
    }

    /// One sitting.
    struct Row: Sendable {
        let number: Int
        let day: String
        let picked: String
        let did: String
        let before: Int
        let after: String
    }

    init(_ view: FairTestView, now: LocalTime, _ strings: Strings) {
        back = Route.fair(.one(view.test.thing.text)).path
        thing = view.test.thing.text
        name = strings.name(of: view)
        let said = strings.sentences(of: view)
        lead = said.first ?? ""
        sentences = Array(said.dropFirst())
        workings = strings.workings(of: view)
        hasWorkings = !workings.isEmpty
        (a, b) = (view.a, view.b)
        isEarly = view.reading?.verdict == .tooEarly
        hasRows = view.begun > 0
        pairs = Self.pairs(view, strings)
        hasPairs = !pairs.isEmpty
        rows = view.tries.filter(\.value.isUsed).sorted { $0.value.slot < $1.value.slot }.map { current in
            let one = current.value
            return Row(
                number: one.slot + 1,
                day: strings.dayHeading(current.at, now: now),
                picked: view.title(one.drawn),
                did: one.done.map { view.title($0) } ?? strings["fair.result.blank"],
                before: one.before,
                after: one.after.map { String($0) } ?? strings["fair.result.blank"]
            )
        }
    }

    /// The pairs that count, by what chance picked.
    private static func pairs(_ view: FairTestView, _ strings: Strings) -> [Pair] {
        let tries = view.tries.map(\.value).filter(\.isCounted)
        return (0..<view.test.count / 2).compactMap { number in
            let couple = tries.filter { $0.slot / 2 == number }
            guard let a = couple.first(where: { $0.drawn == .a }), let b = couple.first(where: { $0.drawn == .b }),
                let aAfter = a.after, let bAfter = b.after
            else { return nil }
            let values = [
                "a": view.a, "b": view.b, "afrom": String(a.before), "ato": String(aAfter),
                "bfrom": String(b.before), "bto": String(bAfter),
            ]
            return Pair(
                name: strings.text("fair.result.pair", ["number": String(number + 1)]),
                a: place(aAfter - a.before),
                b: place(bAfter - b.before),
                said: strings.text("fair.result.said", values)
            )
        }
    }

    /// No change stands in the middle; six points and more at the edge.
    private static func place(_ change: Int) -> String {
        let percent = 50 - 7.5 * Double(max(-6, min(6, change)))
        return String(Int(percent)) + (percent.truncatingRemainder(dividingBy: 1) == 0 ? "" : ".5")
    }
}

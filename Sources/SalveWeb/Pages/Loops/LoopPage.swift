import SalveCompanion
import SalveContent
import SalveCore

/// One loop: a list that carries every word, and a drawing of it beside.
struct LoopPage: Page {
    static let template = "loops/one"
    static let section: Section? = .reflect

    /// Where its buttons are pressed.
    let path: String
    let when: String
    /// Whom it is about; nil when not said, and for someone kept simple (R17).
    let person: String?
    let drawing: LoopRing
    /// The five places, with the way out where it stands.
    let nodes: [Node]
    /// The way out, where its place was not said.
    let turn: Node?
    /// Where a way out is asked for; nil where there is one.
    let turnLink: String?
    /// What else was answered, or can be.
    let around: [Node]
    /// The other's ring, as it was guessed; empty where nothing was, and about someone kept simple (R17).
    let guess: [Node]
    let hasGuess: Bool
    /// True where it can be guessed: never about someone kept simple (R17).
    let canGuess: Bool
    /// The one line before its inner parts open; nil where none stands before them.
    let line: String?
    /// Where something outward is offered in its place; nil while they open.
    let outward: String?
    /// The reflection it was drawn from, while that is there.
    var source: String?
    let isInHand: Bool
    let isFinished: Bool
    let isEmpty: Bool
    /// What can become one small next thing; nil where nothing can.
    let next: String?
    let nextPart: String
    /// The small next thing that came of it; nil when none did.
    let plan: String?

    /// One place, or one more thing that was asked.
    struct Node: Sendable {
        let part: String
        let label: String
        let lines: [String]
        let isEmpty: Bool
        /// The way to change it; nil while that is shut.
        let link: String?
        /// True where it opens by a press.
        let opens: Bool
        /// True where it can be reached neither way now.
        let isShut: Bool
        /// The way out that stands after it.
        var exit: [Node] = []
    }

    init(_ loop: Loop, _ view: SheetView, now: LocalTime, _ catalogue: Catalogue, _ wording: Wording) {
        let strings = catalogue.strings
        let maker = NodeMaker(view: view, catalogue: catalogue, wording: wording)
        path = Route.sheet(.one(view.sheet.thing.text)).path
        when = strings.dayHeading(view.began, now: now) + ", " + Strings.clock(view.began)
        person = view.namedPerson
        let exit = maker.turn(loop)
        nodes = Loop.Node.allCases.compactMap { place in
            var node = maker.node(place.rawValue, strings["loops.node.\(place.rawValue)"])
            if let exit, loop.turn?.after == place { node?.exit = [exit] }
            return node
        }
        turn = loop.turn?.after == nil ? exit : nil
        let turnPart = Loop.Part.turn.rawValue
        turnLink = exit == nil ? Route.sheet(.part(view.sheet.thing.text, part: turnPart)).path : nil
        around = [Loop.Part.safe, .kind, .keeping].compactMap {
            maker.node($0.rawValue, strings["loops.around.\($0.rawValue)"])
        }
        let guessed = Loop.Node.allCases.compactMap { maker.node($0.guess, strings["loops.their.\($0.rawValue)"]) }
        canGuess = !guessed.isEmpty
        hasGuess = guessed.contains { !$0.isEmpty }
        guess = hasGuess ? guessed : []
        drawing = maker.drawing(loop, nodes, exit, guess)
        switch view.opening {
        case nil, .open: (line, outward) = (nil, nil)
        case .afterAsking(let hold), .withheld(let hold):
            line = strings["hold.\(hold.rawValue)", wording]
            outward = view.sitting.map { Route.sitting(id: $0.text, .choose).path } ?? Route.practise.path
        }
        isInHand = view.isInHand
        isFinished = view.sheet.isFinished
        isEmpty = view.sheet.isEmpty
        plan = view.plan?.text
        nextPart = turnPart
        next = view.plan == nil ? loop.turn.map(\.text).flatMap { $0.isEmpty ? nil : $0 } : nil
    }
}

/// Makes the places of one loop.
private struct NodeMaker {
    let view: SheetView
    let catalogue: Catalogue
    let wording: Wording

    private var strings: Strings { catalogue.strings }

    /// A part that is there for this person; nil for one that is left out, or withheld (R8, R17).
    func node(_ part: String, _ label: String) -> LoopPage.Node? {
        guard let shown = view.part(part) else { return nil }
        return node(shown, label, catalogue.said(shown.answer, in: shown.part, wording))
    }

    private func node(_ shown: SheetView.Part, _ label: String, _ lines: [String]) -> LoopPage.Node {
        let opens =
            switch view.opening {
            case .open, .afterAsking: !shown.isOpen
            case .withheld, nil: false
            }
        return LoopPage.Node(
            part: shown.part.id,
            label: label,
            lines: lines,
            isEmpty: lines.isEmpty,
            link: shown.isOpen ? Route.sheet(.part(view.sheet.thing.text, part: shown.part.id)).path : nil,
            opens: opens,
            isShut: !opens && !shown.isOpen
        )
    }

    /// The way out with its place in words.
    func turn(_ loop: Loop) -> LoopPage.Node? {
        guard let turn = loop.turn, let shown = view.part(Loop.Part.turn.rawValue) else { return nil }
        let place = turn.after.map { strings["loops.turn.\($0.rawValue)"] } ?? strings["loops.turn.some"]
        return node(shown, place, [turn.text].filter { !$0.isEmpty })
    }

    /// The same words as a drawing; of two rings where one is guessed.
    func drawing(
        _ loop: Loop,
        _ nodes: [LoopPage.Node],
        _ exit: LoopPage.Node?,
        _ guess: [LoopPage.Node]
    ) -> LoopRing {
        var own = LoopRing.Words(places: nodes.map { ($0.label, $0.lines.joined(separator: " ")) })
        own.turn = exit.map { exit in
            let after = loop.turn?.after.flatMap { place in nodes.firstIndex { $0.part == place.rawValue } }
            return (after, strings["loops.turn.short"], exit.lines.joined(separator: " "))
        }
        if guess.isEmpty { return LoopRing([own]) }
        var other = LoopRing.Words(places: guess.map { ($0.label, $0.lines.joined(separator: " ")) })
        other.name = strings["loops.guess.title"]
        return LoopRing([own, other])
    }
}

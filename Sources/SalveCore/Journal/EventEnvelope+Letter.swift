extension EventEnvelope.Body {
    init(_ letter: Letter) {
        self.init()
        thing = letter.thing
        choice = letter.kind.rawValue
        text = letter.text
        of = letter.to
        until = letter.sealedUntil
        flag = letter.isOpened
    }

    init(_ line: SteadyLine) {
        self.init()
        thing = line.thing
        text = line.text
        flag = line.isHidden
        choice = line.isOnCard ? Self.onCard : nil
    }

    private static let onCard = "card"

    /// The letter; nil when its kind is not known to this Salve.
    var letter: Letter? {
        guard let thing, let text, let kind = choice.flatMap(Letter.Kind.init(rawValue:)) else { return nil }
        return Letter(thing: thing, kind: kind, text: text, to: of, sealedUntil: until, isOpened: flag ?? false)
    }

    var steadyLine: SteadyLine? {
        guard let thing, let text, choice == nil || choice == Self.onCard else { return nil }
        return SteadyLine(thing: thing, text: text, isHidden: flag ?? false, isOnCard: choice != nil)
    }
}

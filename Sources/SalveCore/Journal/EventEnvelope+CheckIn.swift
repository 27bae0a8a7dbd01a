extension EventEnvelope.Body {
    init(_ checkIn: CheckIn) {
        self.init()
        let answers = checkIn.answers
        thing = checkIn.thing
        written = checkIn.written
        around = checkIn.around?.rawValue
        choice = answers.shape?.name
        words = answers.words.stored
        ownWords = answers.ownWords.isEmpty ? nil : answers.ownWords
        strength = answers.strength
        places = answers.body.isEmpty ? nil : answers.body.map(\.rawValue)
        about = answers.about.isEmpty ? nil : answers.about.map(\.rawValue)
        hurt = answers.hurt?.rawValue
        text = answers.text.isEmpty ? nil : answers.text
        span = answers.span.rawValue
    }

    init(_ name: LaterName) {
        self.init()
        thing = name.thing
        of = name.checkIn
        words = name.words.stored
        ownWords = name.ownWords.isEmpty ? nil : name.ownWords
        text = name.text.isEmpty ? nil : name.text
    }

    init(_ kindness: Kindness) {
        self.init()
        thing = kindness.thing
        text = kindness.text
        choice = kindness.from?.rawValue
    }

    init(_ word: OwnWord) {
        self.init()
        thing = word.thing
        text = word.text
        places = word.fields.isEmpty ? nil : word.fields.map(\.rawValue)
    }

    /// The check-in; nil when a value in it is not known to this Salve.
    var checkIn: CheckIn? {
        guard let thing, let written, let span = span.flatMap(CheckIn.Span.init(rawValue:)) else { return nil }
        guard let shape = choice.known(FeelingShape.init(name:)), let hurt = hurt.known(HurtKind.init(rawValue:)),
            let around = around.known(RoughTime.init(rawValue:)), let body = places.known(BodyPlace.init(rawValue:)),
            let about = about.known(AboutContext.init(rawValue:))
        else { return nil }
        if let strength, !(1...5).contains(strength) { return nil }
        var answers = CheckIn.Answers()
        answers.shape = shape
        answers.words = words?.map { WordID($0) } ?? []
        answers.ownWords = ownWords ?? []
        answers.strength = strength
        answers.body = body
        answers.about = about
        answers.hurt = hurt
        answers.text = text ?? ""
        answers.span = span
        return CheckIn(thing: thing, written: written, around: around, answers: answers)
    }

    var laterName: LaterName? {
        guard let thing, let of else { return nil }
        let words = words?.map { WordID($0) } ?? []
        return LaterName(thing: thing, checkIn: of, words: words, ownWords: ownWords ?? [], text: text ?? "")
    }

    var kindness: Kindness? {
        guard let thing, let text, let from = choice.known(Kindness.Giver.init(rawValue:)) else { return nil }
        return Kindness(thing: thing, text: text, from: from)
    }

    var ownWord: OwnWord? {
        guard let thing, let text, let fields = places.known(FeelingField.init(rawValue:)) else { return nil }
        return OwnWord(thing: thing, text: text, fields: fields)
    }
}

extension [WordID] {
    fileprivate var stored: [String]? { isEmpty ? nil : map(\.name) }
}

extension String? {
    /// The value, nil inside when there is none; nil outside when it is not known.
    func known<Value>(_ read: (String) -> Value?) -> Value?? {
        guard let self else { return .some(nil) }
        return read(self).map { .some($0) }
    }
}

extension [String]? {
    /// The values, in their order; nil when one of them is not known.
    func known<Value>(_ read: (String) -> Value?) -> [Value]? {
        var values: [Value] = []
        for name in self ?? [] {
            guard let value = read(name) else { return nil }
            values.append(value)
        }
        return values
    }
}

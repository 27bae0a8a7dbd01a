extension EventEnvelope {
    /// The words of a scale, as stored: answers that several items share stand once.
    public struct Wording: Codable, Hashable, Sendable {
        /// The scale.
        public var scale: String
        /// Where the words came from.
        public var source: String
        /// A line for each item.
        public var lines: [Line]
        /// Answers, each set of them once.
        public var answers: [[Option]]
        /// Questions that no item takes.
        public var left: [String]?

        /// One item.
        public struct Line: Codable, Hashable, Sendable {
            /// The item.
            public var item: String
            /// Its words.
            public var text: String
            /// What the file calls it; absent when it was typed.
            public var mark: String?
            /// How the line found its item.
            public var binding: String
            /// How its answers found their numbers.
            public var counting: String
            /// Which set of answers, from 0; absent where there are only numbers.
            public var answers: Int?
        }

        /// One answer.
        public struct Option: Codable, Hashable, Sendable {
            /// The number it counts as.
            public var value: Int
            /// What it is called.
            public var label: String
        }
    }
}

extension EventEnvelope.Wording {
    /// Words in their stored shape.
    public init(_ offer: WordingOffer, from source: KeptWording.Source) {
        var sets: [[Option]] = []
        lines = offer.rows.map { row in
            let options = row.line.options.map { Option(value: $0.value, label: $0.label) }
            if !options.isEmpty, !sets.contains(options) { sets.append(options) }
            return Line(
                item: row.line.item.name,
                text: row.line.text,
                mark: row.mark.isEmpty ? nil : row.mark,
                binding: row.binding.rawValue,
                counting: row.counting.rawValue,
                answers: sets.firstIndex(of: options)
            )
        }
        scale = offer.scale.name
        self.source = source.rawValue
        answers = sets
        left = offer.leftOver.isEmpty ? nil : offer.leftOver
    }

    /// The words, and where they came from; nil when a value is not known to this Salve.
    public var brought: (offer: WordingOffer, source: KeptWording.Source)? {
        guard let source = KeptWording.Source(rawValue: source) else { return nil }
        var rows: [WordingOffer.Row] = []
        for line in lines {
            guard let row = line.row(answers) else { return nil }
            rows.append(row)
        }
        return (WordingOffer(scale: Scale.ID(scale), rows: rows, leftOver: left ?? []), source)
    }
}

extension EventEnvelope.Wording.Line {
    fileprivate func row(_ sets: [[EventEnvelope.Wording.Option]]) -> WordingOffer.Row? {
        guard let binding = WordingOffer.Binding(rawValue: binding),
            let counting = WordingOffer.Counting(rawValue: counting)
        else { return nil }
        var options: [ScaleWording.Option] = []
        if let set = answers {
            guard sets.indices.contains(set) else { return nil }
            options = sets[set].map { ScaleWording.Option(value: $0.value, label: $0.label) }
        }
        return WordingOffer.Row(
            mark: mark ?? "",
            line: ScaleWording.Line(item: Scale.Item.ID(item), text: text, options: options),
            binding: binding,
            counting: counting
        )
    }
}

extension EventEnvelope.Body {
    init(_ kept: KeptWording) {
        self.init()
        thing = kept.thing
        flag = kept.isConfirmed
        wording = EventEnvelope.Wording(kept.offer, from: kept.source)
    }

    /// The wording; nil when a value in it is not known to this Salve.
    var scaleWording: KeptWording? {
        guard let thing, let flag, let brought = wording?.brought else { return nil }
        return KeptWording(thing: thing, offer: brought.offer, source: brought.source, isConfirmed: flag)
    }
}

extension EventEnvelope {
    /// A worksheet, as stored.
    public struct Sheet: Codable, Hashable, Sendable {
        /// The form.
        public var form: String
        /// The form's revision.
        public var revision: Int
        /// What it is about.
        public var about: String?
        /// Whom it is about.
        public var person: EntryID?
        /// What was answered.
        public var answers: [SheetAnswer]
        /// True for the short way through it.
        public var brief: Bool?
        /// True once it was kept.
        public var finished: Bool?
        /// The sitting it was open in.
        public var sitting: EntryID?
        /// What came of it.
        public var plan: EntryID?
        /// The worksheet it was drawn from.
        public var source: EntryID?
    }

    /// One answer of a worksheet, as stored.
    public struct SheetAnswer: Codable, Hashable, Sendable {
        /// The part.
        public var part: String
        /// What was written.
        public var text: String?
        /// What stands beside it.
        public var beside: String?
        /// What was chosen.
        public var picks: [String]?
        /// Thoughts.
        public var thoughts: [SheetThought]?
        /// Possible reasons.
        public var reasons: [SheetReason]?
        /// When reasons were gone through.
        public var rounds: [Moment]?

        /// An answer from its parts.
        public init(
            part: String,
            text: String? = nil,
            beside: String? = nil,
            picks: [String]? = nil,
            thoughts: [SheetThought]? = nil,
            reasons: [SheetReason]? = nil,
            rounds: [Moment]? = nil
        ) {
            self.part = part
            self.text = text
            self.beside = beside
            self.picks = picks
            self.thoughts = thoughts
            self.reasons = reasons
            self.rounds = rounds
        }
    }

    /// One thought, as stored.
    public struct SheetThought: Codable, Hashable, Sendable {
        /// The thought.
        public var text: String
        /// Its kind.
        public var kind: String?

        /// A thought of no kind yet.
        public init(text: String, kind: String? = nil) {
            self.text = text
            self.kind = kind
        }
    }

    /// One possible reason, as stored.
    public struct SheetReason: Codable, Hashable, Sendable {
        /// The reason.
        public var text: String
        /// What it speaks of.
        public var about: String?
        /// How sure.
        public var sure: String?
        /// What one would see if it were true.
        public var sign: String?
        /// How sure at later looks.
        public var looks: [SheetLook]?

        /// A reason from its parts.
        public init(
            text: String,
            about: String? = nil,
            sure: String? = nil,
            sign: String? = nil,
            looks: [SheetLook]? = nil
        ) {
            self.text = text
            self.about = about
            self.sure = sure
            self.sign = sign
            self.looks = looks
        }
    }

    /// How sure one was at a later look, as stored.
    public struct SheetLook: Codable, Hashable, Sendable {
        /// When.
        public var at: Moment
        /// How sure.
        public var sure: String
    }
}

extension EventEnvelope.Body {
    init(_ worksheet: Worksheet) {
        self.init()
        thing = worksheet.thing
        written = worksheet.lastWritten
        sheet = EventEnvelope.Sheet(
            form: worksheet.form.name,
            revision: worksheet.revision,
            about: worksheet.about?.rawValue,
            person: worksheet.person,
            answers: worksheet.answers.map(\.stored),
            brief: worksheet.isBrief ? true : nil,
            finished: worksheet.isFinished ? true : nil,
            sitting: worksheet.sitting,
            plan: worksheet.plan,
            source: worksheet.source
        )
    }

    /// The worksheet; nil when a value in it is not known to this Salve.
    var worksheet: Worksheet? {
        guard let thing, let written, let sheet else { return nil }
        let about = sheet.about.flatMap(Worksheet.About.init(rawValue:))
        if sheet.about != nil, about == nil { return nil }
        var worksheet = Worksheet(
            thing: thing,
            form: Worksheet.FormID(sheet.form),
            revision: sheet.revision,
            about: about,
            person: sheet.person,
            lastWritten: written
        )
        for stored in sheet.answers {
            guard let answer = Worksheet.Answer(stored) else { return nil }
            worksheet.put(answer)
        }
        worksheet.isBrief = sheet.brief ?? false
        worksheet.isFinished = sheet.finished ?? false
        worksheet.sitting = sheet.sitting
        worksheet.plan = sheet.plan
        worksheet.source = sheet.source
        return worksheet
    }
}

extension Worksheet.Answer {
    fileprivate var stored: EventEnvelope.SheetAnswer {
        EventEnvelope.SheetAnswer(
            part: part,
            text: text.isEmpty ? nil : text,
            beside: beside.isEmpty ? nil : beside,
            picks: picks.isEmpty ? nil : picks,
            thoughts: thoughts.isEmpty ? nil : thoughts.map(\.stored),
            reasons: reasons.isEmpty ? nil : reasons.map(\.stored),
            rounds: rounds.isEmpty ? nil : rounds
        )
    }

    /// The answer; nil when a value in it is not known to this Salve.
    public init?(_ stored: EventEnvelope.SheetAnswer) {
        let thoughts = stored.thoughts?.map(Worksheet.Thought.init(stored:)) ?? []
        let reasons = stored.reasons?.map(Worksheet.Reason.init(stored:)) ?? []
        guard !thoughts.contains(nil), !reasons.contains(nil) else { return nil }
        self.init(
            part: stored.part,
            text: stored.text ?? "",
            beside: stored.beside ?? "",
            picks: stored.picks ?? [],
            thoughts: thoughts.compactMap { $0 },
            reasons: reasons.compactMap { $0 },
            rounds: stored.rounds ?? []
        )
    }
}

extension Worksheet.Thought {
    fileprivate var stored: EventEnvelope.SheetThought {
        EventEnvelope.SheetThought(text: text, kind: kind?.rawValue)
    }

    fileprivate init?(stored: EventEnvelope.SheetThought) {
        let kind = stored.kind.flatMap(Kind.init(rawValue:))
        if stored.kind != nil, kind == nil { return nil }
        self.init(stored.text, kind: kind)
    }
}

extension Worksheet.Reason {
    fileprivate var stored: EventEnvelope.SheetReason {
        EventEnvelope.SheetReason(
            text: text,
            about: about?.rawValue,
            sure: sure?.rawValue,
            sign: sign.isEmpty ? nil : sign,
            looks: looks.isEmpty ? nil : looks.map { EventEnvelope.SheetLook(at: $0.at, sure: $0.sure.rawValue) }
        )
    }

    fileprivate init?(stored: EventEnvelope.SheetReason) {
        let about = stored.about.flatMap(About.init(rawValue:))
        let sure = stored.sure.flatMap(Sureness.init(rawValue:))
        let looks = (stored.looks ?? []).compactMap { look in
            Sureness(rawValue: look.sure).map { Look(at: look.at, sure: $0) }
        }
        if stored.about != nil && about == nil || stored.sure != nil && sure == nil { return nil }
        if looks.count != stored.looks?.count ?? 0 { return nil }
        self.init(stored.text, about: about, sure: sure, sign: stored.sign ?? "", looks: looks)
    }
}

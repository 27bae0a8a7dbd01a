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
        /// True once it was kept.
        public var finished: Bool?
        /// The sitting it was open in.
        public var sitting: EntryID?
        /// What came of it.
        public var plan: EntryID?
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
            finished: worksheet.isFinished ? true : nil,
            sitting: worksheet.sitting,
            plan: worksheet.plan
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
        for answer in sheet.answers { worksheet.put(Worksheet.Answer(answer)) }
        worksheet.isFinished = sheet.finished ?? false
        worksheet.sitting = sheet.sitting
        worksheet.plan = sheet.plan
        return worksheet
    }
}

extension Worksheet.Answer {
    fileprivate var stored: EventEnvelope.SheetAnswer {
        EventEnvelope.SheetAnswer(
            part: part,
            text: text.isEmpty ? nil : text,
            beside: beside.isEmpty ? nil : beside,
            picks: picks.isEmpty ? nil : picks
        )
    }

    fileprivate init(_ stored: EventEnvelope.SheetAnswer) {
        self.init(
            part: stored.part,
            text: stored.text ?? "",
            beside: stored.beside ?? "",
            picks: stored.picks ?? []
        )
    }
}

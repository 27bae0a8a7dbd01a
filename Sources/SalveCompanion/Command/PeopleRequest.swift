public import SalveContent
import SalveCore

/// What the command line asks of one's own people.
public enum PeopleRequest: Codable, Equatable, Sendable {
    /// Who they are.
    case list
    /// Own words about all bonds, the newest first.
    case notes
    /// Own words about one bond, or about being on one's own.
    case note(BondLine)
    /// Being asked now and then after a parting: whether that begins, stops, or is passed over this time.
    case apart(ApartLine)
    /// To and fro between distance and longing, about each of them.
    case swings
}

/// What is to become of being asked after a parting, as the command line sends it.
public struct ApartLine: Codable, Equatable, Sendable {
    /// What to do.
    public enum Act: String, Codable, CaseIterable, Sendable { case ask, stop, pass }

    /// What the person calls them.
    public var person: String
    /// What to do.
    public var act: Act

    /// A line from its parts.
    public init(person: String, act: Act) {
        self.person = person
        self.act = act
    }
}

/// Own words about a bond, as the command line sends them.
public struct BondLine: Codable, Equatable, Sendable {
    /// What the person calls them; missing for being on one's own.
    public var person: String?
    /// The words.
    public var text: String?
    /// `hardly`, `partly` or `mostly`: whether one can be as one is.
    public var asIAm: String?
    /// `heavy`, `mixed` or `glad`: how it is, lately.
    public var lately: String?

    /// Nothing said.
    public init() {}
}

extension CommandReply {
    /// One's own people, or own words about bonds.
    public struct PeopleReply: Codable, Equatable, Sendable {
        /// One person.
        public struct One: Codable, Equatable, Sendable {
            /// What the person calls them.
            public let name: String
            /// What they are to one; empty when not said.
            public let bond: String
            /// True for a bond that was.
            public let isPast: Bool
            /// The number; empty when none.
            public let number: String
        }

        /// Own words at some time.
        public struct Note: Codable, Equatable, Sendable {
            /// The day, as in 2026-11-21.
            public let day: String
            /// Whom, what was chosen, and the words.
            public let text: String
        }

        /// To and fro with one person, as the page says it.
        public struct Swings: Codable, Equatable, Sendable {
            /// What the person calls them.
            public let name: String
            /// What is found, with its dates.
            public let sentence: String
            /// A likely protection, as a question.
            public let question: String
            /// The stretches, oldest first.
            public let stretches: [Stretch]

            /// A stretch at one end.
            public struct Stretch: Codable, Equatable, Sendable {
                /// Which end, in words.
                public let end: String
                /// Its entries, oldest first.
                public let entries: [Note]
            }
        }

        /// People; empty where none were asked for.
        public let people: [One]
        /// Words; empty where none were asked for.
        public let notes: [Note]
        /// To and fro; empty where it was not asked for, or nothing is found.
        public var swings: [Swings] = []
        /// What there is to say; nil for nothing.
        public let line: String?
    }
}

extension CommandService {
    func people(_ request: PeopleRequest) async throws(CompanionError) -> CommandReply {
        switch request {
        case .list:
            let people = await companion.people().map { person in
                CommandReply.PeopleReply.One(
                    name: person.name,
                    bond: person.traits.bond,
                    isPast: person.traits.isPast,
                    number: person.number
                )
            }
            return .people(CommandReply.PeopleReply(people: people, notes: [], line: nil))
        case .notes: return .people(await notes(companion.bondNotesAcross()))
        case .note(let line): return .people(try await keep(line))
        case .apart(let line): return .people(try await apart(line))
        case .swings: return .people(await swings())
        }
    }

    private func notes(_ notes: [Timeline.Current<BondNote>]) async -> CommandReply.PeopleReply {
        var lines: [CommandReply.PeopleReply.Note] = []
        for note in notes {
            let text = await companion.bondText(note.value)
            lines.append(CommandReply.PeopleReply.Note(day: note.at.day.text, text: text))
        }
        let apart = await companion.hasNotesApart() ? companion.catalogue.strings["bonds.acrosselse"] : nil
        return CommandReply.PeopleReply(people: [], notes: lines, line: apart)
    }

    private func named(_ name: String) async throws(CompanionError) -> Person {
        let folded = Companion.folded(name)
        guard let found = await companion.people().first(where: { Companion.folded($0.name) == folded }) else {
            throw .notFound
        }
        return found
    }

    private func apart(_ line: ApartLine) async throws(CompanionError) -> CommandReply.PeopleReply {
        let person = try await named(line.person).thing
        let form = companion.newForm()
        switch line.act {
        case .ask: try await companion.askApart(true, about: person, form: form)
        case .stop: try await companion.askApart(false, about: person, form: form)
        case .pass: try await companion.passApart(about: person, form: form)
        }
        let said = companion.catalogue.strings["command.people.apart.\(line.act.rawValue)"]
        return CommandReply.PeopleReply(people: [], notes: [], line: said)
    }

    /// To and fro with everyone about whom it is found; a line where it rests, or nothing is.
    private func swings() async -> CommandReply.PeopleReply {
        let strings = companion.catalogue.strings
        let found = await companion.cycles().map { one in
            let stretches = one.claim.stretches.map { stretch in
                let entries = stretch.entries.map { CommandReply.PeopleReply.Note(day: $0.at.day.text, text: $0.said) }
                let end = strings["swings.end.\(stretch.pole.rawValue)"]
                return CommandReply.PeopleReply.Swings.Stretch(end: end, entries: entries)
            }
            return CommandReply.PeopleReply.Swings(
                name: one.person.name,
                sentence: one.claim.sentence(about: one.person, strings),
                question: one.claim.question(about: one.person, strings),
                stretches: stretches
            )
        }
        let rests = await companion.restsFromCycles
        let nothing = rests ? strings["swings.resting"] : strings["swings.none"] + " " + strings["swings.nonehint"]
        let line = found.isEmpty ? nothing : strings["swings.lead"] + " " + strings["swings.onlyyou"]
        return CommandReply.PeopleReply(people: [], notes: [], swings: found, line: line)
    }

    /// Keeps own words; about someone kept simple they hold nothing about that person (R17).
    private func keep(_ line: BondLine) async throws(CompanionError) -> CommandReply.PeopleReply {
        var person: EntryID?
        if let name = line.person { person = try await named(name).thing }
        let asIAm = line.asIAm.flatMap(BondNote.AsIAm.init(rawValue:))
        let lately = line.lately.flatMap(BondNote.Lately.init(rawValue:))
        guard line.asIAm == nil || asIAm != nil, line.lately == nil || lately != nil else { throw .badValue }
        let form = companion.newForm()
        let note = BondNote(thing: form, person: person, text: line.text ?? "", asIAm: asIAm, lately: lately)
        try await companion.keepBondNote(note, form: form)
        let said = companion.catalogue.strings["command.people.kept"]
        return CommandReply.PeopleReply(people: [], notes: [], line: said)
    }
}

extension TerminalText {
    /// One's own people, or own words about bonds.
    public func lines(_ reply: CommandReply.PeopleReply, _ strings: Strings) -> [String] {
        var result: [String] = []
        for one in reply.people {
            let when = one.isPast ? strings["people.before"] : ""
            let detail = [one.bond, when, one.number].filter { !$0.isEmpty }.joined(separator: " · ")
            result += wrap(one.name, indent: 4, first: "  • ")
            if !detail.isEmpty { result += wrap(detail, indent: 4).map(quiet) }
        }
        result += reply.notes.flatMap(lines)
        for one in reply.swings {
            if !result.isEmpty { result.append("") }
            result += [strong(one.name)] + paragraph(one.sentence) + paragraph(one.question)
            for stretch in one.stretches {
                result += wrap(stretch.end, indent: 4, first: "  • ")
                result += stretch.entries.flatMap(lines)
            }
        }
        if let line = reply.line { return result + paragraph(line) }
        return result.isEmpty ? paragraph(strings["command.people.none"]) : result
    }

    private func lines(_ note: CommandReply.PeopleReply.Note) -> [String] {
        wrap(note.day, indent: 2).map(quiet)
            + note.text.split(separator: "\n").flatMap { wrap(String($0), indent: 4) }
    }
}

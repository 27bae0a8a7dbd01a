public import SalveContent
import SalveCore

/// What the command line asks of the care menu; every part may be missing.
public struct CareLine: Codable, Equatable, Sendable {
    /// A need by its place in the list, from 1; nil for "not sure".
    public var need: Int?
    /// How many minutes there are.
    public var minutes: Int?

    /// Nothing said.
    public init(need: Int? = nil, minutes: Int? = nil) {
        self.need = need
        self.minutes = minutes
    }
}

/// What there is for it.
public struct CareAnswer: Codable, Equatable, Sendable {
    /// One of one's own things.
    public struct Item: Codable, Equatable, Sendable {
        /// What it is.
        public let text: String
        /// Minutes, place and the like, in words.
        public let detail: String
        /// "You said it soothed, 4 of 5 times."; nil while too little was said.
        public let counted: String?
    }

    /// One's own things, best first.
    public let items: [Item]
    /// What was let go of to find any, in words.
    public let loosened: [String]
    /// Practices that are offered now.
    public let practices: [Screen.OfferLine]
}

/// A plan as the command line sends it; only what it is has to be there.
public struct PlanLine: Codable, Equatable, Sendable {
    /// What it is.
    public var what = ""
    /// When and where.
    public var when: String?
    /// What then, if something gets in the way.
    public var ifInTheWay: String?
    /// `comfort`, `view` or `act`.
    public var kind: String?
    /// How doable, 0 to 10.
    public var doable: Int?
    /// In how many days to ask; missing for never.
    public var askInDays: Int?

    /// Nothing said.
    public init() {}
}

/// What the command line asks of plans.
public enum PlanCall: Codable, Equatable, Sendable {
    /// Keeps one.
    case add(PlanLine)
    /// Those without an answer.
    case list
    /// What came of one, and how it was.
    case answer(id: String, PlanAnswerLine)
}

/// What came of a plan.
public struct PlanAnswerLine: Codable, Equatable, Sendable {
    /// `did`, `partly`, `not-today` or `let-go`.
    public var answer: String
    /// How it was.
    public var how: String?

    /// An answer.
    public init(answer: String, how: String? = nil) {
        self.answer = answer
        self.how = how
    }
}

/// A plan that was kept, as the command line says it.
public struct KeptPlan: Codable, Equatable, Sendable {
    /// The id by which it is answered.
    public let id: String
    /// What it is, and what was said of it.
    public let text: String
    /// The day on which it is asked about; nil for never.
    public let asked: String?
    /// True once it folded itself away.
    public let isFolded: Bool
    /// A question, where it was rated below seven; nil otherwise.
    public let smaller: String?
}

/// A draft to someone, as the command line sends it.
public struct AskLine: Codable, Equatable, Sendable {
    /// What the person calls them.
    public var person: String
    /// `listen`, `advice`, `company` or `practical`.
    public var kind: String?
    /// The words.
    public var text: String

    /// A draft.
    public init(person: String, kind: String? = nil, text: String) {
        self.person = person
        self.kind = kind
        self.text = text
    }
}

/// A draft that was kept: words to copy, and a number to call.
///
/// Nothing is sent.
public struct KeptDraft: Codable, Equatable, Sendable {
    /// To whom.
    public let person: String
    /// Their number; empty when none.
    public let number: String
    /// The words.
    public let text: String
}

extension CommandService {
    /// What there is for this moment.
    func care(_ line: CareLine) async throws(CompanionError) -> CareAnswer {
        var moment = CareMoment()
        if let number = line.need {
            guard Need.allCases.indices.contains(number - 1) else { throw .badValue }
            moment.needs = [Need.allCases[number - 1]]
        }
        if let minutes = line.minutes, !(1...600).contains(minutes) { throw .badValue }
        moment.minutes = line.minutes
        let choice = await companion.careChoice(moment)
        let strings = companion.catalogue.strings
        let screens = await screens()
        return CareAnswer(
            items: choice.menu.items.map { item in
                CareAnswer.Item(
                    text: item.text,
                    detail: strings.careDetail(item),
                    counted: choice.counts[item.thing].flatMap { strings.soothedLine($0) }
                )
            },
            loosened: choice.menu.loosened.map { strings["care.loosened.\($0.rawValue)"] },
            practices: choice.practices.map(screens.offer)
        )
    }

    /// Plans: one kept, one answered, or those that are there.
    func plans(_ call: PlanCall) async throws(CompanionError) -> [KeptPlan] {
        switch call {
        case .list: return await kept(companion.plans())
        case .add(let line):
            let form = companion.newForm()
            var shape = Plan.Shape()
            shape.when = line.when ?? ""
            shape.ifInTheWay = line.ifInTheWay ?? ""
            shape.doable = line.doable
            shape.kind = line.kind.flatMap(Plan.Kind.init(rawValue:))
            if line.kind != nil, shape.kind == nil { throw .badValue }
            if let days = line.askInDays, !(0...366).contains(days) { throw .badValue }
            try await companion.keepPlan(line.what, shape: shape, askInDays: line.askInDays, form: form)
            return await kept(companion.plan(form).map { [$0] } ?? [])
        case .answer(let id, let line):
            guard let thing = EntryID(text: id) else { throw .notFound }
            guard let answer = Plan.Answer(rawValue: line.answer) else { throw .badValue }
            try await companion.answer(answer, plan: thing, form: companion.newForm())
            if let how = line.how, var shape = await companion.plan(thing)?.shape {
                shape.howWasIt = how
                try await companion.change(plan: thing, shape: shape, form: companion.newForm())
            }
            return await kept(companion.plan(thing).map { [$0] } ?? [])
        }
    }

    private func kept(_ plans: [Plan]) async -> [KeptPlan] {
        let now = await companion.today().now
        var lines: [KeptPlan] = []
        for plan in plans {
            let day = plan.askAt.map { LocalTime(moment: $0, zone: now.zone, offset: now.offset).day.text }
            let isSmall = plan.shape.doable.map { $0 >= Plan.Shape.doableEnough } ?? true
            lines.append(
                KeptPlan(
                    id: plan.thing.text,
                    text: await companion.careText(plan),
                    asked: day,
                    isFolded: plan.isFolded(at: now.moment),
                    smaller: isSmall || plan.answer != nil ? nil : companion.catalogue.strings["next.smaller"]
                )
            )
        }
        return lines
    }

    /// Keeps a draft to one who can be asked; who is kept simple is not found (R17).
    func ask(_ line: AskLine) async throws(CompanionError) -> KeptDraft {
        let name = Companion.folded(line.person)
        let people = await companion.people()
        guard let person = people.first(where: { $0.isAskable && Companion.folded($0.name) == name }) else {
            throw .notFound
        }
        let kind = line.kind.flatMap(SupportKind.init(rawValue:))
        if line.kind != nil, kind == nil { throw .badValue }
        try await companion.keepAsking(line.text, person: person.thing, kind: kind, form: companion.newForm())
        return KeptDraft(person: person.name, number: person.number, text: line.text)
    }
}

extension TerminalText {
    /// The needs, numbered.
    public func needs(_ strings: Strings) -> [String] {
        Need.allCases.enumerated().map { "  \($0 + 1)  " + strings.name(of: $1) }
    }

    /// What there is for a need.
    public func lines(_ care: CareAnswer, _ strings: Strings) -> [String] {
        var result = [strong(strings["care.own"])]
        if !care.loosened.isEmpty {
            result += paragraph(([strings["care.nonefit"]] + care.loosened).joined(separator: " "))
        }
        if care.items.isEmpty { result += paragraph(strings["command.care.none"]) }
        for item in care.items {
            result += wrap(item.text, indent: 4, first: "  • ")
            result += wrap([item.detail, item.counted].compactMap { $0 }.joined(separator: " · "), indent: 4).map(quiet)
        }
        result += ["", strong(strings["care.toopractices"])]
        for offer in care.practices {
            result += wrap(offer.title, indent: 4, first: "  • ")
            result += wrap("\(offer.practice) · \(offer.reason)", indent: 4).map(quiet)
        }
        return result
    }

    /// Plans.
    public func lines(_ plans: [KeptPlan], _ strings: Strings) -> [String] {
        if plans.isEmpty { return paragraph(strings["next.empty"]) }
        return plans.flatMap { plan in
            var notes = [plan.id]
            if plan.isFolded { notes.append(strings["next.folded"]) }
            if let asked = plan.asked, !plan.isFolded { notes.append(strings.text("next.asked", ["day": asked])) }
            return wrap(plan.text, indent: 4, first: "  • ") + notes.flatMap { wrap($0, indent: 4).map(quiet) }
                + (plan.smaller.map { paragraph($0, indent: 4) } ?? [])
        }
    }

    /// The answers to a plan, numbered.
    public func planAnswers(_ strings: Strings) -> [String] {
        Plan.Answer.allCases.enumerated().map { "  \($0 + 1)  " + strings.name(of: $1) }
    }

    /// The name of the answer of that number, as it is stored; nil when there is none.
    public static func planAnswer(_ typed: String) -> String? {
        guard let number = Int(typed), Plan.Answer.allCases.indices.contains(number - 1) else { return nil }
        return Plan.Answer.allCases[number - 1].rawValue
    }

    /// A draft that was kept.
    public func lines(_ draft: KeptDraft, _ strings: Strings) -> [String] {
        [strong(strings.text("support.asked.title", ["name": draft.person]))] + paragraph(draft.text)
            + (draft.number.isEmpty ? [] : paragraph(draft.number)) + paragraph(strings["command.ask.kept"])
    }
}

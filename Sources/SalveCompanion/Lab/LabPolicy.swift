import Foundation
public import SalveContent
public import SalveCore

/// The learner on the bench: a line of JSON in, a line of JSON out (`salve lab policy`).
///
/// `docs/Commands.md` says what the lines hold. A line that is wrong leaves everything as it was, and `refused` says why.
/// People live in memory only.
public struct LabPolicy {
    private let practices: [LearnerPractice]
    private let rules: [Practice]
    private let words: Strings
    private let seed: UInt64
    private let noticing: Bool
    private var people: [String: LabPolicyPerson] = [:]

    /// A bench with these practices.
    ///
    /// Without `noticing` no moment becomes one of noticing.
    public init(practices: [LearnerPractice], words: Strings, seed: UInt64, noticing: Bool) {
        self.practices = practices
        self.words = words
        self.seed = seed
        self.noticing = noticing
        rules = practices.map {
            let family = LabPolicyPractices.usualFamily($0.family, $0.depth)
            return Practice(id: $0.id, depth: $0.depth, risk: $0.risk, family: family)
        }
    }

    /// Takes one line and answers with one, without a line end.
    public mutating func answer(_ line: String) -> String {
        do throws(LabRefusal) {
            return Self.json(try take(LabPolicyLine(line)))
        } catch {
            return Self.json(["refused": LabPolicyLine.sentence(error)])
        }
    }

    private mutating func take(_ line: LabPolicyLine) throws(LabRefusal) -> [String: Any] {
        let name = try line.text("person")
        var person = people[name] ?? LabPolicyPerson(practices, rules, seed: seed, name: name)
        let answer: [String: Any]
        switch try line.text("op") {
        case "decide": answer = try decide(line, name, &person)
        case "observe": answer = try observe(line, &person)
        case "report": answer = report(name, person)
        case let other: throw .unknown(field: "op", value: other)
        }
        people[name] = person
        return answer
    }

    private func decide(
        _ line: LabPolicyLine,
        _ name: String,
        _ person: inout LabPolicyPerson
    ) throws(LabRefusal) -> [String: Any] {
        let available = try line.names("available").map(Practice.ID.init)
        for id in available where !practices.contains(where: { $0.id == id }) {
            throw .unknown(field: "available", value: id.name)
        }
        if available.isEmpty { throw .missing(field: "available") }
        let fear = try line.share("fear")
        let (day, before) = (try line.day(), try line.rating("before"))
        if let fear { person.tell(fear) }
        let mayUseChance = person.mayUseChance(on: day, before: before)
        let offers = person.learner.offers(
            among: available,
            on: day,
            before: before,
            mayUseChance: mayUseChance,
            noticing: noticing
        )
        guard let (choice, probability) = offers.choice(for: person.draw()) else { throw .missing(field: "available") }
        var answer: [String: Any] = [
            "person": name, "noticing": choice == .noticing, "probability": probability,
            "noticingProbability": offers.noticing,
            "offers": offers.entries.map { ["practice": $0.practice.name, "probability": $0.probability] },
        ]
        switch choice {
        case .noticing:
            answer["chosen"] = "noticing"
            answer["reason"] = words["learner.reason.noticing"]
        case .practice(let id):
            answer["chosen"] = id.name
            answer["reason"] = LearnerWords(words).reason(person.learner.counts(of: id))
        }
        return answer
    }

    private func observe(_ line: LabPolicyLine, _ person: inout LabPolicyPerson) throws(LabRefusal) -> [String: Any] {
        let name = try line.text("practice")
        let id: Practice.ID? = name == "noticing" ? nil : Practice.ID(name)
        if let id, !practices.contains(where: { $0.id == id }) { throw .unknown(field: "practice", value: name) }
        let sitting = LearnerSitting(
            practice: id,
            day: try line.day(),
            before: try line.rating("before"),
            after: try line.rating("after"),
            landing: try line.landing()
        )
        person.observe(sitting)
        return ["ok": true]
    }

    private func report(_ name: String, _ person: LabPolicyPerson) -> [String: Any] {
        let wording = LearnerWords(words)
        let rows = person.learner.findings().map { finding -> [String: Any] in
            var intervals: [String: [Double]] = [:]
            for percent in [50, 80, 90] {
                guard let range = finding.interval(percent: percent) else { continue }
                intervals[String(percent)] = [range.lowerBound, range.upperBound]
            }
            return [
                "practice": finding.practice.name, "mean": finding.mean, "intervals": intervals, "n": finding.count,
                "verdict": finding.verdict.rawValue, "wording": wording.sentence(finding),
            ]
        }
        return ["person": name, "practices": rows]
    }

    private static func json(_ answer: [String: Any]) -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        // Text, finite numbers and lists of them can always be written as JSON.
        guard JSONSerialization.isValidJSONObject(answer),
            let data = try? JSONSerialization.data(withJSONObject: answer, options: options)
        else { return #"{"refused":"That line cannot be answered."}"# }
        return String(decoding: data, as: UTF8.self)
    }
}

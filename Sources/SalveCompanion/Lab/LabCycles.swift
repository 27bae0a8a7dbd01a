import Foundation
public import SalveCore

/// The cycle map on the bench: a history as a line of JSON in, its swings as a line of JSON out (`salve lab cycles`).
///
/// In: `{"id", "person", "entries": [{"at", "feelings", "thoughts", "actions", "text"}]}`. Out: `{"id", "claim",
/// "swings": [{"from", "to", "evidence"}]}`, with times as they were given; `docs/Cycles.md` says what they are. A line that
/// can't be read is answered with its id, where that can be read, and `refused`. Nothing is kept.
public struct LabCycles: Sendable {
    private let words: CycleWords

    /// A bench with these words.
    public init(words: CycleWords) {
        self.words = words
    }

    /// Takes one line and answers with one, without a line end.
    public func answer(_ line: String) -> String {
        let read = try? JSONSerialization.jsonObject(with: Data(line.utf8))  // nil: not JSON, and that is answered
        guard let history = read as? [String: Any] else {
            return Self.json(["id": NSNull(), "refused": "That line is not one JSON object."])
        }
        let id = history["id"] ?? NSNull()
        guard let rows = history["entries"] as? [Any] else {
            return Self.json(["id": id, "refused": "“entries” is not a list."])
        }
        let entries = rows.enumerated().compactMap { place, row in (row as? [String: Any]).map { Row($0, place) } }
            .compactMap(\.self)
        let found = swings(entries, about: Self.name(history["person"]))
        return Self.json(["id": id, "claim": !found.isEmpty, "swings": found])
    }

    /// How long the map takes over so many made-up entries about one person, two a day.
    public func figure(entries count: Int) -> LabBench.Figure {
        let lines = [
            ("I pulled away from her again and said I was tired.", "irritated", "picked a fight about the dishes"),
            ("A long day, then soup and an early night with a book.", "tired", "went for a walk along the river"),
            ("I miss her so much, and keep looking at the phone.", "lonely", "wrote to her again and again"),
            ("She laughed about the cat. We talked about the garden and the spring.", "content", "cooked with her"),
        ]
        let entries = (0..<count).map { place in
            let (text, feeling, action) = lines[place / 12 % lines.count]
            let moment = Moment(milliseconds: Int64(place) * 43_200_000)
            return CycleEntry(at: moment, day: place / 2, feelings: [feeling], actions: [action], text: text)
        }
        let clock = ContinuousClock()
        let times = (0..<5).map { _ in
            let began = clock.now
            _ = CycleMap(of: entries, named: "Una", words: words)
            return LabBench.milliseconds(clock.now - began)
        }
        return LabBench.figure("the cycle map over \(count) entries", times)
    }

    /// The swings about a person; without one, about the first of those that the entries name.
    ///
    /// Entries that name another person are not about this one. Where no person is named at all, nothing is claimed: a swing
    /// is about someone.
    private func swings(_ rows: [Row], about person: String?) -> [[String: Any]] {
        if let person { return map(rows.filter { $0.person == nil || $0.person == person }, named: person) }
        var names: [String] = []
        for row in rows {
            if let name = row.person, !names.contains(name) { names.append(name) }
        }
        for name in names {
            let found = map(rows.filter { $0.person == name }, named: name)
            if !found.isEmpty { return found }
        }
        return []
    }

    private func map(_ rows: [Row], named name: String) -> [[String: Any]] {
        let map = CycleMap(of: rows.map(\.entry), named: name, words: words)
        return map.swings.map { swing in
            let times = swing.evidence.map { rows[$0] }
            let from = times.first { $0.entry.at == swing.from }?.given
            let to = times.first { $0.entry.at == swing.to }?.given
            return [
                "from": from ?? NSNull(), "to": to ?? NSNull(), "evidence": swing.evidence.map { rows[$0].place },
            ]
        }
    }

    private static func json(_ answer: [String: Any]) -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        // What was read from JSON, and lists of numbers, can be written as JSON again.
        guard JSONSerialization.isValidJSONObject(answer),
            let data = try? JSONSerialization.data(withJSONObject: answer, options: options)
        else { return #"{"id":null,"refused":"That line cannot be answered."}"# }
        return String(decoding: data, as: UTF8.self)
    }

    fileprivate static func name(_ value: Any?) -> String? {
        if let text = value as? String { return text.allSatisfy(\.isWhitespace) ? nil : text }
        if let parts = value as? [String: Any] { return name(parts["id"] ?? parts["name"]) }
        return (value as? NSNumber)?.stringValue
    }

    /// One entry of a history, with its place in it.
    private struct Row {
        let place: Int
        let person: String?
        let given: Any
        let entry: CycleEntry

        /// Nil when its time can't be read.
        init?(_ row: [String: Any], _ place: Int) {
            guard let given = row["at"], let (at, day) = LabTime.read(given) else { return nil }
            self.place = place
            self.given = given
            person = LabCycles.name(row["person"])
            entry = CycleEntry(
                at: at,
                day: day,
                feelings: Self.lines(row["feelings"]),
                thoughts: Self.lines(row["thoughts"]),
                actions: Self.lines(row["actions"]),
                text: Self.lines(row["text"]).joined(separator: "\n")
            )
        }

        /// A list of lines, or one line; whatever else stands there says nothing.
        private static func lines(_ value: Any?) -> [String] {
            if let line = value as? String { return line.isEmpty ? [] : [line] }
            return (value as? [Any])?.compactMap { $0 as? String } ?? []
        }
    }
}

/// Times as a history gives them.
enum LabTime {
    /// A moment and the number of its lived day: from ISO 8601 (a day alone is its noon; without an offset, UTC), or from
    /// seconds or milliseconds since 1970; nil for anything else.
    static func read(_ value: Any) -> (Moment, Int)? { local(value).map { ($0.moment, $0.dayNumber) } }

    /// The same as a local time.
    static func local(_ value: Any) -> LocalTime? {
        if let text = value as? String { return read(text) }
        guard let number = (value as? NSNumber)?.doubleValue, number.isFinite, abs(number) < 1e15 else { return nil }
        let milliseconds = Int64(abs(number) < 1e11 ? number * 1_000 : number)
        return moment(milliseconds, offset: 0)
    }

    private static func read(_ text: String) -> LocalTime? {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard let day = Day(text: text.prefix(10)) else { return nil }
        let start = Int64(day.number - Day(year: 1970, month: 1, day: 1).number) * 86_400_000
        let rest = text.dropFirst(10)
        guard let sign = rest.first else { return moment(start + 43_200_000, offset: 0) }
        guard "Tt ".contains(sign) else { return nil }
        let clock = rest.dropFirst()
        let ending = clock.firstIndex { "Zz+-".contains($0) } ?? clock.endIndex
        guard let time = time(clock[..<ending]), let offset = offset(clock[ending...]) else { return nil }
        return moment(start + time - Int64(offset) * 1_000, offset: offset)
    }

    /// Milliseconds of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff`.
    private static func time(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hours = Int64(parts[0]), let minutes = Int64(parts[1]),
            let seconds = parts.count == 3 ? Double(parts[2]) : 0, (0...24).contains(hours), (0...59).contains(minutes),
            (0..<61).contains(seconds)
        else { return nil }
        return (hours * 60 + minutes) * 60_000 + Int64(seconds * 1_000)
    }

    /// Seconds of `Z`, `+HH:MM`, `+HHMM`, `+HH`, or nothing.
    private static func offset(_ text: Substring) -> Int? {
        if text.isEmpty || text.lowercased() == "z" { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard [2, 4].contains(digits.count), let hours = Int(digits.prefix(2)),
            let minutes = digits.count == 4 ? Int(digits.suffix(2)) : 0, hours <= 18, minutes < 60
        else { return nil }
        return (text.first == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }

    private static func moment(_ milliseconds: Int64, offset: Int) -> LocalTime {
        LocalTime(moment: Moment(milliseconds: milliseconds), zone: "UTC", offset: offset)
    }
}

import SalveContent
public import SalveCore

/// One of one's own loops, as a list shows it.
public struct ListedLoop: Sendable {
    /// The worksheet that it is, with when it was begun.
    public let sheet: Timeline.Current<Worksheet>
    /// Whom it is about; nil where nobody is named, and for someone kept simple (R17).
    public let person: Person?
}

/// The same turn in other places: words that stand in several loops, with whom those loops are about.
public struct SharedTurn: Sendable {
    /// The words, and in how many loops they stand.
    public let shared: SharedWords
    /// The people of those loops, in their order.
    public let people: [Person]
    /// True where one of those loops names nobody.
    public let isAlsoAlone: Bool
}

extension Companion {
    /// Loops, the newest first, so many at the most.
    public func loops(_ limit: Int) -> [ListedLoop] {
        timeline.newestWorksheets(limit, in: .loops).map { ListedLoop(sheet: $0, person: nameable($0.value.person)) }
    }

    /// What stands in the same words in several of the newest loops (A17).
    ///
    /// They may be about people of now and of before, and about being on one's own; loops about someone kept simple are not
    /// among them (R17).
    public func sharedTurns() -> [SharedTurn] {
        let loops = timeline.newestLoops(Self.comparedLoops).map(\.value).filter {
            timeline.opens(.cycleMap, about: $0.person)
        }
        let fillers = Set(catalogue.strings["loops.fillers"].split { !$0.isLetter }.map { $0.lowercased() })
        return SharedWords.find(in: loops, fillers: fillers).map { shared in
            let places = loops.filter { shared.loops.contains($0.sheet.thing) }.map(\.person)
            return SharedTurn(
                shared: shared,
                people: people().filter { places.contains($0.thing) },
                isAlsoAlone: places.contains(nil)
            )
        }
    }

    /// The loops that were drawn from a reflection and are still there, the newest first.
    public func loops(from reflection: EntryID) -> [EntryID] {
        timeline.newestLoops(Self.listedLoops).map(\.value).filter { $0.source == reflection }.map(\.sheet.thing)
    }

    /// Draws a reflection as a loop: its words are copied to the five places, and the reflection stays as it is.
    ///
    /// What was guessed of another is not copied. The form's id names the loop; the same form again makes no second one.
    public func drawLoop(from reflection: EntryID, form: EntryID) async throws(CompanionError) -> EntryID {
        if timeline.worksheet(form) != nil { return form }
        guard let found = timeline.worksheet(reflection)?.value, let drawn = Reflection(found),
            let loopForm = content().worksheet(Loop.form)
        else { throw .notFound }
        var sheet = Worksheet(
            thing: form,
            form: Loop.form,
            revision: loopForm.revision,
            person: drawn.person,
            lastWritten: surroundings.now().moment
        )
        sheet.source = reflection
        sheet.isBrief = true
        for node in Loop.Node.allCases { sheet.put(Worksheet.Answer(part: node.rawValue, text: text(node, of: drawn))) }
        try await record([.worksheet(sheet)], form: form)
        return form
    }

    /// A worksheet as it may be shown: of a loop about someone kept simple, without what was guessed of them (R17).
    public func shown(_ sheet: Worksheet) -> Worksheet {
        guard let loop = Loop(sheet), !timeline.opens(.theirLoop, about: sheet.person) else { return sheet }
        return loop.withoutGuess
    }

    /// How many loops a list holds at the most.
    public static let listedLoops = 100
    /// How many loops are compared with each other.
    private static let comparedLoops = 50

    private func nameable(_ thing: EntryID?) -> Person? {
        guard timeline.opens(.theirLoop, about: thing) else { return nil }
        return thing.flatMap { person($0) }
    }

    /// What stands on a reflection about a place of the loop.
    private func text(_ node: Loop.Node, of reflection: Reflection) -> String {
        let content = content()
        switch node {
        case .trigger: return reflection.happened
        case .feeling:
            let words = reflection.feelings.map { content.words[$0]?.word ?? $0.plainName }
            return (words + [reflection.ownFeelings]).filter { !$0.isEmpty }.joined(separator: ", ")
        case .thought: return reflection.thoughts.map(\.text).joined(separator: "\n")
        case .action:
            let part = content.worksheet(Reflection.form)?.part(Reflection.Part.actions.rawValue)
            let picked = reflection.actions.filter { $0 != "none" }.compactMap { name in
                part?.choices.first { $0.id == name }?.line.plain
            }
            return (picked + [reflection.ownActions]).filter { !$0.isEmpty }.joined(separator: "\n")
        case .next: return reflection.whatFollowed
        }
    }
}

import SalveContent
import SalveCore

/// What the command line needs beside what a person can ask.
extension Companion {
    /// An id for a form that is made here.
    nonisolated func newForm() -> EntryID { surroundings.newID() }

    /// The time now, by the local clock.
    nonisolated var localTime: LocalTime { surroundings.now() }

    /// One's own people and safety steps, for Help now and the card.
    public func ownHelp() -> CommandReply.OwnHelp {
        let steps = safetySteps()
        let settings = settings()
        let parts = SafetyStep.Part.allCases.map { part in
            CommandReply.OwnHelp.Steps(part: part.rawValue, lines: steps.filter { $0.part == part }.map(\.text))
        }
        return CommandReply.OwnHelp(
            steps: parts.filter { !$0.lines.isEmpty },
            people: callers().map { CommandReply.PersonLine(name: $0.name, number: $0.number) },
            country: settings.country,
            isWarm: settings.wording == .warm
        )
    }

    /// The card as it would be now, with one's own things that are there for bad times, and lines chosen for it.
    public func card() -> Card {
        let things = list().filter(\.isForBadTimes).map(\.text)
        let lines = steadyLines().filter { $0.isOnCard && !$0.isHidden }.map(\.text)
        return Card(catalogue, own: ownHelp(), things: things, lines: lines, on: surroundings.now().day)
    }
}

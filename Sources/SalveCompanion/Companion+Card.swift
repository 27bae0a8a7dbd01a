import SalveContent
import SalveCore

extension Companion {
    /// The card, with the things marked for bad times, one's own people and safety steps, and the chosen country.
    public func card() -> Card {
        let things = list().filter(\.isForBadTimes).map(\.text)
        return Card(catalogue, own: ownHelp(), things: things, on: surroundings.now().day)
    }

    /// One's own people and safety steps, as Help now shows them.
    func ownHelp() -> CommandReply.OwnHelp {
        let steps = safetySteps()
        let settings = settings()
        let parts = SafetyStep.Part.allCases.map { part in
            CommandReply.OwnHelp.Steps(part: part.rawValue, lines: steps.filter { $0.part == part }.map(\.text))
        }
        return CommandReply.OwnHelp(
            steps: parts.filter { !$0.lines.isEmpty },
            people: people().map { CommandReply.PersonLine(name: $0.name, number: $0.number) },
            country: settings.country,
            isWarm: settings.wording == .warm
        )
    }
}

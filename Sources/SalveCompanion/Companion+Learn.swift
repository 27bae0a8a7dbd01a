public import SalveContent
public import SalveCore

/// A line of the barrier finder, with what the rules let go with it now.
public struct BarrierStep: Sendable {
    /// The line with its reply and experiment.
    public let line: Barriers.Line
    /// The explainer that goes with it; nil when the content has none of that name.
    public let explainer: Explainer?
    /// The practice to suggest; nil when none of those named is offered now.
    public let practice: Shown?
}

extension Companion {
    /// The lines of one area, each with its next step.
    public func barrierSteps(_ area: Barriers.AreaID) -> [BarrierStep] {
        let (offered, content) = (library().offered, content())
        return (catalogue.barriers[area]?.lines ?? []).map { line in
            BarrierStep(
                line: line,
                explainer: content.explainer(line.explainer),
                practice: Self.first(of: line.practices, in: offered)
            )
        }
    }

    /// The first of these practices that the one machine offers now (R19); nil when it offers none of them.
    public func suggestion(among practices: [Practice.ID]) -> Shown? {
        Self.first(of: practices, in: library().offered)
    }

    private static func first(of practices: [Practice.ID], in offered: [Shown]) -> Shown? {
        for id in practices {
            if let shown = offered.first(where: { $0.text.id == id }) { return shown }
        }
        return nil
    }
}

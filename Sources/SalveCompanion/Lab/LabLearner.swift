import SalveCore

/// What stands around the learner on the bench: the rules' own word on whether chance may choose (R20).
enum LabLearner {
    /// One time that a practice landed harder: on which day, and as which sitting, from 1.
    typealias Harder = (practice: Practice.ID, day: Double, sitting: Int)

    /// From how much fear of kindness on, 0 to 1, the bench takes it that kindness feels unsafe (R7).
    ///
    /// Pages ask six questions instead; the bench is told one number, and takes its highest quarter.
    static func feelsUnsafe(_ fear: Double?) -> Bool { (fear ?? 0) >= 0.75 }

    /// The hour of the day of a time in days.
    static func hour(of day: Double) -> Int { min(23, max(0, Int((day - day.rounded(.down)) * 24))) }

    /// What is remembered of what landed harder.
    static func memory(_ harder: [Harder], _ practices: [Practice], day: Double, sittings: Int) -> HarderMemory {
        let events = harder.filter { ($0.day - day).magnitude * 24 < Double(HarderMemory.readHours) }
        if events.isEmpty { return HarderMemory() }
        return HarderMemory(
            events: events.map { event in
                HarderMemory.Event(
                    practice: event.practice,
                    hours: max(0, Int((day - event.day) * 24)),
                    sittingsSince: max(0, sittings - event.sitting)
                )
            },
            practices: practices
        )
    }

    /// A sitting that has begun at a door that is not the hard one; nil where the rules refuse such a rating.
    static func session(before: Int?, in here: Circumstances) -> PracticeSession? {
        var session = PracticeSession()
        do throws(PracticeSession.Refusal) {
            _ = try session.apply(.start(.other, distress: before), in: here)
        } catch {
            return nil
        }
        return session
    }
}

import SalveContent
import SalveCore

/// What is kept of a sitting: its facts, with what was offered and how likely it came to stand there.
extension Companion {
    /// What is kept of the facts: never that the person said they are in danger, or that help was on screen (R1).
    func kept(
        _ facts: [PracticeSession.Fact],
        before: PracticeSession?,
        in now: Circumstances,
        of sitting: EntryID? = nil
    ) -> [SittingFact] {
        facts.flatMap { fact -> [SittingFact] in
            switch fact {
            case .started(let door): [.started(door)]
            case .rated(let rating): [.rated(rating)]
            case .began(let id, let isShort, let byAsking):
                began(
                    id,
                    isShort: isShort || isShortForm(id, in: now),
                    byAsking: byAsking,
                    before.flatMap { offer(of: id, in: $0, now, sitting) }
                )
            case .finished(let id): [.finished(id)]
            case .landed(let id, let landing): [.landed(id, landing)]
            case .attributed(let id, let cause): [.attributed(id, cause)]
            case .stayed(let id): [.stayed(id)]
            case .saidPresence(let here): [.presence(here)]
            case .stopped: [.stopped]
            case .saidDanger, .returned: []
            }
        }
    }

    /// Of what does not ship its family is kept as well: what landed harder is remembered when the practice is gone.
    private func began(
        _ id: Practice.ID,
        isShort: Bool,
        byAsking: Bool,
        _ offer: OfferRecord?
    ) -> [SittingFact] {
        let text = practices().practice(id)
        let began = SittingFact.began(
            id,
            revision: text?.revision ?? content().worksheet(screen: id)?.revision ?? 1,
            isShort: isShort,
            byAsking: byAsking,
            offer: offer
        )
        guard let text, catalogue.practice(id) == nil else { return [began] }
        return [began, .family(id, text.practice.family)]
    }

    /// True when the length that was chosen leaves one step of the practice.
    private func isShortForm(_ id: Practice.ID, in now: Circumstances) -> Bool {
        guard let steps = now.practice(id)?.steps, let whole = practices().practice(id)?.practice.steps else {
            return false
        }
        return steps < whole
    }

    /// What was offered when it was chosen, as it stood in the list; outside of a sitting nothing is drawn.
    private func offer(
        of id: Practice.ID,
        in session: PracticeSession,
        _ now: Circumstances,
        _ sitting: EntryID?
    ) -> OfferRecord? {
        if id == Practice.noticing, let sitting, let moment = noticingNow(session, now, of: sitting) {
            return OfferRecord(why: .noticing, place: 0, probability: moment.probability)
        }
        let ordered = sitting.map { offers(session, in: now, of: $0) } ?? offers(session, in: now, draw: nil)
        guard let place = ordered.offers.firstIndex(where: { $0.practice.id == id }) else { return nil }
        return OfferRecord(why: ordered.offers[place].why, place: place, probability: ordered.probabilities[place])
    }
}

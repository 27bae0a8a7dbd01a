import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// What a press on a page of a sitting does: the form becomes actions, the machine takes or refuses them.
struct SittingActions: Sendable {
    let site: Site

    /// Takes the posted form, and leads to the page where the sitting then stands.
    ///
    /// What no longer fits, such as a press on an old page, changes nothing and leads there too.
    func take(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let id = try context.pathID()
        let form = try context.formID()
        let practice = context.form?[.practice].map { Practice.ID($0) }
        do {
            let part = try await act(context, companion, id, form)
            if await companion.letterInHand(id)?.isOpen == true { return .seeOther(.letters(.write(id.text))) }
            return .seeOther(.sitting(id: id.text, part))
        } catch CompanionError.refused(.needsAsking), CompanionError.refused(.withheld) {
            guard let practice else { return .seeOther(.sitting(id: id.text, .here)) }
            return .seeOther(.sittingPractice(id: id.text, name: practice.name))
        } catch CompanionError.refused(.notNow), CompanionError.refused(.notAsked), CompanionError.refused(.closed) {
            return .seeOther(.sitting(id: id.text, .here))
        } catch CompanionError.refused(.unknownPractice), CompanionError.refused(.outOfRange) {
            throw WebProblem.badValue
        }
    }

    private func act(
        _ context: WebContext,
        _ companion: Companion,
        _ id: EntryID,
        _ form: EntryID
    ) async throws -> Route.SittingPart {
        let fields = context.form
        if let landing: Landing = fields?.choice(.landing) { return try await land(landing, companion, id, form) }
        if let here: PracticeSession.Here = fields?.choice(.here) { return try await say(here, companion, id, form) }
        if let answer: Answer = fields?.choice(.danger) {
            if answer == .yes { return try await act([.danger], companion, id, form) }
            return try await open(.nameTheDay, companion, id, form)
        }
        if let cause: PracticeSession.Attribution = fields?.choice(.because) {
            return try await act([.because(cause)], companion, id, form)
        }
        if let number = fields?[.distress] {
            guard let number = Int(number) else { throw WebProblem.badValue }
            return try await act([.distress(number)], companion, id, form)
        }
        if let practice = fields?[.practice] {
            let press = fields?.choice(.act, as: Press.self)
            let isAsking = press == .ask
            if press == nil, await companion.practices().practice(Practice.ID(practice))?.practice.depth.isInner == true
            {
                // Its page says what it will ask, and that kindness can sting, before anything inner begins (C15).
                throw CompanionError.refused(.needsAsking(.hard))
            }
            _ = try await companion.open(Practice.ID(practice), asking: isAsking, mayNotice: true, in: id, form: form)
            return .here
        }
        guard let press: Press = fields?.choice(.act) else { throw WebProblem.badValue }
        return try await act(press, context, companion, id, form)
    }

    private func act(
        _ press: Press,
        _ context: WebContext,
        _ companion: Companion,
        _ id: EntryID,
        _ form: EntryID
    ) async throws -> Route.SittingPart {
        switch press {
        case .next: return try await act([.next], companion, id, form)
        case .back: return try await act([.back], companion, id, form)
        case .stop: return try await act([.stop], companion, id, form)
        case .stay: return try await act([.stay], companion, id, form)
        case .danger: return try await act([.danger], companion, id, form)
        case .return: return try await act([.return], companion, id, form)
        case .notice, .skip:
            _ = try await companion.answerNoticing(press == .notice, in: id, form: form)
            return .here
        case .ask, .open: throw WebProblem.badValue
        case .take:
            guard let thing = context.form?.id(.thing) else { throw WebProblem.badValue }
            try await companion.take(item: thing, in: id, form: form)
            return try await act([.stop], companion, id, site.surroundings.newID())
        }
    }

    private func act(
        _ actions: [PracticeSession.Action],
        _ companion: Companion,
        _ id: EntryID,
        _ form: EntryID
    ) async throws -> Route.SittingPart {
        _ = try await companion.act(actions, in: id, form: form)
        return .here
    }

    /// In the middle of a practice an answer of "easier" or "same" has a page of its own in the hard moment; in the
    /// player it goes on.
    private func land(
        _ landing: Landing,
        _ companion: Companion,
        _ id: EntryID,
        _ form: EntryID
    ) async throws -> Route.SittingPart {
        let session = try await companion.sitting(id).session
        let isMiddle = session.phase == .practising && (landing == .easier || landing == .same)
        let goesOn = isMiddle && session.door == .other && session.presence == .usual
        let after = try await companion.act(
            goesOn ? [.landing(landing), .next] : [.landing(landing)],
            in: id,
            form: form
        )
        let isAnswered = after.session.phase == .practising || after.session.phase == .settling
        return isAnswered && !goesOn && (landing == .easier || landing == .same) ? .turn : .here
    }

    /// "The same" goes on with finding the day and the room.
    private func say(
        _ here: PracticeSession.Here,
        _ companion: Companion,
        _ id: EntryID,
        _ form: EntryID
    ) async throws -> Route.SittingPart {
        switch here {
        case .more:
            _ = try await companion.act(.here(here), in: id, form: form)
            return .turn
        case .same:
            let isPractising = try await companion.sitting(id).session.phase == .practising
            let next = isPractising ? PracticeSession.Action.next : .choose(.nameTheDay)
            return try await act([.here(here), next], companion, id, form)
        case .further:
            return try await act([.here(here)], companion, id, form)
        }
    }

    private func open(
        _ practice: Practice.ID,
        _ companion: Companion,
        _ id: EntryID,
        _ form: EntryID
    ) async throws -> Route.SittingPart {
        _ = try await companion.open(practice, in: id, form: form)
        return .here
    }

    private enum Press: String { case next, back, stop, stay, danger, `return`, ask, open, take, notice, skip }
    private enum Answer: String { case yes, no }
}

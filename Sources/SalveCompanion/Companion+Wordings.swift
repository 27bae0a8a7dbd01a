import SalveContent
public import SalveCore

extension Companion {
    /// The words to answer a scale with: Salve’s own for its own scale, for a published one those that the person brought
    /// and confirmed; nil where there are none.
    public func wording(of scale: Scale.ID) -> ScaleWording? {
        guard let text = catalogue.scale(scale) else { return nil }
        return text.ownWording ?? usedWording(of: scale)?.value.offer.confirmed
    }

    /// What the person brought for a published scale and confirmed; nil where there is nothing that fits its items.
    public func usedWording(of scale: Scale.ID) -> Timeline.Current<KeptWording>? {
        timeline.usedWording(of: scale).flatMap(fitting)
    }

    /// What the person brought for a published scale and has not confirmed yet; nil where there is nothing that fits.
    public func waitingWording(of scale: Scale.ID) -> Timeline.Current<KeptWording>? {
        timeline.waitingWording(of: scale).flatMap(fitting)
    }

    /// Keeps words that were brought for a published scale; nothing is answered with them before they are confirmed.
    ///
    /// What waited for this scale gives way; what is in use stays in use until these are confirmed. `isConfirmed` where the
    /// person has seen the binding already, and said yes. Throws `badValue` for words that do not fit.
    public func bringWording(
        _ offer: WordingOffer,
        from source: KeptWording.Source,
        isConfirmed: Bool = false,
        form: EntryID
    ) async throws(CompanionError) {
        guard let text = catalogue.scale(offer.scale), text.own == nil, offer.confirmed.fits(text.scale) else {
            throw .badValue
        }
        let older = isConfirmed ? usedWording(of: offer.scale) : waitingWording(of: offer.scale)
        let thing = older?.value.thing ?? form
        let kept = KeptWording(thing: thing, offer: offer, source: source, isConfirmed: isConfirmed)
        try await record([.scaleWording(kept)], dropping: .wording(offer.scale), form: form)
    }

    /// Confirms the words that wait, by the entry that was seen; throws `notFound` when something else waits by now.
    ///
    /// `selfHarm` is the item whose line the person pointed out as the one on hurting oneself; without it, or with another
    /// one, words for which that has to be asked are refused with `badValue`.
    public func confirmWording(
        _ entry: EntryID,
        selfHarm: Scale.Item.ID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        _ = try await deciding(form: form) { () throws(CompanionError) in
            guard let waiting = timeline.wording(heldBy: entry), !timeline.isHidden(entry),
                !waiting.value.isConfirmed, fitting(waiting) != nil
            else { throw .notFound }
            let one = waiting.value
            if let scale = catalogue.scale(one.scale)?.scale, one.offer.asksForSelfHarm(in: scale) {
                guard selfHarm == scale.selfHarm else { throw .badValue }
            }
            let kept = KeptWording(thing: one.thing, offer: one.offer, source: one.source, isConfirmed: true)
            return ([.scaleWording(kept)], ())
        } then: { _ in
        }
    }

    /// The published scales that have words to be answered with.
    public func scalesWithWording() -> [Scale.ID] { catalogue.scales.map(\.id).filter { wording(of: $0) != nil } }

    /// What a line of the timeline says of words that were brought: of which scale they are.
    public nonisolated func wordingText(_ kept: KeptWording) -> String {
        catalogue.scale(kept.scale)?.title ?? kept.scale.name
    }

    private func fitting(_ kept: Timeline.Current<KeptWording>) -> Timeline.Current<KeptWording>? {
        guard let text = catalogue.scale(kept.value.scale), text.own == nil,
            kept.value.offer.confirmed.fits(text.scale)
        else { return nil }
        return kept
    }
}

extension ScaleText {
    /// Salve’s own words for its own scale; nil for a published one.
    fileprivate var ownWording: ScaleWording? {
        guard let own, own.questions.count == scale.items.count else { return nil }
        let lines = zip(scale.items, own.questions).map { item, question in
            ScaleWording.Line(
                item: item.id,
                text: question,
                options: zip(item.range, own.options).map { ScaleWording.Option(value: $0, label: $1) }
            )
        }
        return ScaleWording(scale: id, lines: lines)
    }
}

extension DraftSlot {
    private static let wordingPrefix = "wording-"

    /// The words of a scale, while they are typed.
    public static func wording(_ scale: Scale.ID) -> DraftSlot { DraftSlot(name: wordingPrefix + scale.name) }

    /// The scale whose words are typed there; nil for any other place.
    var scale: Scale.ID? {
        guard name.hasPrefix(Self.wordingPrefix) else { return nil }
        return Scale.ID(String(name.dropFirst(Self.wordingPrefix.count)))
    }
}

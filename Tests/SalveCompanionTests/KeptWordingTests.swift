import Foundation
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// Words that a person brings for a scale, and what becomes of them; all words here are made up.
@Suite("The words of a scale, kept")
struct KeptWordingTests {
    private let world = World()
    private let phq2 = Scale.ID("phq-2")

    private func offer(
        _ first: String = "The kettle sang.",
        _ second: String = "The tide came in."
    ) throws -> WordingOffer {
        let scale = try #require(try World.catalogue().scale(phq2)).scale
        let labels = ["no", "some", "", "all"]
        let lines = [first, second].map { TypedWording.Line(text: $0, labels: labels) }
        return try TypedWording.offer(lines, for: scale)
    }

    @Test("Salve’s own scale has its own words; a published one has none until some are brought and confirmed")
    func confirmed() async throws {
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let own = try #require(await companion.wording(of: Scale.ID("salve-short")))
        #expect(own.lines.count == 6 && own.lines.allSatisfy { $0.options.map(\.value) == [0, 1, 2, 3, 4] })
        #expect(await companion.wording(of: phq2) == nil)
        #expect(await companion.wording(of: Scale.ID("no-such")) == nil)

        try await companion.bringWording(offer(), from: .typed, form: world.form())
        #expect(await companion.wording(of: phq2) == nil)
        let waiting = try #require(await companion.waitingWording(of: phq2))
        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.waitingWording(of: phq2)?.value == waiting.value)
        #expect(await again.wording(of: phq2) == nil)

        try await again.confirmWording(waiting.entry, form: world.form())
        let kept = try #require(await again.wording(of: phq2))
        #expect(kept.lines.map(\.text) == ["The kettle sang.", "The tide came in."])
        #expect(kept.lines[0].options.map(\.label) == ["no", "some", "2", "all"])
        #expect(await again.waitingWording(of: phq2) == nil)
        let last = try await world.companion(reopening: store, key: key)
        #expect(await last.wording(of: phq2) == kept)
        #expect(await last.scalesWithWording() == [Scale.ID("salve-short"), phq2])
        #expect(try await last.verify().isSound)
    }

    @Test("New words leave the ones in use alone until they are confirmed, and then shred both older versions")
    func superseded() async throws {
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        try await companion.bringWording(offer(), from: .typed, isConfirmed: true, form: world.form())
        try await companion.bringWording(offer("One gate.", "Two gates."), from: .yaml, form: world.form())
        let seen = try #require(await companion.waitingWording(of: phq2)).entry
        try await companion.bringWording(offer("A gate.", "A door."), from: .yaml, form: world.form())

        #expect(await companion.wording(of: phq2)?.lines[0].text == "The kettle sang.")
        await #expect(throws: CompanionError.notFound) {
            try await companion.confirmWording(seen, form: world.form())
        }
        let form = world.form()
        try await companion.confirmWording(#require(await companion.waitingWording(of: phq2)).entry, form: form)
        try await companion.confirmWording(form, form: form)
        #expect(await companion.wording(of: phq2)?.lines[0].text == "A gate.")
        #expect(try await companion.verify().shredded == 3)
        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.wording(of: phq2)?.lines[0].text == "A gate.")
        #expect(await again.timelineRows().count == 1)
    }

    @Test("Words are thrown away or taken out like any entry, and come back within the minute")
    func deleted() async throws {
        let companion = try await world.companion()
        try await companion.bringWording(offer(), from: .typed, isConfirmed: true, form: world.form())
        let used = try #require(await companion.usedWording(of: phq2))
        let deletion = try await companion.delete(used.value.thing, form: world.form())
        #expect(await companion.wording(of: phq2) == nil)
        try await companion.restore(deletion, form: world.form())
        #expect(await companion.wording(of: phq2) != nil)
        try await companion.delete(used.entry, form: world.form())
        world.pass(minutes: 2)
        try await companion.tidy()
        #expect(await companion.wording(of: phq2) == nil)
        #expect(try await companion.verify().shredded == 1)
    }

    @Test("Words that do not fit the scale, or are for one that is none of these, are not taken")
    func refused() async throws {
        let companion = try await world.companion()
        let good = try offer()
        let wrong = [
            WordingOffer(scale: phq2, rows: Array(good.rows.dropLast()), leftOver: []),
            WordingOffer(scale: phq2, rows: good.rows.reversed(), leftOver: []),
            WordingOffer(scale: Scale.ID("salve-short"), rows: good.rows, leftOver: []),
            WordingOffer(scale: Scale.ID("no-such"), rows: good.rows, leftOver: []),
        ]
        for offer in wrong {
            await #expect(throws: CompanionError.badValue) {
                try await companion.bringWording(offer, from: .typed, form: world.form())
            }
        }
        #expect(await companion.timelineRows().isEmpty)
    }

    @Test("A line of the timeline names the questionnaire and none of its words; search finds the name alone")
    func timeline() async throws {
        let companion = try await world.companion()
        try await companion.bringWording(offer(), from: .typed, form: world.form())

        let row = try #require(await companion.timelineRows().first)
        let line = try #require(await companion.line(row))
        #expect(line == "Wording of a questionnaire: Patient Health Questionnaire, two items")
        #expect(await companion.timelineRows(finding: "patient two").count == 1)
        #expect(await companion.timelineRows(finding: "kettle").isEmpty)
        let markdown = String(decoding: try await companion.export(.markdown), as: UTF8.self)
        #expect(markdown.contains(line) && !markdown.contains("kettle"))
    }

    @Test("An export brings the words into another vault, and leaves alone the ones that are there")
    func moved() async throws {
        let companion = try await world.companion()
        try await companion.bringWording(offer(), from: .typed, isConfirmed: true, form: world.form())
        try await companion.bringWording(offer("A gate.", "A door."), from: .yaml, form: world.form())
        let bytes = try await companion.export(.json)

        let other = try await world.companion()
        #expect(try await other.bringIn(StagedImport(bytes), form: world.form()) == 2)
        #expect(await other.wording(of: phq2)?.lines[0].text == "The kettle sang.")
        #expect(await other.waitingWording(of: phq2)?.value.offer.rows[0].line.text == "A gate.")
        let third = try await world.companion()
        try await third.bringWording(offer("Mine.", "Mine too."), from: .typed, isConfirmed: true, form: world.form())
        let preview = await third.preview(try StagedImport(bytes))
        #expect(preview.held == 1 && preview.new == ["scale-wording": 1])
        #expect(try World.catalogue().strings.lines(preview).contains("the wording of 1 questionnaire"))
    }

    @Test("A wording from an export that does not fit its scale is never answered with, and can be deleted")
    func unfit() async throws {
        let companion = try await world.companion()
        try await companion.bringWording(offer(), from: .typed, isConfirmed: true, form: world.form())
        let bytes = try await companion.export(.json)
        let text = String(decoding: bytes, as: UTF8.self)
        let strange = text.replacing(#""item" : "2""#, with: #""item" : "7""#)
        #expect(strange != text)

        let other = try await world.companion()
        try await other.bringIn(StagedImport(Array(strange.utf8)), form: world.form())
        #expect(await other.wording(of: phq2) == nil)
        #expect(await other.usedWording(of: phq2) == nil)
        let row = try #require(await other.timelineRows().first)
        try await other.delete(row.id, form: world.form())
        #expect(await other.timelinePage(count: 9).rows.isEmpty)
    }

    @Test("What is typed is kept as one goes for a published scale alone, and goes in the commit of what it became")
    func drafts() async throws {
        let companion = try await world.companion()
        let fields = [Draft.Field(name: "question-0", value: "The kettle")]
        let slot = try #require(DraftSlot(named: "wording-phq-2"))
        #expect(try await companion.saveDraft(fields, in: slot, form: world.form()))
        #expect(await companion.draft(in: .wording(phq2))?.fields == fields)
        for name in ["wording-salve-short", "wording-no-such", "wording-"] {
            let slot = try #require(DraftSlot(named: name))
            #expect(try await companion.saveDraft(fields, in: slot, form: world.form()) == false)
        }
        try await companion.bringWording(offer(), from: .typed, form: world.form())
        #expect(await companion.draft(in: .wording(phq2)) == nil)
    }
}

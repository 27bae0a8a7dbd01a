import Foundation
import SalveCore
import Testing

/// Every shape ever written must still be read: the files in Fixtures are kept for ever, and only added to.
struct StoredShapesTests {
    @Test("every kind of the first shapes is read, and written again as it was")
    func firstShapes() throws {
        let events = try Self.lines("events-1.jsonl").map { line in
            try Self.event(line)
        }

        var timeline = Timeline()
        for event in events { timeline.apply(event) }
        #expect(timeline.list.map(\.value.text) == ["Radio, low"])
        #expect(timeline.safetySteps.map(\.value.part) == [.places])
        #expect(timeline.plans.first?.value.answer == .notToday)
        #expect(timeline.heldTexts.first?.value.isPutAway == true)
        #expect(timeline.marked == [Practice.ID("look-around")])
        #expect(timeline.preference(.wording) == "warm")
        let sitting = try #require(timeline.sittings.first)
        #expect(sitting.door == .hard)
        #expect(sitting.practices.map(\.landing) == [.easier, nil])
        #expect(sitting.wasFar)
        #expect(sitting.isMoreHere)
        #expect(sitting.isCauseOpen)
        #expect(sitting.isStopped)
        try Self.expectCheckIns(in: timeline)
        let closeness = try #require(timeline.closenessAnswers.first)
        #expect(closeness.value.answers == [.theCatch: .lot, .words: .some, .seen: .no])
        try Self.expectMine(in: timeline)
    }

    private static func expectMine(in timeline: Timeline) throws {
        #expect(timeline.ownPractices.map(\.value.title) == ["The grey jumper"])
        #expect(timeline.ownWordings.map(\.value.steps) == [["Kettle on.", ""]])
        #expect(timeline.ownLines.map(\.value.text) == ["Everyone has nights like this."])
        #expect(timeline.packs.map { $0.value.files.map(\.path) } == [["pack.yaml", "practices/made.md"]])
        #expect(timeline.pinned == [Practice.ID("music")])
        #expect(timeline.putAside == [Practice.ID("walk")])
        let sitting = try #require(timeline.sittings.last)
        #expect(sitting.practices.map(\.family) == [.making])
    }

    @Test("worksheets are read, and written again as they were")
    func worksheets() throws {
        var timeline = Timeline()
        for line in try Self.lines("events-worksheets.jsonl") {
            let event = try #require(try JSONDecoder().decode(EventEnvelope.self, from: Data(line.utf8)).event)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(String(decoding: try encoder.encode(EventEnvelope(event)), as: UTF8.self) == line)
            timeline.apply(event)
        }

        let sheet = try #require(timeline.worksheets.first?.value)
        #expect(sheet.form == Worksheet.FormID("failure"))
        #expect(sheet.about == .past)
        #expect(sheet["normal"].picks == ["not-to-blame"])
        #expect(sheet["hands"].beside == "You never try")
        #expect(sheet.isFinished)
        #expect(timeline.worksheet(in: try #require(sheet.sitting))?.value.thing == sheet.thing)
        #expect(timeline.worksheets.last?.value.isEmpty == true)
        let strange = try #require(Self.lines("events-worksheets.jsonl").first)
            .replacing(#""about":"past""#, with: #""about":"dream""#)
        #expect(try JSONDecoder().decode(EventEnvelope.self, from: Data(strange.utf8)).event == nil)
    }

    @Test("reflections are read, and written again as they were; a value that is not known makes no event")
    func reflections() throws {
        let line = try #require(Self.lines("events-reflections.jsonl").first)
        var timeline = Timeline()
        timeline.apply(try Self.event(line))

        let one = try #require(timeline.reflections.first?.value)
        #expect(one.sheet.isBrief)
        #expect(one.happened == "No call by nine")
        #expect(one.feelings == [WordID("lonely")])
        #expect(one.thoughts.map(\.kind) == [.prediction, nil])
        let reasons = one[.theirs].reasons
        #expect(reasons.map(\.about) == [.situation, nil])
        #expect(reasons[0].looks.map(\.sure) == [.very])
        #expect(reasons[0].sign == "A late train")
        #expect(one[.theirs].rounds.map(\.milliseconds) == [1_763_000_000_000])
        let strange = [
            (#""kind":"prediction""#, #""kind":"song""#), (#""about":"situation""#, #""about":"moon""#),
            (#""sure":"little""#, #""sure":"wholly""#), (#""sure":"very""#, #""sure":"wholly""#),
        ]
        for (known, unknown) in strange {
            let changed = line.replacing(known, with: unknown)
            #expect(changed != line)
            #expect(try JSONDecoder().decode(EventEnvelope.self, from: Data(changed.utf8)).event == nil, "\(unknown)")
        }
    }

    @Test("loops are read with the reflection they were drawn from, and written again as they were")
    func loops() throws {
        var timeline = Timeline()
        timeline.apply(try Self.event(try #require(Self.lines("events-loops.jsonl").first)))

        let loop = try #require(timeline.newestLoops(1).first?.value)
        #expect(loop[.trigger] == "No reply by nine")
        #expect(loop[.safe].picks == ["left"])
        #expect(loop.turn == Loop.Turn(after: .thought, text: "Wash up"))
        #expect(loop.guess(.feeling) == "Tired, maybe")
        #expect(loop.source?.text == "000000000000000000000000000000b1")
        #expect(loop.sheet.isFinished)
        // One that was written before loops could be drawn from anything tells of no source.
        var earlier = Timeline()
        earlier.apply(try Self.event(try #require(Self.lines("events-reflections.jsonl").first)))
        #expect(earlier.reflections.first?.value.sheet.source == nil)
    }

    @Test("what was noted later is read, written again as it was, and moves no sitting in time")
    func later() throws {
        var timeline = Timeline()
        for line in try Self.lines("events-later.jsonl") { timeline.apply(try Self.event(line)) }

        let sitting = try #require(timeline.sittings.first)
        #expect(timeline.sittings.count == 1)
        #expect(sitting.practices.map(\.noted) == ["The queue was only a queue."])
        #expect(sitting.last == sitting.began)
        #expect(sitting.entries.count == 2)
    }

    @Test("moments of noticing, taken and skipped, are read and written again as they were, and teach the learner")
    func noticing() throws {
        var timeline = Timeline()
        for line in try Self.lines("events-noticing.jsonl") { timeline.apply(try Self.event(line)) }

        #expect(timeline.sittings.map(\.noticing?.isSkipped) == [false, true])
        #expect(timeline.sittings.map(\.noticing?.probability) == [0.125, 0.1])
        let offers = timeline.sittings.flatMap(\.practices).map(\.offer)
        #expect(offers.map(\.?.place) == [0, 2] && offers.map(\.?.probability) == [0.125, 0.25])
        #expect(timeline.learnerSittings.map(\.practice?.name) == [nil, "walk"])
        #expect(timeline.learnerSittings.map(\.before) == [3, 2] && timeline.learnerSittings.map(\.after) == [3, nil])
        #expect(timeline.preference(.noticing) == "yes" && timeline.preference(.learns) == "off")
        #expect(timeline.learnsSince.milliseconds == 1_795_000_000_000)
        let strange = try #require(Self.lines("events-noticing.jsonl").first)
            .replacing(#","probability":0.125"#, with: "")
        #expect(try JSONDecoder().decode(EventEnvelope.self, from: Data(strange.utf8)).event == nil)
    }

    @Test("fair tests are read, and written again as they were; a value that is not known makes no event")
    func fairTests() throws {
        var timeline = Timeline()
        let lines = try Self.lines("events-fair.jsonl")
        for line in lines { timeline.apply(try Self.event(line)) }

        let test = try #require(timeline.fairTests.first?.value)
        #expect(test.practice(.a) == Practice.ID("walk") && test.count == 12 && test.seed == 77)
        #expect(test.state == .stopped && test.isRead)
        let tries = timeline.fairTries(of: test.thing).map(\.value)
        #expect(tries.map(\.slot) == [0, 1])
        #expect(tries.map(\.after) == [1, nil] && tries.map(\.done) == [.b, nil])
        #expect(tries.map(\.isOver) == [true, false])
        #expect(timeline.fairTry(in: try #require(tries.first?.sitting))?.value == tries.first)
        let strange = [
            (#""state":"stopped""#, #""state":"moon""#), (#""count":12"#, #""count":13"#),
            (#""drawn":"a""#, #""drawn":"c""#), (#""done":"b""#, #""done":"c""#),
            (#""after":1"#, #""after":11"#), (#""before":3"#, #""before":-1"#), (#""slot":0"#, #""slot":20"#),
        ]
        for (known, unknown) in strange {
            let line = try #require(lines.first { $0.contains(known) }, "\(known)")
            let changed = line.replacing(known, with: unknown)
            #expect(try JSONDecoder().decode(EventEnvelope.self, from: Data(changed.utf8)).event == nil, "\(unknown)")
        }
    }

    @Test("words of a scale are read, and written again as they were; a value that is not known makes no event")
    func wordings() throws {
        var timeline = Timeline()
        let lines = try Self.lines("events-wordings.jsonl")
        for line in lines { timeline.apply(try Self.event(line)) }

        let used = try #require(timeline.usedWording(of: Scale.ID("phq-2"))?.value)
        #expect(used.source == .questionnaire)
        #expect(used.offer.rows.map(\.binding) == [.number, .order])
        #expect(used.offer.rows.map(\.mark) == ["Q.1", "Q.2"])
        #expect(used.offer.rows[1].line.options.map(\.label) == ["no", "some", "most", "all"])
        #expect(used.offer.leftOver == ["How far was the sea?"])
        let waiting = try #require(timeline.waitingWording(of: Scale.ID("phq-2"))?.value)
        #expect(waiting.offer.rows.map(\.line.text) == ["The gate was shut.", "The gate was open."])
        #expect(waiting.offer.rows.allSatisfy { $0.line.options.isEmpty && $0.counting == .none })
        let strange = [
            (#""source":"questionnaire""#, #""source":"radio""#), (#""binding":"order""#, #""binding":"moon""#),
            (#""counting":"same""#, #""counting":"moon""#),
            (#"{"answers":0,"binding":"number""#, #"{"answers":7,"binding":"number""#),
        ]
        for (known, unknown) in strange {
            let changed = lines[0].replacing(known, with: unknown)
            #expect(changed != lines[0])
            #expect(try JSONDecoder().decode(EventEnvelope.self, from: Data(changed.utf8)).event == nil, "\(unknown)")
        }
    }

    private static func expectCheckIns(in timeline: Timeline) throws {
        let told = try #require(timeline.checkIns.first { $0.checkIn.answers.shape == .field(.low) })
        #expect(told.at.hour == 20)
        #expect(told.checkIn.around == .evening)
        #expect(told.checkIn.answers.words == [WordID("lonely"), WordID("fed-up")])
        #expect(told.checkIn.answers.about == [.friends, .freeTime, .comparison])
        #expect(told.checkIn.answers.span == .wholeDay)
        #expect(told.laterNames.map(\.value.ownWords) == [["left behind"]])
        let blank = try #require(timeline.checkIns.first { $0.checkIn.thing != told.checkIn.thing })
        #expect(blank.checkIn.answers.isEmpty)
        #expect(blank.checkIn.answers.shape == nil)
        #expect(timeline.kindnesses.map(\.value.from) == [.stranger])
        #expect(timeline.ownWords.map(\.value.fields) == [[.low, .stirred]])
    }

    @Test("letters, lines and gratitude of the first shapes are read, and written again as they were")
    func letters() throws {
        var timeline = Timeline()
        for line in try Self.lines("events-letters.jsonl") { timeline.apply(try Self.event(line)) }

        let letters = timeline.letters.map(\.value)
        #expect(letters.map(\.kind) == [.forgiveSomeone, .friend])
        #expect(letters.map(\.isOpened) == [true, false])
        #expect(letters.map { $0.sealedUntil?.milliseconds } == [1_803_254_400_000, nil])
        #expect(letters.map { $0.to?.text } == ["00000000000000000000000000000004", nil])
        #expect(timeline.steadyLines.map(\.value.isHidden) == [true, false])
        #expect(timeline.steadyLines.map(\.value.isOnCard) == [true, false])
        #expect(timeline.kindnesses.map(\.value.from) == [.myself])
    }

    /// The event of a stored line, which has to be written again byte for byte.
    private static func event(_ line: String) throws -> JournalEvent {
        let envelope = try JSONDecoder().decode(EventEnvelope.self, from: Data(line.utf8))
        let event = try #require(envelope.event, "\(envelope.kind)")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(String(decoding: try encoder.encode(EventEnvelope(event)), as: UTF8.self) == line)
        return event
    }

    @Test(
        "a kind, a version or a value that this Salve does not know is no event, and no error",
        arguments: [
            (#""kind":"step""#, #""kind":"song""#), (#""version":1"#, #""version":2"#),
            (#""choice":"places""#, #""choice":"moons""#), (#""origin":"web""#, #""origin":"radio""#),
        ]
    )
    func newer(known: String, unknown: String) throws {
        let line = try #require(Self.lines("events-1.jsonl").first { $0.contains(#""kind":"step""#) })
        let changed = line.replacing(known, with: unknown)
        #expect(changed != line)
        let envelope = try JSONDecoder().decode(EventEnvelope.self, from: Data(changed.utf8))
        #expect(envelope.event == nil)
    }

    static func lines(_ name: String) throws -> [String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/\(name)"
        )
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

import Foundation
import SalveCore
import SalveVault

@testable import SalveCompanion

let journalTargets = [
    Target(name: "event") { bytes in
        guard let envelope = try? JSONDecoder().decode(EventEnvelope.self, from: Data(bytes)),
            let event = envelope.event
        else { return }
        // What was read is written and read again as the same.
        guard let entry = try? EventCoding.encode(event),
            let again = try? JSONDecoder().decode(EventEnvelope.self, from: Data(entry.content))
        else { return require(bytes.count > 400_000, "an event that was read cannot be written") }
        require(again.event == event, "an event changes when it is written again")
        var timeline = Timeline()
        timeline.apply(event)
        timeline.apply(event)
    },
    Target(name: "command") { bytes in
        guard let request = try? JSONDecoder().decode(CommandRequest.self, from: Data(bytes)) else { return }
        require((try? JSONEncoder().encode(request)) != nil, "a request that was read cannot be written")
    },
    Target(name: "lab") { bytes in
        var session = LabSession(practices: [], words: .init(reason: { "\($0)" }, hold: { "\($0)" }))
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(20) {
            require(session.answer(String(line)).utf8.first == UInt8(ascii: "{"), "no answer in JSON")
        }
        _ = try? LabPractices.read(bytes)
    },
    Target(name: "terminal") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        for line in TerminalText(columns: 40, isStyled: false).paragraph(text) {
            let bad = line.unicodeScalars.first { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
            require(bad == nil, "a control character reaches the terminal")
        }
    },
    Target(name: "id") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let id = EntryID(text: text) { require(EntryID(bytes: id.bytes) == id, "an id changes") }
        _ = EntryID(bytes: bytes)
    },
    Target(name: "importing") { bytes in
        guard let staged = try? StagedImport(bytes) else { return }
        var timeline = Timeline()
        for event in staged.events {
            require((try? EventCoding.encode(event)) != nil, "an entry that was taken cannot be kept")
            timeline.apply(event)
            _ = event.happened.day
        }
    },
]

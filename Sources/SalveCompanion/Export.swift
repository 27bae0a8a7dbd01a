import Foundation
import SalveContent
import SalveCore

/// The forms in which everything can be taken along.
public enum ExportFormat: String, CaseIterable, Sendable {
    /// All events with all their fields; meant to be read back.
    case json
    /// By day, to be read by a person.
    case markdown
}

extension Companion {
    /// Everything that is kept and not deleted, in clear.
    ///
    /// JSON: `{"salve-export": 1, "made": milliseconds, "events": [...]}`, each event in its stored shape. Markdown:
    /// a heading a day. Entries that can't be read are not in it; their number is said.
    public func export(_ format: ExportFormat) async throws(CompanionError) -> [UInt8] {
        switch format {
        case .json: try await exportJSON()
        case .markdown: [UInt8](exportMarkdown().utf8)
        }
    }

    private struct Whole: Encodable {
        let format: Int
        let made: Moment
        let unreadable: Int
        let events: [EventEnvelope]

        enum CodingKeys: String, CodingKey {
            case format = "salve-export"
            case made
            case unreadable
            case events
        }
    }

    private func exportJSON() async throws(CompanionError) -> [UInt8] {
        let events = try await visibleEvents().map { EventEnvelope($0) }
        let whole = Whole(
            format: 1,
            made: surroundings.now().moment,
            unreadable: timeline.unreadable.count,
            events: events
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        do { return [UInt8](try encoder.encode(whole)) } catch { throw .badValue }
    }

    private func exportMarkdown() -> String {
        var result = "# Salve\n"
        var day: Day?
        for row in timelineRows().reversed() {
            guard let at = row.at, let line = line(row) else { continue }
            if at.day != day {
                day = at.day
                result += "\n## \(Self.text(at.day))\n\n"
            }
            result += "- \(Self.two(at.hour)):\(Self.two(at.minute)) \(line)\n"
        }
        if !timeline.unreadable.isEmpty {
            let count = timeline.unreadable.count
            result += "\n\(catalogue.strings.plural("export.unreadable", count))\n"
        }
        return result
    }

    /// A line of the timeline as text; nil for what is deleted or can't be read.
    func line(_ row: TimelineRow) -> String? {
        let strings = catalogue.strings
        switch row.kind {
        case .sitting(let sitting):
            let practices = sitting.practices.map { one in
                let title =
                    self.practices().practice(one.practice)?.title ?? content().name(of: one.practice)

                return one.landing.map { "\(title): \(strings["landing.\($0.rawValue)"])" } ?? title
            }
            let items = sitting.items.compactMap { thing in list().first { $0.thing == thing }?.text }
            let noted = sitting.practices.compactMap(\.noted).filter { !$0.isEmpty }
            return Self.indented(([(practices + items).joined(separator: ", ")] + noted).joined(separator: "\n"))
        case .item(let item): return strings["export.item"] + ": " + Self.indented(item.text)
        case .step(let step): return strings["steps.\(step.part.rawValue)"] + ": " + Self.indented(step.text)
        case .person(let person):
            let said = [person.name, person.number, person.traits.bond].filter { !$0.isEmpty }
            return strings["export.person"] + ": " + Self.indented(said.joined(separator: " "))
        case .plan(let plan): return strings["export.plan"] + ": " + Self.indented(careText(plan))
        case .held(let held):
            let feeling = held.feeling.isEmpty ? [] : [strings.text("send.felt", ["feeling": held.feeling])]
            return strings["export.held"] + ": " + Self.indented(([held.text] + feeling).joined(separator: "\n"))
        case .bondNote(let note): return strings["export.bondNote"] + ": " + Self.indented(bondText(note))
        case .checkIn(let checkIn): return strings["export.checkIn"] + ": " + Self.indented(checkInText(checkIn))
        case .kindness(let kindness): return strings["export.kindness"] + ": " + Self.indented(kindness.text)
        case .careDone(let done): return strings["export.careDone"] + ": " + Self.indented(careText(done))
        case .asking(let asking): return strings["export.asking"] + ": " + Self.indented(careText(asking))
        case .letter(let letter):
            return strings["export.letter"] + ", " + strings.name(of: letter.kind) + ":\n\n  "
                + Self.indented(letter.text)
        case .line(let line): return strings["export.line"] + ": " + Self.indented(line.text)
        case .mine(let mine): return strings["timeline.mine.\(mine.name)"] + ": " + Self.indented(mineText(mine))
        case .closeness(let answers):
            return strings["export.closeness"] + ": " + Self.indented(closenessText(answers))
        case .worksheet(let sheet):
            return strings["export.\(sheet.kindName)"] + ": " + Self.indented(worksheetText(sheet))
        case .fairTest(let test): return strings["export.fairTest"] + ": " + Self.indented(fairText(test))
        case .scaleWording(let wording): return strings["timeline.scaleWording"] + ": " + wordingText(wording)
        case .gone, .unreadable: return nil
        }
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
    }

    private static func text(_ day: Day) -> String { "\(day.year)-\(two(day.month))-\(two(day.day))" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Text folded for search: no case, no marks.
    static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}

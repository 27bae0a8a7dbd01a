import SalveContent
import SalveCore

/// Robin's worksheets: one finished, one with two sides, one with a single part.
extension Demo {
    /// Fills a worksheet a little, as it came.
    func fillSheet(_ name: String) async throws(CompanionError) {
        let id = form()
        let distress = 3
        _ = try await companion.beginWorksheet(Worksheet.FormID(name), distress: distress, asking: true, form: id)
        for answer in answers(on: name) {
            clock.pass(minutes: 2)
            try await companion.write(answer, in: id, form: form())
        }
        if name != "loss" { try await companion.finishWorksheet(id, form: form()) }
        if let sitting = try await companion.worksheet(id).sitting {
            _ = try await companion.act(.stop, in: sitting, form: form())
        }
    }

    private func answers(on name: String) -> [Worksheet.Answer] {
        func said(_ key: String) -> String { companion.catalogue.strings["command.demo.sheet." + key] }
        switch name {
        case "criticised":
            return [
                Worksheet.Answer(part: "normal", picks: ["not-to-blame"]),
                Worksheet.Answer(part: "kind", text: said("kind")),
                Worksheet.Answer(part: "better", text: said("next")),
            ]
        case "friend-beside": return [Worksheet.Answer(part: "both", text: said("friend"), beside: said("self"))]
        default: return [Worksheet.Answer(part: "gone", text: said("gone"))]
        }
    }
}

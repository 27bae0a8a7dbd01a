import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Help now")
struct HelpNowTests {
    @Test("Without a key it shows every country's lines, and nothing of the person")
    func keyless() async throws {
        try await withServer { server in
            try await server.furnish()
            let answer = try await server.send("GET", "/help-now")
            let countries = try World.catalogue().helpLines.countries

            #expect(answer.status == 200)
            #expect(answer.body.utf8.count <= 60_000, "\(answer.body.utf8.count)")
            for country in countries {
                for line in country.lines {
                    if let call = line.call { #expect(answer.body.contains("tel:\(call.dialled)\"")) }
                    if let text = line.text { #expect(answer.body.contains("sms:\(text.number.dialled)")) }
                }
                #expect(answer.body.contains("tel:\(country.emergency.call.dialled)\""))
            }
            #expect(!answer.body.contains("Mara") && !answer.body.contains("Sit in the kitchen"))
            #expect(answer.body.contains("Nobody here has dialled them."))
        }
    }

    @Test("Every line of a chosen country calls and texts what it can, and no other")
    func chosen() async throws {
        try await withServer { server in
            for country in try World.catalogue().helpLines.countries {
                let answer = try await server.send("GET", "/help-now/\(country.code.lowercased())")
                #expect(answer.status == 200 && answer.body.utf8.count <= 60_000)
                let texts = answer.body.matches(of: #/href="sms:([^"]*)"/#).map { String($0.output.1) }
                let known = country.lines.compactMap { $0.text?.number.dialled }
                #expect(texts.allSatisfy { text in known.contains { text.hasPrefix($0) } })
                for wanted in known { #expect(texts.contains { $0.hasPrefix(wanted) }) }
                let calls = Set(answer.body.matches(of: #/href="tel:([^"]*)"/#).map { String($0.output.1) })
                let emergency = [country.emergency.call.dialled, country.emergency.also?.dialled].compactMap { $0 }
                #expect(calls == Set(country.lines.compactMap { $0.call?.dialled } + emergency))
            }
            let unknown = try await server.send("GET", "/help-now/zz")
            #expect(unknown.status == 200 && unknown.body.contains("Numbers, by country"))
        }
    }

    @Test("With a key, own steps come first; a page asked for by another site shows none of them")
    func own() async throws {
        try await withServer { server in
            try await server.furnish()
            let cookie = try await server.open()
            let mine = try await server.send("GET", "/help-now", cookie)
            let foreign = try await server.send(
                "GET",
                "/help-now",
                cookie.merging(["Sec-Fetch-Site": "cross-site"]) { $1 }
            )

            let steps = try #require(mine.body.range(of: "Light on. Sit in the kitchen."))
            let lines = try #require(mine.body.range(of: "tel:116123"))
            #expect(steps.lowerBound < lines.lowerBound)
            #expect(mine.body.contains("tel:+35310000000"))
            #expect(foreign.status == 200 && !foreign.body.contains("Mara") && !foreign.body.contains("kitchen"))
            #expect(
                await server.companion.timelineRows().allSatisfy { row in
                    if case .sitting = row.kind { false } else { true }
                }
            )
        }
    }
}

import Foundation
import SalveCore
import Testing

@testable import SalveCompanion

/// The quick reader of stored shapes says what `JSONDecoder` says, or nothing.
struct StoredDecoderTests {
    @Test("Every shape that was ever written is read quickly, and means the same")
    func shapes() throws {
        for line in try StoredShapesTests.lines("events-1.jsonl") {
            let quick = try StoredDecoder.decode(EventEnvelope.self, from: Array(line.utf8))
            #expect(quick == (try JSONDecoder().decode(EventEnvelope.self, from: Data(line.utf8))))
        }
    }

    private static let base =
        #"{"id":"000102030405060708090a0b0c0d0e0f","kind":"held","version":1,"happened":5,"recorded":6,"zone":"UTC","#
        + #""offset":0,"origin":"web","body":BODY}"#

    @Test(
        "What it reads, it reads as the other does; what it does not read is left to the other",
        arguments: [
            #"{"text":"a\nb \"c\" \\ \/ \t é ’ 🙂"}"#, #"{"text":"\u00e9\u0007 \ud83d\ude42"}"#, #"{"text":"\ud83d"}"#,
            #"{"text":"\q"}"#, #"{"text":null,"flag":true,"strength":3}"#, #"{"flag":1}"#, #"{"strength":3.0}"#,
            #"{"strength":3e0}"#, #"{"strength":03}"#, #"{"strength":-0}"#, #"{"strength":99999999999999999999}"#,
            #"{"until":-9223372036854775808}"#, #"{"until":9223372036854775807}"#, #"{"until":9223372036854775808}"#,
            #"{"words":[],"ownWords":["a","b"],"unknown":{"a":[1,2,{"b":null}]}}"#, #"{"words":[1]}"#,
            #"{"words":"a"}"#, #"{ "text" : "a" , "more" : "b" } "#, #"{"text":"a","text":"b"}"#, #"{"te\u0078t":"a"}"#,
            #"{"facts":[{"fact":"rated","rating":7,"probability":0.25},{"fact":"x","short":false}]}"#,
            #"{"facts":[{"rating":7}]}"#, #"{"facts":[null]}"#, #"{"text":"a",}"#, #"{"text" "a"}"#, #"{"text":"a"#,
            #"{"thing":"000102030405060708090A0B0C0D0E0F"}"#, #"{"thing":"short"}"#, #"{"entries":[[]]}"#, "[]", "null",
            #"{"more":tru}"#, "{\"more\":\"a\u{1}b\"}", #"{"more":"a"}}"#, #"{"unknown":[[[[[[[[[[[[[1]]]]]]]]]]]]]}"#,
        ]
    )
    func agrees(body: String) throws {
        let bytes = Array(Self.base.replacing("BODY", with: body).utf8)
        let slow = try? JSONDecoder().decode(EventEnvelope.self, from: Data(bytes))
        if let quick = try? StoredDecoder.decode(EventEnvelope.self, from: bytes) { #expect(quick == slow) }
        #expect(EventCoding.envelope(bytes) == slow)
    }

    @Test("Bytes that are no UTF-8, and texts cut off anywhere, are never read as something else")
    func damaged() throws {
        let whole = Array(Self.base.replacing("BODY", with: #"{"text":"é","more":"b","words":["c"]}"#).utf8)
        for place in whole.indices {
            var changed = whole
            for bytes in [
                Array(whole[..<place]),
                {
                    changed[place] = 0xFF
                    return changed
                }(),
            ] {
                let slow = try? JSONDecoder().decode(EventEnvelope.self, from: Data(bytes))
                if let quick = try? StoredDecoder.decode(EventEnvelope.self, from: bytes) { #expect(quick == slow) }
            }
        }
        #expect((try? StoredDecoder.decode(EventEnvelope.self, from: whole)) != nil)
    }
}

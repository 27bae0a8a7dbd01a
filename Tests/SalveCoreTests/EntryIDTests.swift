import SalveCore
import Testing

struct EntryIDTests {
    private let id = EntryID(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)

    @Test("an id is 32 digits, and 16 bytes, and comes back from both") func roundTrip() {
        #expect(id.text == "0123456789abcdeffedcba9876543210")
        #expect(id.bytes == [1, 35, 69, 103, 137, 171, 205, 239, 254, 220, 186, 152, 118, 84, 50, 16])
        #expect(EntryID(text: id.text) == id && EntryID(text: id.text.uppercased()) == id)
        #expect(EntryID(bytes: id.bytes) == id)
    }

    @Test(
        "anything else is no id",
        arguments: [
            "", "0", "0123456789abcdeffedcba987654321", "0123456789abcdeffedcba98765432100",
            "0123456789abcdeffedcba987654321g", "0123456789abcdef-edcba9876543210", "０123456789abcdeffedcba9876543210",
        ]
    )
    func refuses(_ text: String) {
        #expect(EntryID(text: text) == nil)
    }

    @Test("bytes that are not 16 are no id", arguments: [0, 15, 17])
    func refusesBytes(_ count: Int) {
        #expect(EntryID(bytes: [UInt8](repeating: 7, count: count)) == nil)
    }

    @Test("ids are in the order of their bytes") func order() {
        let ids = [
            EntryID(high: 0, low: .max), EntryID(high: 1, low: 0), EntryID(high: 1, low: 1),
            EntryID(high: .max, low: 0),
        ]

        for (left, right) in zip(ids, ids.dropFirst()) {
            #expect(left < right && left.text < right.text && left.bytes.lexicographicallyPrecedes(right.bytes))
        }
    }
}

/// Numbers found by a key, in one array: what a dictionary does, for the innermost loop of the reader.
///
/// Open addressing with linear probing, at most half full. Keys are spread by a multiplication (Knuth, "The Art of Computer
/// Programming", volume 3, section 6.4).
struct NumberTable: Sendable {
    private var slots: [Slot] = Array(repeating: Slot(), count: 16)
    private var count = 0

    private struct Slot {
        var key: UInt64 = 0
        var value: Int32 = -1
    }

    /// The number of a key; -1 when there is none.
    subscript(key: UInt64) -> Int32 {
        @inline(__always)
        get {
            slots.withUnsafeBufferPointer { slots in
                let mask = slots.count - 1
                var index = Self.start(key) & mask
                while slots[index].value >= 0 {
                    if slots[index].key == key { return slots[index].value }
                    index = (index + 1) & mask
                }
                return -1
            }
        }
    }

    /// Gives a key its number, 0 or more, in place of the one it had.
    mutating func set(_ key: UInt64, to value: Int32) {
        if (count + 1) * 2 > slots.count { grow() }
        var index = Self.start(key) & (slots.count - 1)
        while slots[index].value >= 0, slots[index].key != key { index = (index + 1) & (slots.count - 1) }
        if slots[index].value < 0 { count += 1 }
        slots[index] = Slot(key: key, value: value)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        count = 0
        for slot in old where slot.value >= 0 { set(slot.key, to: slot.value) }
    }

    @inline(__always)
    private static func start(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32)
    }
}

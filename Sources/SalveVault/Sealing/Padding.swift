/// Hides how long a text is: what is sealed always has one of a few lengths.
///
/// Layout: length of the content (4 bytes, big-endian), the content, zeros up to the next rung.
enum Padding {
    private static let firstRungs = [256, 512, 1_024, 2_048, 4_096, 16_384, 65_536]

    /// The smallest rung that holds this many bytes: 256, 512, 1 K, 2 K, 4 K, 16 K, 64 K, then doubling.
    static func rung(holding count: Int) -> Int {
        if let rung = firstRungs.first(where: { $0 >= count }) { return rung }
        var rung = 65_536
        while rung < count { rung *= 2 }
        return rung
    }

    static func pad(_ content: [UInt8]) -> [UInt8] {
        let used = 4 + content.count
        var octets = Octets()
        octets.put(UInt32(content.count))
        octets.put(content)
        return octets.bytes + [UInt8](repeating: 0, count: rung(holding: used) - used)
    }

    /// The content; nil when these bytes are not padded as above.
    static func unpad(_ padded: some RandomAccessCollection<UInt8>) -> [UInt8]? {
        guard padded.count >= 4 else { return nil }
        let count = Int(Octets.number(padded.prefix(4)))
        guard rung(holding: 4 + count) == padded.count else { return nil }
        return [UInt8](padded.dropFirst(4).prefix(count))
    }
}

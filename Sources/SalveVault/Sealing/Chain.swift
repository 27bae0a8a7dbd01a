import Crypto

/// The hash chain over the log: it covers hashes of ciphertext, so a shredded entry leaves it whole.
enum Chain {
    /// The value before the first entry.
    static let start = [UInt8](repeating: 0, count: Format.hashLength)

    static func hash(_ ciphertext: [UInt8]) -> [UInt8] { [UInt8](SHA256.hash(data: ciphertext)) }

    /// The value after an entry.
    static func value(after previous: [UInt8], header: [UInt8], hash: [UInt8]) -> [UInt8] {
        var octets = Octets(.chain)
        octets.put(previous)
        octets.put(header)
        octets.put(hash)
        return [UInt8](SHA256.hash(data: octets.bytes))
    }
}

extension SealedEntry {
    /// The chain value after this entry, by the hash it carries.
    var chain: [UInt8] { Chain.value(after: previous, header: header, hash: hash) }

    /// Whether the chain value after this entry is this one, by the hash it carries or by its own ciphertext.
    ///
    /// The second, so that a damaged hash beside an unharmed text does not hide the text.
    func leads(to value: [UInt8]) -> Bool {
        if chain == value { return true }
        guard let ciphertext else { return false }
        return Chain.value(after: previous, header: header, hash: Chain.hash(ciphertext)) == value
    }
}

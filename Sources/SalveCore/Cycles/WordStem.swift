/// Words without case, apostrophes and endings, as numbers that can be compared.
///
/// A plain stemmer of our own: an irregular form is first exchanged for its word; then a final `s`, `ing` or `ed` goes, then
/// a doubled consonant is made single, then a final `e` goes and a final `y` becomes `i`. It is applied to both sides, so it
/// need not be right, only the same. Two words that share a number by chance (64 bits) are not worth a thought.
struct WordStem: Sendable {
    private var forms = NumberTable()
    private var targets: [UInt64] = []

    init(forms: [String: String]) {
        for (form, word) in forms {
            self.forms.set(Self.plain(form), to: Int32(targets.count))
            targets.append(Self.stemmed(word))
        }
    }

    /// True for the bytes a word is made of: ASCII letters and digits, and whatever is not ASCII.
    static func isWordByte(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x30 && byte <= 0x39)
            || byte >= 0x80
    }

    func hash(of word: some StringProtocol) -> UInt64 {
        let bytes = word.utf8.filter { Self.isWordByte($0) }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return bytes.withUnsafeBufferPointer { hash(of: $0) }
    }

    /// The number of a word in lower case, without apostrophes.
    func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let form = forms[Self.number(bytes, bytes.count, nil)]
        return form >= 0 ? targets[Int(form)] : Self.stemNumber(bytes)
    }

    private static func plain(_ word: String) -> UInt64 {
        let bytes = word.utf8.filter { isWordByte($0) }
        return bytes.withUnsafeBufferPointer { number($0, $0.count, nil) }
    }

    private static func stemmed(_ word: String) -> UInt64 {
        let bytes = word.utf8.filter { isWordByte($0) }
        return bytes.withUnsafeBufferPointer { stemNumber($0) }
    }

    private static func stemNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var count = bytes.count
        func last(_ back: Int) -> UInt8 { count > back ? bytes[count - 1 - back] : 0 }
        if count > 3, last(0) == 0x73, last(1) != 0x73, last(1) != 0x75 { count -= 1 }  // s, but not ss or us
        if count > 3, last(0) == 0x65, last(1) == 0x69, count < bytes.count { count -= 1 }  // ie of ies
        var isCut = false
        if count > 5, last(0) == 0x67, last(1) == 0x6E, last(2) == 0x69 {  // ing
            count -= 3
            isCut = true
        } else if count > 4, last(0) == 0x64, last(1) == 0x65 {  // ed
            count -= 2
            isCut = true
        }
        if isCut, count > 3, last(0) == last(1), last(0) != 0x73, last(0) != 0x6C { count -= 1 }
        if count > 3, last(0) == 0x65 { count -= 1 }  // e
        return number(bytes, count, count > 2 && last(0) == 0x79 ? 0x69 : nil)  // y as i
    }

    /// FNV-1a (Fowler, Noll and Vo) over the first bytes, with another last byte if given.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ ending: UInt8?) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<count {
            let byte = index == count - 1 ? ending ?? bytes[index] : bytes[index]
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return hash
    }
}

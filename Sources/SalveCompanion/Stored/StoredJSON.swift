/// The pieces of one JSON text, as Salve writes its entries: read in one pass, into one flat list.
///
/// It knows plain JSON and nothing else. What it does not know it does not read, so that whatever it does read means
/// what `JSONDecoder` would say; `EventCoding` asks that one about the rest. A class, so that every reader of a piece
/// holds the same bytes.
final class StoredJSON: Sendable {
    /// One value, or the name of one.
    struct Piece: Sendable {
        enum Kind: Sendable { case null, no, yes, number, text, escapedText, list, group }

        let kind: Kind
        /// Where its bytes are; of a text, those between the quotes.
        let bytes: Range<Int>
        /// The place after it and all that is in it.
        var next: Int
        /// How many values are in it.
        var count = 0
    }

    /// How deep values may lie in one another.
    static let deepest = 12

    let bytes: [UInt8]
    /// A group is followed by name, value, name, value; a list by its values.
    let pieces: [Piece]

    /// The pieces of a text in UTF-8; nil when it is not the JSON that is known here.
    init?(_ bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil,
            let pieces = bytes.withUnsafeBufferPointer({ Scan($0).pieces() })
        else { return nil }
        self.bytes = bytes
        self.pieces = pieces
    }

    /// The place of the value of this name in a group; nil when it has none.
    func place(of name: String, in group: Int) -> Int? {
        var name = name
        return name.withUTF8 { name in
            var place = group + 1
            while place < pieces[group].next {
                let own = pieces[place].bytes
                if own.count == name.count, bytes[own].elementsEqual(name) { return place + 1 }
                place = pieces[place + 1].next
            }
            return nil
        }
    }

    /// The words of a text; nil for any other piece.
    func text(_ place: Int) -> String? {
        let piece = pieces[place]
        return switch piece.kind {
        case .text: String(decoding: bytes[piece.bytes], as: UTF8.self)
        case .escapedText: Self.unescaped(bytes[piece.bytes]).map { String(decoding: $0, as: UTF8.self) }
        case .null, .no, .yes, .number, .list, .group: nil
        }
    }

    /// A whole number written without point and exponent; nil for any other piece, and for one that does not fit.
    func integer<Number: FixedWidthInteger>(_ place: Int) -> Number? {
        let piece = pieces[place]
        guard piece.kind == .number else { return nil }
        var rest = bytes[piece.bytes]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        var number: Number = 0
        for digit in rest {
            guard let value = Number(exactly: Int(digit) - 0x30), (0...9).contains(value) else { return nil }
            let (tens, isOver) = number.multipliedReportingOverflow(by: 10)
            let (sum, isBeyond) =
                isNegative
                ? tens.subtractingReportingOverflow(value) : tens.addingReportingOverflow(value)
            if isOver || isBeyond { return nil }
            number = sum
        }
        return number
    }

    /// A number; nil for any other piece.
    func number(_ place: Int) -> Double? {
        let piece = pieces[place]
        guard piece.kind == .number else { return nil }
        return Double(String(decoding: bytes[piece.bytes], as: UTF8.self))
    }

    /// The bytes that an escaped text stands for; nil where an escape is none.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\""): result.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "/"): result.append(UInt8(ascii: "/"))
            case UInt8(ascii: "b"): result.append(8)
            case UInt8(ascii: "f"): result.append(12)
            case UInt8(ascii: "n"): result.append(10)
            case UInt8(ascii: "r"): result.append(13)
            case UInt8(ascii: "t"): result.append(9)
            case UInt8(ascii: "u"):
                // Only what needs one such escape; pairs of them are left to others.
                guard rest.count >= 4, let digits = String(validating: rest.prefix(4), as: UTF8.self),
                    digits.allSatisfy(\.isHexDigit), let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
                else { return nil }
                result += Array(String(Character(scalar)).utf8)
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        return result
    }
}

extension StoredJSON {
    /// One pass over the bytes.
    private struct Scan {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var at = 0
        private var found: [Piece] = []

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
            found.reserveCapacity(64)
        }

        consuming func pieces() -> [Piece]? {
            guard value(depth: 0) else { return nil }
            skipSpace()
            return at == bytes.count ? found : nil
        }

        private mutating func value(depth: Int) -> Bool {
            skipSpace()
            guard at < bytes.count, depth < StoredJSON.deepest else { return false }
            switch bytes[at] {
            case UInt8(ascii: "{"): return values(.group, until: UInt8(ascii: "}"), depth: depth)
            case UInt8(ascii: "["): return values(.list, until: UInt8(ascii: "]"), depth: depth)
            case UInt8(ascii: "\""): return text()
            case UInt8(ascii: "n"): return word("null", .null)
            case UInt8(ascii: "t"): return word("true", .yes)
            case UInt8(ascii: "f"): return word("false", .no)
            default: return number()
            }
        }

        private mutating func values(_ kind: Piece.Kind, until end: UInt8, depth: Int) -> Bool {
            let place = found.count
            let start = at
            found.append(Piece(kind: kind, bytes: start..<start, next: 0))
            at += 1
            var count = 0
            if !takes(end) {
                repeat {
                    if kind == .group, !name(in: place) { return false }
                    guard value(depth: depth + 1) else { return false }
                    count += 1
                } while takes(UInt8(ascii: ","))
                guard takes(end) else { return false }
            }
            found[place] = Piece(kind: kind, bytes: start..<at, next: found.count, count: count)
            return true
        }

        /// A name and its colon; one that is there twice is not known here.
        private mutating func name(in group: Int) -> Bool {
            skipSpace()
            let own = found.count
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), text(), found[own].kind == .text else {
                return false
            }
            let new = found[own].bytes
            var place = group + 1
            while place < own {
                let other = found[place].bytes
                if other.count == new.count, bytes[other].elementsEqual(bytes[new]) { return false }
                place = found[place + 1].next
            }
            return takes(UInt8(ascii: ":"))
        }

        private mutating func text() -> Bool {
            let start = at + 1
            var isEscaped = false
            at = start
            while at < bytes.count {
                switch bytes[at] {
                case UInt8(ascii: "\""):
                    add(isEscaped ? .escapedText : .text, start..<at)
                    at += 1
                    return true
                case UInt8(ascii: "\\"):
                    isEscaped = true
                    at += 2
                case 0..<0x20: return false
                default: at += 1
                }
            }
            return false
        }

        private mutating func number() -> Bool {
            let start = at
            if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
            let whole = digits()
            guard whole == 1 || whole > 1 && bytes[at - whole] != UInt8(ascii: "0") else { return false }
            if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
                at += 1
                guard digits() > 0 else { return false }
            }
            if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
                at += 1
                if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
                guard digits() > 0 else { return false }
            }
            add(.number, start..<at)
            return true
        }

        private mutating func digits() -> Int {
            let start = at
            while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
            return at - start
        }

        private mutating func word(_ word: StaticString, _ kind: Piece.Kind) -> Bool {
            let end = at + word.utf8CodeUnitCount
            guard end <= bytes.count, word.withUTF8Buffer({ bytes[at..<end].elementsEqual($0) }) else { return false }
            add(kind, at..<end)
            at = end
            return true
        }

        private mutating func add(_ kind: Piece.Kind, _ range: Range<Int>) {
            found.append(Piece(kind: kind, bytes: range, next: found.count + 1))
        }

        private mutating func takes(_ byte: UInt8) -> Bool {
            skipSpace()
            guard at < bytes.count, bytes[at] == byte else { return false }
            at += 1
            return true
        }

        private mutating func skipSpace() {
            while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
        }
    }
}

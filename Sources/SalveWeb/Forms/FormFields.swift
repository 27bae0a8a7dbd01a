import SalveCompanion
import SalveCore

/// The fields of a posted form, in their order.
struct FormFields: Sendable, Equatable {
    /// Most bytes that a form may have.
    static let bodyLimit = 1 << 20
    /// Most bytes that one text may have.
    static let textLimit = 256 << 10
    /// Most fields that a form may have.
    static let countLimit = 500

    /// One field as it was sent.
    struct Entry: Sendable, Equatable, Codable {
        let name: String
        let value: String
    }

    /// The fields as they were sent.
    private(set) var entries: [Entry] = []
    /// False when some bytes were not UTF-8; they were replaced by U+FFFD.
    private(set) var isUTF8 = true

    /// Fields from `application/x-www-form-urlencoded` bytes; broken escapes stand as they are.
    init(encoded bytes: some Sequence<UInt8>) {
        let parts = Array(bytes).split(separator: UInt8(ascii: "&"), maxSplits: Self.countLimit)
        for part in parts.prefix(Self.countLimit) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = decode(halves[0])
            let value = halves.count > 1 ? decode(halves[1]) : ""
            entries.append(Entry(name: name, value: value))
        }
    }

    /// Fields that were read already.
    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Fields that were kept as a draft.
    init(_ draft: Draft) {
        entries = draft.fields.prefix(Self.countLimit).map { Entry(name: $0.name, value: $0.value) }
    }

    /// The fields as a draft keeps them: without the token, the form's number and the button.
    var drafted: [Draft.Field] {
        let left: Set<String> = [Field.token.rawValue, Field.id.rawValue, Field.act.rawValue]
        return entries.filter { !left.contains($0.name) }.map { Draft.Field(name: $0.name, value: $0.value) }
    }

    /// The first value of a field; nil when it was not sent.
    subscript(field: Field) -> String? { entries.first { $0.name == field.rawValue }?.value }

    /// All values of a field.
    func all(_ field: Field) -> [String] { entries.filter { $0.name == field.rawValue }.map(\.value) }

    /// A choice among the cases of a type; nil when nothing, or none of them, was sent.
    func choice<Choice: RawRepresentable>(_ field: Field, as type: Choice.Type = Choice.self) -> Choice?
    where Choice.RawValue == String {
        self[field].flatMap(Choice.init(rawValue:))
    }

    /// A text with the browser's line ends made plain; nil when nothing but blanks was sent.
    func text(_ field: Field) throws(WebProblem) -> String? { try text(sent: self[field]) }

    /// The text of a field in a row.
    func text(_ field: Field, row: Int) throws(WebProblem) -> String? { try text(sent: value(field, row: row)) }

    /// The value of a field in a row; nil when it was not sent.
    func value(_ field: Field, row: Int) -> String? {
        let name = field.name(row)
        return entries.first { $0.name == name }?.value
    }

    /// How many rows were sent of a field.
    func rows(of field: Field) -> Int {
        let stem = field.rawValue + "-"
        let numbers = entries.filter { $0.name.hasPrefix(stem) }.compactMap { Int($0.name.dropFirst(stem.count)) }
        return min((numbers.max() ?? -1) + 1, Self.countLimit)
    }

    private func text(sent: String?) throws(WebProblem) -> String? {
        guard let sent else { return nil }
        guard sent.utf8.count <= Self.textLimit else { throw .tooLong }
        let plain = sent.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        return plain.allSatisfy(\.isWhitespace) ? nil : plain
    }

    /// The opaque id in a field; nil when there is none, or it is none.
    func id(_ field: Field) -> EntryID? { self[field].flatMap { EntryID(text: $0) } }

    /// True when a person wrote something into it.
    var hasWords: Bool {
        entries.contains { Field(sent: $0.name)?.isWords == true && !$0.value.allSatisfy(\.isWhitespace) }
    }

    private mutating func decode(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "+") {
                result.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), index + 1 < bytes.endIndex,
                let high = Self.digit(bytes[index]), let low = Self.digit(bytes[index + 1])
            {
                result.append(high << 4 | low)
                index += 2
            } else {
                result.append(byte)
            }
        }
        if let text = String(validating: result, as: UTF8.self) { return text }
        isUTF8 = false
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// A posted form with a file, as browsers send it (RFC 7578): read strictly, whole, and without guessing.
struct MultipartForm: Sendable {
    /// Most parts that a form may have.
    static let partLimit = 20
    /// Most bytes of one part's headers.
    static let headerLimit = 2_048

    /// The fields without a file, in their order.
    private(set) var fields: [FormFields.Entry] = []
    /// The bytes of the one file; nil when none was chosen.
    private(set) var file: [UInt8]?
    /// True when a file was chosen, and there is nothing in it.
    private(set) var hasEmptyFile = false

    /// The parts of a body between these boundaries; nil for anything that is not written rightly to the last byte.
    init?(_ body: [UInt8], boundary: String) {
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        let mark = Array("--\(boundary)".utf8)
        let next = Array("\r\n".utf8) + mark
        guard body.starts(with: mark) else { return nil }
        var position = mark.count
        while true {
            if body[position...].starts(with: Array("--".utf8)) {
                guard Self.isEnd(body[(position + 2)...]) else { return nil }
                return
            }
            guard body[position...].starts(with: Array("\r\n".utf8)), fields.count < Self.partLimit else { return nil }
            position += 2
            guard let part = Part(body, at: position), let end = Self.find(next, in: body, from: part.start),
                take(part, body[part.start..<end])
            else { return nil }
            position = end + next.count
        }
    }

    /// The boundary in a content type; nil when it is no such form.
    static func boundary(of contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.trimmed }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        let values = parts.dropFirst().filter { $0.lowercased().hasPrefix("boundary=") }
        guard values.count == 1, let value = values.first?.dropFirst("boundary=".count) else { return nil }
        let plain =
            value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 2 ? value.dropFirst().dropLast() : value
        return plain.allSatisfy { $0.isASCII && !$0.isWhitespace && $0 != "\"" } ? String(plain) : nil
    }

    /// Keeps a part: a text, or the one file.
    private mutating func take(_ part: Part, _ bytes: ArraySlice<UInt8>) -> Bool {
        if part.isFile {
            guard file == nil, !hasEmptyFile else { return false }
            hasEmptyFile = bytes.isEmpty && part.hasFileName
            file = bytes.isEmpty ? nil : Array(bytes)
            return true
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        fields.append(FormFields.Entry(name: part.name, value: text))
        return true
    }

    private static func isEnd(_ rest: ArraySlice<UInt8>) -> Bool { rest.isEmpty || Array(rest) == Array("\r\n".utf8) }

    private static func find(_ mark: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = mark.first, start <= body.count else { return nil }
        return body.withUnsafeBufferPointer { bytes in
            var position = start
            while position + mark.count <= bytes.count {
                if bytes[position] == first, bytes[position..<position + mark.count].elementsEqual(mark) {
                    return position
                }
                position += 1
            }
            return nil
        }
    }

    /// The head of one part.
    private struct Part {
        let name: String
        let isFile: Bool
        /// False where no file was chosen.
        let hasFileName: Bool
        /// Where its bytes begin.
        let start: Int

        init?(_ body: [UInt8], at position: Int) {
            let head = body[position...].prefix(MultipartForm.headerLimit)
            guard let end = MultipartForm.find(Array("\r\n\r\n".utf8), in: Array(head), from: 0),
                let text = String(validating: head.prefix(end), as: UTF8.self)
            else { return nil }
            let lines = text.split(separator: "\r\n").map { $0.split(separator: ":", maxSplits: 1).map { $0.trimmed } }
            let dispositions = lines.filter { $0.count == 2 && $0[0].lowercased() == "content-disposition" }
            guard dispositions.count == 1, let names = Self.names(dispositions[0][1]), let name = names["name"] else {
                return nil
            }
            self.name = name
            isFile = names["filename"] != nil
            hasFileName = names["filename"]?.isEmpty == false
            start = position + end + 4
        }

        /// The quoted values of `form-data; name="file"; filename="salve.json"`; a quote within is sent as %22.
        private static func names(_ value: String) -> [String: String]? {
            guard let head = value.split(separator: ";").first, head.trimmed.lowercased() == "form-data" else {
                return nil
            }
            var names: [String: String] = [:]
            for match in value.dropFirst(head.count).matches(of: #/;\s*([A-Za-z*]+)="([^"\r\n]*)"/#) {
                guard names.updateValue(String(match.output.2), forKey: match.output.1.lowercased()) == nil else {
                    return nil
                }
            }
            return names
        }
    }
}

extension StringProtocol {
    /// Without blanks at its ends.
    fileprivate var trimmed: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

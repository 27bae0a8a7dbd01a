import Yams

/// Reads YAML into nodes that know their lines.
enum YAML {
    /// The root of a document; nil, and said, when it is not YAML, uses aliases, or gives a field twice.
    static func compose(_ text: String, _ report: inout Report) -> Node? {
        if let line = lineOfAlias(text) {
            report.note(line, .yaml, "an anchor or alias (`&name`, `*name`)", "write the value out, or quote it")
            return nil
        }
        do {
            if let node = try Yams.compose(yaml: text, .basic) { return node }
            report.note(1, .yaml, "there is nothing in it", "add its fields")
        } catch let error as YamlError {
            note(error, &report)
        } catch {
            report.note(0, .yaml, "it could not be read as YAML", "look for a stray quote, tab or colon")
        }
        return nil
    }

    /// The first line on which a value is an anchor or an alias: a few of them can unfold to gigabytes.
    ///
    /// A value starts a line, or follows one of `: , [ { -` outside of double quotes; bytes are enough to see that.
    private static func lineOfAlias(_ text: String) -> Int? {
        var line = 1
        var opensValue = true
        var isMark = false
        var isQuoted = false
        for byte in text.utf8 {
            if isMark, byte != UInt8(ascii: " "), byte != UInt8(ascii: "*"), byte != UInt8(ascii: "\n") { return line }
            isMark = false
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                opensValue = true
                isQuoted = false
            case UInt8(ascii: "\""):
                isQuoted.toggle()
                opensValue = false
            case UInt8(ascii: "&"), UInt8(ascii: "*"):
                isMark = opensValue
                opensValue = false
            case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"):
                opensValue = !isQuoted
            case UInt8(ascii: " "): break
            default: opensValue = false
            }
        }
        return nil
    }

    private static func note(_ error: YamlError, _ report: inout Report) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            report.note(mark.line, .yaml, "not YAML: \(problem)", "look for a stray quote, tab or colon")
        case .duplicatedKeysInMapping(let names, let context):
            let list = names.map { "`\($0)`" }.joined(separator: ", ")
            report.note(context.mark.line, .duplicateField, "\(list) is given twice", "keep one")
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            report.note(0, .yaml, "it could not be read as YAML", "look for characters that cannot be seen")
        }
    }
}

extension Node {
    /// The line it starts on; 0 when unknown.
    var line: Int { mark?.line ?? 0 }

    /// Its characters as they were written, when it is a scalar: `no` stays `no`, `03` stays `03`.
    var scalarText: String? {
        guard case .scalar(let scalar) = self else { return nil }
        return scalar.string
    }

    /// True when nothing was written: an empty value, `null` or `~`.
    var isNothing: Bool {
        guard case .scalar(let scalar) = self else { return false }
        return scalar.string.isEmpty || scalar.style == .plain && ["null", "~"].contains(scalar.string)
    }

    /// Its items, when it is a list.
    var items: [Node]? {
        guard case .sequence(let sequence) = self else { return nil }
        return Array(sequence)
    }
}

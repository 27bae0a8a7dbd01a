import SalveContent

/// A line as a page shows it: what to press, and when it answers.
///
/// NB: a template looks for a missing value further out, so what may be missing has a name that nothing else has.
struct HelpLine: Sendable {
    let name: String
    let hours: String
    let lineNote: String?
    /// The number to call, as people write it; nil when it cannot be called.
    let callNumber: String?
    let callLink: String?
    /// The number to text, as people write it; nil when it cannot be texted.
    let textNumber: String?
    let textLink: String?
    /// What to write, where the line asks for a word.
    let textWord: String?

    init(_ line: HelpLines.Line) {
        name = line.name
        hours = line.hours
        lineNote = line.note
        callNumber = line.call?.shown
        callLink = line.call?.telephone
        textNumber = line.text?.number.shown
        textWord = line.text?.body
        textLink = line.text.map { Self.link(to: $0) }
    }

    private static func link(to message: HelpLines.TextMessage) -> String {
        let body = message.body.map { "?body=" + Self.escaped($0) } ?? ""
        return "sms:" + message.number.dialled + body
    }

    /// Percent escapes for all but letters and digits.
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            let scalar = Character(UnicodeScalar(byte))
            if byte < 128, scalar.isLetter || scalar.isNumber { return String(scalar) }
            return "%" + String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }.joined()
    }
}

extension PhoneNumber {
    /// The link that calls it.
    var telephone: String { "tel:" + dialled }
}

import Mustache

/// Escapes text for HTML, byte by byte.
///
/// NB: the template library's own escaping goes by whole characters, so a quote followed by a combining mark, being
/// one character, slips through it and can end an attribute. Escaping single scalars cannot be slipped past.
struct SafeHTML: MustacheContentType {
    /// The name under which templates ask for this escaping.
    static let name = "SALVE-HTML"

    /// The text with `<`, `>`, `&` and both quotes written as entities; U+0000 is left out, HTML knows none.
    func escapeText(_ text: String) -> String { Self.escape(text) }

    /// The text with `<`, `>`, `&` and both quotes written as entities; U+0000 is left out, HTML knows none.
    static func escape(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
            case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
            case 0: continue
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

import Yams

/// What a pack says of itself: `pack.yaml`.
public struct PackManifest: Equatable, Sendable {
    /// Its stable name, in kebab-case.
    public let id: String
    /// What it is called.
    public let name: String
    /// Who made it.
    public let author: String
    /// Under which licence.
    public let licence: String
    /// The language, as a tag such as `en`.
    public let language: String
    /// Which version of it this is, as its author counts.
    public let version: String
    /// What it is for; nil when it does not say.
    public let about: String?

    static let file = "pack.yaml"

    /// The manifest of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, language: String, _ report: inout Report) -> PackManifest? {
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let format = fields.number("format", in: 1...1, &report)
        let id = fields.text("id", &report)
        let name = fields.text("name", &report)
        let author = fields.text("author", &report)
        let licence = fields.text("licence", &report)
        let tag = fields.text("language", &report)
        let version = fields.text("version", &report)
        let about = fields.optionalText("about", &report)
        fields.finish(&report)
        for (passage, limit) in [(id, 40), (name, 60), (author, 80), (licence, 80), (version, 20), (about, 400)] {
            guard let passage, passage.text.count > limit else { continue }
            report.note(passage.line, .value, "\(passage.text.count) characters", "at most \(limit) here")
        }
        if let id, !isName(id.text) {
            report.note(id.line, .id, "“\(id.text)” is not kebab-case", "use lower-case letters, digits and hyphens")
        }
        // Checked where a pack comes in, so that one which is kept goes on being read.
        if report.readsVoice, let id, id.text.hasPrefix("sheet-") {
            report.note(id.line, .id, "`sheet-` begins the names of worksheets", "choose another id")
        }
        if let tag, tag.text != language {
            let message = "a pack in “\(tag.text)”, and its words are checked in “\(language)”"
            report.note(tag.line, .pack, message, "use a pack in \(language)")
        }
        if let name { VoiceRules.check(name, voice: .person, limit: nil, &report) }
        if let about { VoiceRules.check(about, limit: nil, &report) }
        guard format != nil, let id, let name, let author, let licence, let tag, let version else { return nil }
        return PackManifest(
            id: id.text,
            name: name.text,
            author: author.text,
            licence: licence.text,
            language: tag.text,
            version: version.text,
            about: about?.text
        )
    }

    private static func isName(_ id: String) -> Bool {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isPlainWordCharacter && !$0.isUppercase } }
    }
}

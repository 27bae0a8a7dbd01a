/// Why the web part cannot start.
public enum WebError: Error, Equatable, Sendable {
    /// The folder with templates and static files is in none of these places.
    case resourcesMissing(tried: [String])
    /// A file of the web part cannot be read.
    case unreadable(file: String)
    /// A template is not written rightly; the line counts from 1.
    case badTemplate(file: String, line: Int)
    /// A page's template does not exist.
    case templateMissing(name: String)
}

import HTTPTypes

/// Why a request got no usual answer; each has its own gentle page.
enum WebProblem: Error, Equatable, Sendable {
    /// The page needs a key, and there is none.
    case keyless
    /// There is no such page.
    case notFound
    /// The form came from another site, or from nowhere that can be named.
    case foreign
    /// The form's token is not this web session's.
    case stale
    /// More bytes than a form may have.
    case tooLarge
    /// One text is longer than fits.
    case tooLong
    /// The form could not be read: wrong kind, or not UTF-8.
    case unreadable
    /// Something of ours broke.
    case broken

    /// The status of the answer.
    var status: HTTPResponse.Status {
        switch self {
        case .keyless: .unauthorized
        case .notFound: .notFound
        case .foreign, .stale: .forbidden
        case .tooLarge: .contentTooLarge
        case .tooLong: .unprocessableContent
        case .unreadable: .badRequest
        case .broken: .internalServerError
        }
    }

    /// The group of strings that its page shows.
    var strings: String {
        switch self {
        case .keyless: "open"
        case .notFound: "errors.notfound"
        case .foreign: "errors.foreign"
        case .stale: "errors.stale"
        case .tooLarge: "errors.toolarge"
        case .tooLong: "errors.toolong"
        case .unreadable: "errors.unreadable"
        case .broken: "errors.broken"
        }
    }

    /// True when what was written may stand in a form that sends it again.
    ///
    /// Not for a form from another site: its words are not the person's, and one press would send them as theirs.
    var givesWordsBack: Bool {
        switch self {
        case .foreign: false
        case .keyless, .notFound, .stale, .tooLarge, .tooLong, .unreadable, .broken: true
        }
    }
}

import Hummingbird
import Logging
import SalveCompanion

/// What travels with a request through the middleware to its page.
struct WebContext: RequestContext {
    /// The framework's own part.
    var coreContext: CoreRequestContextStorage
    /// The port that the request came in on.
    let port: Int?
    /// The browser's web session; nil without a key.
    var session: WebSession?
    /// The secret of its cookie.
    var secret: String?
    /// True when a passphrase is set.
    var hasLock = false
    /// True when there is a web session and its private pages are locked.
    var isLocked = false
    /// True when the recovery key opened it, and a new passphrase comes first.
    var isRenewing = false
    /// True when Salve goes by the name of Notes, which holds without a key too.
    var isNeutral = false
    /// Whose Salve this is: every question and every word goes through it.
    var companion: Companion?
    /// What the person chose; the defaults without a key, so that nothing of theirs shows.
    var settings = Settings()
    /// What this page says of the press that led to it.
    var notice: Notice?
    /// The posted form; nil for requests that carry none.
    var form: FormFields?
    /// The posted file; nil for requests that carry none.
    var upload: [UInt8]?
    /// True when a file was chosen in which there is nothing.
    var hasEmptyUpload = false

    /// A context for one request.
    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        port = source.channel.localAddress?.port
    }
}

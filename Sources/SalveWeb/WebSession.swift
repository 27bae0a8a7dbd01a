import Crypto
import SalveCompanion
import SalveCore

/// What one browser session needs: the proof that it may see private pages, and the token of its forms.
struct WebSession: Sendable, Equatable {
    /// The digest of the secret that the browser's cookie holds.
    let key: [UInt8]
    /// What every form of this session carries.
    let token: String
    /// When it was last used.
    var used: Moment
    /// The words of the last search; in memory only.
    var search: String?
    /// Which kind of lines the timeline shows, in memory only; nil for all.
    var show: TimelineShow?
    /// What was typed at the first question while the wording was switched; in memory only.
    var firstThings: [FirstThing] = []
    /// What the library of practices shows.
    var filter = PractiseFilter()
    /// What the next page says of what was done; in memory only, and once.
    var notice: Notice?
}

/// The open web sessions, in memory: a new start of Salve asks for a new key.
actor WebSessions {
    /// How long an unused web session stays open.
    static let lifetimeHours = 12
    /// How many web sessions are open at once; the longest unused one makes room.
    static let limit = 32

    private var sessions: [[UInt8]: WebSession] = [:]
    private let surroundings: Surroundings

    init(surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// Opens a web session; returns the secret for the browser's cookie.
    func open() -> (secret: String, session: WebSession) {
        let secret = Secret.make(surroundings)
        let session = WebSession(
            key: Secret.digest(secret),
            token: Secret.make(surroundings),
            used: surroundings.now().moment
        )
        drop()
        if sessions.count >= Self.limit, let oldest = sessions.values.min(by: { $0.used < $1.used }) {
            sessions[oldest.key] = nil
        }
        sessions[session.key] = session
        return (secret, session)
    }

    /// The open web session of a cookie's secret, which keeps it open; nil when there is none.
    func find(_ secret: String) -> WebSession? {
        drop()
        let key = Secret.digest(secret)
        sessions[key]?.used = surroundings.now().moment
        return sessions[key]
    }

    /// Changes what an open web session remembers; a closed one stays closed.
    func change(_ key: [UInt8], _ change: @Sendable (inout WebSession) -> Void) {
        guard var session = sessions[key] else { return }
        change(&session)
        sessions[key] = session
    }

    /// Closes all web sessions.
    func closeAll() { sessions = [:] }

    private func drop() {
        let now = surroundings.now().moment
        sessions = sessions.filter { now.hours(since: $0.value.used) < Self.lifetimeHours }
    }
}

/// Secrets that are looked up by their digest, so that the time a look-up takes says nothing about them.
enum Secret {
    /// A new secret of 256 random bits, in 64 hexadecimal digits.
    static func make(_ surroundings: Surroundings) -> String {
        surroundings.newID().text + surroundings.newID().text
    }

    /// The SHA-256 digest of a secret.
    static func digest(_ secret: String) -> [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }

    /// True when both are the same, in a time that does not depend on where they differ.
    static func isEqual(_ left: String, _ right: String) -> Bool {
        zip(digest(left), digest(right)).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

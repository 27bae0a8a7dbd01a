import Crypto
import SalveCompanion
import SalveCore

/// What one browser session needs: the proof that it may ask for private pages, and the token of its forms.
///
/// Where a lock is set, only its pass opens them.
struct WebSession: Sendable, Equatable {
    /// The digest of the secret that the browser's cookie holds.
    let key: [UInt8]
    /// What every form of this session carries.
    let token: String
    /// When it began, by the clock that nobody sets.
    let began: Duration
    /// When it was last used.
    var used: Duration
    /// What opens the door for it; nil, or dead, while it is locked.
    var pass: HouseDoor.Pass?
    /// The words of the last search; in memory only.
    var search: String?
    /// Which kind of lines the timeline shows, in memory only; nil for all.
    var show: TimelineShow?
    /// What was typed at the first question while the wording was switched; in memory only.
    var firstThings: [FirstThing] = []
    /// What the library of practices shows.
    var filter = PractiseFilter()
    /// What the care menu was asked for last; in memory only.
    var care = CareMoment()
    /// Which part of the tries "What seems to help" shows, in memory only; nil for all.
    var helps: HelpsFilter?
    /// Forms that came while it was locked, each sealed under the cookie's secret.
    var held: [HeldForm] = []
    /// A change of the lock that is under way.
    var pending: PendingLock?

    /// What the next page says of what was done; in memory only, and once.
    var notice: Notice?

    /// Forgets all that a locked session may not know; what is held is sealed, and stays.
    mutating func forget() {
        search = nil
        show = nil
        helps = nil
        firstThings = []
        notice = nil
        filter = PractiseFilter()
        care = CareMoment()
        pending = nil
    }
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
    func open(pass: HouseDoor.Pass? = nil) -> (secret: String, session: WebSession) {
        drop()
        if sessions.count >= Self.limit, let oldest = sessions.values.min(by: { $0.used < $1.used }) {
            sessions[oldest.key] = nil
        }
        let secret = Secret.make(surroundings)
        let now = surroundings.running()
        let session = WebSession(
            key: Secret.digest(secret),
            token: Secret.make(surroundings),
            began: now,
            used: now,
            pass: pass
        )
        sessions[session.key] = session
        return (secret, session)
    }

    /// Puts a new web session in an open one's place, which is dead from then on; nil when it was closed meanwhile.
    ///
    /// What is held moves along, sealed anew under the new secret; a change under way moves too.
    func replace(
        _ key: [UInt8],
        secret: String,
        pass: HouseDoor.Pass?
    ) -> (secret: String, session: WebSession)? {
        guard let old = sessions.removeValue(forKey: key) else { return nil }
        let (newSecret, opened) = open(pass: pass)
        var session = opened
        session.held = old.held.compactMap { $0.moved(from: secret, to: newSecret) }
        session.pending = old.pending
        session.filter = old.filter
        sessions[session.key] = session
        return (newSecret, session)
    }

    /// The open web session of a cookie's secret, which keeps it open; nil when there is none.
    func find(_ secret: String) -> WebSession? {
        drop()
        let key = Secret.digest(secret)
        sessions[key]?.used = surroundings.running()
        return sessions[key]
    }

    /// Changes what an open web session remembers; a closed one stays closed.
    func change(_ key: [UInt8], _ change: @Sendable (inout WebSession) -> Void) {
        guard var session = sessions[key] else { return }
        change(&session)
        sessions[key] = session
    }

    /// Holds a form for a web session; false when it is closed, or there is no more room.
    func hold(_ form: HeldForm, for key: [UInt8]) -> Bool {
        sessions[key]?.hold(form) ?? false
    }

    /// All open web sessions, the last used first.
    func all() -> [WebSession] {
        drop()
        return sessions.values.sorted { $0.used > $1.used }
    }

    /// Closes one web session.
    func close(_ key: [UInt8]) { sessions[key] = nil }

    /// Closes all web sessions but one.
    func closeOthers(than key: [UInt8]) { sessions = sessions.filter { $0.key == key } }

    /// Closes all web sessions.
    func closeAll() { sessions = [:] }

    /// Lets every web session whose pass is not among these forget what a locked one may not know.
    func forgetAll(but passes: Set<HouseDoor.Pass> = []) {
        for (key, session) in sessions where session.pass.map(passes.contains) != true {
            sessions[key]?.forget()
        }
    }

    private func drop() {
        let now = surroundings.running()
        sessions = sessions.filter { now - $0.value.used < .seconds(3_600 * Self.lifetimeHours) }
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

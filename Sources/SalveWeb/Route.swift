/// Every path of the web part, spelled once.
///
/// A feeling, an answer or a search never stands in a path: ids are opaque, and everything felt is posted.
enum Route: Hashable, Sendable {
    /// Today, the private front page.
    case today
    /// The hard moment.
    case hard
    /// The library of practices.
    case practise
    /// The person's own list.
    case list
    /// What was kept, by day.
    case timeline
    /// Settings.
    case settings
    /// Help now; needs no key.
    case helpNow
    /// One steadying practice that keeps nothing; needs no key.
    case steady(SteadyStep)
    /// What still works without a connection; needs no key.
    case offline
    /// A one-time code that opens a web session.
    case open(code: String)
    /// A static file.
    case file(String)
    /// The small icon that browsers ask for by themselves.
    case favicon

    /// The path, to be linked to; with `:name` in place of a value it is the router's pattern.
    var path: String {
        switch self {
        case .today: "/"
        case .hard: "/hard"
        case .practise: "/practise"
        case .list: "/list"
        case .timeline: "/timeline"
        case .settings: "/settings"
        case .helpNow: "/help-now"
        case .steady(let step): step == .start ? "/steady" : "/steady/" + step.rawValue
        case .offline: "/offline"
        case .open(let code): "/open/" + code
        case .file(let name): "/static/" + name
        case .favicon: "/favicon.ico"
        }
    }

    /// The screens of the steadying practice that needs no key.
    enum SteadyStep: String, CaseIterable, Sendable {
        case start, see, hold, how, answer, different, stop
    }

    /// The paths that templates link to, by name.
    static let links: [String: String] = [
        "today": Route.today.path, "hard": Route.hard.path, "practise": Route.practise.path,
        "list": Route.list.path, "timeline": Route.timeline.path, "settings": Route.settings.path,
        "helpNow": Route.helpNow.path, "offline": Route.offline.path,
        "steady": Route.steady(.start).path, "steadySee": Route.steady(.see).path,
        "steadyHold": Route.steady(.hold).path, "steadyHow": Route.steady(.how).path,
        "steadyAnswer": Route.steady(.answer).path, "steadyDifferent": Route.steady(.different).path,
        "steadyStop": Route.steady(.stop).path,
        "style": Route.file("salve.css").path, "script": Route.file("salve.js").path,
        "icon": Route.file("icon.svg").path,
    ]
}

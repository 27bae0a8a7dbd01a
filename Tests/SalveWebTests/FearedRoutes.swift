/// Every route of the pages, by what it can do with one of one's own people (R17).
///
/// A route that stands nowhere here fails FearedRouteTests: say what it does with someone kept simple.
enum FearedRoutes {
    /// What a route does with a person.
    enum Standing: CaseIterable {
        /// It can name nobody.
        case nobody
        /// It shows or keeps what is one's own, and may name them; it asks nothing about them.
        case own
        /// People are picked or offered there: someone kept simple is not among them.
        case pick
        /// It begins or goes on with something towards them: other ways stand there instead, or nothing.
        case shut
    }

    /// The standing of a route such as `GET /send`; nil for one that is not here, or here twice.
    static func standing(of route: String) -> Standing? {
        let found = Standing.allCases.filter { routes($0).contains(route) }
        return found.count == 1 ? found.first : nil
    }

    /// Every route that stands here.
    static var all: [String] { Standing.allCases.flatMap(routes) }

    private static func routes(_ standing: Standing) -> [String] {
        let text =
            switch standing {
            case .nobody: nobody
            case .own: own
            case .pick: pick
            case .shut: shut
            }
        return text.split(separator: "\n").flatMap { line in
            let parts = line.split(separator: " ")
            return parts.dropFirst().flatMap { path in
                parts[0] == "BOTH" ? ["GET \(path)", "POST \(path)"] : ["\(parts[0]) \(path)"]
            }
        }
    }

    private static let pick = """
        GET / /hard/person /hard/stop /help-now /help-now/{country} /list/card /care/support /people/across /people/swings
        GET /sitting/{id} /sitting/{id}/help /sitting/{id}/person /sitting/{id}/turn /print/{kind}
        GET /print/{kind}/{name} /list/next /timeline/year /timeline/mood
        BOTH /send /practise/{name} /sheets/{form}/new /list/next/one/{id} /letters/new /reflect /loops/new
        GET /loops /measures/between/{id}
        """

    private static let shut = """
        BOTH /care/ask/{id} /sheet/{id} /sheet/{id}/part/{part} /send/{id} /sheet/{id}/again
        GET /people/with/{id}/send /people/with/{id}/sheet/{form} /people/with/{id}/practise/{name}
        GET /sheet/{id}/turn /sheet/{id}/part/{part}/more /sitting/{id}/practice/{name} /sheet/{id}/read /people/with/{id}/swings
        GET /loops/{id} /loops/with/{id}
        POST /sitting/{id} /loops/from/{id} /people/with/{id}/apart
        """

    private static let own = """
        BOTH /list/people /people/with/{id} /people/note/{id} /letters/write/{id} /letters/{id} /care/asked/{id}
        BOTH /timeline /measures/answer/{id}/{number} /measures/whole/{id} /measures/results/{id} /measures/of/{id}
        GET /measures/over-time/{name}
        GET /list/people/{id} /letters /sheets /timeline/day/{day} /timeline/entry/{id} /timeline/older/{id}
        GET /timeline/this-day
        POST /people/with/{id}/swings/away /people/with/{id}/swings/back
        POST /people/switch/{id} /settings/export /delete /undo /draft/{name}
        """

    private static let nobody = """
        BOTH /measures
        POST /measures/between/{id}
        BOTH /care /care/menu /care/now/{id} /care/own /checkin /checkin/one/{id} /checkin/one/{id}/change
        BOTH /checkin/words /closeness /hard /kindness /letters/lines /list /list/steps /mine/packs /mine/paste
        BOTH /mine/practice /mine/words/{name} /people/own /practise /welcome /welcome/country /welcome/leave-out
        BOTH /patterns/helps
        GET /patterns/helps/of/{name}
        BOTH /settings/ask /settings/bring /settings/check /settings/delete /settings/go-on /settings/goes-by
        BOTH /settings/leave-out /settings/lock/anew /settings/lock/change /settings/lock/drill /settings/lock/new
        BOTH /settings/lock/recovery /settings/lock/remove /settings/lock/without /settings/player
        BOTH /measures/of/{id}/wording /measures/of/{id}/wording/type /measures/of/{id}/wording/look
        BOTH /measures/of/{id}/wording/line/{item}
        BOTH /settings/suggestions /settings/sessions/end /settings/copies/delete-all /unlock /unlock/recovery /unlock/words
        GET /barriers /barriers/{name} /blank /favicon.ico /hard/list /hard/own /kindness/one/{id} /learn /learn/{name}
        GET /letters/lines/{id} /list/next/for/{id} /list/steps/{id} /list/thing/{id} /mine /mine/file/{id}
        GET /mine/packs/look/{id} /mine/packs/one/{id} /mine/paste/{id} /mine/practice/{id} /offline /open/{code}
        GET /settings /settings/about /settings/copies /settings/delete/sure /settings/deleted /settings/device
        GET /settings/doors /settings/export /settings/found/back/{id} /settings/found/brought/{id}
        GET /settings/found/check/{id} /settings/found/copy/{id} /settings/found/file/{id} /settings/lock
        GET /settings/lock/key /settings/protection /settings/sessions /sheets/{form}/paper /sitting/{id}/choose
        GET /sitting/{id}/how /sitting/{id}/list /sitting/{id}/others /sitting/{id}/words /static/{name} /steady
        GET /stories /stories/{name} /stories/{name}/page/{number} /stories/{name}/whole /stories/{name}/written
        GET /steady/different /steady/hold /steady/how /steady/see /steady/stop /timeline/mood/90
        GET /timeline/mood/year /timeline/year/{year} /working/{id}
        BOTH /tests/new /tests/of/{id} /tests/of/{id}/next /tests/try/{id}
        GET /tests /tests/of/{id}/freely /tests/of/{id}/result
        POST / /checkin/start /hard/wording /hide /list/bad /list/card /list/next /list/next/answer
        POST /list/next/one/{id}/calendar /lock /mine/choose /mine/lines /mine/packs/add /practise/bring-back
        POST /settings/bring/in /settings/bring/out /settings/close /settings/copies/bring-back
        POST /settings/copies/by-themselves /settings/copies/delete /settings/copies/look /settings/copies/make
        POST /practise/{name}/later /settings/copies/take-along /settings/lock/after /settings/looks /settings/place /settings/words
        POST /steady/answer /unlock/awake /unlock/hold /welcome/offer
        """
}

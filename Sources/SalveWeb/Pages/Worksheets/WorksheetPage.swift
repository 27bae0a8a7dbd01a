import SalveCompanion
import SalveContent
import SalveCore

/// One worksheet: its parts in any order, and whether what is inner opens now.
struct WorksheetPage: Page {
    static let template = "sheets/one"
    static let section: Section? = .practise
    var here: Section? { list == Route.sheet(.list).path ? .practise : .reflect }

    let path: String
    let title: String
    let stopIf: String
    let read: String
    /// Where worksheets of its kind stand.
    let list: String
    let listName: String
    /// Whom it is about; nil when not said.
    let person: String?
    /// A quiet line to Help now, where a heavy word was chosen.
    let isHeavy: Bool
    let parts: [Part]
    /// False where none of them is there now.
    let hasParts: Bool
    /// True while only what is kindest stands open.
    let isNarrow: Bool
    /// The one line about inner parts that are shut; nil when they are open, or there are none.
    let line: String?
    /// True when they open after that line.
    let opens: Bool
    /// Where something outward is offered; nil without a sitting.
    let outward: String?
    let isInHand: Bool
    let hasWritten: Bool
    let isFinished: Bool

    /// One part.
    struct Part: Sendable {
        let question: String
        /// The way to it; nil while it is shut.
        let link: String?
        /// Written, or typed and not kept yet; nil while nothing is.
        let state: String?
        let isWritten: Bool
    }

    /// True where it is about someone kept simple: other ways stand there (R17).
    let isSimple: Bool

    init(_ view: SheetView, _ strings: Strings, _ wording: Wording) {
        let id = view.sheet.thing.text
        path = Route.sheet(.one(id)).path
        title = view.form.title
        stopIf = view.form.stopIf
        read = Route.sheet(.read(id)).path
        (list, listName) = Self.list(of: view.form, strings)
        person = view.namedPerson
        isHeavy = view.isHeavy
        isNarrow = view.isNarrow
        // What waits for a quieter time is not held out to be looked at.
        let shown = view.isNarrow ? view.parts.filter { $0.isOpen || !$0.answer.isEmpty } : view.parts
        hasParts = !shown.isEmpty
        parts = shown.map { one in
            Part(
                question: one.part.question(about: view.sheet.about, wording),
                link: one.isOpen ? Route.sheet(.part(id, part: one.part.id)).path : nil,
                state: one.hasDraft
                    ? strings["sheets.typed"] : one.answer.isEmpty ? nil : strings["sheets.written"],
                isWritten: !one.answer.isEmpty
            )
        }
        switch view.opening {
        case nil: (line, opens) = (nil, false)
        case .open: (line, opens) = (strings["sheets.shut", wording], true)
        case .afterAsking(let hold): (line, opens) = (strings["hold.\(hold.rawValue)", wording], true)
        case .withheld(let hold): (line, opens) = (strings["hold.\(hold.rawValue)", wording], false)
        }
        isSimple = view.opening == .withheld(.someoneFeared)
        outward = view.opening == nil ? nil : view.sitting.map { Route.sitting(id: $0.text, .choose).path }
        isInHand = view.isInHand
        hasWritten = !view.sheet.isEmpty
        isFinished = view.sheet.isFinished
    }

    /// Where worksheets of a kind stand, and what that place is called.
    static func list(of form: WorksheetForm, _ strings: Strings) -> (path: String, name: String) {
        let name =
            switch form.group {
            case .reflect: "reflect.title"
            case .loop: "loops.title"
            case .sting, .day, .quiet, .words, .others: "sheets.title"
            }
        return (form.list.path, strings[name])
    }
}

extension WorksheetForm {
    /// Where worksheets of its kind stand.
    var list: Route {
        switch group {
        case .reflect: .reflect
        case .loop: .loops(.all)
        case .sting, .day, .quiet, .words, .others: .sheet(.list)
        }
    }

    /// Where it is begun, where that is a page of its own; nil where it is the page of all forms.
    var door: Route? {
        switch group {
        case .reflect: .reflect
        case .loop: .loops(.new)
        case .sting, .day, .quiet, .words, .others: nil
        }
    }
}

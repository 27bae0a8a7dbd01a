import SalveContent

/// What a person wrote in a form that could not be kept, with all that is needed to send it again.
struct KeptWords: Sendable {
    /// Where the form goes.
    let path: String
    /// What was written, to be seen, copied and sent again.
    let written: [Kept]
    /// The form's other fields, sent along unseen.
    let others: [Kept]

    /// One field.
    struct Kept: Sendable {
        let name: String
        let value: String
        /// Counts from 1, so that labels find their fields.
        let number: Int
    }

    /// The kept words of a form; nil when nothing was written.
    init?(form: FormFields?, path: String) {
        guard let form, form.hasWords else { return nil }
        self.path = path
        var written: [Kept] = []
        var others: [Kept] = []
        for (index, entry) in form.entries.enumerated() {
            guard let field = Field(sent: entry.name), field != .token, !field.isSecret else { continue }
            let kept = Kept(name: entry.name, value: entry.value, number: index + 1)
            if field.isWords { written.append(kept) } else { others.append(kept) }
        }
        self.written = written
        self.others = others
    }
}

/// Something did not work: what happened, what is safe, what to do.
struct ProblemPage: Page {
    static let template = "errors/problem"

    let heading: String
    let text: String
    /// The short number that the log repeats; nil where nothing broke.
    let number: String?
    let kept: KeptWords?
    /// True when there is a page on which the person decides how to go on.
    var canGoOn = false

    init(heading: String, text: String, number: String?, kept: KeptWords?) {
        self.heading = heading
        self.text = text
        self.number = number
        self.kept = kept
    }

    init(_ problem: WebProblem, number: String, kept: KeptWords?, strings: Strings) {
        let group = problem.strings + (kept == nil ? "" : ".kept")
        heading = strings[group + ".heading"]
        text = strings[group + ".text"]
        self.number = problem == .broken ? strings.text("errors.number", ["number": number]) : nil
        self.kept = kept
        canGoOn = problem == .unsound
    }
}

/// A private page was asked for without a key: where to find one.
struct OpenMePage: Page {
    static let template = "errors/open"

    let kept: KeptWords?
}

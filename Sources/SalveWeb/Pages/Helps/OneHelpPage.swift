import SalveCompanion
import SalveContent
import SalveCore

/// One practice: how it was marked, what may be said, and each try.
struct OneHelpPage: Page {
    static let template = "helps/one"
    static let section: Section? = .timeline
    /// The most tries in the table.
    static let most = 200

    let title: String
    let counts: String
    let verdict: String?
    let said: String?
    /// Nil without a try that has both numbers.
    let picture: PairsPicture?
    let tries: [Try]
    /// Said where there are more than stand here.
    let newest: String?
    /// The way to the practice itself; nil while it is put aside.
    let link: String?

    /// One try, in words.
    struct Try: Sendable {
        let day: String
        let before: String
        let after: String
        let landed: String
    }

    init(_ row: WhatHelps.Row, _ view: HelpsView, _ strings: Strings) {
        let id = row.practice
        let isResting = id.map(view.resting.contains) ?? false
        title = id.flatMap { view.titles[$0] } ?? ""
        counts = strings.marked(row)
        verdict = strings.verdict(row, isResting: isResting)
        said = strings.said(row, isResting: isResting)
        picture = row.drops.isEmpty ? nil : PairsPicture(row)
        tries = row.tries.suffix(Self.most).reversed().map { Try($0, strings) }
        newest = row.tries.count > Self.most ? strings.plural("helps.one.triesnote", Self.most) : nil
        link = id.flatMap { view.aside.contains($0) ? nil : Route.practice(name: $0.name).path }
    }
}

extension OneHelpPage.Try {
    init(_ one: LearnerSitting, _ strings: Strings) {
        day = strings.date(Day(number: Int(one.day.rounded(.down))))
        before = one.before.map(String.init) ?? strings["helps.one.notgiven"]
        after = one.after.map(String.init) ?? strings["helps.one.notgiven"]
        landed = one.landing.map { strings["landing.\($0.rawValue)"] } ?? strings["helps.one.notgiven"]
    }
}

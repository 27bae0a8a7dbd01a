import SalveContent
import SalveCore

/// What the library of practices shows: the time there is, how the body can be, what is looked for, to whom it is
/// turned, and what it may not ask for.
struct PractiseFilter: Sendable, Equatable {
    /// The most minutes that the shortest way through a practice takes; nil for any.
    var minutes: Minutes?
    /// How the body can be; nil for any way.
    var posture: Posture?
    /// The name of what is looked for; nil for anything.
    var intention: String?
    /// To whom what it carries is turned; nil for anyone.
    var towards: Towards?
    /// What it may not ask for.
    var without: Set<Without> = []

    /// The times to choose from.
    enum Minutes: String, CaseIterable, Sendable {
        case one = "1"
        case three = "3"
        case five = "5"
        case ten = "10"

        /// How many minutes.
        var count: Int { Int(rawValue) ?? 0 }
    }

    /// What can be left aside.
    enum Without: String, CaseIterable, Sendable {
        case eyes, body, breath
    }

    /// One part of the filter, as the strings call it when it is loosened.
    enum Part: String, CaseIterable, Sendable {
        case minutes, posture, intention, towards, eyes, body, breath

        /// How much it matters: what a person may not want near them is loosened last.
        fileprivate var weight: Int {
            switch self {
            case .intention, .towards: 1
            case .minutes: 2
            case .posture: 4
            case .eyes, .body, .breath: 16
            }
        }
    }

    /// True when everything is shown.
    var isEmpty: Bool {
        minutes == nil && posture == nil && intention == nil && towards == nil && without.isEmpty
    }

    /// The parts of the filter that a practice does not meet; none when it fits.
    func unmet(by text: PracticeText, among intentions: [Intention]) -> [Part] {
        var parts: [Part] = []
        if let minutes, text.minutes.lowerBound > minutes.count { parts.append(.minutes) }
        if let posture, !text.postures.isEmpty, !text.postures.contains(posture) { parts.append(.posture) }
        if let intention, let wanted = intentions.first(where: { $0.id == intention }), !wanted.fits(text) {
            parts.append(.intention)
        }
        if let towards, !towards.fits(text) { parts.append(.towards) }
        for one in Without.allCases where without.contains(one) && !Self.goes(text, without: one) {
            parts.append(one.part)
        }
        return parts
    }

    /// What fits; where nothing does, the two nearest, with the parts of the filter that were loosened for them.
    ///
    /// What is looked for is loosened first, then the time; what a person may not want near them comes last.
    func choose(
        among all: [PracticeText],
        _ intentions: [Intention]
    ) -> (fitting: [PracticeText], loosened: [Part]) {
        let measured = all.map { (text: $0, unmet: unmet(by: $0, among: intentions)) }
        let fitting = measured.filter(\.unmet.isEmpty)
        if !fitting.isEmpty || all.isEmpty { return (fitting.map(\.text), []) }
        let nearest = measured.enumerated().sorted {
            (Self.distance($0.element.unmet), $0.offset) < (Self.distance($1.element.unmet), $1.offset)
        }.prefix(2).map(\.element)
        let loosened = Set(nearest.flatMap(\.unmet))
        return (nearest.map(\.text), Part.allCases.filter(loosened.contains))
    }

    private static func distance(_ parts: [Part]) -> Int { parts.reduce(0) { $0 + $1.weight } }

    private static func goes(_ text: PracticeText, without: Without) -> Bool {
        let practice = text.practice
        switch without {
        case .eyes: return text.eyes == .open && !practice.ingredients.contains(.closedEyes)
        case .body: return practice.depth != .body && !practice.ingredients.contains(.bodyInside)
        case .breath:
            return practice.family != .breath && !practice.ingredients.contains(.breath)
        }
    }
}

extension PractiseFilter.Without {
    fileprivate var part: PractiseFilter.Part {
        switch self {
        case .eyes: .eyes
        case .body: .body
        case .breath: .breath
        }
    }
}

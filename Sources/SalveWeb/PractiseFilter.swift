import SalveContent
import SalveCore

/// What the library of practices shows: the time there is, and what it may not ask for.
struct PractiseFilter: Sendable, Equatable {
    /// The most minutes that the shortest way through a practice takes; nil for any.
    var minutes: Minutes?
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

    /// What can be left aside; the way they are loosened when nothing fits.
    enum Without: String, CaseIterable, Sendable {
        case eyes, body, breath
    }

    /// One part of the filter.
    enum Part: Equatable, Sendable {
        case minutes
        case without(Without)
    }

    /// True when everything is shown.
    var isEmpty: Bool { minutes == nil && without.isEmpty }

    /// True when the practice may be shown.
    func fits(_ text: PracticeText) -> Bool {
        if let minutes, text.minutes.lowerBound > minutes.count { return false }
        return without.allSatisfy { Self.fits(text, without: $0) }
    }

    /// What fits; where nothing does, the nearest, with the one part of the filter that had to be loosened.
    ///
    /// The time is loosened before anything a person may not want near them. Where one part is not enough, the last is
    /// named and nothing is left of the filter but what still shows something.
    func choose(among all: [PracticeText]) -> (fitting: [PracticeText], loosened: Part?) {
        let fitting = all.filter(fits)
        if !fitting.isEmpty || all.isEmpty { return (fitting, nil) }
        for part in parts {
            let nearest = all.filter(loosened(part).fits)
            if !nearest.isEmpty { return (nearest, part) }
        }
        guard let part = parts.first else { return (all, nil) }
        return (loosened(part).choose(among: all).fitting, part)
    }

    private var parts: [Part] {
        (minutes == nil ? [] : [.minutes]) + Without.allCases.filter(without.contains).map { .without($0) }
    }

    private func loosened(_ part: Part) -> PractiseFilter {
        var filter = self
        switch part {
        case .minutes: filter.minutes = nil
        case .without(let one): filter.without.remove(one)
        }
        return filter
    }

    private static func fits(_ text: PracticeText, without: Without) -> Bool {
        let practice = text.practice
        switch without {
        case .eyes: return text.eyes == .open && !practice.ingredients.contains(.closedEyes)
        case .body: return practice.depth != .body && !practice.ingredients.contains(.bodyInside)
        case .breath:
            return practice.family != .breath && !practice.ingredients.contains(.breath)
        }
    }
}

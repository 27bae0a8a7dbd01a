@testable import SalvePractice

/// What one state offers and opens, judged against the oracle.
///
/// Offers and openings read neither the practice in hand nor whether the person asked, so that states which differ in
/// those alone share a face, judged once; random audits at many states try that claim too.
struct Face {
    /// One bit for each inner practice and each set of its relevant circumstances: offered or not.
    private(set) var innerOffers: [UInt64] = []
    /// One choice for each depth and way of opening that occurs here.
    private(set) var choices: [Choice] = []
    let session: PracticeSession

    /// Judges a state; throws nothing, `violation` holds the first broken rule and the circumstances.
    init(_ session: PracticeSession, _ told: Told, _ violation: inout (Violation, Int)?) {
        self.session = session
        innerOffers = [UInt64](repeating: 0, count: Self.words)
        var seen = 0
        for (settings, circumstances) in Setting.circumstances.enumerated() {
            for trial in Self.trials[settings] {
                let entry = Shelf.entries[trial.entry]
                let verdict = Oracle.verdict(entry, told, settings)
                let hold = session.hold(on: entry.practice, in: circumstances)
                if violation == nil, let broken = judge(entry, verdict, told, settings, circumstances, hold) {
                    violation = (broken, settings)
                }
                let kind = 1 << (verdict.way.rawValue * 2 + (trial.innerPlace == nil ? 0 : 1))
                if seen & kind == 0 {
                    seen |= kind
                    choices.append(Choice(entry: trial.entry, settings: settings, verdict: verdict))
                }
                if hold == nil, let place = trial.innerPlace { innerOffers[place / 64] |= 1 << UInt64(place % 64) }
            }
        }
    }

    /// One practice to judge in one set of circumstances; inner ones have a place among the offered bits.
    private struct Trial {
        let entry: Int
        let innerPlace: Int?
    }

    /// What is tried in each set of circumstances: the practices that read all of it.
    private static let trials: [[Trial]] = {
        var result = [[Trial]](repeating: [], count: Setting.count)
        var place = 0
        for (index, entry) in Shelf.entries.enumerated() {
            let isInner = entry.practice.depth != .outer
            for settings in combinations[index] {
                result[settings].append(Trial(entry: index, innerPlace: isInner ? place : nil))
                if isInner { place += 1 }
            }
        }
        return result
    }()

    private func judge(
        _ entry: Shelf.Entry,
        _ verdict: Oracle.Verdict,
        _ told: Told,
        _ settings: Int,
        _ circumstances: Circumstances,
        _ hold: Hold?
    ) -> Violation? {
        if (hold == nil) != verdict.isOffered {
            if let first = verdict.first { return Violation(first, "\(entry.practice.id.name) is offered") }
            return Violation(
                hold.map(Oracle.rule(of:)) ?? "3b",
                "\(entry.practice.id.name) is held back without a reason"
            )
        }
        guard hold != nil else { return nil }
        let opening = session.opening(of: entry.practice, in: circumstances)
        let (way, line): (Oracle.Way, Hold?) =
            switch opening {
            case .open: (.free, nil)
            case .afterAsking(let hold): (.afterAsking, hold)
            case .withheld(let hold): (.never, hold)
            }
        let rule = verdict.rule ?? "3b"
        if way != verdict.way {
            let isLooser = way.rawValue < verdict.way.rawValue
            let named = isLooser ? rule : Oracle.shut(told) ?? line.map(Oracle.rule(of:)) ?? rule
            return Violation(named, "\(entry.practice.id.name) opens \(way), by the rules \(verdict.way)")
        }
        guard let line else { return nil }
        var isNamed = false
        Oracle.held(entry, told, settings) { one in
            if one.way == way, "\(one.rule)" == "\(Oracle.rule(of: line))" { isNamed = true }
        }
        return isNamed ? nil : Violation(rule, "\(entry.practice.id.name) waits with the line of another rule, \(line)")
    }

    /// For each practice, every set of the circumstances that matter to it.
    static let combinations: [[Int]] = Shelf.entries.map { entry in
        var sets = [0]
        for setting in entry.relevant { sets += sets.map { $0 | setting.bit } }
        return sets
    }

    private static let words = combinations.reduce(0) { $0 + $1.count } / 64 + 1

    /// R13 inside a face: one more circumstance that means risk never adds an inner offer; a mark may.
    func loosening() -> (Violation, Int)? {
        var offset = 0
        for (index, entry) in Shelf.entries.enumerated() where entry.practice.depth != .outer {
            let sets = Self.combinations[index]
            for (place, setting) in entry.relevant.enumerated() {
                for local in 0..<sets.count where local & (1 << place) == 0 {
                    let without = isOffered(offset + local)
                    let with = isOffered(offset + local | (1 << place))
                    let isLooser = setting == .marked ? without && !with : with && !without
                    if isLooser {
                        return (Violation("R13", "\(setting) adds the offer \(entry.practice.id.name)"), sets[local])
                    }
                }
            }
            offset += sets.count
        }
        return nil
    }

    private func isOffered(_ place: Int) -> Bool { innerOffers[place / 64] >> UInt64(place % 64) & 1 == 1 }

    /// True when every inner offer here is one there.
    func offersNoMoreInner(than other: Face) -> Bool {
        zip(innerOffers, other.innerOffers).allSatisfy { $0 & ~$1 == 0 }
    }

    /// The same state with one risk fact more, or with none less.
    func riskier() -> [PracticeSession] {
        var result: [PracticeSession] = []
        func add(_ change: (inout PracticeSession) -> Void) {
            var copy = session
            change(&copy)
            result.append(copy)
        }
        for rating in [4, 5, 6, 7, 8, 9, 10] where rating >= session.rank { add { $0.distress = rating } }
        if session.rank <= 7 { add { $0.distress = nil } }
        add { $0.door = .hard }
        add { $0.hasEased = false }
        add { $0.isCauseOpen = true }
        add { $0.isAskingCause = true }
        for turns in 0...2 {
            add { ($0.harderCount, $0.turns) = (min(2, $0.harderCount + 1), turns) }
        }
        if session.danger == .none {
            for danger in [PracticeSession.Danger.said, .returned] { add { $0.danger = danger } }
        }
        if session.presence == .usual {
            for presence in [PracticeSession.Presence.farUnasked, .far, .further, .moreHere] {
                add { $0.presence = presence }
            }
        }
        return result
    }
}

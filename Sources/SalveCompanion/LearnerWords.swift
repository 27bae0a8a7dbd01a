import Foundation
import SalveContent
import SalveCore

/// What the learner says, in the words of the content files.
struct LearnerWords {
    private let words: Strings

    init(_ words: Strings) {
        self.words = words
    }

    /// Why a practice is offered: the counts, and nothing else.
    func reason(_ counts: (tried: Int, easier: Int)?) -> String {
        guard let counts, counts.tried > 0 else { return words["learner.reason.new"] }
        return words.plural("learner.reason.tried", counts.tried, ["easier": String(counts.easier)])
    }

    /// What may be said of a practice.
    func sentence(_ finding: LearnerFinding) -> String {
        switch finding.verdict {
        case .tooEarly: words[finding.noticed < 5 ? "learner.said.early" : "learner.said.few"]
        case .mayHelp: claim("learner.said.may", finding)
        case .helps: claim("learner.said.helps", finding)
        case .aboutSame: words["learner.said.same"]
        case .harder: words["learner.said.harder"]
        }
    }

    /// Relief is said as a positive number; the likely range is the 80 % interval.
    private func claim(_ key: String, _ finding: LearnerFinding) -> String {
        let range = finding.interval(percent: 80) ?? finding.mean...finding.mean
        let values = [
            "points": Self.tenths(-finding.mean), "low": Self.tenths(-range.upperBound),
            "high": Self.tenths(-range.lowerBound),
        ]
        return words.text(key, values) + " " + seen(finding)
    }

    /// How many sittings stand behind it, and how many of them had both numbers.
    private func seen(_ finding: LearnerFinding) -> String {
        let which = finding.rated == finding.count ? "all" : finding.rated == 0 ? "none" : "some"
        let values = [
            "count": String(finding.count), "rated": String(finding.rated), "noticed": String(finding.noticed),
        ]
        return words.text("learner.said.seen.\(which)", values)
    }

    private static func tenths(_ value: Double) -> String {
        String(format: "%.1f", abs(value) < 0.05 ? 0 : value)
    }
}

import SalveContent
import SalveCore

/// Where a turn of the hard moment leads, by the name of what a person does there.
public enum Way: String, CaseIterable, Hashable, Sendable {
    /// The first thing: around the room.
    case first
    /// Something for the hands.
    case hands
    /// Something to hear.
    case sound
    /// Rest without sleeping.
    case rest
    /// Finding the day and the room again.
    case orienting
    /// Light on, stand up.
    case different

    fileprivate var practice: Practice.ID {
        switch self {
        case .first: Practice.ID("look-around")
        case .hands: Practice.ID("solid")
        case .sound: Practice.ID("one-sound")
        case .rest: Practice.ID("lying-awake")
        case .orienting: Practice.ID("name-the-day")
        case .different: Practice.ID("light-on")
        }
    }
}

extension Companion {
    /// Where each way leads in this sitting; a way that does not open at once is not there.
    ///
    /// The first thing and orienting give way to what is offered first, and something different is never what landed
    /// harder: a light and standing up where that is offered, else the first that is.
    public func ways(in view: SittingView) throws(CompanionError) -> [Way: Shown] {
        var ways: [Way: Shown] = [:]
        for way in Way.allCases {
            let usual = try shown(way.practice, in: view.id)
            let open = usual?.opening == .open ? usual : nil
            switch way {
            case .hands, .sound, .rest: ways[way] = open
            case .first, .orienting: ways[way] = open ?? view.offers.first
            case .different: ways[way] = Self.different(in: view)
            }
        }
        return ways
    }

    private static func different(in view: SittingView) -> Shown? {
        let others = view.offers.filter { $0.text.id != view.session.lastHarder }
        return others.first { $0.isUsual(for: .different) && $0.why != .severalTries } ?? others.first
    }
}

extension Shown {
    /// True when this is the practice that a way is named after, so that its own words fit.
    func isUsual(for way: Way) -> Bool { text.id == way.practice }
}

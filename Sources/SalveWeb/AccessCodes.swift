public import SalveCompanion
import SalveCore

/// The one-time codes that open a web session: whoever can start Salve, or reach its private socket, may have one.
public actor AccessCodes {
    /// How long a code can be used.
    public static let lifetimeMinutes = 10

    private var codes: [[UInt8]: Moment] = [:]
    private let surroundings: Surroundings

    /// No codes yet.
    public init(surroundings: Surroundings = .real()) {
        self.surroundings = surroundings
    }

    /// A new code of 256 random bits; it works once, for ten minutes.
    public func issue() -> String {
        let code = Secret.make(surroundings)
        codes[Secret.digest(code)] = surroundings.now().moment
        return code
    }

    /// True when the code is good; from then on it is not.
    func redeem(_ code: String) -> Bool {
        let now = surroundings.now().moment
        codes = codes.filter { now.minutes(since: $0.value) < Self.lifetimeMinutes }
        return codes.removeValue(forKey: Secret.digest(code)) != nil
    }
}

/// How a line is worded: plain by default, since warmth itself can be hard to bear.
public enum Wording: String, CaseIterable, Hashable, Sendable {
    /// Short and dry.
    case plain
    /// A little longer and gentler.
    case warm
}

/// Something said in two wordings.
public struct Worded<Value: Equatable & Sendable>: Equatable, Sendable {
    /// Short and dry.
    public let plain: Value
    /// A little longer and gentler; the plain one where no warm one was written.
    public let warm: Value

    /// Both wordings; the plain one serves as both when there is no warm one.
    public init(plain: Value, warm: Value? = nil) {
        self.plain = plain
        self.warm = warm ?? plain
    }

    /// The one that is asked for.
    public subscript(wording: Wording) -> Value {
        switch wording {
        case .plain: plain
        case .warm: warm
        }
    }
}

/// Which way a language is written.
public enum Direction: String, Hashable, Sendable {
    /// As in English.
    case leftToRight = "ltr"
    /// As in Arabic or Hebrew.
    case rightToLeft = "rtl"

    /// The direction of a language, from its tag such as `en` or `ar-EG`.
    init(language: String) {
        let primary = language.split(separator: "-").first.map { $0.lowercased() } ?? language
        self = ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(primary) ? .rightToLeft : .leftToRight
    }
}

public import SalveCore

/// Whom to call or text: public lines by country, each with the page it was read on.
public struct HelpLines: Equatable, Sendable {
    /// A country and its lines.
    public struct Country: Equatable, Sendable {
        /// Its two letters, such as `IE`.
        public let code: String
        /// Its name.
        public let name: String
        /// The languages people speak there, as tags.
        public let languages: [String]
        /// The number for an emergency.
        public let emergency: Emergency
        /// Its lines, in the order they are shown.
        public let lines: [Line]
    }

    /// The number for an emergency.
    public struct Emergency: Equatable, Sendable {
        /// The number to call first.
        public let call: PhoneNumber
        /// A second number that works as well, or for one service; nil for none.
        public let also: PhoneNumber?
        /// Tells the two numbers apart; nil when there is nothing to tell.
        public let note: String?
        /// Where it was read.
        public let source: Source
    }

    /// One line.
    public struct Line: Equatable, Sendable {
        /// Its stable name.
        public let id: String
        /// Whom it is for.
        public let kind: Kind
        /// Its name.
        public let name: String
        /// The number to call; nil when it cannot be called.
        public let call: PhoneNumber?
        /// How to text it; nil when it cannot be texted.
        public let text: TextMessage?
        /// When it answers.
        public let hours: String
        /// Anything else worth knowing, such as whom it is for; nil for nothing.
        public let note: String?
        /// Where it was read.
        public let source: Source
    }

    /// Whom a line is for.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Anyone in a hard moment, and thoughts of dying.
        case distress
        /// Children and teenagers.
        case child
        /// People who are hurt or scared by someone.
        case violence
        /// Advice about the body that can wait a little.
        case health
        /// Something harmful swallowed or breathed.
        case poison
    }

    /// A public page.
    public struct Source: Equatable, Sendable {
        /// What the page is called, and whose it is.
        public let title: String
        /// Its address.
        public let url: String
        /// The date the page itself gives; nil when it gives none.
        public let pageDate: Day?
    }

    /// A page that finds lines anywhere.
    public struct Website: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// Its address.
        public let url: String
        /// Where it was read of.
        public let source: Source
    }

    /// A text message that starts a talk.
    public struct TextMessage: Equatable, Sendable {
        /// The number to text.
        public let number: PhoneNumber
        /// What to write; nil when anything will do.
        public let body: String?
    }

    /// The day on which all of it was last read.
    public let read: Day
    /// The countries, in the order of the file.
    public let countries: [Country]
    /// Pages that find lines anywhere else.
    public let international: [Website]

    /// The country of this code; all countries when none is given or it is not here.
    ///
    /// None is ever guessed.
    public func lines(for country: String?) -> [Country] {
        let chosen = countries.filter { $0.code == country?.uppercased() }
        return chosen.isEmpty ? countries : chosen
    }

    /// How many days ago it was read; negative when that day is still to come.
    public func age(on today: Day) -> Int {
        today.number - read.number
    }
}

/// A number as people write it, and as a telephone dials it.
public struct PhoneNumber: Hashable, Sendable {
    /// As people write it, such as `116 123`.
    public let shown: String

    init(shown: String) {
        self.shown = shown
    }

    /// As a `tel:` or `sms:` link wants it: digits, a leading plus, star and hash.
    public var dialled: String { shown.filter { $0.isASCII && ($0.isNumber || "+*#".contains($0)) } }
}

/// A letter that is written and kept here; nothing of it is ever sent.
public struct Letter: Hashable, Sendable {
    /// From where it looks, or to whom.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// As a kind friend would write.
        case friend
        /// To a younger self.
        case younger
        /// To someone, unsent.
        case someone
        /// Towards forgiving oneself.
        case forgiveMyself = "forgive-myself"
        /// Towards forgiving someone else.
        case forgiveSomeone = "forgive-someone"
        /// Gratitude, to someone or to oneself.
        case gratitude
    }

    /// The thing itself, the same through all its versions.
    public let thing: EntryID
    /// From where it looks, or to whom.
    public let kind: Kind
    /// The letter, in the person's words.
    public let text: String
    /// One of one's own people whom it is for; nil when none was chosen.
    public let to: EntryID?
    /// When its seal opens by itself; nil for a letter without one.
    public let sealedUntil: Moment?
    /// True once it was opened, early or on its day, or left where it is: Today no longer mentions it.
    public let isOpened: Bool

    /// A letter from its parts.
    public init(thing: EntryID, kind: Kind, text: String, to: EntryID?, sealedUntil: Moment?, isOpened: Bool) {
        self.thing = thing
        self.kind = kind
        self.text = text
        self.to = to
        self.sealedUntil = sealedUntil
        self.isOpened = isOpened
    }

    /// True while it waits: its day has not come, and it was not opened early.
    public func isSealed(at now: Moment) -> Bool {
        guard let sealedUntil, !isOpened else { return false }
        return now < sealedUntil
    }
}

extension Letter.Kind {
    /// What the rules see in writing such a letter (R19): depth, risk and ingredients of a practice of one step.
    ///
    /// Where the writing asks for the past, it carries it (R8, R9); forgiving someone asks about another (R17).
    public var practice: Practice {
        switch self {
        case .friend, .someone: inner(.images, .letters, .high, [.writing, .imagined])
        case .younger: inner(.images, .letters, .high, [.writing, .imagined, .past])
        case .forgiveMyself: inner(.images, .letters, .high, [.writing, .past])
        case .forgiveSomeone: inner(.images, .letters, .high, [.writing, .past], asksAboutAnother: true)
        case .gratitude: inner(.words, .kindWords, .medium, [.writing])
        }
    }

    /// The letters as the rules see them, in their order.
    public static let practices = allCases.map(\.practice)

    /// The kind whose writing goes by that name among practices; nil when none does.
    public init?(practice id: Practice.ID) {
        guard let kind = Self.allCases.first(where: { $0.practice.id == id }) else { return nil }
        self = kind
    }

    private func inner(
        _ depth: Depth,
        _ family: Family,
        _ risk: Risk,
        _ ingredients: IngredientSet,
        asksAboutAnother: Bool = false
    ) -> Practice {
        Practice(
            id: Practice.ID("letter-" + rawValue),
            depth: depth,
            risk: risk,
            ingredients: ingredients,
            family: family,
            steps: 1,
            suits: 0...5,
            asksAboutAnother: asksAboutAnother
        )
    }
}

/// A short line of one's own from a steady day, shown in a hard moment by choice only.
public struct SteadyLine: Hashable, Sendable {
    /// The thing itself.
    public let thing: EntryID
    /// The line, in the person's words.
    public let text: String
    /// True while it is put aside: kept, and shown in no hard moment.
    public let isHidden: Bool
    /// True when it stands on the card too.
    public let isOnCard: Bool

    /// A line from its parts.
    public init(thing: EntryID, text: String, isHidden: Bool, isOnCard: Bool) {
        self.thing = thing
        self.text = text
        self.isHidden = isHidden
        self.isOnCard = isOnCard
    }
}

/// The words of a scale’s items and answers, as a person brought them.
public struct ScaleWording: Hashable, Sendable {
    /// An answer and what it is called.
    public struct Option: Hashable, Sendable {
        /// The number it counts as.
        public let value: Int
        /// What it is called.
        public let label: String

        /// An answer from its parts.
        public init(value: Int, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// One item in words.
    public struct Line: Hashable, Sendable {
        /// The item.
        public let item: Scale.Item.ID
        /// Its words.
        public let text: String
        /// Its answers from the lowest, one for each number of its range; empty where only numbers were given.
        public let options: [Option]

        /// An item in words, from its parts.
        public init(item: Scale.Item.ID, text: String, options: [Option]) {
            self.item = item
            self.text = text
            self.options = options
        }
    }

    /// The scale.
    public let scale: Scale.ID
    /// A line for each item, in the standard order.
    public let lines: [Line]

    /// The words of a scale, from its parts.
    public init(scale: Scale.ID, lines: [Line]) {
        self.scale = scale
        self.lines = lines
    }

    /// True when it has a line for each item of the scale, in its order, and a name for each answer or for none.
    public func fits(_ scale: Scale) -> Bool {
        self.scale == scale.id && lines.count == scale.items.count
            && zip(lines, scale.items).allSatisfy { line, item in
                line.item == item.id && (line.options.isEmpty || line.options.map(\.value) == Array(item.range))
            }
    }
}

/// How words would be bound to items, to be shown and confirmed before anything is answered.
///
/// Orders differ between copies of one scale, and a wrong order gives wrong numbers without any sign. So nothing is bound
/// unseen.
public struct WordingOffer: Hashable, Sendable {
    /// How a line found its item.
    public enum Binding: String, CaseIterable, Sendable {
        /// The line bears the item’s code, whatever its place in the file.
        case code
        /// The file names the item as Salve does.
        case name
        /// The line bears the item’s number.
        case number
        /// By its place in the file alone; worth a careful look.
        case order
        /// The person put it there.
        case hand
    }

    /// How the answers of a line found their numbers.
    public enum Counting: String, CaseIterable, Sendable {
        /// The file gives the numbers of the key.
        case same
        /// The file counts from another number, such as 1 in place of 0.
        case shifted
        /// By their order alone, the first being the lowest; worth a careful look.
        case order
        /// There are no names for the answers.
        case none
        /// The person put them there.
        case hand
    }

    /// One item with what would be bound to it.
    public struct Row: Hashable, Sendable {
        /// What the file calls it; empty when it was typed.
        public let mark: String
        /// The item in words.
        public let line: ScaleWording.Line
        /// How the line found its item.
        public let binding: Binding
        /// How the answers found their numbers.
        public let counting: Counting

        /// A row from its parts.
        public init(mark: String, line: ScaleWording.Line, binding: Binding, counting: Counting) {
            self.mark = mark
            self.line = line
            self.binding = binding
            self.counting = counting
        }
    }

    /// The scale.
    public let scale: Scale.ID
    /// The items, in the standard order.
    public let rows: [Row]
    /// Questions of the file that no item takes, such as one that is not scored.
    public let leftOver: [String]

    /// An offer from its parts.
    public init(scale: Scale.ID, rows: [Row], leftOver: [String]) {
        self.scale = scale
        self.rows = rows
        self.leftOver = leftOver
    }

    /// Whether something was bound by order alone.
    public var asksForCare: Bool { rows.contains { $0.binding == .order || $0.counting == .order } }

    /// Whether the line on hurting oneself has to be pointed out by the person: lines stand by order alone, on a scale that
    /// has such an item, and at a wrong place Help now would not come.
    public func asksForSelfHarm(in scale: Scale) -> Bool {
        scale.selfHarm != nil && rows.contains { $0.binding == .order }
    }

    /// The words, once a person has confirmed them.
    public var confirmed: ScaleWording { ScaleWording(scale: scale, lines: rows.map(\.line)) }
}

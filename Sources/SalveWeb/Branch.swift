import Mustache

/// A value as templates see it: its fields by name, read once.
///
/// The template library looks fields up by reflection, at each use and at each level around it; on a page with many
/// lines that took most of the time.
struct Branch: MustacheParent {
    private var fields: [String: Any]

    /// Fields by name.
    init(_ fields: [String: Any]) { self.fields = fields }

    /// The stored properties of a struct, and of those within it.
    init(reflecting value: Any) {
        fields = [:]
        for child in Mirror(reflecting: value).children {
            guard let name = child.label, let plain = Self.plain(child.value) else { continue }
            fields[name] = plain
        }
    }

    /// The field of this name; nil when there is none, or nothing in it.
    func child(named name: String) -> Any? { fields[name] }

    /// A value without reflection left in it: text, numbers and flags as they are, structs as branches.
    private static func plain(_ value: Any) -> Any? {
        if value is String || value is Bool || value is Int { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { plain($0.value) }
        case .collection: return mirror.children.compactMap { plain($0.value) }
        case .struct: return Branch(reflecting: value)
        default: return value
        }
    }
}

/// Sentences and links by name, in groups: the same for every page, so made once.
struct Lines: MustacheParent, Sendable {
    private let fields: [String: any Sendable]

    /// Lines, and groups of lines.
    init(_ tree: [String: any Sendable]) {
        fields = tree.mapValues { value in
            if let group = value as? [String: any Sendable] { return Lines(group) }
            return value
        }
    }

    /// The line or group of this name; nil when there is neither.
    func child(named name: String) -> Any? { fields[name] }
}

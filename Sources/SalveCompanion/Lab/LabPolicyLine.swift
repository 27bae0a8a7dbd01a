import Foundation
import SalveCore

/// One line for the learner on the bench, read field by field.
struct LabPolicyLine {
    private let fields: [String: Any]

    init(_ line: String) throws(LabRefusal) {
        let read = try? JSONSerialization.jsonObject(with: Data(line.utf8))  // nil: not JSON, and that is said
        guard let fields = read as? [String: Any] else { throw .notALine }
        self.fields = fields
    }

    private func value(_ field: String) -> Any? {
        guard let value = fields[field], !(value is NSNull) else { return nil }
        return value
    }

    func text(_ field: String) throws(LabRefusal) -> String {
        guard let value = value(field) else { throw .missing(field: field) }
        guard let text = value as? String, !text.isEmpty else { throw .wrongType(field: field) }
        return text
    }

    func names(_ field: String) throws(LabRefusal) -> [String] {
        guard let value = value(field) else { throw .missing(field: field) }
        guard let names = value as? [String] else { throw .wrongType(field: field) }
        return names
    }

    /// A whole number from 0 to 10; nil when it was not given.
    func rating(_ field: String) throws(LabRefusal) -> Int? {
        guard let value = value(field) else { return nil }
        guard let number = value as? NSNumber, !(value is String) else { throw .wrongType(field: field) }
        let rating = number.doubleValue
        guard rating == rating.rounded(), (0...10).contains(rating) else { throw .outOfRange(field: field, 0, 10) }
        return Int(rating)
    }

    /// A number from 0 to 1; nil when it was not given.
    func share(_ field: String) throws(LabRefusal) -> Double? {
        guard let value = value(field) else { return nil }
        guard let number = value as? NSNumber, !(value is String) else { throw .wrongType(field: field) }
        guard (0...1).contains(number.doubleValue) else { throw .outOfRange(field: field, 0, 1) }
        return number.doubleValue
    }

    /// The time `at` in days, by the clock it is given in.
    func day() throws(LabRefusal) -> Double {
        guard let value = value("at") else { throw .missing(field: "at") }
        guard let time = LabTime.local(value) else { throw .wrongType(field: "at") }
        return (Double(time.moment.milliseconds) / 1_000 + Double(time.offset)) / 86_400
    }

    func landing() throws(LabRefusal) -> Landing? {
        guard value("landing") != nil else { return nil }
        let name = try text("landing")
        guard let landing = Landing(rawValue: name) else { throw .unknown(field: "landing", value: name) }
        return landing
    }

    /// Why a line was not taken.
    static func sentence(_ refusal: LabRefusal) -> String {
        switch refusal {
        case .notALine: "That line is not one JSON object."
        case .unknown(let field, let value): "“\(field)” has no “\(value)”."
        case .missing(let field): "“\(field)” is missing."
        case .wrongType(let field): "“\(field)” is not of the kind it needs."
        case .outOfRange(let field, 0, 1): "“\(field)” is a number from 0 to 1."
        case .outOfRange(let field, let least, let most):
            "“\(field)” is a whole number from \(least) to \(most)."
        case .rules: "The rules do not take that."
        }
    }
}

import Foundation
import Testing

@testable import SalveWeb

/// Reads the strings file as far as these tests need it: nested groups of one-line texts, plain and warm.
enum StringsFile {
    static func shipped() throws -> Words {
        let folder = try WebResources.locate()
        let file = folder + "/../salve_SalveContent.resources/en/strings.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        return words(from: text)
    }

    private static func words(from text: String) -> Words {
        var leaves: [String: String] = [:]
        var path: [String] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let depth = line.prefix { $0 == " " }.count / 2
            let parts = line.drop { $0 == " " }.split(separator: ":", maxSplits: 1)
            let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
            path = path.prefix(depth) + [unquoted(parts[0])]
            if !value.isEmpty { leaves[path.joined(separator: ".")] = unquoted(value) }
        }
        let keys = Set(leaves.keys.filter { !$0.hasSuffix(".voice") }.map(base))
        return Words(keys: keys.sorted()) { key, isWarm in
            (isWarm ? leaves[key + ".warm"] : nil) ?? leaves[key + ".plain"] ?? leaves[key] ?? ""
        }
    }

    private static func base(_ key: String) -> String {
        key.hasSuffix(".plain") || key.hasSuffix(".warm")
            ? key.split(separator: ".").dropLast().joined(separator: ".") : key
    }

    private static func unquoted(_ text: Substring) -> String {
        text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : String(text)
    }
}

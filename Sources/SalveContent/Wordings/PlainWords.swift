extension FoundQuestion {
    /// The same in words that are safe to show.
    var plain: FoundQuestion {
        FoundQuestion(
            mark: mark.asPlainWords,
            text: text.asPlainWords,
            codes: codes,
            number: number,
            options: options.map { FoundOption(value: $0.value, label: $0.label.asPlainWords) }
        )
    }
}

extension String {
    /// On one line, with one blank between words, and without signs that steer a screen or turn the direction of what
    /// stands around them; joiners and marks that a script needs stay.
    var asPlainWords: String {
        let kept = unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: false
            default: scalar.properties.generalCategory != .control || scalar.properties.isWhitespace
            }
        }
        return String(String.UnicodeScalarView(kept)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// True when there is a letter, a number, a sign or a picture in it: something that shows.
    var hasSomethingToRead: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
                .unassigned, .nonspacingMark, .enclosingMark:
                false
            default: !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }
}

extension StepText {
    /// What a voice says of the step, one sentence at a time: what to do, then the other way to do it.
    public func utterances(_ wording: Wording) -> [String] {
        Sentences.split(heading[wording]) + Sentences.split(option[wording])
    }
}

extension Strings {
    /// What a voice says of a line, one sentence at a time.
    public static func utterances(of line: String) -> [String] { Sentences.split(line) }
}

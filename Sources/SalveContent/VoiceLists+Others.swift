/// Words about other people that no line may hold: what labels a person, decides for one, or reads another's mind.
///
/// A list finds the plain cases; a second reader looks for the rest.
enum OtherPeople {
    /// Words that make a person into a kind of person.
    ///
    /// Words for feelings are none of these.
    static let labels: Set<String> = [
        "narcissist", "narcissists", "narcissistic", "narcissism", "psychopath", "psychopaths", "sociopath",
        "sociopaths",
        "toxic", "gaslighter", "codependent", "codependency", "co-dependent", "avoidant", "avoidants", "clingy",
        "needy",
        "hysterical", "manipulator", "manipulative", "borderline", "neurotic", "dysfunctional",
    ]

    /// The same, of several words.
    static let labelPhrases = Phrases([
        "anxious type", "anxious person", "anxious people", "anxiously attached", "insecurely attached",
        "attachment type", "attachment style", "insecure person", "insecure people", "drama queen", "control freak",
        "attention seeker", "red flag", "red flags", "your type", "that type",
    ])

    /// Advice to stay, or to leave: that is never Salve's.
    static let verdicts = Phrases([
        "leave him", "leave her", "leave your partner", "leave the relationship", "stay with him", "stay with her",
        "stay with your partner", "stay in the relationship", "break up", "end the relationship", "end things",
        "cut contact", "cut them off", "cut him off", "cut her off", "move out", "split up", "time to leave",
        "time to go", "worth staying", "worth leaving", "another chance", "save your relationship", "fight for it",
        "fight for your", "walk out", "right to leave", "right to stay", "better off without",
    ])

    /// Who somebody else is, in a sentence.
    static let subjects: Set<String> = ["he", "she", "they"]
    /// Words that may stand between who and what.
    static let between: Set<String> = [
        "really", "only", "secretly", "actually", "probably", "clearly", "always", "never", "still", "also", "do",
        "does",
        "did", "don't", "doesn't", "didn't", "truly",
    ]
    /// What goes on in somebody, so that a plain sentence of it reads their mind.
    static let minds: Set<String> = [
        "feel", "feels", "felt", "want", "wants", "wanted", "mean", "means", "meant", "think", "thinks", "thought",
        "love", "loves", "loved", "hate", "hates", "hated", "fear", "fears", "feared", "believe", "believes", "hope",
        "hopes", "wish", "wishes", "intend", "intends", "resent", "resents", "miss", "misses",
    ]
    /// The same after "are", "is" or "were".
    static let states: Set<String> = [
        "afraid", "ashamed", "jealous", "angry", "hurt", "scared", "sorry", "lonely", "insecure", "selfish", "cruel",
        "tired", "anxious", "sad", "disappointed",
    ]
    /// The words before a state.
    static let being: Set<String> = ["is", "are", "was", "were", "they're", "he's", "she's"]
    /// A sentence with one of these is a guess, a question or a condition, and no claim.
    static let hedges: Set<String> = [
        "maybe", "perhaps", "may", "might", "could", "can", "if", "what", "whether", "how", "when", "where", "why",
        "who",
        "guess", "would", "unless", "or", "seem", "seems", "seemed", "sometimes", "until", "as",
    ]
}

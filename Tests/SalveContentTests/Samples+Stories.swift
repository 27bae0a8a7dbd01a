@testable import SalveContent

extension Samples {
    /// A story with nobody else in it, so short that each rule is met once.
    static let story = """
        id: small-story
        place: 1
        title: A cup
        revision: 1
        summary: A cup fell.
        minutes: 1
        who: Ada
        pronoun: she
        person: Bo
        bond: friend
        afraid: yes
        review: {second_reader: not yet, clinician: not yet}
        steps:
        \(step("happened", "It fell", "A cup fell. “You did that,” said Bo."))
        \(step("emotions", "Felt", "Ada was cross."))
        \(step("thoughts", "Said", "“Typical.”"))
        \(step("mentalizing", "Maybe", "Maybe it was wet."))
        \(step("kindness", "Kind", "“Ouch.”"))
        \(step("option", "New", "She took a mug."))
        \(step("without", "Else", "She threw the plate."))
        entries:
          - {day: 1, at: "09:30", checkin: {feelings: [glad], own: [wobbly], text: "A cup fell."}}
          - {day: 2, at: "10:00", note: "I was short with him."}
          - {day: 3, at: "11:00", simple: yes}
          - day: 3
            at: "21:00"
            reflection:
              - {part: happened, text: A cup fell.}
              - part: thoughts
                thoughts:
                  - {text: Typical., kind: judgement}
              - part: mine
                reasons:
                  - {text: It was wet., about: behaviour, sure: half}
          - day: 4
            at: "08:00"
            loop:
              - {part: trigger, text: A noise.}
              - {part: feeling, text: Cross.}
              - {part: thought, text: Typical.}
              - {part: action, text: I shout.}
              - {part: next, text: It is loud.}
        """

    private static func step(_ part: String, _ heading: String, _ text: String) -> String {
        """
          - part: \(part)
            heading: \(heading)
            text: |
              \(text)
        """
    }
}

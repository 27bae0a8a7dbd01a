@testable import SalveContent

/// Small made-up content without a mistake, to be changed in one place by a test.
enum Samples {
    static let lookAround = """
        ---
        id: look-around
        title: Around the room
        revision: 2
        catalogue: "03"
        depth: outer
        risk: low
        family: ground
        ingredients: []
        components: [awareness]
        attitudes: [curiosity]
        aim: [self, partner]
        domains: [physical, mental]
        needs: [safe]
        minutes: [1, 3]
        entry: [0, 10]
        rung: 3
        eyes: open
        summary: Three things to see, from where you are.
        stop_if: Leave it if looking makes it louder.
        harder: Looking can turn it up. Leave it.
        needs_note: Listening works as well as looking.
        tradition: A common grounding exercise, told again
        evidence: A common exercise; little studied alone.
        review: {second_reader: not yet, clinician: not yet}
        short: 2
        ---
        You look for three things.
        Any part can be left.

        warm: Your eyes wander to three things. Any part can be left.

        ## Find three things you can see.
        Or hear them, if looking is no good.

        warm: If you like, let your eyes find three things.
        warm option: Or let three sounds come to you.
        seconds: 40
        picture: window

        ## Say one of them out loud.
        Or say it silently.
        """

    static let slowBreath = """
        ---
        id: slow-breath
        title: A slower out-breath
        revision: 1
        depth: body
        risk: medium
        family: breath
        ingredients: [breath]
        components: []
        attitudes: []
        domains: []
        needs: []
        minutes: [1, 2]
        entry: [0, 6]
        eyes: either
        summary: Breathing out a little longer.
        stop_if: Leave it if the breath feels tight.
        harder: Watching the breath can make it jump. Leave it.
        tradition: Common in many trainings
        evidence: Fairly well studied for easing arousal.
        review: {second_reader: R. Example, clinician: not yet}
        ---
        You follow the breath for a minute. Any part can be left.

        ## If you like, breathe out a little longer.
        Or listen to the room.

        breath: 4-6

        ## Let the breath be.
        Or look around.

        about: other
        """

    /// An outer low practice that needs nothing.
    static func simple(_ id: String, family: String = "rest") -> String {
        """
        ---
        id: \(id)
        title: The \(id)
        revision: 1
        depth: outer
        risk: low
        family: \(family)
        ingredients: []
        components: []
        attitudes: []
        domains: []
        needs: []
        minutes: [1, 1]
        entry: [0, 10]
        eyes: open
        summary: Something small.
        stop_if: Leave it if it grates.
        harder: Leave that one.
        tradition: Everyday life
        evidence: Not studied.
        review: {second_reader: not yet, clinician: not yet}
        ---
        One small thing. Any part can be left.

        ## Sit down.
        Or stand.

        ## Look up.
        Or down.
        """
    }

    static let worksheet = """
        id: small-sheet
        title: A small sheet
        revision: 1
        group: day
        minutes: [2, 5]
        summary: What it is, and one thing to do.
        warm: What it is, gently, and one thing to do.
        stop_if: Leave it if it grows.
        timed: yes
        starter: yes
        family: thoughts
        short: normal
        tradition: Everyday life
        evidence: Not studied.
        review: {second_reader: not yet, clinician: not yet}
        parts:
          - id: what
            question: What is it about?
            future: What may come?
            help: A line is plenty.
            kind: text
            component: awareness
            depth: words
            ingredients: [writing]
          - id: normal
            question: Is there a line that fits?
            kind: choose
            component: normalising
            depth: words
            ingredients: []
            own: yes
            choices:
              - {id: universal, line: Everyone tires.}
              - {id: not-to-blame, line: "I am tired, and that is no fault."}
              - {id: not-alone, line: Others feel this too.}
          - id: both
            question: What do you say to a friend, and to yourself?
            kind: pair
            component: kindness
            depth: words
            risk: medium
            ingredients: [writing]
            about: other
            first: To a friend
            second: To yourself
          - id: next
            question: What is one small thing?
            kind: text
            component: alleviation
            depth: outer
            ingredients: [writing]
            next: yes
        """

    static let strings = """
        hard:
          lead: {plain: One small thing., warm: "One small thing, gently."}
          list: {plain: I’d like a person, voice: person}
          again: Once more
        tries:
          one: One try on {day}.
          other: "{count} tries on {day}."
        """

    static let helpLines = """
        read: 2026-11-01
        countries:
          - code: IE
            name: Ireland
            languages: [en, ga]
            emergency:
              call: "112"
              also: "999"
              note: Both reach the same place.
              source: {title: A page, url: "https://example.org/112", page_date: unknown}
            lines:
              - id: ie-listening
                kind: distress
                name: A Listening Line
                call: "116 000"
                text: {number: "50000", body: HELLO}
                hours: any hour
                note: For anyone.
                source: {title: A page, url: "https://example.org/a", page_date: "2026-10-02"}
              - id: ie-children
                kind: child
                name: A Line for Children
                call: "+353 1 000"
                text: null
                hours: any hour
                source: {title: A page, url: "https://example.org/b", page_date: unknown}
          - code: NZ
            name: New Zealand
            languages: [en]
            emergency: {call: "111", source: {title: A page, url: "https://example.org/c", page_date: unknown}}
            lines:
              - id: nz-text
                kind: distress
                name: A Text Line
                call: null
                text: {number: "17000"}
                hours: any hour
                source: {title: A page, url: "https://example.org/d", page_date: unknown}
        international:
          - name: A Finder
            url: https://example.org
            source: {title: A page, url: "https://example.org/e", page_date: unknown}
        """

    static let words = """
        words:
          - {id: tense, word: tense, fields: [stirred], ease: -4, energy: 5, family: overload, need: ease, everyday: yes,
             meaning: "Holding tight."}
          - {id: glad, word: glad, fields: [lit, settled], ease: 6, energy: 3, family: joy, need: play, everyday: yes,
             meaning: "Pleased that it is so."}
          - {id: far-away, word: far away, fields: [low, unsure], ease: -3, energy: -5, family: unclear, need: safety,
             everyday: yes, flag: far, meaning: "Not quite here."}
          - {id: shy, word: shy, fields: [stirred], ease: -3, energy: 2, family: fear, need: time,
             meaning: "Seen too soon."}
        """

    static let care = """
        examples:
          - {id: socks, text: Warm socks, domain: physical, minutes: 2, needs: [comforted], asks: [heat-cold]}
          - {id: one-page, text: One page of a book, domain: mental, minutes: 5, needs: [soothed], spot: home}
          - {id: hum, text: Hum a tune, domain: emotional, minutes: 2, needs: []}
          - {id: wave, text: Wave to someone, domain: relational, minutes: 2, needs: [comforted], someone: yes}
          - {id: candle, text: Light a candle, domain: spiritual, minutes: 5, cost: little, energy: some, needs: [safe],
             part: evening}
        """

    static let tells: String = {
        let names = [
            "breath", "body-inside", "touch", "closed-eyes", "stillness", "imagined", "inner-voices", "past", "writing",
            "food", "heat-cold", "outdoors", "faith", "other", "fear",
        ]
        return "tells:\n" + names.map { "  \($0): [zq \($0)]\n" }.joined()
    }()

    static let cycles: String = {
        let roles = [
            "self", "they", "them", "partners", "others", "elsewhere", "negators", "unnegators", "fillers", "joints",
            "not-names",
            "places",
        ]
        let lists = ["mine", "theirs", "either"].map { "  \($0):\n    strong: zq \($0), zq? a|b @ _ c\n" }.joined()
        return "distance:\n" + lists + "longing:\n" + lists.replacing("zq", with: "zv") + "roles:\n"
            + roles.map { "  \($0): [zq\($0)]\n" }.joined() + "forms: {went: go}\n"
    }()
    static let intentions = """
        intentions:
          - {id: rest, label: Rest, families: [rest], needs: [], domains: []}
          - {id: body, label: The body, families: [], needs: [safe], domains: [physical]}
        """

    /// All files, without a mistake.
    static var texts: [String: String] {
        [
            "practices/look-around.md": lookAround,
            "practices/slow-breath.md": slowBreath,
            "practices/sit.md": simple("sit"),
            "practices/stand.md": simple("stand"),
            "strings.yaml": strings,
            "helplines.yaml": helpLines,
            "passphrase-words.txt": passphraseWords,
            "words.yaml": words,
            "care.yaml": care,
            "tells.yaml": tells,
            "intentions.yaml": intentions,
            "explainers/why-warm.md": explainer,
            "barriers.yaml": barriers,
            "worksheets/small-sheet.yaml": worksheet,
            "cycles.yaml": cycles,
            "stories/small-story.yaml": story,
        ]
    }

    /// As many made-up words as are asked for, each of four letters.
    static let passphraseWords: String = {
        let (hard, soft) = (Array("bdfgklmnprstvz"), Array("aeiou"))
        let halves = hard.flatMap { first in soft.map { "\(first)\($0)" } }
        let words = halves.flatMap { first in halves.map { first + $0 } }
        return "# Made up.\n" + words.prefix(2_048).joined(separator: "\n") + "\n"
    }()
}

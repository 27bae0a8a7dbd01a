@testable import SalveContent

extension Provocation {
    /// All of them.
    static let all =
        files + fields + variants + intentions + practices + bodies + strings + helpLines + words + care + worksheets
        + passphraseWords
        + voice
        + explainers + barriers + stories + cycles

    private static let look = "practices/look-around.md"
    private static let breath = "practices/slow-breath.md"

    private static let files = [
        Provocation(.frontMatter, in: look, "---\nid", "id", at: "id: look-around"),
        Provocation(.yaml, in: look, "title: Around the room", "title: Around: the room"),
        Provocation(.yaml, in: look, "title: Around the room", "title: &name Around the room"),
        Provocation(.yaml, in: look, "title: Around the room", "title: *name"),
        Provocation(.yaml, in: look, "needs: [safe]", "needs: [safe, *name]"),
        Provocation(.yaml, in: look, "needs: [safe]", "needs:\n- &name safe"),
        Provocation(.yaml, in: "strings.yaml", "again: Once more", "again: [Once", at: "tries:"),
        Provocation(
            .yaml,
            in: "helplines.yaml",
            "hours: any hour",
            "hours: \"any hour",
            at: "page_date: \"2026-10-02\"}"
        ),
    ]

    private static let care = [
        Provocation(
            .missingField,
            in: "care.yaml",
            ", minutes: 5, needs: [soothed]",
            ", needs: [soothed]",
            at: "one-page"
        ),
        Provocation(.unknownField, in: "care.yaml", "spot: home", "spot: home, colour: grey"),
        Provocation(.value, in: "care.yaml", "spot: home", "spot: moon"),
        Provocation(.value, in: "care.yaml", "asks: [heat-cold]", "asks: [hats]"),
        Provocation(.unique, in: "care.yaml", "id: hum", "id: wave", at: "text: Wave"),
        Provocation(.word, in: "care.yaml", "Hum a tune", "You should hum", at: "should hum"),
    ]

    private static let words = [
        Provocation(.missingField, in: "words.yaml", ", need: time", "", at: "id: shy"),
        Provocation(.unknownField, in: "words.yaml", "need: time", "need: time, colour: grey"),
        Provocation(.value, in: "words.yaml", "fields: [stirred], ease: -3", "fields: [], ease: -3"),
        Provocation(.value, in: "words.yaml", "fields: [stirred], ease: -3", "fields: [stirred, sad], ease: -3"),
        Provocation(.value, in: "words.yaml", "ease: -3, energy: 2", "ease: -11, energy: 2"),
        Provocation(.value, in: "words.yaml", "flag: far", "flag: near"),
        Provocation(.value, inAllOf: "words.yaml", "need: ease, everyday: yes", "need: ease"),
        Provocation(.id, in: "words.yaml", "id: shy", "id: Shy One"),
        Provocation(.unique, in: "words.yaml", "id: shy, word: shy", "id: tense, word: shy"),
        Provocation(.unique, in: "words.yaml", "id: shy, word: shy", "id: shy, word: tense"),
        Provocation(.word, in: "words.yaml", "Seen too soon.", "You should not mind.", at: "should not"),
        Provocation(.length, in: "words.yaml", "Seen too soon.", "Seen \(String(repeating: "far ", count: 22))soon."),
    ]

    private static let fields = [
        Provocation(.unknownField, in: look, "risk: low", "risk: low\nrisks: low"),
        Provocation(.missingField, in: look, "stop_if: Leave it if looking makes it louder.\n", "", at: "id: look"),
        Provocation(
            .missingField,
            in: look,
            "tradition: A common grounding exercise, told again\n",
            "",
            at: "id: look"
        ),
        Provocation(
            .missingField,
            in: look,
            "evidence: A common exercise; little studied alone.",
            "evidence:",
            at: "id: look"
        ),
        Provocation(.missingField, in: look, "clinician: not yet", "clinician: ~", at: "review:"),
        Provocation(.duplicateField, in: look, "risk: low", "risk: low\nrisk: medium", at: "risk: low"),
        Provocation(.value, in: look, "depth: outer", "depth: outside"),
        Provocation(.value, in: look, "revision: 2", "revision: two"),
        Provocation(.value, in: look, "minutes: [1, 3]", "minutes: [3, 1]"),
        Provocation(.value, in: look, "minutes: [1, 3]", "minutes: 3"),
        Provocation(.value, in: look, "entry: [0, 10]", "entry: [0, 11]"),
        Provocation(.value, in: look, "rung: 3", "rung: 8"),
        Provocation(.value, in: look, "needs: [safe]", "needs: [safe, safe]"),
        Provocation(.value, in: look, "needs: [safe]", "needs: safe"),
        Provocation(.value, in: look, "needs: [safe]", "needs: [safe, loved]"),
        Provocation(.value, in: look, "aim: [self, partner]", "aim: [self, neighbour]"),
        Provocation(.value, in: look, "title: Around the room", "title: [Around, the room]"),
        Provocation(.value, in: look, "review: {second_reader: not yet, clinician: not yet}", "review: not yet"),
        Provocation(.value, in: look, "short: 2", "short: 3"),
        Provocation(.value, in: look, "entry: [0, 10]", "entry: [0, 10]\nlengths: [3]", at: "lengths"),
        Provocation(.value, in: look, "entry: [0, 10]", "entry: [0, 10]\nlengths: [1, 3]", at: "lengths"),
        Provocation(.value, in: look, "entry: [0, 10]", "entry: [0, 10]\npostures: [upright]"),
    ]

    private static let intentions = [
        Provocation(.value, in: "intentions.yaml", "families: [rest]", "families: []"),
        Provocation(.value, in: "intentions.yaml", "families: [rest]", "families: [rest, sleep]"),
        Provocation(.unique, in: "intentions.yaml", "id: body", "id: rest", at: "The body"),
        Provocation(.missingField, in: "intentions.yaml", "label: Rest, ", "", at: "id: rest"),
        Provocation(.unknownField, in: "intentions.yaml", "id: rest,", "id: rest, colour: grey,"),
        Provocation(.word, in: "intentions.yaml", "label: Rest", "label: You should rest"),
    ]

    private static let variants = [
        Provocation(
            .variant,
            in: look,
            "seconds: 40",
            "without: Listen.\nwithout option: Or hum.\nseconds: 40",
            at: "## Find"
        ),
        variant(.variant, "{ingredients: [], summary: Three things.}"),
        variant(.variant, "{ingredients: [faith]}"),
        variant(.variant, "{ingredients: [faith], summary: Three prayer words.}"),
        variant(.variant, "{ingredients: [faith], summary: Three things., depth: words, family: thoughts}"),
        variant(.variant, "{ingredients: [faith], summary: Three things., family: thoughts}"),
        variant(.unknownField, "{ingredients: [faith], summary: Three things., title: Away}"),
        variant(.exclamation, "{ingredients: [faith], summary: Three things!}"),
    ]

    private static func variant(_ rule: ContentRule, _ fields: String) -> Provocation {
        Provocation(rule, in: look, "review:", "without: \(fields)\nreview:", at: "without: {")
    }

    private static let practices = [
        Provocation(.id, in: look, "id: look-around", "id: look-about"),
        Provocation(.unique, in: "practices/stand.md", "title: The stand", "title: Around the Room"),
        Provocation(.unique, in: "practices/sit.md", "eyes: open", "eyes: open\nrung: 3"),
        Provocation(.family, in: look, "family: ground", "family: thoughts").also(.outerFloor),
        Provocation(.family, in: breath, "depth: body", "depth: words", at: "family: breath"),
        Provocation(.risk, in: look, "risk: low", "risk: high").also(.outerFloor),
        Provocation(.ingredients, in: breath, "ingredients: [breath]", "ingredients: [touch]").also(.ingredients),
        Provocation(.ingredients, in: breath, "family: breath", "family: touch", at: "ingredients: [breath]"),
        Provocation(.ingredients, in: look, "ingredients: []", "ingredients: [touch]").also(.outerFloor),
        Provocation(.ingredients, in: breath, "eyes: either\n", "eyes: open\n", at: "eyes: open")
            .alsoReplacing("ingredients: [breath]", with: "ingredients: [breath, closed-eyes]"),
        Provocation(.outerFloor, inAllOf: "practices/sit.md", "ingredients: []", "ingredients: [stillness]")
            .reported(in: "practices"),
        Provocation(.outerFloor, inAllOf: look, "family: ground", "family: making").reported(in: "practices"),
    ]

    private static let bodies = [
        Provocation(
            .body,
            in: breath,
            "You follow the breath for a minute. Any part can be left.\n\n",
            "",
            at: "## If"
        ),
        Provocation(.body, in: look, "Or say it silently.", "Or say it silently.\n\nOr sing it."),
        Provocation(.body, in: look, "picture: window", "picture: window\n\nOr smell them."),
        Provocation(.prose, in: look, "You look for three things.", "1. You look for three things."),
        Provocation(.prose, in: look, "You look for three things.", "You look for <b>three</b> things."),
        Provocation(.steps, in: look, "## Say one of them out loud.\nOr say it silently.", "", at: "## Find")
            .alsoReplacing("short: 2", with: "short: 1"),
        Provocation(.heading, in: look, "## Say one of them out loud.", "## \(fifteenWords)."),
        Provocation(
            .heading,
            in: look,
            "warm: If you like, let your eyes find three things.",
            "warm: \(fifteenWords)."
        ),
        Provocation(.option, in: look, "\nOr say it silently.", "", at: "## Say one"),
        Provocation(.option, in: look, "Or say it silently.", "Or say it silently. Or sing. Or hum."),
        Provocation(.unknownField, in: look, "picture: window", "pictures: window"),
        Provocation(.duplicateField, in: look, "picture: window", "picture: window\npicture: door"),
        Provocation(
            .duplicateField,
            in: look,
            "seconds: 40",
            "warm: Let three things come.\nseconds: 40",
            at: "warm: Let"
        ),
        Provocation(.value, in: look, "seconds: 40", "seconds: 4"),
        Provocation(.value, in: look, "picture: window", "picture: star"),
        Provocation(.value, in: breath, "breath: 4-6", "breath: 4-2-6"),
        Provocation(.value, in: breath, "about: other", "about: me"),
        Provocation(.waiver, in: look, "picture: window", "picture: window\nwaive: word"),
        Provocation(.waiver, in: look, "picture: window", "picture: window\nwaive: steps: because"),
        Provocation(.waiver, in: look, "picture: window", "picture: window\nwaive: word: nothing here needs it"),
        Provocation(.waiver, in: look, "risk: low", "risk: low # waive: word: nothing here needs it"),
    ]

    private static let strings = [
        Provocation(.leaf, in: "strings.yaml", "again: Once more", "again: [Once, more]"),
        Provocation(.leaf, in: "strings.yaml", "again: Once more", "again: \"\""),
        Provocation(.leaf, in: "strings.yaml", "again: Once more", "again: {}"),
        Provocation(.leaf, in: "strings.yaml", "again: Once more", "Again: Once more"),
        Provocation(.missingField, in: "strings.yaml", "again: Once more", "again: {warm: Once more}"),
        Provocation(.missingField, in: "strings.yaml", "  one: One try on {day}.\n", "", at: "other:"),
        Provocation(
            .unknownField,
            in: "strings.yaml",
            "one: One try on {day}.",
            "one: One try on {day}.\n  warm: One try."
        ),
        Provocation(.value, in: "strings.yaml", "voice: person", "voice: cat", at: "voice: cat").also(.speaker),
        Provocation(.placeholder, in: "strings.yaml", "Once more", "{plain: \"{a}\", warm: \"{b}\"}", at: "{b}"),
        Provocation(.placeholder, in: "strings.yaml", "Once more", "Once {more times"),
        Provocation(.waiver, in: "strings.yaml", "Once more", "{plain: Once more, waive: \"word: not needed\"}"),
    ]

    private static let helpLines = [
        Provocation(.stale, in: "helplines.yaml", "read: 2026-11-01", "read: 2026-05-24"),
        Provocation(.value, in: "helplines.yaml", "read: 2026-11-01", "read: 2026-11-22"),
        Provocation(.value, in: "helplines.yaml", "read: 2026-11-01", "read: 2026-02-30"),
        Provocation(.value, in: "helplines.yaml", "code: IE", "code: Ireland"),
        Provocation(.value, in: "helplines.yaml", "kind: child", "kind: children"),
        Provocation(.value, in: "helplines.yaml", "url: https://example.org", "url: example.org"),
        Provocation(.value, in: "helplines.yaml", "languages: [en]", "languages: en"),
        Provocation(.number, in: "helplines.yaml", "\"116 000\"", "\"116 000 ext 3\""),
        Provocation(.number, in: "helplines.yaml", "\"999\"", "999 works as well", at: "also: 999"),
        Provocation(.unique, in: "helplines.yaml", "code: NZ", "code: IE # again"),
        Provocation(.unique, in: "helplines.yaml", "id: nz-text", "id: ie-children\n", at: "code: NZ"),
        Provocation(.missingField, in: "helplines.yaml", "call: \"+353 1 000\"", "call: null", at: "id: ie-children"),
        Provocation(
            .missingField,
            in: "helplines.yaml",
            "source: {title: A page, url: \"https://example.org/112\", page_date: unknown}",
            "",
            at: "call: \"112\""
        ),
        Provocation(.unknownField, in: "helplines.yaml", "note: For anyone.", "note: For anyone.\n        color: blue"),
        Provocation(.exclamation, in: "helplines.yaml", "note: For anyone.", "note: For anyone!"),
    ]

    private static let passphraseWords = [
        Provocation(.value, in: "passphrase-words.txt", "\nbabe\n", "\nbabe babi\n", at: "babe babi"),
        Provocation(.value, in: "passphrase-words.txt", "\nbabe\n", "\nBabe\n", at: "Babe"),
        Provocation(.unique, in: "passphrase-words.txt", "\nbabe\n", "\nbabanana\n", at: "babanana"),
        Provocation(.file, inAllOf: "passphrase-words.txt", "\nbabe\n", "\n"),
    ]

    private static let voice = [
        line(.exclamation, "Once more!"),
        line(.word, "Keep the streak."), line(.word, "You should rest."), line(.word, "It is Just a feeling."),
        line(.word, "Simply rest."), line(.word, "The journey goes on."),
        line(.speaker, "I am here."), line(.speaker, "I’m here."), line(.speaker, "What we do."),
        line(.speaker, "We’re here."),
        line(.speaker, "In our words."), line(.speaker, "Let’s begin."), line(.speaker, "Thanks."),
        line(.speaker, "Great."),
        line(.speaker, "You are heard."), line(.speaker, "Understood."), line(.speaker, "Thank you for noticing."),
        line(.soothing, "Calm down."), line(.soothing, "Don’t worry."), line(.soothing, "Well done."),
        line(.retired, "A crisis line."), line(.landing, "Worse"), line(.landing, "A bit better"),
        line(.emoji, "A heart \u{1F49A} here."), line(.arrow, "More \u{2192}"), line(.arrow, "More ->"),
        line(.quotes, "It's okay."), line(.sentence, Array(repeating: "word", count: 25).joined(separator: " ") + "."),
        line(.label, "Loving a narcissist."), line(.label, "The “anxious type”."), line(.label, "It may be toxic."),
        line(.verdict, "It may be time to leave."), line(.verdict, "Give it another chance."),
        line(.mind, "They really love you."), line(.mind, "She doesn’t want you near."), line(.mind, "He is ashamed."),
        line(.length, Array(repeating: "A sentence of some length stands here.", count: 6).joined(separator: " ")),
        Provocation(.word, in: look, "summary: Three things to see", "summary: Simply three things to see"),
        Provocation(.length, in: look, "title: Around the room", "title: Around the room and around and around it all"),
        Provocation(
            .speaker,
            in: look,
            "Any part can be left.\n\nwarm",
            "We can leave any part.\n\nwarm",
            at: "We can"
        ),
        Provocation(.word, in: breath, "Or look around.", "Or\njust look around.", at: "just look"),
    ]

    private static let fifteenWords = "one two three four five six seven eight nine ten eleven twelve a b c"

    private static func line(_ rule: ContentRule, _ text: String) -> Provocation {
        Provocation(rule, in: "strings.yaml", "again: Once more", "again: \(text)")
    }

    /// True for a line of strings that breaks the voice.
    var isVoice: Bool { rule.canBeWaived && file == "strings.yaml" }

    /// The line that breaks the voice.
    var voiceLine: String { String(new.dropFirst("again: ".count)) }
}

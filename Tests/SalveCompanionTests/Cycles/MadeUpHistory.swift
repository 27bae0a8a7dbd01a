import SalveCore

/// Entries of a made-up person about someone, drawn with a seed.
struct MadeUpHistory {
    private var chance: Chance
    var entries: [CycleEntry] = []

    init(seed: UInt64) {
        chance = Chance(state: seed)
    }

    static let distance = [
        CycleEntry.Words(thoughts: ["He is suffocating me"], actions: ["cancelled our dinner"]),
        CycleEntry.Words(feelings: ["irritated"], actions: ["picked a fight about the dishes"]),
        CycleEntry.Words(thoughts: ["I noticed the thought that he’s too needy"], text: "Went quiet all evening."),
        CycleEntry.Words(feelings: ["smothered", "cold"], text: "I pulled away when he wanted a hug."),
        CycleEntry.Words(actions: ["left his messages unread"], text: "Told him I need space."),
        CycleEntry.Words(text: "I CRITICISED EVERYTHING HE SAID"),
    ]

    static let longing = [
        CycleEntry.Words(feelings: ["longing"], text: "I miss him so much."),
        CycleEntry.Words(thoughts: ["what if he leaves me"], actions: ["checked my phone all night"]),
        CycleEntry.Words(feelings: ["jealous"], actions: ["asked if he still loves me"]),
        CycleEntry.Words(text: "He hasn’t answered since noon and I’m panicking."),
        CycleEntry.Words(actions: ["begged him to stay", "texted him again and again"]),
        CycleEntry.Words(thoughts: ["I can't lose him"], text: "Afraid that he has had enough of me."),
    ]

    static let neutral = [
        CycleEntry.Words(feelings: ["tired"], text: "A long day at work, then soup."),
        CycleEntry.Words(feelings: ["content"], actions: ["watched a film with him"]),
        CycleEntry.Words(thoughts: ["the plants need water"], text: "Rain."),
        CycleEntry.Words(text: "I did not pull away this time, and I wasn’t jealous."),
        CycleEntry.Words(text: "Snapped at my sister on the phone."),
        CycleEntry.Words(feelings: ["lonely"], text: "Called my mother."),
        CycleEntry.Words(),
    ]

    mutating func add(_ day: Double, _ words: [CycleEntry.Words]) {
        entries.append(words[chance.below(words.count)].entry(onDay: day))
    }

    /// Stretches that take turns, each of some days, with one to three entries in each.
    mutating func swings(_ passages: Int, days: Double = 7) {
        for place in 0...passages {
            for part in 0..<(1 + chance.below(2)) {
                let day = (Double(place) + 0.2 + 0.4 * Double(part)) * days
                add(day, place % 2 == 0 ? Self.distance : Self.longing)
            }
        }
    }

    mutating func ordinary(_ days: Int) {
        for day in 0..<days where chance.below(2) == 0 { add(Double(day) + 0.5, Self.neutral) }
    }

    /// A number of its own for each draw (SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number
    /// generators", 2014).
    struct Chance {
        var state: UInt64

        mutating func below(_ count: Int) -> Int {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return Int((mixed ^ (mixed >> 31)) % UInt64(count))
        }
    }
}

extension CycleEntry {
    /// What an entry says, without its time.
    struct Words {
        var feelings: [String] = []
        var thoughts: [String] = []
        var actions: [String] = []
        var text = ""

        func entry(onDay day: Double) -> CycleEntry {
            CycleEntry(
                at: Moment(milliseconds: Int64(day * 86_400_000)),
                day: Int(day.rounded(.down)),
                feelings: feelings,
                thoughts: thoughts,
                actions: actions,
                text: text
            )
        }
    }
}

public import SalveContent
public import SalveCore

/// What the person chose, with what holds when they chose nothing.
public struct Settings: Hashable, Sendable {
    /// What to call the person; empty by default, and then nothing.
    public var name = ""
    /// Plain or warm; plain by default, since warmth itself can be the threat.
    public var wording = Wording.plain
    /// `system`, `light` or `dark`.
    public var theme = "system"
    /// True for more contrast whatever the system says.
    public var wantsContrast = false
    /// True for less motion whatever the system says.
    public var wantsLessMotion = false
    /// True when the bell may sound.
    public var wantsBell = false
    /// `usual`, `large` or `larger`.
    public var textSize = "usual"
    /// A country's two letters; nil shows the lines of all.
    public var country: String?
    /// The person's own night hours, `HH-HH`; nil for 23 to 5.
    public var night: String?
    /// Ingredients left out.
    public var leftOut: Set<Ingredient> = []
    /// True when the person's own answer is that kindness can feel unsafe, and doing comes first (R7).
    public var isDoingFirst = false
    /// True once the first questions were seen.
    public var isWelcomed = false
    /// After how many unused minutes a lock closes, 1 to 60.
    public var lockMinutes = 10
    /// True when hiding the page locks too, where a lock is set.
    public var hidesAndLocks = true
    /// True when Salve goes by the name of Notes.
    public var isNeutral = false
    /// True when Salve makes copies by itself.
    public var wantsCopies = true
    /// True when Today may ask one quiet question by day; off by default.
    public var asksOnToday = false
    /// True when one's own sittings order what is offered.
    public var learnsFromSittings = true
    /// True when a calm moment may become one of noticing, by the person's own word.
    public var agreesToNoticing = false
    /// The voice, the bell and the breath of the player.
    public var player = PlayerSettings()

    /// What holds when nothing was chosen.
    public init() {}
}

extension Companion {
    /// What the person chose.
    public func settings() -> Settings {
        var result = Settings()
        result.name = timeline.preference(.name) ?? ""
        result.wording = timeline.preference(.wording).flatMap(Wording.init(rawValue:)) ?? .plain
        result.theme = timeline.preference(.theme) ?? "system"
        result.wantsContrast = timeline.preference(.contrast) == "more"
        result.wantsLessMotion = timeline.preference(.motion) == "less"
        result.wantsBell = timeline.preference(.sound) == "bell"
        result.textSize = timeline.preference(.textSize) ?? "usual"
        result.country = timeline.preference(.country)
        result.night = timeline.preference(.night)
        result.leftOut = Set(timeline.leftOut.members)
        result.isDoingFirst = timeline.kindnessLead(among: catalogue.rules) != nil
        result.isWelcomed = timeline.preference(.welcomed) == "yes"
        result.lockMinutes = timeline.preference(.lockAfter).flatMap { Int($0) } ?? result.lockMinutes
        result.hidesAndLocks = timeline.preference(.hideLocks) != "no"
        result.isNeutral = timeline.preference(.goesBy) == "notes"
        result.wantsCopies = timeline.preference(.copies) != "off"
        result.asksOnToday = timeline.preference(.asksOnToday) == "yes"
        result.learnsFromSittings = timeline.preference(.learns) != "off"
        result.agreesToNoticing = timeline.preference(.noticing) == "yes"
        result.player = PlayerSettings(timeline.preference)
        return result
    }

    /// Keeps choices; those that are as they were are not written again.
    ///
    /// Throws `badValue` and keeps none when one of the values may not be held.
    public func choose(_ preferences: [Preference], form: EntryID) async throws(CompanionError) {
        for preference in preferences where !preference.value.isEmpty {
            guard isAllowed(preference) else { throw .badValue }
        }
        let changed = preferences.filter { present($0.key) != $0.value }
        if changed.isEmpty { return }
        try await record(changed.map { .preference($0) }, form: form)
    }

    /// What a choice is now: doing first follows from more than what was chosen last (`Timeline.kindnessLead`).
    private func present(_ key: Preference.Key) -> String {
        if key == .kindnessUnsafe { return settings().isDoingFirst ? "yes" : "" }
        return timeline.preference(key) ?? ""
    }

    private func isAllowed(_ preference: Preference) -> Bool {
        let value = preference.value
        switch preference.key {
        case .name: return value.utf8.count <= 200 && !value.contains(where: \.isNewline)
        case .wording: return Wording(rawValue: value) != nil
        case .theme: return ["system", "light", "dark"].contains(value)
        case .contrast: return value == "more"
        case .motion: return value == "less"
        case .sound: return value == "bell"
        case .textSize: return ["usual", "large", "larger"].contains(value)
        case .country: return catalogue.helpLines.countries.contains { $0.code == value }
        case .night:
            let ends = value.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
            return ends.count == 2 && ends.allSatisfy { (0...23).contains($0) } && ends[0] != ends[1]
        case .leftOut: return value.split(separator: " ").allSatisfy { Ingredient(rawValue: String($0)) != nil }
        case .kindnessUnsafe, .welcomed, .asksOnToday, .measuresMonthly: return value == "yes"
        case .doingLeads, .copies: return value == "off"
        case .quietLine: return Int64(value) != nil
        case .lockAfter: return (1...60).contains(Int(value) ?? 0)
        case .hideLocks: return value == "no"
        case .goesBy: return value == "notes"
        case .voice: return value.utf8.count <= 200 && !value.contains(where: \.isNewline)
        case .voicePace: return PlayerSettings.Pace(rawValue: value) != nil
        case .voiceAway: return value == "yes"
        case .bellVolume: return PlayerSettings.BellVolume(rawValue: value) != nil
        case .breath: return BreathPattern(value) != nil
        case .breathStart: return value == "out"
        case .breathCues: return value == "say"
        case .cyclesAway: return value.split(separator: " ").allSatisfy { EntryID(text: String($0)) != nil }
        case .learns: return value == "off"
        case .learnsSince: return Int64(value) != nil
        case .noticing: return value == "yes" || value == "no"
        }
    }
}

public import SalveContent
public import SalveCore

/// How the person wants to be led through a practice: the voice, the bell, the breath.
public struct PlayerSettings: Hashable, Sendable {
    /// The name of the voice that reads aloud, as the browser gives it; nil for the first one on the device.
    public var voice: String?
    /// How fast it reads.
    public var pace = Pace.slow
    /// True when a voice may be used that is not on this device, and to which words would go.
    public var allowsVoiceAway = false
    /// How loud the bell is.
    public var volume = BellVolume.middle
    /// The breath that stands in place of a practice's own; nil for as each practice has it.
    public var breath: BreathPattern?
    /// True when the guide begins with an out-breath.
    public var beginsWithOut = false
    /// True when the guide's cues are said to whoever listens to the page.
    public var saysCues = false

    /// How fast a voice reads.
    public enum Pace: String, CaseIterable, Hashable, Sendable {
        /// Slower still.
        case slower
        /// Slow, unless another was chosen.
        case slow
        /// As the device reads.
        case usual
    }

    /// How loud the bell is.
    public enum BellVolume: String, CaseIterable, Hashable, Sendable {
        /// Not at all: a mark on the page alone.
        case none
        /// Soft.
        case soft
        /// In between, unless another was chosen.
        case middle
        /// Louder.
        case full
    }

    /// What holds when nothing was chosen.
    public init() {}

    init(_ preference: (Preference.Key) -> String?) {
        voice = preference(.voice)
        pace = preference(.voicePace).flatMap(Pace.init(rawValue:)) ?? .slow
        allowsVoiceAway = preference(.voiceAway) == "yes"
        volume = preference(.bellVolume).flatMap(BellVolume.init(rawValue:)) ?? .middle
        breath = preference(.breath).flatMap(BreathPattern.init)
        beginsWithOut = preference(.breathStart) == "out"
        saysCues = preference(.breathCues) == "say"
    }

    /// The choices as they are kept; an empty value takes one back.
    public var preferences: [Preference] {
        [
            Preference(.voice, voice ?? ""), Preference(.voicePace, pace == .slow ? "" : pace.rawValue),
            Preference(.voiceAway, allowsVoiceAway ? "yes" : ""),
            Preference(.bellVolume, volume == .middle ? "" : volume.rawValue),
            Preference(.breath, breath?.text ?? ""), Preference(.breathStart, beginsWithOut ? "out" : ""),
            Preference(.breathCues, saysCues ? "say" : ""),
        ]
    }
}

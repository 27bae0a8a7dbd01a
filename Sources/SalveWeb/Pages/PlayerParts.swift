import Foundation
import SalveCompanion
import SalveContent

/// The breathing guide of a step: how long in and out, its beads, and its words.
struct BreathGuide: Sendable {
    /// The styles' names for its counts, such as `in-4 out-6`.
    let style: String
    let beads: [Bead]
    /// "in for 4, out for 6".
    let still: String
    /// What it is, for those who do not see it.
    let label: String
    let counts: Counts
    /// True when its cues are said to whoever listens to the page.
    let saysCues: Bool

    /// One count, on a ring around the pool.
    struct Bead: Sendable {
        let x: String
        let y: String
        /// The styles' names for when it lights, and whether it is of the in-breath.
        let style: String
    }

    /// The seconds of a breath, for the script that says its cues.
    struct Counts: Sendable {
        let `in`: Int
        let out: Int
        /// `out` when it begins with an out-breath, else `in`.
        let first: String
    }

    init(_ breath: BreathPattern, _ player: PlayerSettings, _ strings: Strings, _ wording: Wording) {
        let begins = player.beginsWithOut ? " from-out" : ""
        style = "in-\(breath.countsIn) out-\(breath.countsOut)" + begins
        beads = Self.beads(breath)
        let words = ["in": String(breath.countsIn), "out": String(breath.countsOut)]
        still = strings.text("player.breath.still", words, wording: wording)
        label = strings.text("player.breath.label", words, wording: wording)
        counts = Counts(in: breath.countsIn, out: breath.countsOut, first: player.beginsWithOut ? "out" : "in")
        saysCues = player.saysCues
    }

    /// One bead a second, clockwise from the top.
    private static func beads(_ breath: BreathPattern) -> [Bead] {
        let count = breath.countsIn + breath.countsOut
        return (0..<count).map { index in
            let angle = 2 * Double.pi * (Double(index) + 0.5) / Double(count)
            return Bead(
                x: String(Int((200 + 188 * sin(angle)).rounded())),
                y: String(Int((200 - 188 * cos(angle)).rounded())),
                style: "k\(index) " + (index < breath.countsIn ? "i" : "o")
            )
        }
    }
}

/// The voice and the bell, as the script reads them from the page.
struct PlayerTools: Sendable {
    /// The name of the chosen voice; nil for the first one on the device.
    let voice: String?
    /// How fast it reads, 1 being as the device does.
    let rate: String
    /// True when a voice may be used that is not on the device.
    let away: Bool
    /// How loud the bell is, 0 to 1.
    let volume: String

    init(_ player: PlayerSettings) {
        voice = player.voice
        rate = Self.rate(player.pace)
        away = player.allowsVoiceAway
        volume = Self.volume(player.volume)
    }

    private static func rate(_ pace: PlayerSettings.Pace) -> String {
        switch pace {
        case .slower: "0.7"
        case .slow: "0.85"
        case .usual: "1"
        }
    }

    private static func volume(_ volume: PlayerSettings.BellVolume) -> String {
        switch volume {
        case .none: "0"
        case .soft: "0.07"
        case .middle: "0.16"
        case .full: "0.3"
        }
    }
}

import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/settings/player`: the voice, the bell and the breath.
struct PlayerSettingsPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [PlayerSettingsPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.player).path)) { _, context in
            site.answer(PlayerSettingsPage(context.settings.player, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.setting(.player).path)) { _, context -> Response in
            guard let form = context.form else { throw WebProblem.badValue }
            let companion = try context.requireCompanion()
            try await companion.choose(try read(form).preferences, form: try context.formID())
            return await site.seeOther(.setting(.player), saying: .kept, context)
        }
    }

    private func read(_ form: FormFields) throws(WebProblem) -> PlayerSettings {
        var player = PlayerSettings()
        player.voice = form[.voice].flatMap { $0.isEmpty ? nil : $0 }
        player.pace = form.choice(.pace) ?? .slow
        player.allowsVoiceAway = form[.away] == "yes"
        player.volume = form.choice(.volume) ?? .middle
        player.breath = try breath(form)
        player.beginsWithOut = form[.startsOut] == "out"
        player.saysCues = form[.cues] == "say"
        return player
    }

    /// As each practice has it, one of those named, or counts of one's own within bounds and without a hold.
    private func breath(_ form: FormFields) throws(WebProblem) -> BreathPattern? {
        guard let chosen = form[.breath], chosen != PlayerSettingsPage.each else { return nil }
        let text = chosen == PlayerSettingsPage.own ? "\(form[.countsIn] ?? "")-\(form[.countsOut] ?? "")" : chosen
        guard let breath = BreathPattern(text) else { throw .badValue }
        return breath
    }
}

/// The voice, the bell and the breath.
struct PlayerSettingsPage: Page {
    static let template = "settings/player"
    static let section: Section? = .settings

    let voice: String?
    let pace: Choices
    let allowsAway: Bool
    let volume: Choices
    let breath: Choices
    let countsIn: [Choices.Option]
    let countsOut: [Choices.Option]
    let startsOut: Bool
    let saysCues: Bool

    static let each = "each"
    static let own = "own"
    private static let named = ["4-6", "3-4", "4-4"]

    init(_ player: PlayerSettings, _ strings: Strings) {
        voice = player.voice
        pace = .among(
            PlayerSettings.Pace.self,
            .pace,
            labels: "settings.player.paces",
            legend: "settings.player.pace",
            chosen: [player.pace],
            strings
        )
        allowsAway = player.allowsVoiceAway
        volume = .among(
            PlayerSettings.BellVolume.self,
            .volume,
            labels: "settings.player.volumes",
            legend: "settings.player.volume",
            chosen: [player.volume],
            strings
        )
        breath = Self.breaths(player.breath, strings)
        countsIn = Self.counts(2...8, player.breath?.countsIn ?? 4)
        countsOut = Self.counts(2...10, player.breath?.countsOut ?? 6)
        startsOut = player.beginsWithOut
        saysCues = player.saysCues
    }

    private static func breaths(_ chosen: BreathPattern?, _ strings: Strings) -> Choices {
        let now = chosen.map { named.contains($0.text) ? $0.text : own } ?? each
        let options = ([each] + named + [own]).map { value in
            let counts = value.split(separator: "-").map(String.init)
            let label =
                counts.count == 2
                ? strings.text("player.breath.still", ["in": counts[0], "out": counts[1]])
                : strings["settings.player.breaths.\(value)"]
            return Choices.Option(value: value, label: label, isChosen: value == now)
        }
        let legend = strings["settings.player.breath"]
        return Choices(name: Field.breath.rawValue, legend: legend, kind: "radio", options: options)
    }

    private static func counts(_ range: ClosedRange<Int>, _ chosen: Int) -> [Choices.Option] {
        range.map { Choices.Option(value: String($0), label: String($0), isChosen: $0 == chosen) }
    }
}

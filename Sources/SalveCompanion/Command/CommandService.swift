import SalveContent
import SalveCore
public import SalveVault

/// Answers what the command line asks, over one companion: in the same process, or behind the private socket.
public struct CommandService: Sendable {
    let companion: Companion
    private let issue: (@Sendable () async -> String)?

    /// A service over a companion; `issue` makes an address with a one-time code, where a server runs.
    public init(_ companion: Companion, issue: (@Sendable () async -> String)? = nil) {
        self.companion = companion
        self.issue = issue
    }

    /// Answers one request; what can't be done comes back as a sentence, never as an error's text.
    public func handle(_ request: CommandRequest) async -> CommandReply {
        do throws(CompanionError) {
            return try await answer(request)
        } catch {
            return .failed(CommandFailure(error, companion.catalogue.strings))
        }
    }

    private func answer(_ request: CommandRequest) async throws(CompanionError) -> CommandReply {
        switch request {
        case .open: return await open()
        case .hard: return .screen(await firstScreen())
        case .practise(let id): return .screen(try await intro(Practice.ID(id)))
        case .pick(let step): return .screen(try await take(step))
        case .shelf(let towards): return .shelf(await shelf(towards))
        case .checkIn(let line): return .checkedIn(try await keep(line))
        case .care(let line): return .care(try await care(line))
        case .plan(let call): return .plans(try await plans(call))
        case .ask(let line): return .draft(try await ask(line))
        case .sheets: return .sheets(await sheets())
        case .sheet(let name, let about): return .sheet(try await sheet(name, about: about))
        case .keepSheet(let line): return .keptSheet(try await keep(line))
        case .landSheet(let thing, let name):
            guard let landing = Landing(rawValue: name) else { throw .badValue }
            return .screen(try await land(landing, sheet: thing))
        case .reflections: return .reflections(await reflections())
        case .reflection(let id): return .keptSheet(try await readBack(id, .reflect))
        case .loops: return .reflections(await loops())
        case .loop(let id): return .keptSheet(try await readBack(id, .loop))
        case .list: return .list(await list())
        case .timeline(let limit): return .timeline(await timeline(limit))
        case .helpNow: return .own(await companion.ownHelp())
        case .card: return .card(await companion.card())
        case .handout(let kind, let id): return .handout(try await companion.handout(kind, id: id))
        case .export(let format): return .text(try await export(format))
        case .letters: return .letters(await letters())
        case .letter(let id): return .letter(try await letter(id))
        case .letterDoor(let kind, let until): return await letterDoor(kind, until)
        case .keepLetter(let line): return .letter(try await keep(line))
        case .status: return .status(try await status())
        case .verify: return .verified(CommandReply.VaultCheck(try await companion.verify()))
        case .backup(let path): return .verified(try await backup(path))
        case .bringIn(let path, let passphrase, let onlyLooks):
            return try await bringIn(path, passphrase, onlyLooks: onlyLooks)
        case .restore(let path, let older, let damaged):
            guard path.hasPrefix("/") else { throw .badValue }
            let agreed = RestoreConsent(older ? [.older] : []).union(damaged ? [.damaged] : [])
            try await companion.bringBack(file: path, agreed: agreed)
            return .verified(CommandReply.VaultCheck(try await companion.verify()))
        case .closeness: return .closeness(await closeness())
        case .keepCloseness(let line): return .closeness(try await keep(line))
        case .fair(let request): return try await fair(request)
        case .mine(let request): return try await mine(request)
        case .people(let request): return try await people(request)
        case .helps: return .helps(await helps())
        case .wordings(let request): return try await wordings(request)
        case .measures(let request): return .measures(try await measures(request))
        case .goOn:
            try await companion.continueDespiteLoss()
            return .verified(CommandReply.VaultCheck(try await companion.verify()))
        case .lockState, .leave: return .lock(isSet: false)
        // Only the door of a running Salve has a lock to close.
        case .lock, .unlock: return .failed(CommandFailure(.couldNot, companion.catalogue.strings["command.lock.none"]))
        }
    }

    private func open() async -> CommandReply {
        if let issue { return .address(await issue()) }
        return .failed(CommandFailure(.couldNot, companion.catalogue.strings["command.trouble.noServer"]))
    }

    // MARK: - Lists

    private func shelf(_ towards: Towards?) async -> CommandReply.Shelf {
        let shelf = await companion.library()
        let screens = await screens()
        func lines(_ all: [Shown]) -> [Screen.OfferLine] {
            all.filter { towards?.fits($0.text) ?? true }.map(screens.offer)
        }
        return CommandReply.Shelf(
            offered: lines(shelf.offered),
            found: lines(shelf.found),
            notNow: lines(shelf.notNow),
            wayBack: lines(shelf.wayBack)
        )
    }

    private func list() async -> [CommandReply.ListLine] {
        let counts = await companion.careCounts()
        return await companion.list().map { item in
            CommandReply.ListLine(
                text: item.text,
                size: item.size.rawValue,
                place: item.place,
                isForBadTimes: item.isForBadTimes,
                counted: counts[item.thing]
            )
        }
    }

    private func timeline(_ limit: Int) async -> [CommandReply.TimelineLine] {
        var lines: [CommandReply.TimelineLine] = []
        for row in await companion.timelineRows().prefix(max(0, limit)) {
            guard let text = await companion.line(row) ?? unreadable(row) else { continue }
            lines.append(CommandReply.TimelineLine(day: row.at?.day.text, time: row.at?.clock, text: text))
        }
        return lines
    }

    private func unreadable(_ row: TimelineRow) -> String? {
        guard case .unreadable(let entry) = row.kind else { return nil }
        return companion.catalogue.strings["command.timeline.\(entry.reason.rawValue)"]
    }

    // MARK: - The vault

    private func export(_ format: String) async throws(CompanionError) -> String {
        guard let format = ExportFormat(rawValue: format) else { throw .badValue }
        return String(decoding: try await companion.export(format), as: UTF8.self)
    }

    private func status() async throws(CompanionError) -> CommandReply.VaultSummary {
        let status = try await companion.status()
        return CommandReply.VaultSummary(
            engine: status.engine,
            settings: status.settings,
            entries: status.entries,
            bytes: status.bytes,
            unreadable: await companion.timeline.unreadable.count,
            isIntact: status.isIntact,
            isWhole: await companion.condition() == .sound
        )
    }

    private func backup(_ path: String) async throws(CompanionError) -> CommandReply.VaultCheck {
        guard path.hasPrefix("/") else { throw .badValue }
        return CommandReply.VaultCheck(try await companion.backup(to: path).check)
    }
}

extension CommandReply.VaultCheck {
    /// What the vault found, as it goes over the socket.
    public init(_ report: VerifyReport) {
        self.init(
            sound: report.sound,
            shredded: report.shredded,
            damaged: report.damaged.map(\.value),
            missing: report.missing.map(\.value),
            isWhole: report.condition == .sound,
            isSound: report.isSound,
            seesOlderCopy: report.seesOlderCopy
        )
    }
}

extension LocalTime {
    /// The time as `02:10`.
    fileprivate var clock: String { [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":") }
}

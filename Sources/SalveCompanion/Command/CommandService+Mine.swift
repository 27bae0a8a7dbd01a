import SalveContent
import SalveCore

extension CommandService {
    /// Answers what is asked of one's own practices and packs.
    func mine(_ request: MineRequest) async throws(CompanionError) -> CommandReply {
        switch request {
        case .practices: return .mine(await ownPractices())
        case .addPractice(let source): return try await add(practice: source)
        case .removePractice(let id):
            try await companion.delete(try await own(id).thing, form: companion.newForm())
            return .mine(CommandReply.MineReply(lines: [strings["command.mine.removed"]]))
        case .exportPractice(let id):
            return .mine(CommandReply.MineReply(text: try await own(id).source))
        case .lines: return .mine(await lines())
        case .addLine(let text, let isSteady): return .mine(try await add(line: text, isSteady: isSteady))
        case .removeLine(let id):
            let all = await lines().items
            guard let thing = EntryID(text: id), all.contains(where: { $0.id == thing.text }) else { throw .notFound }
            try await companion.delete(thing, form: companion.newForm())
            return .mine(CommandReply.MineReply(lines: [strings["command.mine.removed"]]))
        case .packs: return .mine(await packs())
        case .addPack(let path): return try await add(packAt: path)
        case .removePack(let id):
            guard let thing = await companion.thing(ofPack: id) else { throw .notFound }
            try await companion.delete(thing, form: companion.newForm())
            return .mine(CommandReply.MineReply(lines: [strings["command.mine.packRemoved"]]))
        }
    }

    private var strings: Strings { companion.catalogue.strings }

    private func own(_ id: String) async throws(CompanionError) -> OwnPractice {
        guard let own = await companion.ownPractices().first(where: { $0.id.name == id }) else { throw .notFound }
        return own
    }

    private func ownPractices() async -> CommandReply.MineReply {
        let library = await companion.practices()
        let items = await companion.ownPractices().map { own in
            let text = library.practice(own.id)
            return CommandReply.MineReply.Item(
                id: own.id.name,
                title: text?.title ?? own.title,
                detail: text.map { strings.minutes($0.minutes) } ?? strings["mine.practices.unread"]
            )
        }
        return CommandReply.MineReply(items: items, lines: items.isEmpty ? [strings["mine.practices.none"]] : [])
    }

    private func add(practice source: String) async throws(CompanionError) -> CommandReply {
        let looked = await companion.look(atPractice: source)
        guard looked.text != nil else {
            let reasons = looked.refusals.map { strings.text($0) + " (\($0.message))" }
            let lines = [strings["command.trouble.notAPractice"]] + reasons
            return .failed(CommandFailure(.content, lines.joined(separator: "\n")))
        }
        let form = companion.newForm()
        try await companion.keep(practice: source, form: form)
        let needs = looked.found.map { strings["ingredient." + Self.key($0.rawValue)] }
        let also = needs.isEmpty ? [] : [strings.text("mine.form.also", ["needs": needs.joined(separator: ", ")])]
        return .mine(CommandReply.MineReply(lines: [strings["mine.form.kept"]] + also))
    }

    private func lines() async -> CommandReply.MineReply {
        let kind = strings["timeline.mine.line"]
        let steady = strings["timeline.line"]
        let own = await companion.ownLines().map { (thing: $0.thing, text: $0.text, kind: kind) }
        let all = own + (await companion.steadyLines().map { (thing: $0.thing, text: $0.text, kind: steady) })
        let items = all.map { CommandReply.MineReply.Item(id: $0.thing.text, title: $0.text, detail: $0.kind) }
        return CommandReply.MineReply(items: items, lines: items.isEmpty ? [strings["command.mine.noLines"]] : [])
    }

    private func add(line text: String, isSteady: Bool) async throws(CompanionError) -> CommandReply.MineReply {
        let form = companion.newForm()
        if isSteady {
            try await companion.keepLine(text, form: form)
        } else {
            try await companion.keepOwnLine(text, form: form)
        }
        return CommandReply.MineReply(lines: [strings["command.mine.lineKept"]])
    }

    private func packs() async -> CommandReply.MineReply {
        let packs = await companion.practices().packs.values.sorted { $0.manifest.id < $1.manifest.id }
        let items = packs.map { pack in
            CommandReply.MineReply.Item(
                id: pack.manifest.id,
                title: pack.manifest.name,
                detail: strings.contents(pack)
            )
        }
        return CommandReply.MineReply(items: items, lines: items.isEmpty ? [strings["packs.none"]] : [])
    }

    private func add(packAt path: String) async throws(CompanionError) -> CommandReply {
        guard path.hasPrefix("/") else { throw .badValue }
        switch companion.catalogue.look(atPackAt: path) {
        case .refused(let refusal): return .failed(CommandFailure(.content, strings.text(refusal)))
        case .wrong(let problems):
            return .failed(CommandFailure(.content, problems.map(\.description).joined(separator: "\n")))
        case .pack(let pack):
            try await companion.add(pack.files, form: companion.newForm())
            let count = strings.contents(pack)
            let said = strings.text("command.mine.packAdded", ["name": pack.manifest.name, "count": count])
            return .mine(CommandReply.MineReply(lines: [said]))
        }
    }

    private static func key(_ name: String) -> String {
        let parts = name.split(separator: "-")
        return parts.prefix(1).joined() + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

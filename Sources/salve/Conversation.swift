import Foundation
import SalveCompanion
import SalveContent

/// One screen at a time, with numbered choices: at a terminal, as JSON, or a single look.
struct Conversation {
    let desk: CommandDesk
    let catalogue: Catalogue
    let terminal = Terminal.standard

    private var strings: Strings { catalogue.strings }

    /// At a terminal: until the person stops.
    func run(_ first: Screen, note: String? = nil) async throws(CommandFailure) {
        terminal.enterOwnScreen()
        let last: Screen
        do throws(CommandFailure) {
            last = try await talk(first, note)
        } catch {
            terminal.leaveOwnScreen()
            throw error
        }
        terminal.leaveOwnScreen()
        terminal.print(terminal.text.lines(last))
    }

    private func talk(_ first: Screen, _ firstNote: String?) async throws(CommandFailure) -> Screen {
        var (screen, note) = (first, firstNote)
        var written: String?
        while !screen.isEnd {
            var pick = show(screen, note, hasText: written != nil)
            if pick == nil, screen.takesText, written == nil {
                switch readText() {
                case .text(let text): written = text
                case .pick(let other): pick = other
                }
                if pick == nil { terminal.print(terminal.text.choices(screen)) }
            }
            let answer = try await take(pick ?? read(screen), on: screen, written)
            note = answer.sentence
            if let next = answer.screen { (screen, written) = (next, nil) }
        }
        return screen
    }

    /// As JSON: a screen a line, and picks as lines `{"pick":"next"}` from the input.
    func runJSON(_ first: Screen) async throws {
        var screen = first
        try terminal.print(json: screen)
        while !screen.isEnd {
            guard let line = readLine() else {
                if screen.sitting != nil { _ = try await take(.stop, on: screen, nil) }
                return
            }
            guard let typed = try? JSONDecoder().decode(JSONLine.self, from: Data(line.utf8)) else {
                try terminal.print(json: CommandFailure(.wrongUse, strings["command.trouble.badLine"]))
                continue
            }
            let reply = await ask(typed.pick, on: screen, typed.text)
            switch reply {
            case .success(let next):
                screen = next
                try terminal.print(json: screen)
            case .failure(let failure):
                try terminal.print(json: failure)
            }
        }
    }

    private struct JSONLine: Decodable {
        let pick: Pick
        let text: String?
    }

    // MARK: - Asking

    private func ask(_ pick: Pick, on screen: Screen, _ text: String?) async -> Result<Screen, CommandFailure> {
        do throws(CommandFailure) {
            let reply = try await desk.ask(.pick(ScreenStep(pick, on: screen, text: text)), catalogue)
            guard case .screen(let next) = reply else {
                return .failure(CommandFailure(.couldNot, strings["command.trouble.refused"]))
            }
            return .success(next)
        } catch {
            return .failure(error)
        }
    }

    /// The next screen, or the sentence that says why there is none; a vault that is gone ends it.
    private func take(
        _ pick: Pick,
        on screen: Screen,
        _ text: String?
    ) async throws(CommandFailure) -> (screen: Screen?, sentence: String?) {
        switch await ask(pick, on: screen, text) {
        case .success(let next): return (next, nil)
        case .failure(let failure):
            if failure.status == .held || pick == .stop { throw failure }
            let kept = screen.takesText ? " " + strings["command.prompt.notStored"] : ""
            return (nil, failure.sentence + kept)
        }
    }

    // MARK: - Showing and reading

    /// Shows a screen; one that is longer than the terminal comes in parts, and a pick made there ends it.
    private func show(_ screen: Screen, _ note: String?, hasText: Bool) -> Pick? {
        terminal.clear()
        let text = terminal.text
        var lines = text.lines(screen, withChoices: !screen.takesText || hasText)
        if let note { lines = [""] + text.wrap(note, indent: 2) + lines }
        let room = terminal.size.rows - 3
        while lines.count > room {
            terminal.print(Array(lines.prefix(room)))
            lines = Array(lines.dropFirst(room))
            let keys = strings["command.prompt.more"] + " " + strings["command.prompt.keys"]
            terminal.write(text.wrap(keys, indent: 2).map(text.quiet).joined(separator: "\n") + " ")
            let line = readLine()
            if line?.isEmpty != true, case .pick(let pick) = TypedLine(line, on: screen) { return pick }
        }
        terminal.print(lines)
        return nil
    }

    private func read(_ screen: Screen) -> Pick {
        while true {
            var keys = screen.main.map { strings.text("command.prompt.enter", ["choice": $0.words]) + " " } ?? ""
            keys += strings["command.prompt.keys"]
            terminal.write(
                terminal.text.wrap(keys, indent: 2).map(terminal.text.quiet).joined(separator: "\n") + "\n  › "
            )
            switch TypedLine(readLine(), on: screen) {
            case .pick(let pick): return pick
            case .unknown: terminal.print("  " + strings["command.prompt.unknown"])
            }
        }
    }

    private enum Written {
        case text(String)
        case pick(Pick)
    }

    /// Reads what the person writes; it goes to the vault, and nowhere else.
    private func readText() -> Written {
        terminal.print(terminal.text.wrap(strings["command.prompt.write"], indent: 2).map(terminal.text.quiet))
        var lines: [String] = []
        while true {
            terminal.write("  › ")
            guard let line = readLine() else { return lines.isEmpty ? .pick(.stop) : .text(text(lines)) }
            if line.trimmingCharacters(in: .whitespaces) == "." { break }
            if lines.isEmpty, ["q", "h"].contains(line) { return .pick(line == "q" ? .stop : .help) }
            lines.append(line)
        }
        let written = text(lines)
        return written.isEmpty ? .pick(.back) : .text(written)
    }

    private func text(_ lines: [String]) -> String {
        lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

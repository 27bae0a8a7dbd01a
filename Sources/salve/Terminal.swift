import Foundation
import SalveCompanion

/// The terminal this runs in, or the files in its place: data goes to one, prose to the other.
struct Terminal {
    static let standard = Terminal()

    /// True when a person sits at both ends.
    let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1

    /// True when what is read is typed by a person.
    let isTyped = isatty(STDIN_FILENO) == 1

    /// Text as wide as the terminal, with bold and dim where they are wanted.
    var text: TerminalText {
        TerminalText(columns: size.columns, isStyled: isatty(STDOUT_FILENO) == 1 && wantsStyle)
    }

    /// How many rows and columns there are; 24 and 80 where nothing says.
    var size: (rows: Int, columns: Int) {
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        if isKnown { return (max(8, Int(size.ws_row)), Int(size.ws_col)) }
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
        return (24, columns.map { max(20, $0) } ?? 80)
    }

    private var wantsStyle: Bool {
        let environment = ProcessInfo.processInfo.environment
        return (environment["NO_COLOR"] ?? "").isEmpty && !isDumb
    }

    private var isDumb: Bool { (ProcessInfo.processInfo.environment["TERM"] ?? "dumb") == "dumb" }

    // MARK: - Out

    /// Data.
    func print(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    /// Data, as lines.
    func print(_ lines: [String]) { print(lines.joined(separator: "\n")) }

    /// Data, as one line of JSON with its keys in order.
    func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Prose.
    func say(_ sentence: String) {
        let lines = TerminalText(columns: size.columns, isStyled: false, cutsWords: false).paragraph(sentence)
        write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
    }

    /// Characters as they are.
    func write(_ text: String, to file: CInt = STDOUT_FILENO) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    // MARK: - A screen of its own

    /// Shows what follows on a screen of its own, so that nothing of it stays in the terminal's history.
    ///
    /// A signal that ends the program brings the usual screen back first.
    func enterOwnScreen() {
        guard !isDumb else { return }
        write("\u{1B}[?1049h")
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in
                // Only calls that are safe in a signal's handler.
                leavingOwnScreen.withUTF8Buffer { _ = Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
                _exit(130)
            }
        }
    }

    /// Back to the usual screen.
    func leaveOwnScreen() {
        guard !isDumb else { return }
        leavingOwnScreen.withUTF8Buffer { _ = Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }

    /// Empties the screen.
    func clear() {
        if !isDumb { write("\u{1B}[2J\u{1B}[H") }
    }
}

private let leavingOwnScreen: StaticString = "\u{1B}[2J\u{1B}[?1049l"

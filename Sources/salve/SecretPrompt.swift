import Foundation

/// Asks for something secret at the terminal itself, without showing what is typed.
enum SecretPrompt {
    /// True when there is a terminal to ask at.
    static var isPossible: Bool {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return false }
        close(terminal)
        return isatty(STDIN_FILENO) == 1
    }

    /// What was typed; nil when it was nothing, or there is no terminal.
    static func ask(_ prompt: String) -> String? {
        guard let file = fopen("/dev/tty", "r+") else { return nil }
        defer { fclose(file) }
        fputs(prompt + " ", file)
        fflush(file)
        let line = withoutEcho(fileno(file)) { read(file) }
        fputs("\n", file)
        return line?.isEmpty == false ? line : nil
    }

    private static func withoutEcho(_ terminal: CInt, _ work: () -> String?) -> String? {
        var usual = termios()
        guard tcgetattr(terminal, &usual) == 0 else { return nil }
        var silent = usual
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(terminal, TCSAFLUSH, &usual) }
        return work()
    }

    /// One line, without its end.
    private static func read(_ file: UnsafeMutablePointer<FILE>) -> String? {
        var line: UnsafeMutablePointer<CChar>?
        var size = 0
        let count = getline(&line, &size, file)
        defer {
            if let line {
                memset(line, 0, size)
                free(line)
            }
        }
        guard count > 0, let line else { return nil }
        let bytes = UnsafeRawBufferPointer(start: line, count: count)
        return String(validating: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
}

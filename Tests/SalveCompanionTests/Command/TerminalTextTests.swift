import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// Words on a terminal: never wider than it, never steering it.
struct TerminalTextTests {
    @Test("no line is wider than the terminal", arguments: [24, 40, 80, 200])
    func width(columns: Int) async throws {
        let service = CommandService(try await World().companion())
        let text = TerminalText(columns: columns, isStyled: false)
        let first = try await service.screen(.hard)
        let help = try await service.pick(.help, on: first)
        let intro = try await service.screen(.practise("warm-drink"))
        for line in [first, help, intro].flatMap({ text.lines($0) }) {
            #expect(TerminalText.columns(line) <= min(columns, 76), "\(line)")
        }
    }

    @Test("a long word is cut, wide letters count twice, marks that join count nothing")
    func columns() {
        let text = TerminalText(columns: 21, isStyled: false)
        #expect(text.wrap(String(repeating: "a", count: 45)).map(\.count) == [20, 20, 5])
        #expect(TerminalText.columns("チャイルド") == 10)
        #expect(TerminalText.columns("e\u{301}") == 1)
        #expect(text.wrap("いのちの電話いのちの電話").map(TerminalText.columns) == [20, 4])
    }

    @Test("kept words cannot steer the terminal")
    func safe() {
        let text = TerminalText.safe("a\u{1B}[2Jb\u{07}c\u{9B}d\u{202E}e")
        #expect(!text.unicodeScalars.contains { $0.value < 32 || (127..<160).contains($0.value) || $0 == "\u{202E}" })
        #expect(TerminalText(columns: 80, isStyled: false).wrap("one\u{1B}[31m two") == ["one [31m two"])
    }

    @Test("bold and dim appear only where they are wanted")
    func styles() {
        #expect(TerminalText(columns: 80, isStyled: false).strong("a") == "a")
        #expect(TerminalText(columns: 80, isStyled: true).strong("a") == "\u{1B}[1ma\u{1B}[0m")
    }

    @Test("Enter is the main choice, numbers choose, q stops and h is Help now")
    func typed() async throws {
        let screen = try await CommandService(try await World().companion()).screen(.hard)
        #expect(TypedLine("", on: screen) == .pick(.one))
        #expect(TypedLine(" 3 ", on: screen) == .pick(.send))
        #expect(TypedLine("q", on: screen) == .pick(.stop))
        #expect(TypedLine("H", on: screen) == .pick(.help))
        #expect(TypedLine(nil, on: screen) == .pick(.stop))
        for line in ["0", "99", "-1", "1.5", "no", "１２３４"] { #expect(TypedLine(line, on: screen) == .unknown) }
    }

    @Test("every pick is read back from its own text")
    func picks() {
        let plain: [Pick] = [
            .one, .list, .hands, .sound, .rest, .send, .person, .next, .skip, .other, .enough, .onward, .small,
            .words, .different, .stay, .yes, .no, .help, .danger, .back, .wording, .why, .others, .stop,
        ]
        let valued: [Pick] =
            Landing.allCases.map(Pick.landing) + PracticeSession.Here.allCases.map(Pick.here)
            + PracticeSession.Attribution.allCases.map(Pick.because) + Companion.HoldUntil.allCases.map(Pick.keep)
            + [
                .practice(Practice.ID("look-around")), .anyway(Practice.ID("rest")), .country("IE"),
                .thing(EntryID(high: 1, low: 2)),
            ]
        for pick in plain + valued { #expect(Pick(text: pick.text) == pick) }
        for text in ["", "landing", "landing:worse", "thing:xyz", "nothing", "keep:never"] {
            #expect(Pick(text: text) == nil)
        }
    }
}

/// Lists on a terminal of forty columns, as golden text.
struct TerminalListTests {
    private let text = TerminalText(columns: 41, isStyled: false)

    @Test("one's own things, with how big they are, where, and whether for bad times")
    func list() throws {
        let things = [
            CommandReply.ListLine(text: "Hot-water bottle", size: "tiny", place: "bottom drawer", isForBadTimes: true),
            CommandReply.ListLine(text: "Round the block", size: "longer", place: "", isForBadTimes: false),
        ]
        let strings = try World.catalogue().strings
        #expect(
            text.lines(things, strings) == [
                "  • Hot-water bottle", "    tiny · bottom drawer · also when", "    it’s bad", "  • Round the block",
                "    longer",
            ]
        )
        #expect(text.lines([CommandReply.ListLine](), strings).first?.hasPrefix("Nothing on it yet.") == true)
    }

    @Test("what was kept by day, newest first; of a long text the first line")
    func timeline() throws {
        let lines = [
            CommandReply.TimelineLine(day: "2026-11-21", time: "02:10", text: "Around the room: A bit easier, Radio"),
            CommandReply.TimelineLine(day: "2026-11-21", time: "01:05", text: "Kept instead of sent: one\n  two"),
            CommandReply.TimelineLine(day: nil, time: nil, text: "An entry that is damaged."),
        ]
        #expect(
            text.lines(lines, try World.catalogue().strings) == [
                "2026-11-21", "  02:10  Around the room: A bit easier,", "         Radio",
                "  01:05  Kept instead of sent: one …", "", "No day", "         An entry that is damaged.",
            ]
        )
    }

    @Test(
        "Every kind of line end ends a line, and none reaches the terminal",
        arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{85}"]
    )
    func lineEnds(end: String) {
        let terminal = TerminalText(columns: 40, isStyled: false)
        #expect(terminal.paragraph("first" + end + "second") == ["first", "second"])
        #expect(terminal.wrap("first" + end + "second") == ["first second"])
    }
}

"""What goes on while nobody looks: a page that closes by itself, a laptop that was shut, a name found late; commands."""

import contextlib
import datetime
import os
import pathlib
import re
import signal

from harness import Salve, Visit, now, wait_until
from locking import PHRASE, set_lock, unlock


class Clocked(Salve):
    """A Salve whose clocks a test moves on: the steady one, which counts what is unused, and that of the wall."""

    @property
    def clock(self):
        return self.folder / "clock"

    @property
    def before(self):
        # The library finds what it needs in the environment; `faketime` alone knows where the library lies.
        return [
            "faketime", "-m", "-f", "+0", "env", "-u", "FAKETIME", f"FAKETIME_TIMESTAMP_FILE={self.clock}",
            "FAKETIME_NO_CACHE=1",
        ]

    def start(self):
        self.move(0)
        return super().start()

    def move(self, seconds):
        self.clock.write_text(f"+{seconds}")


@contextlib.contextmanager
def clocked(program):
    running = Clocked(program)
    try:
        yield running.start()
    finally:
        running.remove()


def closes_by_itself(report, browser, running):
    """Ten minutes without a key or a press: the page is gone, what stood in it is held, and given back."""
    with clocked(running.program) as own:
        visit = Visit(browser, own)
        visit.page.clock.install()
        set_lock(visit)
        visit.go("/list")
        visit.page.get_by_label("What is it?").fill("Quillfeather socks, half a thought")
        own.move(11 * 60)
        visit.page.clock.fast_forward(11 * 60 * 1_000)
        wait_until(visit.page, "document.querySelector('h1')?.innerText.includes('This is locked')")
        report.check("nothing is left to read", "Quillfeather" not in visit.page.content(), visit.page.url)
        unlock(visit, PHRASE)
        report.check("given back", "This was not kept yet" in visit.heading(), visit.heading())
        report.check("all that was typed", "half a thought" in visit.page.content())
        visit.press("^Keep it$")
        visit.go("/list")
        report.check("kept", "half a thought" in visit.text(), visit.text()[:200])
        visit.close()


def laptop_was_shut(report, browser, running):
    """A lid closed over a note half written: everything stands still, and the clocks have gone on when it wakes."""
    with clocked(running.program) as own:
        visit = Visit(browser, own, script=False)
        set_lock(visit)
        visit.go("/list")
        visit.page.get_by_label("What is it?").fill("Quillfeather socks, half a thought")
        os.kill(own.process.pid, signal.SIGSTOP)
        own.move(8 * 3_600)
        os.kill(own.process.pid, signal.SIGCONT)
        visit.page.get_by_role("button", name="Put it on the list").click()
        visit.page.wait_for_load_state()
        said = visit.page.content()
        report.check("the door is locked", own.command("list").returncode == 6)
        report.check("held, and not shown", "held" in visit.text() and "Quillfeather" not in said, visit.text()[:300])
        unlock(visit, PHRASE)
        report.check("what was typed is there", "half a thought" in visit.page.content(), visit.heading())
        visit.press("^Keep it$")
        listed = own.command("list", "--passphrase-stdin", input=PHRASE + "\n").stdout
        report.check("kept once", listed.count("half a thought") == 1, listed)
        visit.close()


def named_late(report, browser, running):
    """A check-in of two days ago, named today: its own time, when it was written, and when the name was found."""
    visit = Visit(browser, running, script=False)
    page = visit.page
    today = now().date()
    visit.go("/checkin")
    page.locator("label.tile", has_text="Hard to say").click()
    page.locator("details.addmore summary").click()
    page.locator("label.chip", has_text="Another day").click()
    page.get_by_label("Which day?").fill(str(today - datetime.timedelta(days=2)))
    page.get_by_label("About what time?").select_option("evening")
    visit.press("Done for now")
    page.locator("summary", has_text="Now I know it was").click()
    page.locator("details.fieldwords summary", has_text="weighed down").click()
    page.locator("details.fieldwords label.chip", has_text="Lonely").click()
    visit.press("Keep it with the check-in")
    said = visit.text()
    report.check("when it was", "in the evening" in said, said[:400])
    report.check("when it was written down", "Written" in said, said[:400])
    report.check("when its name was found", "Later, Today" in said and "Lonely" in said, said[:400])
    visit.close()


def commands_where_a_lock_is(report, browser, running):
    """A check-in by pipe: the passphrase is the first line; and what backup and restore say is true."""
    spare = running.folder / "spare.vault"
    visit = Visit(browser, running, script=False)
    visit.go("/list")
    visit.page.get_by_label("What is it?").fill("Quillfeather blanket")
    visit.page.get_by_role("button", name="Put it on the list").click()
    visit.page.wait_for_load_state()
    bad = running.command("checkin", input="Quillfeather is sad\n")
    report.check("no JSON, said as such", bad.returncode == 2 and "check-in is wanted" in bad.stderr, bad.stderr)
    report.check("and not repeated", "Quillfeather" not in bad.stderr + bad.stdout)
    set_lock(visit)
    visit.close()
    line = '{"shape":"low","words":["tired"],"text":"Quillfeather"}\n'
    for name in ("a running Salve", "none running"):
        empty = running.command("checkin", input="")
        report.check(f"nothing typed at a locked vault is no success, {name}", empty.returncode == 6, empty.stderr)
        wrong = running.command("checkin", "--passphrase-stdin", input=line + PHRASE + "\n")
        report.check(f"the line before the passphrase opens nothing, {name}", wrong.returncode == 6, wrong.stderr)
        kept = running.command("checkin", "--passphrase-stdin", input=PHRASE + "\n" + line)
        report.check(f"kept, {name}", kept.returncode == 0 and "tired" in kept.stdout.lower(), kept.stderr)
        running.stop()
    backup = running.command("vault", "backup", str(spare), "--passphrase-stdin", input=PHRASE + "\n")
    report.check("a witnessed vault’s copy", backup.returncode == 0 and "would not be seen" not in backup.stderr, backup.stderr)
    again = running.command("vault", "restore", str(spare), "--secret-stdin", input=PHRASE + "\n")
    report.check("put aside, and said", again.returncode == 0 and "kept aside" in again.stderr, again.stderr)
    elsewhere = Salve(running.program)
    try:
        fresh = elsewhere.command("vault", "restore", str(spare), "--secret-stdin", input=PHRASE + "\n")
        report.check("nothing was there", fresh.returncode == 0 and "kept aside" not in fresh.stderr, fresh.stderr)
    finally:
        elsewhere.remove()
    pipe = pathlib.Path(running.folder, "pipe")
    os.mkfifo(pipe)
    waited = running.command("import", str(pipe), "--passphrase-stdin", input=PHRASE + "\n")
    report.check("a pipe is not waited for", waited.returncode == 1 and "no ordinary file" in waited.stderr, waited.stderr)
    running.start()


def export_asks_again(report, browser, running):
    """Everything in one file, where a lock is set: the passphrase first, without script too."""
    visit = Visit(browser, running, script=False)
    set_lock(visit)
    visit.go("/settings/export")
    page = visit.page
    asked = page.get_by_label("The passphrase as it is now")
    report.check("asked for in both forms", asked.count() == 2, asked.count())
    asked.first.fill("not this one at all")
    page.locator("button[value=json]").first.click()
    page.wait_for_load_state()
    report.check("refused, and said", "That did not open it" in visit.text(), visit.text()[:300])
    page.get_by_label("The passphrase as it is now").first.fill(PHRASE)
    with page.expect_download() as found:
        page.locator("button[value=json]").first.click()
    report.check("taken along", re.fullmatch(r"salve-\d{4}-\d\d-\d\d\.json", found.value.suggested_filename) is not None)
    visit.close()


ALL = [
    closes_by_itself, laptop_was_shut, named_late, commands_where_a_lock_is, export_asks_again,
]

"""The lock, as a person meets it: set, closed, opened, forgotten, recovered, and words that met the locked door."""

import re

from harness import DESKTOP, Visit
from pages import look_here

PHRASE = "seven plain teapots under snow"
OTHER = "nine grey kettles on the stair"


def choose(visit, phrase):
    visit.page.get_by_label("The new passphrase").fill(phrase)
    visit.page.get_by_label("The same once more").fill(phrase)
    visit.press("^Go on$")


def from_paper(visit):
    """Reads the recovery key off the page, and types the two groups that are asked for."""
    groups = visit.page.locator(".groups b").all_inner_texts()
    visit.press("It is on paper")
    type_groups(visit, groups)
    return groups


def type_groups(visit, groups):
    for label in visit.page.locator("label").all_inner_texts():
        found = re.match(r"Group (\d+)", label)
        if found:
            visit.page.get_by_label(label, exact=True).fill(groups[int(found[1]) - 1].lower())
    visit.press("^Go on$")
    visit.page.wait_for_url("**/settings/lock", timeout=60_000)


def set_lock(visit, phrase=PHRASE):
    visit.go("/settings/lock")
    visit.press("Set a passphrase")
    choose(visit, phrase)
    return from_paper(visit)


def unlock(visit, phrase):
    visit.page.get_by_label("Passphrase", exact=True).fill(phrase)
    visit.press("^Open$")


def add_thing(visit, words):
    visit.go("/list")
    visit.page.get_by_label("What is it?").fill(words)
    visit.page.get_by_role("button", name="Put it on the list").click()
    visit.page.wait_for_load_state()


def lock_set_and_recovered(report, browser, running):
    visit = Visit(browser, running, script=False)
    add_thing(visit, "Quillfeather blanket")
    groups = set_lock(visit)
    report.check("fourteen groups", len(groups) == 14, groups)
    report.check("set", "A passphrase is set" in visit.text(), visit.text()[:200])
    report.check("the key file is gone", not list(running.folder.glob("config/salve/key")))
    visit.press("^Lock now$")
    report.check("locked", "This is locked" in visit.heading(), visit.heading())
    visit.go("/list")
    report.check("nothing leaks", "Quillfeather" not in visit.page.content())
    visit.go("/help-now")
    report.check("help in reach", "Help now" in visit.heading())
    visit.go("/")
    unlock(visit, "a wrong one entirely")
    report.check("wrong, without blame", "That did not open it" in visit.text(), visit.text()[:200])
    unlock(visit, PHRASE)
    visit.go("/list")
    report.check("open again", "Quillfeather" in visit.text())

    running.stop()
    running.start()
    visit.page.goto(running.open_address())
    report.check("locked after a start", "This is locked" in visit.heading(), visit.heading())
    visit.press("The passphrase is gone")
    visit.page.get_by_label("Recovery key").fill(" ".join(groups))
    visit.press("^Open$")
    report.check("a new one comes first", "A new passphrase" in visit.heading(), visit.heading())
    visit.go("/list")
    report.check("nothing before that", "Quillfeather" not in visit.page.content())
    choose(visit, OTHER)
    from_paper(visit)
    visit.go("/list")
    report.check("nothing is lost", "Quillfeather" in visit.text())
    visit.go("/settings/lock")
    visit.press("^Lock now$")
    unlock(visit, PHRASE)
    report.check("the old one opens nothing", "That did not open it" in visit.text())
    unlock(visit, OTHER)
    visit.go("/settings/lock/remove")
    visit.page.get_by_label("The passphrase as it is now").fill(OTHER)
    visit.press("Remove the lock")
    visit.page.wait_for_url("**/settings/lock", timeout=60_000)
    report.check("removed", "No passphrase is set" in visit.text())
    report.check("a key file again", len(list(running.folder.glob("config/salve/key"))) == 1)
    visit.close()


def lock_and_words(report, browser, running):
    """A note half written when it locks: held, given back, kept once."""
    visit = Visit(browser, running, script=False)
    set_lock(visit)
    visit.go("/list")
    visit.page.get_by_label("What is it?").fill("Warm socks, half a thought")
    report.check("salve lock", running.command("lock").returncode == 0)
    visit.page.get_by_role("button", name="Put it on the list").click()
    visit.page.wait_for_load_state()
    report.check("held", "held" in visit.text() and "half a thought" not in visit.page.content(), visit.text()[:200])
    unlock(visit, PHRASE)
    report.check("given back", "This was not kept yet" in visit.heading(), visit.heading())
    visit.press("^Keep it$")
    listed = running.command("list", "--passphrase-stdin", input=PHRASE + "\n").stdout
    report.check("kept once", listed.count("half a thought") == 1, listed)
    visit.close()


def lock_and_hide(report, browser, running):
    """Hiding locks, with script by Shift three times and without by the button; Back shows nothing."""
    visit = Visit(browser, running, size=DESKTOP)
    add_thing(visit, "Quillfeather blanket")
    set_lock(visit)
    visit.go("/list")
    for _ in range(3):
        visit.page.keyboard.press("Shift")
    visit.page.wait_for_url("about:blank")
    visit.page.go_back()
    visit.page.wait_for_load_state()
    report.check("Back shows nothing", "Quillfeather" not in visit.page.content(), visit.page.url)
    visit.go("/list")
    report.check("locked", "This is locked" in visit.heading(), visit.heading())
    report.check("show toggle", visit.page.get_by_role("button", name="Show").count() == 1)
    unlock(visit, PHRASE)
    visit.go("/settings/goes-by")
    visit.page.get_by_label("Notes").check(force=True)
    visit.press("^Keep$")
    report.check("another name", visit.page.title() == "Notes", visit.page.title())
    stored = visit.page.evaluate("() => localStorage.length + sessionStorage.length")
    report.check("nothing in the browser", stored == 0, stored)
    visit.close()

    plain = Visit(browser, running, script=False)
    report.check("another name while locked", plain.page.title() == "Notes", plain.page.title())
    unlock(plain, PHRASE)
    plain.go("/list")
    plain.press("Hide this page")
    report.check("an empty page", plain.page.url.endswith("/blank"), plain.page.url)
    plain.go("/list")
    report.check("locked without script too", "This is locked" in plain.heading())
    plain.close()


def lock_in_a_terminal(report, browser, running):
    visit = Visit(browser, running, script=False)
    add_thing(visit, "Quillfeather blanket")
    set_lock(visit)
    visit.close()
    without = running.command("list")
    report.check("nothing without", without.returncode == 6 and "Quillfeather" not in without.stdout, without.stderr)
    wrong = running.command("list", "--passphrase-stdin", input="not it\n")
    report.check("nothing with a wrong one", wrong.returncode == 6 and "Quillfeather" not in wrong.stdout)
    right = running.command("list", "--passphrase-stdin", input=PHRASE + "\n")
    report.check("all of it with the right one", right.returncode == 0 and "Quillfeather" in right.stdout, right.stderr)
    hard = running.command("hard", "--no-input")
    report.check("hard needs none", hard.returncode == 0 and "Quillfeather" not in hard.stdout, hard.stderr)
    running.stop()
    own = running.command("list", "--passphrase-stdin", input=PHRASE + "\n")
    report.check("without a server too", own.returncode == 0 and "Quillfeather" in own.stdout, own.stderr)
    help_now = running.command("help-now", "--no-input")
    report.check("Help now needs none", help_now.returncode == 0 and "Quillfeather" not in help_now.stdout)
    running.start()


def lock_pages(report, browser, running):
    """Every page of the lock that is there only on the way, looked at as all others are."""
    # With script, since axe is one; the flows above go without.
    visit = Visit(browser, running)
    visit.go("/settings/lock")
    visit.press("Set a passphrase")
    offered = visit.page.locator(".fivewords").inner_text()
    report.check("five words on offer", len(offered.split()) == 5, offered)
    choose(visit, PHRASE)
    look_here(report, visit, "/settings/lock/key")
    groups = visit.page.locator(".groups b").all_inner_texts()
    visit.press("Go on without a recovery key")
    look_here(report, visit, "/settings/lock/without")
    visit.press("Make one after all")
    visit.press("It is on paper")
    look_here(report, visit, "/settings/lock/drill")
    groups = groups if len(groups) == 14 else []
    visit.press("Look at the key again")
    report.check("the same key again", visit.page.locator(".groups b").all_inner_texts() == groups)
    visit.press("It is on paper")
    type_groups(visit, groups)
    for name in ("change", "recovery", "anew", "remove"):
        visit.go("/settings/lock/" + name)
        look_here(report, visit, "/settings/lock/" + name)
    visit.go("/settings/sessions/end")
    look_here(report, visit, "/settings/sessions/end")
    visit.go("/list")
    visit.page.get_by_label("What is it?").fill("Warm socks, half a thought")
    report.check("salve lock", running.command("lock").returncode == 0)
    visit.page.get_by_role("button", name="Put it on the list").click()
    visit.page.wait_for_load_state()
    visit.go("/unlock")
    look_here(report, visit, "/unlock")
    visit.press("The passphrase is gone")
    look_here(report, visit, "/unlock/recovery")
    visit.press("Use the passphrase")
    unlock(visit, PHRASE)
    look_here(report, visit, "/unlock/words")
    visit.press("^Leave it out$")
    report.check("a quiet console, nothing against the policy", not [error for error in visit.errors if "401" not in error], visit.errors[:3])
    visit.close()


ALL = [lock_pages, lock_set_and_recovered, lock_and_words, lock_and_hide, lock_in_a_terminal]

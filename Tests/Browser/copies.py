"""Copies, bringing one back, taking along and bringing in, as a person meets them."""

import json

from harness import Visit
from locking import PHRASE, add_thing
from pages import look_here


def arrive(visit, pattern):
    visit.page.wait_for_url("**" + pattern, timeout=60_000)


def copy_and_back(report, browser, running):
    visit = Visit(browser, running)
    add_thing(visit, "Quillfeather blanket")
    visit.go("/settings/copies")
    visit.press("^Make one now$")
    arrive(visit, "/settings/copies")
    files = list(running.folder.glob("data/salve/backups/*.vault"))
    report.check("a sealed copy for its owner only", files and all(file.stat().st_mode & 0o777 == 0o600 for file in files))
    report.check("no word in it", not any(b"Quillfeather" in file.read_bytes() for file in files))
    add_thing(visit, "Second thoughts")
    visit.go("/settings/copies")
    visit.press("^Look at it")
    arrive(visit, "/settings/found/copy/*")
    look_here(report, visit, "/settings/found/copy/{id}")
    report.check("says what would be missing", "is not in it" in visit.text() or "are not in it" in visit.text(), visit.text()[:600])
    report.check("no words of it", "Quillfeather" not in visit.text())
    box = visit.page.locator("main input[type=checkbox]")
    if box.count():
        box.first.check(force=True)
    visit.press("^Bring (this one|it) back")
    arrive(visit, "/settings/found/back/*")
    look_here(report, visit, "/settings/found/back/{id}")
    visit.go("/list")
    report.check("as it was then", "Quillfeather" in visit.text() and "Second thoughts" not in visit.text(), visit.text()[:300])
    visit.go("/settings/check")
    visit.page.locator("main form button").first.click()
    arrive(visit, "/settings/found/check/*")
    look_here(report, visit, "/settings/found/check/{id}")
    visit.close()


def out_and_in(report, browser, running):
    """Export, delete everything, bring in again: the same things, and the same file."""
    visit = Visit(browser, running)
    add_thing(visit, "Quillfeather blanket")
    first = running.command("export", "--format", "json", "--to", "-").stdout
    sealed = running.folder / "made-up.age"
    done = running.command(
        "export", "--encrypted", "--to", str(sealed), "--secret-stdin", input=PHRASE + "\n" + PHRASE + "\n"
    )
    report.check("sealed", done.returncode == 0 and sealed.read_bytes().startswith(b"age-encryption.org/v1"), done.stderr)
    report.check("for its owner only", sealed.stat().st_mode & 0o777 == 0o600)
    visit.go("/settings/delete/sure")
    visit.press("^Delete everything now$")
    visit.close()
    visit = Visit(browser, running)
    visit.go("/list")
    report.check("gone", "Quillfeather" not in visit.text())
    visit.go("/settings/bring")
    visit.page.locator("input[type=file]").set_input_files(str(sealed))
    visit.page.locator("input[name=file-passphrase]").fill(PHRASE)
    visit.press("^Read the file$")
    arrive(visit, "/settings/found/file/*")
    look_here(report, visit, "/settings/found/file/{id}")
    visit.press("^Bring it in$")
    arrive(visit, "/settings/found/brought/*")
    look_here(report, visit, "/settings/found/brought/{id}")
    visit.go("/list")
    report.check("here again", "Quillfeather" in visit.text())
    again = running.command("export", "--format", "json", "--to", "-").stdout
    ids = [[event["id"] for event in json.loads(text)["events"]] for text in (first, again)]
    report.check("the same entries", set(ids[0]) <= set(ids[1]), [len(one) for one in ids])
    visit.close()


ALL = [copy_and_back, out_and_in]

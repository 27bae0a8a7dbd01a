"""Care, plans and supporters: without JavaScript, with the soft timer, and with a clock that moves on."""

import re

from harness import DESKTOP, Salve, Visit
from locking import PHRASE, set_lock


def add_to_menu(visit, text):
    visit.go("/care/menu")
    visit.page.locator("#new").fill(text)
    visit.page.locator("form.addline button").click()
    visit.page.wait_for_load_state()


def some_of_care(visit):
    """Makes one of each thing of care, and gives the paths of their pages."""
    page = visit.page
    add_to_menu(visit, "Made up: warm socks")
    visit.press("Plan it")
    paths = [page.url]
    visit.press("^Keep it$|^Keep$")
    paths.append(page.url)
    visit.go("/care/menu")
    visit.press("Do it now")
    paths.append(page.url)
    visit.go("/list/people")
    page.get_by_label("What you call them").fill("Ida, made up")
    page.locator("label.chip", has_text="Listening").click()
    page.locator("form:has([name=number]) button").first.click()
    page.wait_for_load_state()
    visit.go("/care/support")
    visit.press("Ida, made up")
    paths.append(page.url)
    page.locator("textarea").fill("Made up: ten minutes?")
    visit.press("Keep the words")
    paths.append(page.url)
    return [path.replace(visit.running.origin, "") for path in paths]


def care_now(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/care")
    page.locator("label.chip", has_text="Something soothing").click()
    page.locator("details.fits summary").click()
    page.locator("label.chip", has_text="5 minutes").first.click()
    visit.press("Show what there is")
    report.check("an empty list is no empty page", page.locator("ul.practices a").count() > 0, visit.text()[:300])
    visit.go("/care/own")
    page.locator("details summary").first.click()
    page.get_by_role("button", name="Warm socks").click()
    page.wait_for_load_state()
    report.check("an example is one's own by a press", "Warm socks" in page.locator(".sixparts .mine").first.inner_text())
    add_to_menu(visit, "Made up: radio, low")
    report.check("mapped on the spot", "Made up: radio, low" in page.locator(".careitems").inner_text())
    for _ in range(2):
        visit.go("/care/menu")
        visit.press("Do it now")
        report.check("no timer without script", not page.locator("[data-timer]").is_visible())
        visit.press("^A bit$")
        report.check("asked once", "Did it soothe?" not in visit.text(), visit.text()[:300])
    visit.go("/care/menu")
    report.check("counted in a plain sentence", "You said it soothed, 2 of 2 times." in visit.text(), visit.text()[:400])
    report.check("nothing felt in the address", not re.search("sooth|comfort", page.url), page.url)
    visit.go("/timeline")
    report.check("in the timeline", "Something of your own, done" in visit.text())
    visit.close()
    said = running.command("care", "--need", "3")
    report.check("salve care", said.returncode == 0 and "radio, low" in said.stdout, said.stdout + said.stderr)


def soft_timer(report, browser, running):
    visit = Visit(browser, running, size=DESKTOP)
    page = visit.page
    add_to_menu(visit, "Made up: tea")
    visit.press("Do it now")
    timer = page.locator("[data-timer]")
    report.check("a timer, by choice", timer.is_visible() and not timer.locator("progress").is_visible())
    timer.get_by_role("button", name="2 minutes").click()
    report.check("a bar, and no digits that tick", timer.locator("progress").is_visible() and ":" not in timer.inner_text())
    timer.get_by_role("button", name="2 minutes").click()
    report.check("off again", not timer.locator("progress").is_visible())
    report.check("no error", not visit.errors, visit.errors)
    visit.close()


def a_plan_over_days(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    for what, doable in (("Made up: post the parcel", "4"), ("Made up: call the library", "8")):
        visit.go("/list/next")
        page.locator("#what").fill(what)
        page.locator("label.chip", has_text="Tomorrow").click()
        page.locator("main details summary").first.click()
        page.locator(f"input[name=doable][value='{doable}']").check(force=True)
        page.locator("form:has(#what) button.btn").click()
        page.wait_for_load_state()
        report.check("below seven: smaller?", ("make it smaller" in visit.text()) == (doable == "4"), visit.text()[:300])
    page.locator("details.card summary").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make the file").click()
    text = waiting.value.path().read_text()
    report.check("a calendar file with a neutral title", "SUMMARY:A small plan" in text and "library" not in text, text)
    visit.go("/")
    report.check("nothing is asked before its time", "post the parcel" not in visit.text())
    visit.close()

    visit = later(browser, running, "@2026-11-22 19:00:00")
    report.check("asked after its time", "post the parcel" in visit.text(), visit.text()[:400])
    visit.press("Partly")
    report.check("then how it was, by choice", "How was it?" in visit.text(), visit.text()[:300])
    visit.page.get_by_label("How was it?").fill("Made up: slow")
    visit.press("^Keep it$|^Keep$")
    visit.go("/")
    report.check("the other one is asked about too", "call the library" in visit.text())
    visit.close()

    visit = later(browser, running, "@2026-11-26 10:00:00")
    report.check("silence for three days folds it away", "call the library" not in visit.text(), visit.text()[:400])
    visit.go("/list/next")
    report.check("without a word, and still there", "call the library" in visit.page.content(), visit.text()[:400])
    report.check("folded", not visit.page.get_by_text("call the library").first.is_visible())
    visit.close()


a_plan_over_days.world = {"faketime": "@2026-11-21 10:00:00"}


def later(browser, running, clock):
    """The same vault on another day."""
    running.stop()
    running.faketime = clock
    running.start()
    visit = Visit(browser, running, script=False)
    visit.go("/")
    return visit


def someone_to_ask(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    paths = some_of_care(visit)
    report.check("words to copy", page.locator("textarea").input_value() == "Made up: ten minutes?", visit.text()[:300])
    visit.press("It helped in part")
    report.check("what came of it", "In part is common." in visit.text(), visit.text()[:300])
    visit.go("/list/people")
    page.get_by_role("link", name=re.compile("^Open")).first.click()
    page.wait_for_load_state()
    report.check("the times they were asked", "Made up: ten minutes?" in visit.text(), visit.text()[:300])
    page.locator("label.chip", has_text="Keep this one simple").click()
    page.locator("form:has(#name) button.btn").first.click()
    page.wait_for_load_state()
    report.check("someone kept simple is asked nothing", visit.go(paths[3]).status == 404)
    visit.go("/care/support")
    report.check("nor offered", "Ida" not in visit.text(), visit.text()[:300])
    visit.close()


def without_being_asked(report, browser, running):
    """The commands in a script: nothing is asked, a passphrase comes first, and a look makes no vault."""
    fresh = Salve(running.program)
    try:
        for command in (["pack", "list"], ["practice", "list"], ["plan", "list"], ["letter", "list"], ["list"]):
            looked = fresh.command(*command, "--no-input")
            report.check(f"no vault, and said so: {command}", looked.returncode == 4 and "no vault" in looked.stderr, looked.stderr)
        report.check("none was made by looking", not (fresh.folder / "data").exists())
        for command in (["learn"], ["barriers"], ["barriers", "beliefs"], ["print", "practice", "walk"]):
            for option in ("--no-input", "--json"):
                read = fresh.command(*command, option)
                report.check(f"{command} {option}", read.returncode == 0 and read.stdout, read.stderr)
        empty = fresh.command("plan", "add", "--no-input", input="")
        report.check("nothing typed, nothing kept", empty.returncode == 0 and not (fresh.folder / "data").exists(), empty.stderr)
        line = '{"what":"Made up: post the parcel","when":"after lunch"}\n'
        kept = fresh.command("plan", "add", "--no-input", "--json", input=line)
        report.check("kept", kept.returncode == 0 and "parcel" in kept.stdout, kept.stderr)
        letter = fresh.command("letter", "write", "friend", "--no-input", input="Made up: dear you\n")
        report.check("a letter too", letter.returncode == 0, letter.stderr)
    finally:
        fresh.remove()
    visit = Visit(browser, running, script=False)
    visit.go("/list")
    visit.page.get_by_label("What is it?").fill("Made up: socks")
    visit.press("Put it on the list")
    set_lock(visit)
    visit.close()
    locked = running.command("plan", "add", "--no-input", input=line)
    report.check("locked is no success", locked.returncode == 6 and "parcel" not in locked.stdout + locked.stderr, locked.stderr)
    opened = running.command("plan", "add", "--passphrase-stdin", input=PHRASE + "\n" + line)
    report.check("the passphrase first, then the plan", opened.returncode == 0 and "parcel" in opened.stdout, opened.stderr)


ALL = [without_being_asked, care_now, soft_timer, a_plan_over_days, someone_to_ask]

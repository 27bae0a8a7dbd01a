"""Worksheets: a part a page, without JavaScript, by keyboard, and through a reload and a killed server."""

import json
import re
import signal

from harness import Visit


def begin(visit, form, number=None):
    visit.go(f"/sheets/{form}/new")
    if number is not None:
        visit.page.locator("summary", has_text="A number").click()
        visit.page.locator("fieldset.numberset label.chip", has_text=re.compile(rf"^{number}$")).click()
    visit.press("^Begin$")


def a_sheet_to_its_end(report, browser, running):
    for script in (True, False):
        name = "with script" if script else "without script"
        visit = Visit(browser, running, script=script)
        page = visit.page
        visit.go("/practise")
        visit.press("^Worksheets$")
        visit.press("Criticised at work")
        page.locator("label.chip", has_text="Something that may come").click()
        visit.press("^Begin$")
        report.check(f"a question about what may come, {name}", "What might be said" in visit.heading(), visit.heading())
        page.locator("textarea").fill("Made up: that it is late.")
        visit.press("^Next$")
        visit.press("^Skip$")
        page.locator("label.chip", has_text="Feeling stung").click()
        visit.press("^Next$")
        visit.press("^All parts$")
        visit.press("one thing to do better")
        page.locator("textarea").fill("Made up: ask on Tuesday.")
        visit.press("^Next$")
        visit.press("^Skip$")
        said = visit.text()
        report.check(f"read back, {name}", "that it is late" in said and "Feeling stung is not" in said, said[:400])
        report.check(f"nothing of it in the address, {name}", "late" not in page.url and "?" not in page.url, page.url)
        page.locator("label.chip", has_text="Tomorrow").click()
        visit.press("Keep it as a next thing")
        report.check(f"a next thing, {name}", "Kept as a next thing:" in visit.text())
        visit.press("^Keep$")
        report.check(f"how it is now may be said, {name}", "How is it now?" in visit.text(), visit.text()[:200])
        visit.press("A bit easier")
        visit.go("/sheets")
        report.check(f"it stands among those kept, {name}", "Kept, Today" in visit.text(), visit.text()[:300])
        page.get_by_role("button", name="Delete").first.click()
        page.wait_for_load_state()
        visit.press("^Undo$")
        report.check(f"deleted and back, {name}", "Kept, Today" in visit.text())
        page.get_by_role("button", name="Delete").first.click()
        report.check(f"no script of ours failed, {name}", not visit.errors, visit.errors)
        visit.close()


def a_sheet_turns_outward(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    begin(visit, "failure", 9)
    here = page.url
    report.check("at nine something outer stands before it", "/sitting/" in here, here)
    visit.press("^Next$")
    report.check("then the one kind part of it", "/part/" in page.url and page.locator("textarea, input").count() > 0, page.url)
    visit.go("/sheet/" + page.url.split("/sheet/")[1].split("/")[0])
    report.check("the rest waits, and is not held out", page.locator(".sheetparts .shut").count() == 0, visit.text()[:300])
    report.check("what can be done stays open", "The rest waits here" in visit.text(), visit.text()[:400])
    begin(visit, "failure", 3)
    page.locator("textarea").first.fill("Made up: the cake fell.")
    visit.press("^Harder$")
    report.check("harder turns outward", "What you wrote is kept." in visit.text(), visit.text()[:300])
    report.check("and shows no Next", page.get_by_role("button", name="Next", exact=True).count() == 0)
    visit.press("^Stop$")
    visit.go("/sheets")
    visit.press("Something failed")
    visit.press("^Read it back$")
    report.check("the words are there", "the cake fell" in visit.text(), visit.text()[:300])
    begin(visit, "own", 2)
    page.locator("textarea").first.fill("Made up: blank.")
    visit.press("^Far away")
    report.check("far asks about the room", "danger in the room" in visit.text(), visit.text()[:200])
    visit.close()


def a_sheet_outlasts_a_kill(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    begin(visit, "friend-beside", 2)
    page.locator("textarea").fill("Made up: she dreads the meeting.")
    visit.press("^Next$")
    sides = page.locator("textarea")
    sides.nth(0).fill("Made up: you were tired.")
    sides.nth(1).fill("Made up: half a sen")
    page.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
    page.reload()
    report.check("a reload loses nothing", page.locator("textarea").nth(1).input_value() == "Made up: half a sen")
    where = page.url.replace(running.origin, "")
    running.stop(signal.SIGKILL)
    vault = (running.folder / "data/salve/salve.vault").read_bytes()
    report.check("sealed", b"half a sen" not in vault and b"dreads" not in vault)
    running.start()
    visit.close()
    again = Visit(browser, running)
    again.go(where)
    report.check("found again shut, never in the middle", "/part/" not in again.page.url, again.page.url)
    report.check("and says what was typed", "Typed, and not kept yet" in again.text(), again.text()[:400])
    again.press("^Open them$")
    again.go(where)
    sides = again.page.locator("textarea")
    report.check("both sides are there", sides.nth(0).input_value() == "Made up: you were tired." and sides.nth(1).input_value() == "Made up: half a sen")
    again.press("^Next$")
    again.press("^All parts$")
    again.press("^Read it back$")
    page = again.page
    boxes = [page.locator(".twosides div").nth(place).bounding_box() for place in (0, 1)]
    report.check("on a phone one below the other", boxes[0]["y"] < boxes[1]["y"], boxes)
    page.set_viewport_size({"width": 1280, "height": 800})
    boxes = [page.locator(".twosides div").nth(place).bounding_box() for place in (0, 1)]
    report.check("side by side where there is room", boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] < boxes[1]["x"], boxes)
    report.check("no word of it in the log", "Made up" not in running.said())
    again.close()


def a_sheet_by_keyboard(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    begin(visit, "not-only-me", 2)

    visit.tab_to("document.activeElement.name === 'text'", "the text", 60)
    page.keyboard.type("Made up: small.")
    visit.press_by_keys("Next", 60)
    visit.tab_to("document.activeElement.name === 'pick'", "the lines", 60)
    page.keyboard.press("Space")
    visit.press_by_keys("Put the chosen line in the box to change it", 60)
    report.check("put in the box", page.locator("textarea").input_value() == "This feeling belongs to being human.")
    visit.tab_to("document.activeElement.name === 'text'", "the box", 60)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Mine too.")
    visit.press_by_keys("Next", 60)
    visit.press_by_keys("Skip", 60)
    report.check("kept by keyboard", "being human. Mine too." in visit.text(), visit.text()[:300])
    visit.close()


def sheets_in_the_terminal(report, browser, running):
    listed = running.command("sheet", "list")
    report.check("salve sheet list", "criticised" in listed.stdout and "Criticised at work" in listed.stdout, listed.stderr)
    form = running.command("sheet", "loss", "--no-input")
    report.check("a form for paper", "Who or what is missing?" in form.stdout and form.returncode == 0, form.stderr)
    line = json.dumps({"about": "past", "answers": {"gone": {"text": "Made up: the old dog."}, "normal": {"picks": ["universal"]}}, "finished": True})
    done = running.command("sheet", "loss", "--json", input=line + "\n")
    said = json.loads(done.stdout or "{}").get("said", [])
    report.check("kept from one line", [one["lines"] for one in said] == [["Made up: the old dog."], ["Losing what mattered aches in almost everyone."]], done.stderr + done.stdout)
    bad = running.command("sheet", "loss", "--json", input="the old dog\n")
    report.check("a bad line keeps nothing", bad.returncode == 2 and "dog" not in bad.stderr, bad.stderr)
    wrong = running.command("sheet", "none", "--no-input")
    report.check("no such sheet", wrong.returncode == 1 and not wrong.stdout, wrong.stdout)
    visit = Visit(browser, running, script=False)
    visit.go("/sheets")
    report.check("once among those kept", visit.text().count("Kept, Today") == 1, visit.text()[:300])
    visit.close()


ALL = [a_sheet_to_its_end, a_sheet_turns_outward, a_sheet_outlasts_a_kill, a_sheet_by_keyboard, sheets_in_the_terminal]

"""The check-in, one kindness, and drafts: four actions, without JavaScript, by keyboard, and through a killed server."""

import datetime
import json
import re
import signal

from harness import Visit, now


def four_actions(report, browser, running):
    for script in (True, False):
        visit = Visit(browser, running, script=script)
        page = visit.page
        visit.go("/")
        page.locator("button[value=low]").click()
        page.wait_for_load_state()
        page.locator(".w-low label.chip", has_text="Tired").click()
        page.locator("label.step", has_text="Strong").first.click()
        visit.press("Done for now")
        name = "with script" if script else "without script"
        report.check(f"kept in four actions, {name}", "It is kept here." in visit.heading(), visit.text()[:200])
        said = visit.text()
        report.check(f"all of it, {name}", all(word in said for word in ("Weighed down", "Tired", "strong")), said[:400])
        report.check(f"nothing of it in the address, {name}", not re.search("low|tired|strong", page.url), page.url)
        visit.press("Take it back")
        visit.press("Undo")
        visit.go("/timeline")
        report.check(f"taken back, and back again, {name}", "tired" in page.content().lower(), visit.text()[:300])
        visit.close()


def only_the_chosen_words(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    visit.go("/checkin")
    report.check("no words before a shape", not page.locator(".w-low").is_visible())
    page.locator("label.tile", has_text="Weighed down").click()
    report.check("the words of that shape", page.locator(".w-low").is_visible() and not page.locator(".w-lit").is_visible())
    page.locator(".w-low label.chip", has_text="Sad").click()
    page.locator("label.tile", has_text="Lit up").click()
    report.check("a chosen word stays in sight", page.locator(".w-low").is_visible() and page.locator(".w-lit").is_visible())
    page.locator("label.chip", has_text="Show all the words").click()
    report.check("all words on a press", page.locator(".w-settled").is_visible())
    visit.close()


def back_dated(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    today = now().date()
    visit.go("/checkin")
    page.locator("label.tile", has_text="Settled").click()
    page.locator("details.addmore summary").click()
    page.locator("label.chip", has_text="Another day").click()
    page.get_by_label("Which day?").evaluate("(field, day) => field.value = day", str(today + datetime.timedelta(days=3)))
    page.get_by_label("A line about it").fill("Made up: by the lake.")
    visit.press("Done for now")
    report.check("the future is said gently", "has not come yet" in visit.text(), visit.text()[:300])
    report.check("nothing is lost by it", page.get_by_label("A line about it").input_value() == "Made up: by the lake.")
    report.check("the title says so", page.title().startswith("Check: "), page.title())
    page.get_by_label("Which day?").fill(str(today - datetime.timedelta(days=2)))
    page.get_by_label("About what time?").select_option("evening")
    visit.press("Done for now")
    said = visit.text()
    report.check("it stands on its day and part of it", "in the evening" in said and "Written" in said, said[:300])
    visit.close()


def named_later(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/")
    visit.press("Hard to say")
    visit.press("Done for now")
    path = page.url.replace(running.origin, "")
    page.locator("summary", has_text="Now I know it was").click()
    page.locator("details.fieldwords summary", has_text="weighed down").click()
    page.locator("details.fieldwords label.chip", has_text="Lonely").click()
    visit.press("Keep it with the check-in")
    report.check("named later, with its own time", "Later, Today" in visit.text() and "Lonely" in visit.text(), visit.text()[:400])
    report.check("on the check-in’s own page", page.url.endswith(path), page.url)
    visit.press("^Change$")
    page.locator("label.tile", has_text="Weighed down").click()
    visit.press("^Keep$")
    report.check("changed, and the name stays", "Weighed down" in visit.text() and "Lonely" in visit.text())
    visit.close()


def by_keyboard(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    visit.go("/checkin")

    visit.tab_to("document.activeElement.name === 'field'", "the pad", 80)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.querySelector('[name=field]:checked').value")
    ring = page.evaluate(
        "parseFloat(getComputedStyle(document.activeElement.closest('label')).outlineWidth)"
    )
    report.check("arrows walk the pad", chosen == "low", chosen)
    report.check("a ring on the pad", ring >= 3, ring)
    visit.tab_to("document.activeElement.name === 'word'", "the words", 80)
    page.keyboard.press("Space")
    visit.tab_to("document.activeElement.name === 'strength'", "how strong", 80)
    page.keyboard.press("Space")
    visit.tab_to("document.activeElement.textContent.trim() === 'Done for now'", "done", 80)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    report.check("kept by keyboard", "It is kept here." in visit.heading())
    visit.close()


def a_draft_outlasts_a_kill(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    words = "Made up: half a sentence about the lake."
    for path, label in (("/checkin", "A line about it"), ("/kindness", "What was it?"), ("/send", None)):
        visit.go(path)
        if path == "/checkin":
            page.locator("label.tile", has_text="Weighed down").click()
            page.locator("details.addmore summary").click()
        report.check(f"nothing claims to be kept before it is, {path}", not page.locator("[data-draft-kept]").is_visible())
        field = page.get_by_label(label) if label else page.locator("textarea").first
        field.fill(words)
        page.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
    running.stop(signal.SIGKILL)
    page.locator("textarea").first.fill(words + " And more.")
    page.locator("[data-draft-failed]").wait_for(state="visible", timeout=10_000)
    report.check("without Salve it says so", not page.locator("[data-draft-kept]").is_visible())
    vault = (running.folder / "data/salve/salve.vault").read_bytes()
    report.check("sealed", b"half a sentence" not in vault)
    running.start()
    visit.close()
    again = Visit(browser, running)
    for path in ("/checkin", "/kindness", "/send"):
        again.go(path)
        report.check(f"it is there after a kill, {path}", again.page.locator("textarea").first.input_value() == words)
    again.go("/checkin")
    chosen = again.page.locator("[name=field]:checked").get_attribute("value")
    report.check("and what was picked", chosen == "low", chosen)
    again.press("Done for now")
    again.go("/checkin")
    report.check("what is kept leaves no draft", again.page.locator("textarea").first.input_value() == "")
    again.go("/send")
    again.press("Keep it")
    again.go("/send")
    report.check("nor does a kept text", again.page.locator("textarea").first.input_value() == "")
    report.check("no draft in the log", "half a sentence" not in running.said())
    again.close()


def one_kindness(report, browser, running):
    visit = Visit(browser, running, script=False)
    visit.go("/")
    visit.press("Note one small kindness")
    visit.page.locator("textarea").first.fill("Made up: the driver waited.")
    visit.page.locator("label.chip", has_text="A stranger").click()
    visit.press("^Keep it$")
    fold = visit.page.locator("details", has_text="Show what is kept")
    report.check("kept, and folded", not fold.locator("b").first.is_visible())
    fold.locator("summary").click()
    report.check("shown by choice", fold.locator("b").first.is_visible())
    fold.get_by_role("button", name=re.compile("Delete")).first.click()
    visit.page.wait_for_load_state()
    visit.press("Undo")
    report.check("deleted and taken back", "the driver waited" in visit.page.content())
    visit.close()


def in_the_terminal(report, browser, running):
    line = json.dumps({"shape": "low", "words": ["tired", "wrung out"], "strength": 3, "text": "Made up."})
    done = running.command("checkin", "--json", input=line + "\n")
    report.check("salve checkin", done.returncode == 0 and "said" in json.loads(done.stdout or "{}"), done.stderr)
    report.check("it says what was kept", "wrung out" in done.stdout, done.stdout)
    bad = running.command("checkin", input="not json\n")
    report.check("a bad line keeps nothing", bad.returncode == 2 and "not json" not in bad.stderr, bad.stderr)
    none = running.command("checkin", input="")
    report.check("no line keeps nothing", none.returncode == 0 and not none.stdout, none.stdout)
    usage = running.command("checkin", "--help").stdout
    report.check("no feeling in the arguments", "--shape" not in usage and "--text" not in usage)
    visit = Visit(browser, running, script=False)
    visit.go("/timeline")
    report.check("once in the timeline", visit.text().count("wrung out") == 1, visit.text()[:300])
    visit.close()


ALL = [
    four_actions, only_the_chosen_words, back_dated, named_later, by_keyboard, a_draft_outlasts_a_kill, one_kindness,
    in_the_terminal,
]

"""Reflections: to the end with and without script, by keyboard, and nothing typed lost in any text area."""

import json
import re
import signal

from harness import DESKTOP, PHONE, SMALL, Visit
from locking import PHRASE, set_lock, unlock

PARTS = [
    "happened", "feelings", "body", "thoughts", "mine", "theirs", "colour", "touch", "normal", "friend", "side",
    "actions", "next", "need", "option", "bridge",
]


def begin(visit, way="A fuller one", number=3):
    """Begins a reflection; where it stands, as `/sheet/ID`."""
    visit.go("/reflect")
    if number is not None:
        visit.page.locator("summary", has_text="A number").click()
        visit.page.locator("fieldset.numberset label.chip", has_text=re.compile(rf"^{number}$")).click()
    visit.page.get_by_role("button", name=way).click()
    visit.page.wait_for_load_state()
    return re.search(r"/sheet/[0-9a-f]{32}", visit.page.url)[0] if "/sheet/" in visit.page.url else None


def open_all(visit):
    """Opens what is folded up, so that every text area of the part can be typed into."""
    closed = visit.page.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.click()


def a_reflection_to_its_end(report, browser, running):
    for script in (True, False):
        name = "with script" if script else "without script"
        visit = Visit(browser, running, script=script)
        page = visit.page
        sheet = begin(visit)
        visit.areas().first.fill("Made up: no call by nine.")
        visit.press("^Next$")
        page.locator("details.fieldwords summary", has_text="weighed down").click()
        page.locator("label.chip", has_text=re.compile("^Lonely$")).first.click()
        visit.press("^Next$")
        page.locator("label.chip", has_text="Chest").click()
        visit.press("^Next$")
        visit.areas().nth(0).fill("Made up: they left.")
        page.locator(".thoughtrow").nth(0).locator("label.chip", has_text="A meaning given").click()
        visit.areas().nth(1).fill("Made up: it is me.")
        visit.press("^Room for another thought$")
        report.check(f"room for one more thought, {name}", visit.areas().count() == 3, visit.areas().count())
        report.check(f"its kind stays, {name}", page.locator(".thoughtrow input:checked").count() == 1)
        visit.press("^Next$")
        said = visit.text()
        report.check(f"thoughts and feelings in view, {name}", "they left." in said and "Lonely" in said, said[:400])
        visit.areas().nth(0).fill("Made up: an old fear.")
        page.locator(".reason").nth(0).locator("label.step", has_text="Fairly").click()
        visit.press("^Next$")
        report.check(f"one more is asked for once, {name}", "Could there be one more" in visit.text(), visit.text()[:300])
        visit.press("^Next$")
        report.check(f"and not again, {name}", "/part/theirs" in page.url, page.url)
        report.check(f"for people one is safe with, {name}", "people you are safe with" in visit.text())
        visit.press("^Skip$")
        page.locator("label.chip", has_text="seeing it clearly").click()
        visit.press("^Next$")
        page.locator("fieldset").nth(0).locator("label.chip", has_text="Hardly").click()
        visit.press("^Next$")
        report.check(f"low touch turns outward, {name}", "Something else first" in visit.heading(), visit.heading())
        visit.press("^Go on with the reflection$")
        for wanted in ("normal", "friend", "side", "actions", "next", "need"):
            visit.go(f"{sheet}/part/{wanted}")
            report.check(f"{wanted} keeps the thought in view, {name}", "they left." in visit.text())
            visit.press("^Skip$")
        report.check(f"the option comes last but one, {name}", "/part/option" in page.url, page.url)
        page.locator("label.chip", has_text=re.compile("^Yes.$")).click()
        visit.areas().first.fill("Made up: ring first.")
        visit.press("^Next$")
        visit.press("^Next$")
        said = visit.text()
        report.check(
            f"read back in own words, {name}",
            all(words in said for words in ("no call by nine", "it is me", "an old fear", "ring first", "Fairly")), said[:600],
        )
        report.check(f"nothing of it in the address, {name}", "fear" not in page.url and "?" not in page.url, page.url)
        visit.press("^Do you see it differently now")
        page.locator("label.step", has_text="Hardly").first.click()
        visit.press("^Keep$")
        report.check(f"the shift is kept, {name}", "Looked at again: Hardly." in visit.text(), visit.text()[:500])
        visit.press("^Keep$")
        visit.press("A bit easier")
        visit.go("/reflect")
        report.check(f"among those kept, {name}", "no call by nine" in visit.text(), visit.text()[:400])
        page.get_by_role("button", name="Delete").first.click()
        page.wait_for_load_state()
        visit.press("^Undo$")
        report.check(f"deleted and back, {name}", "no call by nine" in visit.text())
        report.check(f"no script of ours failed, {name}", not visit.errors, visit.errors)
        visit.close()


def every_text_area_outlasts(report, browser, running):
    """Each text area: a reload, a page left and come back to, a killed server; and sealed all the while."""
    visit = Visit(browser, running)
    page = visit.page
    sheet = begin(visit)
    typed = {}
    for part in PARTS:
        visit.go(f"{sheet}/part/{part}")
        open_all(visit)
        count = visit.areas().count()
        for place in range(count):
            visit.areas().nth(place).fill(f"Quillfeather {part} {place}\nand a half sen")
        if not count:
            continue
        page.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
        page.reload()
        typed[part] = [area.input_value() for area in visit.areas().all()]
        want = [f"Quillfeather {part} {place}\nand a half sen" for place in range(count)]
        report.check(f"{part}: a reload loses nothing", typed[part][:count] == want, typed[part])
    report.check("every part but two has text areas", len(typed) == len(PARTS) - 2, list(typed))
    visit.go(f"{sheet}/part/happened")
    visit.areas().first.fill("Quillfeather, typed and left at once")
    visit.go("/reflect")
    page.go_back()
    page.wait_for_load_state()
    report.check("left at once and come back to", "left at once" in visit.areas().first.input_value(), visit.areas().first.input_value())
    typed["happened"] = [visit.areas().first.input_value()]
    running.stop(signal.SIGKILL)
    vault = (running.folder / "data/salve/salve.vault").read_bytes()
    report.check("sealed", b"Quillfeather" not in vault)
    running.start()
    visit.close()
    again = Visit(browser, running)
    again.go(f"{sheet}/part/happened")
    report.check("found again shut", "/part/" not in again.page.url, again.page.url)
    again.press("^Open them$")
    for part, want in typed.items():
        again.go(f"{sheet}/part/{part}")
        got = [area.input_value() for area in again.areas().all()]
        report.check(f"{part}: a killed server loses nothing", got == want, (got, want))
        again.press("^Next$")
        again.go(f"{sheet}/part/{part}")
        got = [area.input_value() for area in again.areas().all()]
        report.check(f"{part}: kept as typed", got[: len(want)] == want or got == want[: len(got)], (got, want))
    report.check("no word of it in the log", "Quillfeather" not in running.said())
    again.close()


def two_tabs_over_one_part(report, browser, running):
    visit = Visit(browser, running, script=False)
    sheet = begin(visit)
    for part in ("happened", "thoughts", "mine", "friend", "option"):
        visit.go(f"{sheet}/part/{part}")
        other = visit.page.context.new_page()
        other.goto(visit.page.url)
        visit.page.locator("main textarea").first.fill("Made up: from the first tab")
        visit.press("^Next$")
        other.locator("main textarea").first.fill("Made up: from the second tab")
        other.get_by_role("button", name="Next", exact=True).last.click()
        other.wait_for_load_state()
        said = other.locator("main").inner_text()
        report.check(f"{part}: both are kept", "from the first tab" in said and "from the second tab" in said, said[:500])
        report.check(f"{part}: and it is said", "Both are kept" in said, said[:200])
        other.close()
    visit.close()
    # Typed in two tabs and sent by neither: nothing is lost, whichever is reloaded or sent first.
    visit = Visit(browser, running)
    sheet = begin(visit)
    for part in ("happened", "mine"):
        visit.go(f"{sheet}/part/{part}")
        other = visit.page.context.new_page()
        other.goto(visit.page.url)
        for page, words in ((visit.page, "first"), (other, "second")):
            page.locator("main textarea").first.fill(f"Made up: typed in the {words} tab")
            page.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
        visit.page.reload()
        other.get_by_role("button", name="Next", exact=True).last.click()
        other.wait_for_load_state()
        visit.go(f"{sheet}/read")
        said = visit.text()
        report.check(f"{part}: both drafts are kept", "in the first tab" in said and "in the second tab" in said, said[:500])
        other.close()
    visit.close()


def a_session_that_ended(report, browser, running):
    """Salve was started anew under an open page: without script what was typed comes back with the answer."""
    visit = Visit(browser, running, script=False)
    sheet = begin(visit)
    visit.go(f"{sheet}/part/thoughts")
    for place, box in enumerate(visit.areas().all()):
        box.fill(f"Quillfeather {place}")
    running.stop()
    running.start()
    visit.press("^Next$")
    said = visit.page.content()
    report.check("given back in its rows", all(f"Quillfeather {place}" in said for place in (0, 1)), visit.text()[:400])
    visit.close()


def a_locked_door_holds_rows(report, browser, running):
    """Thoughts and reasons met by a locked door: held with their rows, given back, and kept."""
    visit = Visit(browser, running, script=False)
    set_lock(visit)
    sheet = begin(visit)
    for part in ("thoughts", "mine"):
        visit.go(f"{sheet}/part/{part}")
        if "/part/" not in visit.page.url:
            visit.press("^Open them$")
            visit.go(f"{sheet}/part/{part}")
        open_all(visit)
        boxes = visit.areas()
        for place in range(boxes.count()):
            boxes.nth(place).fill(f"Quillfeather {part} {place}")
        report.check(f"{part}: locked meanwhile", running.command("lock").returncode == 0)
        visit.press("^Next$")
        report.check(f"{part}: held, and not shown", "Quillfeather" not in visit.page.content(), visit.heading())
        unlock(visit, PHRASE)
        report.check(f"{part}: given back", f"Quillfeather {part} 1" in visit.page.content(), visit.heading())
        visit.press("^Keep it$")
        visit.go(f"{sheet}/read")
        said = visit.text()
        report.check(f"{part}: kept in its rows", f"Quillfeather {part} 0" in said and f"Quillfeather {part} 1" in said, said[:400])
    visit.close()


def a_reflection_turns_outward(report, browser, running):
    visit = Visit(browser, running, script=False)
    begin(visit, number=9)
    report.check("at nine something outer stands before it", "/sitting/" in visit.page.url, visit.page.url)
    visit.press("^Next$")
    report.check("then one thing only", "Is there a line here that fits" in visit.text(), visit.text()[:300])
    begin(visit, number=8)
    report.check("at eight the short way leads", "/part/feelings" in visit.page.url, visit.page.url)
    sheet = begin(visit, number=3)
    for part, press in (("thoughts", "^Harder$"), ("mine", "^Far away")):
        visit.go(f"{sheet}/part/{part}")
        if "/part/" not in visit.page.url:
            visit.press("^Open them$")
            visit.go(f"{sheet}/part/{part}")
        visit.areas().first.fill(f"Made up: {part} it is.")
        visit.press(press)
        report.check(f"{part}: turns outward at once", "/sitting/" in visit.page.url, visit.page.url)
        visit.go(f"{sheet}/read")
        report.check(f"{part}: the words are there", f"{part} it is." in visit.text(), visit.text()[:300])
    visit.go("/reflect")
    report.check("and it waits to be gone on with", "You stopped at" in visit.text(), visit.text()[:400])
    visit.close()


def a_reflection_by_keyboard(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page

    begin(visit, "A short one")
    visit.tab_to("document.activeElement.name === 'text'", "own words", 140)
    page.keyboard.type("Made up: wobbly.")
    visit.press_by_keys("Next", 140)
    visit.tab_to("document.activeElement.name === 'thought-0'", "a thought", 140)
    page.keyboard.type("Made up: too slow.")
    visit.tab_to("document.activeElement.name === 'thought-kind-0'", "its kind", 140)
    page.keyboard.press("Space")
    visit.press_by_keys("Next", 140)
    visit.tab_to("document.activeElement.name === 'pick'", "a line", 140)
    page.keyboard.press("Space")
    # Enter in a choice goes on, and never stops.
    with page.expect_navigation():
        page.keyboard.press("Enter")
    report.check("Enter goes on", "/part/option" in page.url, page.url)
    visit.press_by_keys("Skip", 140)
    said = visit.text()
    report.check("kept by keyboard", "wobbly" in said and "too slow" in said and "Something noticed" in said, said[:400])
    visit.close()


def reflections_look_right(report, browser, running):
    """Stop, Harder and Next in view on small screens; no line wider than the page."""
    for size in (PHONE, SMALL, DESKTOP):
        visit = Visit(browser, running, size=size)
        sheet = begin(visit)
        for part in PARTS:
            visit.go(f"{sheet}/part/{part}")
            for name in ("Stop", "Next"):
                box = visit.page.get_by_role("button", name=name, exact=True).last.bounding_box()
                inside = box and box["y"] >= 0 and box["y"] + box["height"] <= visit.page.viewport_size["height"]
                report.check(f"{part}: {name} in view at {size}", inside, box)
        visit.close()


def reflect_in_the_terminal(report, browser, running):
    form = running.command("reflect", "write", "--no-input")
    report.check("the form", "What went through your mind?" in form.stdout and form.returncode == 0, form.stderr)
    line = {
        "answers": {
            "thoughts": {"thoughts": [{"text": "Made up: too slow", "kind": "judgement"}]},
            "mine": {"reasons": [{"text": "Made up: tired", "about": "feeling", "sure": "half"}], "picks": ["unknown"]},
        },
        "finished": True,
    }
    done = running.command("reflect", "--json", input=json.dumps(line) + "\n")
    said = json.loads(done.stdout or "{}").get("said", [])
    report.check("kept from one line", ["Made up: too slow (A judgement)"] in [one["lines"] for one in said], done.stderr + done.stdout)
    listed = running.command("reflect", "list", "--json")
    thing = json.loads(listed.stdout)[0]["thing"]
    report.check("listed", "too slow" in listed.stdout, listed.stdout)
    shown = running.command("reflect", "show", thing)
    report.check("shown", "Made up: tired" in shown.stdout and "Half" in shown.stdout, shown.stdout + shown.stderr)
    wrong = running.command("reflect", "show", "nothing")
    report.check("no such one", wrong.returncode == 1 and not wrong.stdout, wrong.stdout)
    bad = dict(line, answers={"mine": {"reasons": [{"text": "secret words", "sure": "wholly"}]}})
    refused = running.command("reflect", "--json", input=json.dumps(bad) + "\n")
    report.check("a strange value is refused", refused.returncode != 0 and "secret words" not in refused.stderr, refused.stderr)


ALL = [
    a_reflection_to_its_end, every_text_area_outlasts, two_tabs_over_one_part, a_session_that_ended, a_locked_door_holds_rows,
    a_reflection_turns_outward, a_reflection_by_keyboard, reflections_look_right, reflect_in_the_terminal,
]

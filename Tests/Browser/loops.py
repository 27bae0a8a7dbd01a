"""Loops: drawn to the end with and without script, by keyboard, from a reflection; the ring and its list; nothing lost."""

import json
import re
import signal

from harness import DESKTOP, PHONE, SMALL, Visit
from people import WAYS, add_person

OWN = ["trigger", "feeling", "thought", "action", "next", "safe", "kind", "keeping", "turn"]
THEIRS = ["their-trigger", "their-feeling", "their-thought", "their-action", "their-next"]
WORDS = {
    "trigger": "Made up: no reply by nine.", "feeling": "Made up: scared.", "thought": "Made up: they left.",
    "action": "Made up: went quiet, then wrote something sharp and looked at the phone until one.",
    "next": "Made up: a long night.",
}
LONG = "Donaudampfschifffahrtsgesellschaftskapitän WWWWWWWWWWWWWWWWWWWW 日本語の長い文章はここにあります " * 6


def begin(visit, number=3, person=None):
    """Begins a loop; where it stands, as `/sheet/ID`, or None where something stands before it."""
    visit.go("/loops/new")
    if person:
        visit.page.locator("label.chip", has_text=person).click()
    if number is not None:
        visit.page.locator("summary", has_text="A number").click()
        visit.page.locator("fieldset.numberset label.chip", has_text=re.compile(rf"^{number}$")).click()
    visit.press("^Begin$")
    return re.search(r"/sheet/[0-9a-f]{32}", visit.page.url)[0] if "/sheet/" in visit.page.url else None


def fill(visit, words=WORDS):
    """Answers the five questions, and passes the rest by; ends on the loop's page."""
    for part in OWN:
        if part in words:
            visit.areas().first.fill(words[part])
        visit.press("^Next$" if part in words else "^Skip$")


def some_of_loops(visit):
    """Draws two loops, one with a guess; gives the paths of their pages and of some of their parts."""
    person = add_person(visit, "Cleo, made up")
    begin(visit, number=2)
    fill(visit, {part: words * 3 for part, words in WORDS.items()})
    plain = re.sub("https?://[^/]*", "", visit.page.url)
    sheet = begin(visit, number=2, person="Cleo, made up")
    fill(visit)
    visit.press("^Guess the other loop$")
    visit.areas().first.fill("Made up: my short note, maybe.")
    visit.press("^Next$")
    parts = ["trigger", "safe", "kind", "keeping", "turn", "their-trigger"]
    paths = ["/loops", "/loops/new", "/loops/with/" + person.split("/")[-1], plain, sheet.replace("/sheet/", "/loops/")]
    return paths + [f"{sheet}/part/{part}" for part in parts]


def a_loop_to_its_end(report, browser, running):
    for script in (True, False):
        name = "with script" if script else "without script"
        visit = Visit(browser, running, script=script)
        page = visit.page
        if script:
            visit.go("/loops")
            report.check("empty, the five questions stand there", page.locator("ol.loop li").count() == 5)
        sheet = begin(visit)
        for part in ("trigger", "feeling", "thought", "action", "next"):
            report.check(f"{part} is asked, {name}", page.url.endswith("/part/" + part), page.url)
            visit.areas().first.fill(WORDS[part])
            visit.press("^Next$")
        report.check(f"what was said stays in view, {name}", "no reply by nine" in visit.text(), visit.text()[:400])
        page.locator("label.chip", has_text="from being left").click()
        visit.areas().first.fill("Made up: my pride.")
        visit.press("^Next$")
        report.check(f"a kind line comes before what it keeps going, {name}", "/part/kind" in page.url, page.url)
        page.locator("label.chip", has_text="could well feel this").click()
        visit.press("^Next$")
        visit.areas().first.fill("Made up: less comes back.")
        visit.press("^Next$")
        page.locator("label.chip", has_text="Between the thought and what I do").click()
        visit.areas().first.fill("Made up: phone in the kitchen.")
        visit.press("^Next$")
        said = visit.text()
        report.check(f"the loop comes next, and no guess, {name}", "/loops/" in page.url, page.url)
        report.check(
            f"all of it in own words, {name}",
            all(words in said for words in (
                *WORDS.values(), "from being left", "my pride", "less comes back", "phone in the kitchen",
                "between thought and doing",
            )), said[:900],
        )
        here = page.url.replace(running.origin, "")
        page.locator("ol.loop .node").nth(1).click()
        page.wait_for_load_state()
        report.check(f"a node leads to its part, {name}", page.url.endswith("/part/feeling"), page.url)
        visit.areas().first.fill("Made up: scared, and tight.")
        visit.press("^All parts$")
        report.check(f"changed, {name}", "scared, and tight" in visit.text(), visit.text()[:400])
        visit.press("^Guess the other loop$")
        report.check(f"the guess says that it is one, {name}", "My guess" in visit.heading(), visit.heading())
        report.check(f"and for whom, {name}", "people you are safe with" in visit.text())
        visit.areas().first.fill("Made up: my short note, maybe.")
        visit.press("^Next$")
        visit.go(here)
        report.check(f"under its own words, {name}", "My guess" in visit.text() and "no fact" in visit.text(), visit.text()[-900:])
        visit.press("^Keep it as a next thing$")
        report.check(f"the turn is a next thing, {name}", "Kept as a next thing" in visit.text(), visit.text()[-500:])
        visit.press("^Keep$")
        visit.press("A bit easier")
        # Shut now: a press on a node opens it there.
        visit.go(here)
        page.locator("ol.loop .node").nth(0).click()
        page.wait_for_load_state()
        report.check(f"opened again at that part, {name}", page.url.endswith("/part/trigger"), page.url)
        visit.go("/loops")
        report.check(f"listed, {name}", "no reply by nine" in visit.text(), visit.text()[:400])
        page.get_by_role("button", name="Delete").first.click()
        page.wait_for_load_state()
        visit.press("^Undo$")
        report.check(f"deleted and back, {name}", "no reply by nine" in visit.text())
        report.check(f"nothing of it in the address, {name}", "quiet" not in page.url and "?" not in page.url, page.url)
        report.check(f"no script of ours failed, {name}", not visit.errors, visit.errors)
        visit.close()
    visit = Visit(browser, running, script=False)
    visit.go("/loops")
    report.check("the same words in two are said as they stand", "in two of your loops" in visit.text(), visit.text()[-700:])
    visit.close()


def every_text_area_outlasts(report, browser, running):
    """Each text area: a reload, a page left and come back to, a killed server; and sealed all the while."""
    visit = Visit(browser, running)
    page = visit.page
    sheet = begin(visit)
    typed = {}
    for part in OWN + THEIRS:
        visit.go(f"{sheet}/part/{part}")
        typed[part] = f"Quillfeather {part}\nand a half sen"
        visit.areas().first.fill(typed[part])
        page.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
        page.reload()
        got = visit.areas().first.input_value()
        report.check(f"{part}: a reload loses nothing", got == typed[part], got)
    visit.go(f"{sheet}/part/trigger")
    typed["trigger"] = "Quillfeather, typed and left at once"
    visit.areas().first.fill(typed["trigger"])
    visit.go("/loops")
    page.go_back()
    page.wait_for_load_state()
    report.check("left at once and come back to", visit.areas().first.input_value() == typed["trigger"])
    running.stop(signal.SIGKILL)
    vault = (running.folder / "data/salve/salve.vault").read_bytes()
    report.check("sealed", b"Quillfeather" not in vault)
    running.start()
    visit.close()
    again = Visit(browser, running)
    again.go(f"{sheet}/part/trigger")
    report.check("found again shut, on the loop's page", "/loops/" in again.page.url, again.page.url)
    again.page.locator("ol.loop .node").first.click()
    again.page.wait_for_load_state()
    for part, want in typed.items():
        again.go(f"{sheet}/part/{part}")
        got = again.areas().first.input_value()
        report.check(f"{part}: a killed server loses nothing", got == want, (got, want))
        again.press("^Next$")
        again.go(f"{sheet}/part/{part}")
        report.check(f"{part}: kept as typed", again.areas().first.input_value() == want, again.areas().first.input_value())
    report.check("no word of it in the log", "Quillfeather" not in running.said())
    # Salve was started anew under an open page: without script what was typed comes back with the answer.
    plain = Visit(browser, running, script=False)
    sheet = begin(plain)
    plain.areas().first.fill("Quillfeather, unsent")
    running.stop()
    running.start()
    plain.press("^Next$")
    report.check("given back after a session ended", "Quillfeather, unsent" in plain.page.content(), plain.text()[:400])
    plain.close()
    again.close()


def two_tabs_over_one_place(report, browser, running):
    visit = Visit(browser, running, script=False)
    sheet = begin(visit)
    for part in ("trigger", "safe", "their-feeling"):
        visit.go(f"{sheet}/part/{part}")
        other = visit.page.context.new_page()
        other.goto(visit.page.url)
        visit.areas().first.fill("Made up: from the first tab")
        visit.press("^Next$")
        other.locator("main textarea").first.fill("Made up: from the second tab")
        other.get_by_role("button", name="Next", exact=True).last.click()
        other.wait_for_load_state()
        said = other.locator("main").inner_text()
        report.check(f"{part}: both are kept", "from the first tab" in said and "from the second tab" in said, said[:500])
        report.check(f"{part}: and it is said", "Both are kept" in said, said[:200])
        other.close()
    visit.close()


def a_loop_turns_outward(report, browser, running):
    visit = Visit(browser, running, script=False)
    begin(visit, number=9)
    report.check("at nine something outer stands before it", "/sitting/" in visit.page.url, visit.page.url)
    sheet = begin(visit)
    for part, press in (("safe", "^Harder$"), ("thought", "^Far away")):
        visit.go(f"{sheet}/part/{part}")
        if "/part/" not in visit.page.url:
            visit.page.locator("ol.loop .node").first.click()
            visit.page.wait_for_load_state()
            visit.go(f"{sheet}/part/{part}")
        visit.areas().first.fill(f"Made up: {part} it is.")
        visit.press(press)
        report.check(f"{part}: turns outward at once", "/sitting/" in visit.page.url, visit.page.url)
        visit.go(sheet.replace("/sheet/", "/loops/"))
        said = visit.text()
        report.check(f"{part}: the words are there", f"{part} it is." in said, said[:600])
        report.check(f"{part}: help and a way out in reach", "Help now" in said and "Hide this page" in said)
    report.check("far away, something outward is offered and no node opens", "Something around you first" in visit.text()
                 and not visit.page.locator("ol.loop button.node").count(), visit.text()[:500])
    visit.close()


def a_loop_by_keyboard(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page

    begin(visit)
    for part in ("trigger", "feeling", "thought", "action", "next"):
        visit.tab_to("document.activeElement.name === 'text'", part, 140)
        page.keyboard.type(f"Made up: {part}.")
        visit.press_by_keys("Next", 140)
    visit.tab_to("document.activeElement.name === 'pick'", "what it guards", 140)
    page.keyboard.press("Space")
    visit.press_by_keys("Next", 140)
    for _ in range(3):
        visit.press_by_keys("Skip", 140)
    report.check("drawn by keyboard", "/loops/" in page.url and "Made up: action." in visit.text(), visit.text()[:500])
    visit.tab_to("document.activeElement.matches('ol.loop .node')", "a node", 140)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    report.check("a node is reached by keyboard", page.url.endswith("/part/trigger"), page.url)
    visit.close()


# Whether each line of the drawing stands within its pebble, and no pebble over another.
APART = """() => {
  const inside = (one, other) => one.left >= other.left - .5 && one.right <= other.right + .5
    && one.top >= other.top - .5 && one.bottom <= other.bottom + .5;
  const pebbles = [...document.querySelectorAll('.ringsvg .pebble')];
  const boxes = pebbles.map(one => one.querySelector('rect').getBoundingClientRect());
  const out = pebbles.flatMap((one, place) => [...one.querySelectorAll('text')]
    .filter(text => !inside(text.getBoundingClientRect(), boxes[place])).map(text => text.textContent));
  const over = boxes.filter((one, place) => boxes.some((other, number) => number > place
    && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom));
  return { out, over: over.length, count: boxes.length };
}"""


def the_ring_and_its_list(report, browser, running):
    """The same words; nothing over anything else; on a narrow screen, or with large letters, the list alone."""
    visit = Visit(browser, running, script=False)
    here = {}
    for name, words in (("short", WORDS), ("long", {part: LONG for part in WORDS})):
        sheet = begin(visit)
        fill(visit, words)
        here[name] = visit.page.url.replace(running.origin, "")
        visit.go(f"{sheet}/part/turn")
        visit.page.locator("label.chip", has_text="Between the thought and what I do").click()
        visit.areas().first.fill(words["action"])
        visit.press("^Next$")
        visit.press("^Guess the other loop$")
        visit.areas().first.fill(words["thought"])
        visit.press("^Next$")
    for name, path in here.items():
        for size in (DESKTOP, (1024, 768), (700, 900)):
            for scheme in ("light", "dark"):
                look = Visit(browser, running, size=size, scheme=scheme)
                look.go(path)
                found = look.page.evaluate(APART)
                report.check(f"{name}: two rings and a way out at {size}, {scheme}", found["count"] == 11, found)
                report.check(f"{name}: each line in its pebble at {size}, {scheme}", not found["out"], found)
                report.check(f"{name}: no pebble over another at {size}, {scheme}", found["over"] == 0, found)
                listed = [one.inner_text() for one in look.page.locator("ol.loop .node b").all()]
                squeezed = "".join("".join(listed).split())
                for pebble in look.page.locator(".ringsvg .pebble").all():
                    drawn = "".join("".join(pebble.locator(".ringtext").all_text_contents()).split()).rstrip("…")
                    report.check(f"{name}: the list says it too at {size}", drawn in squeezed, drawn)
                wide = look.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                report.check(f"{name}: no wider than the page at {size}", wide)
                look.close()
        for size in (SMALL, PHONE, (320, 700)):
            look = Visit(browser, running, size=size)
            look.go(path)
            report.check(f"{name}: the list alone at {size}", not look.page.locator(".ringsvg").is_visible())
            wide = look.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            report.check(f"{name}: no wider than the page at {size}", wide)
            look.close()
        look = Visit(browser, running, size=DESKTOP)
        look.go(path)
        report.check(f"{name}: hidden from those who listen", look.page.locator(".ringsvg").get_attribute("aria-hidden") == "true")
        look.page.emulate_media(media="print")
        shown = look.page.locator(".ringsvg").is_visible() and look.page.locator("ol.loop").first.is_visible()
        report.check(f"{name}: ring and list in print", shown)
        report.check(f"{name}: no button in print", not look.page.get_by_role("button", name="Delete it").is_visible())
        pages = len(re.findall(rb"/Type\s*/Page[^s]", look.page.pdf(format="A4")))
        report.check(f"{name}: it prints on few sheets", pages <= (3 if name == "short" else 9), pages)
        look.page.emulate_media(media="screen", forced_colors="active")
        report.check(f"{name}: drawn under forced colours", look.page.locator(".ringsvg").is_visible())
        look.close()
    visit.close()


def a_reflection_drawn(report, browser, running):
    visit = Visit(browser, running, script=False)
    visit.go("/reflect")
    visit.press("A fuller one")
    visit.areas().first.fill("Made up: no call by nine.")
    visit.press("^Next$")
    sheet = re.search(r"/sheet/[0-9a-f]{32}", visit.page.url)[0]
    visit.go(f"{sheet}/read")
    visit.press("^Keep$")
    visit.go(f"{sheet}/read")
    visit.press("^Draw this as a loop$")
    report.check("its words stand in the loop", "no call by nine" in visit.text() and "/loops/" in visit.page.url, visit.text()[:500])
    visit.press("^Drawn from a reflection$")
    report.check("and it stays as it is", visit.page.url.endswith(f"{sheet}/read"), visit.page.url)
    visit.close()


def a_loop_with_someone_kept_simple(report, browser, running):
    visit = Visit(browser, running, script=False)
    person = add_person(visit, "Noel, made up")
    begin(visit, person="Noel, made up")
    fill(visit)
    here = visit.page.url.replace(running.origin, "")
    visit.press("^Guess the other loop$")
    visit.areas().first.fill("Quillguess, made up.")
    visit.press("^Next$")
    visit.go(here)
    report.check("guessed", "Quillguess" in visit.text() and "With Noel" in visit.text(), visit.text()[:300])
    visit.go(person)
    visit.page.locator("label.chip", has_text="Keep this one simple").click()
    visit.page.locator("form:has(#name) button.btn").first.click()
    visit.page.wait_for_load_state()
    for path in (here, "/loops", "/timeline"):
        visit.go(path)
        report.check(f"hidden on {path.split('/')[1]}", "Quillguess" not in visit.page.content(), visit.text()[:400])
    visit.go(here)
    said = visit.text()
    report.check("one's own ring stays", "no reply by nine" in said and "My guess" not in said and "Noel" not in said, said[:500])
    visit.go("/loops/with/" + person.split("/")[-1])
    report.check("in its place other ways stand", all(way in visit.text() for way in WAYS), visit.text()[:400])
    visit.go("/loops/new")
    report.check("and they are not offered", "Noel" not in visit.text(), visit.text()[:400])
    visit.close()


def loops_in_the_terminal(report, browser, running):
    form = running.command("loop", "new", "--no-input")
    report.check("the form", "What set it off?" in form.stdout and form.returncode == 0, form.stderr)
    line = {"answers": {"trigger": {"text": "Made up: no reply"}, "turn": {"text": "Walk", "picks": ["after-thought"]}}}
    done = running.command("loop", "new", "--json", input=json.dumps(line) + "\n")
    report.check("kept from one line", "no reply" in done.stdout and done.returncode == 0, done.stderr + done.stdout)
    listed = running.command("loop", "list", "--json")
    thing = json.loads(listed.stdout)[0]["thing"]
    report.check("listed", "no reply" in listed.stdout, listed.stdout)
    report.check("listed without a word more", "no reply" in running.command("loop").stdout)
    shown = running.command("loop", "show", thing)
    report.check("shown", "no reply" in shown.stdout and "Walk" in shown.stdout, shown.stdout + shown.stderr)
    wrong = running.command("loop", "show", "nothing")
    report.check("no such one", wrong.returncode == 1 and not wrong.stdout, wrong.stdout)
    other = running.command("reflect", "show", thing)
    report.check("a loop is no reflection", other.returncode == 1, other.stdout)


ALL = [
    a_loop_to_its_end, every_text_area_outlasts, two_tabs_over_one_place, a_loop_turns_outward, a_loop_by_keyboard,
    the_ring_and_its_list, a_reflection_drawn, a_loop_with_someone_kept_simple, loops_in_the_terminal,
]

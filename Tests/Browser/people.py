"""People: own words over time, someone kept simple on every page, the pause through its days, and words to copy out."""

import re

from harness import Visit
from care import later

WAYS = ["How I am", "Who is on my side", "What keeps me safe", "People to call or text"]


def add_person(visit, name, *chips, number=""):
    """Adds someone, and gives the path of their page."""
    visit.go("/list/people")
    form = visit.page.locator("form:has(#name)")
    form.locator("#name").fill(name)
    form.locator("#number").fill(number)
    for chip in chips:
        form.locator("label.chip", has_text=chip).click()
    form.locator("button.btn").first.click()
    visit.page.wait_for_load_state()
    return visit.page.locator("a[href^='/list/people/']", has_text=name).get_attribute("href")


def some_of_people(visit):
    """Makes a note, a change of it, and what opens with someone; gives the paths of their pages."""
    person = add_person(visit, "Una, made up")
    here = "/people/with/" + person.split("/")[-1]
    visit.go(here)
    visit.page.locator("textarea").fill("Made up: we talked about the garden.")
    visit.press("^Keep$")
    note = visit.page.locator("a[href^='/people/note/']").first.get_attribute("href")
    return [person, here, note, here + "/send", here + "/sheet/say-it", here + "/practise/two-reasons", here + "/swings"]


def a_bond_over_time(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    person = add_person(visit, "Una, made up")
    visit.go(person)
    visit.press("How it is with them, over time")
    report.check("one quiet question", page.locator("textarea").count() == 1, visit.text()[:300])
    page.locator("textarea").fill("Made up: stiff, then we laughed.")
    page.locator("label.chip", has_text="In part").click()
    page.locator("label.chip", has_text="Mixed").click()
    visit.press("^Keep$")
    report.check("it stands there with its day", "stiff, then we laughed" in visit.text() and "In part · Mixed" in visit.text(), visit.text()[:500])
    report.check("and is no number", not re.search(r"\b\d+ ?(%|of|/)", page.inner_text("main")), page.inner_text("main"))
    visit.press("^Change")
    page.locator("textarea").fill("Made up: stiff, and then warm.")
    visit.press("^Keep$")
    visit.go("/people/own")
    report.check("being on one's own has its page", "On your own" in visit.heading())
    page.locator("textarea").fill("Made up: Sundays are long.")
    visit.press("^Keep$")
    visit.go("/people/across")
    report.check("side by side", all(words in visit.text() for words in ("and then warm", "Sundays are long")), visit.text()[:500])
    visit.go("/timeline")
    report.check("in the timeline, folded", "How it was with someone" in visit.text() and "then warm" in page.content())
    visit.go(person)
    page.locator("#bond").fill("my sister")
    page.locator("label.chip", has_text="From before").click()
    page.locator("form:has(#name) button.btn").first.click()
    page.wait_for_load_state()
    visit.go(person)
    report.check("a bond that was has its quiet sheet", "Being apart" in visit.text(), visit.text()[:600])
    visit.close()
    said = running.command("people", "notes")
    report.check("salve people notes", said.returncode == 0 and "then warm" in said.stdout, said.stdout + said.stderr)


def someone_kept_simple(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    person = add_person(visit, "Noel, made up", "Listening", number="+353 1 555 0199")
    here = "/people/with/" + person.split("/")[-1]
    visit.go("/hard/person")
    report.check("offered to call before", "Noel" in visit.text())
    visit.go(here)
    page.locator("textarea").fill("Made up: I am scared of him when he drinks.")
    visit.press("^Keep$")
    visit.go(person)
    report.check("the switch is mentioned", "less can be asked here" in visit.text(), visit.text()[:500])
    report.check("and not set", not page.locator("input[name=simple]").is_checked())
    page.locator("label.chip", has_text="Keep this one simple").click()
    page.locator("form:has(#name) button.btn").first.click()
    page.wait_for_load_state()

    doors = ["/send", "/sheet/say-it", "/sheet/mend", "/practise/two-reasons", "/practise/without-verdict"]
    for path in [person, here] + [here + door for door in doors]:
        visit.go(path)
        for way in WAYS:
            report.check(f"{way}, on {path}", way in visit.text(), visit.text()[:300])
        report.check(f"nothing is asked towards him, {path}", "Begin" not in visit.text() and "would like" not in visit.text())
        report.check(f"hide this page, {path}", page.locator("[data-hide]").count() > 0)
        page.locator("a", has_text="What keeps me safe").first.click()
        page.wait_for_load_state()
        report.check("it leads there", page.url.endswith("/list/steps"), page.url)
    patterns = [line.split(" ", 1)[1] for line in running.command("lab", "routes").stdout.splitlines() if line.startswith("GET ")]
    own = {"/list/people", "/timeline", "/timeline/day/{day}"}
    for pattern in patterns:
        if "{" in pattern or pattern in own or pattern in ("/blank", "/favicon.ico", "/offline"):
            continue
        answer = visit.context.request.get(running.origin + pattern)
        report.check(f"{pattern} does not name him", "Noel, made up" not in answer.text())
    for path in ("/sheets/say-it/new", "/sheets/mend/new", "/practise/two-reasons", "/practise/one-patience", "/print/card"):
        visit.go(path)
        report.check(f"not to be picked on {path}", "Noel" not in visit.text())
    for arguments in (["help-now"], ["card"], ["care"]):
        said = running.command(*arguments)
        report.check(f"salve {arguments[0]} leaves him out", "Noel" not in said.stdout, said.stdout[:300])
    said = running.command("ask", input='{"person":"Noel, made up","text":"Please"}')
    report.check("salve ask does not find him", said.returncode != 0, said.stdout)
    visit.close()


def the_pause(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    person = add_person(visit, "Una, made up")
    visit.go(person)
    visit.press("Keep a message here for a while")
    report.check("safety first", "If this is about getting safe, skip the pause." in visit.text(), visit.text()[:300])
    page.locator("#text").fill("Made up: you never ring.")
    report.check("who it is for is chosen", page.locator("input[name=person]:checked").count() == 1)
    page.locator("#feel").fill("Made up: left out")
    visit.press("Till tonight")
    report.check("nothing was sent", "Nothing was sent." in visit.text(), visit.text()[:300])
    report.check("nothing of it in the address", "ring" not in page.url)
    visit.go("/")
    report.check("not asked before its time", "A text you kept" not in visit.text())
    visit.close()

    visit = later(browser, running, "@2026-11-21 21:30:00")
    page = visit.page
    visit.press("See it now")
    report.check("what was felt stands first", "left out" in page.inner_text("main"), page.inner_text("main")[:400])
    report.check("skip the pause, again", "skip the pause" in visit.text())
    page.locator("#text").fill("Made up: I miss you ringing.")
    visit.press("Till morning")
    visit.close()

    visit = later(browser, running, "@2026-11-22 09:00:00")
    page = visit.page
    visit.press("See it now")
    report.check("changed words came back", page.locator("#text").input_value() == "Made up: I miss you ringing.")
    visit.close()

    visit = later(browser, running, "@2026-11-26 10:00:00")
    page = visit.page
    report.check("silence folds it away", "A text you kept" not in visit.text(), visit.text()[:400])
    visit.go("/send")
    page.locator("a[href^='/send/']").first.click()
    page.wait_for_load_state()
    visit.press("Delete it")
    report.check("let go, with a minute to take it back", "Gone for good in a minute" in visit.text(), visit.text()[:300])
    visit.go("/send")
    report.check("it is gone from there", page.locator("a[href^='/send/']").count() == 0)
    visit.close()


the_pause.world = {"faketime": "@2026-11-21 15:00:00"}


def an_own_day(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/send")
    page.locator("#text").fill("Made up: not now.")
    page.locator("summary", has_text="A day of your own").click()
    page.locator("#day").fill("2026-11-25")
    page.locator("#hour").select_option("9")
    visit.press("Till then")
    report.check("kept till that day and hour", "25" in visit.heading() and "9" in visit.heading(), visit.heading())
    visit.close()


an_own_day.world = {"faketime": "@2026-11-21 15:00:00"}


def words_to_copy_out(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    person = add_person(visit, "Una, made up")
    visit.go(person)
    visit.press("Say something tender")
    report.check("for people one is safe with", "afraid of them, skip this" in visit.text(), visit.text()[:400])
    if page.locator("details summary").count():
        page.locator("details summary").first.click()
    page.locator("label.chip", has_text=re.compile("^2$")).first.click()
    visit.press("^Begin$")
    said = ["Made up: you never ring", "I feel left out", "I fear it is me", "", "I would like a call on Sunday", "", ""]
    for words in said:
        if page.locator("textarea#text, textarea[name=text]").count() and words:
            page.locator("textarea[name=text]").first.fill(words)
        visit.press("^Next$")
    box = page.locator("textarea[readonly]").input_value()
    report.check("I feel, I fear, I would like", box == "I feel left out\nI fear it is me\nI would like a call on Sunday", box)
    report.check("blame stays apart", "never ring" not in box and "never ring" in page.inner_text("main"))
    visit.close()


def nothing_typed_is_lost(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    person = add_person(visit, "Una, made up")
    here = "/people/with/" + person.split("/")[-1]
    visit.go(here)
    page.locator("textarea").fill("Made up: first.")
    visit.press("^Keep$")
    note = page.locator("a[href^='/people/note/']").first.get_attribute("href")
    visit.go("/send")
    page.locator("#text").fill("Made up: not now.")
    visit.press("Keep it till morning")
    held = page.url.replace(running.origin, "")
    places = [(here, "#text"), ("/people/own", "#text"), (note, "#text"), ("/send", "#text"), ("/send", "#feel"), (held, "#text")]
    for path, box in places:
        visit.go(path)
        for details in page.locator("details:not([open])").all():
            if details.locator(box).count():
                details.locator("summary").first.click()
        page.locator(box).first.fill(f"Made up: half a sentence in {box}")
        page.locator("[data-draft-kept]").first.wait_for(state="visible", timeout=10_000)
        page.reload()
        report.check(f"a reload keeps it, {path} {box}", page.locator(box).first.input_value().startswith("Made up: half"))
    running.stop(9)
    running.start()
    again = Visit(browser, running)
    for path, box in places:
        again.go(path)
        kept = again.page.locator(box).first.input_value()
        report.check(f"a killed server keeps it, {path} {box}", kept.startswith("Made up: half"), kept)
    report.check("no draft in the log", "half a sentence" not in running.said())
    visit.close()
    again.close()


def asked_after_a_parting(report, browser, running):
    """Asked for once: a question a month later, without a name; passed over, answered, and stopped."""
    visit = Visit(browser, running, script=False)
    page = visit.page
    person = add_person(visit, "Una, made up")
    here = "/people/with/" + person.split("/")[-1]
    visit.go(here)
    report.check("of a bond that is, nothing is asked", "Being asked" not in visit.text(), visit.text()[:300])
    visit.go(person)
    page.locator("label.chip:has(input[name='past'])").click()
    page.locator("form:has(#name) button.btn").first.click()
    page.wait_for_load_state()
    visit.go(here)
    visit.press("Ask me now and then")
    report.check("until when", "till" in visit.text() and "2027" in visit.text(), visit.text()[:600])
    visit.go("/")
    report.check("nothing yet", "You wanted to be asked" not in visit.text())
    visit.close()
    visit = later(browser, running, "@2026-11-03 10:00:00")
    report.check("a month on", "How is it now" in visit.text() and "Una" not in visit.text(), visit.text()[:600])
    visit.press("^Not this time$")
    report.check("passed over", "How is it now" not in visit.text(), visit.text()[:600])
    visit.close()
    visit = later(browser, running, "@2026-12-03 10:00:00")
    visit.press("^Write a few words$")
    visit.page.locator("textarea").fill("Made up: the mornings are mine.")
    visit.press("^Keep$")
    visit.go("/")
    report.check("answered", "How is it now" not in visit.text(), visit.text()[:600])
    visit.go(here)
    visit.press("^Stop asking$")
    report.check("stopped", "Ask me now and then" in visit.text(), visit.text()[:600])
    visit.close()
    said = running.command("people", "apart", "--json", input='{"person":"Una, made up","act":"ask"}\n')
    report.check("salve people apart", said.returncode == 0 and "nine months" in said.stdout, said.stdout + said.stderr)


asked_after_a_parting.world = {"faketime": "@2026-10-03 10:00:00"}

ALL = [
    a_bond_over_time, someone_kept_simple, the_pause, an_own_day, words_to_copy_out, nothing_typed_is_lost,
    asked_after_a_parting,
]

"""To and fro: nothing to show, notes over weeks that show it, put away and brought back, and someone kept simple."""

from care import later
from harness import Visit
from people import WAYS, add_person


DAYS = ["10-08", "10-15", "10-22", "10-29", "11-05", "11-12"]


def nothing_yet(report, browser, running):
    visit = Visit(browser, running, script=False)
    person = add_person(visit, "Una, made up")
    visit.go(person)
    visit.press("To and fro")
    report.check("a page of its own", "To and fro with Una" in visit.heading(), visit.heading())
    report.check("nothing to show is calm", "Nothing to show here yet" in visit.text(), visit.text()[:300])
    visit.go("/people/with/" + person.split("/")[-1])
    visit.page.locator("textarea").fill("Made up: I pulled away from her, then I missed her.")
    visit.press("^Keep$")
    visit.go("/people/with/" + person.split("/")[-1] + "/swings")
    report.check("one note is no claim", "Nothing to show here yet" in visit.text(), visit.text()[:300])


def kept_simple(report, browser, running):
    visit = Visit(browser, running, script=False)
    person = add_person(visit, "Noel, made up", "Keep this one simple")
    visit.go("/people/with/" + person.split("/")[-1] + "/swings")
    text = visit.text()
    report.check("other ways stand there", all(way in text for way in WAYS), text[:400])
    report.check("and no map", "To and fro" not in text, text[:400])


def to_and_fro(report, browser, running):
    visit = Visit(browser, running, script=False)
    person = add_person(visit, "Una, made up")
    here = "/people/with/" + person.split("/")[-1]
    for place in range(6):
        visit.go(here)
        words = "I pulled away from her all evening." if place % 2 == 0 else "I miss her so much that it hurts."
        visit.page.locator("textarea").fill("Made up: " + words)
        visit.press("^Keep$")
        visit.close()
        visit = later(browser, running, f"@2026-{DAYS[place]} 10:00:00")
    visit.go(here + "/swings")
    text = visit.text()
    report.check("it says how often, with dates", "went to and fro 5 times" in text, text[:400])
    report.check("a question, and no claim about anyone", "Could it be that" in text and "proves nothing" in text, text[:600])
    report.check("each entry with its words", text.count("I pulled away from her") == 3 and text.count("I miss her so much") == 3)
    visit.page.locator("ol.swings a").first.click()
    visit.page.wait_for_load_state()
    report.check("an entry opens", "I pulled away from her" in visit.text(), visit.text()[:300])
    visit.go(here + "/swings")
    visit.press("Put this away for good")
    report.check("put away", "put away for good, as you chose" in visit.text() and "Could it be" not in visit.text(), visit.text()[:300])
    visit.press("Bring it back")
    report.check("and brought back", "Could it be that" in visit.text(), visit.text()[:300])
    visit.go("/hard")
    visit.press("Show me one thing at a time")
    visit.go(here + "/swings")
    report.check("after a hard moment it rests", "rests for a day" in visit.text() and "I miss her" not in visit.text(), visit.text()[:300])
    visit.close()


to_and_fro.world = {"faketime": "@2026-10-01 10:00:00"}


def side_by_side(report, browser, running):
    visit = Visit(browser, running, script=False)
    names = ["Una", "Ida"]
    heres = ["/people/with/" + add_person(visit, name + ", made up").split("/")[-1] for name in names]
    visit.go("/list/people")
    report.check("no line with fewer than two", "More than one person has something" not in visit.text(), visit.text()[:300])
    for place in range(6):
        for here in heres:
            visit.go(here)
            words = "I pulled away from her all evening." if place % 2 == 0 else "I miss her so much that it hurts."
            visit.page.locator("textarea").fill("Made up: " + words)
            visit.press("^Keep$")
        visit.close()
        visit = later(browser, running, f"@2026-{DAYS[place]} 10:00:00")
    visit.go("/list/people")
    visit.press("More than one person has something under To and fro")
    text = visit.text()
    report.check("both stand there", visit.page.locator(".bondsides section").count() == 2, text[:600])
    report.check("each as its own page says it", text.count("went to and fro 5 times") == 2 and text.count("Could it be that") == 2, text[:900])
    said = running.command("people", "swings")
    report.check("salve people swings says the same", said.returncode == 0 and said.stdout.count("Could it be that") == 2, said.stdout + said.stderr)
    una = visit.page.locator(".bondsides section", has_text="Una")
    una.get_by_role("button", name="Put this away").click()
    visit.page.wait_for_load_state()
    visit.go("/people/swings")
    report.check("with one put away, nothing stands side by side", "Nothing stands side by side" in visit.text(), visit.text()[:300])
    visit.close()


side_by_side.world = {"faketime": "@2026-10-01 10:00:00"}

ALL = [side_by_side, nothing_yet, kept_simple, to_and_fro]

"""At two in the morning: nothing is asked for, nobody is held off, and help is where it always is."""

from flows import begin_hard, to_landing
from harness import Visit
from pages import HELP_IN_VIEW, look_here
from player import begin

# Places where a number is offered by day.
BY_DAY = ("/practise/walk", "/practise/look-around", "/reflect", "/sheets/failure/new")


def the_first_page(report, browser, running):
    visit = Visit(browser, running)
    visit.go("/")
    said = visit.text()
    report.check("awake is allowed", "Awake is allowed" in said, said[:300])
    report.check("no first questions", "Three first questions" not in said)
    report.check("the hard moment and a way to say how it is", visit.page.locator("a[href='/hard']").count() > 0 and "Hard to say" in said)
    report.check("nothing outdoors or heavy is suggested", "walk" not in said.lower() and "write" not in said.lower(), said[:600])
    report.check("nothing to fill in", visit.page.locator("main textarea, main input[type=text]").count() == 0)
    look_here(report, visit, "/")
    report.check("nothing failed", not visit.errors and not visit.foreign, visit.errors + visit.foreign)
    visit.close()


def what_is_opened_all_the_same(report, browser, running):
    visit = Visit(browser, running)
    for path in BY_DAY:
        visit.go(path)
        report.check(f"no number is asked for, {path}", visit.page.locator(".numberset").count() == 0)
        look_here(report, visit, path)
    visit.go("/practise/walk")
    report.check("easier by day, and it can be opened", "easier by day" in visit.text(), visit.text()[:600])
    begin(visit, "/practise/walk", number=None)
    report.check("it begins, with help in view", visit.page.evaluate(HELP_IN_VIEW), visit.page.url)
    visit.press("^Stop$")
    report.check("stopped without a number", visit.page.locator(".numberset").count() == 0)
    visit.close()


def the_hard_door(report, browser, running):
    visit = Visit(browser, running, script=False)
    begin_hard(visit)
    to_landing(visit)
    visit.press("About the same")
    report.check("common at night", "especially at night" in visit.heading(), visit.heading())
    report.check("resting is one of the ways", "Rest without sleeping" in visit.text(), visit.text()[:400])
    visit.press("^Rest without sleeping$")
    report.check("rest begins", visit.page.get_by_role("button", name="Next").count() > 0, visit.text()[:300])
    report.check("help stays", visit.page.get_by_text("Help now", exact=True).count() > 0, visit.text()[:300])
    visit.close()


def by_day_they_offer_a_number(report, browser, running):
    visit = Visit(browser, running, script=False)
    for path in BY_DAY:
        visit.go(path)
        report.check(f"by day a number can be given, {path}", visit.page.locator(".numberset").count() > 0, visit.text()[:200])
    visit.close()


NIGHT = [the_first_page, what_is_opened_all_the_same, the_hard_door]
ALL = [*NIGHT, by_day_they_offer_a_number]
for flow in NIGHT:
    flow.world = {"faketime": "@2026-11-22 02:10:00"}

"""After harder: what is offered over a month, and the way back by small steps, a little each time."""

from harness import Visit
from care import later
from player import begin

TENDER = "/practise/plain-sentence"
NEARBY = "felt harder lately"


def days(day):
    return f"@2026-11-{day:02} 10:00:00" if day <= 30 else f"@2026-12-{day - 30:02} 10:00:00"


def to_the_end(visit, path):
    """A practice from its page to its last step, and how it was."""
    begin(visit, path)
    steps = 0
    while visit.page.get_by_role("button", name="Next", exact=True).count() and steps < 8:
        visit.press("^Next$")
        steps += 1
    return steps


def rungs(visit):
    """The small steps of the way back, in their order; none where it is not there."""
    visit.go("/practise")
    slowly = visit.page.locator("details", has=visit.page.locator("summary", has_text="Warm up slowly"))
    return [link.get_attribute("href") for link in slowly.locator("a[href^='/practise/']").all()]


def a_month_after_harder(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    report.check("no way back where nothing was hard", rungs(visit) == [])
    begin(visit, TENDER)
    visit.press("^Harder$")
    report.check("something different, and no persuading", "Leave that one" in visit.text(), visit.text()[:300])
    visit.press("^Stop$")
    ladder = rungs(visit)
    report.check("a way back by small steps", len(ladder) >= 5 and TENDER not in ladder[:2], ladder)
    visit.go(TENDER)
    report.check("it can still be opened, with its line", NEARBY in visit.text(), visit.text()[:500])
    visit.close()

    # One small step on each of five days, each of them easier; the first ones are outside of oneself.
    for number, day in enumerate((21, 23, 25, 28, 31)):
        visit = later(browser, running, days(day))
        here = rungs(visit)
        if number < 3:
            report.check(f"the same small steps on day {day}", here[:5] == ladder[:5], here)
        path = ladder[number]
        report.check(f"{path} goes to its end", to_the_end(visit, path) >= 2, visit.text()[:300])
        visit.press("^A bit easier$")
        report.check("and it may end there", "close this here" in visit.text(), visit.text()[:300])
        visit.close()

    visit = later(browser, running, days(41))
    visit.go(TENDER)
    report.check("three weeks on nothing stands before it", NEARBY not in visit.text(), visit.text()[:500])
    report.check("and the way back has folded away", rungs(visit) == [])
    report.check("the practice itself, to its end", to_the_end(visit, TENDER) >= 2, visit.text()[:300])
    visit.press("^A bit easier$")
    visit.close()


a_month_after_harder.world = {"faketime": days(20)}
ALL = [a_month_after_harder]

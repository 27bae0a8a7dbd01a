"""What suggestions go by: plain counts, settings, and moments of noticing by consent, without JavaScript."""

from harness import SMALL, Visit


def begin(visit, name, number=None):
    """Begins a practice from its page, with a number before or none."""
    visit.go(f"/practise/{name}")
    if number is not None:
        if not visit.page.locator("details[open] input[name=distress]").count():
            visit.page.locator("details", has=visit.page.locator("input[name=distress]")).locator("summary").click()
        visit.page.locator(f"label.chip:has(input[name=distress][value='{number}'])").click()
    visit.press("^Begin$")


def stop(visit):
    visit.page.locator("button[name=do][value=stop]").first.click()
    visit.page.wait_for_load_state()


def by_consent(report, browser, running):
    visit = Visit(browser, running, script=False, size=SMALL)
    page = visit.page
    for _ in range(5):
        begin(visit, "soles", 4)
        stop(visit)
    visit.go("/practise/soles")
    report.check("counted, and when last", "You came back to it 4 times." in visit.text() and "Last time: today." in visit.text(), visit.text()[:400])
    report.check("the numbers stand open, none of them chosen", page.locator("details[open] input[name=distress]").count() == 11 and not page.locator("input[name=distress]:checked").count())
    visit.go("/practise")
    report.check("in the library too", "You came back to it 4 times." in visit.text())
    visit.go("/settings")
    visit.press("^Suggestions")
    report.check("what counts for it", "5 times of practising count for it so far." in visit.text(), visit.text()[:600])
    for tries in range(3):
        begin(visit, "soles", 2)
        report.check(f"without a word none comes, {tries}", "Press your feet" in visit.text(), visit.heading())
        stop(visit)
    visit.go("/settings/suggestions")
    visit.press("Yes, now and then")
    asked = 0
    for _ in range(80):
        begin(visit, "soles", 2)
        if visit.heading() == "A minute of noticing first?":
            asked += 1
            if asked == 1:
                report.check("help and a way out", page.get_by_role("link", name="Help now").first.is_visible() and page.locator("button[value=stop]").count() > 0)
                visit.press("^Skip it")
                report.check("skipped, it opens at once", "Press your feet" in visit.text(), visit.heading())
            else:
                visit.press("Notice for a minute")
                for _ in range(3):
                    visit.press("^Next$")
                report.check("the numbers stand open after it", page.locator("details[open] button[name=distress]").count() == 11)
                page.locator("button[name=distress][value='2']").click()
                page.wait_for_load_state()
                visit.press("Skip")
                report.check("what was chosen comes first", "What you chose" in visit.text(), visit.text()[:300])
                visit.press("What you chose")
                report.check("and opens", "Press your feet" in visit.text(), visit.heading())
                stop(visit)
                break
        stop(visit)
    report.check("asked twice in eighty calm moments", asked == 2, asked)
    begin(visit, "soles", 6)
    report.check("never at 6", "Press your feet" in visit.text(), visit.heading())
    visit.go("/settings/suggestions")
    visit.press("Forget what it learned")
    report.check("forgotten from today on", "Nothing counts for it yet." in visit.text(), visit.text()[:600])
    visit.go("/practise/soles")
    report.check("and nothing is deleted", "You came back to it" in visit.text())
    visit.close()


by_consent.world = {"faketime": "@2026-11-17 10:00:00"}

ALL = [by_consent]

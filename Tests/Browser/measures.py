"""Answering a scale, its result and its trend, as a new user would; all without JavaScript."""

import re

from harness import Visit

OWN = "/measures/of/salve-short"


def choose(visit, label):
    visit.page.locator("label.chip", has_text=re.compile(f"^{label}$")).first.click()


def answer_all(visit, labels):
    visit.go(OWN)
    visit.press("All on one page")
    fields = visit.page.locator("fieldset.anchors")
    for place, label in enumerate(labels):
        fields.nth(place).locator("label.chip", has_text=re.compile(f"^{label}$")).click()
    visit.press("^Done$")


def some_of_measures(visit):
    """Two times answered and one begun, and the paths of their pages."""
    here = lambda: visit.page.url.replace(visit.running.origin, "")
    for labels in (["A little", "Often"] * 3, ["Often", "A little"] * 3):
        answer_all(visit, labels)
    done = here()
    visit.go(OWN)
    visit.press("One at a time")
    begun = here()
    thing = re.search("[0-9a-f]{32}", begun)[0]
    return [OWN, "/measures/over-time/salve-short", done, begun, f"/measures/whole/{thing}", f"/measures/between/{thing}"]


def stop_and_go_on(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/measures")
    report.check("Salve’s own check first", "short check" in page.locator("main a.card").first.inner_text())
    page.locator("main a.card").first.click()
    report.check("what it is not, before it opens", "not a diagnosis" in visit.text())
    visit.press("One at a time")
    report.check("nothing is chosen beforehand", page.locator("input[type=radio]:checked").count() == 0)
    report.check("its place in words", "1 of 6" in visit.text(), visit.text()[:200])
    report.check("Help now in view", page.locator("a.helplink").is_visible())
    choose(visit, "Often")
    visit.press("^Next$")
    visit.press("Skip this one")
    choose(visit, "A little")
    page.get_by_role("button", name="Stop").first.click()
    page.wait_for_load_state()
    report.check("kept as far as it went", "Begun: 2 of 6 so far" in visit.text(), visit.text()[:600])
    visit.go(OWN)
    visit.press("Go on where you stopped")
    report.check("gone on with behind the last answer", "4 of 6" in visit.text(), visit.text()[:200])
    visit.press("^Back$")
    report.check("what was answered still stands", page.locator("input[value='1']:checked").count() == 1)
    visit.press("^Next$")
    for _ in range(2):
        choose(visit, "Not at all")
        visit.press("^Next$")
    choose(visit, "Not at all")
    visit.press("^Done$")
    report.check("the result says what it can", "What this can say" in visit.text(), visit.text()[:400])
    main = page.inner_text("main")
    report.check("words first, numbers folded", "where 0 to 4 is possible" not in main, main)
    page.locator("summary", has_text="The numbers").click()
    report.check("numbers on request", "where 0 to 4 is possible" in page.inner_text("main"))
    report.check("no answer in an address", re.search("/measures/results/[0-9a-f]{32}$", page.url) is not None, page.url)
    visit.go("/timeline")
    report.check("a neutral line in the timeline", "A short check" in visit.text() and "Answered." in visit.text())
    visit.close()


def twice_a_month_apart(report, browser, running):
    visit = Visit(browser, running, script=False)
    answer_all(visit, ["A little", "Often"] * 3)
    report.check("the first time has nothing beside it", "first time here" in visit.text(), visit.text()[:400])
    visit.go(OWN)
    report.check("within a month one line", "less than a month ago" in visit.text(), visit.text()[:600])
    visit.close()
    running.stop()
    running.faketime = "@2026-12-24 10:00:00"
    running.start()
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go(OWN)
    report.check("after a month none", "less than a month ago" not in visit.text())
    answer_all(visit, ["Often", "A little"] * 3)
    text = visit.text()
    report.check("of the own check no change is judged", "cannot be judged" in text, text[:600])
    report.check("the parts in the words of the answers", "closest to “Often”" in text and "closest to “A little”" in text)
    visit.press("^Over time$")
    report.check("two dots", page.locator("figure.trend").first.locator("circle.dot").count() == 2)
    report.check("no bar where no noise is known", page.locator("line.noise").count() == 0)
    words = page.locator("main p", has_text="cannot be judged").first.bounding_box()["y"]
    report.check("words before the picture", words < page.locator("figure.trend").first.bounding_box()["y"])
    page.locator("details.table summary").first.click()
    rows = page.locator("table tbody tr").all_inner_texts()
    report.check("the table says the same", [row.split()[-1] for row in rows[:2]] == ["1", "3"], str(rows))
    visit.go("/measures")
    visit.press("Say it once a month")
    report.check("asked for", "Today says it once a month" in visit.text(), visit.text()[:800])
    visit.close()


twice_a_month_apart.world = {"faketime": "@2026-11-21 10:00:00"}


def after_a_hard_moment(report, browser, running):
    visit = Visit(browser, running, script=False)
    visit.go("/hard")
    visit.press("Show me one thing")
    visit.go(OWN)
    report.check("one line on a hard day", "Numbers on a hard day" in visit.text(), visit.text()[:600])
    visit.press("One at a time")
    report.check("and it opens all the same", "1 of 6" in visit.text(), visit.text()[:300])
    visit.close()


ALL = [stop_and_go_on, twice_a_month_apart, after_a_hard_moment]

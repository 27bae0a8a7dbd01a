"""Fair tests: from setting one up to its result, the clock moved by days, without script; then by command."""

import contextlib
import datetime
import json
import re

from harness import Visit, now
from lasting import Clocked
from pages import look_here


class AtTen(Clocked):
    """A Salve whose wall clock stands at ten in the morning of a day to come, and is moved by whole hours."""

    def start(self):
        self.hours(0)
        return super(Clocked, self).start()

    def hours(self, count):
        here = now()
        ten = (here + datetime.timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
        self.move(int((ten - here).total_seconds()) + count * 3_600)


@contextlib.contextmanager
def at_ten(program):
    running = AtTen(program)
    try:
        yield running.start()
    finally:
        running.remove()


def set_up(visit, first="Walk", second="Music", times="6 times"):
    visit.go("/tests/new")
    for legend, label in (("This one", first), ("And this one", second), ("How many times", times)):
        group = visit.page.locator("fieldset", has=visit.page.locator("legend", has_text=re.compile(f"^{legend}")))
        chip = group.locator("label.chip", has_text=label).first
        if not chip.is_visible():
            group.locator("summary").click()
        chip.click()
    visit.press("^Begin the fair test$")
    return visit.page.url.replace(visit.running.origin, "")


def look(report, browser, visit, pattern):
    """The page that is open, looked at in a browser with script, which the looking needs."""
    seen = Visit(browser, visit.running)
    seen.go(visit.page.url.replace(visit.running.origin, ""))
    look_here(report, seen, pattern)
    seen.close()


def number(visit, rating):
    visit.page.get_by_role("button", name=str(rating), exact=True).click()
    visit.page.wait_for_load_state()


def to_the_end(visit, landing="A bit easier"):
    """The practice in hand to its last step, and how it was."""
    while visit.page.get_by_role("button", name="Next", exact=True).count():
        visit.press("^Next$")
    visit.press(f"^{landing}$")


def titles(visit):
    visit.go("/practise")
    found = {}
    for name in ("walk", "music"):
        found[name] = visit.page.locator(f"a[href='/practise/{name}'] b").first.inner_text()
    return found


def from_start_to_result(report, browser, running):
    with at_ten(running.program) as own:
        visit = Visit(browser, own, script=False)
        named = titles(visit)
        test = set_up(visit, named["walk"], named["music"])
        report.check("it stands there", "0 of 6 so far" in visit.text(), visit.text()[:300])
        visit.press("^Begin the next one$")
        look(report, browser, visit, "/tests/of/{id}/next")
        number(visit, 7)
        report.check("at seven both are free", "Pick freely" in visit.heading() and named["walk"] in visit.text(), visit.text()[:400])
        look(report, browser, visit, "/tests/of/{id}/freely")
        visit.go(test)
        report.check("and nothing of it is kept", "0 of 6 so far" in visit.text())
        picked = []
        for day in range(6):
            own.hours(24 * day)
            visit.close()
            visit = Visit(browser, own, script=False)
            visit.go(test)
            report.check(f"nothing of what came out on day {day}", "lighter" not in visit.text() and "What came out" not in visit.text())
            visit.press("^Begin the next one$")
            number(visit, 4 if day % 2 else 3)
            report.check(f"a pick on day {day}", "Chance picked" in visit.heading(), visit.text()[:300])
            if day == 0:
                look(report, browser, visit, "/tests/try/{id}")
            picked.append(visit.page.locator("p.big").inner_text())
            visit.press("^Do the other one instead" if day == 2 else "^Begin$")
            report.check(f"an ordinary sitting on day {day}", "/sitting/" in visit.page.url, visit.page.url)
            report.check(f"harder and stop in reach on day {day}",
                         all(visit.page.get_by_role("button", name=name).count() for name in ("Harder", "Stop")))
            to_the_end(visit)
            visit.press("^The number for your fair test$")
            if day == 4:
                visit.press("^Leave it blank$")
            else:
                number(visit, 1 if picked[-1] == named["walk"] else 3)
            report.check(f"back at the test on day {day}", visit.page.url.endswith(test), visit.page.url)
            if day < 5:
                visit.go(test + "/next")
                report.check(f"not at once again on day {day}", "Pick freely" in visit.heading(), visit.heading())
        report.check("in each pair both", all(set(picked[n:n + 2]) == set(named.values()) for n in (0, 2, 4)), picked)
        visit.go(test)
        report.check("all are there", "All 6 are there" in visit.text(), visit.text()[:300])
        visit.press("^See what came out$")
        said = visit.text()
        report.check("too early is said as such", "Too early to tell" in said and "A pattern, not proof" in said, said[:600])
        report.check("the change and the blank are said", "the other one once" in said and "no number after" in said, said[:600])
        report.check("pairs are drawn, and said", visit.page.locator(".fairpairs li").count() == 2 and "from 3 to" in visit.page.content())
        visit.page.locator("summary", has_text="as a table").click()
        report.check("the table holds each time", visit.page.locator("tbody tr").count() == 6)
        look(report, browser, visit, "/tests/of/{id}/result")
        visit.go(test + "/next")
        report.check("nothing is added any more", visit.page.url.endswith(test), visit.page.url)
        listed = json.loads(own.command("fair-test", "list", "--json").stdout)
        report.check("listed by command", listed[0]["begun"] == 6 and listed[0]["result"]["verdict"] == "tooEarly", listed)
        visit.go("/timeline")
        report.check("on the timeline", "A fair test" in visit.text())
        visit.go("/tests")
        visit.press("^Delete$")
        report.check("gone, with a minute to bring it back", named["walk"] not in visit.page.locator("main").inner_text(), visit.text()[:300])
        visit.close()


def a_test_by_keyboard_and_command(report, browser, running):
    with at_ten(running.program) as own:
        visit = Visit(browser, own)
        named = titles(visit)
        test = set_up(visit, named["walk"], named["music"])
        visit.press_by_keys("Let it wait", 60)
        report.check("it waits", "Waiting, 0 of 6" in visit.text(), visit.text()[:300])
        thing = test.split("/")[-1]
        said = own.command("fair-test", "resume", thing)
        report.check("taken up by command", "0 of 6 so far" in said.stdout and said.returncode == 0, said.stderr)
        early = own.command("fair-test", "result", thing)
        report.check("no result before its time", early.returncode == 1 and not early.stdout, early.stdout)
        own.command("fair-test", "stop", thing)
        result = own.command("fair-test", "result", thing)
        report.check("stopped and read", "Nothing of it was begun" in result.stdout and "not proof" in result.stdout, result.stdout + result.stderr)
        report.check("no scripts failed", not visit.errors, visit.errors)
        visit.close()


ALL = [from_start_to_result, a_test_by_keyboard_and_command]

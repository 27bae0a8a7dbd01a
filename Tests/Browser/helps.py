"""What seems to help: nothing yet, a made-up half year, its filter, each try of one practice, and what was harder lately."""

import re

from harness import Visit, ZONE

HERE = "/patterns/helps"


def nothing_tried(report, browser, running):
    visit = Visit(browser, running, script=False)
    visit.go("/timeline")
    visit.press("^What helps$")
    report.check("a page of its own", visit.heading() == "What seems to help you", visit.heading())
    report.check("an honest empty page", "Three tries with a number before and after make a first row of dots. There’s no hurry." in visit.text(), visit.text()[:400])
    report.check("a pattern, not proof", "A pattern, not proof." in visit.text())
    report.check("no picture", visit.page.locator("main svg.plot, main table").count() == 0)
    visit.press("^Practise$")
    visit.press("^What helps$")
    report.check("and back from the library", visit.page.url.endswith(HERE), visit.page.url)
    visit.close()


def half_a_year(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go(HERE)
    text = visit.text()
    report.check("counts come first", text.index("You marked it easier") > text.index("tries of"), text[:400])
    rows = page.locator(".forest li")
    report.check("a row each", rows.count() >= 5, rows.count())
    walk = page.locator(".forest li", has_text="A slow walk")
    report.check("how a walk was marked", "You marked it easier" in walk.inner_text(), walk.inner_text())
    report.check("dots", walk.locator("line.obs").count() >= 3)
    hand = page.locator(".forest li", has_text="A hand on the arm")
    report.check("what was harder rests", "Harder lately. Resting it." in hand.inner_text(), hand.inner_text())
    early = page.locator(".forest li", has_text="Three small good things")
    report.check("too early has no interval", early.locator(".wide, .ring").count() == 0 and "Too early to tell" in early.inner_text())
    report.check("a pattern, not proof", "A pattern, not proof." in text and "Part of any drop comes by itself" in text)
    for bad in ("works", "proven", "%", "other people"):
        report.check(f"never: {bad}", not re.search(rf"(^|\W){re.escape(bad)}(\W|$)", text), bad)
    page.locator("details.table summary").click()
    report.check("the same as a table", page.locator("details.table tbody tr").count() == rows.count(), page.locator("details.table tbody tr").count())
    page.locator("details.which summary").click()
    visit.press("^Evenings$")
    report.check("no feeling or hour in the address", page.url.endswith(HERE), page.url)
    report.check("a part says counts alone", "Dots and counts only" in visit.text() and page.locator(".verdict, .forest .wide").count() == 0, visit.text()[:400])
    report.check("it says what is chosen", "Which tries: Evenings" in visit.text() and page.locator("[aria-pressed=true]").text_content().strip() == "Evenings")
    page.locator("details.which summary").click()
    visit.press("^All tries$")
    visit.press("^A slow walk$")
    report.check("one practice", visit.heading() == "A slow walk", visit.heading())
    report.check("twelve pairs at the most", 3 <= page.locator("figure.pairs .after").count() <= 12, page.locator("figure.pairs .after").count())
    report.check("each try in words", page.locator("tbody tr").count() >= 10 and "A bit easier" in page.locator("tbody").inner_text())
    visit.press("^What seems to help you$")
    page.locator(".forest li", has_text="A hand on the arm").get_by_role("button", name=re.compile("^Bring back")).click()
    page.wait_for_load_state()
    visit.go(HERE)
    hand = page.locator(".forest li", has_text="A hand on the arm").inner_text()
    report.check("brought back, and asked whether to rest it", "Rest it?" in hand and "Resting it." not in hand, hand)
    report.check("nothing failed", not visit.errors and not visit.foreign, visit.errors + visit.foreign)
    visit.close()


half_a_year.world = {"demo": True}


def by_any_light(report, browser, running):
    address = running.open_address()
    for scheme, forced, size in (("light", "none", (320, 640)), ("dark", "none", (390, 844)), ("light", "active", (390, 844))):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, forced_colors=forced, timezone_id=ZONE, locale="en-GB"
        )
        page = context.new_page()
        page.goto(address if scheme == "light" and forced == "none" else running.origin + HERE)
        if scheme == "light" and forced == "none":
            cookies = context.cookies()
        else:
            context.add_cookies(cookies)
        page.goto(running.origin + HERE)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        report.check(f"nothing runs over at {size[0]}", wide <= 0, wide)
        drawn = page.evaluate("""() => {
            const seen = [...document.querySelectorAll('.forest .obs')].map(one => getComputedStyle(one).stroke);
            return seen.length > 0 && seen.every(stroke => stroke !== 'none');
        }""")
        report.check(f"dots are drawn, {scheme} {forced}", drawn)
        context.close()


by_any_light.world = {"demo": True}

ALL = [nothing_tried, half_a_year, by_any_light]

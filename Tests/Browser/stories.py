"""Made-up stories, without JavaScript: step by step to both endings, all at once, on paper, and from the command line."""

import re

from harness import DESKTOP, SMALL, Visit

FOUR = ["Feelings", "Thoughts", "Possible reasons", "Kindness to oneself"]
LINE = "nothing here is a task"


def step_by_step(report, browser, running):
    visit = Visit(browser, running, script=False, size=SMALL)
    page = visit.page
    visit.go("/reflect")
    visit.press("Read how it went for somebody")
    report.check("three stories", page.locator(".storycards a").count() == 3, visit.text()[:300])
    report.check("one of them is marked before it is opened", "Being afraid of someone is in it" in visit.text())
    visit.press("The drawer")
    report.check("what comes is said first", "You can stop on any page" in visit.text(), visit.text()[:400])
    visit.press("One page at a time")
    labels, headings = [], []
    for _ in range(20):
        labels.append(page.locator(".storypart").inner_text())
        headings.append(visit.heading())
        report.check(f"help and a way out, {headings[-1]}", all(
            page.get_by_role("link", name=words, exact=True).first.is_visible() for words in ("Help now", "Stop")
        ))
        if not page.get_by_role("link", name="Next", exact=True).count():
            break
        visit.press("^Next$")
    report.check("the four parts in order", [one for one in labels if one in FOUR] == FOUR, labels)
    report.check("then a new option, and last the other ending", labels[-3:] == ["A new option", "Afterwards", "The other ending"], labels)
    report.check("nobody is told to fear", LINE not in visit.text())
    visit.press("^Back$")
    report.check("one page back", visit.heading() == headings[-2], visit.heading())
    visit.press("^Stop$")
    report.check("stopping leads to the shelf", page.url.endswith("/stories"), page.url)
    visit.go("/timeline")
    report.check("reading keeps nothing", "Nothing is kept yet" in visit.text(), visit.text()[:300])
    visit.close()


def fear_named(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/stories/one-street-early")
    report.check("the line stands before the story", LINE in visit.text(), visit.text()[:500])
    visit.press("One page at a time")
    count = 0
    while True:
        count += 1
        report.check(f"the line on page {count}", LINE in visit.text() and page.locator("aside a[href='/help-now']").is_visible())
        if not page.get_by_role("link", name="Next", exact=True).count():
            break
        visit.press("^Next$")
    report.check("to the end", count == 9, count)
    page.locator("aside a[href='/help-now']").click()
    page.wait_for_load_state()
    report.check("Help now is one press away", page.url.endswith("/help-now"), page.url)
    visit.close()


def at_once_and_written(report, browser, running):
    visit = Visit(browser, running, script=False, size=DESKTOP)
    page = visit.page
    visit.go("/learn")
    visit.press("Made-up stories")
    visit.press("Dev and guest")
    visit.press("All on one page")
    report.check("all pages at once", page.locator("section.storywhole").count() == 9)
    visit.press("A sheet to print")
    report.check("a sheet without the bar", page.locator("nav").count() == 0 and "A new option" in page.content())
    for size in ("A4", "Letter"):
        paper = page.pdf(format=size)
        count = len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))
        report.check(f"a story on {size}", paper.startswith(b"%PDF") and 2 <= count <= 8, f"{count} pages")
    page.get_by_role("link", name="Back").click()
    page.wait_for_load_state()
    visit.press("What Dev wrote, day by day")
    report.check("every entry", page.locator(".storyentries>li").count() == 7, page.locator(".storyentries>li").count())
    report.check("with the words of the story", "Everyone else gets picked." in visit.text())
    visit.close()
    listed = running.command("story", "--json").stdout
    report.check("the command names them", '"dev-and-guest"' in listed, listed)
    first = running.command("story", "the-drawer").stdout
    report.check("the first page, and the way to the next", "salve story the-drawer --page 2" in first, first)
    last = running.command("story", "one-street-early", "--page", "9").stdout
    report.check("the last page has help", "salve help-now" in last and "--page" not in last, last)
    whole = running.command("story", "one-street-early", "--all").stdout
    report.check("the whole story", "The other ending: Without the four parts" in whole, whole[-400:])
    wrong = running.command("story", "one-street-early", "--page", "12")
    report.check("a page that is not there", wrong.returncode == 2 and "1 to 9" in wrong.stderr, wrong.stderr)


ALL = [step_by_step, fear_named, at_once_and_written]

"""Texts that explain, what gets in the way, the six questions, and sheets on paper; all without JavaScript."""

import re

from harness import Visit


def read_and_print(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/practise")
    page.get_by_role("link", name="Read about it").click()
    page.get_by_role("link", name="When kindness stings").click()
    report.check("an explainer opens", "When kindness stings" in visit.heading(), visit.heading())
    report.check("it says how sure it is", "How sure is this?" in visit.text())
    page.locator("summary", has_text="Where it comes from").click()
    report.check("its sources lead to the papers", page.locator(".papers a[href^='https://doi.org/']").count() >= 2)
    page.get_by_role("link", name="A sheet to print").click()
    report.check("a sheet without the bar", page.locator("nav").count() == 0 and "Turn outward" in page.content())
    page.get_by_role("link", name="Back").click()
    report.check("and back", "When kindness stings" in visit.heading(), visit.heading())
    visit.close()


def a_belief_becomes_a_plan(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/practise")
    page.get_by_role("link", name="What gets in the way").click()
    report.check("never taught", "never taught" in visit.text(), visit.text()[:300])
    page.get_by_role("link", name="What you think of kindness").click()
    report.check("replies are folded", not page.get_by_text("In four experiments").is_visible())
    page.locator("summary", has_text="get lazy").click()
    report.check("opened, it replies", page.get_by_text("In four experiments").is_visible())
    page.locator("#try-lazy").fill("One made-up break.")
    page.locator("details[open]").get_by_role("button", name="Keep it as a small next thing").click()
    page.wait_for_load_state()
    report.check("kept as a small next thing", "One made-up break." in visit.text(), visit.text()[:400])
    visit.close()


def six_answers(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/closeness")
    report.check("nothing is chosen beforehand", page.locator("input[type=radio]:checked").count() == 0)
    report.check("marked as not validated", "not validated" in visit.text())
    for name in ("close-catch", "close-sad"):
        page.locator(f"label:has(input[name={name}][value=lot])").click()
    visit.press("Keep")
    report.check("doing comes first", "doing comes first for now" in visit.text(), visit.text()[:400])
    report.check("nothing of it in the address", not re.search("lot|catch", page.url), page.url)
    visit.go("/practise")
    report.check("the way back stands in the list", page.locator("summary", has_text="Warm up slowly").count() == 1)
    visit.go("/closeness")
    visit.press("Back to the usual order")
    report.check("switched off by hand", "usual order" in visit.text() and "Going by" not in visit.text(), visit.text()[:400])
    visit.close()


def on_paper(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    for path in ("/print/practice/hand-on-arm", "/print/explainer/three-systems", "/print/list", "/print/card"):
        visit.go(path)
        for size in ("A4", "Letter"):
            paper = page.pdf(format=size)
            count = len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))
            report.check(f"{path} on {size}", paper.startswith(b"%PDF") and 1 <= count <= 4, f"{count} pages")
        page.emulate_media(media="print")
        seen = page.locator("header.top").is_visible() or page.locator(".unprinted").is_visible()
        size = page.locator("main").evaluate("item => parseFloat(getComputedStyle(item).fontSize)")
        report.check(f"{path}: nothing around it, and large type", not seen and size >= 21, f"{size}")
        page.emulate_media(media="screen")
    visit.close()


ALL = [read_and_print, a_belief_becomes_a_plan, six_answers, on_paper]

"""Checks that hold on every page: axe, reach of help, reflow, motion, headers, other hosts."""

from axe_playwright_python.sync_playwright import Axe

from harness import DESKTOP, PHONE, SMALL, Visit

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PUBLIC = ["/help-now", "/steady", "/steady/see", "/steady/how", "/offline", "/no-such-page"]
PRIVATE = [
    "/", "/hard", "/hard/list", "/hard/person", "/send", "/practise", "/practise/look-around",
    "/practise/slower-out-breath", "/list", "/list/people", "/list/steps", "/list/next", "/timeline",
    "/settings", "/list/card", "/settings/protection", "/settings/check",
    "/settings/export", "/settings/doors", "/settings/about", "/settings/delete", "/settings/leave-out",
    "/welcome", "/welcome/leave-out", "/welcome/country",
]

HELP_IN_VIEW = """() => [...document.querySelectorAll('a')].some(link => {
    if (link.textContent.trim() !== 'Help now') return false;
    const box = link.getBoundingClientRect();
    return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth })"""
TOO_WIDE = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('main a, main button, main summary, header a, nav a')]
    .filter(item => getComputedStyle(item).display !== 'inline' && !item.closest('.hide, .skip'))
    .map(item => [item.textContent.trim().slice(0, 30), item.getBoundingClientRect()])
    .filter(([words, box]) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
    .map(([words]) => words)"""


def check_axe(report, browser, running, sittings):
    axe = Axe()
    for scheme in ("light", "dark"):
        for size in (PHONE, DESKTOP):
            visit = Visit(browser, running, size=size, scheme=scheme, reduced_motion="reduce")
            for path in PUBLIC + PRIVATE + sittings:
                visit.go(path)
                found = axe.run(visit.page, options=RULES).response["violations"]
                for violation in found:
                    where = [node["target"] for node in violation["nodes"]][:3]
                    report.miss(f"axe {scheme} {size[0]} {path}", f"{violation['id']} {where}")
                report.passed()
                small = visit.page.evaluate(SMALL_TARGETS)
                report.check(f"targets of 24 px {size[0]} {path}", not small, small[:3])
            visit.close()


def check_reflow(report, browser, running, sittings):
    for name, size, style in (
        ("320 px", (320, 640), ""), ("200 % text", (640, 800), "html{font-size:200%}"),
        ("wide text", PHONE, "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"),
    ):
        visit = Visit(browser, running, size=size, bypass_csp=True)
        for path in PUBLIC + PRIVATE + sittings:
            visit.go(path)
            if style:
                visit.page.add_style_tag(content=style)
            wide = visit.page.evaluate(TOO_WIDE)
            report.check(f"no sideways scroll, {name}, {path}", wide <= 0, f"{wide} px too wide")
        visit.close()


def check_help_in_view(report, browser, running, sittings):
    visit = Visit(browser, running, size=SMALL)
    for path in PUBLIC + PRIVATE + sittings:
        visit.go(path)
        if path != "/help-now" and not path.endswith("/help"):
            report.check(f"Help now in view at 375x667, {path}", visit.page.evaluate(HELP_IN_VIEW))
        report.check(f"one h1, {path}", visit.page.locator("h1").count() == 1)
        report.check(f"a way to hide the page, {path}", visit.page.locator("[data-hide]").count() == 1)
    visit.close()


def check_stillness(report, browser, running, sittings):
    visit = Visit(browser, running, reduced_motion="reduce")
    for path in PUBLIC + PRIVATE + sittings:
        visit.go(path)
        moving = visit.page.evaluate(
            "document.getAnimations().filter(a => a.playState === 'running').length"
        )
        report.check(f"nothing moves under reduced motion, {path}", moving == 0, f"{moving} animations")
    visit.close()


def check_headers(report, browser, running, sittings):
    visit = Visit(browser, running)
    for path in PUBLIC + PRIVATE + sittings:
        answer = visit.go(path)
        headers = answer.headers
        wanted = 404 if path == "/no-such-page" else 200
        report.check(f"answers {wanted}, {path}", answer.status == wanted, answer.status)
        report.check(f"policy, {path}", headers.get("content-security-policy") == CSP, headers)
        report.check(f"nosniff, {path}", headers.get("x-content-type-options") == "nosniff")
        report.check(f"no referrer, {path}", headers.get("referrer-policy") == "no-referrer")
        report.check(f"kept nowhere, {path}", "no-store" in headers.get("cache-control", ""))
        size = len(answer.body())
        limit = 30_000 if path == "/hard" else 60_000
        report.check(f"weight, {path}", size <= limit, f"{size} bytes")
        report.check(f"nothing in the address, {path}", "?" not in visit.page.url)
    report.check("no request to another host", not visit.foreign, visit.foreign[:3])
    errors = [error for error in visit.errors if "404" not in error]
    report.check("a quiet console", not errors, errors[:3])
    visit.close()


def check_keyless(report, browser, running, sittings):
    visit = Visit(browser, running, comes_in=False)
    for path in PRIVATE + sittings:
        answer = visit.go(path)
        report.check(f"401 without a key, {path}", answer.status == 401, answer.status)
        report.check(f"nothing of the person without a key, {path}", "Radio, low" not in visit.text())
    for path in ("/help-now", "/steady", "/offline"):
        report.check(f"open without a key, {path}", visit.go(path).status == 200)
        report.check(f"nothing of the person on it, {path}", "Radio, low" not in visit.text())
    visit.close()


ALL = [check_headers, check_keyless, check_help_in_view, check_stillness, check_reflow, check_axe]

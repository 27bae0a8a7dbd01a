"""Checks that hold on every page: axe, reach of help, reflow, motion, headers, keyboard, no script, other hosts.

The pages are those that the program has: `salve lab routes` names them, and links lead to examples of those whose
address holds an id. A page without an example is a miss, so a new page is walked by itself or says so.
"""

import re

from axe_playwright_python.sync_playwright import Axe

from harness import DESKTOP, PHONE, SMALL, Visit

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'none'; object-src 'none'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CSP, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
}
# Open without a key; everything else answers 401.
PUBLIC = re.compile(r"/help-now(/[a-z]+)?|/steady(/[a-z]+)?|/offline")
# No pages: files, links that work once, and the page with nothing on it that hiding leads to.
NO_PAGES = {"/static/{name}", "/favicon.ico", "/open/{code}", "/blank", "/mine/file/{id}"}
# There only in the middle of something: a flow that comes by looks at each with `look_here`.
ON_THE_WAY = {
    "/unlock", "/unlock/recovery", "/unlock/words", "/settings/lock/key", "/settings/lock/without",
    "/settings/lock/drill", "/settings/lock/change", "/settings/lock/recovery", "/settings/lock/anew",
    "/settings/lock/remove", "/settings/sessions/end", "/settings/found/check/{id}", "/settings/found/copy/{id}",
    "/settings/found/back/{id}", "/settings/found/file/{id}", "/settings/found/brought/{id}",
    "/tests/of/{id}/next", "/tests/of/{id}/freely", "/tests/of/{id}/result", "/tests/try/{id}",
    "/mine/practice/{id}", "/mine/paste/{id}", "/mine/packs/look/{id}", "/mine/packs/one/{id}",
}
# There for as long as a work goes on, which may be no time at all.
PASSING = {"/working/{id}"}
NOWHERE = "/no-such-page"
# So many examples of an address with an id are looked at, beside those that the flows chose.
EXAMPLES = 2
# A year holds a link and a name for each day.
HEAVY = {"/timeline/year": 90_000, "/timeline/mood/year": 90_000, "/hard": 30_000}

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
NOT_REACHED = """() => [...document.querySelectorAll('a[href], button, summary, textarea, select')]
    .filter(item => !item.dataset.reached && item.checkVisibility({visibilityProperty: true}))
    .filter(item => !(item.tabIndex < 0 && item.ariaHidden === 'true'))
    .map(item => item.tagName + ' ' + item.textContent.trim().slice(0, 30))"""
REACH = """() => { const item = document.activeElement;
    if (item === document.body) return null;
    item.dataset.reached = 'yes';
    const ring = Math.max(...[item, item.closest('label')].filter(Boolean).map(
        part => getComputedStyle(part).outlineStyle === 'none' ? 0 : parseFloat(getComputedStyle(part).outlineWidth)));
    return [item.textContent.trim().slice(0, 30) || item.name || item.tagName, ring] }"""


class Places:
    """The addresses of all pages: those that need no key, those that do, and one that is not there."""

    def __init__(self, paths):
        self.public = [path for path in paths if PUBLIC.fullmatch(path)]
        self.private = [path for path in paths if not PUBLIC.fullmatch(path)]
        self.all = self.public + self.private + [NOWHERE]


def routes(running):
    """Method and pattern of each route that the program has."""
    return [tuple(line.split(" ", 1)) for line in running.command("lab", "routes").stdout.splitlines()]


def every_page(report, browser, running, chosen):
    """Finds an address for each page, by following links from the pages without an id and from the chosen ones."""
    patterns = sorted({path for method, path in routes(running) if method == "GET"} - NO_PAGES - ON_THE_WAY - PASSING)
    report.check("the program names its pages", len(patterns) > 20, patterns)
    shapes = [(pattern, re.compile(re.sub(r"\{[^}]*\}", "[^/]+", pattern))) for pattern in patterns]
    found = {pattern: [] for pattern in patterns}
    visit = Visit(browser, running, script=False)
    waiting = [pattern for pattern in patterns if "{" not in pattern] + chosen
    seen = set(waiting)
    while waiting:
        path = waiting.pop(0)
        fitting = [pattern for pattern, shape in shapes if shape.fullmatch(path)]
        # A pattern without an id wins over one with.
        pattern = min(fitting, key=lambda one: one.count("{"), default=None)
        if not pattern or (len(found[pattern]) >= EXAMPLES and path not in chosen):
            continue
        answer = visit.context.request.get(running.origin + path, max_redirects=0)
        if answer.status != 200:
            report.check(f"a page or a way to one, {path}", answer.status in (302, 303), answer.status)
            continue
        found[pattern].append(path)
        links = re.findall(r'href="(/[^"#]*)"', answer.text())
        waiting += [link for link in dict.fromkeys(links) if link not in seen]
        seen.update(links)
    for pattern, paths in found.items():
        report.check(f"an example of {pattern}; if there is none, flows.some_of_everything has to make one", paths)
    visit.close()
    return Places([path for paths in found.values() for path in paths])


LOOKED = set()


def look_here(report, visit, pattern):
    """What holds on every page, asked of the one that is open, which only a flow can come to."""
    page, name = visit.page, pattern
    shape = re.sub(r"\{[^}]*\}", "[^/]+", pattern)
    report.check(f"is the page that was meant, {name}", re.fullmatch(shape, page.url.replace(visit.running.origin, "")), page.url)
    LOOKED.add(pattern)
    size = page.viewport_size
    for scheme, (width, height) in (("light", PHONE), ("dark", DESKTOP)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": height})
        for violation in Axe().run(page, options=RULES).response["violations"]:
            report.miss(f"axe {scheme} {width} {name}", f"{violation['id']} {[node['target'] for node in violation['nodes']][:3]}")
        small = page.evaluate(SMALL_TARGETS)
        report.check(f"targets of 24 px {scheme} {name}", not small, small[:3])
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    report.check(f"Help now in view, {name}", page.evaluate(HELP_IN_VIEW))
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    report.check(f"no sideways scroll at 320, {name}", page.evaluate(TOO_WIDE) <= 0)
    report.check(f"one h1, {name}", page.locator("h1").count() == 1)
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size(size)


def all_looked(report):
    """Every page that only a flow can come to was come to."""
    for pattern in sorted(ON_THE_WAY - LOOKED):
        report.miss(f"nobody came by {pattern}", "a flow has to look at it")


def check_axe(report, browser, running, places):
    axe = Axe()
    looks = [
        ("light 390", dict(size=PHONE, scheme="light")), ("dark 1280", dict(size=DESKTOP, scheme="dark")),
        ("200 % zoom", dict(size=(640, 400), device_scale_factor=2)),
        ("more contrast", dict(contrast="more")), ("more contrast, dark", dict(contrast="more", scheme="dark")),
        ("forced colours", dict(forced_colors="active")),
    ]
    for name, options in looks:
        visit = Visit(browser, running, reduced_motion="reduce", **options)
        # Forced colours are the system's own, and not ours to judge.
        rules = RULES | ({"rules": {"color-contrast": {"enabled": False}}} if "forced" in name else {})
        for path in places.all:
            visit.go(path)
            for violation in axe.run(visit.page, options=rules).response["violations"]:
                where = [node["target"] for node in violation["nodes"]][:3]
                report.miss(f"axe {name} {path}", f"{violation['id']} {where}")
            report.passed()
            small = visit.page.evaluate(SMALL_TARGETS)
            report.check(f"targets of 24 px {name} {path}", not small, small[:3])
        visit.close()


def check_reflow(report, browser, running, places):
    for name, size, style in (
        ("320 px", (320, 640), ""), ("200 % text", (640, 800), "html{font-size:200%}"),
        ("wide text", PHONE, "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"),
    ):
        visit = Visit(browser, running, size=size, bypass_csp=True)
        for path in places.all:
            visit.go(path)
            if style:
                visit.page.add_style_tag(content=style)
            wide = visit.page.evaluate(TOO_WIDE)
            report.check(f"no sideways scroll, {name}, {path}", wide <= 0, f"{wide} px too wide")
        visit.close()


def check_help_in_view(report, browser, running, places):
    visit = Visit(browser, running, size=SMALL)
    for path in places.all:
        visit.go(path)
        # These are Help now themselves.
        if not path.startswith(("/help-now", "/measures/between/")) and not path.endswith("/help"):
            report.check(f"Help now in view at 375x667, {path}", visit.page.evaluate(HELP_IN_VIEW))
        report.check(f"one h1, {path}", visit.page.locator("h1").count() == 1)
        report.check(f"a way to hide the page, {path}", visit.page.locator("[data-hide]").count() == 1)
    visit.close()


def check_stillness(report, browser, running, places):
    visit = Visit(browser, running, reduced_motion="reduce")
    for path in places.all:
        visit.go(path)
        moving = visit.page.evaluate(
            "document.getAnimations().filter(a => a.playState === 'running').length"
        )
        report.check(f"nothing moves under reduced motion, {path}", moving == 0, f"{moving} animations")
    visit.close()


def check_headers(report, browser, running, places):
    visit = Visit(browser, running)
    answers = []
    visit.page.on("response", lambda answer: answers.append(answer))
    for path in places.all:
        answer = visit.go(path)
        wanted = 404 if path == NOWHERE else 200
        report.check(f"answers {wanted}, {path}", answer.status == wanted, answer.status)
        report.check(f"kept nowhere, {path}", "no-store" in answer.headers.get("cache-control", ""))
        report.check(f"says its letters, {path}", answer.headers.get("content-type") == "text/html; charset=utf-8")
        size = len(answer.body())
        limit = HEAVY.get(re.sub(r"/\d{4}$", "", path), 60_000)
        report.check(f"weight, {path}", size <= limit, f"{size} bytes")
        report.check(f"nothing in the address, {path}", "?" not in visit.page.url)
    for answer in answers:
        for name, value in HEADERS.items():
            report.check(f"{name}, {answer.url}", answer.headers.get(name) == value, answer.headers.get(name))
        kept = answer.headers.get("cache-control")
        report.check(f"a rule for keeping, {answer.url}", kept in ("no-store", "no-cache"), kept)
    report.check("no request to another host", not visit.foreign, visit.foreign[:3])
    errors = [error for error in visit.errors if "404" not in error]
    report.check("a quiet console, nothing against the policy", not errors, errors[:3])
    visit.close()


def check_keyless(report, browser, running, places):
    visit = Visit(browser, running, comes_in=False)
    for path in places.private:
        answer = visit.go(path)
        report.check(f"401 without a key, {path}", answer.status == 401, answer.status)
        report.check(f"nothing of the person without a key, {path}", "Radio, low" not in visit.text())
    for path in places.public:
        report.check(f"open without a key, {path}", visit.go(path).status == 200)
        report.check(f"nothing of the person on it, {path}", "Radio, low" not in visit.text())
    visit.close()


def check_keyboard(report, browser, running, places):
    """Tab reaches all that can be pressed, each with a ring, and leaves the page again."""
    visit = Visit(browser, running, size=DESKTOP)
    for path in places.all:
        visit.go(path)
        bare, left = [], False
        # A year has a stop for each day.
        for _ in range(900):
            visit.page.keyboard.press("Tab")
            stop = visit.page.evaluate(REACH)
            if stop is None:
                left = True
                break
            if stop[1] < 2:
                bare.append(stop)
        missed = visit.page.evaluate(NOT_REACHED)
        report.check(f"the keyboard leaves the page again, {path}", left)
        report.check(f"a ring wherever the keyboard is, {path}", not bare, bare[:3])
        report.check(f"the keyboard reaches everything, {path}", not missed, missed[:3])
    visit.close()


# What no page says of anybody: a kind of person, stay or go, or what goes on in them as a fact.
NEVER = re.compile(
    r"\b(narcissis\w*|psychopath\w*|sociopath\w*|toxic|codependen\w*|avoidant|clingy|needy|borderline|red flags?|"
    r"(anxious|avoidant|insecure) (type|person|people)|attachment (type|style)|"
    r"(leave|stay with|break up with) (him|her|your partner)|time to leave|another chance|"
    r"(they|he|she) (really|secretly|only|clearly) (wants?|means?|feels?|thinks?|loves?|hates?))\b", re.IGNORECASE,
)


def check_without_script(report, browser, running, places):
    visit = Visit(browser, running, script=False)
    for path in places.all:
        visit.go(path)
        loose = visit.page.locator("button").evaluate_all(
            "all => all.filter(item => !item.form && item.checkVisibility()).map(item => item.textContent.trim())"
        )
        report.check(f"no button that needs script, {path}", not loose, loose[:3])
        asked = visit.page.locator("form").evaluate_all(
            "all => all.filter(one => one.method !== 'post' || !one.getAttribute('action')).length"
        )
        report.check(f"every form is posted to an address, {path}", asked == 0, asked)
        said = NEVER.search(visit.page.locator("body").text_content())
        report.check(f"nobody is labelled, decided for or read, {path}", not said, said)
    visit.close()


ALL = [
    check_headers, check_keyless, check_help_in_view, check_stillness, check_reflow, check_without_script,
    check_keyboard, check_axe,
]

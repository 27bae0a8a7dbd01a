"""What a person does, mostly without JavaScript: each flow has a Salve and an empty vault of its own."""

import pathlib
import re
import sqlite3

from care import some_of_care
from loops import some_of_loops
from people import some_of_people
from harness import DESKTOP, PHONE, SMALL, Visit


def add_things(visit):
    visit.go("/list")
    page = visit.page
    page.get_by_label("What is it?").fill("Radio, low")
    page.get_by_label("Also when it’s bad").check(force=True)
    page.get_by_role("button", name="Put it on the list").click()
    page.wait_for_load_state()


def begin_hard(visit):
    visit.go("/hard")
    visit.press("Show me one thing at a time")


def to_landing(visit):
    """Presses Next until the question of how it is stands on the page."""
    for _ in range(8):
        if visit.page.get_by_role("button", name="A bit easier").count():
            return
        visit.press("^Next$")
    raise AssertionError("no landing was asked for")


def hard_easier(report, browser, running):
    visit = Visit(browser, running, script=False)
    begin_hard(visit)
    report.check("screen 2 finds three things", "three things" in visit.heading(), visit.heading())
    report.check("harder in reach", visit.page.get_by_role("button", name="Harder").count() > 0)
    visit.press("^Next$")
    report.check("one more of the same kind", "hold something" in visit.heading(), visit.heading())
    to_landing(visit)
    visit.press("A bit easier")
    report.check("easier may close", "You can close this here" in visit.text())
    visit.press("A few words for this")
    report.check("a few words", "You don’t have to fix it" in visit.text())
    visit.press("That’s enough")
    report.check("closed, asks nothing", visit.page.locator("textarea, input[type=text]").count() == 0)
    visit.go("/timeline")
    report.check("kept in the timeline", "A bit easier" in visit.text(), visit.text()[:300])
    visit.close()


def hard_same_and_harder(report, browser, running):
    visit = Visit(browser, running, script=False, size=SMALL)
    begin_hard(visit)
    to_landing(visit)
    visit.press("About the same")
    report.check("the same is common", "Common" in visit.text(), visit.text()[:200])
    visit.press("^Hands")
    visit.press("^Harder$")
    report.check("leave that one", "Leave that one" in visit.heading(), visit.heading())
    nexts = visit.page.get_by_role("button", name=re.compile("^Next$")).count()
    report.check("no Next after harder", nexts == 0)
    report.check("never taught this", "never taught this" in visit.text() or "did nothing wrong" in visit.text())
    report.check("no staying from the hard door", "stay a little" not in visit.text())
    visit.press("Something different")
    report.check("something different follows", "Leave that one" not in visit.heading(), visit.heading())
    visit.press("^Stop$")
    report.check("stopped", "close this" in visit.text(), visit.text()[:200])
    visit.close()


def hard_far(report, browser, running):
    visit = Visit(browser, running, script=False)
    begin_hard(visit)
    visit.press("Far away")
    report.check("asked once about the room", "danger in the room" in visit.heading(), visit.heading())
    visit.press("^No$")
    report.check("the day and the time", "It is" in visit.text() and "door" in visit.text(), visit.text()[:300])
    visit.press("^Next$")
    for _ in range(6):
        if "More here" in visit.text():
            break
        visit.press("^Next$")
    visit.press("Further off")
    report.check("further off: help", "Help now" in visit.text(), visit.text()[:200])
    visit.close()
    again = Visit(browser, running, script=False)
    begin_hard(again)
    again.press("Far away")
    again.press("^Yes$")
    report.check("danger: help, own door first", again.page.locator("a[href^='tel:']").count() > 0, again.text()[:300])
    again.press("Back to what I was doing")
    report.check("the way back needs no statement", again.page.locator("h1").count() == 1)
    again.close()


def a_person_and_a_text(report, browser, running):
    visit = Visit(browser, running, script=False)
    visit.go("/hard")
    visit.press("I’d like a person")
    report.check("a person, by call or text", "by call or text" in visit.heading(), visit.heading())
    visit.go("/hard")
    visit.press("I’m about to send something")
    report.check("skip the pause", "skip the pause" in visit.text())
    visit.page.locator("textarea").first.fill("You never answered, and now it is late.")
    visit.press("Keep it")
    report.check("nothing of it in the address", "never" not in visit.page.url)
    visit.go("/timeline")
    report.check("kept, folded", "You never answered" in visit.page.content())
    visit.close()


def my_list(report, browser, running):
    visit = Visit(browser, running, script=False)
    add_things(visit)
    report.check("on the list", "Radio, low" in visit.text())
    visit.go("/hard")
    report.check("on the first screen", "Radio" in visit.text())
    visit.press("My list")
    report.check("in the hard moment", "Radio, low" in visit.text())
    visit.press("This one")
    report.check("taking it closes quietly", visit.page.locator("h1").count() == 1)
    visit.go("/timeline")
    before = visit.page.locator(".entry").count()
    visit.page.locator("details.more summary").first.click()
    visit.page.locator("details[open]").get_by_role("button", name=re.compile("Delete")).first.click()
    visit.page.wait_for_load_state()
    report.check("undo is offered", visit.page.get_by_role("button", name="Undo").count() > 0, visit.text()[:300])
    visit.press("Undo")
    visit.go("/timeline")
    report.check("undone", visit.page.locator(".entry").count() == before)
    visit.close()


def practice_and_stop(report, browser, running):
    visit = Visit(browser, running, script=False)
    visit.go("/practise")
    report.check("a library", "Around the room" in visit.text())
    visit.go("/practise/look-around")
    visit.press("Begin")
    report.check("in a sitting", "/sitting/" in visit.page.url)
    visit.press("^Next$")
    visit.press("^Back$")
    visit.press("Stop here|^Stop$")
    report.check("stopped", "close this" in visit.text(), visit.text()[:200])
    visit.go("/practise/plain-sentence")
    visit.press("Begin|Open")
    report.check("one line before what is not offered, then open", visit.page.locator("h1").count() == 1)
    visit.close()


def export_and_delete(report, browser, running):
    visit = Visit(browser, running, script=False)
    add_things(visit)
    saved = pathlib.Path(running.folder, "export.json")
    done = running.command("export", "--to", str(saved))
    report.check("salve export", done.returncode == 0 and "Radio, low" in saved.read_text(), done.stderr)
    report.check("for its owner only", saved.stat().st_mode & 0o077 == 0)
    report.check("salve list", "Radio, low" in running.command("list").stdout)
    report.check("salve vault verify", running.command("vault", "verify").returncode == 0)
    backup = pathlib.Path(running.folder, "copy.vault")
    report.check("salve vault backup", running.command("vault", "backup", str(backup)).returncode == 0)
    card = pathlib.Path(running.folder, "card.html")
    report.check("salve card", running.command("card", "--to", str(card)).returncode == 0)
    visit.context.set_offline(True)
    visit.page.goto("file://" + str(card))
    text = visit.text()
    report.check("the card opens from disk, offline", "Radio, low" in text and "One small thing" in text, text[:200])
    report.check("the card says that it is not sealed", "not sealed" in text)
    report.check("the card asks nothing of anyone", visit.foreign == ["file://" + str(card)], visit.foreign)
    visit.context.set_offline(False)
    for name in ("server.log", "data/salve/salve.vault"):
        content = pathlib.Path(running.folder, name).read_bytes()
        report.check(f"no word of the person in {name}", b"Radio, low" not in content)
    visit.close()


def keyboard_alone(report, browser, running):
    visit = Visit(browser, running)
    visit.go("/hard")
    page = visit.page

    def tab_to(words):
        for _ in range(40):
            page.keyboard.press("Tab")
            said = page.evaluate("document.activeElement.innerText || ''")
            outline = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
            if re.search(words, said):
                report.check(f"a ring on “{words}”", outline >= 2, outline)
                with page.expect_navigation():
                    page.keyboard.press("Enter")
                return
        raise AssertionError(f"Tab never reached “{words}”")

    tab_to("Show me one thing")
    for _ in range(6):
        if page.get_by_role("button", name="A bit easier").count():
            break
        tab_to("^Next$")
    tab_to("About the same")
    report.check("through the hard moment by keyboard", "Common" in visit.text(), visit.text()[:200])
    visit.close()


def hide_this_page(report, browser, running):
    visit = Visit(browser, running)
    visit.go("/list")
    for _ in range(3):
        visit.page.keyboard.press("Shift")
    visit.page.wait_for_url("about:blank")
    report.check("Shift three times hides the page", visit.page.url == "about:blank")
    visit.close()


def bad_days(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/send")
    words = "Made-up words. " * 20_000
    page.locator("textarea").first.fill(words)
    visit.press("Keep it")
    report.check("too long is said gently", "longer than fits" in visit.text() or "more than fits" in visit.text())
    report.check("the words stay on the page", len(page.locator("textarea").first.input_value()) > 200_000)
    visit.go("/list")
    page.get_by_role("button", name="Put it on the list").click()
    page.wait_for_load_state()
    report.check("an empty form is met gently", page.locator("h1").count() == 1)
    answer = page.request.post(running.origin + "/list", form={"what": "other page"}, headers={"Origin": "http://evil.example"})
    report.check("another origin changes nothing", answer.status == 403, answer.status)
    wrong = page.request.get(running.origin + "/", headers={"Host": "evil.example"})
    report.check("another host hears nothing", wrong.status == 421 and wrong.body() == b"", wrong.status)
    visit.close()


def damaged_entry(report, browser, running):
    visit = Visit(browser, running, script=False)
    add_things(visit)
    begin_hard(visit)
    visit.close()
    running.stop()
    with sqlite3.connect(running.folder / "data/salve/salve.vault") as vault:
        vault.execute("UPDATE entry SET ciphertext = zeroblob(length(ciphertext)) WHERE number = 1")
    vault.close()
    running.start()
    visit = Visit(browser, running, script=False)
    visit.go("/timeline")
    report.check("damaged, and said so", "This entry is damaged" in visit.text(), visit.text()[:400])
    report.check("the others are whole", "A practice" in visit.text())
    visit.page.locator(".hurt").get_by_role("button", name="Delete").click()
    visit.page.wait_for_load_state()
    report.check("it is gone", "This entry is damaged" not in visit.text())
    visit.press("Undo")
    report.check("and back", "This entry is damaged" in visit.text())
    visit.page.locator(".hurt").get_by_role("button", name="Delete").click()
    visit.page.wait_for_load_state()
    visit.close()
    running.stop()
    running.start()
    visit = Visit(browser, running, script=False)
    visit.go("/timeline")
    report.check("gone for good", "This entry is damaged" not in visit.text())
    done = running.command("vault", "verify")
    report.check("the vault is sound again", done.returncode == 0, done.stdout + done.stderr)
    visit.close()


def two_words(report, browser, running):
    visit = Visit(browser, running, script=False)
    said = running.command("open")
    words = re.search(r"two words: (\w+ \w+)", said.stderr.replace("\n", " "))
    report.check("the terminal says two words", words, said.stderr)
    report.check("the address stands alone", re.fullmatch(r"http://localhost:\d+/open/\w+\n", said.stdout), said.stdout)
    report.check("the page repeats them", words[1] in visit.text(), visit.text()[:200])
    visit.go("/settings/protection")
    report.check("and so do the settings", words[1] in visit.text())
    kept = running.folder / "config/salve/words"
    report.check("kept for their owner only", kept.stat().st_mode & 0o777 == 0o600)
    stranger = Visit(browser, running, comes_in=False)
    for path in ("/", "/help-now", "/steady", "/open/0000"):
        stranger.go(path)
        report.check(f"not without a key, {path}", words[1] not in stranger.text())
    stranger.close()
    visit.close()


def first_questions(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/")
    report.check("Today offers the first questions", "Three first questions" in visit.text())
    visit.press("^Have a look$") if page.get_by_role("button", name="Have a look").count() else visit.go("/welcome")
    report.check("the hard moment stays in reach", page.locator("a[href='/hard']").count() > 0)
    page.get_by_label("First thing", exact=True).fill("Tea in the blue cup")
    visit.press("^Warm$")
    typed = page.get_by_label("First thing", exact=True).input_value()
    report.check("switching the wording costs no word", typed == "Tea in the blue cup", typed)
    page.get_by_label("First thing: Also when it’s bad").check(force=True)
    visit.press("^Continue$")
    page.get_by_label("Watching the breath").check(force=True)
    visit.press("^Continue$")
    page.go_back()
    report.check("back shows the answer", page.get_by_label("Watching the breath").is_checked())
    page.go_forward()
    visit.press("^Skip this$")
    report.check("three pages, then Today", page.url == running.origin + "/", page.url)
    report.check("not offered again", "Three first questions" not in visit.text())
    visit.go("/list")
    report.check("on the list", "Tea in the blue cup" in visit.text())
    visit.go("/settings")
    visit.press("Three first questions")
    report.check("again from Settings, nothing picked beforehand", page.locator("main :checked").count() == 0)
    visit.press("^Skip all$")
    report.check("skip all is one press to Today", page.url == running.origin + "/", page.url)
    visit.close()


def looking_back(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/timeline")
    visit.press("^Check-ins$")
    names = page.locator(".entry .tiny").all_inner_texts()
    report.check("only check-ins", names and all("check-in" in name.lower() for name in names if "," in name), names[:4])
    report.check("no kind in the address", page.url == running.origin + "/timeline", page.url)
    visit.press("^All$")
    visit.press("^Year$")
    cells = page.locator(".cells a")
    report.check("cells for days with check-ins", cells.count() > 60, cells.count())
    name = cells.last.get_attribute("aria-label")
    cells.last.click()
    page.wait_for_load_state()
    report.check("a cell leads to its day", "/timeline/day/" in page.url and page.locator(".entry").count() > 0, name)
    day = page.url
    visit.press("^A day before")
    report.check("and on to the day before", "/timeline/day/" in page.url and page.url < day, page.url)
    for path in ("/timeline/mood", "/timeline/mood/90", "/timeline/mood/year"):
        visit.go(path)
        dots = page.locator("svg use[href^='#d-']").count()
        page.locator("details.table summary").click()
        rows = page.locator("details.table tbody tr").count()
        report.check(f"sentence, picture and table, {path}", dots >= rows > 2, (dots, rows))
        report.check(f"no number on the picture, {path}", page.locator("figure svg text").count() == 0)
    breaks = page.locator("polyline.fit").count()
    report.check("the line stops over the silent weeks", breaks >= 2, breaks)
    visit.go("/timeline")
    visit.press("^This day in earlier years$")
    report.check("this day in earlier years, by a press", page.url.endswith("/this-day"), page.url)
    page.emulate_media(forced_colors="active")
    for path, mark in (("/timeline", ".entry .shape"), ("/timeline/year", ".cells a svg"), ("/timeline/mood", "figure use")):
        visit.go(path)
        kinds = {part.evaluate(SHAPE_OF) for part in page.locator(mark).all()[:60]}
        seen = page.evaluate(FORCED)
        report.check(f"marks are seen in forced colours, {path}", seen["fill"] != seen["back"], seen)
        report.check(f"feelings differ by form, {path}", len(kinds) >= 2, kinds)
    visit.close()


SHAPE_OF = "mark => (mark.matches('use') ? mark : mark.querySelector('use')).getAttribute('href')"
FORCED = """() => ({fill: getComputedStyle(document.querySelector('.s-low')).fill,
    back: getComputedStyle(document.body).backgroundColor})"""
looking_back.world = {"demo": True}


def some_of_everything(browser, running):
    """Fills a vault a little, and gives the paths of sittings in their several states, for the page checks."""
    visit = Visit(browser, running, script=False)
    add_things(visit)
    paths = []

    def remember():
        paths.append(visit.page.url.replace(running.origin, ""))

    begin_hard(visit)
    remember()
    begin_hard(visit)
    to_landing(visit)
    remember()
    visit.press("A bit easier")
    remember()
    begin_hard(visit)
    visit.press("^Harder$")
    remember()
    begin_hard(visit)
    visit.press("Far away")
    remember()
    begin_hard(visit)
    visit.press("Far away")
    visit.press("^No$")
    remember()
    visit.go("/practise/slower-out-breath")
    visit.press("Begin|Open")
    if visit.page.get_by_role("button", name=re.compile("^Open")).count():
        visit.press("^Open")
    remember()
    sitting = paths[0]
    paths += [sitting + part for part in ("/others", "/help", "/person", "/list", "/practice/slower-out-breath")]
    for path, field in (("/list/people", "name"), ("/list/steps", "what")):
        visit.go(path)
        form = visit.page.locator(f"form:has([name={field}])").first
        form.locator(f"[name={field}]").fill("Ida, made up")
        form.locator("button").first.click()
        visit.page.wait_for_load_state()
    visit.go("/measures/of/fcs/wording/type")
    for number, line in enumerate(visit.page.locator("textarea").all()):
        line.fill(f"Made up, line {number + 1}")
    visit.press("^Show it once more$")
    start = "/measures/of/fcs/wording"
    paths.extend([start, start + "/type", start + "/look", start + "/line/for-self-2"])
    visit.go("/send")
    visit.page.locator("textarea").first.fill("Made up: not now. " * 30)
    visit.press("Keep it")
    visit.go("/send")
    kept = visit.page.locator("a[href^='/send/']").first
    paths.append(kept.get_attribute("href"))
    visit.go("/timeline")
    paths.append(visit.page.locator("a[href^='/timeline/day/']").first.get_attribute("href"))
    visit.go("/checkin")
    visit.page.locator("label.tile", has_text="Weighed down").click()
    visit.page.locator("details.addmore summary").click()
    visit.page.get_by_label("A line about it").fill("Made up: a long day.")
    visit.press("Done for now")
    remember()
    paths.append(paths[-1] + "/change")
    visit.go("/kindness")
    visit.page.locator("textarea").first.fill("Made up: the driver waited.")
    visit.press("^Keep it$")
    paths.append(visit.page.locator("a[href^='/kindness/one/']").first.get_attribute("href"))
    visit.go("/letters/lines")
    visit.page.get_by_label("A line for a hard moment").fill("Made up: it passed before.")
    visit.press("^Keep it$")
    paths.append(visit.page.locator("a[href^='/letters/lines/']").first.get_attribute("href"))
    # A letter to read, one that is written, one that waits at its door; each on its own page.
    for number, words in (("2", "Made up: dear you. " * 20), ("2", None), ("9", None)):
        visit.go("/letters/new")
        visit.page.locator("details.numbers, details").first.locator("summary").click()
        visit.page.locator("label.chip", has_text=re.compile(f"^{number}$")).first.click()
        visit.page.locator("button[value=friend]").click()
        visit.page.wait_for_load_state()
        if number == "2" and visit.page.get_by_role("button", name="Open the page").count():
            visit.press("Open the page")
        remember()
        if words:
            visit.page.locator("textarea.lettertext").fill(words)
            visit.press("^Keep the letter$")
            visit.go("/letters")
            paths.append(visit.page.locator("main ul.mine a[href^='/letters/']").first.get_attribute("href"))
    visit.go("/sheets/own/new")
    visit.press("^Begin$")
    remember()
    visit.page.locator("textarea").first.fill("Made up: a long day.")
    visit.press("^Next$")
    remember()
    paths += [re.sub("/part/.*", place, paths[-1]) for place in ("", "/read", "/part/normal", "/part/next")]
    visit.go("/sheets/friend-beside/new")
    visit.press("^Begin$")
    visit.go(visit.page.url.replace(running.origin, "").replace("/trouble", "/both"))
    remember()
    # A reflection: each kind of part, a thing that comes first, and reasons looked at again.
    visit.go("/reflect")
    visit.page.locator("summary", has_text="A number").click()
    visit.page.locator("fieldset.numberset label.chip", has_text=re.compile("^3$")).click()
    visit.page.get_by_role("button", name="A fuller one").click()
    visit.page.wait_for_load_state()
    sheet = re.search(r"/sheet/[0-9a-f]{32}", visit.page.url)[0]
    visit.page.locator("textarea").first.fill("Made up: no call by nine.")
    visit.press("^Next$")
    visit.go(sheet + "/part/thoughts")
    visit.page.locator("textarea").first.fill("Made up: they left. " * 12)
    visit.press("^Next$")
    visit.page.locator("textarea").first.fill("Made up: an old fear.")
    visit.page.locator("label.step", has_text="Half").first.click()
    visit.press("^Next$")
    visit.go(sheet + "/part/touch")
    visit.page.locator("label.chip", has_text="Hardly").first.click()
    visit.press("^Next$")
    places = ["", "/read", "/turn", "/again", "/part/mine/more"]
    parts = ["happened", "feelings", "body", "thoughts", "mine", "theirs", "touch", "friend", "actions", "option", "bridge"]
    paths += [sheet + place for place in places] + [f"{sheet}/part/{part}" for part in parts]
    paths += some_of_loops(visit)
    for page in ("/list", "/timeline"):
        visit.go(page)
        for link in visit.page.locator("a[href^='/list/thing/'], a[href^='/timeline/entry/']").all()[:1]:
            paths.append(link.get_attribute("href"))
    paths += some_of_care(visit)
    paths += some_of_people(visit)
    visit.go("/tests/new")
    for field, place in (("fair-first", 0), ("fair-second", 1), ("fair-count", 0)):
        visit.page.locator(f"label.chip:has(input[name={field}])").nth(place).click()
    visit.press("^Begin the fair test$")
    remember()
    # More than one page of the timeline holds.
    for _ in range(26):
        begin_hard(visit)
    visit.close()
    return paths


ALL = [
    hard_easier, hard_same_and_harder, hard_far, a_person_and_a_text, my_list, practice_and_stop, export_and_delete,
    keyboard_alone, hide_this_page, bad_days, damaged_entry, two_words, first_questions, looking_back,
]

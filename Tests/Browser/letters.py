"""Letters and words of one's own: 20,000 words, drafts through reloads, tabs and a killed server, seals, the terminal."""

import json
import re
import signal
import time

from harness import Visit

LONG = " ".join("word%d." % n if n % 20 == 0 else "longer" for n in range(1, 20_001))


def begin(visit, name):
    """Opens the page of a new letter."""
    visit.go("/letters/new")
    card = visit.page.locator("section.card", has=visit.page.get_by_role("heading", name=name, exact=True))
    card.get_by_role("button").click()
    visit.page.wait_for_load_state()
    if visit.page.get_by_role("button", name="Open the page").count():
        visit.press("Open the page")


def paper(visit):
    return visit.page.locator("textarea.lettertext")


def a_long_letter(report, browser, running):
    visit = Visit(browser, running)
    begin(visit, "As a kind friend would write")
    paper(visit).fill(LONG)
    visit.page.locator("[data-draft-kept]").wait_for(state="visible", timeout=20_000)
    paper(visit).press("End")
    paper(visit).type("and one more", timeout=20_000)
    with visit.page.expect_response(lambda answer: "/draft/letter-" in answer.url, timeout=20_000) as saved:
        pass
    report.check("20,000 words are kept as one goes", saved.value.status == 204, saved.value.status)
    began = time.monotonic()
    visit.press("^Keep the letter$")
    kept = time.monotonic() - began
    report.check("kept", "It is kept here." in visit.heading(), visit.text()[:200])
    visit.page.get_by_role("link", name="To the letter").click()
    visit.page.wait_for_load_state()
    path = visit.page.url.replace(running.origin, "")
    began = time.monotonic()
    answer = visit.context.request.get(running.origin + path)
    opened = time.monotonic() - began
    report.check("all of it comes back", LONG[:2000] in answer.text() and "and one more" in answer.text())
    print(f"     20,000 words: kept in {kept * 1000:.0f} ms with its page, opened in {opened * 1000:.0f} ms", flush=True)
    visit.page.emulate_media(media="print")
    report.check("printed without what stands around it", not visit.page.locator(".bar").is_visible()
                 and not visit.page.get_by_role("button", name="Change").is_visible()
                 and visit.page.locator(".letterbody").is_visible())
    pdf = visit.page.pdf(format="A4")
    report.check("it prints over many pages", pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/") > 20
                 or len(re.findall(rb"/Type\s*/Page[^s]", pdf)) > 20, len(re.findall(rb"/Type\s*/Page[^s]", pdf)))
    visit.close()


def a_draft_outlasts_everything(report, browser, running):
    words = "Made up: dear you, half a sentence"
    visit = Visit(browser, running)
    begin(visit, "To someone, not to be sent")
    address = visit.page.url
    paper(visit).fill(words)
    visit.page.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
    visit.page.reload()
    report.check("a reload keeps it", paper(visit).input_value() == words)
    visit.go("/")
    visit.page.go_back()
    report.check("back keeps it", paper(visit).input_value() == words)
    other = visit.context.new_page()
    other.goto(address)
    field = other.locator("textarea.lettertext")
    report.check("another tab has it", field.input_value() == words)
    field.fill(words + ", from the second tab")
    other.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
    paper(visit).fill(words + ", from the first tab")
    visit.page.locator("[data-draft-kept]").wait_for(state="visible", timeout=10_000)
    with visit.page.expect_response(lambda answer: "/draft/letter-" in answer.url, timeout=10_000):
        paper(visit).press("End")
        paper(visit).type(".")
    other.close()
    running.stop(signal.SIGKILL)
    vault = (running.folder / "data/salve/salve.vault").read_bytes()
    report.check("sealed", b"half a sentence" not in vault)
    running.start()
    visit.close()
    again = Visit(browser, running)
    again.go("/letters")
    report.check("both tabs are there after a kill", again.page.get_by_role("button", name=re.compile("Go on with it")).count() == 2)
    texts = []
    for number in range(2):
        again.go("/letters")
        again.page.get_by_role("button", name=re.compile("Go on with it")).nth(number).click()
        again.page.wait_for_load_state()
        if again.page.get_by_role("button", name="Open the page").count():
            again.press("Open the page")
        texts.append(paper(again).input_value())
    report.check("with the words of each", sorted(texts) == [words + ", from the first tab.", words + ", from the second tab"], texts)
    report.check("nothing of it in the log", "half a sentence" not in running.said())
    again.close()


def an_ended_web_session(report, browser, running):
    words = "Made up: dear you, and the key is gone"
    visit = Visit(browser, running, script=False)
    begin(visit, "As a kind friend would write")
    paper(visit).fill(words)
    running.stop()
    running.start()
    visit.press("^Keep the letter$")
    report.check("a press without a key gives the words back", words in visit.page.content(), visit.text()[:200])
    visit.close()


def without_script(report, browser, running):
    visit = Visit(browser, running, script=False)
    begin(visit, "A letter of gratitude")
    paper(visit).fill("Made up: for the kettle.")
    visit.press("Stop, and keep the draft")
    report.check("stopped, and the draft is there", "Go on with it" in visit.text(), visit.text()[:300])
    report.check("a list shows no words", "kettle" not in visit.page.content())
    visit.press("Go on with it")
    if visit.page.get_by_role("button", name="Open the page").count():
        visit.press("Open the page")
    report.check("gone on with", paper(visit).input_value() == "Made up: for the kettle.")
    visit.press("^Harder$")
    report.check("harder turns outward", "Something different" in visit.text(), visit.text()[:300])
    visit.go("/letters")
    report.check("and the draft stays", "Go on with it" in visit.text())
    visit.close()


def a_seal_and_its_day(report, browser, running):
    visit = Visit(browser, running, script=False)
    begin(visit, "As a kind friend would write")
    paper(visit).fill("Made up: the bench is dry.")
    visit.page.locator("summary", has_text="Seal it").click()
    visit.page.get_by_label("Until which day?").fill("2031-03-02")
    visit.press("^Keep the letter$")
    report.check("it waits", "until 2 March 2031" in visit.text(), visit.text()[:200])
    visit.go("/timeline")
    report.check("a line says only that it waits", "until 2 March 2031" in visit.text() and "bench" not in visit.page.content())
    visit.close()
    running.stop()
    running.faketime = "2031-03-02 10:00:00"
    running.start()
    later = Visit(browser, running, script=False)
    later.go("/")
    report.check("on its day Today says so once", "A letter you sealed is open now." in later.text(), later.text()[:300])
    later.press("^Read it$")
    report.check("and it reads", "the bench is dry" in later.text(), later.text()[:300])
    later.go("/")
    report.check("then no more", "A letter you sealed" not in later.text())
    later.close()


def words_of_ones_own(report, browser, running):
    visit = Visit(browser, running, script=False)
    visit.go("/hard")
    report.check("no link while there are none", "Words of your own" not in visit.text())
    visit.go("/letters/lines")
    visit.page.get_by_label("A line for a hard moment").fill("Made up: it passed before.")
    visit.press("^Keep it$")
    visit.go("/hard")
    report.check("never shown unasked", "it passed before" not in visit.text())
    visit.press("Words of your own")
    report.check("shown by choice", "it passed before" in visit.text(), visit.text()[:200])
    report.check("with a way back, a person and Help now",
                 all(words in visit.text() for words in ("Back", "I’d like a person", "Help now")), visit.text()[:400])
    said = running.command("hard", "--json", input='{"pick":"own"}\n')
    report.check("in the terminal too", "it passed before" in said.stdout, said.stdout[-400:])
    visit.go("/letters/lines")
    visit.press("^Put aside")
    visit.go("/hard")
    report.check("put aside", "Words of your own" not in visit.text())
    visit.close()


def letters_in_the_terminal(report, browser, running):
    done = running.command("letter", "write", "friend", "--json", input="Made up: dear you.\nLeave the dishes.\n")
    report.check("salve letter write", done.returncode == 0, done.stderr)
    kept = json.loads(done.stdout or "{}")
    listed = running.command("letter", "list")
    report.check("salve letter list", kept.get("id", "?") in listed.stdout and "dishes" not in listed.stdout, listed.stdout)
    read = running.command("letter", "read", kept.get("id", "?"))
    report.check("salve letter read", read.stdout == "Made up: dear you.\nLeave the dishes.\n", read.stdout)
    sealed = running.command("letter", "write", "younger", "--until", "2031-03-02", "--json", input="Made up: the lake.\n")
    waits = json.loads(sealed.stdout or "{}")
    closed = running.command("letter", "read", waits.get("id", "?"))
    report.check("a sealed one stays shut", "lake" not in closed.stdout + closed.stderr and "2031-03-02" in closed.stderr, closed.stderr)
    for arguments in (("poem",), ("friend", "--until", "2001-01-01"), ("friend", "--until", "soon")):
        bad = running.command("letter", "write", *arguments, input="Made up: lost.\n")
        report.check(f"said before a word is read, {arguments}", bad.returncode == 2 and "lost" not in bad.stderr, bad.stderr)
    report.check("no words among the arguments", "--text" not in running.command("letter", "write", "--help").stdout)


ALL = [
    a_long_letter, a_draft_outlasts_everything, an_ended_web_session, without_script, a_seal_and_its_day,
    words_of_ones_own, letters_in_the_terminal,
]

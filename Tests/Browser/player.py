"""The player: every practice without script, and with it the voice, the bell, the breath and being led."""

import re

from axe_playwright_python.sync_playwright import Axe

from harness import DESKTOP, PHONE, Visit, wait_until
from pages import HELP_IN_VIEW, RULES, TOO_WIDE

# A device with one voice of its own and one from elsewhere; what is spoken is noted, and ends at once.
VOICES = """
window.said = []; window.cancelled = 0;
const make = (name, isLocal) => ({name, voiceURI: name, lang: 'en-GB', localService: isLocal, default: isLocal});
const all = [make('Away', false), make('Here', true), make('Here too', true)];
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
window.SpeechSynthesisUtterance = Utterance;
const synthesis = new EventTarget();
Object.assign(synthesis, { getVoices: () => all, cancel() { window.cancelled++; },
    speak(one) { window.said.push([one.text, one.voice.name, one.rate]); setTimeout(() => one.dispatchEvent(new Event('end')), 10); } });
Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
"""
NO_VOICES = "Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), { getVoices: () => [], cancel() {}, speak() {} }) });"
AWAKE = """
window.locks = [];
Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    const lock = { isOn: true, release() { this.isOn = false; } }; window.locks.push(lock); return lock; } } });
"""


def practices(visit):
    visit.go("/practise")
    links = visit.page.locator("main a[href^='/practise/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return list(dict.fromkeys(links))


def begin(visit, path, number=2, **chosen):
    visit.go(path)
    page = visit.page
    for value in chosen.values():
        page.get_by_label(value, exact=True).check(force=True)
    if number is not None:
        numbers = page.locator("details:has(.numberset)")
        # They stand open already where a number was given lately.
        if numbers.get_attribute("open") is None:
            numbers.locator("summary").click()
        page.get_by_label(str(number), exact=True).check(force=True)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_load_state()


def every_practice(report, browser, running):
    """Each practice from its page to its end without script; what holds on every page is asked of its first step."""
    visit = Visit(browser, running, script=False)
    page = visit.page
    paths = practices(visit)
    report.check("a library of practices", len(paths) >= 30, len(paths))
    for path in paths:
        begin(visit, path)
        steps = 0
        while page.get_by_role("button", name="Next", exact=True).count() and steps < 8:
            if steps == 0:
                page.set_viewport_size({"width": 320, "height": 640})
                report.check(f"no sideways scroll at 320, {path}", page.evaluate(TOO_WIDE) <= 0)
                page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
                report.check(f"Help now in view, {path}", page.evaluate(HELP_IN_VIEW))
            reach = all(page.get_by_role("button", name=name).count() for name in ("Harder", "Far away", "Stop"))
            report.check(f"every way out, {path} {steps}", reach)
            visit.press("^Next$")
            steps += 1
        report.check(f"to its end, {path}", steps >= 2 and "How is it now?" in visit.text(), steps)
        visit.press("^Stop$")
    visit.close()


def looked_at(report, browser, running):
    """Axe on a step of every practice, light and dark, with every tool shown."""
    axe = Axe()
    for size, scheme in ((PHONE, "light"), (DESKTOP, "dark")):
        visit = Visit(browser, running, size=size, scheme=scheme, reduced_motion="reduce")
        visit.context.add_init_script(VOICES)
        for path in practices(visit):
            begin(visit, path)
            visit.press("^Next$")
            for violation in axe.run(visit.page, options=RULES).response["violations"]:
                report.miss(f"axe {scheme} {path}", f"{violation['id']} {[n['target'] for n in violation['nodes']][:3]}")
            report.passed()
        report.check("nothing against the policy", not visit.errors, visit.errors[:3])
        visit.close()


def read_aloud(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    visit.context.add_init_script(VOICES)
    begin(visit, "/practise/look-around")
    report.check("nothing is said by itself", page.evaluate("said") == [])
    page.get_by_role("button", name="Voice").click()
    wanted = page.locator("[data-spoken] li").evaluate_all("all => all.map(one => one.textContent)")
    wait_until(page, f"said.length === {len(wanted)}")
    said = page.evaluate("said")
    report.check("one sentence at a time, in order", [one[0] for one in said] == wanted, said)
    report.check("a voice of this device, slowly", all(one[1:] == ["Here", 0.85] for one in said), said)
    page.wait_for_selector("[data-voice][aria-pressed=false]")
    page.get_by_role("button", name="Voice").click()
    before = page.evaluate("cancelled")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true}); document.dispatchEvent(new Event('visibilitychange'))")
    report.check("hidden: it stops", page.evaluate("cancelled") > before)
    report.check("and stands as stopped", page.locator("[data-voice]").get_attribute("aria-pressed") == "false")

    visit.go("/settings/player")
    options = page.locator("[data-voices] option").all_inner_texts()
    report.check("voices of this device alone", options[1:] == ["Here", "Here too"], options)
    report.check("what would leave is said", "would then leave this machine" in visit.text())
    page.get_by_label("Also voices that are not on this device").check(force=True)
    report.check("others after a choice", "Away" in page.locator("[data-voices] option").all_inner_texts())
    page.locator("[data-voices]").select_option("Here too")
    page.get_by_label("As the device reads", exact=True).check(force=True)
    visit.press("^Keep it$|^Keep$")
    begin(visit, "/practise/look-around")
    page.get_by_role("button", name="Voice").click()
    wait_until(page, "said.length > 0")
    report.check("the chosen voice and pace", page.evaluate("said[0].slice(1)") == ["Here too", 1])
    visit.close()

    mute = Visit(browser, running)
    mute.context.add_init_script(NO_VOICES)
    begin(mute, "/practise/look-around")
    report.check("no voice, no button", not mute.page.locator("[data-voice]").is_visible())
    mute.close()


def led(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    visit.context.add_init_script(AWAKE)
    page.clock.install()
    begin(visit, "/practise/look-around")
    heading = visit.heading()
    page.clock.run_for(120_000)
    report.check("nothing leads by itself", visit.heading() == heading and page.evaluate("locks.length") == 0)
    page.get_by_role("button", name="Lead me").click()
    report.check("the screen stays on", page.evaluate("locks.length === 1 && locks[0].isOn"))
    page.clock.run_for(41_000)
    report.check("a slow fade, and Next stays", page.locator(".stage.is-leaving").count() == 1 and page.get_by_role("button", name="Next").is_visible())
    page.clock.run_for(3_000)
    page.get_by_text("Step 2 of").wait_for()
    report.check("the next step", "Step 2 of" in visit.text(), visit.text()[:200])
    report.check("it goes on leading", page.locator("[data-lead]").get_attribute("aria-pressed") == "true")
    heading = visit.heading()
    page.locator("h1").click()
    report.check("any touch ends it", page.locator("[data-lead]").get_attribute("aria-pressed") == "false")
    report.check("and lets the screen go", page.evaluate("locks.every(lock => !lock.isOn)"))
    page.clock.run_for(120_000)
    report.check("the step stays", visit.heading() == heading)
    page.reload()
    report.check("after a reload nothing leads", page.locator("[data-lead]").get_attribute("aria-pressed") == "false")
    report.check("nothing against the policy", not visit.errors, visit.errors[:3])
    visit.go("/hard")
    visit.press("Show me one thing at a time")
    report.check("never in the hard moment", page.locator("[data-lead]").count() == 0)
    visit.close()


def led_to_the_end(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    page.clock.install()
    begin(visit, "/practise/slower-out-breath", way="1 minute, one step alone")
    report.check("one step alone", "Step 1 of 1" in visit.text())
    page.get_by_role("button", name="Bell").click()
    report.check("the bell shows a ring", page.locator(".struck.is-struck").count() == 1)
    page.get_by_role("button", name="Lead me").click()
    page.clock.run_for(61_000)
    page.clock.run_for(8_000)
    page.wait_for_url(re.compile("/sitting/"))
    page.get_by_role("button", name="A bit easier").wait_for()
    report.check("it ends with how it is", "How is it now?" in visit.text(), visit.text()[:200])
    visit.close()


def breathing(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    visit.go("/settings/player")
    page.get_by_label("My own", exact=True).check(force=True)
    page.get_by_label("In", exact=True).select_option("3")
    page.get_by_label("Out", exact=True).select_option("5")
    page.get_by_label("Say the cues to a screen reader").check(force=True)
    visit.press("^Keep it$|^Keep$")
    page.clock.install()
    begin(visit, "/practise/slower-out-breath")
    visit.press("^Next$")
    times = page.evaluate("[...document.querySelectorAll('.pool .r, .pool .bead, .cue .in, .cue .out')].map(one => getComputedStyle(one).animationDuration)")
    report.check("eight seconds a breath", set(times) == {"8s"}, set(times))
    eases = page.evaluate("[...document.querySelectorAll('.pool .r, .pool .bead, .cue .in')].map(one => getComputedStyle(one).animationTimingFunction.slice(0, 7))")
    report.check("moments that follow from the counts", set(eases) == {"linear("}, set(eases))
    scale = """at => { const ring = document.querySelector('.pool .r1'); const one = ring.getAnimations()[0];
        one.pause(); one.currentTime = at; return new DOMMatrix(getComputedStyle(ring).transform).a }"""
    report.check("widest after the in-breath", abs(page.evaluate(scale, 3000) - 1) < 0.01 and page.evaluate(scale, 0) < 0.75)
    cue = page.locator("[data-cues]")
    report.check("in", cue.text_content() == "breathe in", cue.text_content())
    page.clock.run_for(3_100)
    report.check("and out, once a turn", cue.text_content() == "and out", cue.text_content())
    page.get_by_role("button", name="Pause").click()
    report.check("pause freezes the guide", page.evaluate("getComputedStyle(document.querySelector('.pool .bead')).animationPlayState") == "paused")
    visit.close()
    still = Visit(browser, running, reduced_motion="reduce")
    begin(still, "/practise/slower-out-breath")
    still.press("^Next$")
    report.check("a still pool with its words", "in for 3, out for 5" in still.text())
    still.close()


def by_keyboard(report, browser, running):
    """A practice from its page to its end with keys alone."""
    visit = Visit(browser, running)
    page = visit.page

    def press(words):
        for _ in range(40):
            page.keyboard.press("Tab")
            if re.search(words, page.evaluate("document.activeElement.innerText || ''")):
                with page.expect_navigation():
                    page.keyboard.press("Enter")
                return
        raise AssertionError(f"Tab never reached “{words}”")

    visit.go("/practise/look-around")
    press("^Begin$")
    for _ in range(6):
        if "How is it now?" in visit.heading():
            break
        press("^Next$")
    press("A bit easier")
    report.check("through a practice by keyboard", "close this" in visit.text(), visit.text()[:200])
    visit.close()


def a_way_without(report, browser, running):
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/settings/leave-out")
    page.get_by_label("Being still", exact=True).check(force=True)
    visit.press("^Keep it$|^Keep$")
    visit.go("/practise/rest")
    report.check("it is there, in its other way", "with your eyes open" in visit.text(), visit.text()[:300])
    begin(visit, "/practise/rest", length="20 minutes")
    visit.press("^Next$")
    visit.press("^Next$")
    report.check("the words that lack it", "move as much as you like" in visit.heading(), visit.heading())
    visit.go("/practise")
    page.get_by_text("Show only").click()
    page.get_by_label("Lying down", exact=True).check(force=True)
    page.get_by_label("What does me good", exact=True).check(force=True)
    page.get_by_label("1 minute", exact=True).check(force=True)
    visit.press("^Show$")
    report.check("the filter stays chosen, and in no address", page.get_by_label("Lying down", exact=True).is_checked() and page.url.endswith("/practise"))
    visit.close()


ALL = [
    every_practice, looked_at, read_aloud, led, led_to_the_end, breathing, by_keyboard, a_way_without,
]

"""What is one's own: a practice made, used, put aside and changed; words for another; a pack looked at, added and removed."""

import pathlib
import zipfile

from copies import arrive
from harness import Visit
from pages import look_here

EXAMPLE = pathlib.Path(__file__).resolve().parent.parent.parent / "Examples" / "pack-small-kindnesses"


def own_practice(report, browser, running):
    visit = Visit(browser, running)
    page = visit.page
    visit.go("/practise")
    page.locator("a[href='/mine']").first.click()
    page.locator("a[href='/mine/practice']").first.click()
    look_here(report, visit, "/mine/practice")
    page.get_by_label("What is it called?").fill("The grey jumper")
    page.locator("label.chip", has_text="Something to do").click()
    page.locator("label.chip", has_text="Warm and steady").click()
    page.get_by_label("Step 1: what you do").fill("Breathe out slowly.")
    visit.press("^Keep it$")
    report.check("refused in plain words", "Its words turn inward" in visit.text(), visit.text()[:400])
    report.check("nothing is lost", page.get_by_label("Step 1: what you do").input_value() == "Breathe out slowly.")
    look_here(report, visit, "/mine/practice")
    page.get_by_label("Step 1: what you do").fill("Put on the grey jumper.")
    page.get_by_label("Step 1: another way").fill("Or a scarf.")
    page.get_by_label("Step 2: what you do").fill("Stand by the window.")
    visit.press("^Keep it$")
    report.check("it has a page", "The grey jumper" in visit.heading(), visit.heading())
    report.check("its name stands in no address", "jumper" not in page.url, page.url)
    place = page.url.replace(running.origin, "")
    visit.press("^Begin$")
    report.check("it is practised", "Put on the grey jumper." in visit.text(), visit.text()[:300])
    visit.go(place)
    visit.press("^Put it aside$")
    report.check("put aside, it is found on its page", "The grey jumper" in visit.text())
    visit.go("/practise")
    report.check("and not listed", "The grey jumper" not in visit.text())
    visit.go("/mine")
    look_here(report, visit, "/mine")
    visit.press("^Show it again")
    visit.go(place)
    visit.press("^Pin it to the top$")
    visit.go("/practise")
    report.check("pinned, it stands first", "Stands first" in visit.text() and "The grey jumper" in visit.text())
    visit.go(place)
    page.get_by_role("link", name="Change your practice").click()
    look_here(report, visit, "/mine/practice/{id}")
    page.get_by_label("What is it called?").fill("The blue jumper")
    visit.press("^Keep it$")
    report.check("changed", "The blue jumper" in visit.heading(), visit.heading())
    thing = place.rsplit("-", 1)[-1]
    visit.go("/mine/paste/" + thing)
    look_here(report, visit, "/mine/paste/{id}")
    visit.go("/practise/walk")
    page.get_by_role("link", name="Your words for this").click()
    look_here(report, visit, "/mine/words/{name}")
    page.get_by_label("Its name").fill("Round the block")
    page.locator("main form button").first.click()
    visit.go("/practise/walk")
    report.check("in one’s own words", "Round the block" in visit.heading(), visit.heading())
    visit.go("/timeline")
    report.check("in the timeline", "The blue jumper" in visit.text() and "Round the block" in visit.text())
    listed = running.command("practice", "list").stdout
    report.check("known to the command line", "The blue jumper" in listed, listed)
    visit.close()


def example_pack(report, browser, running):
    """Looked at, added and taken out whole, with and without script."""
    archive = running.folder / "small-kindnesses.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(EXAMPLE.rglob("*")):
            packed.write(path, path.relative_to(EXAMPLE.parent))
    for script in (False, True):
        visit = Visit(browser, running, script=script)
        page = visit.page
        visit.go("/mine/packs")
        page.locator("input[type=file]").set_input_files(str(archive))
        visit.press("^Look at it$")
        arrive(visit, "/mine/packs/look/*")
        if script:
            look_here(report, visit, "/mine/packs/look/{id}")
        report.check("shown before it comes in", "3 practices" in visit.text() and "Dry socks" in visit.text(), visit.text()[:500])
        page.locator("summary", has_text="Dry socks").click()
        report.check("each can be read", "Put them on, one after the other." in visit.text())
        page.locator("summary", has_text="Why a small hello can count").click()
        report.check("so can its text", "The day then has one voice in it" in visit.text())
        page.locator("summary", has_text="2 feeling words").click()
        report.check("and its words", "Tucked in" in visit.text())
        visit.press("^Add it$")
        report.check("it is here", "Small kindnesses" in visit.text(), visit.text()[:300])
        page.get_by_role("link", name="Small kindnesses").click()
        if script:
            look_here(report, visit, "/mine/packs/one/{id}")
        visit.go("/practise/small-kindnesses--dry-socks")
        visit.press("^Begin$")
        report.check("it is practised", "Find a pair of socks" in visit.text(), visit.text()[:300])
        visit.go("/mine/packs")
        visit.press("^Take this pack out")
        visit.go("/practise")
        report.check("out whole", "Dry socks" not in visit.text())
        visit.close()
    added = running.command("pack", "add", str(EXAMPLE))
    report.check("added by a command", added.returncode == 0 and "3 practices" in added.stdout, added.stdout + added.stderr)
    report.check("listed", "small-kindnesses" in running.command("pack", "list").stdout)
    checked = running.command("pack", "check", str(EXAMPLE))
    report.check("checked", checked.returncode == 0, checked.stderr)
    archive.write_bytes(archive.read_bytes()[:-3])
    refused = running.command("pack", "check", str(archive))
    report.check("refused with the reason", refused.returncode == 5 and "no zip file" in refused.stderr, refused.stderr)
    removed = running.command("pack", "remove", "small-kindnesses")
    report.check("removed", removed.returncode == 0, removed.stderr)


ALL = [own_practice, example_pack]

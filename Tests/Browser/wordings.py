"""The words of a questionnaire: typed in, from a FHIR file, looked at, confirmed, changed, taken out; all words are made up."""

import json
import os
import pathlib
import pty
import subprocess

from harness import Visit
from pages import look_here

FILE = pathlib.Path(__file__).resolve().parent.parent / "SalveCompanionTests/Fixtures/questionnaire-made-up.json"
SHORT = "/measures/of/scs-sf/wording"
NINE = "/measures/of/phq-9/wording"
LINES = ["The gate was open", "The kettle sang", "The stairs were long", "A bell rang", "The bread rose", "The tide was out"]


def typed_words(report, browser, running):
    """Twelve lines beside their numbers, in the shape of the short form, with and without script."""
    for script in (True, False):
        visit = Visit(browser, running, script=script)
        page = visit.page
        visit.go(SHORT)
        report.check("nothing there yet", "No words are here yet" in visit.text(), visit.text()[:300])
        outside = page.locator("a[href^='https://']")
        report.check("the makers' page is a plain link", outside.count() == 1 and outside.first.get_attribute("rel") == "noreferrer")
        report.check("and is said to leave Salve", "This link leaves Salve" in visit.text())
        page.get_by_role("link", name="Type it in").click()
        if script:
            look_here(report, visit, "/measures/of/{id}/wording/type")
        fields = page.locator("textarea").all()
        report.check("a field for each line", len(fields) == 12, len(fields))
        for number, field in enumerate(fields[:11]):
            field.fill(f"{LINES[number % 6]} {number + 1}")
        page.get_by_label("Answer 1").fill("Never")
        page.get_by_label("Answer 5").fill("Always")
        if script:
            page.locator("[data-draft-kept]").wait_for(state="visible")
            visit.go(SHORT + "/type")
            report.check("kept as one types", page.locator("textarea").nth(10).input_value() == "The bread rose 11")
        visit.press("^Show it once more$")
        report.check("the line without words is named", "Line 12 has no words" in visit.text(), visit.text()[:300])
        report.check("nothing typed is lost", page.locator("textarea").nth(2).input_value() == "The stairs were long 3")
        if script:
            look_here(report, visit, "/measures/of/{id}/wording/type")
        page.get_by_label("Line 12").fill("<i>The tide</i> was out 12")
        visit.press("^Show it once more$")
        if script:
            look_here(report, visit, "/measures/of/{id}/wording/look")
        report.check("markup is words", "<i>The tide</i> was out 12" in visit.text())
        report.check("six count the other way round", visit.text().count("5 counts as 1") == 6)
        page.locator(f"a[href='{SHORT}/line/3']").click()
        if script:
            look_here(report, visit, "/measures/of/{id}/wording/line/{item}")
        page.locator("input[name=from][value='12']").check()
        visit.press("^Change places$")
        third = page.locator(".wordlines li").nth(2).inner_text()
        report.check("two lines changed places", "The tide" in third, third)
        visit.press("^Yes, each is in its place$")
        report.check("in use", "In use." in visit.text(), visit.text()[:300])
        if script:
            look_here(report, visit, "/measures/of/{id}/wording")
        page.locator("summary", has_text="All the lines").click()
        page.locator(f"a[href='{SHORT}/line/1']").click()
        page.get_by_label("The words").fill("The gate was shut")
        visit.press("^Keep this line$")
        report.check("a change is looked at too", visit.heading() == "Is each line at its number?", visit.heading())
        visit.press("^Throw these words away$")
        report.check("thrown away, the others stay in use", "In use." in visit.text() and "Undo" in visit.text())
        visit.press("^Take the words out$")
        report.check("taken out", "In use." not in visit.text())
        page.locator(".gone").first.get_by_role("button", name="Undo").click()
        report.check("and back", "In use." in visit.text())
        visit.press("^Take the words out$")
        visit.go("/timeline")
        report.check("gone from the timeline", "Wording of a questionnaire" not in visit.text())
        visit.close()


def questionnaire_file(report, browser, running):
    """A FHIR Questionnaire in the pages, without script; a file of another scale is refused."""
    visit = Visit(browser, running, script=False)
    page = visit.page
    visit.go("/measures/of/gad-7/wording")
    page.locator("input[type=file]").set_input_files(str(FILE))
    visit.press("^Read it$")
    report.check("a file of another scale is refused", "it is another questionnaire" in visit.text(), visit.text()[:400])
    visit.go(NINE)
    page.locator("input[type=file]").set_input_files(str(FILE))
    visit.press("^Read it$")
    report.check("shown before it is used", visit.heading() == "Is each line at its number?", visit.heading())
    report.check("by code, whatever the order", "Found by its code" in visit.text() and "Orders differ" not in visit.text())
    report.check("the one that is not scored is left over", "get in the way of the garden" in visit.text())
    visit.go(NINE)
    report.check("it waits", "wait for one look" in visit.text())
    visit.go("/timeline")
    report.check("in the timeline without its words", "Wording of a questionnaire" in visit.text() and "kettle" not in visit.text())
    visit.go(NINE + "/look")
    visit.press("^Yes, each is in its place$")
    report.check("in use", "In use." in visit.text())
    visit.close()


def words_by_command(report, browser, running):
    """`salve scale import`: through a running Salve, asked at a terminal, refused without one."""
    shown = running.command("scale", "import", str(FILE))
    report.check("without a terminal it only shows", shown.returncode == 2 and "The harbour bell" in shown.stdout, shown.stderr)
    report.check("and says how", "--yes" in shown.stderr and "kettle" not in shown.stderr, shown.stderr)
    listed = json.loads(running.command("scale", "list", "--json").stdout)
    report.check("nothing was kept", {one["id"] for one in listed if one["hasWords"]} == {"salve-short"}, listed[0])
    kept = running.command("scale", "import", str(FILE), "--yes", "--json")
    report.check("kept by a yes", kept.returncode == 0 and json.loads(kept.stdout)["isKept"] is True, kept.stderr)
    report.check("through the running Salve", "Its words are here." in running.command("scale", "list").stdout)
    listing = running.folder / "listing.yaml"
    listing.write_text("items: [" + ", ".join(f"Made up {number}" for number in range(1, 10)) + "]\n")
    unsure = running.command("scale", "import", str(listing), "--scale", "phq-9", "--yes")
    report.check("by order alone a yes is not enough", unsure.returncode == 2 and "Help now" in unsure.stderr, unsure.stderr)
    nameless = running.folder / "nameless.yaml"
    nameless.write_text("items: [The gate was open, The kettle sang]\noptions: [no, some, most, all]\n")
    refused = running.command("scale", "import", str(nameless), "--yes")
    report.check("which one has to be told", refused.returncode == 2 and "--scale" in refused.stderr, refused.stderr)
    wrong = running.command("scale", "import", str(nameless), "--scale", "who-5", "--yes")
    report.check("refused with the cause", wrong.returncode == 5 and "2 questions were found" in wrong.stderr, wrong.stderr)
    report.check("without a word of it", "gate" not in wrong.stderr + wrong.stdout)
    for answer, wanted in (("n", False), ("y", True)):
        ours, theirs = pty.openpty()
        asked = subprocess.Popen(
            [running.program, "scale", "import", str(nameless), "--scale", "phq-2"],
            stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, text=True, env=running.environment,
        )
        os.close(theirs)
        seen = b""
        while b"Enter leaves it" not in seen:
            seen += os.read(ours, 4_096)
        os.write(ours, answer.encode() + b"\n")
        said = asked.communicate()[1]
        os.close(ours)
        here = {one["id"] for one in json.loads(running.command("scale", "list", "--json").stdout) if one["hasWords"]}
        report.check(f"asked at a terminal, {answer}", asked.returncode == 0 and ("phq-2" in here) == wanted, said)
        report.check("shown there", b"The kettle sang" in seen)
    running.stop()
    report.check("without a running Salve too", "Its words are here." in running.command("scale", "list").stdout)
    changed = running.command("scale", "import", str(nameless), "--scale", "phq-2", "--yes")
    report.check("kept straight into the vault", changed.returncode == 0, changed.stderr)


ALL = [typed_words, questionnaire_file, words_by_command]

#!/usr/bin/env python3
"""Browser tests of a running Salve: flows without JavaScript, what holds on every page, and what strangers try.

    run.py --salve PATH [--only WORD]

Ends with one line, "N passed, N failed", and exits 1 when anything failed.
"""

import argparse
import sys

import adversary
import care
import checkin
import copies
import fair
import flows
import helps
import ladder
import lasting
import learn
import letters
import locking
import loops
import measures
import mine
import night
import pages
import people
import sheets
import player
import reflect
import stories
import suggestions
import swings
import wordings
from harness import Report, chromium, salve


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salve", required=True)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args()
    report = Report()
    with chromium() as browser:
        ways = [flows, checkin, copies, learn, locking, sheets, player, lasting, care, letters, mine, people, swings, reflect, stories, ladder, loops, helps, fair, wordings, suggestions, measures, night]
        everyone = [flow for way in ways for flow in way.ALL]
        for flow in everyone:
            if wanted.only in flow.__name__:
                with salve(wanted.salve, **getattr(flow, "world", {})) as running:
                    report.run(flow.__name__, flow, browser, running)
        # A year and a bit of made-up entries, so that the pages that look back have something to show.
        with salve(wanted.salve, fill=3_200) as running:
            places = pages.every_page(report, browser, running, flows.some_of_everything(browser, running))
            for check in pages.ALL + adversary.ALL:
                if wanted.only in check.__name__:
                    report.run(check.__name__, check, browser, running, places)
    if not wanted.only:
        pages.all_looked(report)
    print(f"{report.good} passed, {report.bad} failed")
    sys.exit(1 if report.bad else 0)


main()

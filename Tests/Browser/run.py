#!/usr/bin/env python3
"""Browser tests of a running Salve: flows without JavaScript, and what holds on every page.

    run.py --salve PATH [--only WORD]

Ends with one line, "N passed, N failed", and exits 1 when anything failed.
"""

import argparse
import sys
import time
import traceback

import checkin
import flows
import pages
from harness import chromium, salve


class Report:
    def __init__(self):
        self.good, self.bad = 0, 0

    def passed(self):
        self.good += 1

    def miss(self, what, why=""):
        self.bad += 1
        print(f"MISS {what}: {why}", flush=True)

    def check(self, what, holds, why=""):
        self.passed() if holds else self.miss(what, why)

    def run(self, name, body, *arguments):
        began, bad = time.monotonic(), self.bad
        try:
            body(self, *arguments)
        except Exception:
            self.miss(name, traceback.format_exc(limit=6))
        said = "ok  " if bad == self.bad else "FAIL"
        print(f"{said} {name} ({time.monotonic() - began:.1f} s)", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salve", required=True)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args()
    report = Report()
    with chromium() as browser:
        for flow in flows.ALL + checkin.ALL:
            if wanted.only in flow.__name__:
                with salve(wanted.salve, **getattr(flow, "world", {})) as running:
                    report.run(flow.__name__, flow, browser, running)
        with salve(wanted.salve) as running:
            sittings = flows.some_of_everything(browser, running)
            for check in pages.ALL:
                if wanted.only in check.__name__:
                    report.run(check.__name__, check, browser, running, sittings)
    print(f"{report.good} passed, {report.bad} failed")
    sys.exit(1 if report.bad else 0)


main()

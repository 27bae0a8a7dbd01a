#!/usr/bin/env python3
"""Takes pictures of Salve with a made-up person: for the README (docs/images), or of every page to be looked at.

    screenshots.py --salve PATH                the README's pictures
    screenshots.py --salve PATH --all FOLDER   every page, phone and desktop, light and dark
"""

import argparse
import pathlib

import flows
import pages
from harness import DESKTOP, PHONE, SMALL, Report, Visit, chromium, salve

README = [
    ("hard", "/hard", PHONE, "2026-11-20 22:10:00"),
    ("today", "/", DESKTOP, "2026-11-20 16:30:00"),
    
]


def for_readme(browser, program, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, path, size, clock in README:
        with salve(program, demo=True, faketime=clock) as running:
            visit = Visit(browser, running, size=size, device_scale_factor=2 if size == PHONE else 1)
            visit.go(path)
            visit.page.screenshot(path=str(folder / f"{name}.png"))
            visit.close()


def of_everything(browser, program, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with salve(program) as running:
        report = Report()
        sittings = flows.some_of_everything(browser, running)
        places = pages.every_page(report, browser, running, sittings)
        for tag, size, scheme in (
            ("m", PHONE, "light"), ("m-dark", PHONE, "dark"), ("se", SMALL, "light"), ("d", DESKTOP, "light"),
            ("d-dark", DESKTOP, "dark"),
        ):
            visit = Visit(browser, running, size=size, scheme=scheme)
            for path in places.all:
                visit.go(path)
                name = path.strip("/").replace("/", "-") or "today"
                if path in sittings:
                    name = f"sitting-{sittings.index(path)}"
                visit.page.screenshot(path=str(folder / f"{name}-{tag}.png"))
            visit.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salve", required=True)
    parser.add_argument("--all", type=pathlib.Path)
    wanted = parser.parse_args()
    with chromium() as browser:
        if wanted.all:
            of_everything(browser, wanted.salve, wanted.all)
        else:
            for_readme(browser, wanted.salve, pathlib.Path("docs/images"))


main()

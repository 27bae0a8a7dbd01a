#!/usr/bin/env python3
"""The fault bench: what must hold when the disk, the power, the clock or other programs are against Salve.

    run.py --salve PROGRAM [--seed N] [--short] [--allow-skip NAME,...] [NAME...]

Prints its seed and a line for each test, and exits 1 when one failed or could not run.
"""

import argparse
import importlib
import os
import pathlib
import secrets
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from kit import Run, report

PARTS = ["power", "kills", "damage", "places", "traces", "hostile", "keys", "clock", "network", "fuzz"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salve", required=True)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--allow-skip", default="")
    parser.add_argument("names", nargs="*")
    wanted = parser.parse_args()
    tests = {}
    for part in PARTS:
        for test in importlib.import_module(part).TESTS:
            tests[test.__name__] = test
    if wanted.list:
        for name, test in tests.items():
            print(f"{name:24} {(test.__doc__ or '').splitlines()[0]}")
        return
    unknown = [name for name in wanted.names if name not in tests]
    if unknown:
        sys.exit("There is no test called " + ", ".join(unknown) + ". --list names them all.")
    seed = secrets.randbelow(10**9) if wanted.seed is None else wanted.seed
    allowed = set(filter(None, wanted.allow_skip.split(",")))
    print(f"seed {seed}{', short' if wanted.short else ''}", flush=True)
    os.umask(0o077)
    run = Run(wanted.salve, seed, wanted.short)
    failed = []
    try:
        for name, test in tests.items():
            if wanted.names and name not in wanted.names:
                continue
            if wanted.short and not wanted.names and getattr(test, "only_full", False):
                continue
            result = report(name, test, run)
            if result == "FAILED" or result == "MISSING" and name not in allowed:
                failed.append(name)
    finally:
        run.remove()
    if failed:
        print(f"{len(failed)} failed: {' '.join(failed)}. Again with: --seed {seed} {' '.join(failed)}")
        sys.exit(1)
    print("All of it held.")


main()

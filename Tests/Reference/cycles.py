#!/usr/bin/env python3
"""Measures the cycle map on thousands of made-up histories: false alarms and cycles found, a row for each kind.

    Tests/Reference/cycles.py .build/debug/salve --resources FOLDER [--each 200] [--seed 1] [--words held|tune|all]
    Tests/Reference/cycles.py --write 300 > histories.jsonl

The histories are made from the wordings of cycle_words.py. With `--words held` only those are used that nobody looked at
while the rules and the lexicon were made. A history of a kind in CYCLES has at least four passages over at least 24 days;
every other kind is a control.
"""
import argparse
import collections
import datetime
import json
import random
import subprocess
import sys

from cycle_words import DISTANCE, LONGING, NEUTRAL, NOT_SO

PEOPLE = [("him", "he", "his", "His"), ("her", "she", "her", "Her"), ("Alex", "he", "his", "Alex’s"),
          ("Mira", "she", "her", "Mira’s"), ("them", "they", "their", "Their")]
START = datetime.datetime(2025, 1, 6, tzinfo=datetime.timezone.utc)


class Maker:
    def __init__(self, seed, words):
        self.chance, self.words = random.Random(seed), words
        self.person = self.chance.choice(PEOPLE)
        self.entries = []

    def pick(self, items):
        if self.words == "held":
            items = items[1::2]
        elif self.words == "tune":
            items = items[0::2]
        p, s, o, o2 = self.person
        text = self.chance.choice(items).replace("{p}", p).replace("{s}", s).replace("{S}", s.capitalize())
        text = text.replace("{o}", o).replace("{o2}", o2)
        if self.chance.random() < 0.15:
            text = text.replace("'", "’")
        if self.chance.random() < 0.03:
            text = text.upper()
        return text

    def add(self, day, pool, pole=None, full=0.6):
        """One entry at a day (a number with parts), drawn from a pool, with some of the four fields."""
        at = START + datetime.timedelta(days=day)
        entry = {"at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "feelings": [], "thoughts": [], "actions": [], "text": ""}
        fields = [name for name in entry if name != "at" and self.chance.random() < full]
        if not set(fields) - {"feelings"}:
            fields.append(self.chance.choice(["thoughts", "actions", "text"]))
        for name in fields:
            said = self.pick(pool[name])
            entry[name] = said if name == "text" else [said] + (
                [self.pick(pool[name])] if self.chance.random() < 0.3 else [])
        if pole:
            entry["pole"] = pole
        self.entries.append(entry)

    def neutral(self, day):
        self.add(day, NEUTRAL, full=0.5)
        if self.chance.random() < 0.25:
            self.entries[-1]["text"] = self.pick(NOT_SO)

    def daily(self, days, rate):
        for day in range(int(days)):
            if self.chance.random() < rate:
                self.neutral(day + self.chance.random())

    def phase(self, day, length, pole, count):
        pool = DISTANCE if pole == "D" else LONGING
        for place in range(count):
            self.add(day + length * (place + self.chance.uniform(0.1, 0.9)) / count, pool, pole)

    def swings(self, passages, length, count, gap=1.0, noise=0.0, first=None):
        """Phases that take turns; `length` and `count` are ranges; returns how many days it took."""
        pole, day = first or self.chance.choice("DL"), 0.0
        for _ in range(passages + 1):
            span = self.chance.uniform(*length)
            number = self.chance.randint(*count)
            self.phase(day, span, pole, number)
            if self.chance.random() < noise:
                self.add(day + span * self.chance.random(), LONGING if pole == "D" else DISTANCE, "x")
            day += span + gap
            pole = "L" if pole == "D" else "D"
        return day


def clear(m):
    m.daily(m.swings(m.chance.randint(4, 9), (4, 10), (2, 4)), 0.3)


def single(m):
    m.daily(m.swings(m.chance.randint(5, 9), (5, 9), (1, 2)), 0.3)


def noisy(m):
    m.daily(m.swings(m.chance.randint(5, 9), (5, 12), (2, 5), noise=0.3), 0.6)


def pairs(m):
    """Pulled away, and a day or two later afraid; every week or so."""
    day = 0.0
    for _ in range(m.chance.randint(4, 7)):
        m.phase(day, 1, "D", 1)
        m.phase(day + m.chance.uniform(1.2, 2.5), 1, "L", m.chance.randint(1, 2))
        day += m.chance.uniform(6, 12)
    m.daily(day, 0.4)


def sparse(m):
    m.daily(m.swings(m.chance.randint(5, 7), (15, 32), (1, 3)), 0.1)


def long(m):
    m.daily(m.swings(m.chance.randint(10, 20), (4, 12), (1, 4), noise=0.15), 0.5)


def shuffled(m):
    clear(m)
    m.chance.shuffle(m.entries)
    m.entries += [dict(entry) for entry in m.chance.sample(m.entries, 2)]


def quick_cycle(m):
    m.daily(m.swings(m.chance.randint(9, 14), (2, 4), (1, 2)), 0.3)


def uneven(m):
    """Stretches of very different lengths."""
    pole, day = m.chance.choice("DL"), 0.0
    for _ in range(m.chance.randint(6, 10)):
        span = m.chance.uniform(2, 18)
        m.phase(day, span, pole, m.chance.randint(1, 4))
        day += span + m.chance.uniform(0.5, 4)
        pole = "L" if pole == "D" else "D"
    m.daily(day, 0.4)


def calm(m):
    m.daily(m.chance.randint(30, 200), 0.8)


def moods(m):
    """Feelings drawn without order from all that there are, beside an ordinary life."""
    for day in range(m.chance.randint(30, 150)):
        m.neutral(day + m.chance.random())
        m.entries[-1]["feelings"] = [m.pick(m.chance.choice([DISTANCE, LONGING, NEUTRAL, NEUTRAL])["feelings"])
                                     for _ in range(m.chance.randint(1, 3))]


def conflict(m):
    day = 0.0
    for _ in range(m.chance.randint(10, 30)):
        m.phase(day, 1, "D", 1)
        day += m.chance.uniform(1, 5)
    m.daily(day, 0.5)


def conflict_once(m):
    """Distance all along, and one or two longings in it."""
    conflict(m)
    for _ in range(m.chance.randint(1, 2)):
        m.add(m.chance.uniform(0, 40), LONGING)


def worry(m):
    day = 0.0
    for _ in range(m.chance.randint(10, 30)):
        m.phase(day, 1, "L", 1)
        day += m.chance.uniform(1, 5)
    m.daily(day, 0.5)


def decline(m):
    m.phase(0, 30, "L", m.chance.randint(3, 8))
    m.phase(31, 40, "D", m.chance.randint(3, 10))
    m.daily(75, 0.4)


def one_swing(m):
    m.daily(m.swings(1, (8, 20), (2, 6)), 0.4)


def two_swings(m):
    m.daily(m.swings(2, (8, 20), (2, 6)), 0.4)


def too_soon(m):
    m.swings(m.chance.randint(3, 5), (1.2, 2.6), (1, 3), gap=0.3)
    m.daily(60, 0.4)


def each_day(m):
    """Both ends mixed within each day, in no order."""
    for day in range(m.chance.randint(25, 60)):
        for _ in range(2):
            m.add(day + m.chance.random(), m.chance.choice([DISTANCE, LONGING]))


def no_order(m):
    """Signs of both ends at any time: a hard test of chance, since some of it does go to and fro."""
    for day in range(m.chance.randint(40, 120)):
        if m.chance.random() < 0.5:
            m.add(day + m.chance.random(), m.chance.choice([DISTANCE, LONGING]))
        else:
            m.neutral(day + m.chance.random())


def day_by_day(m):
    """The other end each day."""
    for day in range(m.chance.randint(25, 50)):
        m.add(day + m.chance.random(), DISTANCE if day % 2 else LONGING)


def far_apart(m):
    day = 0.0
    for place in range(5):
        m.phase(day, 10, "DL"[place % 2], 2)
        day += m.chance.uniform(90, 160)
    m.daily(day, 0.1)


def others(m):
    """Swings, each about somebody else."""
    m.swings(6, (5, 9), (1, 2))
    for place, entry in enumerate(m.entries):
        entry["person"] = f"p{place % 7}"
    m.daily(60, 0.4)


def nobody(m):
    clear(m)
    m.person = None


def denied(m):
    for day in range(m.chance.randint(30, 90)):
        m.neutral(day + m.chance.random())
        m.entries[-1].update(text=m.pick(NOT_SO), thoughts=[], feelings=[])


CYCLES = [clear, single, noisy, pairs, sparse, long, shuffled, quick_cycle, uneven]
CONTROLS = [calm, moods, conflict, conflict_once, worry, decline, one_swing, two_swings, too_soon, each_day, no_order,
            day_by_day, far_apart, others, nobody, denied]


def histories(each, seed, words):
    for kind in CYCLES + CONTROLS:
        for place in range(each):
            maker = Maker(f"{kind.__name__} {seed} {place}", words)
            kind(maker)
            if kind is not shuffled:
                maker.entries.sort(key=lambda entry: entry["at"])
            name = None if maker.person is None else maker.chance.choice(["p1", maker.person[0]])
            if name in ("him", "her", "them"):
                name = "partner"
            yield {"id": f"{kind.__name__} {place}", "kind": kind.__name__, "truth": int(kind in CYCLES), "person": name,
                   "entries": maker.entries}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?")
    parser.add_argument("--resources")
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--words", default="held", choices=["held", "tune", "all"])
    parser.add_argument("--write", type=int)
    given = parser.parse_args()
    if given.write:
        for one in histories(given.write, given.seed, given.words):
            print(json.dumps(one, ensure_ascii=False))
        return 0
    claims, alls = count(histories(given.each, given.seed, given.words), given.program, given.resources)
    return report(claims, alls, CYCLES, CONTROLS)


def count(histories, program, resources):
    """How many histories of each kind there are, and how many got a claim."""
    lines = [json.dumps(one, ensure_ascii=False) for one in histories]
    command = [program, "lab", "cycles"] + (["--resources", resources] if resources else [])
    done = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    claims, alls = collections.Counter(), collections.Counter()
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        kind = answer["id"].split()[0]
        alls[kind] += 1
        claims[kind] += answer["claim"]
    return claims, alls


def report(claims, alls, cycles, controls):
    for title, kinds in (("found", cycles), ("false alarms", controls)):
        names = [kind.__name__ for kind in kinds]
        for name in names:
            print(f"{title:13} {name:14} {claims[name]:5} of {alls[name]:5}  {100 * claims[name] / alls[name]:5.1f} %")
        total, said = sum(alls[name] for name in names), sum(claims[name] for name in names)
        print(f"{title:13} {'all':14} {said:5} of {total:5}  {100 * said / total:5.1f} %\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

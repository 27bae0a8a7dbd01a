#!/usr/bin/env python3
"""Scores and measurement error a second time: keys typed in apart from scales.yaml, exact arithmetic.

    Tests/Reference/scales.py                                                   prints the numbers that the tests hold
    Tests/Reference/scales.py .build/debug/salve --resources FOLDER [--each 40] [--seed 1]

The second form scores random answers, some of them missing, with the program and by the keys below, and compares; and it
tries answers that cannot be scored, each of which has to end with 2 and one sentence.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 40

# name: (lowest, highest) of each item, reversed for the total, how subscales are made, {subscale: (items, reversed)},
# how the total is made, fewest answers for a total. Items by their number from 1.
def keys():
    def block(first, last):
        return list(range(first, last + 1))

    def scale(count, low, high, turned=(), parts=None, how="sum", total="sum", fewest=None, times=1):
        return dict(ranges=[(low, high)] * count, turned=set(turned), parts=parts or {}, how=how, total=total,
                    fewest=fewest or count, times=times)

    scs = {
        "self-kindness": [5, 12, 19, 23, 26], "self-judgment": [1, 8, 11, 16, 21], "common-humanity": [3, 7, 10, 15],
        "isolation": [4, 13, 18, 25], "mindfulness": [9, 14, 17, 22], "over-identified": [2, 6, 20, 24],
    }
    negative = scs["self-judgment"] + scs["isolation"] + scs["over-identified"]
    plain = lambda parts: {name: (items, set()) for name, items in parts.items()}
    all_keys = {
        "salve-short": scale(6, 0, 4, [2, 4, 6], plain({"kindness": [1, 3, 5], "harshness": [2, 4, 6]}), "mean",
                             "mean", 5),
        "scs-26": scale(26, 1, 5, negative, plain(scs), "mean", "mean of parts"),
        "scs-sf": scale(12, 1, 5, [11, 12, 4, 8, 1, 9], total="mean"),
        "sscs-s": scale(6, 1, 5, [2, 4, 5], total="mean"),
        "ceas": scale(13, 1, 10, (), plain({"engagement": [1, 2, 4, 5, 6, 8], "action": [9, 10, 12, 13]}), "sum",
                      "sum of parts"),
        "fcs": scale(38, 0, 4, (), plain({"for-others": block(1, 10), "from-others": block(11, 23),
                                          "for-self": block(24, 38)}), "sum", None),
        "ecr-rs": scale(9, 1, 7, (), {"avoidance": (block(1, 6), {1, 2, 3, 4}), "anxiety": ([7, 8, 9], set())},
                        "mean", None),
        "ecr-s": scale(12, 1, 7, (), {"anxiety": ([2, 4, 6, 8, 10, 12], {8}),
                                      "avoidance": ([1, 3, 5, 7, 9, 11], {1, 5, 9})}, "sum", None),
        "phq-9": scale(9, 0, 3, fewest=7), "phq-2": scale(2, 0, 3), "gad-7": scale(7, 0, 3, fewest=6),
        "who-5": scale(5, 0, 5, times=4),
        "pss-10": scale(10, 0, 4, [4, 5, 7, 8], plain({"helplessness": [1, 2, 3, 6, 9, 10],
                                                       "self-efficacy": [4, 5, 7, 8]})),
        "pss-4": scale(4, 0, 4, [2, 3]), "pss-14": scale(14, 0, 4, [4, 5, 6, 7, 9, 10, 13]),
        "csi-4": scale(4, 0, 5),
        "panas": scale(20, 1, 5, (), plain({"positive-affect": [1, 3, 5, 9, 10, 12, 14, 16, 17, 19],
                                            "negative-affect": [2, 4, 6, 7, 8, 11, 13, 15, 18, 20]}), "sum", None),
    }
    all_keys["csi-4"]["ranges"][0] = (0, 6)
    return all_keys


KEYS = keys()
CUTS = {"phq-9": [(0, "minimal"), (5, "mild"), (10, "moderate"), (15, "moderately-severe"), (20, "severe")],
        "gad-7": [(0, "minimal"), (5, "mild"), (10, "moderate"), (15, "severe")],
        "phq-2": [(0, "below-3"), (3, "from-3")], "who-5": [(0, "reduced"), (51, "above-50")],
        "csi-4": [(0, "below-13.5"), (13.5, "from-13.5")]}


def score(name, answers):
    key = KEYS[name]

    def value(item, turned):
        low, high = key["ranges"][item - 1]
        answer = answers[item - 1]
        return low + high - answer if item in turned else answer

    def part(items, turned, how):
        if any(answers[item - 1] is None for item in items):
            return None
        total = sum(value(item, turned) for item in items)
        return Fraction(total) if how == "sum" else Fraction(total, len(items))

    parts = {part_name: part(items, turned, key["how"]) for part_name, (items, turned) in key["parts"].items()}
    given = [number + 1 for number, answer in enumerate(answers) if answer is not None]
    missing = len(answers) - len(given)
    total = None
    if key["total"] in ("sum", "mean") and len(given) >= key["fewest"]:
        mean = Fraction(sum(value(item, key["turned"]) for item in given), len(given))
        total = mean if key["total"] == "mean" else mean * len(answers) * key["times"]
    elif key["total"] in ("sum of parts", "mean of parts"):
        turned = [part(items, key["turned"], key["how"]) for items, _ in key["parts"].values()]
        if None not in turned:
            total = sum(turned) / (len(turned) if key["total"].startswith("mean") else 1)
    band = None
    if total is not None and missing == 0:
        for start, called in CUTS.get(name, []):
            if total >= Fraction(start):
                band = called
    return dict(total=total, subscales=parts, missing=missing, band=band)


def cycling(name):
    """Answers going from the lowest to the highest and again; each section of the two-part scale starts anew."""
    sections = {"ceas": [8, 5], "fcs": [10, 13, 15]}.get(name, [len(KEYS[name]["ranges"])])
    ranges, answers = KEYS[name]["ranges"], []
    for section in sections:
        for place in range(section):
            low, high = ranges[len(answers)]
            answers.append(low + place % (high - low + 1))
    return answers


def root(number):
    return Decimal(number).sqrt()


def print_numbers():
    for name in KEYS:
        found = score(name, cycling(name))
        parts = {part: float(value) for part, value in found["subscales"].items()}
        print(f"{name:12} {cycling(name)}\n{'':12} total {found['total'] and float(found['total'])} {parts} {found['band']}")
    z = Decimal("1.959963984540054")
    for sd, r in [("3.5", ".84"), ("5.4", ".92"), ("5.4", ".83"), (".65", ".93"), (".65", ".86"), ("4", ".94"),
                  ("7.5", ".85"), ("19", ".84"), ("7", ".80"), ("6.1", ".89"), ("5.8", ".84"), ("5.8", ".89"),
                  ("3.5", ".89"), ("7.5", ".78"), ("19", ".82"), ("3.4", ".92")]:
        sem = Decimal(sd) * root(1 - Decimal(r))
        print(f"sd {sd:4} r {r:4} error of one {sem:.6f} of a difference {sem * root(2):.6f} "
              f"least change {z * sem * root(2):.6f} of what is expected {Decimal(sd) * root(1 - Decimal(r) ** 2):.6f}")
    print(f"14 to 8: {Decimal(-6) / (Decimal('6.1') * root(2) * root(Decimal('.11'))):.6f}")
    print(f"after 14: {Decimal('2.91') + Decimal('.84') * (14 - Decimal('2.91'))}")


class Program:
    def __init__(self, program, resources):
        self.program, self.resources = program, resources

    def run(self, *words, given=None):
        command = [self.program, "scale", *words] + (["--resources", self.resources] if self.resources else [])
        return subprocess.run(command, capture_output=True, text=True, input=given)

    def score(self, name, answers, way):
        written = ["-" if answer is None else str(answer) for answer in answers]
        if way == 0:
            done = self.run("score", name, "--json", "--answers=" + ",".join(written))
        else:
            shape = answers if way == 1 else {"answers": answers}
            done = self.run("score", name, "--json", "--file", "-", given=json.dumps(shape))
        assert done.returncode == 0, (name, answers, done.stderr)
        return json.loads(done.stdout)


def same(found, wanted):
    if wanted is None or found is None:
        return found is None and wanted is None
    return abs(found - float(wanted)) < 0.000051


def compare(program, each, seed):
    chance, count = random.Random(seed), 0
    for name, key in KEYS.items():
        for number in range(each):
            answers = [chance.randint(low, high) for low, high in key["ranges"]]
            for _ in range(number % 4):
                answers[chance.randrange(len(answers))] = None
            found, wanted = program.score(name, answers, number % 3), score(name, answers)
            assert same(found["total"], wanted["total"]), (name, answers, found, wanted)
            assert set(found["subscales"]) == set(wanted["subscales"]), (name, found)
            for part, value in wanted["subscales"].items():
                assert same(found["subscales"][part], value), (name, part, answers, found, wanted)
            assert (found["scale"], found["missing"], found["band"]) == (name, wanted["missing"], wanted["band"]), (found, wanted)
            assert all(found["notes"]) or not found["notes"]
            count += 1
    print(f"{count} scores alike (seed {seed})")


def refusals(program):
    path = os.path.join(tempfile.mkdtemp(), "none.json")
    tries = [
        ("phq-9", ["--answers", "0,1,2"]), ("phq-9", ["--answers", ",".join("0" * 10)]),
        ("phq-9", ["--answers", ",".join("4" * 9)]), ("who-5", ["--answers=-1,0,0,0,0"]),
        ("csi-4", ["--answers", "6,6,0,0"]), ("gad-7", ["--answers", "0,1,x,0,0,0,0"]), ("gad-7", ["--answers", "1.5"]),
        ("no-such", ["--answers", "1"]), ("phq-2", []), ("phq-2", ["--answers", "0,0", "--file", path]),
        ("phq-2", ["--file", path]), ("phq-2", ["--answers", ""]),
        ("ceas", ["--answers", ",".join("1" * 26 + "1" * 26)]),
    ]
    for name, words in tries:
        done = program.run("score", name, *words)
        said = " ".join(done.stderr.split())
        assert done.returncode == 2 and done.stdout == "", (name, words, done)
        assert said and "error" not in said.lower() and "‹" not in said, (name, words, said)
    for given in ["", "{", "[1,", '{"answers": 3}', '["a", 1]', "[1.5, 1]", '{"1": 0, "3": 0}', "\x00"]:
        done = program.run("score", "phq-2", "--file", "-", given=given)
        assert done.returncode == 2 and done.stdout == "" and done.stderr, (given, done)
    done = program.run("score", "phq-2", "--file", "-", given='{"answers": [0, 0], "before": 99}')
    assert done.returncode == 2 and done.stdout == "" and done.stderr, done
    done = program.run("score", "phq-9", "--json", "--file", "-", given='{"answers": [1,1,1,1,1,1,1,1,0], "before": 14}')
    change = json.loads(done.stdout)["change"]
    assert (change["verdict"], change["expected"], change["difference"]) == ("dependsOnTheWay", 12.2256, -6), change
    print(f"{len(tries) + 9} refusals end with 2")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?")
    parser.add_argument("--resources")
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not options.program:
        return print_numbers()
    program = Program(options.program, options.resources)
    listed = json.loads(program.run("list", "--json").stdout)
    assert [scale["id"] for scale in listed] == list(KEYS), [scale["id"] for scale in listed]
    compare(program, options.each, options.seed)
    refusals(program)


if __name__ == "__main__":
    sys.exit(main())

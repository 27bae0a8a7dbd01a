#!/usr/bin/env python3
"""Computes what the learner states a second time, with numpy, and holds it against `salve lab policy`.

    python3 Tests/Reference/stated.py .build/debug/salve --resources FOLDER [--people 20] [--days 60] [--seed 1]

Sittings are drawn at random: ratings and landings that are missing, noticing moments, several in a day. Means and the ends of all
intervals must agree within 1e-6 points. Only docs/Learner.md was translated; the matrices are whole here, and quantiles are
found by scipy, not by halving.
"""
import argparse
import datetime
import json
import math
import subprocess
import tempfile

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

#        name, depth, risk, family, mean and deviation of the prior
ARMS = [("walk", "outer", "low", "movement", -.7, .6), ("bath", "outer", "low", "warmth", -.6, .5),
        ("friend", "outer", "medium", "people", -.6, .8), ("sigh", "body", "medium", "breath", -.6, .6),
        ("own", "words", "medium", "kind-words", -.5, .8), ("wish", "words", "low", "kind-words", -.4, .7),
        ("garden", "images", "high", "images", -.5, .9)]
LOST = {"outer": 0, "body": .15, "words": .3, "images": .4}
BY_FEAR = {"outer": .2, "body": .5, "words": .75, "images": .9}
LANDINGS = ["easier", "same", "harder", "far"]
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
#         share of the distress, scale, all alike
MODELS = [(False, .57, False), (False, .95, True), (True, .57, False), (True, 1.5, False), (True, .95, True)]


def sting(arm, fear):
    """The chance of harder at a rating of 5 before anything was seen (MacKay's approximation)."""
    inner = arm[1] != "outer"
    odds = {"low": -3.4 if inner else -4., "medium": -2.7, "high": -2.}[arm[2]] + BY_FEAR[arm[1]] * fear
    spread = .6 ** 2 + .6 ** 2 + (.5 ** 2 if inner else 0)
    return 1 / (1 + math.exp(-odds / math.sqrt(1 + .392699 * spread)))


class Model:
    """One belief: a, b, evening, morning, variety, and an effect for each practice."""

    def __init__(self, fear, is_share, scale, alike):
        self.is_share, count = is_share, len(ARMS)
        lost = np.array([.2 if a[1] == "words" and a[2] == "low" else LOST[a[1]] for a in ARMS])
        chance = np.array([sting(a, fear) for a in ARMS])
        prior = np.array([a[4] for a in ARMS])
        calm = (np.full(count, prior.mean()) if alike else prior) + lost * fear
        self.mean = np.concatenate([[-.45, -.2, 0, 0, .03], (1 - chance) * calm + chance * 1.5])
        spread = np.sqrt((scale * np.array([a[5] for a in ARMS])) ** 2 + (lost * fear / 2) ** 2)
        shared = .35 if is_share else .14
        effects = np.full((count, count), (shared * scale) ** 2)
        for i in range(count):
            for j in range(count):
                if (ARMS[i][1] == "outer") == (ARMS[j][1] == "outer"):
                    effects[i, j] += (.1 * scale) ** 2
                if ARMS[i][3] == ARMS[j][3]:
                    effects[i, j] += (1 if i == j else .09) * spread[i] * spread[j]
        self.cov = np.zeros((5 + count, 5 + count))
        self.cov[range(5), range(5)] = np.array([.5 if is_share else .15, .08, .2, .2, .02]) ** 2
        self.cov[5:, 5:] = effects
        self.used, self.last = np.zeros(count), np.zeros(count)
        self.sums, self.counts = np.zeros(count), np.zeros(count)
        self.squares, self.worth, self.foresight = 12 * 1.5 ** 2, 12., -math.log(3) if is_share else 0.
        self.landed = {"easier": [-8.5, 5], "same": [-1.5, 5], "harder": [7.5, 5], "far": [4., 5]}
        self.befores, self.day = [15., 3.], None

    @property
    def usual(self):
        return self.befores[0] / self.befores[1]

    def learn(self, k, day, before, after, landing):
        passed = 0 if self.day is None else min(60, max(0, day - self.day))
        self.day = day if self.day is None else max(day, self.day)
        self.cov[0, 0] += .005 ** 2 * passed
        self.cov[range(5, len(self.mean)), range(5, len(self.mean))] += .015 ** 2 * passed
        now = 0.
        if k is not None:
            now = self.used[k] * math.exp(-.15 * max(0, day - self.last[k]))
            self.used[k], self.last[k] = now + 1, day
        if before is not None and after is not None:
            change, extra = after - before, 0.
            if landing:
                self.landed[landing][0] += min(5, max(-5, change))
                self.landed[landing][1] += 1
        elif landing:
            change, extra = self.landed[landing][0] / self.landed[landing][1], 1.4
        else:
            return
        x, hour = np.zeros(len(self.mean)), int((day - math.floor(day)) * 24)
        x[0], x[1] = 1, 0 if before is None else before - self.usual
        x[2], x[3] = hour >= 18 or hour < 5, 5 <= hour < 12
        if k is not None:
            self.sums[k] += now
            self.counts[k] += 1
            x[5 + k] = (self.usual if before is None else before) / 5 if self.is_share else 1
            x[4] = now
        self.take(x, change, extra)
        if before is not None:
            self.befores = [self.befores[0] + before, self.befores[1] + 1]

    def take(self, x, change, extra):
        own = self.squares / self.worth
        known = x @ self.cov @ x
        total, surprise = known + own + extra, change - x @ self.mean
        size = abs(surprise) / math.sqrt(total)
        weight = min(1, 2 / size) if size > 0 else 1
        noise = (own + extra) / weight + (1 / weight - 1) * known
        gain = self.cov @ x / (known + noise)
        self.mean = self.mean + gain * surprise
        self.cov = self.cov - np.outer(gain, x @ self.cov)
        self.foresight -= (2 * (size - 1) if size > 2 else size ** 2 / 2) + math.log(total) / 2
        if extra == 0:
            self.squares += min(size ** 2, 9) * own
            self.worth += 1

    def effect(self, k):
        x = np.zeros(len(self.mean))
        x[5 + k], x[4] = self.usual / 5 if self.is_share else 1, self.sums[k] / max(1, self.counts[k])
        return x @ self.mean, math.sqrt(x @ self.cov @ x)


def stated(models, k):
    """The mean of the mixture, and its intervals."""
    logs = np.array([m.foresight for m in models])
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    means, spreads = np.array([m.effect(k) for m in models]).T
    below = lambda x, p: weights @ ndtr((x - means) / spreads) - p
    ends = {str(q): [brentq(below, -40, 40, args=(p,), xtol=1e-12) for p in (.5 - q / 200, .5 + q / 200)]
            for q in (50, 80, 90)}
    return weights @ means, ends


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--resources")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    file = tempfile.NamedTemporaryFile("w", suffix=".json")
    json.dump([{"id": a[0], "depth": a[1], "risk": a[2], "family": a[3], "prior": {"mean": a[4], "sd": a[5]}} for a in ARMS], file)
    file.flush()
    line = [given.program, "lab", "policy", "--practices", file.name]
    line += ["--resources", given.resources] if given.resources else []
    process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def ask(fields):
        process.stdin.write(json.dumps(fields) + "\n")
        answer = json.loads(process.stdout.readline())
        assert "refused" not in answer, answer
        return answer

    worst, compared = 0., 0
    for number in range(given.people):
        r, name = np.random.default_rng([given.seed, number]), f"p{number}"
        fear = float(r.random())
        told = max(-2, min(2, (fear - .5) * 4))
        models = [Model(told, *m) for m in MODELS]
        ask({"op": "decide", "person": name, "at": START.isoformat(), "before": 5, "fear": fear, "available": ["walk"]})
        taste = r.normal(size=len(ARMS))
        for step in range(int(r.integers(1, given.days))):
            at = START + datetime.timedelta(minutes=int(step * 1000 + r.integers(0, 900)))
            k = None if r.random() < .1 else int(r.integers(len(ARMS)))
            before = None if r.random() < .05 else int(r.integers(11))
            after = None if r.random() < .2 else int(np.clip(round((before or 5) - .5 + (taste[k] if k is not None else 0) + 2 * r.normal()), 0, 10))
            landing = None if r.random() < .3 else LANDINGS[int(r.integers(4))]
            ask({"op": "observe", "person": name, "at": at.isoformat(), "practice": "noticing" if k is None else ARMS[k][0],
                 "before": before, "after": after, "landing": landing})
            day = at.timestamp() / 86_400
            for model in models:
                model.learn(k, day, before, after, landing)
        for k, row in enumerate(ask({"op": "report", "person": name})["practices"]):
            mean, ends = stated(models, k)
            pairs = [(row["mean"], mean)] + [(a, b) for q in ends for a, b in zip(row["intervals"][q], ends[q])]
            worst = max([worst] + [abs(a - b) for a, b in pairs])
            compared += len(pairs)
    process.stdin.close()
    process.wait()
    print(f"{compared} numbers of {given.people} people: furthest apart {worst:.1e} points")
    if worst > 1e-6:
        raise SystemExit("NOT within 1e-6")


if __name__ == "__main__":
    main()

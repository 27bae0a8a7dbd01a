#!/usr/bin/env python3
"""Plays made-up people through `salve lab policy` and, with the same luck and the same safe set, through mabwiser and
vowpalwabbit.

    python3 -m venv VENV && VENV/bin/pip install numpy mabwiser vowpalwabbit
    VENV/bin/python Tests/Reference/learner.py .build/debug/salve --resources FOLDER [--people 300] [--days 60] [--seed 1]

The people are those of docs/Learner.md, first kind, drawn here by numpy and so other people than those that
`salve lab simulate` draws. The safe set is written here a second time. Without mabwiser or vowpalwabbit their rows are left out
and named.
"""
import argparse
import datetime
import json
import math
import subprocess
import tempfile

import numpy as np

#        name, depth, risk, family, effect, spread, lost to fear, sting, sting by fear
ARMS = [("feet", "outer", "low", "ground", -.5, .45, 0, .02, .2),
        ("breath", "body", "medium", "breath", -.6, .6, .1, .04, .4),
        ("warmth", "outer", "low", "warmth", -.6, .5, 0, .01, .1),
        ("walk", "outer", "low", "movement", -.8, .6, 0, .01, .1),
        ("reach", "outer", "low", "people", -.7, .8, .1, .03, .3),
        ("touch", "body", "medium", "touch", -.5, .6, .2, .05, .6),
        ("break", "words", "medium", "kind-words", -.6, .8, .35, .08, .8),
        ("phrases", "words", "high", "kind-words", -.4, .8, .35, .09, .8),
        ("image", "images", "high", "images", -.5, .9, .45, .12, .9),
        ("letter", "images", "high", "letters", -.7, .9, .4, .12, .9),
        ("steam", "words", "medium", "thoughts", -.3, .5, .15, .05, .5),
        ("gratitude", "words", "low", "kind-words", -.3, .5, .1, .02, .2)]
NAMES = [arm[0] for arm in ARMS]
INNER = [arm[1] != "outer" for arm in ARMS]
GENTLE = [arm[1] == "outer" and arm[2] == "low" for arm in ARMS]
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)


def logistic(x):
    return 1 / (1 + math.exp(-x))


def rating(x):
    return int(min(10, max(0, round(x))))


class Person:
    """How distress comes, and what each practice does."""

    def __init__(self, seed, number):
        r = np.random.default_rng([seed, number, 1])
        self.key = (seed, number)
        self.anxiety = r.normal()
        avoidance = .2 * self.anxiety + math.sqrt(.96) * r.normal()
        self.fear = .4 * self.anxiety + .25 * avoidance + math.sqrt(1 - .2625) * r.normal()
        self.usual = min(8.5, max(.5, 3.6 + .8 * self.fear + 1.2 * r.normal()))
        self.swing = math.exp(math.log(1.8) + .25 * r.normal())
        self.effect = [a[4] + a[6] * self.fear + a[5] * r.normal() for a in ARMS]
        self.touchy = .6 * r.normal()
        self.recent = [0.0] * len(ARMS)
        self.inner = 0

    def told(self):
        return .5 * math.erfc(-self.fear / math.sqrt(2))

    def moment(self, day):
        r = np.random.default_rng([*self.key, 2, day])
        self.recent = [.86 * x for x in self.recent]
        self.state = min(10, max(0, self.usual))
        for _ in range(200):
            x = self.usual + self.swing * r.normal()
            if 0 < x < 10 and r.random() < logistic(x - 4.5) + .03:
                self.state = x
                break
        self.hour = int(r.integers(5)) if r.integers(12) == 0 else 7 + int(r.integers(16))
        return rating(self.state + .7 * r.normal())

    def sting(self, k):
        p = ARMS[k][7]
        odds = math.log(p / (1 - p)) + ARMS[k][8] * self.fear + self.touchy
        if INNER[k]:
            odds += .2 * self.anxiety + .25 * (self.state - 5) - .03 * min(self.inner, 30)
        return logistic(odds)

    def outcome(self, k, day):
        """The rating after, the landing, whether it stung, and the relief beyond noticing."""
        r = np.random.default_rng([*self.key, 4, day])
        u, noise, size, error, felt, said = r.random(), r.normal(), r.gamma(4, .45), r.normal(), r.normal(), r.random()
        base = .15 * (self.usual - self.state) - .35
        effect = 0 if k is None else self.effect[k] * (.6 + .4 * math.exp(-self.recent[k] / 6))
        stung = k is not None and u < self.sting(k)
        change = size if stung else base + effect + .9 * noise
        feeling = change + .6 * felt
        landing = "easier" if feeling < -.7 else "harder" if feeling > 2.2 else "same"
        if stung and said < .8:
            landing = "harder"
        if k is not None:
            self.recent[k] += 1
            self.inner += INNER[k]
        relief = 0 if k is None else -((size if stung else base + effect) - base)
        return rating(self.state + change + .7 * error), landing, stung, relief


class Rules:
    """What may be offered: R2, R3, R4 c and d, R6 of the rules of offering, told once more."""

    def __init__(self):
        self.harder, self.sittings = [], 0

    def available(self, before, day, hour):
        now = day + (hour + .5) / 24
        held, resting, leads = set(), set(), False
        for k, at, sitting in self.harder:
            if now - at >= 14:
                continue
            if INNER[k] and (now - at < 1 or self.sittings - sitting < 3):
                held.add(ARMS[k][3])
            earlier = [(j, t) for j, t, _ in self.harder if t <= at and at - t <= 14]
            if sum(j == k for j, _ in earlier) > 1:
                resting.add(k)
            if INNER[k] and len({j for j, _ in earlier if INNER[j]}) >= 3:
                leads = True
        result = []
        for k in range(len(ARMS)):
            if (before >= 7 or self.sittings < 5 and day < 14) and not GENTLE[k]:
                continue
            if INNER[k] and (leads or ARMS[k][3] in held):
                continue
            if k not in resting:
                result.append(k)
        return result or [k for k in range(len(ARMS)) if GENTLE[k]]

    def note(self, k, landing, day, hour):
        if k is None:
            return
        self.sittings += 1
        if landing == "harder":
            self.harder.append((k, day + (hour + .5) / 24, self.sittings))


class Salve:
    """The real program, over its lines."""

    def __init__(self, program, resources, noticing, seed):
        shelf = [{"id": a[0], "depth": a[1], "risk": a[2], "family": a[3], "prior": {"mean": a[4], "sd": a[5]}} for a in ARMS]
        file = tempfile.NamedTemporaryFile("w", suffix=".json")
        json.dump(shelf, file)
        file.flush()
        self.file = file
        line = [program, "lab", "policy", "--practices", file.name, "--seed", str(seed), "--noticing", noticing]
        if resources:
            line += ["--resources", resources]
        self.process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def ask(self, line):
        self.process.stdin.write(json.dumps(line) + "\n")
        answer = json.loads(self.process.stdout.readline())
        if "refused" in answer:
            raise SystemExit(answer["refused"])
        return answer

    def at(self, day, hour):
        return (START + datetime.timedelta(days=day, hours=hour, minutes=30)).isoformat()

    def player(self, number, told):
        outer = self

        class Player:
            def choose(self, available, before, day, hour):
                answer = outer.ask({"op": "decide", "person": str(number), "at": outer.at(day, hour), "before": before,
                                    "fear": told, "available": [NAMES[k] for k in available]})
                total = sum(o["probability"] for o in answer["offers"]) + answer["noticingProbability"]
                assert abs(total - 1) < 1e-6, total
                return None if answer["noticing"] else NAMES.index(answer["chosen"])

            def learn(self, k, before, after, landing, day, hour):
                outer.ask({"op": "observe", "person": str(number), "at": outer.at(day, hour),
                           "practice": "noticing" if k is None else NAMES[k], "before": before, "after": after,
                           "landing": landing})

            def findings(self):
                return outer.ask({"op": "report", "person": str(number)})["practices"]
        return Player()


class Uniform:
    def __init__(self, seed):
        self.r = np.random.default_rng(seed)

    def choose(self, available, before, day, hour):
        return int(self.r.choice(available))

    def learn(self, *_):
        pass


class Fixed(Uniform):
    def choose(self, available, before, day, hour):
        return 3 if 3 in available else int(self.r.choice(available))


class Mabwiser(Uniform):
    def __init__(self, seed, policy, told):
        from mabwiser.mab import MAB
        super().__init__(seed)
        self.mab, self.told, self.fitted = MAB(list(range(len(ARMS))), policy, seed=seed), told, False
        self.linear = "Lin" in type(policy).__name__ or "LinUCB" in str(policy)

    def features(self, before):
        return [[1, (before - 5) / 5, self.told]]

    def choose(self, available, before, day, hour):
        if not self.fitted:
            return int(self.r.choice(available))
        given = self.mab.predict_expectations(self.features(before)) if self.linear else self.mab.predict_expectations()
        return max(available, key=lambda k: given[k])

    def learn(self, k, before, after, landing, day, hour):
        fit = self.mab.partial_fit if self.fitted else self.mab.fit
        self.fitted = True
        if self.linear:
            fit([k], [before - after], self.features(before))
        else:
            fit([k], [before - after])


class Wabbit(Uniform):
    def __init__(self, seed, options, told):
        from vowpalwabbit import Workspace
        super().__init__(seed)
        self.vw, self.told = Workspace(f"--cb_explore_adf {options} -b 12 --quiet --random_seed {seed + 1} -q sa"), told

    def lines(self, available, before, label=None):
        lines = [f"shared |s before:{(before - 5) / 5} fear:{self.told}"]
        for k in available:
            lines.append((f"0:{label[1]}:{label[2]} " if label and label[0] == k else "") + f"|a arm={NAMES[k]}")
        return lines

    def choose(self, available, before, day, hour):
        self.available = available
        chances = np.array(self.vw.predict(self.lines(available, before)), dtype=float)
        place = int(self.r.choice(len(available), p=chances / chances.sum()))
        self.chance = float(chances[place] / chances.sum())
        return available[place]

    def learn(self, k, before, after, landing, day, hour):
        self.vw.learn(self.lines(self.available, before, (k, after - before, max(1e-3, self.chance))))


def play(name, make, people, days, seed):
    relief, stung, fearful, noticed, claims = np.zeros((people, days)), np.zeros((people, days)), [], 0, 0
    for number in range(people):
        person, rules = Person(seed, number), Rules()
        player = make(number, person.told())
        fearful.append(person.fear > .8416)
        for day in range(days):
            before = person.moment(day)
            k = player.choose(rules.available(before, day, person.hour), before, day, person.hour)
            after, landing, hurt, gain = person.outcome(k, day)
            player.learn(k, before, after, landing, day, person.hour)
            rules.note(k, landing, day, person.hour)
            relief[number, day], stung[number, day] = gain, hurt
            noticed += k is None
        if hasattr(player, "findings"):
            claims += any(row["verdict"] in ("may-help", "helps") for row in player.findings())
    fearful = np.array(fearful)
    row = [relief[:, :14].mean(), relief[:, 14:30].mean(), relief[:, 30:].mean(), relief.mean()]
    print(f"{name:26}" + "".join(f"{x:8.3f}" for x in row) + f"{100 * stung.mean():12.2f}"
          + f"{100 * stung[fearful].mean():12.2f}{100 * noticed / people / days:10.1f} %{100 * claims / people:10.1f} %",
          flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--resources")
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"{'relief a sitting':26}{'d 1-14':>8}{'15-30':>8}{'31-':>8}{'all':>8}{'harder/100':>12}{'fearful':>12}"
          f"{'noticing':>12}{'claims':>12}")
    policies = {"uniform": lambda n, t: Uniform(n), "fixed best": lambda n, t: Fixed(n)}
    try:
        from mabwiser.mab import LearningPolicy
        policies["mabwiser epsilon-greedy"] = lambda n, t: Mabwiser(n, LearningPolicy.EpsilonGreedy(.1), t)
        policies["mabwiser LinUCB"] = lambda n, t: Mabwiser(n, LearningPolicy.LinUCB(1.0), t)
    except ImportError:
        print("mabwiser is not installed: left out")
    try:
        import vowpalwabbit  # noqa: F401
        for options in ["--epsilon 0.1", "--squarecb", "--bag 5"]:
            policies[f"vowpalwabbit {options[2:]}"] = lambda n, t, o=options: Wabbit(n, o, t)
    except ImportError:
        print("vowpalwabbit is not installed: left out")
    for name, make in policies.items():
        play(name, make, given.people, given.days, given.seed)
    for noticing in ["off", "on"]:
        salve = Salve(given.program, given.resources, noticing, given.seed)
        play(f"Salve, noticing {noticing}", salve.player, given.people, given.days, given.seed)


if __name__ == "__main__":
    main()

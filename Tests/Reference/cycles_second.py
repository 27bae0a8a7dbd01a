#!/usr/bin/env python3
"""A second measurement of the cycle map, by other words and other structures of time than cycles.py has.

    Tests/Reference/cycles_second.py .build/debug/salve --resources FOLDER [--each 200] [--seed 1] [--words held|tune|all]

Histories come from the wordings of cycle_words_second.py, which was written before its author had read the lexicon. Clear
kinds go to and fro three times or more over at least 21 days; every other kind is a control.
"""
import argparse
import datetime
import json
import random
import subprocess
import sys

import cycle_words_second as said
from cycles import count, report

PEOPLE = [("him", "he", "his"), ("her", "she", "her"), ("Tom", "he", "his"), ("Mara", "she", "her"), ("Noor", "she", "her"),
          ("Jonas", "he", "his"), ("them", "they", "their")]
START = datetime.datetime(2025, 3, 3, tzinfo=datetime.timezone.utc)
ENDS = {"D": said.DISTANCE, "L": said.LONGING}


class Maker:
    def __init__(self, seed, words):
        self.chance, self.words, self.entries = random.Random(seed), words, []
        self.n, self.he, self.his = self.chance.choice(PEOPLE)
        self.person = self.chance.choice(["p1", self.n if self.n[0].isupper() else "partner"])
        self.style = self.chance.choice(["full", "full", "some", "prose", "lines"])
        self.is_loud = False

    def pick(self, items):
        if self.words != "all":
            items = items[1::2] if self.words == "held" else items[0::2]
        text = self.chance.choice(items)
        text = text.replace("{n}", self.n).replace("{his}", self.his).replace("{he}", self.he)
        return text.replace("{He}", self.he.capitalize())

    def put(self, day, **fields):
        at = START + datetime.timedelta(days=day)
        entry = {"at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "feelings": [], "thoughts": [], "actions": [], "text": ""}
        entry.update(fields)
        self.entries.append(entry)
        return entry

    def tell(self, day, end):
        """One entry at one end, in this person's way of writing."""
        pool, chance = ENDS[end], self.chance
        if self.style == "tags":
            tags = [self.pick(pool["tags"]) for _ in range(chance.randint(3, 6))]
            if self.is_loud:
                tags = [tag.upper() for tag in tags]
            cut = chance.randint(1, len(tags) - 1)
            return self.put(day, feelings=tags[:cut], actions=tags[cut:])
        if self.style == "prose":
            around = self.pick(said.FILLER["text"]) + " " if chance.random() < 0.3 else ""
            return self.put(day, text=around + self.pick(pool["text"]))
        if self.style == "lines":
            return self.put(day, feelings=[self.pick(pool["feelings"])], thoughts=[self.pick(pool["thoughts"])],
                            actions=[self.pick(pool["actions"])])
        share = 0.85 if self.style == "full" else 0.55
        entry = self.put(day, feelings=[self.pick(pool["feelings"]) for _ in range(chance.randint(1, 2))])
        for name in ("thoughts", "actions"):
            if chance.random() < share:
                entry[name] = [self.pick(pool[name])]
        if chance.random() < share or not entry["thoughts"] + entry["actions"]:
            entry["text"] = self.pick(pool["text"])
        return entry

    def fill(self, day):
        pool = said.FILLER
        if self.style == "tags":
            return self.put(day, feelings=[self.pick(pool["tags"])], actions=[self.pick(pool["tags"])])
        entry = self.put(day, text=self.pick(pool["text"]))
        for name in ("feelings", "actions"):
            if self.chance.random() < 0.5:
                entry[name] = [self.pick(pool[name])]
        return entry

    def between(self, rate):
        """Ordinary days in between, over the time there is."""
        at = [datetime.datetime.strptime(one["at"], "%Y-%m-%dT%H:%M:%SZ") for one in self.entries]
        days = (max(at) - min(at)).days + 1 if at else 60
        for day in range(days):
            if self.chance.random() < rate:
                self.fill(day + self.chance.random() * 0.9)

    def turns(self, number, length, several, wobble=0.15):
        """`number` passages; stretches of about `length` days with `several` entries each, on different days."""
        end, day = self.chance.choice("DL"), 0.0
        for _ in range(number + 1):
            span = length * self.chance.uniform(1 - wobble, 1 + wobble)
            often = self.chance.randint(*several)
            for place in range(often):
                self.tell(day + span * (place + self.chance.uniform(0.0, 0.6)) / often, end)
            day += span
            end = "L" if end == "D" else "D"
        return day


# Clear kinds

def weekly_one(m):
    m.turns(m.chance.randint(4, 8), 7, (1, 1), 0.1)
    m.between(0.3)


def weekly(m):
    m.turns(m.chance.randint(3, 8), 7.5, (1, 3))
    m.between(0.4)


def fortnightly(m):
    m.turns(m.chance.randint(3, 6), 14, (2, 4), 0.2)
    m.between(0.3)


def any_gap(m):
    """One entry at each end, at gaps of 3 to 20 days."""
    end, day = m.chance.choice("DL"), 0.0
    for _ in range(m.chance.randint(5, 9)):
        m.tell(day, end)
        day += m.chance.uniform(3, 20)
        end = "L" if end == "D" else "D"
    m.between(0.3)


def three(m):
    m.turns(3, m.chance.uniform(8, 14), (2, 3))
    m.between(0.3)


def three_ones(m):
    """Three swings, one entry at each end, at even distances."""
    m.turns(3, m.chance.uniform(8, 14), (1, 1), 0.1)
    m.between(0.2)


def tags(m):
    m.style = "tags"
    m.turns(m.chance.randint(4, 8), 7, (1, 3))
    m.between(0.3)


def loud_tags(m):
    m.style, m.is_loud = "tags", True
    m.turns(m.chance.randint(4, 7), 9, (2, 3))
    m.between(0.2)


def weekends(m):
    """Close at the weekend and then too much; far in the week and then afraid."""
    for week in range(m.chance.randint(4, 9)):
        m.tell(week * 7 + 6 + m.chance.uniform(-0.4, 0.4), "D")
        m.tell(week * 7 + 10 + m.chance.uniform(-1, 1), "L")
        if m.chance.random() < 0.4:
            m.tell(week * 7 + 11.6, "L")
    m.between(0.4)


def noisy(m):
    m.turns(m.chance.randint(4, 8), 8, (2, 4))
    for _ in range(max(1, len(m.entries) // 9)):
        m.tell(m.chance.uniform(0, 30), m.chance.choice("DL"))
    m.between(0.6)


def dense(m):
    m.turns(m.chance.randint(5, 8), 6, (3, 5), 0.3)
    m.between(0.7)


def slow(m):
    m.turns(m.chance.randint(4, 6), 27, (2, 5), 0.25)
    m.between(0.15)


def faster(m):
    """Stretches grow shorter as time goes on, or longer."""
    spans = [22, 17, 13, 10, 7, 5, 4][: m.chance.randint(5, 7)]
    if m.chance.random() < 0.5:
        spans.reverse()
    end, day = m.chance.choice("DL"), 0.0
    for span in spans:
        for place in range(m.chance.randint(1, 3)):
            m.tell(day + span * 0.25 * place, end)
        day += span
        end = "L" if end == "D" else "D"
    m.between(0.3)


def lopsided(m):
    """A short sharp stretch at one end, a long one at the other."""
    end, day = m.chance.choice("DL"), 0.0
    for _ in range(m.chance.randint(3, 6)):
        m.tell(day, end)
        for place in range(m.chance.randint(2, 3)):
            m.tell(day + 3 + 3 * place + m.chance.random(), "L" if end == "D" else "D")
        day += m.chance.uniform(12, 16)
    m.between(0.3)


def thirds(m):
    """A cycle, with a friend's and a sister's days in between."""
    m.turns(m.chance.randint(4, 7), 8, (1, 3))
    for day in range(0, 40, 3):
        if m.chance.random() < 0.5:
            entry = m.put(day + 0.5, text=m.pick(said.MOODS["text"]))
            entry["feelings"] = [m.pick(said.MOODS["feelings"])]


def feelings_alone(m):
    """A form with feelings and nothing else."""
    end, day = m.chance.choice("DL"), 0.0
    for _ in range(m.chance.randint(5, 8)):
        for place in range(m.chance.randint(1, 3)):
            m.put(day + 2 * place, feelings=[m.pick(ENDS[end]["feelings"]) for _ in range(m.chance.randint(2, 3))])
        day += m.chance.uniform(6, 9)
        end = "L" if end == "D" else "D"
    m.between(0.2)


# Controls

def ordinary(m):
    m.put(0, text="A start.")
    m.put(m.chance.randint(40, 120), text="An end.")
    m.between(0.7)


def any_order(m):
    """Both ends in no order, eight to sixteen times, filler between."""
    m.style = m.chance.choice([m.style, "tags"])
    days = m.chance.randint(50, 120)
    for _ in range(m.chance.randint(8, 16)):
        m.tell(m.chance.uniform(0, days), m.chance.choice("DL"))
    m.between(0.4)


def any_order_often(m):
    days = m.chance.randint(40, 90)
    for _ in range(m.chance.randint(20, 45)):
        m.tell(m.chance.uniform(0, days), m.chance.choice("DL"))
    m.between(0.3)


def any_order_few(m):
    days = m.chance.randint(40, 80)
    for _ in range(m.chance.randint(5, 7)):
        m.tell(m.chance.uniform(0, days), m.chance.choice("DL"))
    m.between(0.5)


def any_order_even(m):
    """Both ends in no order, at even distances of time."""
    step = m.chance.choice([2, 3, 4, 5])
    for place in range(m.chance.randint(10, 24)):
        m.tell(place * step + m.chance.random(), m.chance.choice("DL"))
    m.between(0.3)


def mixed_up(m):
    """The entries of a cycle, their days given out anew."""
    weekly(m)
    days = [one["at"] for one in m.entries]
    m.chance.shuffle(days)
    for one, at in zip(m.entries, days):
        one["at"] = at


def decline(m):
    """From longing to distance, one way, with a soft day in it."""
    number = m.chance.randint(8, 20)
    for place in range(number):
        end = "L" if m.chance.random() > place / number else "D"
        if place < number / 3:
            end = "L"
        elif place > 2 * number / 3:
            end = "D"
        m.tell(place * m.chance.uniform(2, 4), end)
    m.between(0.3)


def quarrels(m):
    """Distance all along, and warm days between."""
    day = 0.0
    while day < m.chance.randint(40, 90):
        m.tell(day, "D")
        m.put(day + 1.5, text=m.pick(said.WARM))
        day += m.chance.uniform(3, 9)
    m.between(0.3)


def far_love(m):
    """Longing while apart, content while together."""
    for week in range(m.chance.randint(4, 9)):
        m.tell(week * 8, "L")
        m.tell(week * 8 + 2, "L")
        m.put(week * 8 + 5, text=m.pick(said.WARM), feelings=["happy"])
    m.between(0.3)


def one_turn(m):
    m.turns(1, m.chance.uniform(14, 30), (3, 7))
    m.between(0.4)


def two_turns(m):
    m.turns(2, m.chance.uniform(10, 25), (2, 6))
    m.between(0.4)


def ten_days(m):
    m.turns(m.chance.randint(3, 6), 10 / 6, (1, 2))
    m.put(60, text="Later.")
    m.between(0.4)


def two_people(m):
    """Distance from one, longing for another."""
    end = "D"
    for place in range(m.chance.randint(8, 14)):
        entry = m.tell(place * 5 + m.chance.random(), end)
        entry["person"] = "p1" if end == "D" else "p2"
        end = "L" if end == "D" else "D"
    m.person = "p1"
    m.between(0.3)


def without_person(m):
    weekly(m)
    m.person = None


def both_at_once(m):
    for day in range(0, m.chance.randint(40, 90), 4):
        if m.chance.random() < 0.5:
            m.put(day, text=m.pick(said.BOTH), feelings=[m.pick(said.DISTANCE["feelings"]), m.pick(said.LONGING["feelings"])])
        else:
            m.tell(day + 0.1, "D")
            m.tell(day + 0.3, "L")
    m.between(0.3)


def other_life(m):
    for day in range(m.chance.randint(40, 120)):
        if m.chance.random() < 0.6:
            feelings = [m.pick(said.MOODS["feelings"]) for _ in range(m.chance.randint(1, 3))]
            m.put(day, feelings=feelings, text=m.pick(said.MOODS["text"]))


def mood_tags(m):
    """One or two moods a day in no order, nothing else."""
    m.style = "tags"
    for day in range(m.chance.randint(40, 90)):
        if m.chance.random() < 0.7:
            m.put(day, feelings=[m.pick(said.MOODS["feelings"]) for _ in range(m.chance.randint(1, 2))])


def feelings_in_any_order(m):
    for day in range(m.chance.randint(40, 90)):
        if m.chance.random() < 0.5:
            pools = [m.chance.choice([said.DISTANCE, said.LONGING, said.MOODS]) for _ in range(m.chance.randint(1, 3))]
            m.put(day, feelings=[m.pick(pool["feelings"]) for pool in pools])


def the_other_swings(m):
    """The other goes to and fro; one's own longing stays."""
    for week in range(m.chance.randint(5, 9)):
        m.put(week * 7, text=m.pick(said.THEIRS))
        m.put(week * 7 + 3, text=m.pick(said.THEIRS))
    m.between(0.4)


def not_so(m):
    for week in range(m.chance.randint(6, 12)):
        m.put(week * 6, text=m.pick(said.DENIED))
        m.put(week * 6 + 3, text=m.pick(said.DENIED))
    m.between(0.3)


def nearly_one(m):
    """One end all along, the other once or twice."""
    end = m.chance.choice("DL")
    for place in range(m.chance.randint(10, 20)):
        m.tell(place * 4 + m.chance.random(), end)
    for _ in range(m.chance.randint(1, 2)):
        m.tell(m.chance.uniform(5, 40), "L" if end == "D" else "D")
    m.between(0.3)


CYCLES = [weekly_one, weekly, fortnightly, any_gap, three, three_ones, tags, loud_tags, weekends, noisy, dense, slow, faster,
          lopsided, thirds, feelings_alone]
CONTROLS = [ordinary, any_order, any_order_often, any_order_few, any_order_even, mixed_up, decline, quarrels, far_love,
            one_turn, two_turns, ten_days, two_people, without_person, both_at_once, other_life, mood_tags,
            feelings_in_any_order, the_other_swings, not_so, nearly_one]


def histories(each, seed, words):
    for kind in CYCLES + CONTROLS:
        for place in range(each):
            maker = Maker(f"second {kind.__name__} {seed} {place}", words)
            kind(maker)
            maker.entries.sort(key=lambda entry: entry["at"])
            yield {"id": f"{kind.__name__} {place}", "kind": kind.__name__, "truth": int(kind in CYCLES),
                   "person": maker.person, "entries": maker.entries}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--resources")
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--words", default="all", choices=["held", "tune", "all"])
    given = parser.parse_args()
    claims, alls = count(histories(given.each, given.seed, given.words), given.program, given.resources)
    return report(claims, alls, CYCLES, CONTROLS)


if __name__ == "__main__":
    sys.exit(main())

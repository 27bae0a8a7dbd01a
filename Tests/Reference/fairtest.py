#!/usr/bin/env python3
"""Fair tests computed a second way, with numpy: picks, the slope, the mean with its range, the exact test of orders.

    fairtest.py [--people 4000]

Prints the values that FairReadingTests holds, and then how often a fair test says something where there is nothing,
how often it finds what is there, and how often its range holds the truth. Nothing of Salve is run: the Swift side is
held to the printed values.
"""

import argparse
import itertools
import math

import numpy


def picks(seed, pairs):
    """SplitMix64: the top bit of each number is the order of a pair."""
    mask, state, orders = (1 << 64) - 1, seed, []
    for _ in range(pairs):
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        z ^= z >> 31
        orders.append("ba" if z >> 63 else "ab")
    return "".join(orders)


def student(grid_to, freedom, points=400_001):
    """Student's t as a table: places and the share below, by the trapezoid rule from its density with math.gamma."""
    x = numpy.linspace(-grid_to, grid_to, points)
    top = math.gamma((freedom + 1) / 2) / (math.sqrt(freedom * math.pi) * math.gamma(freedom / 2))
    density = top * (1 + x * x / freedom) ** (-(freedom + 1) / 2)
    below = numpy.concatenate([[0], numpy.cumsum((density[1:] + density[:-1]) / 2 * (x[1] - x[0]))])
    return x, below + (1 - below[-1]) / 2


TABLES = {}


def table(freedom):
    if freedom not in TABLES:
        TABLES[freedom] = student(200, freedom)
    return TABLES[freedom]


def slope(before, change):
    """The slope by least squares through 0 of pair differences, with a prior of -0.3 worth 50."""
    x, y = before[:, 0] - before[:, 1], change[:, 0] - change[:, 1]
    rows = numpy.concatenate([x, [math.sqrt(50)]])
    seen = numpy.concatenate([y, [math.sqrt(50) * -0.3]])
    return float(numpy.linalg.lstsq(rows[:, None], seen, rcond=None)[0][0])


def read(before, change, first_is_a, level):
    """The mean of first minus second practice, its range, the share near 0, and the orders as large."""
    b = slope(before, change)
    sign = numpy.where(first_is_a, 1, -1)
    d = sign * ((change[:, 0] - change[:, 1]) - b * (before[:, 0] - before[:, 1]))
    k = len(d)
    # The prior pair of nothing, and the prior spread, as rows of data.
    worth = k + 1
    mean = d.sum() / worth
    around = ((d - mean) ** 2).sum() + mean * mean
    freedom = 4 + k
    scale = math.sqrt((4 * 4.5 + around) / freedom / worth)
    x, below = table(freedom)
    reach = float(numpy.interp((1 + level) / 2, below, x)) * scale
    near = numpy.interp((0.5 - mean) / scale, x, below) - numpy.interp((-0.5 - mean) / scale, x, below)
    turned = numpy.array(list(itertools.product([1, -1], repeat=k)))
    large = int((numpy.abs(turned @ d) >= abs(d.sum()) - 1e-9).sum())
    return mean, mean - reach, mean + reach, float(near), large, 2 ** k, b


def verdict(one, early):
    mean, low, high, near, large, every, _ = one
    if large <= (0.02 if early else 0.05) * every and not low <= 0 <= high:
        return "a" if mean < 0 else "b"
    return "same" if near >= 0.8 else "open"


def people(chance, pairs, effect, deviation, heavy=False):
    """One person's test: ratings below 5 before, part of any drop by itself, whole numbers from 0 to 10."""
    before = chance.integers(1, 5, size=(pairs, 2))
    first_is_a = chance.random(pairs) < 0.5
    noise = chance.standard_t(3, size=(pairs, 2)) / math.sqrt(3) if heavy else chance.normal(size=(pairs, 2))
    change = -0.35 - 0.3 * (before - 2.5) + deviation * noise
    change[:, 0] += numpy.where(first_is_a, effect, 0)
    change[:, 1] += numpy.where(first_is_a, 0, effect)
    after = numpy.clip(numpy.round(before + change), 0, 10)
    return before.astype(float), after - before, first_is_a


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=4000)
    given = parser.parse_args()
    print("picks, by seed")
    for seed in (0, 1, 77, 4503599627370495):
        print(" ", seed, picks(seed, 10))
    print("Student's t: the share below 1, and the reach of the middle 80 %")
    for freedom in (4, 7, 10, 14):
        x, below = table(freedom)
        print(f"  {freedom} {numpy.interp(1, x, below):.7f} {numpy.interp(0.9, below, x):.6f}")
    examples = {
        "six": ([[4, 3], [2, 4], [3, 3], [4, 1], [2, 2], [3, 4]], [[1, 3], [2, 1], [1, 4], [2, 2], [2, 0], [1, 4]], "abbaababbaab"),
        "ten": ([[4, 4], [3, 2], [1, 4], [2, 2], [3, 3], [4, 1], [2, 3], [4, 3], [3, 1], [4, 2]],
                [[1, 3], [4, 1], [1, 3], [1, 2], [3, 1], [2, 2], [2, 1], [1, 3], [2, 1], [1, 2]], "abbaabababbaabbaabab"[:20]),
        "three": ([[3, 3], [4, 2], [1, 4]], [[2, 3], [3, 0], [1, 1]], "ababba"),
    }
    print("examples: mean, low, high, near 0, orders, slope")
    for name, (before, after, order) in examples.items():
        before, after = numpy.array(before, float), numpy.array(after, float)
        first = numpy.array([order[2 * n] == "a" for n in range(len(before))])
        for level in (0.8, 0.9):
            m, low, high, near, large, every, b = read(before, after - before, first, level)
            print(f"  {name} {level}: {m:.9f} {low:.9f} {high:.9f} {near:.9f} {large}/{every} {b:.9f}")
    print("calibration: said a lighter / said b lighter / about the same; the range of 8 in 10 holds the truth")
    chance = numpy.random.default_rng(7)
    for pairs in (3, 5, 6, 8, 10):
        for effect in (0.0, -0.5, -1.0, -2.0):
            for deviation, heavy in ((1.0, False), (1.5, False), (1.5, True)):
                said, held = {"a": 0, "b": 0, "same": 0, "open": 0}, 0
                # What whole numbers from 0 to 10 leave of an effect is what a test can find: the truth is drawn apart.
                big = people(numpy.random.default_rng(11), 400_000, effect, deviation, heavy)
                truth = float((numpy.where(big[2], 1, -1) * (big[1][:, 0] - big[1][:, 1])).mean())
                for _ in range(given.people):
                    one = read(*people(chance, pairs, effect, deviation, heavy), 0.8)
                    said[verdict(one, early=False)] += 1
                    held += one[1] <= truth <= one[2]
                share = {name: 100 * count / given.people for name, count in said.items()}
                kind = "heavy" if heavy else "plain"
                print(
                    f"  {pairs:2} pairs, effect {effect:4} (seen {truth:5.2f}), deviation {deviation} {kind}: "
                    f"{share['a']:5.1f} / {share['b']:4.1f} / {share['same']:4.1f} %; holds {100 * held / given.people:.0f} %"
                )


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The line through check-ins computed a second way: weighted least squares by NumPy's solver.

Reads {"x": [...], "y": [...], "at": [...]} from standard input and prints the line and the reach of its band of 80 %
at each place, as JSON; null where fewer than three notes stand within seven days. The values in LocalLineTests.swift
come from it.
"""

import json
import sys

import numpy

BANDWIDTH, QUANTILE = 7.0, 1.2815515655446


def weights(xs, x):
    distance = xs - x
    near = numpy.abs(distance) < BANDWIDTH
    if near.sum() < 3:
        return None
    kernel = numpy.where(near, (1 - numpy.abs(distance / BANDWIDTH) ** 3) ** 3, 0)
    design = numpy.stack([numpy.ones_like(distance), distance], axis=1)
    normal = design.T @ (kernel[:, None] * design)
    if numpy.linalg.det(normal) <= 1e-9 * normal[0, 0] ** 2:
        return kernel / kernel.sum()
    return numpy.linalg.solve(normal, design.T * kernel)[0]


def line(xs, ys, places):
    rows = [weights(xs, x) for x in xs]
    known = [index for index, row in enumerate(rows) if row is not None]
    sigma = None
    if known:
        smoother = numpy.array([rows[index] for index in known])
        left = len(known) - 2 * sum(rows[index][index] for index in known) + (smoother ** 2).sum()
        if left >= 1:
            sigma = numpy.sqrt(((ys[known] - smoother @ ys) ** 2).sum() / left)
    for x in places:
        row = weights(xs, x)
        if row is None:
            yield None
        else:
            reach = None if sigma is None else QUANTILE * sigma * numpy.sqrt((row ** 2).sum())
            yield [float(row @ ys), None if reach is None else float(reach)]


given = json.load(sys.stdin)
print(json.dumps(list(line(numpy.array(given["x"]), numpy.array(given["y"]), given["at"]))))

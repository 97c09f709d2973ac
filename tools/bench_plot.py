#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw what an event costs against the size of the problem, from the lines of tools/bench.
usage: bench_plot.py CSV SVG
"""
import csv
import math
import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 64, 28, 40, 52
SERIES = {"hold": ("The event list alone, by events pending", "#1f5fa8"),
          "list_size": ("A waiting list, by children waiting at the start", "#b3541e")}
DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read(path):
    """Points (size, ns) of each series, by size."""
    points = {name: [] for name in SERIES}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["name"] in points:
                points[row["name"]].append((int(row["size"]), float(row["ns_per_event"])))
    return {name: sorted(found) for name, found in points.items() if found}


class Plot:
    """Both axes are logarithmic."""

    def __init__(self, series):
        points = [point for found in series.values() for point in found]
        self.x_span = [f([math.log10(x) for x, _ in points]) for f in (min, max)]
        self.y_span = [math.floor(math.log10(min(y for _, y in points))),
                       math.ceil(math.log10(max(y for _, y in points)))]
        self.parts = []

    def x(self, size):
        low, high = self.x_span
        return LEFT + (math.log10(size) - low) / max(high - low, 1e-9) * (WIDTH - LEFT - RIGHT)

    def y(self, ns):
        low, high = self.y_span
        return HEIGHT - BOTTOM - (math.log10(ns) - low) / max(high - low, 1e-9) * (HEIGHT - TOP - BOTTOM)

    def line(self, ends, colour, width=1.0):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in ends)
        self.parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>')

    def text(self, x, y, words, anchor="start", extra=""):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{words}</text>')

    def axes(self):
        self.text(LEFT, 26, "Nanoseconds an event", extra=' font-weight="bold"')
        left, right, low, high = LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM, TOP
        for power in range(self.y_span[0], self.y_span[1] + 1):
            for ns in (10 ** power, 2 * 10 ** power, 5 * 10 ** power):
                if ns < 10 ** self.y_span[1]:
                    self.line([(left, self.y(ns)), (right, self.y(ns))], "#dddddd")
                    self.text(left - 8, self.y(ns) + 4, f"{ns:g}", "end")
        for power in range(math.ceil(self.x_span[0]), math.floor(self.x_span[1]) + 1):
            at = self.x(10 ** power)
            self.line([(at, low), (at, low + 5)], "#333333")
            self.text(at, low + 20, f"10{str(power).translate(DIGITS)}", "middle")
        self.line([(left, high), (left, low), (right, low)], "#333333")
        self.text((left + right) / 2, HEIGHT - 12, "Events pending, or children waiting", "middle")

    def series(self, name, points):
        label, colour = SERIES[name]
        places = [(self.x(size), self.y(ns)) for size, ns in points]
        self.line(places, colour, 2)
        for x, y in places:
            self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>')
        row = TOP + 14 + 18 * list(SERIES).index(name)
        self.line([(LEFT + 14, row), (LEFT + 38, row)], colour, 2)
        self.text(LEFT + 46, row + 4, label, extra=f' fill="{colour}"')

    def svg(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
                f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" fill="#333333" role="img" '
                'aria-label="Nanoseconds an event against size">\n'
                f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="6" fill="#ffffff" '
                'stroke="#999999"/>\n' + "\n".join(self.parts) + "\n</svg>\n")


def main():
    series = read(sys.argv[1])
    plot = Plot(series)
    plot.axes()
    for name, points in series.items():
        plot.series(name, points)
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(plot.svg())


if __name__ == "__main__":
    main()

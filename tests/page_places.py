# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the places of what is drawn in a figure back through the numbers of its axes, and
compare them with the files for programs, to half a pixel of the widest figure.
"""
import datetime
import math
import re

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
HALF_PIXEL = 0.5 * 400 / 608  # units of a figure; it is at most 608 pixels wide
ROUNDING = 0.11  # of two places with a decimal
LEFT_OF_TICK, BELOW_TICK = 5.0, 5.0  # from a line to its number
ROW, MARK = 42.0, 27.0  # height of a row; from its top to what is drawn


class Axis:
    """Places of values, by two or more ticks."""

    def __init__(self, ticks):
        (v0, p0), (v1, p1) = min(ticks), max(ticks)
        self.slope = (p1 - p0) / (v1 - v0)
        self.from_value, self.from_place = v0, p0
        self.high = v1
        self.is_straight = all(abs(self.at(v) - p) <= ROUNDING for v, p in ticks)

    def at(self, value):
        return self.from_place + self.slope * (value - self.from_value)


def numbers_of(texts, place):
    """Ticks of an axis of numbers."""
    return [(float(text.replace(",", "").rstrip("%")), place(element))
            for element, text in texts if NUMBER.fullmatch(text)]


def dates_of(texts):
    """Ticks of an axis of months: a year stands below its first month or alone."""
    rows, years = {}, {}
    for element, text in texts:
        x = float(element.get("x"))
        if text in MONTHS:
            rows[x] = MONTHS.index(text) + 1
        elif re.fullmatch(r"\d{4}", text):
            years[x] = int(text)
    ticks, year = [], None
    for x in sorted(set(rows) | set(years)):
        year = years.get(x, year)
        ticks.append((datetime.date(year, rows.get(x, 1), 1).toordinal(), x))
    return ticks


def points_of(path):
    places = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", path.get("d"))]
    return list(zip(places[::2], places[1::2]))


class Places:
    """The drawing of a figure; what is wrong goes to the figure's faults."""

    def __init__(self, figure):
        self.figure, self.results = figure, figure.results
        self.pathway = figure.pathway
        self.drawing = figure.drawing
        self.count = 0

    def near(self, what, place, wanted):
        self.count += 1
        if not abs(place - wanted) <= HALF_PIXEL:
            self.figure.fault(f"{what} is drawn at {place}, not at {wanted:.2f}")

    def texts(self, class_name):
        return [(t, "".join(t.itertext())) for t in self.drawing.iter("text")
                if t.get("class") == class_name]

    def axis(self, ticks):
        if len({v for v, _ in ticks}) < 2:
            return None
        axis = Axis(ticks)
        if not axis.is_straight:
            self.figure.fault(f"an axis with ticks at {ticks}")
        return axis

    def read_axes(self, has_dates):
        """Of a drawing that has both; whether there are ticks enough."""
        self.y = self.axis(numbers_of(
            self.texts("e"), lambda t: float(t.get("y")) - BELOW_TICK))
        self.x = self.axis(dates_of(self.texts("m")) if has_dates else numbers_of(
            self.texts("m"), lambda t: float(t.get("x"))))
        return self.x is not None and self.y is not None

    def paths(self, class_name):
        return [p for p in self.drawing.iter("path") if p.get("class") == class_name]

    def line(self, what, points, values):
        """A line through all of these (x, y)."""
        values = [(x, y) for x, y in values if not math.isnan(y)]
        if len(points) != len(values):
            self.figure.fault(f"{what} has {len(points)} points, not {len(values)}")
        for (x, y), (wanted_x, wanted_y) in zip(points, values):
            self.near(what, x, self.x.at(wanted_x))
            self.near(what, y, self.y.at(wanted_y))

    def day_at(self, x):
        """The day of the study that is drawn there."""
        return min(self.results.days, key=lambda d: abs(self.x.at(d.toordinal()) - x))

    def together(self, points):
        """All that is drawn over time shows the same days."""
        xs = [x for x, _ in points]
        self.xs = self.xs or xs
        if xs != self.xs:
            self.figure.fault("lines of different days")

    def lists_at(self, points, scenario, statistic="mean"):
        days = [self.day_at(x) for x, _ in points]
        return [(d.toordinal(), self.results.get(self.pathway, scenario, d, "list", statistic))
                for d in days]

    def letters(self):
        """Scenarios that have a column of their own."""
        heads = ["".join(th.itertext()) for th in self.figure.element.iter("th")]
        return [self.figure.letters[h] for h in heads if h in self.figure.letters]

    def past(self, points):
        """Published lists, counted as days end, and then the start."""
        history = {d + datetime.timedelta(1): n
                   for d, n in self.results.history(self.pathway).items()}
        shown = sorted(history.items())[1 - len(points):]
        if self.results.start not in self.results.moments:
            return [(d.toordinal(), n) for d, n in sorted(history.items())[-len(points):]]
        start = self.results.get(self.pathway, 0, self.results.start)
        return [(d.toordinal(), n) for d, n in shown] + [
            (self.results.start.toordinal(), start)]

    # --- the kinds of figures ---

    def of_list(self):
        if not self.read_axes(True):
            return
        self.fan(self.styles())
        for path in self.paths("t"):
            target = self.results.pathways[self.pathway]["target"]["list"]
            for _, y in points_of(path):
                self.near("the target", y, self.y.at(target))

    def styles(self):
        """Classes of the lines of scenarios: their own, or the next that is free."""
        taken = {}
        for scenario in self.letters():
            style = scenario % 6
            while style in taken.values():
                style = (style + 1) % 6
            taken[scenario] = style
        return taken

    def fan(self, styles):
        self.xs = []
        for scenario, style in styles.items():
            paths = self.paths(f"l{style}")
            if len(paths) != 1:
                self.figure.fault(f"{len(paths)} lines of scenario {scenario}")
                continue
            points = points_of(paths[0])
            self.together(points)
            self.line("a list", points, self.lists_at(points, scenario))
        for path in self.paths("f"):
            points = points_of(path)
            half = len(points) // 2
            self.together(points[:half])
            self.together(points[:half - 1:-1])
            self.line("a band", points[:half], self.lists_at(points[:half], 0, "p90"))
            self.line("a band", points[half:], self.lists_at(points[half:], 0, "p10"))
        for path in self.paths("p"):
            points = points_of(path)
            self.line("what was published", points, self.past(points))

    def of_waits(self):
        if not self.read_axes(True):
            return
        self.xs = []
        for path in self.drawing.iter("path"):
            if not re.fullmatch(r"w\d", path.get("class")):
                continue
            *points, right, left = points_of(path)
            self.together(points)
            for corner, place in ((right, points[-1][0]), (left, points[0][0])):
                self.near("a corner", corner[0], place)
                self.near("a corner", corner[1], self.y.at(0.0))
            band = 4 - int(path.get("class")[1])
            wanted = []
            for x, _ in points:
                day = self.day_at(x)
                bands = list(self.results.bands(self.pathway, 0, day).values())
                wanted.append((day.toordinal(), sum(bands[:band + 1])))
            self.line("a band", points, wanted)

    def of_longer(self):
        if not self.read_axes(False):
            return
        curves = [(f"l{style}", s, self.results.end) for s, style in self.styles().items()]
        for name, scenario, day in curves + [("p", 0, self.results.days[0])]:
            for path in self.paths(name):
                corners = self.results.curve(self.pathway, scenario, day)
                self.line("a curve", points_of(path), [(w, 100.0 * s) for w, s in corners])

    def of_change(self):
        self.x = self.axis(numbers_of(self.texts("m"), lambda t: float(t.get("x"))))
        if self.x is None:
            return
        for circle in self.drawing.iter("circle"):
            row = round((float(circle.get("cy")) - MARK) / ROW)
            mean, half = self.results.change(self.pathway, row + 1)
            self.near("a change", float(circle.get("cy")), ROW * row + MARK)
            self.near("a change", float(circle.get("cx")), self.x.at(mean))
            for path in self.paths("p"):
                points = points_of(path)
                if abs(points[2][1] - float(circle.get("cy"))) < 1.0:
                    self.near("an interval", points[2][0], self.x.at(mean - half))
                    self.near("an interval", points[3][0], self.x.at(mean + half))

    def of_load(self):
        self.x = self.axis(numbers_of(self.texts("m"), lambda t: float(t.get("x"))))
        if self.x is None:
            return
        balances = list(self.figure.balances().values())
        for bar in self.drawing.iter("rect"):
            balance = balances[int((float(bar.get("y")) - MARK + 10.0) // ROW)]
            is_demand = bar.get("class") == "w0"
            value = balance["demand_per_week" if is_demand else "capacity_per_week"]
            self.near("a bar", float(bar.get("x")), self.x.at(0.0))
            self.near("a bar", float(bar.get("x")) + float(bar.get("width")),
                      self.x.at(min(value, self.x.high)))

    def of_value(self):
        if not self.read_axes(False):
            return
        title = " ".join(text for _, text in self.texts("m"))
        unit = 1e6 if "million" in title else 1e3 if "1,000s" in title else 1.0
        crosses = self.paths("p")
        for i, circle in enumerate(self.drawing.iter("circle")):
            cost, reach = self.results.pounds(i + 1)
            fewer = 0.0 - self.results.together(i + 1, "list")[0]
            self.near("a cost", float(circle.get("cx")), self.x.at(cost / unit))
            self.near("children", float(circle.get("cy")), self.y.at(fewer))
            reach = 0.0 if math.isnan(reach) else reach
            points = points_of(crosses[i])
            self.near("a cost", points[0][0], self.x.at((cost - reach) / unit))
            self.near("a cost", points[1][0], self.x.at((cost + reach) / unit))
            self.near("children", points[0][1], self.y.at(fewer))
            self.near("a cost", points[2][0], self.x.at(cost / unit))

    def of_lists(self):
        """Each from 0 to its highest; all from the same day to the end."""
        items = [d for d in self.figure.element.iter("svg") if d.get("role") == "img"]
        results, first = self.results, []
        for i in range(len(items)):
            self.pathway = i
            path = [p for p in items[i].iter("path") if p.get("class") == "p"]
            first += [self.past(points_of(p))[0][0] for p in path]
        begin = min(first + [results.days[0].toordinal()])
        for self.pathway, self.drawing in enumerate(items):
            (left, base), (right, _) = points_of(self.paths("a")[0])
            points = [p for c in ("f", "l0", "p") for path in self.paths(c)
                      for p in points_of(path)]
            self.x = Axis([(begin, left), (results.end.toordinal(), right)])
            self.y = Axis([(0.0, base), (max(self.highest(points), 1.0), 5.0)])
            self.fan({0: 0})

    def highest(self, points):
        """Of what is drawn, as the files have it."""
        days = {self.day_at(x) for x, _ in points}
        past = [n for path in self.paths("p") for _, n in self.past(points_of(path))]
        return max([self.results.get(self.pathway, 0, d, "list", "p90") for d in days] + past)

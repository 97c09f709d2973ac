#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Find every number of a page in the files for programs.

usage: page_numbers.py PAGE RESULTS.CSV DASHBOARD.CSV RESULTS.JSON [CONFIGURATION...]
A cell or another element with a number says in data-k where it comes from: see
app/page/page_part.h. What is shown must be what the files hold, rounded as it is shown; a
cell of a table that shows a number without saying where it comes from is a fault. Figures
are read by page_figures.py and page_places.py. With the configuration, and the files it
includes, every other number must be one that was put in: page_given.py.
"""
import csv
import datetime
import json
import math
import re
import sys
import xml.etree.ElementTree as tree

import page_figures
import page_given
from page_figures import own_text

CONTEXT = re.compile(r"^([spygfbd])(\d+|[gr])$")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
DOWN = re.compile(r"fewer|lower|shorter")


class Source:
    """The files, by what a key names."""

    def __init__(self, results, dashboard, document):
        self.document = document
        self.places = {letter: {} for letter in "spyfbd"}
        self.groups = {}
        self.values = {}
        for row in csv.DictReader(open(results, encoding="utf-8", newline="")):
            self.add(row)
        for row in csv.DictReader(open(dashboard, encoding="utf-8", newline="")):
            scenario = self.place("s", row["scenario"])
            pathway = self.place("p", row["pathway"])
            for name, text in row.items():
                if name not in ("scenario", "pathway", "date", "since", "scenario_label",
                                "pathway_label"):
                    self.values[scenario, pathway, row["date"], "@" + name] = number(text)

    def place(self, letter, name):
        return self.places[letter].setdefault(name, len(self.places[letter]))

    def add(self, row):
        scenario = self.place("s", row["scenario"])
        pathway = self.place("p", row["pathway"]) if row["pathway"] else None
        when = (row["date"], row["milestone"])
        moment = self.place("d", when)
        priority = group = None
        if row["priority"]:
            known = self.places["y"].setdefault(pathway, {})
            priority = known.setdefault(row["priority"], len(known))
        if row["group"]:
            known = self.groups.setdefault(pathway, {})
            group = "g" if row["group"] == "(gap)" else known.setdefault(row["group"],
                                                                         len(known))
        staff = self.place("f", row["staff"]) if row["staff"] else None
        budget = self.place("b", row["budget"]) if row["budget"] else None
        key = (scenario, pathway, priority, group, staff, budget, moment, row["measure"],
               row["statistic"])
        self.values[key] = number(row["value"])

    def date(self, moment):
        return list(self.places["d"])[moment][0]

    def moment(self, heading):
        """The first on the day that is shown as "1 Apr 2027"."""
        date = datetime.datetime.strptime(heading, "%d %b %Y").date().isoformat()
        return next(i for (day, _), i in self.places["d"].items() if day == date)

    def value_of_money(self, context, measure, statistic):
        """Of the JSON's "value": what the extra money buys."""
        scenario = self.document["scenarios"][context["s"]]
        milestones = scenario["value"][context["p"]]["milestones"]
        date = self.date(context["d"])
        found = [m for m in milestones if m["date"] == date]
        value = found[0]["measures"][measure.lstrip("$")][statistic]
        return math.nan if value is None else value

    def shorter(self, context):
        """How many lists clearly get shorter, as numbers are shown."""
        found = 0
        for pathway in self.places["p"].values():
            at = {**context, "p": pathway}
            mean = self.find(at, "list", "difference_mean")
            half = self.find(at, "list", "difference_half_width")
            found += (mean < -0.999999
                      and math.floor(abs(mean) + 0.5) > math.floor(half + 0.5))
        return found

    def find(self, context, measure, statistic):
        if "/" in measure:
            part, whole = (self.find(context, m, statistic) for m in measure.split("/"))
            return part / whole
        if "+" in measure:
            return sum(self.find(context, part, statistic) for part in measure.split("+"))
        if measure == "runs":
            return 0.0
        if measure.startswith("@"):
            return self.values[context["s"], context["p"], self.date(context["d"]), measure]
        if measure.startswith("$"):
            return self.value_of_money(context, measure, statistic)
        if measure.startswith("shorter_but_"):
            return self.shorter(context) - int(measure.rsplit("_", 1)[1])
        if measure == "cost_once":
            total, again = (self.find(context, name, statistic)
                            for name in ("cost_total", "cost_recurrent"))
            return total - again
        key = tuple(context.get(letter) for letter in "spygfbd") + (measure, statistic)
        if key not in self.values and statistic == "difference_mean":
            return 0.0
        return self.values[key]


def number(text):
    return float(text) if text else math.nan


def parse(text):
    """Context and the rest of a key."""
    context, rest = {}, []
    for token in (text or "").split():
        match = CONTEXT.match(token) if not rest else None
        if match:
            context[match[1]] = match[2] if match[2] in "gr" else int(match[2])
        else:
            rest.append(token)
    return context, rest


def shown_numbers(text):
    """Numbers with the unit in which they were rounded."""
    for match in NUMBER.finditer(text):
        digits = match[0].rstrip(",")
        decimals = len(digits.split(".")[1]) if "." in digits else 0
        yield float(digits.replace(",", "")), 10.0 ** -decimals


def is_chance(text, value):
    for words, holds in (("less than 1 in 10", 0 < value < 0.05),
                         ("more than 9 in 10", 0.95 <= value < 1)):
        if words in text:
            return holds
    match = re.search(r"(\d+) in 10\b", text)
    if match is None:
        return None
    if match[1] in ("0", "10"):
        return value * 10 == int(match[1])
    return abs(value * 10 - int(match[1])) <= 0.5 + 1e-9


def step_of(shown, rounding, modifier):
    """The unit of rounding of a number as it is shown, and what the number is worth."""
    if modifier == "x1000":
        return 1000.0, 1000.0 * shown
    if modifier == "f3":
        return 10.0 ** max(0, len(str(int(shown))) - 3), shown
    return rounding, shown


def agree(text, values, modifier):
    """Whether the text shows the values, in their order."""
    chance = is_chance(text, values[0])
    if chance is not None:
        return chance
    if "104+" in text:
        return values[0] > 104
    shown = list(shown_numbers(text))
    if not shown:
        return all(math.isnan(v) for v in values)
    values = [v for v in values if not math.isnan(v)][:1 if len(shown) == 1 else None]
    if len(shown) != len(values):
        return False
    scale = 100.0 if "%" in text or "point" in text else 1.0
    for (number_shown, rounding), value in zip(shown, values):
        step, worth = step_of(number_shown, rounding, modifier)
        if abs(worth - abs(value) * scale) > step / 2 + 1e-9 * max(1.0, abs(value)):
            return False
    is_down = DOWN.search(text) or re.search(r"(^|\s)-\d", text)
    return not (is_down and values[0] > 0)


class Checker:
    def __init__(self, source, given=()):
        self.source, self.faults, self.count = source, [], 0
        self.results = page_figures.Results(source)
        self.given = page_given.Given(self.results, given) if given else None
        self.has_figures = True

    def walk_rest(self, root):
        """Without the figures."""
        self.has_figures = False
        self.walk(root)

    def check(self, element, contexts):
        text = " ".join(" ".join(element.itertext()).split())
        if not text:
            return
        context, rest = {}, []
        for outer in contexts:
            more, names = parse(outer)
            context.update(more)
            rest = names or rest
        if not rest:
            if element.tag == "td" and NUMBER.search(text):
                self.faults.append(f"a number from nowhere: {text}")
            return
        modifier = rest.pop() if rest[-1] in ("x1000", "f3") else None
        try:
            if context.get("d") == "r":
                context["d"] = self.source.moment(self.heading)
            values = [self.source.find(context, rest[0], s) for s in rest[1:] or ["mean"]]
        except (KeyError, IndexError, StopIteration, ValueError) as error:
            self.faults.append(f"{context} {rest}: not found: {error}")
            return
        self.count += 1
        if not agree(text, values, modifier):
            self.faults.append(f'{context} {rest}: shown "{text}", but {values}')

    def loose(self, *texts):
        """Texts without a key: names and what was put in."""
        for text in texts:
            for value in self.given.strange(text or "") if self.given else ():
                self.faults.append(f'{value:g} from nowhere: "{" ".join(text.split())}"')

    def walk(self, element, table=None, row=None):
        if element.tag == "figure":
            if self.has_figures:
                self.figure(element)
            return
        if element.get("id") == "figures" and self.given:
            self.given.count_figures(element)
        if element.tag == "table":
            table, self.columns = element.get("data-k"), []
            row = None
        if element.tag == "tr":
            row, self.column = element.get("data-k"), 0
        if element.tag in ("td", "th"):
            self.cell(element, table, row)
            return
        if element.get("data-k") and element.tag not in ("table", "tr"):
            self.check(element, [element.get("data-k")])
            for inner in element.iterfind(".//*[@data-k]"):
                self.check(inner, [inner.get("data-k")])
        elif element.tag not in ("style", "head"):
            self.loose(element.text, *(child.tail for child in element))
            for child in element:
                self.walk(child, table, row)

    def figure(self, element):
        figure = page_figures.Figure(element, self.results)
        figure.check()
        self.count += figure.count
        self.faults += figure.faults

    def cell(self, element, table, row):
        """Headings of columns are remembered, other cells looked up."""
        if element.get("scope") == "col":
            self.columns.append(element.get("data-k"))
            self.loose(own_text(element))
            return
        column = self.column
        self.column += int(element.get("colspan", 1))
        if element.tag == "th":
            self.heading = "".join(element.itertext())
            self.loose(own_text(element))
        elif table is None:  # of numbers that are not simulated
            is_about = page_given.Given.is_about(own_text(element))
            if is_about is None:
                self.loose(element.text, *(child.tail for child in element))
            elif not is_about:
                self.faults.append(f"not about that: {own_text(element)}")
            for child in element:
                self.walk(child)
        else:
            head = self.columns[column] if column < len(self.columns) else None
            self.check(element, [table, row, head, element.get("data-k")])


def source_of(results, dashboard, document):
    with open(document, encoding="utf-8") as file:
        return Source(results, dashboard, json.load(file))


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def read_page(path):
    with open(path, encoding="utf-8") as file:
        return tree.fromstring(re.sub(r"<meta [^>]*>", "", file.read()))


def main():
    page, results, dashboard, document, *given = sys.argv[1:]
    checker = Checker(source_of(results, dashboard, document),
                      [read_text(path) for path in given])
    checker.walk(read_page(page))
    for fault in checker.faults[:10]:
        print(fault)
    print(f"{checker.count} numbers, {len(checker.faults)} faults")
    return 1 if checker.faults or checker.count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: GPL-3.0-or-later
"""Find every number of the figures of a page, and the places of what is drawn, in the files
for programs.

A figure says by its id what it shows (c2-list: the list of pathway 2), a row by its date or
name of when or what, a column or a text by a letter of which scenario (A is the first): what
readers go by, so numbers need no further keys. Not traced are, by rule: dates; names, which
the configuration gives; the phrases of DEFINED, which say what is counted; numbers of axes,
by which the places of marks are read back.
"""
import datetime
import math
import re

import page_places

MONTHS = ("January February March April May June July August September October November "
          "December").split()
DATE = re.compile(r"\b(\d{1,2}) (%s)[a-z]* (\d{4})\b" % "|".join(m[:3] for m in MONTHS))
MONTH = re.compile(r"\b(%s) \d{4}\b" % "|".join(MONTHS))
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
DEFINED = re.compile(
    r"\b8 in 10 runs\b|\b95% (?:intervals?|from)(?! \d)|\b[Oo]ver[ -]52[ -]weeks?\b"
    r"|\bfrom 0 to its own highest\b|\bif it does in 9 in 10 runs\b|\b1,000s\b")
SIGNED = re.compile(r"(?:(?<![\w.,])[+-])?(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w])")
BANDS = ("104+", "52-104", "18-52", "12-18", "0-12")
BAND_NAME = re.compile(r"(?<![\d-])(?:104\+|52-104|18-52|12-18|0-12)(?![\d-])(?: weeks:)?")
KNOTS = (0, 1, 2, 4, 12, 18, 52, 65, 78, 104)
KNOT_MEASURES = ("list", "band_0_1", "band_1_2", "band_2_4", "band_4_12", "band_12_18",
                 "over_52_weeks", "over_65_weeks", "over_78_weeks", "over_104_weeks")


def letter_of(scenario):
    return chr(ord("A") + scenario % 26) + (str(scenario // 26 + 1) if scenario >= 26 else "")


def day_of(text):
    """The day of "1 Aug 2028", of no other text."""
    match = DATE.fullmatch(text.strip())
    if match is None:
        return None
    month = [m[:3] for m in MONTHS].index(match[2]) + 1
    return datetime.date(int(match[3]), month, int(match[1]))


def numbers_in(text):
    """The numbers in a text with their unit of rounding; a hyphen after a digit is a range."""
    found = []
    for match in SIGNED.finditer(text):
        digits = match[0].rstrip(",").replace(",", "")
        decimals = len(digits.split(".")[1]) if "." in digits else 0
        found.append((float(digits), 10.0 ** -decimals))
    return found


def is_near(shown, step, value):
    return abs(shown - value) <= step / 2 + 1e-9 * max(1.0, abs(value))


def own_text(element):
    return " ".join("".join(element.itertext()).split())


class Results:
    """What the files say, by what a figure shows."""

    def __init__(self, source):
        self.source = source
        document = self.document = source.document
        self.scenarios = document["scenarios"]
        self.pathways = self.scenarios[0]["pathways"]
        self.days = sorted({datetime.date.fromisoformat(d) for d, _ in source.places["d"]})
        self.moments = {}
        for index, (date, _) in enumerate(source.places["d"]):
            self.moments.setdefault(datetime.date.fromisoformat(date), index)
        self.start = datetime.date.fromisoformat(document["start"])
        last = self.pathways[0]["milestones"][-1]
        self.end = datetime.date.fromisoformat(last["date"])
        self.known_days = set(self.days)
        for i in range(len(self.pathways)):
            self.known_days |= set(self.history(i))
        names = [s["label"] for s in self.scenarios] + [p["label"] for p in self.pathways]
        self.names = sorted({" ".join(n.split()) for n in names}, key=len, reverse=True)

    def get(self, pathway, scenario, day, measure="list", statistic="mean"):
        context = {"s": scenario, "p": pathway, "d": self.moments[day]}
        return self.source.find(context, measure, statistic)

    def bands(self, pathway, scenario, day):
        def of(name):
            return self.get(pathway, scenario, day, name)
        over = of("over_104_weeks")
        return dict(zip(BANDS, (over, of("over_52_weeks") - over, of("band_18_52"),
                                of("band_12_18"), sum(of(m) for m in KNOT_MEASURES[1:5]))))

    def over(self, pathway, scenario, day):
        """Shares of the list that have waited longer than the knots."""
        counts = []
        for measure in KNOT_MEASURES:
            value = self.get(pathway, scenario, day, measure)
            counts.append(max(counts[-1] - value, 0.0) if measure.startswith("band") else value)
        return [c / counts[0] if counts[0] > 0 else math.nan for c in counts]

    def curve(self, pathway, scenario, day):
        """Weeks and shares of the corners of a curve of waits."""
        longest = self.get(pathway, scenario, day, "longest_wait_weeks")
        corners = [(k, s) for k, s in zip(KNOTS, self.over(pathway, scenario, day))
                   if k == 0 or k < longest or s >= 0.005]
        if corners[-1][0] >= longest:
            longest = self.get(pathway, scenario, day, "longest_wait_weeks", "p90")
        return corners + [(max(longest, corners[-1][0]), 0.0)]

    def history(self, pathway):
        return {datetime.date.fromisoformat(h["date"]): h["list"]
                for h in self.pathways[pathway].get("history", [])}

    def change(self, pathway, scenario):
        """Mean and half width of the difference of a list in the end."""
        return [0.0 if scenario == 0 else self.get(pathway, scenario, self.end, "list", name)
                for name in ("difference_mean", "difference_half_width")]

    def together(self, scenario, measure):
        """Mean and half width of the difference of all lists from the first scenario. The
        width is not in the files: it is at most that of the lists one by one."""
        sums = [0.0, 0.0]
        for i in range(len(self.pathways)):
            for k, name in enumerate(("difference_mean", "difference_half_width")):
                sums[k] += self.get(i, scenario, self.end, measure, name)
        return sums

    def pounds(self, scenario):
        context = {"s": scenario, "d": self.moments[self.end]}
        return [self.source.find(context, "cost_total", name)
                for name in ("difference_mean", "difference_half_width")]

    def without_names(self, text):
        for name in self.names:
            text = text.replace(name, "_")
        return text


class Figure:
    """One figure of a page and what is wrong with it."""

    def __init__(self, element, results):
        self.element, self.results = element, results
        self.id = element.get("id")
        self.count, self.faults = 0, []
        kind = re.fullmatch(r"c(\d+)-(\w+)", self.id)
        self.pathway = int(kind[1]) if kind else None
        self.kind = kind[2] if kind else self.id
        self.letters = {letter_of(i): i for i in range(len(results.scenarios))}

    def fault(self, what):
        self.faults.append(f"{self.id}: {what}")

    # --- texts ---

    def clean(self, text):
        text = self.results.without_names(text)
        for match in DATE.finditer(text):
            if day_of(match[0]) not in self.results.known_days:
                self.fault(f"{match[0]} is no day of the study")
        for match in MONTH.finditer(text):
            if match[0] != f"{MONTHS[self.results.end.month - 1]} {self.results.end.year}":
                self.fault(f"{match[0]} is not when the study ends")
        for pattern in (DATE, MONTH, ISO, DEFINED):
            text = pattern.sub("_", text)
        return text

    def expect(self, text, values, scale=1.0):
        """The numbers of a text are these values, in their order; a range whose ends are
        shown alike is one number, a value that is not known none."""
        shown = numbers_in(self.clean(text))
        self.count += max(len(shown), 1)
        wanted = [v * scale for v in values if not math.isnan(v)]
        if len(shown) == len(wanted) - 1 and len(wanted) > 1:
            wanted = self.merge(shown, wanted)
        if len(shown) != len(wanted) or not all(
                is_near(n, step, v) for (n, step), v in zip(shown, wanted)):
            self.fault(f'"{text}" shows not {values}')

    @staticmethod
    def merge(shown, wanted):
        """Leave out the second of two that are shown as one, or an interval of 0."""
        for i in range(1, len(wanted)):
            rest = wanted[:i] + wanted[i + 1:]
            step = shown[min(i, len(shown)) - 1][1]
            alike = abs(wanted[i] - wanted[i - 1]) <= step + 1e-9 or abs(wanted[i]) <= step / 2
            if alike and all(is_near(n, s, v) for (n, s), v in zip(shown, rest)):
                return rest
        return wanted

    def nothing(self, text):
        """No number that would need a trace."""
        if numbers_in(self.clean(text)):
            self.fault(f'"{text}" has a number from nowhere')

    def by_letter(self, text):
        """A text cut where "A (name)" says that numbers of a scenario follow."""
        parts = re.split(r"(?<!\w)([A-Z]\d*) \(_\)", self.results.without_names(text))
        return parts[0], [(self.letters.get(parts[i]), parts[i + 1])
                          for i in range(1, len(parts), 2)]

    def texts(self, class_name=None):
        """Texts in the drawing that no axis has."""
        for text in self.drawing.iter("text"):
            if text.get("class") not in ("e", "m") and text.get("x") != "0":
                yield text, own_text(text)

    def table_cells(self):
        """(head of the row, head of the column, text) of all cells of the table."""
        table = self.element.find(".//table")
        self.nothing(self.title_free(own_text(table.find("caption"))))
        heads = [own_text(th) for th in table.find("thead").iter("th")]
        for row in table.find("tbody").iter("tr"):
            cells = [own_text(c) for c in row]
            if len(cells) != len(heads):
                self.fault(f"a row of {len(cells)} cells below {len(heads)} heads")
            for head, text in zip(heads[1:], cells[1:]):
                yield cells[0], head, text

    def title_free(self, text):
        return BAND_NAME.sub("_", text)

    # --- what all figures have ---

    def check(self):
        try:
            self.check_all()
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            self.fault(f"not as figures are: {error!r}")

    def check_all(self):
        caption = self.element.find("figcaption")
        self.drawing = self.element.find("svg")
        self.title = own_text(caption.find("b"))
        self.nothing(caption.find("b").tail or "")
        for keys in self.element.findall("ul"):
            if keys.get("class") == "keys":
                self.nothing(own_text(keys))
        handler = {"list": self.of_list, "waits": self.of_waits, "longer": self.of_longer,
                   "change": self.of_change, "all-lists": self.of_lists,
                   "all-load": self.of_load, "all-value": self.of_value}.get(self.kind)
        if handler is None:
            self.fault("a figure that is not known")
            return
        if self.drawing is not None:
            if own_text(self.drawing.find("title")) != self.title:
                self.fault("the drawing's title is not the figure's")
            self.desc = own_text(self.drawing.find("desc"))
        handler()
        places = page_places.Places(self)
        getattr(places, handler.__name__)()
        self.count += places.count

    # --- the kinds ---

    def of_list(self):
        results, pathway = self.results, self.pathway
        says_it = re.search(r" to \d| near \d|: \d", self.title)
        self.expect(self.title, [results.get(pathway, 0, results.end)] if says_it else [])
        first, scenarios = self.by_letter(self.desc)
        self.expect(first, [results.get(pathway, 0, day_of(first.split(":")[0]))])
        for scenario, text in scenarios:
            self.expect(text, [results.get(pathway, scenario, results.end, "list", s)
                               for s in ("mean", "p10", "p90")])
        for _, text in self.texts():
            letter, _, rest = text.partition(" ")
            if letter == "Target":
                self.expect(text, [results.pathways[pathway]["target"]["list"]])
            else:
                self.expect(rest, [results.get(pathway, self.letters[letter], results.end)])
        history = results.history(pathway)
        for row, head, text in self.table_cells():
            day = day_of(row)
            if head == "Published":
                self.expect(text, [history[day]] if day in history else [])
            elif day in history and text == "":
                continue
            elif head == "A, 8 in 10 runs":
                self.expect(text, [results.get(pathway, 0, day, "list", s)
                                   for s in ("p10", "p90")])
            else:
                self.expect(text, [results.get(pathway, self.letters[head], day)])

    def of_waits(self):
        results, pathway = self.results, self.pathway
        says_it = re.search(r" to \d| near \d|: \d", self.title)
        self.expect(self.title, [results.get(pathway, 0, results.end, "over_52_weeks")]
                    if says_it and "Nobody" not in self.title else [])
        parts = re.split(r"(\d{1,2} \w{3} \d{4})\.", self.desc)
        for date, text in zip(parts[1::2], parts[2::2]):
            bands = results.bands(pathway, 0, day_of(date))
            names = [re.match(r"[\d+-]+", m[0])[0] for m in BAND_NAME.finditer(text)]
            self.expect(self.title_free(text), [bands.get(n, math.inf) for n in names])
        for _, text in self.texts():
            if text not in BANDS:
                self.fault(f"label {text}")
        for row, head, text in self.table_cells():
            self.expect(text, [results.bands(pathway, 0, day_of(row))[head]])

    def weeks(self, text, value):
        """A wait, told in days if it is short."""
        self.expect(text, [value], 7.0 if "days" in text else 1.0)

    def of_longer(self):
        results, pathway = self.results, self.pathway

        def median(scenario, day):
            return results.get(pathway, scenario, day, "median_wait_weeks")
        self.weeks(self.title, median(0, results.end))
        first, scenarios = self.by_letter(self.desc)
        if "at the start" in first:
            self.weeks(first, median(0, results.days[0]))
        else:
            self.nothing(first)
        for scenario, text in scenarios:
            self.weeks(text, median(scenario, results.end))
        for _, text in self.texts():
            if text != "Start" and text not in self.letters:
                self.fault(f"label {text}")
        for row, head, text in self.table_cells():
            knot = KNOTS.index(int(row.split()[0]))
            at_start = head == "Start"
            shares = results.over(pathway, 0 if at_start else self.letters[head],
                                  results.days[0] if at_start else results.end)
            self.expect(text, [shares[knot]], 100.0)

    def of_change(self):
        results, pathway = self.results, self.pathway
        means = [abs(results.change(pathway, s)[0]) for s in range(len(results.scenarios))]
        says_it = numbers_in(self.clean(self.title))
        told = [m for m in means if says_it and is_near(*says_it[0], m)]
        self.expect(self.title, told[:1] if "surely" not in self.title else [])
        for scenario, text in self.by_letter(self.desc)[1]:
            self.expect(text, results.change(pathway, scenario))
        for _, text in self.texts():
            name, _, value = text.rpartition(": ")
            self.expect(value, results.change(pathway, self.letters[name.split(" ")[0]]))
        for row, head, text in self.table_cells():
            mean, half = results.change(pathway, self.letters[row.split(" ")[0]])
            self.expect(text, [{"Average": mean, "95% from": mean - half,
                                "to": mean + half}[head]])

    def of_lists(self):
        results = self.results
        self.title_of_lists()
        ends = []
        for i in range(len(results.pathways)):
            start = [results.get(i, 0, results.days[0])] if self.has_start else []
            ends.append(start + [results.get(i, 0, results.end)])
        items = [ul for ul in self.element.findall("ul") if ul.get("class") == "minis"][0]
        for i, item in enumerate(items):
            self.nothing(own_text(item.find("b")))
            self.expect(item.find("b").tail, ends[i])
            self.nothing(own_text(item.find("svg").find("title")))
            self.expect(own_text(item.find("svg").find("desc")), ends[i])
        labels = [p["label"] for p in results.pathways]
        for row, head, text in self.table_cells():
            pathway = labels.index(row)
            self.expect(text, [ends[pathway][0] if head == "Start" else
                               results.get(pathway, self.letters[head], results.end)])

    def title_of_lists(self):
        """How many of all lists grow."""
        results, grown = self.results, 0
        self.has_start = " of " in self.title
        for i in range(len(results.pathways)):
            start, mean, low = (results.get(i, 0, day, "list", s) for day, s in (
                (results.days[0], "mean"), (results.end, "mean"), (results.end, "p10")))
            grown += low > start and math.floor(mean + 0.5) > math.floor(start + 0.5)
        both = [grown, len(results.pathways)] if self.has_start else [len(results.pathways)]
        self.expect(self.title, both)

    def balances(self):
        labels = {p["name"]: p["label"] for p in self.results.pathways}
        return {labels[b["pathway"]]: b for b in self.results.scenarios[0]["balance"]}

    def of_load(self):
        balances = self.balances()
        over = sum(not b["is_sustained"] for b in balances.values())
        self.expect(self.title, [over, len(balances)] if len(balances) > 1 else [])
        pairs = {n: [b[member] for member in ("demand_per_week", "capacity_per_week",
                                              "left_per_week")
                     if member != "left_per_week" or b[member] >= 0.05]
                 for n, b in balances.items()}
        self.expect(self.desc, [v for pair in pairs.values() for v in pair])
        names = iter(pairs)
        for _, text in self.texts():
            self.expect(text.rpartition(": ")[2], pairs[next(names)])
        for row, head, text in self.table_cells():
            member = {"Referred": "demand_per_week", "Possible": "capacity_per_week",
                      "Leave unseen": "left_per_week", "Load": "load"}[head]
            self.expect(text, [balances[row][member]])

    def pounds(self, text, value):
        """Pounds, to three figures."""
        shown = numbers_in(self.clean(text))
        self.count += 1
        if len(shown) != 1:
            self.fault(f'"{text}" shows not {value}')
            return
        number, step = shown[0]
        step *= 10.0 ** max(0, len(str(int(abs(value)))) - 3)
        if not is_near(number, step, abs(value) if number >= 0 else value):
            self.fault(f'"{text}" shows not {value}')

    def of_value(self):
        results = self.results

        def fewer(scenario):
            return 0.0 - results.together(scenario, "list")[0]
        self.nothing(self.title.split(": ")[0])
        if ": " in self.title:
            children, _, cost = self.title.rpartition(": ")[2].partition(" waiting")
            shown = numbers_in(self.clean(children))[0]
            best = [s for s in range(1, len(results.scenarios))
                    if is_near(*shown, fewer(s))][:1]
            self.expect(children, [fewer(s) for s in best])
            if cost and best:
                self.pounds(cost, results.pounds(best[0])[0])
        for scenario, text in self.by_letter(self.desc)[1]:
            children, _, cost = text.partition(" waiting")
            self.expect(children, [fewer(scenario)])
            self.pounds(cost, results.pounds(scenario)[0])
        for _, text in self.texts():
            if text not in self.letters:
                self.fault(f"label {text}")
        for row, head, text in self.table_cells():
            scenario = self.letters[row.split(" ")[0]]
            if head == "Extra cost, £":
                self.expect(text, results.pounds(scenario))
            else:
                self.together(text, results.together(
                    scenario, "list" if head == "Fewer waiting" else "seen"),
                              head == "Fewer waiting")

    def together(self, text, sums, is_fewer):
        mean, most = sums
        number, _, width = text.partition(" ±")
        self.expect(number, [0.0 - mean if is_fewer else mean])
        if width and not numbers_in(width)[0][0] <= most + 0.5:
            self.fault(f'"{text}" is less sure than its lists')

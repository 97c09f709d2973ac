#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Show that page_numbers.py finds wrong numbers and places: change each number of the figures
of a page, ticks included, move each point of what is drawn, one after the other, and expect
a fault each time.

Outside figures every third number is changed; those that were simulated, which have keys,
must be found. Of those that were put in some are not: another like them may be put in.

usage: page_mutations.py PAGE RESULTS.CSV DASHBOARD.CSV RESULTS.JSON CONFIGURATION
"""
import re
import sys

import page_figures
import page_numbers

EVERY = 3  # number outside figures is changed: each has the whole page checked
MARK = re.compile(r"l\d|w\d|f")
PLACE = re.compile(r"-?\d+(?:\.\d+)?")
DIGIT = re.compile(r"(?<!\d)(?<!\d,)(?<!\d\.)\d")


def wrong(text, at):
    """The text with another first digit of a number."""
    return text[:at] + str((int(text[at]) + 2) % 9 + 1) + text[at + 1:]


def places(figure):
    """Texts of a figure that have numbers: element, attribute, where."""
    for element in figure.iter():
        for attribute in ("text", "tail"):
            text = getattr(element, attribute) or ""
            for match in DIGIT.finditer(text):
                yield element, attribute, match.start()


def moves(figure):
    """Ways to move each bar, dot and point of a line a little: element, attribute, what it
    becomes. Lines of axes, of keys and those that lead to texts say nothing."""
    drawn = (e for d in figure.iter("svg") if d.get("role") == "img" for e in d.iter())
    for element in drawn:
        names = {"rect": ("x", "width"), "circle": ("cx", "cy")}.get(element.tag, ())
        if element.tag == "circle" and element.get("class") == "q":
            continue  # stands on a point of a line
        for name in names:
            yield element, name, str(float(element.get(name)) + 1.0)
        if element.tag == "path" and MARK.fullmatch(element.get("class")):
            for match in PLACE.finditer(element.get("d")):
                yield element, "d", (element.get("d")[:match.start()]
                                     + str(float(match[0]) + 1.0)
                                     + element.get("d")[match.end():])


def is_in_name(text, at, names):
    """Names are let be, as the configuration may say anything in them."""
    return any(start <= at < start + len(name) for name in names
               for start in (m.start() for m in re.finditer(re.escape(name), text)))


def faults_of(element, results):
    figure = page_figures.Figure(element, results)
    figure.check()
    return figure.faults


def texts_of(element, is_keyed=False):
    """Texts with numbers outside figures: element, attribute, where, whether by key."""
    if element.tag in ("figure", "style", "head"):
        return
    is_keyed = is_keyed or "data-k" in element.attrib
    is_head = element.tag == "th" or element.tag == "caption"
    for attribute, item in [("text", element)] + [("tail", child) for child in element]:
        for match in DIGIT.finditer(getattr(item, attribute) or ""):
            yield item, attribute, match.start(), is_keyed and not is_head
    for child in element:
        yield from texts_of(child, is_keyed)


def change_rest(root, source, configuration, names):
    """Numbers outside figures: how many, by key or not, and which of them were not found."""
    counts, missed = [0, 0], [[], []]
    for element, attribute, at, is_keyed in list(texts_of(root))[::EVERY]:
        right = getattr(element, attribute)
        if is_in_name(right, at, names):
            continue
        setattr(element, attribute, wrong(right, at))
        checker = page_numbers.Checker(source, [configuration])
        checker.walk_rest(root)
        counts[is_keyed] += 1
        if not checker.faults:
            missed[is_keyed].append(f"{element.tag}: {right!r} at {at}")
        setattr(element, attribute, right)
    print(f"{counts[0]} numbers that were put in changed, {len(missed[0])} not found")
    return counts[1], missed[1]


def main():
    page, *files, configuration = sys.argv[1:]
    source = page_numbers.source_of(*files)
    results = page_figures.Results(source)
    root = page_numbers.read_page(page)
    count, missed = 0, []
    for figure in root.iter("figure"):
        for element, attribute, moved in moves(figure):
            right = element.get(attribute)
            element.set(attribute, moved)
            count += 1
            if not faults_of(figure, results):
                missed.append(f"{figure.get('id')} {element.tag}: {attribute} moved: {moved}")
            element.set(attribute, right)
        for element, attribute, at in places(figure):
            right = getattr(element, attribute)
            if is_in_name(right, at, results.names):
                continue
            setattr(element, attribute, wrong(right, at))
            count += 1
            if not faults_of(figure, results):
                missed.append(f"{figure.get('id')} {element.tag}: {right!r} at {at}")
            setattr(element, attribute, right)
    more, missed_more = change_rest(root, source, page_numbers.read_text(configuration),
                                    results.names)
    count += more
    missed += missed_more
    for what in missed[:20]:
        print(f"not found: {what}")
    print(f"{count} numbers and places changed, {len(missed)} not found")
    return 1 if missed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

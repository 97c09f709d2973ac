#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Show that page_numbers.py finds wrong numbers: change each number of the figures of a page,
one after the other, and expect a fault each time.

usage: page_mutations.py PAGE RESULTS.CSV DASHBOARD.CSV RESULTS.JSON
"""
import re
import sys

import page_figures
import page_numbers

DIGIT = re.compile(r"(?<!\d)(?<!\d,)(?<!\d\.)\d")


def wrong(text, at):
    """The text with another first digit of a number."""
    return text[:at] + str((int(text[at]) + 2) % 9 + 1) + text[at + 1:]


def places(figure):
    """Texts of a figure that have numbers: element, attribute, where."""
    for element in figure.iter():
        if element.tag == "text" and element.get("class") in ("e", "m"):
            continue  # numbers of axes
        for attribute in ("text", "tail"):
            text = getattr(element, attribute) or ""
            for match in DIGIT.finditer(text):
                yield element, attribute, match.start()


def is_in_name(text, at, names):
    """Names are let be, as the configuration may say anything in them."""
    return any(start <= at < start + len(name) for name in names
               for start in (m.start() for m in re.finditer(re.escape(name), text)))


def main():
    page, *files = sys.argv[1:]
    source = page_numbers.source_of(*files)
    results = page_figures.Results(source)
    root = page_numbers.read_page(page)
    count, missed = 0, []
    for figure in root.iter("figure"):
        for element, attribute, at in places(figure):
            right = getattr(element, attribute)
            if is_in_name(right, at, results.names):
                continue
            setattr(element, attribute, wrong(right, at))
            changed = page_figures.Figure(figure, results)
            changed.check()
            count += 1
            if not changed.faults:
                missed.append(f"{figure.get('id')} {element.tag}: {right!r} at {at}")
            setattr(element, attribute, right)
    for what in missed[:20]:
        print(f"not found: {what}")
    print(f"{count} numbers changed, {len(missed)} not found")
    return 1 if missed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

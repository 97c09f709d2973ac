#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""C files have fewer than 400 lines and functions at most 60; half of the functions of the
program (tests and benches aside) are under 15. Relies on the format: the braces of a
function stand alone at the start of a line, and nothing else's do.
"""
import statistics
import sys

import tree

FILE_LINES = 400
FUNCTION_LINES = 60
MEDIAN_LINES = 15


def functions(lines):
    """First line (from 1) and length of each function, its signature included."""
    start = first = 0
    for number, line in enumerate(lines, 1):
        if line == "{":
            first = start
        elif line == "}" and first:
            yield first, number - first + 1
            first = start = 0
        elif not first and (not line or line.endswith((";", "}", "*/")) or line[0] in "#/"):
            start = 0
        elif not first and start == 0:
            start = number


def main():
    problems, lengths = [], []
    paths = tree.files("*.c", "*.h")
    for path in paths:
        lines = tree.text(path).splitlines()
        if len(lines) >= FILE_LINES:
            problems.append(f"{path}: {len(lines)} lines, {FILE_LINES - 1} allowed")
        for first, length in functions(lines):
            if length > FUNCTION_LINES:
                problems.append(f"{path}:{first}: a function of {length} lines, {FUNCTION_LINES} allowed")
            if path.startswith(("engine/", "models/", "app/")):
                lengths.append(length)
    median = statistics.median(lengths or [0])
    if median >= MEDIAN_LINES:
        problems.append(f"half of the functions are over {median:.0f} lines, expected {MEDIAN_LINES}")
    return tree.finish(problems, f"{len(paths)} C files, {len(lengths)} functions, "
                                 f"half of them up to {median:.0f} lines, the longest {max(lengths or [0])}")


if __name__ == "__main__":
    sys.exit(main())

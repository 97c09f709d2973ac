#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of tests for each line of the program, blank lines aside; at least 0.8."""
import sys

import tree

LEAST = 0.8


def lines(*patterns):
    return sum(1 for path in tree.files(*patterns)
               for line in tree.text(path).splitlines() if line.strip())


def main():
    code = lines("engine/*.[ch]", "models/*.[ch]", "app/*.[ch]")
    tests = lines("tests/*.[ch]", "tests/*.sh", "tests/*.py")
    ratio = tests / max(code, 1)
    summary = f"{tests} lines of tests for {code} of code: {ratio:.2f}"
    return tree.finish([] if ratio >= LEAST else [f"{summary}, expected {LEAST}"], summary)


if __name__ == "__main__":
    sys.exit(main())

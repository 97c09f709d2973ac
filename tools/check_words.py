#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Licence tags, words that mark unfinished work, and calls that belong in one file only."""
import re
import sys

import tree

TAG = "SPDX-License-Identifier: GPL-3.0-or-later"
TAGGED = ("*.c", "*.h", "*.py", "*.sh", "*.cmake", "*CMakeLists.txt")
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|place[h]older|not[ ]implemented)\b", re.I)

# Where; except there; what; why. Comments and literals do not count.
RULES = [
    ("engine/ models/", "engine/base/err.c",
     r"\bv?printf\s*\(|\b(puts|putchar|perror)\s*\(|\bstd(out|err)\b",
     "only the program in app/ prints"),
    ("engine/ models/ app/", "engine/base/mem.c",
     r"(?<![.>\w])(malloc|calloc|realloc|reallocarray|aligned_alloc|strn?dup|free)\s*\(",
     "allocate through engine/base/mem.h or arena.h"),
    ("engine/ models/ app/", "engine/base/err.c app/main.c",
     r"\b(_?exit|_Exit|quick_exit|atexit|abort|(sig)?(setjmp|longjmp))\s*\(",
     "only main ends the program"),
    ("engine/rand/ engine/des/ models/", "engine/rand/dist.c",
     r"(?<![.>\w])(log|log2|log10|log1p|exp|exp2|expm1|pow|sin|cos|tan|[lt]gamma|erfc?)\s*\(",
     "libm's last bits differ between processors; use engine/rand/real.h"),
    ("engine/ models/ app/", "", r"\bfloat\b(?!\.h)", "numbers are double"),
]


def is_tagged(path):
    return any(TAG in line for line in tree.text(path).splitlines()[:3])


def needs_tag(path, tagged):
    return path in tagged or tree.text(path).startswith("#!")


def places(path, text, pattern, why):
    for found in re.finditer(pattern, text):
        line = text.count("\n", 0, found.start()) + 1
        yield f"{path}:{line}: {found.group().strip()}: {why}"


def rule_faults(path):
    code = tree.code(path)
    for where, but, pattern, why in RULES:
        if path.startswith(tuple(where.split())) and path not in but.split():
            yield from places(path, code, pattern, why)


def main():
    paths, tagged, problems = tree.files(), set(tree.files(*TAGGED)), []
    for path in paths:
        if needs_tag(path, tagged) and not is_tagged(path):
            problems.append(f"{path}: no line {TAG}")
        problems += places(path, tree.text(path), UNFINISHED, "unfinished")
        if path.endswith((".c", ".h")):
            problems += rule_faults(path)
    return tree.finish(problems, f"{len(paths)} files, tagged and finished; calls where they belong")


if __name__ == "__main__":
    sys.exit(main())

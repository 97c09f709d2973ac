#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count the instructions of a few small runs (valgrind's callgrind) and hold them against
bench/instructions.txt: more than 5 % up is wrong. Unlike times they hardly depend on the
machine, but they do on the compiler, so the build is named there; others are not held to it.
usage: check_instructions.py [--update] BUILD_DIR     --update: write the counts found
The exit status is 77 where there is nothing to hold them against.
"""
import pathlib
import re
import shutil
import subprocess
import sys

import tree
from build_info import cached, kind

MOST = 1.05
SKIPPED = 77
LIST_EVENTS = 133_200  # of a replication, see bench/waiting_list.cfg
COUNTS = tree.ROOT / "bench/instructions.txt"
CASES = {
    "waiting_list_start": "run bench/waiting_list.cfg --replications 1",
    "waiting_list": "run bench/waiting_list.cfg --replications 3",
    "waiting_list_shared": "run bench/waiting_list_shared.cfg --replications 2",
    "mm1": "run configs/queue-mm1.cfg --replications 8",
    "mm10": "run bench/queue_mm10.cfg --replications 1",
    "worcestershire": "compare configs/worcestershire.cfg --replications 1",
    "clinic": "run configs/clinic.cfg --replications 1",
}


def count(build, case):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(build / "bide"),
               *case.split(), "--threads", "1", "--quiet"]
    done = subprocess.run(command, cwd=tree.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return int(found.group(1))


def read():
    """The build and the counts expected."""
    lines = [line.split("#")[0] for line in COUNTS.read_text(encoding="utf-8").splitlines()]
    known = dict(line.split(": ", 1) for line in lines if line.strip())
    return known.pop("build").strip(), {name: int(text) for name, text in known.items()}


def write(name, counts):
    rows = "".join(f"{case}: {number}\n" for case, number in counts.items())
    COUNTS.write_text("# Instructions of the runs in tools/check_instructions.py, which writes them with --update.\n"
                      f"build: {name}\n{rows}", encoding="utf-8")


def skip(why):
    print(f"instructions are not counted: {why}")
    return SKIPPED


def main():
    build = pathlib.Path(sys.argv[-1]).resolve()
    is_update = "--update" in sys.argv
    if not shutil.which("valgrind"):
        return skip("there is no valgrind (Debian: apt install valgrind)")
    if cached(build, "BIDE_SANITIZE"):
        return skip("valgrind cannot run a program built with sanitizers")
    name, expected = (kind(build), {}) if is_update else read()
    if name != kind(build):
        return skip(f"the numbers are of {name}, this is {kind(build)}")
    found = {case: count(build, command) for case, command in CASES.items()}
    if is_update:
        write(name, found)
        expected = found
    each = (found["waiting_list"] - found["waiting_list_start"]) / 2
    print(f"waiting_list: {each / LIST_EVENTS:.0f} instructions an event")
    problems = []
    for case, number in found.items():
        before = expected.get(case, 0)
        print(f"{case}: {number:,} instructions, {100 * number / before - 100 if before else 0:+.1f} %")
        if number > MOST * before:
            problems.append(f"{case}: {number:,} instructions, {before:,} expected; if that is as it should be: "
                            f"tools/check_instructions.py --update {sys.argv[-1]}")
    return tree.finish(problems, f"{len(found)} counts, none more than 5 % up")


if __name__ == "__main__":
    sys.exit(main())

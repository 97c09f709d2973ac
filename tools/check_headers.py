#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header must compile alone, and twice over, with gcc and with clang."""
import concurrent.futures
import itertools
import os
import subprocess
import sys

import tree

FLAGS = ("-std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror "
         "-I. -fsyntax-only -x c -").split()


def faults(job):
    compiler, header = job
    source = f'#include "{header}"\n' * 2
    result = subprocess.run([compiler, *FLAGS], input=source, cwd=tree.ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return f"{header} alone, with {compiler}:\n{result.stdout}" if result.returncode else None


def main():
    headers = tree.files("*.h")
    jobs = itertools.product(("gcc", "clang"), headers)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [fault for fault in pool.map(faults, jobs) if fault]
    return tree.finish(problems, f"{len(headers)} headers compile alone with gcc and clang")


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every global name in engine/x/queue.c must start with bide_queue_, and no variable may
outlive a call: nothing in engine or models is left in a writable section.
usage: check_symbols.py BUILD_DIR, a build without sanitizers.
"""
import pathlib
import re
import subprocess
import sys

import tree

LOCK = ".gomp_critical_user_"  # what an OpenMP critical section is called in the object
SYMBOL = re.compile(r"[0-9a-f]+ (?P<flags>.{7}) (?P<section>\S+)\t[0-9a-f]+ (?:\.hidden )?(?P<name>.+)")
WRITABLE = re.compile(r"\*COM\*|\.t?(data|bss)(?!\.rel\.ro)")


def symbols(item):
    """Name, section and whether global, of all that an object file defines. objdump looks at
    the code itself where nm asks the compiler's plugin, which knows of no sections."""
    listing = subprocess.run(["objdump", "--syms", item], text=True, stdout=subprocess.PIPE,
                             check=True).stdout
    for line in listing.splitlines():
        found = SYMBOL.fullmatch(line)
        if found and not re.search("[df]", found["flags"]) and found["section"] != "*UND*":
            is_global = found["flags"][0] != "l"
            yield found["name"], found["section"], is_global


def faults(source, item):
    prefix = f"bide_{pathlib.Path(source).stem}_"
    for name, section, is_global in symbols(item):
        if name == "__gnu_lto_slim":
            yield f"{source}: the object holds no code yet; build it with BUILD_TESTING=ON"
            return
        if is_global and not name.removeprefix(LOCK).startswith(prefix):
            yield f"{source} defines {name}, expected {prefix}..."
        if WRITABLE.match(section) and not name.startswith(LOCK):
            yield f"{source}: {name} can change between calls; pass it in instead"


def main():
    build = pathlib.Path(sys.argv[1])
    problems, count = [], 0
    for item in sorted(build.rglob("*.c.o")):
        path = item.relative_to(build).as_posix()
        source = re.sub(r"CMakeFiles/[^/]+\.dir/", "", path)[:-len(".o")]
        if source.startswith(("engine/", "models/")) and (tree.ROOT / source).is_file():
            problems += faults(source, item)
            count += 1
    if count == 0:
        problems.append(f"{build} holds no objects of engine or models: build it first")
    return tree.finish(problems, f"{count} objects, every global name prefixed, nothing writable")


if __name__ == "__main__":
    sys.exit(main())

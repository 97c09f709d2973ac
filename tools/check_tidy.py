#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy on every C file that changed since it was last found clean.
usage: check_tidy.py BUILD_DIR [FILE ...], a folder configured for clang. What is clean is remembered there:
a hash of the file, the project's headers it includes, its compile command and .clang-tidy.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

import tree

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def closure(name, seen):
    """The file and all of the project's headers it includes."""
    if name not in seen and (tree.ROOT / name).is_file():
        seen.add(name)
        for target in INCLUDE.findall(tree.text(name)):
            closure(target, seen)
    return seen


def digest(name, command, version):
    parts = [version, command, tree.text(".clang-tidy")]
    parts += [f"{part}\n{tree.text(part)}" for part in sorted(closure(name, set()))]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def tidy(build, name):
    result = subprocess.run(["clang-tidy", "--quiet", "-p", build, name], cwd=tree.ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return result.stdout + result.stderr if result.returncode else None


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    version = subprocess.run(["clang-tidy", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    ours = set(sys.argv[2:] or tree.files("*.c"))
    memory = build / "tidy-clean.json"
    clean = set(json.loads(memory.read_text(encoding="utf-8"))) if memory.exists() else set()
    now = {}
    for entry in commands:
        name = os.path.relpath(entry["file"], tree.ROOT)
        if name in ours:
            now[name] = digest(name, entry["command"], version)
    stale = [name for name in now if now[name] not in clean]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(stale, pool.map(lambda name: tidy(build, name), stale)))
    problems = [result for result in results.values() if result]
    memory.write_text(json.dumps([now[n] for n in now if not results.get(n)]), encoding="utf-8")
    return tree.finish(problems, f"{len(now)} files, {len(stale)} looked at afresh")


if __name__ == "__main__":
    sys.exit(main())

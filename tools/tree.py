#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, those not yet committed included, build/ left out.

As a command, tree.py [PATTERN ...] lists them: tree.py '*.c' '*.h'. In a pattern * also
stands for slashes. Without git (an unpacked archive) every file below the root counts.
"""
import fnmatch
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def walk():
    for path in ROOT.rglob("*"):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and not re.match(r"(build|\.git)/|(.*/)?__pycache__/", name):
            yield name


def git_files():
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [name for name in listed.stdout.split("\0") if (ROOT / name).is_file()]


def files(*patterns):
    names = git_files() if (ROOT / ".git").exists() else None
    names = walk() if names is None else names
    wanted = patterns or ("*",)
    return sorted({n for n in names if any(fnmatch.fnmatchcase(n, p) for p in wanted)})


def text(name):
    """The text of a file; empty if it is no text."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def code(name):
    """The text of a C file, comments and literals blanked out, lines kept."""
    return NOISE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text(name))


def finish(problems, summary):
    """Print what was found, or the summary if all is well; the exit status."""
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(summary)
    return 1 if problems else 0


if __name__ == "__main__":
    print("\n".join(files(*sys.argv[1:])))

# SPDX-License-Identifier: GPL-3.0-or-later
"""How a build folder was configured, from CMake's cache."""
import re
import subprocess

OURS = re.compile(r"^(BIDE_(?!WERROR|SANITIZE)\w+):\w+=(?!OFF$|$)(.+)$", re.M)


def text_of(build):
    path = build / "CMakeCache.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def cached(build, name):
    """An entry of the cache; empty if there is none."""
    found = re.search(rf"^{name}:\w+=(.*)$", text_of(build), re.M)
    return found.group(1) if found else ""


def compiler(build):
    """The compiler with its version."""
    command = [cached(build, "CMAKE_C_COMPILER") or "cc", "--version"]
    version = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    words = version.splitlines()[0].replace(",", " ")
    return re.sub(r"^\S*cc ", "gcc ", words)


def kind(build):
    """What makes code differ: the compiler, the kind of build, flags and options."""
    parts = [compiler(build), cached(build, "CMAKE_BUILD_TYPE"), cached(build, "CMAKE_C_FLAGS")]
    parts += ["=".join(option) for option in OURS.findall(text_of(build))]
    return ", ".join(part for part in parts if part)

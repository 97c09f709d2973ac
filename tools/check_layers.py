#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check every #include of the layers against tools/layers.txt.

"name: prefix ..."         a layer; layers are listed top to bottom. A file may include
                           its own layer and any layer below it, never one above.
"only header in prefix .." a header (or all below a folder) may be included only from there.
"free prefix ..."          files to which no "only" line applies.
Modules (a .c with its .h) must not depend on each other in a circle.
With --map print what each module uses.
"""
import re
import sys

import tree

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)


class Rules:
    def __init__(self, text):
        self.layers, self.doors, self.free = [], [], ()
        for line in text.splitlines():
            words = line.split("#")[0].split()
            if not words:
                continue
            if words[0] == "only":
                self.doors.append((words[1], tuple(words[3:])))
            elif words[0] == "free":
                self.free += tuple(words[1:])
            else:
                self.layers.append((words[0].rstrip(":"), tuple(words[1:])))

    def rank(self, path):
        """How far down the layer of this file is; None if it is in none."""
        for depth, (_, prefixes) in enumerate(self.layers):
            if path.startswith(prefixes):
                return depth
        return None

    def faults(self, path, kind, target):
        """What is wrong with this #include."""
        for header, allowed in self.doors:
            if target.startswith(header) and not path.startswith(allowed + self.free):
                yield f"{target} is only for {' '.join(allowed)}"
        if kind == "<":
            return
        mine, theirs = self.rank(path), self.rank(target)
        if theirs is None:
            yield f"{target} is in no layer (write the path from the root)"
        elif not (tree.ROOT / target).is_file():
            yield f"{target} does not exist"
        elif theirs < mine:
            yield f"{self.layers[mine][0]} may not include {self.layers[theirs][0]} ({target})"


def module(path):
    return path.rsplit(".", 1)[0]


def find_circle(graph):
    done, trail = set(), []

    def visit(node):
        if node in trail:
            return trail[trail.index(node):] + [node]
        if node in done:
            return None
        trail.append(node)
        for target in sorted(graph.get(node, ())):
            circle = visit(target)
            if circle:
                return circle
        trail.pop()
        done.add(node)
        return None

    return next((c for c in map(visit, sorted(graph)) if c), None)


def main():
    rules = Rules(tree.text("tools/layers.txt"))
    paths = [path for path in tree.files("*.c", "*.h") if rules.rank(path) is not None]
    problems, graph = [], {}
    for path in paths:
        for kind, target in INCLUDE.findall(tree.text(path)):
            problems += [f"{path}: {fault}" for fault in rules.faults(path, kind, target)]
            if kind == '"' and module(target) != module(path):
                graph.setdefault(module(path), set()).add(module(target))
    circle = find_circle(graph)
    if circle:
        problems.append("circle: " + " -> ".join(circle))
    if "--map" in sys.argv:
        for name in sorted(graph):
            print(f"{name}: {' '.join(sorted(graph[name]))}")
    return tree.finish(problems, f"{len(paths)} files in {len(rules.layers)} layers")


if __name__ == "__main__":
    sys.exit(main())

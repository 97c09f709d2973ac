#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write engine/rand/ziggurat.c, the tables of the exponential and the normal sampler.

    tools/make_ziggurat.py > engine/rand/ziggurat.c

Marsaglia and Tsang, "The ziggurat method for generating random variables", Journal of
Statistical Software 5 (2000). The area under f(x), x >= 0, is covered by 256 layers of
equal area v. Layers 1 to 255 are rectangles of width x[i] from height f(x[i]) up to
f(x[i+1]); x[256] is 0. Layer 0 is the rectangle below f(r), r = x[1], and the tail beyond
r; x[0] = v / f(r) is the width it would have as a rectangle. The one unknown, r, is found
by bisection, in 40 digits. Needs mpmath.
"""
from mpmath import erfc, exp, log, mp, mpf, pi, sqrt

LAYERS = 256
DENSITIES = {  # name: density at x (f(0) = 1), its inverse, area beyond x, bracket of r
    "exponential": (lambda x: exp(-x), lambda y: -log(y), lambda x: exp(-x), (7, 8)),
    "normal": (lambda x: exp(-x * x / 2), lambda y: sqrt(-2 * log(y)),
               lambda x: sqrt(pi / 2) * erfc(x / sqrt(mpf(2))), (3, 4)),
}


def edges(r, f, inverse, tail):
    """x[0] to x[255], and what is left between the top of layer 255 and f(0) = 1."""
    v = r * f(r) + tail(r)
    x = [v / f(r), r]
    for _ in range(2, LAYERS):
        height = f(x[-1]) + v / x[-1]
        if height >= 1:
            return x, mpf(-1)
        x.append(inverse(height))
    return x, 1 - (f(x[-1]) + v / x[-1])


def solve(f, inverse, tail, bracket):
    low, high = map(mpf, bracket)
    while high - low > mpf(10) ** -35:
        middle = (low + high) / 2
        if edges(middle, f, inverse, tail)[1] < 0:
            low = middle
        else:
            high = middle
    return edges(high, f, inverse, tail)[0] + [mpf(0)]


def rows(values):
    text = [float(value).hex() for value in values]
    return "".join(f"        {', '.join(text[i:i + 3])},\n" for i in range(0, len(text), 3))


def main():
    mp.dps = 40
    print("/* SPDX-License-Identifier: GPL-3.0-or-later */")
    print("/* Written by tools/make_ziggurat.py. */")
    print('#include "engine/rand/ziggurat.h"\n')
    print("/* clang-format off */")
    for name, (f, inverse, tail, bracket) in DENSITIES.items():
        x = solve(f, inverse, tail, bracket)
        print(f"const struct bide_ziggurat bide_ziggurat_{name} = {{")
        print(f"    .x = {{\n{rows(x)}    }},")
        print(f"    .density = {{\n{rows(map(f, x))}    }},\n}};")


if __name__ == "__main__":
    main()

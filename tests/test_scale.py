#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory at scale: so many children waiting, on ten lists, with staff of their own and with
staff they share, take at most 214 bytes each (10 million under 2 GiB), and a thread takes at
most 3 MB. usage: tests/test_scale.py PATH/TO/bide [CHILDREN]     (default: 300000)
"""
import os
import pathlib
import subprocess
import sys
import tempfile

LISTS = 10
MOST_BYTES_A_CHILD = 2 * 2**30 / 1e7
MOST_BYTES_A_THREAD = 3e6
START = ('title = "Many waiting"; start = "2025-01-06"; weeks = 13; monthly = false;\n'
         'calendar = { working_days = "Mon-Sun"; holidays = "none"; };\n')


def config(children, is_shared):
    """A fiftieth of the children is referred each week, and seen."""
    groups = 1 if is_shared else LISTS
    staff = "".join(f"s{i} = {{ clinicians = 11; }}; " for i in range(groups))
    weeks = 11 * 50 / (children / groups)
    pathways = "".join(f"""p{i} = {{
        referrals = {{ per_week = {children / LISTS / 50}; }};
        priorities = {{ urgent = {{ share = 0.1; }}; routine = {{ share = 0.9; }}; }};
        waiting = ( {{ from_weeks = [ 0.0 ]; children = [ {children / LISTS} ];
                       longest_weeks = 52.0; }} );
        steps = ( {{ name = "visit"; staff = "s{i % groups}"; weeks = {weeks:.9f}; }} ); }};
        """ for i in range(LISTS))
    return f"{START}staff = {{ {staff}}};\npathways = {{ {pathways}}};\n"


def peak(bide, path, *options):
    """Bytes in memory at most; never less than this script's own, which starts it."""
    command = [bide, "run", str(path), "--quiet", "--json", os.devnull, *options]
    _, status, usage = os.wait4(subprocess.Popen(command).pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return usage.ru_maxrss * 1024


def main():
    bide = sys.argv[1]
    children = int(float(sys.argv[2])) if len(sys.argv) > 2 else 300000
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for is_shared in False, True:
            path = pathlib.Path(folder, "many.cfg")
            path.write_text(config(children, is_shared), encoding="utf-8")
            once = ["--replications", "1", "--threads", "1"]
            each = peak(bide, path, *once) / children
            bad += each > MOST_BYTES_A_CHILD
            print(f"{children} children, {'shared' if is_shared else 'own'} staff: "
                  f"{each:.0f} bytes each, at most {MOST_BYTES_A_CHILD:.0f}")
    shipped = "configs/worcestershire.cfg"
    one, four = (peak(bide, shipped, "--replications", "4", "--threads", threads)
                 for threads in ("1", "4"))
    thread = (four - one) / 3
    bad += thread > MOST_BYTES_A_THREAD
    print(f"{shipped}: {thread / 1e6:.2f} MB a thread, at most {MOST_BYTES_A_THREAD / 1e6:.0f}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

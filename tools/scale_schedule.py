#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a study of every integrated care board of England would take on a cluster: the schedule
of engine/run/lead.c and follow.c (or replications dealt out beforehand) played through event by
event. docs/SCALE.md says where each figure comes from and shows the tables.
usage: tools/scale_schedule.py [--replications N] [--price POUNDS_A_CORE_HOUR] [--check]
"""
import argparse
import heapq
import math
import random
import sys

# Measured: see docs/SCALE.md, "What was measured".
MEASURED = {
    "seconds": 0.09,          # one core: a replication of all five scenarios of Worcestershire
    "spread": 0.021,          # standard deviation of that between replications, over its mean
    "events": 445_000,        # of such a replication
    "row_bytes": 307_000,     # results of such a replication, milestones only
    "note_seconds": 5e-6,     # rank 0: one note
    "byte_seconds": 1e-9,     # rank 0: one byte of rows taken in
    "start_seconds": 0.7,     # mpirun, reading, compiling
    "estimate_seconds": 5e-8,  # rank 0, one core: a column's estimates, of each value
    "end_seconds": 0.5,       # the reports
}
BOARDS = 42
ENGLAND = 180_170 / 1_673     # children waiting for community paediatrics: England, Worcestershire
SPREAD = 6.0                  # assumed: the largest board over the smallest
NAP = 0.004                   # seconds, at most 0.008, between two looks for notes (engine/run/nap.c)
CHUNK_SECONDS, CHUNK_BYTES, ROUNDS = 0.25, 16e6, 2  # follow.c, lead.c


def sizes():
    """The boards, in Worcestershires, smallest first: evenly spread, with England's total."""
    steps = [1 + (SPREAD - 1) * i / (BOARDS - 1) for i in range(BOARDS)]
    return [ENGLAND * step / sum(steps) for step in steps]


class Rank:
    def __init__(self, threads):
        self.threads, self.idle, self.left = threads, threads, 0
        self.sent, self.asking, self.through = 0, False, False
        self.chunks, self.pace = [], 1.0


class Schedule:
    """Replications handed out to ranks as lead.c and follow.c do it."""

    def __init__(self, ranks, threads, replications, size, rng, slowest=1.0):
        self.ranks = [Rank(threads) for _ in range(ranks)]
        self.ranks[-1].pace = slowest
        self.total, self.next, self.rng = replications, 0, rng
        self.mean = MEASURED["seconds"] * size
        self.row = MEASURED["row_bytes"]
        self.events, self.count = [], 0
        self.lead_free, self.lead_busy, self.busy, self.end = 0.0, 0.0, 0.0, 0.0
        self.chunk_count = 0

    def at(self, time, what, *more):
        self.count += 1
        heapq.heappush(self.events, (time, self.count, what, more))

    def duration(self, rank):
        return max(0.0, self.rng.gauss(1.0, MEASURED["spread"])) * self.mean * rank.pace

    def lead(self, time, seconds):
        """Rank 0 sees to a note: after its nap, one at a time."""
        begin = max(time + self.rng.uniform(0, NAP), self.lead_free)
        self.lead_free = begin + seconds
        self.lead_busy += seconds
        return self.lead_free

    def start(self, time, rank, chunk):
        seconds = self.duration(rank)
        self.busy += seconds
        self.at(time + seconds, self.finish, rank, chunk)

    def lead_thread(self, time, rank, _chunk):
        """A thread of rank 0 takes one replication after another."""
        self.end = max(self.end, time)
        if self.next < self.total:
            self.next += 1
            seconds = self.duration(rank)
            self.busy += seconds
            self.at(time + seconds, self.lead_thread, rank, None)

    def ask(self, time, rank):
        """Work for a quarter of a second, and one for each thread that has nothing to do."""
        wish = max(rank.threads, int(rank.sent / (time + CHUNK_SECONDS) * CHUNK_SECONDS))
        if rank.left <= (wish + 1) // 2 and not rank.asking and not rank.through:
            rank.asking = True
            self.at(time, self.give, rank, wish, max(0, rank.idle - rank.left))

    def give(self, time, rank, wish, need):
        left = self.total - self.next
        fair = left // (ROUNDS * len(self.ranks))
        size = min(max(1, min(max(min(wish, fair), need), int(CHUNK_BYTES / self.row))), left)
        self.next += size
        answered = self.lead(time, MEASURED["note_seconds"])
        self.at(answered + self.rng.uniform(0, NAP), self.receive, rank, size)

    def receive(self, time, rank, size):
        rank.asking = False
        if size == 0:
            rank.through = True
            return
        self.chunk_count += 1
        chunk = [size, size]  # to take, to come back
        rank.chunks.append(chunk)
        rank.left += size
        while rank.idle > 0 and rank.left > 0:
            rank.idle -= 1
            self.take(time, rank)
        self.ask(time, rank)

    def take(self, time, rank):
        chunk = next(c for c in rank.chunks if c[0] > 0)
        chunk[0] -= 1
        rank.left -= 1
        self.start(time, rank, chunk)

    def finish(self, time, rank, chunk):
        chunk[1] -= 1
        if chunk[1] == 0 and chunk[0] == 0:
            rank.chunks.remove(chunk)
        rank.sent += 1
        self.at(time + self.rng.uniform(0, NAP), self.deliver, rank)
        if rank.left > 0:
            self.take(time, rank)
        else:
            rank.idle += 1
        self.ask(time, rank)

    def deliver(self, time, _rank):
        """The row of one replication; chunks put several together, which costs fewer notes."""
        self.end = max(self.end, self.lead(time, self.row * MEASURED["byte_seconds"]))

    def run(self):
        for _ in range(self.ranks[0].threads):
            self.at(0.0, self.lead_thread, self.ranks[0], None)
        for rank in self.ranks[1:]:
            self.at(0.0, self.give, rank, rank.threads, rank.threads)
            rank.asking = True
        while self.events:
            time, _, what, more = heapq.heappop(self.events)
            what(time, *more)
        return self


def dealt(ranks, threads, replications, size, rng, slowest=1.0):
    """Replications dealt out beforehand, in turn; one rank's cores may be slower."""
    mean = MEASURED["seconds"] * size
    worst = 0.0
    for number in range(ranks):
        free = [0.0] * threads
        for _ in range(len(range(number, replications, ranks))):
            seconds = max(0.0, rng.gauss(1.0, MEASURED["spread"])) * mean
            heapq.heapreplace(free, free[0] + seconds * (slowest if number == ranks - 1 else 1))
        worst = max(worst, max(free))
    return worst


def fixed(cores, replications):
    """Before and after the replications; the estimates are made on all cores of rank 0."""
    values = replications * MEASURED["row_bytes"] / 8
    return (MEASURED["start_seconds"] + MEASURED["end_seconds"]
            + values * MEASURED["estimate_seconds"] / cores)


def report(replications, price):
    boards = sizes()
    rate = MEASURED["events"] / MEASURED["seconds"]
    core_seconds = sum(boards) * MEASURED["seconds"] * replications
    print(f"England: {sum(boards):.1f} times Worcestershire, boards of {boards[0]:.2f} to "
          f"{boards[-1]:.2f}; {sum(boards) * MEASURED['events'] * replications:.3g} events, "
          f"{rate / 1e6:.2f} million a second and core, {core_seconds / 3600:,.0f} core-hours\n")
    print("| cluster | boards at a time | clock | of the cores' time used | core-hours | cost |")
    print("|---|---|---|---|---|---|")
    for nodes, cores in ((1, 2), (1, 16), (1, 64), (4, 64), (16, 64), (42, 64)):
        rng = random.Random(42)
        clock = sum(fixed(cores, replications) + Schedule(nodes, cores, replications, size, rng).run().end
                    for size in boards)
        line(f"{nodes} x {cores} cores", "1", clock, nodes * cores, core_seconds, price)
    rng = random.Random(42)
    alone = [fixed(64, replications) + Schedule(1, 64, replications, size, rng).run().end for size in boards]
    line("42 x 64 cores, no MPI (job array)", "42", max(alone), 0, core_seconds, price,
         sum(alone) * 64)
    print()
    one(replications, boards[-1])


def line(name, boards, clock, cores, needed, price, held=0.0):
    held = held or clock * cores
    print(f"| {name} | {boards} | {duration(clock)} | {100 * needed / held:.1f} % | "
          f"{held / 3600:,.0f} | £{held / 3600 * price:,.2f} |")


def one(replications, size):
    """The largest board alone: what rank 0 has to take in."""
    print("| the largest board on | clock | efficiency | dealt out beforehand | one machine 10 % slow"
          " | and dealt out beforehand | chunks | into rank 0 | rank 0 busy taking in |")
    print("|---|---|---|---|---|---|---|---|---|")
    needed = size * MEASURED["seconds"] * replications
    for nodes in (4, 16, 64):
        run, slow = (Schedule(nodes, 64, replications, size, random.Random(1), pace).run()
                     for pace in (1.0, 1.1))
        other = [needed / 64 / nodes / dealt(nodes, 64, replications, size, random.Random(1), pace)
                 for pace in (1.0, 1.1)]
        share = (nodes - 1) / nodes * replications * MEASURED["row_bytes"] / run.end
        print(f"| {nodes} x 64 cores | {duration(run.end)} | {100 * needed / 64 / nodes / run.end:.1f} % | "
              f"{100 * other[0]:.1f} % | {100 * needed / 64 / nodes / slow.end:.1f} % | "
              f"{100 * other[1]:.1f} % | {run.chunk_count:,} | "
              f"{share / 1e6:.1f} MB/s | {100 * run.lead_busy / run.end:.2f} % |")


def duration(seconds):
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def check():
    """The schedule does all the work once, and never faster than the cores allow."""
    for ranks, threads in ((1, 1), (3, 2), (8, 4)):
        run = Schedule(ranks, threads, 500, 1.0, random.Random(3)).run()
        assert run.next == 500, run.next
        assert run.end >= run.busy / ranks / threads * 0.999
        assert run.end <= run.busy / ranks / threads + 4 * run.mean + 0.1, (ranks, run.end)
    assert math.isclose(sum(sizes()), ENGLAND) and len(sizes()) == BOARDS
    print("ok")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replications", type=int, default=10_000)
    parser.add_argument("--price", type=float, default=0.015)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        check()
    else:
        report(options.replications, options.price)
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The waiting-list model of bench/waiting_list.cfg in SimPy as someone who knows it writes
it: deques instead of a priority resource, and children who have left are passed over when
they are called, instead of a timeout for each. With "shared" all clinicians see all lists.
usage: simpy_list.py own|shared REPLICATIONS
"""
import collections
import random
import sys

import simpy

PATHWAYS, CLINICIANS, BACKLOG, WEEKS = 6, 11, 5000, 156
REFERRALS, VISIT, PATIENCE = 60.0, 0.2, 1 / 104
URGENT, SOON = 0.1, 0.4


class Model:
    """One replication; counts are by pathway and priority."""

    def __init__(self, groups):
        self.env = simpy.Environment()
        self.lines = [[collections.deque() for _ in range(3)] for _ in range(groups)]
        self.idle = [collections.deque() for _ in range(groups)]
        self.weeks = [[[0] * 3 for _ in range(WEEKS + 1)] for _ in range(PATHWAYS * 3)]
        self.waits = [[0] * (WEEKS + 1) for _ in range(PATHWAYS * 3)]
        self.waited = 0.0
        self.done = 0
        for pathway in range(PATHWAYS):
            group = pathway % groups
            for _ in range(BACKLOG):
                self.join(pathway, group, 0.0)
            self.env.process(self.refer(pathway, group))
        for clinician in range(PATHWAYS * CLINICIANS):
            self.env.process(self.see(clinician % groups))

    def join(self, pathway, group, now):
        u = random.random()
        priority = (u >= URGENT) + (u >= SOON)
        line = pathway * 3 + priority
        self.weeks[line][int(now)][0] += 1
        self.lines[group][priority].append((now, now + random.expovariate(PATIENCE), line))

    def refer(self, pathway, group):
        env, draw, idle = self.env, random.expovariate, self.idle[group]
        while True:
            yield env.timeout(draw(REFERRALS))
            self.join(pathway, group, env.now)
            if idle:
                idle.popleft().succeed()

    def call(self, group):
        now = self.env.now
        for queue in self.lines[group]:
            while queue:
                since, leaves, line = queue.popleft()
                if leaves > now:
                    self.weeks[line][int(now)][1] += 1
                    self.waits[line][int(now - since)] += 1
                    self.waited += now - since
                    return True
                self.weeks[line][int(leaves)][2] += 1
        return False

    def see(self, group):
        env = self.env
        while True:
            while not self.call(group):
                woken = env.event()
                self.idle[group].append(woken)
                yield woken
            yield env.timeout(VISIT)
            self.done += 1

    def finish(self):
        """Those who left and have not been passed over yet."""
        for lines in self.lines:
            for queue in lines:
                for _, leaves, line in queue:
                    if leaves < WEEKS:
                        self.weeks[line][int(leaves)][2] += 1
        return [sum(week[i] for weeks in self.weeks for week in weeks) for i in range(3)]


def main():
    groups, replications = 1 if sys.argv[1] == "shared" else PATHWAYS, int(sys.argv[2])
    random.seed(1)
    came = seen = left = done = waited = 0
    for _ in range(replications):
        model = Model(groups)
        model.env.run(until=WEEKS)
        counts = model.finish()
        came, seen, left = came + counts[0], seen + counts[1], left + counts[2]
        done, waited = done + model.done, waited + model.waited
    events = came - PATHWAYS * BACKLOG * replications + left + done
    for name, total in (("events", events), ("seen", seen), ("left", left),
                        ("list", came - seen - left)):
        print(f"{name} {total / replications:.1f}")
    print(f"mean_wait_weeks {waited / seen:.4f}")


if __name__ == "__main__":
    main()

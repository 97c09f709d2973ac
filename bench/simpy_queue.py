#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""M/M/1 and M/M/c in SimPy as someone who knows it writes them: one process refers, one for
each clinician sees; who waits is in a deque, idle clinicians wait for an event.
usage: simpy_queue.py CLINICIANS LOAD WEEKS
"""
import collections
import random
import sys

import simpy

PER_CLINICIAN = 10.0


class Queue:
    def __init__(self, clinicians, load):
        self.env = simpy.Environment()
        self.waiting = collections.deque()  # when they were referred
        self.idle = collections.deque()     # events that idle clinicians wait for
        self.rate = load * PER_CLINICIAN * clinicians
        self.referred = self.seen = 0
        self.waited = 0.0
        self.env.process(self.refer())
        for _ in range(clinicians):
            self.env.process(self.see())

    def refer(self):
        env, draw, rate = self.env, random.expovariate, self.rate
        while True:
            yield env.timeout(draw(rate))
            self.referred += 1
            self.waiting.append(env.now)
            if self.idle:
                self.idle.popleft().succeed()

    def see(self):
        env, draw, waiting = self.env, random.expovariate, self.waiting
        while True:
            while not waiting:
                woken = env.event()
                self.idle.append(woken)
                yield woken
            self.waited += env.now - waiting.popleft()
            self.seen += 1
            yield env.timeout(draw(PER_CLINICIAN))


def main():
    clinicians, load, weeks = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    random.seed(1)
    queue = Queue(clinicians, load)
    queue.env.run(until=weeks)
    print(f"events {queue.referred + queue.seen}")
    print(f"seen {queue.seen}")
    print(f"mean_wait_weeks {queue.waited / queue.seen:.6f}")


if __name__ == "__main__":
    main()

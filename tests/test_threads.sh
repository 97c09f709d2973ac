#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Threads as the user and the machine want them, and the same bytes whatever OpenMP is told.
# usage: tests/test_threads.sh PATH/TO/bide
set -u
bide=$(cd -P "$(dirname "$1")" && pwd)/$(basename "$1")
cd -P "$(dirname "$0")/.." || exit 1
config=configs/queue-mm1.cfg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0
failed=0
unset OMP_NUM_THREADS OMP_THREAD_LIMIT OMP_DYNAMIC

verdict()
{
    count=$((count + 1))
    if [ "$1" != 0 ]; then
        failed=$((failed + 1))
        echo "FAIL $2"
    fi
}

# uses NUMBER COMMAND...: the forecast says so many threads.
uses()
{
    number=$1
    shift
    "$@" run $config --dry-run 2>&1 | grep -q " on $number thread"
    verdict $? "$*: $number threads expected"
}

# same COMMAND...: the results of one thread.
same()
{
    "$@" run $config --replications 9 --quiet --json - >"$work/new" 2>"$work/err" &&
        cmp "$work/new" "$work/first"
    verdict $? "$*: other results, or none: $(cat "$work/err")"
}

env OMP_NUM_THREADS=1 "$bide" run $config --replications 9 --quiet --json - >"$work/first"

uses 3 env OMP_NUM_THREADS=3 "$bide"
if [ -n "$(command -v taskset)" ]; then
    first=$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')
    uses 1 taskset -c "$first" "$bide"
    same taskset -c "$first" "$bide"
fi
env OMP_NUM_THREADS=3 "$bide" run $config --dry-run --threads 2 2>&1 | grep -q ' on 2 threads'
verdict $? '--threads 2 goes before OMP_NUM_THREADS=3'

same env OMP_NUM_THREADS=4 "$bide"
same env OMP_NUM_THREADS=4,2 OMP_NESTED=true "$bide"
same env OMP_NUM_THREADS=5 OMP_THREAD_LIMIT=2 "$bide"
same env OMP_NUM_THREADS=5 OMP_DYNAMIC=true "$bide"
same env OMP_NUM_THREADS=3 OMP_PROC_BIND=spread OMP_PLACES=cores "$bide"
same env OMP_NUM_THREADS=3 OMP_WAIT_POLICY=active "$bide"
same env OMP_NUM_THREADS=3 OMP_STACKSIZE=128k "$bide"
same env OMP_NUM_THREADS=64 "$bide"
echo "$count expectations, $failed wrong"
[ $failed = 0 ]

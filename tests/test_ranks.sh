#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The program over several ranks, as mpirun starts it: the same bytes, one voice, no hang.
# usage: tests/test_ranks.sh PATH/TO/bide     (built with -DBIDE_MPI=ON)
set -u
bide=$(cd -P "$(dirname "$1")" && pwd)/$(basename "$1")
configs=$(cd -P "$(dirname "$0")/../configs" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
count=0
failed=0

# More ranks than cores, in a container, as root.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_btl_vader_single_copy_mechanism=none
export OMPI_MCA_plm=isolated OMPI_MCA_odls_base_sigkill_timeout=3
# MPI itself does not free all it takes.
export ASAN_OPTIONS="allocator_may_return_null=1:detect_leaks=0"

# A machine may be slow: nothing here waits for a time, but for what it needs; this long at
# most, so that a rank that hangs is seen.
most_seconds=600

# check COMMAND...: it holds; else the lines that asked, and how things stand.
check()
{
    count=$((count + 1))
    if ! "$@"; then
        failed=$((failed + 1))
        echo "FAIL line ${BASH_LINENO[*]}: $*"
        head -v -n 20 err launcher 2>/dev/null | sed 's/^/     /'
        stat -c '     %s bytes in %n' -- *
    fi
}

# ranks N CODE ARGUMENT...: run bide over N ranks; none may hang.
ranks()
{
    number=$1
    wanted=$2
    shift 2
    timeout $most_seconds mpirun -q -n "$number" "$bide" "$@" >out 2>err </dev/null
    status=$?
    check [ "$status" = "$wanted" ]
}

same()
{
    check cmp "$1" "$2"
}

# says TEXT TIMES: so often in what was said.
says()
{
    check [ "$(grep -cF -- "$1" err)" = "$2" ]
}

# --- the same bytes ---

study="compare $configs/clinic.cfg --replications 37"
# shellcheck disable=SC2086  # words
"$bide" $study --json one.json --csv one >one.txt 2>err || exit 1
for number in 1 2 3 4; do
    for threads in 1 2; do
        # shellcheck disable=SC2086
        ranks $number 0 $study --threads $threads --json many.json --csv many --force
        same one.json many.json
        same one/results.csv many/results.csv
        same one.txt out
        says 'wrote many.json' 1
    done
done

# Fewer replications than ranks, one scenario, another seed.
few="run $configs/clinic.cfg --replications 2 --seed 5 --quiet --json"
# shellcheck disable=SC2086
"$bide" $few few.json
# shellcheck disable=SC2086
ranks 4 0 $few few4.json
same few.json few4.json

# A rank without a thread to spare leaves the work to the others.
OMP_THREAD_LIMIT=1 ranks 3 0 run "$configs/clinic.cfg" --replications 9 --quiet --json thin.json
"$bide" run "$configs/clinic.cfg" --replications 9 --quiet --json thick.json
same thin.json thick.json

# --- how fast ---

bench="bench $configs/clinic.cfg --replications 20 --rounds 1 --threads 2 --quiet"
# shellcheck disable=SC2086  # words
"$bide" $bench --csv alone.csv 2>err || exit 1
# shellcheck disable=SC2086
ranks 2 0 $bench --csv ranks.csv
check [ "$(cut -d, -f5 ranks.csv | tail -n 1)" = 2 ]
check [ "$(cut -d, -f17 ranks.csv)" = "$(cut -d, -f17 alone.csv)" ] # the fingerprint

# --- one voice ---

ranks 3 0 check "$configs/clinic.cfg"
says 'BD-C073' 1
ranks 3 2 frobnicate
says 'unknown command' 1
echo 'weeks = 3' >bad.cfg
ranks 3 3 compare bad.cfg
says 'the file needs "start"' 1
ranks 3 3 compare none.cfg
says 'none.cfg' 1
ranks 3 5 run "$configs/clinic.cfg" --replications 2 --json none/x.json
says 'cannot write' 1
ranks 2 0 version
check [ "$(wc -l <out)" = 2 ]

# --- a rank that sees other files than the first ---

# differs CODE: rank 1 reads other.cfg where rank 0 reads own.cfg.
cp "$configs/clinic.cfg" own.cfg
differs()
{
    timeout $most_seconds mpirun -q -n 1 "$bide" compare own.cfg --replications 20 : \
        -n 1 "$bide" compare other.cfg --replications 20 >out 2>err </dev/null
    check [ $? = "$1" ]
}
rm -f other.cfg
differs 3
says 'rank 1 cannot do what rank 0 does' 1
sed 's|wte = 2.4|wte = 2.5|' own.cfg >other.cfg
check test -n "$(diff own.cfg other.cfg)"
differs 4
says 'rank 1 cannot do what rank 0 does: it has read another configuration' 1

# --- a rank dies or is stopped: what was done is there, and the study goes on ---

long="compare $configs/clinic.cfg --replications 6000 --checkpoint saved"
# shellcheck disable=SC2086
"$bide" $long --quiet --json whole.json || exit 1
rm -f saved

# start N: the long study over N ranks, in the background, until it has saved some rows; with a
# thread each, so that it is far from its end on any machine. Each says what it says itself:
# mpirun may drop words when it ends what is left.
start()
{
    rm -f saved saved-journal part.json
    : >err
    # shellcheck disable=SC2016,SC2086  # for the other shell; words
    timeout $most_seconds mpirun -q -n "$1" sh -c 'exec "$0" "$@" 2>>err' \
        "$bide" $long --save-after 0 --threads 1 --json part.json >out 2>launcher </dev/null &
    job=$!
    until grep -qF 'saving to it' err || ! kill -0 $job; do sleep 0.05; done
    empty=$(wc -c <saved)
    until [ "$(wc -c <saved)" -gt $((empty + 50000)) ] || ! kill -0 $job; do sleep 0.05; done
    launcher=$(pgrep -P $job)
    # In the order they were started: rank 0 first.
    pids=$(pgrep -P "$launcher" -x bide | sort -n)
    check [ "$(echo "$pids" | wc -w)" = "$1" ]
}

# is_gone PID: it is, or soon; one that nobody asks after stays as a Z.
is_gone()
{
    for _ in $(seq 600); do
        state=$(ps -o stat= -p "$1")
        [ "${state%"${state#?}"}" = "${state:+Z}" ] && return
        sleep 0.05
    done
    return 1
}

# ended CODE...: with one of them; no rank is left, nothing was written, and the study can go on.
ended()
{
    wait $job
    status=$?
    check grep -qw -- $status <<<"$*"
    check [ ! -e part.json ]
    check [ -s saved ]
    for pid in $pids; do
        check is_gone "$pid"
    done
    check grep -qF -- --resume err
}

# goes_on N: with N ranks, to the same bytes.
goes_on()
{
    # shellcheck disable=SC2086
    ranks "$1" 0 $long --json part.json --resume
    same whole.json part.json
    says 'were done before' 1
}

start 3
kill -9 "$(echo "$pids" | tail -n 1)"
ended 137
goes_on 2

start 3
kill -9 "$(echo "$pids" | head -n 1)"
ended 137
goes_on 4

start 2
kill -INT "$launcher" # Ctrl-C; mpirun passes it on as SIGTERM, and its code is its own or theirs
ended 1 130 143
goes_on 1

start 3
kill -TERM "$(echo "$pids" | tail -n 1)"
ended 143
check grep -qF 'are saved in saved' err
goes_on 3

echo "$count checks, $failed failed"
[ "$failed" = 0 ]

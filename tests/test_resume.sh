#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs that are cut short and taken up again, as their users meet them.
# usage: tests/test_resume.sh PATH/TO/bide [SANITIZER]
set -u
bide=$(cd -P "$(dirname "$1")" && pwd)/$(basename "$1")
sanitizer=${2-}
tools=$(cd -P "$(dirname "$0")/../tools" && pwd)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
count=0
failed=0

# expect WHAT CONDITION...: the condition holds, of what was tried last.
expect()
{
    count=$((count + 1))
    what=$1
    shift
    if ! "$@"; then
        failed=$((failed + 1))
        echo "FAIL $what: $*"
        sed 's/^/     /' err | head -n 20
    fi
}

# run CODE ARGUMENT...: run bide, keep what it says in out and err, expect the exit code.
run()
{
    wanted=$1
    shift
    "$bide" "$@" >out 2>err </dev/null
    code=$?
    expect "bide $*: exit code $code, not $wanted" test "$code" = "$wanted"
}

says()
{
    expect 'no such words' grep -qF -- "$1" err
}

silent()
{
    expect 'said something' test ! -s err
}

mkdir configs
cat >configs/a.cfg <<'END'
start = "2025-09-01"; weeks = 104; replications = 40; seed = 3;
staff = { nurses = { wte = 2.5; }; };
pathways = { autism = { label = "Autism"; referrals = { per_week = 8; };
  steps = ( { name = "visit"; staff = "nurses"; minutes = 90; } ); }; };
scenarios = { now = { };
  hire = { changes = ( { type = "hire"; staff = "nurses"; wte = 0.5; } ); }; };
END
a=configs/a.cfg
saved=a.bide-checkpoint
run 0 compare $a --quiet --json whole.json
silent

# What saves all its replications, so that there is a file of 40 to go on from.
run 0 compare $a --quiet --json x.json --checkpoint $saved --save-after 0 --threads 2
silent
expect 'a named checkpoint is kept' test -s $saved
expect 'no journal' test ! -e $saved-journal
cp $saved whole

# --- the same study, taken up again ---

run 0 compare $a --json x.json --resume --threads 1
says "$saved: 80 of 80 replications (2 scenarios x 40) were done before"
expect 'the same bytes' cmp -s whole.json x.json
expect 'a checkpoint that nobody named is deleted' test ! -e $saved

cp whole $saved
run 0 compare $a --resume --replications 90 --dry-run
expect 'what is left' grep -qF 'a.cfg: 2 scenarios x 90 replications, of which 80 were done before' out
expect 'is not touched' cmp -s whole $saved
run 0 compare $a --quiet --json x.json --resume --replications 90
run 0 compare $a --quiet --json more.json --replications 90
expect 'a study that grew' cmp -s more.json x.json
cp whole $saved
run 0 compare $a --quiet --json x.json --resume --replications 7
run 0 compare $a --quiet --json less.json --replications 7
expect 'a study that shrank' cmp -s less.json x.json

cp whole $saved
sed 's/label = "Autism"/label = "Autism assessment"/; s/^start/# By hand.\n\nstart/' $a >configs/b.cfg
run 0 compare configs/b.cfg --quiet --json x.json --resume --checkpoint $saved
run 0 compare configs/b.cfg --quiet --json y.json
expect 'labels and comments do not matter' cmp -s x.json y.json
expect 'a named checkpoint is kept' test -s $saved

rm $saved
run 0 compare $a --json x.json --resume
says "$saved: nothing was saved there; starting from the beginning"
expect 'the same bytes' cmp -s whole.json x.json
expect 'too short to be saved' test ! -e $saved

# --- another study ---

cp whole $saved
run 4 compare $a --json x.json --resume --seed 4
says "$saved: error: it was saved with seed 3, not 4 [BD-C162]"
run 4 compare $a --json x.json --resume --set pathways.autism.referrals.per_week=9.5
says 'other settings: pathways.autism.referrals.per_week = 8 there, 9.5 here [BD-C162]'
run 4 compare $a --json x.json --resume --set start='"2025-09-02"'
says 'other settings: start = 2025-09-01 there, 2025-09-02 here'
sed 's/wte = 2.5;/wte = 2.5; leave = ( { from = "2025-10-01"; to = "2025-10-02"; } );/' $a >configs/c.cfg
run 4 compare configs/c.cfg --json x.json --resume --checkpoint $saved
says 'other settings: from staff.nurses.leave.0.from on [BD-C162]'
run 4 run $a --json x.json --resume
says 'it holds the scenarios now, hire, not now [BD-C162]'
expect 'the checkpoint is kept' cmp -s whole $saved
expect 'no journal' test ! -e $saved-journal

# in_saved SQL: whatever happened to the file.
in_saved()
{
    cp whole $saved
    python3 - "$saved" "$1" <<'END'
import sqlite3
import sys

with sqlite3.connect(sys.argv[1]) as db:
    db.execute(sys.argv[2])
END
}

# set_fact NAME VALUE: as if another program had saved it.
set_fact()
{
    cp whole $saved
    python3 - "$saved" "$1" "$2" <<'END'
import hashlib
import sqlite3
import sys

name, value = sys.argv[2:]
total = hashlib.sha256(value.encode()).hexdigest()
with sqlite3.connect(sys.argv[1]) as db:
    for pair in (value, name), (total, "checksum of " + name):
        db.execute("UPDATE facts SET value = ? WHERE name = ?", pair)
END
}
set_fact version 0.0.9
run 4 compare $a --json x.json --resume
says 'it was saved by bide 0.0.9, and this is bide 0.'
set_fact columns 7
run 4 compare $a --json x.json --resume
says 'it holds 7 numbers a replication, not'
in_saved "UPDATE facts SET value = replace(value, 'autism', 'autisM') WHERE name = 'settings'"
run 4 compare $a --json x.json --resume
says 'the checkpoint is damaged [BD-C163]'

# The first replication is another, as if the program had been changed: sums are right.
cp whole $saved
python3 - $saved <<'END'
import sqlite3
import struct
import sys

ODD, WORD = 0x9E3779B97F4A7C15, 2**64 - 1
with sqlite3.connect(sys.argv[1]) as db:
    row = bytearray(db.execute("SELECT bytes FROM rows WHERE number = 1").fetchone()[0])
    at = next(8 * i for i, (x,) in enumerate(struct.iter_unpack("<d", row)) if 1 < x < 1e6)
    row[at:at + 8] = struct.pack("<d", struct.unpack("<d", row[at:at + 8])[0] + 1)
    total = 1
    for (bits,) in struct.iter_unpack("<Q", row):
        total = (total ^ bits) * ODD & WORD
        total ^= total >> 29
    total -= 2**64 if total >= 2**63 else 0
    db.execute("UPDATE rows SET bytes = ?, checksum = ? WHERE number = 1", (row, total))
END
run 4 compare $a --json x.json --resume
says 'plays the first replication otherwise than the one that saved it [BD-C166]'

# --- files that are no checkpoint, or no longer ---

run 4 compare $a --json x.json --resume --checkpoint whole.json
says 'whole.json: error: it is no checkpoint that this version of bide can read [BD-C161]'
run 5 compare $a --json x.json --resume --checkpoint $a
says 'it is the file that was read'
run 5 compare $a --json x.json --checkpoint configs
says 'cannot write configs'
run 2 compare $a --json y.sav --checkpoint y.sav
says '--json and --checkpoint would both write y.sav'
run 5 compare $a --json x.json --checkpoint none/saved
says 'cannot write none/saved'
head -c 20000 whole >$saved
run 4 compare $a --json x.json --resume
says 'the checkpoint is damaged'
says '[BD-C163]'
mkdir folder.bide-checkpoint
cp $a configs/folder.cfg
run 4 compare configs/folder.cfg --json x.json --resume
says '[BD-C160]'
rmdir folder.bide-checkpoint
in_saved "UPDATE rows SET checksum = checksum + 1 WHERE number IN (3, 8)"
run 0 compare $a --json x.json --resume
says '2 replications are not as they were saved; they are done again [BD-C168]'
says '78 of 80 replications (2 scenarios x 40) were done before'
expect 'the same bytes' cmp -s whole.json x.json

rm -f $saved
echo 'my own work' >mine.txt
cp mine.txt $saved
run 5 compare $a --json x.json --checkpoint mine.txt
says 'mine.txt: error: it is there and is no checkpoint [BD-C161]'
says 'give another name, or --force to replace it'
run 0 compare $a --json x.json --replications 3
says "$saved: warning: it is there and is no checkpoint; this run is not saved [BD-C161]"
expect 'it is kept' cmp -s mine.txt $saved

# --- a checkpoint that is there ---

cp whole $saved
run 0 compare $a --json x.json --replications 3
says "$saved: warning: another run is kept there; this one is not saved [BD-C165]"
run 5 compare $a --json x.json --checkpoint $saved
says "$saved: error: the checkpoint is there already [BD-C165]"
expect 'it is kept' cmp -s whole $saved
run 0 compare $a --json x.json --checkpoint $saved --force --seed 5 --save-after 0
run 0 compare $a --json x.json --checkpoint $saved --resume --seed 5
says '80 of 80 replications (2 scenarios x 40) were done before'

python3 - $saved >locked <<'END' &
import sqlite3
import sys
import time

db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
time.sleep(3600)
END
holder=$!
while [ ! -s locked ]; do sleep 0.05; done
run 4 compare $a --json x.json --checkpoint $saved --resume --seed 5
says 'another run is saving to it [BD-C164]'
kill $holder
wait $holder 2>/dev/null

# --- where nothing can be saved ---

rm -f $saved x.json
mkdir closed
chmod a-w closed
if [ ! -w closed ]; then # which it always is for root
    cd closed || exit 1
    "$bide" compare ../$a --save-after 0 >../out 2>../err
    code=$?
    cd ..
    expect 'the run goes on' test $code = 0
    says 'warning: cannot save: its folder may only be read; the run goes on [BD-C167]'
    says 'help: name a file in another folder with --checkpoint'
fi
rmdir closed
if [ "$sanitizer" != thread ]; then # which needs files of its own, and no small ones
    (
        ulimit -f 40
        "$bide" compare $a --save-after 0 >out 2>err
    )
    expect 'the run goes on' grep -q Autism out
    expect 'one warning' test "$(grep -c 'warning: cannot save: .* \[BD-C167\]' err)" = 1
    expect 'no checkpoint left' test ! -e $saved
    (
        ulimit -f 8
        "$bide" compare $a --json x.json --checkpoint $saved >out 2>err
    )
    expect 'one that was named is needed' test $? = 5
    says '[BD-C169]'
    expect 'no run' test ! -e x.json
    expect 'no checkpoint left' test ! -e $saved
    (
        ulimit -f 4000
        exec "$bide" compare $a --replications 100000 --save-after 0 >out 2>err
    ) &
    stopped=$!
    while ! grep -q BD-C167 err && kill -0 $stopped 2>/dev/null; do sleep 0.02; done
    kill -TERM $stopped
    wait $stopped
    expect 'stopped' test $? = 143
    says "(2 scenarios x 100,000) are saved in $saved"
    rm -f $saved
fi
run 5 compare $a --json x.json --checkpoint /dev/full
says '/dev/full: error: the checkpoint cannot be written'
says '[BD-C169]'

# --- stopped ---

# Long enough to be far from its end on any machine, with one thread.
long='--replications 6000'
# shellcheck disable=SC2086  # words
run 0 compare $a --quiet --json long.json $long
for stop in TERM:143 HUP:129; do
    rm -f x.json
    : >err
    # shellcheck disable=SC2086
    "$bide" compare $a --json x.json $long --threads 1 --save-after 0 >out 2>err &
    stopped=$!
    while ! grep -qF 'saving to it' err && kill -0 $stopped 2>/dev/null; do sleep 0.02; done
    kill -"${stop%:*}" $stopped
    wait $stopped
    code=$?
    expect "stopped by $stop: exit code $code" test $code = "${stop#*:}"
    says "are saved in $saved"
    says 'to go on, type the same command with --resume'
    expect 'no result yet' test ! -e x.json
    # shellcheck disable=SC2086
    run 0 compare $a --quiet --json x.json $long --resume
    silent
    expect 'the same bytes' cmp -s long.json x.json
done

expect 'nothing left behind' test -z "$(find . -name '*.tmp' -o -name '*-journal' -o -name $saved)"
expect 'a dozen kills' "$tools/kill_test" "$bide" 12
echo "$count expectations, $failed wrong"
exit $((failed > 0))

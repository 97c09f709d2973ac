#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program as its users meet it: exit codes, messages, files.
# usage: tests/test_cli.sh PATH/TO/bide
set -u
bide=$(cd -P "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
count=0
failed=0
few='--replications 4'

# run CODE ARGUMENT...: run bide, keep what it says in out and err, expect the exit code.
run()
{
    wanted=$1
    shift
    "$bide" "$@" >out 2>err </dev/null
    expect_code "$wanted" $? "bide $*"
}

expect_code()
{
    count=$((count + 1))
    if [ "$1" != "$2" ]; then
        failed=$((failed + 1))
        printf 'FAIL %s: exit code %s, expected %s\n' "$3" "$2" "$1"
        sed 's/^/     /' err | head -n 20
    fi
}

# holds FILE: the whole file is the text on stdin.
holds()
{
    cat >wanted
    count=$((count + 1))
    if ! cmp -s wanted "$1"; then
        failed=$((failed + 1))
        printf 'FAIL %s is not as expected:\n' "$1"
        diff wanted "$1" | sed 's/^/     /' | head -n 20
    fi
}

# has FILE TEXT, lacks FILE TEXT: a line that holds the text.
has()
{
    count=$((count + 1))
    if ! grep -qF -- "$2" "$1"; then
        failed=$((failed + 1))
        printf 'FAIL no "%s" in %s:\n' "$2" "$1"
        sed 's/^/     /' "$1" | head -n 20
    fi
}

lacks()
{
    count=$((count + 1))
    if grep -qF -- "$2" "$1"; then
        failed=$((failed + 1))
        printf 'FAIL "%s" in %s\n' "$2" "$1"
    fi
}

empty()
{
    holds "$1" </dev/null
}

absent()
{
    count=$((count + 1))
    if [ -e "$1" ]; then
        failed=$((failed + 1))
        printf 'FAIL %s is there\n' "$1"
    fi
}

# --- help ---

run 2
empty out
has err '  bide compare bide.cfg      simulate it and compare its scenarios'
has err '"bide --help" shows more.'

run 0 --help
empty err
has out '  compare FILE         Simulate all scenarios and compare them'
has out '      --set PATH=VALUE      Change a setting of the file; may be repeated'
cp out help
run 0 help
holds out <help
run 0 -h
holds out <help

run 0 help run
has out 'Usage: bide run FILE [OPTIONS]'
cp out help
run 0 run --help
holds out <help
run 2 help rnu
holds err <<'END'
bide: error: unknown command "rnu"
  help: did you mean "bide run"?
END

run 0 --version
has out 'bide '
cp out version
run 0 version
holds out <version

# --- a wrong command line ---

run 2 chekc x.cfg
empty out
holds err <<'END'
bide: error: unknown command "chekc"
  help: did you mean "bide check"?
END
run 2 run x.cfg --reps 0
holds err <<'END'
bide: error: unknown option "--reps"
  help: did you mean "--replications"?
END
run 2 run x.cfg --replications 0
holds err <<'END'
bide: error: --replications needs a whole number from 1 to 1,000,000, got "0"
END
run 2 run x.cfg --threads 9999
holds err <<'END'
bide: error: --threads needs a whole number from 1 to 1,024, got "9999"
END
run 2 run x.cfg --seed 9007199254740993
holds err <<'END'
bide: error: --seed needs a whole number from 0 to 9,007,199,254,740,992, got "9007199254740993"
END
run 2 run x.cfg y.cfg
holds err <<'END'
bide: error: unexpected argument "y.cfg"
  help: try "bide help run"
END
run 2 check
holds err <<'END'
bide: error: "bide check" needs a FILE
  help: bide check FILE
END
run 2 "$(printf 'a\033[2Jb')"
lacks err "$(printf '\033')"

# --- init ---

run 0 init
empty out
holds err <<'END'
wrote bide.cfg; next: bide compare bide.cfg
END
cp bide.cfg first.cfg
echo '# mine' >>bide.cfg
cp bide.cfg mine.cfg
run 5 init
holds err <<'END'
bide: error: cannot write bide.cfg: it is already there
  help: give another name, or --force to replace it
END
holds bide.cfg <mine.cfg
run 0 init --force --quiet
empty err
holds bide.cfg <first.cfg
run 0 init new
holds new/bide.cfg <first.cfg
run 5 init no/such
has err 'bide: error: cannot write no/such: No such file or directory'

# --- check ---

run 0 check bide.cfg
empty err
holds out <<'END'
bide.cfg: no problems
END
run 0 check bide.cfg --quiet
empty out
# What it says of its figures reads as such where they are shown.
run 0 stress bide.cfg
has out "| Assumption | 28 |"
lacks out 'No source given'
lacks out 'Not graded'

sed 's/session_minutes = 240/session_minutes = 20%/; s/wte = 2.0/wtf = 2.0/' bide.cfg >bad.cfg
run 3 check bad.cfg
holds out <<'END'
bad.cfg: 1 error
END
holds err <<'END'
bad.cfg:31:25: error: percent sign [BD-C018]
        session_minutes = 20%;
                            ^
  help: write a share: 20% is 0.2
END
sed 's/session_minutes = 240/session_minutes = -1/; s/sickness/sicknes/' bide.cfg >bad.cfg
run 3 check bad.cfg
has out 'bad.cfg: 2 errors'
has err 'bad.cfg:31: error: "session_minutes" must be'
has err 'bad.cfg:33: error: unknown setting "sicknes" in staff group "clinicians" [BD-C050]'
has err '  help: did you mean "sickness"?'

run 3 check bad.cfg --json -
empty err
count=$((count + 1))
if [ "$(grep -c '^{"level":"error","id":"BD-C0[0-9]*","file":"bad.cfg",.*}$' out)" != 2 ]; then
    failed=$((failed + 1))
    echo 'FAIL two problems are two lines of JSON:'
    cat out
fi
cp out problems
run 3 check bad.cfg --json problems.jsonl
holds problems.jsonl <problems

run 3 check none.cfg
has err 'none.cfg: error: cannot open: No such file or directory [BD-C001]'
run 3 check .
has out '.: 1 error'

# --- set ---

run 0 check bide.cfg --set staff.clinicians.wte=3.5 --set 'title="Other"'
run 3 check bide.cfg --set weeks=100 --set staff.clinicans.wte=3
has err '--set #2: error: there is no staff group "clinicans"'
run 3 run bide.cfg --set weeks=0
has err '--set #1: error: "weeks" must be a whole number'
empty out
run 3 check bide.cfg --set seed=99999999999999999999
has err '--set #1'
run 2 check bide.cfg --set weeks
holds err <<'END'
bide: error: --set needs PATH=VALUE, such as staff.nurses.wte=3.5, got "weeks"
END

# --- explain ---

run 0 explain
has out '    per_week              '
run 0 explain pathways.autism.referrals.per_week
has out 'a number, 0 to 100,000 referrals a week'
run 0 explain bd-c018
has out 'BD-C018'
run 2 explain per_wek
empty out
holds err <<'END'
bide: error: there is no setting "per_wek"
  help: did you mean "per_week"?
END
run 2 explain BD-X000
has err 'bide: error: there is no error "BD-X000"'
run 0 explain --markdown
has out '.referrals` (referrals)'

# --- run and compare ---

# shellcheck disable=SC2086  # two words
run 0 run bide.cfg $few
empty err
has out 'Assessment clinic (standard: 92% within 18 weeks'
has out 'Audit: passed, every child is accounted for.'
lacks out 'hange'
# shellcheck disable=SC2086
run 0 run bide.cfg $few --all
empty err
has out 'Audit: passed. Children are conserved in every replication (largest gap 0)'
lacks out 'change'
# shellcheck disable=SC2086
run 0 run bide.cfg $few --scenario hire
has out 'Hire a half-time clinician'
lacks out 'Carry on as now'
# shellcheck disable=SC2086
run 2 run bide.cfg $few --scenario hier
holds err <<'END'
bide: error: there is no scenario "hier" in bide.cfg
  help: did you mean "hire"?
END
run 2 run bide.cfg --scenario nothing
has err '  help: there is "as_now", "hire", "evenings"'

# shellcheck disable=SC2086
run 0 compare bide.cfg $few --seed 9007199254740992
has out '4 replications, seed 9007199254740992'
has out 'Hire a half-time clinician'
has out 'Money in pounds, up to 2028-01-05'
has out 'More: --all prints every milestone with its range'
# shellcheck disable=SC2086
run 0 compare bide.cfg $few --seed 9007199254740992 --all
has out '4 replications, seed 9007199254740992'
has out '    change '
has out 'Budget in pounds, up to 2028-01-05'
# shellcheck disable=SC2086
run 0 compare bide.cfg $few --quiet --all
empty out
empty err
run 2 check bide.cfg --all
has err 'bide: error: "bide check" takes no --all'

# --- what it would take ---

# shellcheck disable=SC2086
run 0 compare bide.cfg $few --threads 2 --dry-run --json never.json --csv never
empty err
has out 'bide.cfg: 3 scenarios x 4 replications'
has out ' s on 2 threads, '
has out ' events, '
has out ' MB'
absent never.json
absent never
run 0 run bide.cfg --dry-run --replications 1000 --threads 1
has out 'bide.cfg: 1 scenario x 1,000 replications'
run 0 run bide.cfg --dry-run --quiet
empty out
run 7 run bide.cfg --replications 1000000 --set monthly=false --threads 1 --most-minutes 1
empty out
has err 'bide: error: this would take about '
has err '; --most-minutes allows 1 min'
has err '  help: use fewer replications, or allow more'
run 7 run bide.cfg --most-memory 1 --json never.json
has err '; --most-memory allows 1 MB'
absent never.json
run 7 run bide.cfg --most-memory 1 --dry-run
has out 'bide.cfg: 1 scenario x '
run 7 run bide.cfg --replications 1000000 --dry-run
has err '[BD-C079]'
has err 'or allow more with --most-memory'
has out 'bide.cfg: 1 scenario x 1,000,000 replications'
has out ' events, '
run 0 run bide.cfg --replications 1000000 --dry-run --most-memory 1000000
has out 'bide.cfg: 1 scenario x 1,000,000 replications'
empty err
# shellcheck disable=SC2086
run 0 compare bide.cfg $few --json limited.json --most-minutes 60 --most-memory 1000 -q
# shellcheck disable=SC2086
run 0 compare bide.cfg $few --json free.json -q
holds limited.json <free.json
rm limited.json free.json
run 2 bench bide.cfg --dry-run
has err '"bide bench" takes no --dry-run'

# --- bench ---

# shellcheck disable=SC2086
run 0 bench bide.cfg $few --threads 3 --rounds 1
empty err
has out 'bide.cfg: 3 scenarios x 4 replications, '
has out 'events; median of 1 round'
has out 'Every run gave the same results, to the last bit.'
count=$((count + 1))
if [ "$(grep -cE '^[123] .*%' out)" != 3 ]; then
    failed=$((failed + 1))
    echo 'FAIL one line for 1, 2 and 3 threads:'
    cat out
fi
# shellcheck disable=SC2086
run 0 bench bide.cfg $few --threads 2 --rounds 1 --csv bench.csv --json bench.json
holds err <<'END'
wrote bench.csv
wrote bench.json
END
has bench.csv 'file,version,cores,threads,'
has bench.json '{"schema":"bide-bench/1",'
# shellcheck disable=SC2086
run 0 bench bide.cfg $few --threads 1 --rounds 1 --csv bench.csv --quiet
empty out
empty err
# shellcheck disable=SC2086
run 0 bench bide.cfg $few --threads 1 --rounds 1 --csv -
has out 'bide.cfg,'
lacks out 'Efficiency'
run 2 bench bide.cfg --csv a --json a
has err 'bide: error: --json and --csv would both write a'
run 5 bench bide.cfg --csv bide.cfg
has err 'bide: error: cannot write bide.cfg: it is the file that was read'
run 3 bench bad.cfg
has err 'unknown setting "sicknes"'
run 2 bench bide.cfg --rounds 0
holds err <<'END'
bide: error: --rounds needs a whole number from 1 to 1,000, got "0"
END
rm bench.csv bench.json

# --- trace ---

run 2 trace bide.cfg
has err '"bide trace" needs --child or --events'
run 2 trace bide.cfg --child 0
has err '--child needs a whole number from 1'
run 2 trace bide.cfg --child 1 --pathway nowhere
has err 'there is no pathway "nowhere" in bide.cfg'
run 2 trace bide.cfg --child 900000000
has err 'help: choose --child from 1 to '
run 0 trace bide.cfg --child 1
has out 'Child 1'
has out 'The same.'
cp out story
run 0 trace bide.cfg --child 1 --events one.csv
has err 'wrote one.csv'
holds out <story
has one.csv 'case_id,activity,timestamp,scenario,'
run 0 trace bide.cfg --events - --replication 2
has out 'case_id,activity,timestamp,scenario,'
lacks out 'Child 1'
run 0 trace bide.cfg --child 1 --events one.csv --quiet
empty out
empty err
rm one.csv story

# --- files ---

# shellcheck disable=SC2086
run 0 compare bide.cfg $few --threads 1 --json one.json --csv csv
holds err <<'END'
wrote csv/results.csv
wrote one.json
END
cp csv/results.csv one.csv
has one.json '{"schema":"bide-results/1",'
has one.csv 'hire,assessment,urgent,,,,2026-07-05,6 months,list,children,difference_mean,'
for threads in 2 3; do
    # shellcheck disable=SC2086
    run 0 compare bide.cfg $few --threads $threads --json $threads.json --csv csv -q
    holds $threads.json <one.json
    holds csv/results.csv <one.csv
done
# shellcheck disable=SC2086
run 0 compare bide.cfg $few --json - -q
holds out <one.json
# shellcheck disable=SC2086
run 0 compare bide.cfg $few --json -
holds out <one.json

# shellcheck disable=SC2086
run 0 compare bide.cfg $few --csv -
holds out <one.csv
absent ./-

# One file under two names.
run 2 run bide.cfg --json - --csv -
holds err <<'END'
bide: error: --json and --csv would both write standard output
  help: give one of them the name of a file
END
for one in csv json dashboard easy; do
    for other in csv json dashboard easy output; do
        command=compare
        [ $other != output ] || command=report
        if [ $one != $other ]; then
            # It would take hours.
            run 2 $command bide.cfg --replications 100000 --$one - --$other -
            empty out
            has err 'would both write standard output'
        fi
    done
done
for file in sqlite xlsx checkpoint; do
    run 2 run bide.cfg --$file -
    holds err <<END
bide: error: --$file cannot write to standard output
  help: give it the name of a file
END
done
absent ./-
run 2 bench bide.cfg --json - --csv -
has err 'bide: error: --json and --csv would both write standard output'
run 2 run bide.cfg --json csv/results.csv --csv ./csv/
has err 'bide: error: --json and --csv would both write ./csv//results.csv'
ln -s csv other
run 2 run bide.cfg --json other/results.csv --csv csv --force
has err '  help: give one of them another name'
run 2 run bide.cfg --json ./saved.x --checkpoint saved.x
has err 'bide: error: --json and --checkpoint would both write saved.x'
run 2 run bide.cfg --json other/saved.x-journal --checkpoint csv/saved.x
has err 'bide: error: --json and --checkpoint would both write csv/saved.x-journal'
run 2 bench bide.cfg --json other/new --csv csv/new
has err 'bide: error: --json and --csv would both write csv/new'
# Links to a file that is not there yet, and standard output under its own name.
ln -s csv/not_yet link
run 2 run bide.cfg --sqlite link --xlsx other/not_yet
has err 'bide: error: --sqlite and --xlsx would both write other/not_yet'
absent csv/not_yet
run 2 run bide.cfg --sqlite not_yet --xlsx ./not_yet
has err 'bide: error: --sqlite and --xlsx would both write ./not_yet'
run 2 compare bide.cfg --json - --dashboard /dev/stdout
has err 'bide: error: --dashboard and --json would both write standard output'
run 2 run bide.cfg --json not_yet --csv not_yet
has err 'bide: error: --json and --csv would both write not_yet'
run 2 report bide.cfg -o x.html --sqlite csv/last --baseline other/last
has err 'bide: error: --sqlite would replace other/last, which --baseline reads'
absent x.html
rm other link

# Older results may be replaced, other files not.
# shellcheck disable=SC2086
run 0 run bide.cfg $few --json one.json -q
echo 'my own work' >mine.txt
cp mine.txt kept.txt
run 5 run bide.cfg --json mine.txt
empty out
holds err <<'END'
bide: error: cannot write mine.txt: it is there and holds no results of bide
  help: give another name, or --force to replace it
END
holds mine.txt <kept.txt
run 5 run bide.cfg --json ./bide.cfg --force
holds err <<'END'
bide: error: cannot write ./bide.cfg: it is the file that was read
  help: give another name
END
holds bide.cfg <first.cfg
run 5 run bide.cfg --csv mine.txt
holds err <<'END'
bide: error: cannot write mine.txt: --csv needs a folder, and this is a file
  help: give the folder to write results.csv into, such as --csv results; it need not be there yet
END
run 5 run bide.cfg --csv new.cfg
has err 'bide: error: cannot write new.cfg: --csv needs a folder, and this is the name of a configuration'
absent new.cfg
run 5 run bide.cfg --json no/such.json
holds err <<'END'
bide: error: cannot write no/such.json: No such file or directory
  help: make the folder first
END
# shellcheck disable=SC2086
run 0 run bide.cfg $few --json mine.txt --force -q
has mine.txt '{"schema":"bide-results/1",'

# A full disk, a limit on file sizes, a reader that is gone, no standard output at all.
# shellcheck disable=SC2086
run 5 run bide.cfg $few --json /dev/full
has err 'bide: error: cannot write /dev/full: No space left on device'
# shellcheck disable=SC2086
"$bide" run bide.cfg $few >/dev/full 2>err
expect_code 5 $? 'bide run >/dev/full'
has err 'bide: error: cannot write standard output: No space left on device'
cp one.json old.json
# libomp keeps a few pages in a file, and the thread sanitizer more than any limit allows.
if [ -z "${TSAN_OPTIONS-}" ]; then
    # shellcheck disable=SC2086
    (ulimit -f 64 && exec "$bide" run bide.cfg $few --json one.json -q) 2>err
    expect_code 5 $? 'bide run, ulimit -f 64'
    has err 'bide: error: cannot write one.json: File too large'
    holds one.json <old.json
fi
# shellcheck disable=SC2086
{
    until [ -e gone ]; do sleep 0.02; done
    "$bide" run bide.cfg $few 2>err
    echo $? >code
} | {
    exec <&-
    : >gone
}
expect_code 5 "$(cat code)" 'bide run into a closed pipe'
has err 'bide: error: cannot write standard output: Broken pipe'
# shellcheck disable=SC2086
"$bide" run bide.cfg $few >&- 2>err
expect_code 5 $? 'bide run >&-'
# shellcheck disable=SC2086
"$bide" run bide.cfg $few --json closed.json -q 2>&- >&-
expect_code 0 $? 'bide run 2>&- >&-'
holds closed.json <old.json
count=$((count + 1))
if [ -n "$(find . -name '*.tmp')" ]; then
    failed=$((failed + 1))
    echo "FAIL left behind: $(find . -name '*.tmp')"
fi

# --- signals ---

# Stopped once it listens, however long that takes, and long before it would end.
for number in 2 15; do
    env --default-signal=INT "$bide" compare bide.cfg --replications 100000 --threads 1 \
        --set monthly=false --json stopped.json >out 2>err &
    job=$!
    until [ $((0x0$(ps -o caught= -p $job) & 0x4000)) != 0 ] || ! kill -0 $job; do
        sleep 0.02
    done
    kill -$number $job
    wait $job
    expect_code $((128 + number)) $? "bide compare, signal $number"
    empty out
    holds err <<'END'
bide: error: stopped, nothing was written
END
    absent stopped.json
done

# --- limits ---

run 7 compare bide.cfg --replications 1000000
has err 'bide: error: the results need'
lacks err 'a limit was reached'

# --- names that would be code elsewhere ---

sed 's/"6 months"/"=cmd()"/; s/Example clinic/<script>\&"x"/; s/&"x"/\&\\"x\\"/' bide.cfg >odd.cfg
# shellcheck disable=SC2086
run 0 run odd.cfg $few --json odd.json --csv odd
has out '<script>&"x"'
has odd.json '"title":"<script>&\"x\"",'
has odd/results.csv ",'=cmd(),"

# --- a terminal ---

# shown ENVIRONMENT ARGUMENT...: what bide shows on a terminal.
shown()
{
    environment=$1
    shift
    # shellcheck disable=SC2086
    env -u NO_COLOR $environment script -qec "'$bide' $*" /dev/null >out </dev/null
}

# Data files: rows used are told; what is wrong with them has an exit code of its own.
sed 's/referrals = {[^}]*}/referrals = { file = "dates.csv"; }/; s/onward/# onward/' bide.cfg >data.cfg
printf 'date,nhs_number\n2025-09-01,9434765919\n' >dates.csv
run 4 check data.cfg
has err 'dates.csv:1:2: error: this column looks like patient identifiers'
lacks err 9434765919
printf 'date\n2026-02-01\n2026-02-01\n2029-01-01\n' >dates.csv
# shellcheck disable=SC2086
run 0 compare data.cfg $few --json data.json
has out 'Referrals of "Assessment clinic" are 2 of 3 rows in'
has data.json '"file":"dates.csv","pathway":"assessment","is":"referrals","rows":3,"used":2'

escape=$(printf '\033')
# Where no terminal can be made, as in a root without /dev/pts, this is left out.
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    shown TERM=xterm check bad.cfg
    has out "${escape}[1;31merror: ${escape}[0m"
    shown 'TERM=xterm NO_COLOR=1' check bad.cfg
    lacks out "$escape"
    shown TERM=dumb check bad.cfg
    lacks out "$escape"
    shown 'TERM=xterm NO_COLOR=1' check bad.cfg --color always
    has out "${escape}[1;31merror: ${escape}[0m"
    shown TERM=xterm check bad.cfg --color=never
    lacks out "$escape"
    shown TERM=xterm compare bide.cfg --replications 3000 --threads 1
    has out ' replications, '
    has out "${escape}[K"
    shown TERM=xterm compare bide.cfg --replications 20 --threads 1 --quiet
    empty out
fi
run 3 check bad.cfg
lacks err "$escape"

echo "$((count - failed)) of $count hold"
[ $failed = 0 ]

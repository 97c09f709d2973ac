#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The page and the dashboard as files: every configuration gives one, they do not depend on
# threads, and all numbers of the page stand in the files for programs.
# usage: tests/test_report.sh PATH/TO/bide
set -u
bide=$(cd -P "$(dirname "$1")" && pwd)/$(basename "$1")
cd -P "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

fail()
{
    failed=$((failed + 1))
    echo "FAIL $*"
}

# expect CODE ARGUMENT...: run bide, expect the exit code.
expect()
{
    wanted=$1
    shift
    "$bide" "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ $code = "$wanted" ] || {
        fail "bide $*: exit code $code, not $wanted"
        head -n 5 "$work/err"
    }
}

has()
{
    grep -qF -- "$2" "$work/$1" || fail "no \"$2\" in $1"
}

same()
{
    cmp "$work/$1" "$work/$2" || fail "$1 and $2 differ"
}

expect 0 init "$work"
small=$work/bide.cfg

# --- the command line ---

expect 2 report "$small"
has err '"bide report" needs -o FILE'
expect 2 run "$small" -o "$work/x.html"
expect 2 report "$small" -o
expect 0 report "$small" -o "$work/a.html" --replications 4
[ -s "$work/out" ] && fail "a table beside the page"
has err "wrote $work/a.html"
expect 0 report "$small" -o "$work/a.html" --replications 4 --quiet
[ -s "$work/err" ] && fail "not quiet"
expect 0 report "$small" --output - --replications 4
same a.html out
expect 2 report "$small" -o "$work/x" --json "$work/x" --replications 4
expect 2 report "$small" -o - --dashboard - --replications 4
has err '--output and --dashboard would both write standard output'
expect 5 report "$small" -o "$work/none/x.html" --replications 4
echo 'mine' >"$work/mine.html"
expect 5 report "$small" -o "$work/mine.html" --replications 4
[ "$(cat "$work/mine.html")" = mine ] || fail "a file of others was replaced"
expect 0 report "$small" -o "$work/mine.html" --replications 4 --force
same a.html mine.html
expect 2 report "$small" -o "$work/x.html" --scenario nobody
expect 3 report "$work/none.cfg" -o "$work/x.html"
[ -e "$work/x.html" ] && fail "a page of nothing"

# --- threads ---

for threads in 1 2 3; do
    expect 0 report "$small" -o "$work/t$threads.html" --dashboard "$work/t$threads.csv" \
        --replications 9 --threads $threads
    same t1.html t$threads.html
    same t1.csv t$threads.csv
done

# --- every configuration ---

for config in configs/*.cfg tests/good/data.cfg tests/good/everything.cfg; do
    name=$(basename "$config" .cfg)
    for replications in 1 2; do
        expect 0 report "$config" -o "$work/$name.html" --dashboard "$work/$name.csv" \
            --json "$work/$name.json" --csv "$work/$name.folder" --replications $replications \
            --quiet --force
        [ "$(wc -c <"$work/$name.html")" -lt 400000 ] || fail "$name.html is too large"
        if command -v python3 >/dev/null; then
            tests/page_numbers.py "$work/$name.html" "$work/$name.folder/results.csv" \
                "$work/$name.csv" "$work/$name.json" "$config" || fail "numbers of $name"
        fi
    done
    case $name in
    clinic)
        command -v python3 >/dev/null || continue
        tests/page_mutations.py "$work/$name.html" "$work/$name.folder/results.csv" \
            "$work/$name.csv" "$work/$name.json" "$config" || fail "wrong numbers of $name"
        ;;
    esac
done

echo "$failed failed"
[ $failed = 0 ]

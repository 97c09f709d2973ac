#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every trap has a line in tests/traps.txt, every textbook case one in tests/theory/README.md,
# and each test they name is in its file, is run by it, and the file is a registered test.
# usage: test_traps.sh CTEST BUILD
set -u
cd -P "$(dirname "$0")" || exit 1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
problems=$folder/problems
: >"$problems"

complain()
{
    echo "$*" >>"$problems"
}

"$1" --test-dir "$2" -N | sed -n 's/^ *Test *#[0-9]*: //p' >"$folder/registered"

# A test of a program is defined there and added to a suite; a check of a script is in it.
check_test()
{
    where=$1 file=$2 test=$3
    name=${file%.*}
    grep -qx "$name" "$folder/registered" || complain "$where: $file is no registered test"
    if [ ! -f "$file" ]; then
        complain "$where: there is no tests/$file"
    elif [ "${file##*.}" = sh ]; then
        grep -qF -e "$test" "$file" || complain "$where: $file has no \"$test\""
    else
        grep -qx "START_TEST($test)" "$file" || complain "$where: $file has no test $test"
        grep -v '^START_TEST' "$file" | grep -qw "$test" ||
            complain "$where: $file does not run $test"
    fi
}

# Trap 13 alone may say why there is no test.
check_trap()
{
    if [ "$3" = 'not applicable' ]; then
        if [ "$1" != 13 ] || [ -z "$4" ]; then
            complain "trap $1 needs a test"
        fi
    else
        check_test "trap $1" "$3" "$4"
    fi
}

grep -v '^#' traps.txt | sed 's/; /;/g' >"$folder/traps"
while IFS=';' read -r number name file test; do
    case $number in
    [1-9] | 1[0-9] | 2[0-3]) check_trap "$number" "$name" "$file" "$test" ;;
    *) complain "traps.txt: there is no trap \"$number\"" ;;
    esac
done <"$folder/traps"
for number in $(seq 1 23); do
    grep -q "^$number;" "$folder/traps" || complain "trap $number has no line"
done

# A row: | 4.2 | what | configs | tests | notes |, with `x.cfg` and `test_y.c: name`.
for number in $(seq 1 18); do
    grep -q "^| 4\.$number |" theory/README.md || complain "case 4.$number has no row"
done
# shellcheck disable=SC2016 # the quotes of Markdown
grep -oE '`test_[a-z_]+\.(c|sh): [a-z0-9_]+`' theory/README.md | tr -d '`' |
    sed 's/: /;/' >"$folder/cases"
while IFS=';' read -r file test; do
    check_test theory/README.md "$file" "$test"
done <"$folder/cases"
[ "$(wc -l <"$folder/cases")" -ge 16 ] || complain 'theory/README.md names too few tests'
# shellcheck disable=SC2016
grep -oE '`[a-z0-9-]+\.cfg`' theory/README.md | tr -d '`' | sort -u >"$folder/named"
find theory -name '*.cfg' | sed 's|.*/||' | sort >"$folder/there"
for config in $(comm -3 "$folder/named" "$folder/there"); do
    complain "theory/README.md and theory/*.cfg do not agree about $config"
done

cat "$problems"
echo "$(wc -l <"$folder/traps") lines of traps, $(wc -l <"$folder/cases") of cases"
[ ! -s "$problems" ]

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every id of a problem that the sources use has a paragraph in bide explain, every paragraph
# an id that is used, and every one is provoked by some test.
set -u
cd -P "$(dirname "$0")/.." || exit 1
# All ids in the files named, or in the input.
ids()
{
    grep -ohE 'BD-C[0-9]{3}' "$@" | sort -u
}

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
ids models/text/diag_ids*.c >"$folder/explained"
find models app -name '*.c' ! -name 'diag_ids*' ! -name usage.c -exec cat {} + | ids >"$folder/used"
ids -r tests --include='*.c' --include='*.sh' --include='*.txt' >"$folder/tested"
failed=0

# What stands in the first list only is a fault.
compare()
{
    if [ -n "$(comm -23 "$folder/$1" "$folder/$2")" ]; then
        echo "$3:" "$(comm -23 "$folder/$1" "$folder/$2" | tr '\n' ' ')"
        failed=1
    fi
}

compare used explained 'used but not explained'
compare explained used 'explained but not used'
compare explained tested 'no test mentions'
echo "$(wc -l <"$folder/explained") ids"
[ "$(wc -l <"$folder/explained")" -gt 70 ] || failed=1
exit $failed

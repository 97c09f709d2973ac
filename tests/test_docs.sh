#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The documents say what the program does, and their links lead somewhere.
# usage: test_docs.sh PROGRAM, from the repository's root
set -u
failed=0

if ! "$1" explain --markdown | diff docs/SETTINGS.md - >&2; then
    echo 'docs/SETTINGS.md is out of date: bide explain --markdown >docs/SETTINGS.md'
    failed=1
fi

# The targets of links to files of the repository, one a line.
targets()
{
    grep -oE '\]\([A-Za-z0-9_./-]+\)' "$1" | tr -d '])('
}

missing=$(for document in README.md docs/*.md bench/*.md; do
    targets "$document" | while read -r target; do
        [ -e "$(dirname "$document")/$target" ] || echo "$document: there is no $target"
    done
done)

# A command a document shows must exist.
unknown=$(grep -hoE '^ +bide [a-z]+' README.md docs/*.md | awk '{ print $2 }' | sort -u |
    while read -r command; do
        "$1" help "$command" >/dev/null 2>&1 || echo "the documents show \"bide $command\""
    done)

if [ -n "$missing$unknown" ]; then
    printf '%s\n%s\n' "$missing" "$unknown"
    failed=1
fi
exit $failed

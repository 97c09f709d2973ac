#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The pages of bide report in a browser, without a mouse, a script or a network.
# usage: tests/test_browser.sh PATH/TO/bide [FOLDER FOR PICTURES]
# Skipped (77) where Node.js, its packages or Chromium are not there: see tools/install.
set -u
bide=$(cd -P "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd -P "$(dirname "$0")/.." && pwd)
modules=$here/build/browser
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CHROMIUM=${CHROMIUM:-$(command -v chromium)} || {
    echo 'skipped: Chromium is not installed'
    exit 77
}
export CHROMIUM
if ! command -v node >/dev/null || [ ! -d "$modules/node_modules" ]; then
    echo 'skipped: Node.js or its packages are not installed; tools/install test installs them'
    exit 77
fi
pictures=
if [ -n "${2-}" ]; then
    mkdir -p "$2" && pictures="--pictures $(cd -P "$2" && pwd)"
fi

page()
{
    "$bide" report "$1" --replications "$2" --quiet -o "$work/$3.html" || exit 1
    set -- "$work/$3.html"
    pages="${pages-} $1"
}
page "$here/configs/worcestershire.cfg" 6 worcestershire
page "$here/configs/clinic.cfg" 20 clinic
"$bide" report "$here/configs/clinic.cfg" --replications 20 --quiet -o "$work/clinic.html" --easy "$work/easy.html" --force || exit 1
pages="$pages $work/easy.html"
page "$here/configs/rtt_specialty.cfg" 4 rtt
for number in 0 1 2; do
    "$here/tests/test_hostile.py" --config $number >"$work/hostile.cfg" || exit 1
    page "$work/hostile.cfg" 2 hostile-$number
    "$bide" report "$work/hostile.cfg" --quiet -o "$work/x.html" --easy "$work/hostile-easy-$number.html" --force || exit 1
    pages="$pages $work/hostile-easy-$number.html"
done

# What changed since an earlier run, which had a scenario of another name.
"$bide" compare "$here/configs/clinic.cfg" --replications 20 --quiet --sqlite "$work/old.sqlite" || exit 1
sed -e 's/start = "2026-01-05"/start = "2026-03-01"/' -e 's/^  insource = /  buy = /' \
    "$here/configs/clinic.cfg" >"$work/later.cfg"
"$bide" report "$work/later.cfg" --replications 20 --quiet -o "$work/since.html" --baseline "$work/old.sqlite" || exit 1
pages="$pages $work/since.html"

cp "$here/tests/browser/check.mjs" "$modules/check.mjs"
cd "$modules" || exit 1
# shellcheck disable=SC2086  # words
node check.mjs $pictures $pages

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bide verify: of result files and of folders, and what it says when they are not what was written.
# usage: test_verify.sh BIDE
set -eu
bide=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder" "$folder.away"' EXIT
cp tests/good/data.cfg tests/good/data-*.csv configs/clinic.cfg "$folder"
cd "$folder"

fail()
{
    echo "test_verify.sh: $*" >&2
    cat out err >&2
    exit 1
}

# run_for CODE ARGUMENTS: the exit code must be that
run_for()
{
    wanted=$1
    shift
    code=0
    "$bide" "$@" >out 2>err || code=$?
    [ "$code" = "$wanted" ] || fail "$* ended with $code, not $wanted"
}

# says FILE TEXT
says()
{
    grep -qF -- "$2" "$1" || fail "no \"$2\" in $1"
}

run_for 0 compare data.cfg --replications 3 --set weeks=12 --quiet --sqlite a.sqlite --csv csv
run_for 0 run clinic.cfg --replications 2 --seed 7 --threads 1 --quiet --sqlite b.sqlite --csv one
for result in a.sqlite b.sqlite csv one; do
    for threads in 1 3; do
        run_for 0 verify "$result" --threads "$threads"
        says out "$result: identical"
    done
done
# From anywhere, and by any file of the folder.
for file in results.csv manifest.json datapackage.json; do
    run_for 0 verify "csv/$file"
    says out "csv/$file: identical"
done
mkdir -p other/deep
cd other/deep
for result in ../../csv ../../one/ "$folder/csv" ../../csv/results.csv; do
    run_for 0 verify "$result"
    says out "$result: identical"
done
cp -r ../../csv .
run_for 0 verify csv
sed 's/weeks = [0-9]*/weeks = 60/' ../../data.cfg >data.cfg
cp ../../data-*.csv .
run_for 4 verify csv
says err "data.cfg is not the file the results were made of"
cp -r ../../csv "$folder.away"
cd "$folder.away"
run_for 4 verify .
says err "cannot find data.cfg, of which the results were made: it is neither in this folder nor in . or a folder above it"
says err "help: put it where it was, or go to the folder in which it was simulated"
cd "$folder"
run_for 0 verify "$folder.away"
rm -r other "$folder.away"

run_for 0 verify a.sqlite --quiet
[ ! -s out ] || fail "it says something"

# A page from a result file is that of its configuration, and so is everything else.
run_for 0 report data.cfg --replications 3 --set weeks=12 --quiet -o fresh.html --json fresh.json
run_for 0 report a.sqlite --quiet -o kept.html --json kept.json --sqlite again.sqlite --baseline a.sqlite
run_for 0 report a.sqlite --quiet -o kept.html
cmp fresh.html kept.html || fail "the pages differ"
cmp fresh.json kept.json || fail "the results differ"
cmp a.sqlite again.sqlite || fail "the result files differ"
run_for 0 report data.cfg --replications 3 --quiet -o since.html --baseline a.sqlite
says since.html "What changed since the last run"
says since.html "1 setting is not as in the last run"
run_for 2 report a.sqlite --seed 1 -o x.html
says err "--seed is for a configuration, and a.sqlite is a result file"
run_for 4 report data.cfg --replications 3 -o x.html --baseline clinic.cfg
says err "clinic.cfg: it is no result file of bide"
says err "help: give a file that was written by: bide compare FILE --sqlite RESULT"
run_for 4 report data.cfg --replications 3 -o x.html --baseline nothing
says err "help: give a file that was written by"
run_for 4 report data.cfg --replications 3 -o x.html --baseline csv
says err "csv: it is a folder"
run_for 4 report data.cfg --replications 3 -o x.html --baseline b.sqlite
says err "b.sqlite is no earlier run of data.cfg: none of its pathways is of the same name"
says err "the pathways there are \"physiotherapy\", and here \""
run_for 4 report a.sqlite -o x.html --baseline b.sqlite
says err "b.sqlite is no earlier run of a.sqlite"
run_for 0 run clinic.cfg --replications 2 --set start='"2031-03-03"' --quiet --sqlite later.sqlite
run_for 4 report b.sqlite -o x.html --baseline later.sqlite
says err "later.sqlite is no earlier run of b.sqlite: it begins later"
says err "it begins on 2031-03-03, this one on "
[ ! -e x.html ] || fail "a page was written"

# The result file needs nothing else; the folder does.
mv data-waiting.csv away.csv
run_for 0 verify a.sqlite
run_for 4 verify csv
mv away.csv data-waiting.csv
echo >>clinic.cfg
run_for 0 verify b.sqlite
run_for 4 verify one
says err "clinic.cfg is not the file the results were made of"
says err "--sqlite"

# Estimates that another program made.
python3 - <<'END'
import hashlib, sqlite3, struct
database = sqlite3.connect("a.sqlite")
database.execute("UPDATE estimates SET mean = mean + 1 WHERE scenario = 0 AND moment = 0 AND measure = 0 AND subject = 0")
database.execute("UPDATE meta SET value = '0.0.1' WHERE name = 'bide_version'")
def digest(first):
    data = b""
    for row in database.execute("SELECT * FROM estimates ORDER BY scenario, moment, subject, measure"):
        data += struct.pack("=Q6d", row[first], *(float("nan") if x is None else x for x in row[first + 1:first + 7]))
    return hashlib.sha256(data).hexdigest().encode() + b"\0"
value = hashlib.sha256(digest(4) + digest(11)).hexdigest()
database.execute("UPDATE meta SET value = ? WHERE name = 'estimates_sha256'", (value,))
database.commit()
END
run_for 8 verify a.sqlite
says out "a.sqlite: 1 estimate differs"
says out ", list: mean "
says out "It was made by bide 0.0.1"
run_for 8 verify a.sqlite --quiet

# A byte more is a difference, be it one that ends a text.
cp csv/results.csv kept.csv
for more in '\n' '\0000,1\n'; do
    printf "%b" "$more" >>csv/results.csv
    run_for 8 verify csv
    says out "csv: 1 line differs"
    cp kept.csv csv/results.csv
done
run_for 0 verify csv

# Other lines in the folder.
sed -i '2s/,[^,]*$/,-1/' csv/results.csv
run_for 8 verify csv
says out "csv: 1 line differs"
says out "  was "
rm csv/results.csv
run_for 8 verify csv
says out "results.csv: "
printf '{"schema":"bide-manifest/1",\n"content":{' >csv/manifest.json
run_for 4 verify csv
says err "it is no manifest of bide"
rm csv/manifest.json
run_for 4 verify csv
run_for 4 verify nothing.sqlite
for file in clinic.cfg fresh.json; do
    run_for 4 verify $file
    says err "it is no result file of bide"
    says err "help: it takes what these write: bide compare FILE --sqlite RESULT, or --csv FOLDER"
done
run_for 2 verify

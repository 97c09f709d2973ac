#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of --csv, held against the rules of Frictionless tabular data packages, and its
manifest against the files; the result file's tables against results.csv.
usage: test_package.py BIDE"""
import csv
import datetime
import hashlib
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

BIDE = sys.argv[1]
CONFIG = "tests/good/data.cfg"


def compare(folder, *options):
    subprocess.run([BIDE, "compare", CONFIG, "--quiet", "--replications", "3", *options],
                   check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def check_value(field, text, missing):
    """One cell against its field of the schema."""
    rules = field.get("constraints", {})
    if text in missing:
        assert not rules.get("required"), field
        return
    assert text in rules.get("enum", [text]), (field, text)
    if field["type"] == "number":
        assert re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", text), text
    elif field["type"] == "date":
        datetime.datetime.strptime(text, field["format"])
    else:
        assert field["type"] == "string"


def check_package(files):
    package = json.loads(files["datapackage.json"])
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    (resource,) = package["resources"]
    assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
    data = files[resource["path"]]
    assert resource["profile"] == "tabular-data-resource" and resource["encoding"] == "utf-8"
    assert resource["bytes"] == len(data) and resource["hash"] == "sha256:" + sha256(data)
    fields = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
    assert len(set(names)) == len(names) and all(field["description"] for field in fields)
    rows = list(csv.reader(data.decode("utf-8").splitlines()))
    assert rows[0] == names
    keys = set()
    for row in rows[1:]:
        assert len(row) == len(fields)
        for field, text in zip(fields, row):
            check_value(field, text, resource["schema"]["missingValues"])
        keys.add(tuple(row[:-1]))
    assert len(keys) == len(rows) - 1, "two rows say the same"
    return rows[1:]


def check_manifest(files):
    text = files["manifest.json"].decode("utf-8")
    manifest = json.loads(text)
    content = text[text.index('"content":') + 10:text.index(',\n"content_sha256"')]
    assert manifest["content_sha256"] == sha256(content.encode("utf-8"))
    said = manifest["content"]
    assert said["results"] == {"path": "results.csv", "bytes": len(files["results.csv"]),
                               "sha256": sha256(files["results.csv"])}
    for file in said["files"]:
        assert file["sha256"] == sha256(pathlib.Path(file["path"]).read_bytes()), file
    assert {file["kind"] for file in said["files"]} == {"configuration", "data"}
    assert said["replications"] == 3 and said["sets"] == ["weeks=20"]
    assert [name.split()[0] for name in manifest["libraries"]] == \
        ["GSL", "libconfig", "SQLite", "nettle"]


def check_database(path, rows):
    """Every row of results.csv about a list at a milestone is in the views, and the same."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = {}
    for scenario, pathway, date, measure, mean, half_width in database.execute(
            "SELECT scenario, pathway, date, measure, mean, half_width FROM v_milestones"):
        found[scenario, pathway, date, measure, "mean"] = mean
        found[scenario, pathway, date, measure, "half_width"] = half_width
    count = 0
    for row in rows:
        scenario, pathway, priority, group, staff, budget, date, milestone, measure, _, what, \
            value = row
        if pathway and not priority + group + staff + budget and milestone \
                and what in ("mean", "half_width"):
            assert found[scenario, pathway, date, measure, what] == \
                (float(value) if value else None), row
            count += 1
    assert count > 50
    for (view,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
        database.execute(f"SELECT * FROM {view}").fetchall()
    kinds = dict(database.execute("SELECT kind, text FROM files WHERE kind = 'data'"))
    assert kinds["data"].startswith("date,")


def main():
    with tempfile.TemporaryDirectory() as folder:
        out, base = folder + "/csv", folder + "/a.sqlite"
        options = ("--set", "weeks=20", "--csv", out, "--sqlite", base, "--threads")
        files = compare(out, *options, "1")
        first = pathlib.Path(base).read_bytes()
        assert set(files) == {"results.csv", "datapackage.json", "manifest.json"}
        assert compare(out, *options, "3") == files, "not the same twice"
        assert pathlib.Path(base).read_bytes() == first, "not the same twice"
        rows = check_package(files)
        check_manifest(files)
        check_database(base, rows)
        pathlib.Path(base).write_bytes(b"SQLite format 3\0 of somebody else" + bytes(100))
        done = subprocess.run([BIDE, "run", CONFIG, "--sqlite", base], capture_output=True,
                              text=True, check=False)
        assert done.returncode == 5 and "holds no results of bide" in done.stderr, done


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that would do harm if anything took them for more than texts (tests/hostile.h), in every
place of a configuration that takes a text: either it is refused, in words that are safe on a
terminal, or every kind of output is well-formed, holds nothing but the text, and shows it.
usage: test_hostile.py BIDE            check all
       test_hostile.py --config NUMBER  print a configuration in which every place has another text"""
import ast
import csv
import html.parser
import itertools
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
from test_book import Book  # noqa: E402  pylint: disable=wrong-import-position

HERE = pathlib.Path(__file__).resolve().parent
TEMPLATE = b"""# <T>
title = "T";
start = "2026-01-05"; weeks = 10; replications = 2;
milestones = ( { label = "T"; months = 1; }, { label = "T 2"; months = 2; } );
groups = { g = { label = "T"; }; };
staff = { nurses = { label = "T"; wte = 2.0; }; # A: <T>
};
pathways = { p = { label = "T"; # source: <T>
  referrals = { per_week = 9.0; }; # B: <T>
  priorities = { urgent = { label = "T"; share = 0.2; }; routine = { label = "T 2"; share = 0.8; }; };
  groups = ( { group = "g"; share = 0.4; } );
  waiting = { from_weeks = [ 0, 10 ]; children = [ 30, 20 ]; longest_weeks = 30; };
  steps = ( { name = "visit"; label = "T"; staff = "nurses"; minutes = 60; ends = { as = "<N>"; share = 0.1; }; },
            { name = "<N>"; staff = "nurses"; minutes = 30; } );
  leaving = { per_week = 0.01; reasons = ( { as = "moved"; label = "T"; per_week = 0.01; } ); };
}; };
scenarios = { now = { label = "T"; };
  more = { label = "T 2"; changes = ( { type = "hire"; label = "T"; staff = "nurses"; wte = 1.0; from_week = 2; } ); }; };
"""
NAMES = (  # where only some words will do: refused, with the text in the message
    (b'staff = "nurses"; minutes', b'staff = "T"; minutes'), (b'type = "hire"', b'type = "T"'),
    (b'"2026-01-05"', b'"T"'), (b"wte = 2.0;", b"wte = 2.0; T = 3;"), (b'as = "moved"', b'as = "T"'),
    (b'group = "g"', b'group = "T"'))
LONGEST = 78  # characters that a label may have, with " 2"


def texts():
    """Those of the header, and what no C text can be."""
    body = (HERE / "hostile.h").read_text(encoding="ascii").split("hostile[] = {")[1]
    literals = re.sub(r'"(?:\\.|[^"\\])*"', lambda found: "b" + found.group(),
                      body.split("\n};")[0])
    return [*ast.literal_eval(f"[{literals}]"), b"a\0b", b"<" * LONGEST, b"<" * 5000]


def config(text, template=TEMPLATE):
    return config_of([text], template)


def config_of(several, template=TEMPLATE):
    """In every place, in turn; names have no dot, and remarks end with the line."""
    turns = itertools.cycle(several)

    def put(found):
        text = next(turns)
        if found.group() == b"<T>":
            return re.sub(rb"[\r\n]", b" ", text)
        quoted = text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        return quoted.replace(b".", b"_") if found.group() == b"<N>" else quoted
    return re.sub(rb"<T>|<N>|\bT\b", put, template)


def print_config(number):
    clean = [text for text in texts() if is_clean(text)]
    places = len(re.findall(rb"<T>|<N>|\bT\b", TEMPLATE))
    sys.stdout.buffer.write(config_of((clean * 2)[places * number % len(clean):][:places]))


def steers(character):
    """Whether a terminal or a reader may take it for an order; as in app/show.c."""
    code = ord(character)
    return (code < 0x20 and character not in "\t\n") or 0x7f <= code <= 0x9f or code in (0x61c, 0xfeff) \
        or 0x200e <= code <= 0x200f or 0x2028 <= code <= 0x202e or 0x2066 <= code <= 0x2069


def is_clean(text):
    """Whether a configuration may say so."""
    try:
        shown = text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(shown) <= LONGEST and not any(steers(one) or one in "\t\n" for one in shown)


def in_xml(text):
    """What XML cannot hold is shown as a question mark."""
    return re.sub("[\ufffe\uffff]", "?", text)


def run(bide, *words):
    """What is said, which is safe on a terminal."""
    done = subprocess.run([bide, *words], capture_output=True, check=False)
    assert done.returncode in (0, 2, 3, 4, 5), (done.returncode, words, done.stderr)
    said = (done.stdout + done.stderr).decode("utf-8")
    assert not any(map(steers, said)), (words, said)
    return done.returncode, said


class Page(html.parser.HTMLParser):
    """Tags and attributes, and the texts of elements."""

    def __init__(self, path):
        super().__init__()
        self.kinds, self.links, self.texts, self.styles = set(), set(), [], []
        self.inside = None
        text = path.read_text(encoding="utf-8")
        self.feed(text)
        self.close()
        void = re.sub(r"<(meta|br|hr)\b([^>]*[^/>])?>", "", text.split("-->", 1)[-1])
        ET.fromstring(void)  # well-formed
        self.shown = squeeze("".join(self.texts))

    def handle_starttag(self, tag, attrs):
        self.inside = tag
        self.kinds |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        self.links |= {value for name, value in attrs if name in ("href", "src", "xlink:href")}
        self.styles += [value for name, value in attrs if name == "style"]

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        (self.styles if self.inside == "style" else self.texts).append(data)

    def handle_decl(self, decl):
        assert decl == "DOCTYPE html", decl

    def handle_pi(self, data):
        raise AssertionError(data)

    def unknown_decl(self, data):
        raise AssertionError(data)


def squeeze(text):
    return " ".join(text.split())


def check_page(path, tame, text):
    page = Page(path)
    assert page.kinds <= tame.kinds | {("tspan", name) for _, name in tame.kinds}, page.kinds - tame.kinds
    assert all(link.startswith("#") for link in page.links), page.links
    assert [s for s in page.styles if "{" in s] == [s for s in tame.styles if "{" in s]
    assert squeeze(text) in page.shown, path.name


def check_table(path):
    """Rows alike in width, of which none computes anything."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    for row in rows:
        assert len(row) == len(rows[0]), row
        for cell in row:
            assert cell[:1] not in tuple("=+-@\t\r") or re.fullmatch(r"-?[0-9.]+(e[+-]?\d+)?", cell), cell
    return {cell for row in rows for cell in row}


def database(path):
    """Its tables, and every text in them."""
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    made = base.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    tables = [name for name, in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells = {cell for name in tables for row in base.execute(f'SELECT * FROM "{name}"') for cell in row
             if isinstance(cell, str)}
    base.close()
    return made, cells


def strings(value):
    """Every text in what JSON says."""
    if isinstance(value, (dict, list)):
        inner = list(value.values()) if isinstance(value, dict) else value
        return set().union(*map(strings, inner)) if inner else set()
    return {value} if isinstance(value, str) else set()


def outline(document):
    """What is structure in Markdown: headings, fences, the widths of tables."""
    outside, is_code = [], False
    for line in document.split("\n")[1:]:  # after the mark that bide wrote it
        if line.startswith("```"):
            is_code = not is_code
            outside.append(line)
        elif not is_code:
            assert not re.search(r"<(?!br>)|(?<!\\)!\[|(?<!\\)\]\((?!#)", line), line
            outside.append(re.match(r"#*", line).group() if line[:1] != "|" else
                           len(re.findall(r"(?<!\\)\|", line.replace("\\\\", ""))))
    return outside


def make(bide, folder, name):
    """Everything there is, of this configuration; the table that was printed."""
    for words in (["check", name], ["stress", name, "-o", "stress.md", "--force"],
                  ["report", name, "-o", "page.html", "--dashboard", "months.csv", "--easy", "easy.html", "--force",
                   "--json", "a.json", "--csv", "csv", "--xlsx", "a.xlsx", "--sqlite", "a.sqlite"]):
        code, said = run(bide, *words)
        assert code == 0, said
    json.loads((folder / "csv/datapackage.json").read_bytes())
    json.loads((folder / "csv/manifest.json").read_bytes())
    check_table(folder / "csv/results.csv")
    check_table(folder / "months.csv")
    return run(bide, "compare", name)[1]


class Tame:
    """What is written about a text that is only a text."""

    def __init__(self, bide, folder):
        make(bide, folder, "tame.cfg")
        self.page, self.easy = Page(folder / "page.html"), Page(folder / "easy.html")
        self.tables = database(folder / "a.sqlite")[0]
        self.outline = outline((folder / "stress.md").read_text(encoding="utf-8"))
        self.sheets = set(Book(folder / "a.xlsx").sheets)


def check_written(folder, tame, text):
    check_page(folder / "page.html", tame.page, in_xml(text))
    check_page(folder / "easy.html", tame.easy, in_xml(text))
    assert text in strings(json.loads((folder / "a.json").read_bytes()))
    book = Book(folder / "a.xlsx")
    assert set(book.sheets) == tame.sheets and in_xml(text) in book.strings, book.strings
    made, cells = database(folder / "a.sqlite")
    assert made == tame.tables and text in cells
    assert outline((folder / "stress.md").read_text(encoding="utf-8")) == tame.outline


def file_name(text):
    """Also the name of the configuration."""
    return b"./" + re.sub(rb"[/\0]", b"_", text)[:200] + b".cfg"


def check_text(bide, folder, tame, text):
    name = file_name(text)
    path = folder / os.fsdecode(name)
    path.write_bytes(config(text))
    code, said = run(bide, "check", name)
    assert (code == 0) == is_clean(text), said
    if code == 0:
        said = make(bide, folder, name)
        assert text.decode() in said, said
        check_written(folder, tame, text.decode())
    else:
        assert "[BD-C0" in said, said
        path.write_bytes(config(b"Tame"))
        make(bide, folder, name)
        check_written(folder, tame, "Tame")
    wrong = TEMPLATE.replace(b"<N>", b"x").replace(b"<T>", b"x").replace(b'"T', b'"x')
    for old, new in NAMES:
        assert old in wrong
        wrong = wrong.replace(old, new)
    path.write_bytes(config(text, wrong))
    assert run(bide, "check", name)[0] == 3
    if b"\0" not in text:
        assert run(bide, "explain", b"p." + text)[0] == 2
        assert run(bide, "run", "tame.cfg", "--scenario", text)[0] == 2
        assert run(bide, "run", "tame.cfg", "--set", b"title=" + text)[0] in (0, 3)


def main():
    if sys.argv[1] == "--config":
        print_config(int(sys.argv[2]))
        return 0
    bide = str(pathlib.Path(sys.argv[1]).resolve())
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="bide_hostile_") as name:
        folder = pathlib.Path(name)
        os.chdir(folder)
        (folder / "tame.cfg").write_bytes(config(b"Tame"))
        if "cannot write workbooks" in run(bide, "run", "tame.cfg", "--xlsx", "tame.xlsx")[1]:
            print("skipped: this build writes no workbooks (libxlsxwriter-dev is not there)")
            return 77
        tame = Tame(bide, folder)
        before = {path.name for path in folder.iterdir()}
        for text in texts():
            try:
                check_text(bide, folder, tame, text)
            except (AssertionError, ValueError, ET.ParseError, csv.Error, sqlite3.Error):
                wrong += 1
                print(f"WRONG {text!r}: {traceback.format_exc()[-1500:]}")
            (folder / os.fsdecode(file_name(text))).unlink()
        after = {path.name for path in folder.iterdir()}
        os.chdir(HERE)
    assert before == after, after - before
    print(f"{len(texts())} texts, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

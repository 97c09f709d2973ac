#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A workbook says what the JSON of the same run says, opens as XML, and is never half-written.
usage: test_book.py BIDE [SANITIZER]; ends with 77, having said why, where this build writes no workbooks.
"""
import datetime
import json
import math
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EPOCH = datetime.date(1899, 12, 30)
ROOT = pathlib.Path(__file__).resolve().parent.parent


class Book:
    """The sheets of a workbook as rows of cells: texts, numbers or None."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        assert self.zip.testzip() is None
        for name in self.zip.namelist():
            ET.fromstring(self.zip.read(name))  # all of it is well-formed
        items = self.parse("xl/sharedStrings.xml").findall(MAIN + "si")
        self.strings = [unescape("".join(t.text or "" for t in i.iter(MAIN + "t")))
                        for i in items]
        targets = {r.get("Id"): r.get("Target")
                   for r in self.parse("xl/_rels/workbook.xml.rels")}
        self.sheets = {}
        self.xml = {}
        for sheet in self.parse("xl/workbook.xml").find(MAIN + "sheets"):
            target = targets[sheet.get(RELATION + "id")]
            self.xml[sheet.get("name")] = self.parse("xl/" + target)
            self.sheets[sheet.get("name")] = self.rows(self.xml[sheet.get("name")])

    def parse(self, name):
        return ET.fromstring(self.zip.read(name))

    def rows(self, sheet):
        rows = []
        for row in sheet.iter(MAIN + "row"):
            cells = {}
            for cell in row:
                assert cell.find(MAIN + "f") is None, "a formula"
                column = re.match(r"[A-Z]+", cell.get("r")).group()
                cells[number(column)] = self.value(cell)
            rows.append([cells.get(i) for i in range(max(cells, default=-1) + 1)])
        return rows

    def value(self, cell):
        value = cell.find(MAIN + "v")
        if value is None:
            return None
        if cell.get("t") == "s":
            return self.strings[int(value.text)]
        assert cell.get("t") in (None, "n"), "no text, no number"
        assert math.isfinite(float(value.text))
        return float(value.text)

    def table(self, name, first):
        """The rows of a table, whose headings begin with this, as dictionaries by heading;
        headings that repeat are told apart by a star."""
        rows = self.sheets[name]
        top = next(i for i, row in enumerate(rows) if row[:1] == [first] and len(row) > 2)
        heads = []
        for head in rows[top]:
            heads.append(head + "*" * heads.count(head))
            while heads.count(heads[-1]) > 1:
                heads[-1] += "*"
        return [dict(zip(heads, row)) for row in rows[top + 1:]]


def number(column):
    value = 0
    for letter in column:
        value = 26 * value + ord(letter) - 64
    return value - 1


def unescape(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def near(shown, wanted, where):
    """None for null; less than a millionth is 0."""
    if wanted is None or shown is None:
        assert shown is None and wanted is None, f"{where}: {shown} instead of {wanted}"
    else:
        assert abs(shown - wanted) <= max(1e-6, 1e-14 * abs(wanted)), \
            f"{where}: {shown} instead of {wanted}"


def day(row):
    return (EPOCH + datetime.timedelta(days=row["Date"])).isoformat()


def run(bide, *arguments, **options):
    return subprocess.run([bide, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False, **options)


def make(bide, config, folder, command="compare", replications=3):
    """The workbook and the JSON of the same run."""
    xlsx, results = folder / "a.xlsx", folder / "a.json"
    done = run(bide, command, config, "--replications", replications, "--quiet", "--force",
               "--xlsx", xlsx, "--json", results)
    assert done.returncode == 0, done.stderr
    return Book(xlsx), json.loads(results.read_text())


# What stands in a column: the measure, and which of its numbers.
LISTS = {
    "Backlog: children waiting (mean)": ("list", "mean"),
    "Backlog: low (children; 1 run in 10 is below)": ("list", "p10"),
    "Backlog: high (children; 1 run in 10 is above)": ("list", "p90"),
    "Within the standard (share of the list)": ("within_standard", "mean"),
    "Median wait so far (weeks)": ("median_wait_weeks", "mean"),
    "92nd centile wait so far (weeks)": ("p92_wait_weeks", "mean"),
    "Longest wait so far (weeks)": ("longest_wait_weeks", "mean"),
    "Over 52 weeks (children)": ("over_52_weeks", "mean"),
    "Over 65 weeks (children)": ("over_65_weeks", "mean"),
    "Over 78 weeks (children)": ("over_78_weeks", "mean"),
    "Over 104 weeks (children)": ("over_104_weeks", "mean"),
    "Demand: referred so far (children)": ("referred", "mean"),
    "Seen so far (children)": ("seen", "mean"),
    "Seen within the standard (share)": ("seen_within_standard", "mean"),
    "Median wait of those seen (weeks)": ("seen_median_wait_weeks", "mean"),
    "Left unseen so far (children)": ("left", "mean"),
    "Chance that the target is met that day": ("target_met", "mean"),
}


def check_lists(row, measures, where):
    for heading, (measure, statistic) in LISTS.items():
        if heading in row:
            wanted = measures.get(measure)
            near(row[heading], wanted and wanted[statistic], f"{where} {heading}")
    if "Change in backlog from the first scenario (children)" in row:
        change = measures["list"].get("difference")
        near(row["Change in backlog from the first scenario (children)"],
             change and change["mean"], where)
        near(row["± of that change (children, 95%)"], change and change["half_width"], where)


def by_label(items, label):
    return [item for item in items if item["label"] == label]


def milestones(results):
    """Every line at every milestone, in the order of the sheet."""
    first = results["scenarios"][0]
    for part in ("pathways", "priorities", "groups"):
        for i, pathway in enumerate(first["pathways"]):
            lines = [pathway] if part == "pathways" else pathway.get(part, [])
            for k in range(len(lines)):
                for scenario in results["scenarios"]:
                    other = scenario["pathways"][i]
                    line = other if part == "pathways" else other[part][k]
                    for moment in line["milestones"]:
                        name = "All children" if part == "pathways" else line["label"]
                        yield pathway["label"], scenario["label"], name, moment


def check_milestones(book, results):
    rows = book.table("Milestones", "Pathway")
    wanted = {}
    for pathway, scenario, name, moment in milestones(results):
        wanted.setdefault((pathway, scenario, name, moment["label"], moment["date"]),
                          []).append(moment["measures"])
    assert len(rows) == sum(map(len, wanted.values()))
    for row in rows:
        where = (row["Pathway"], row["Scenario"], row["Children"], row["Milestone"], day(row))
        check_lists(row, wanted[where].pop(0), where)


def check_months(book, results):
    if not results["scenarios"][0]["pathways"][0]["months"]:
        assert "Monthly" not in book.sheets and "Charts" not in book.sheets
        return
    rows = iter(book.table("Monthly", "Pathway"))
    for i, pathway in enumerate(results["scenarios"][0]["pathways"]):
        for scenario in results["scenarios"]:
            for moment in scenario["pathways"][i]["months"]:
                row = next(rows)
                assert row["Pathway"] == pathway["label"]
                assert row["Scenario"] == scenario["label"]
                assert day(row) == moment["date"]
                check_lists(row, moment["measures"], (row["Pathway"], day(row)))
    assert next(rows, None) is None
    check_charts(book, results)


def check_charts(book, results):
    """A chart for each pathway, with alt text, of cells that are there."""
    drawing = book.parse("xl/drawings/drawing1.xml")
    alts = [item.get("descr") for item in drawing.iter(DRAWING + "cNvPr")]
    names = [n for n in book.zip.namelist() if n.startswith("xl/charts/chart")]
    assert len(names) == len(alts) == len(results["scenarios"][0]["pathways"])
    assert all(alt and len(alt) > 60 for alt in alts)
    rows = book.sheets["Monthly"]
    for name in names:
        for formula in book.parse(name).iter(CHART + "f"):
            found = re.fullmatch(r"Monthly!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", formula.text)
            assert found, formula.text
            first, last = int(found[2]), int(found[3] or found[2])
            assert 1 < first <= last <= len(rows)
            places = {(row[0], row[1]) for row in rows[first - 1:last]}
            assert len(places) == 1, "a line of one pathway and scenario"


def check_money(book, results):
    rows = iter(book.table("Money", "Scenario"))
    for scenario in results["scenarios"]:
        costs = scenario["costs"]
        for i, total in enumerate(costs["milestones"]):
            lines = [("Total", total["measures"]["cost_total"])]
            lines += [(line["label"], line["milestones"][i]["measures"]["cost"])
                      for line in costs["lines"]]
            for label, cost in lines:
                row = next(rows)
                assert row["Scenario"] == scenario["label"]
                assert row["Line of the budget"] == label
                assert row["Milestone"] == total["label"] and day(row) == total["date"]
                near(row["Cost since the start (pounds, mean)"], cost["mean"], label)
                near(row["Cost: low (pounds; 1 run in 10 is below)"], cost["p10"], label)
                near(row["Cost: high (pounds; 1 run in 10 is above)"], cost["p90"], label)
                change = cost.get("difference")
                near(row["Change from the first scenario (pounds)"],
                     change and change["mean"], label)
                near(row["± of that change (pounds, 95%)"], change and change["half_width"], label)
    assert next(rows, None) is None


def check_value(book, results):
    if len(results["scenarios"]) < 2:
        assert "Value for money" not in book.sheets
        return
    wanted = {}
    for scenario in results["scenarios"][1:]:
        for value, pathway in zip(scenario["value"], scenario["pathways"]):
            for moment in value["milestones"]:
                key = (pathway["label"], scenario["label"], moment["label"], moment["date"])
                wanted.setdefault(key, []).append(moment["measures"])
    for row in book.table("Value for money", "Pathway"):
        where = (row["Pathway"], row["Scenario"], row["Milestone"], day(row))
        options = [m for m in wanted[where]
                   if abs(m["extra_cost"]["mean"]
                          - row["Extra cost for this pathway (pounds)"]) < 1e-5]
        assert options, where
        values = options[0]
        near(row["Children seen more"], values["extra_seen"]["mean"], where)
        near(row["Weeks of waiting avoided, all children together"],
             values["weeks_avoided"]["mean"], where)
        for heading, name in (("Cost for each child seen more (pounds)",
                               "cost_per_extra_child"),
                              ("Cost for each week avoided (pounds)",
                               "cost_per_week_avoided")):
            if row[heading] is not None:
                near(row[heading], values[name]["ratio"], where)


def check_demand(book, results):
    rows = book.table("Demand and capacity", "Pathway")
    count = 0
    for scenario in results["scenarios"]:
        labels = {p["name"]: p["label"] for p in scenario["pathways"]}
        for balance in scenario["balance"]:
            row = rows[count]
            count += 1
            assert row["Pathway"] == labels[balance["pathway"]]
            assert row["Scenario"] == scenario["label"]
            near(row["Demand: referred (children a week)"], balance["demand_per_week"], row)
            near(row["Capacity: could be seen (children a week)"],
                 balance["capacity_per_week"], row)
            near(row["Load: demand for each place"], balance["load"], row)
            near(row["Backlog at the start (children)"], balance["list"], row)
            near(row["Backlog at which the standard is kept (children)"],
                 balance["target_list"], row)
            assert row["Can the list be kept up with?"] == \
                ("yes" if balance["is_sustained"] else "no")
    assert count == len(rows)


def check_summary(book, results):
    rows = iter(book.table("Summary", "Pathway"))
    for i, pathway in enumerate(results["scenarios"][0]["pathways"]):
        for scenario in results["scenarios"]:
            row = next(rows)
            assert (row["Pathway"], row["Scenario"]) == (pathway["label"], scenario["label"])
            moments = scenario["pathways"][i]["milestones"] or scenario["pathways"][i]["months"]
            if not moments:
                continue
            measures = (moments[-1] if scenario["pathways"][i]["milestones"]
                        else moments[0])["measures"]
            if "half_width" in measures["list"]:
                check_lists(row, measures, (row["Pathway"], row["Scenario"]))
            total = scenario["costs"]["milestones"]
            change = total and total[-1]["measures"]["cost_total"].get("difference")
            near(row["Extra cost of the whole scenario (pounds)"],
                 change["mean"] if change else None, row)


def check_set_up(book):
    names = list(book.sheets)
    assert len(set(names)) == len(names) and all(len(name) <= 31 for name in names)
    assert names[0] == "Summary" and names[-2:] == ["Assumptions", "About"]
    for name, sheet in book.xml.items():
        page = sheet.find(MAIN + "pageSetup")
        assert page.get("orientation") == "landscape" and page.get("paperSize") == "9", name
        if name != "Charts":
            assert sheet.find(MAIN + "autoFilter") is not None or name == "Value for money" \
                or not book.sheets[name][-1], name
            fit = sheet.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
            assert fit is not None and fit.get("fitToPage") == "1", name
    for name in ("Milestones", "Money", "Assumptions"):
        pane = book.xml[name].find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        assert pane.get("state") == "frozen", name
    titles = book.parse("xl/workbook.xml").find(MAIN + "definedNames")
    repeated = [n for n in titles if n.get("name") == "_xlnm.Print_Titles"]
    assert len(repeated) >= len(names) - 1 - ("Charts" in names)


def check_all(book, results):
    check_set_up(book)
    check_summary(book, results)
    check_demand(book, results)
    check_milestones(book, results)
    check_months(book, results)
    check_money(book, results)
    check_value(book, results)


def test_configs(bide, folder):
    for config in sorted([*ROOT.glob("configs/*.cfg"), *ROOT.glob("tests/good/*.cfg")]):
        if run(bide, "check", config).returncode != 0:
            continue  # good text, but no configuration
        book, results = make(bide, config, folder)
        try:
            check_all(book, results)
        except Exception:
            print("in", config.name)
            raise
    check_all(*make(bide, ROOT / "configs/clinic.cfg", folder, "run"))
    check_all(*make(bide, ROOT / "configs/clinic.cfg", folder, "compare", 1))


def test_assumptions(bide, folder):
    book, _ = make(bide, ROOT / "configs/worcestershire.cfg", folder, "run", 1)
    rows = {row["Setting"]: row for row in book.table("Assumptions", "About")}
    wte = rows["staff.paediatricians.wte"]
    assert wte["Value"] == 9.2 and wte["How far to trust it"] == "Assumption"
    assert wte["Source or reason"] == \
        "set so that 16 a week come off the list; 7-10 are in post"
    assert any(row["Value"] == "[N10]" for row in book.table("Assumptions", "About"))
    book, _ = make(bide, ROOT / "configs/clinic.cfg", folder, "run", 1)
    sources = {row["How far to trust it"] for row in book.table("Assumptions", "About")}
    assert sources == {"No source given"}


def test_same_bytes(bide, folder):
    for name in ("1.xlsx", "2.xlsx"):
        done = run(bide, "compare", ROOT / "configs/clinic.cfg", "--replications", 5, "-q",
                   "--threads", name[0], "--xlsx", folder / name)
        assert done.returncode == 0
    assert (folder / "1.xlsx").read_bytes() == (folder / "2.xlsx").read_bytes()


def test_long_rtt_waits(bide, folder):
    """Above 104 weeks a centile of RTT waits is shown as it is published, under every clock
    else as it is; the cell holds the number, which check_all compares."""
    source = (ROOT / "configs/rtt_specialty.cfg").read_text()
    for clock, wanted in (("rtt", True), ("community", False)):
        config = folder / "long.cfg"
        config.write_text(source.replace('clock = "rtt"', f'clock = "{clock}"'))
        book, results = make(bide, config, folder, "run", 2)
        check_all(book, results)
        styles = book.parse("xl/styles.xml")
        formats = {f.get("numFmtId"): f.get("formatCode")
                   for f in styles.find(MAIN + "numFmts")}
        used = {name: {formats.get(styles.find(MAIN + "cellXfs")[int(c.get("s"))]
                                   .get("numFmtId")) for c in sheet.iter(MAIN + "c")}
                for name, sheet in book.xml.items()}
        for name in ("Summary", "Milestones", "Monthly"):
            assert ('[>104]"over 104";#,##0.0' in used[name]) == wanted, (name, clock)
            notes = [row[0] for row in book.sheets[name] if row and isinstance(row[0], str)]
            assert any("over 104" in note for note in notes) == wanted, (name, clock)
        assert not any('[>104]"over 104";#,##0.0' in used[name]
                       for name in ("Money", "Demand and capacity"))


def test_refusals(bide, folder):
    config = ROOT / "configs/clinic.cfg"
    done = run(bide, "run", config, "--replications", 1, "--xlsx", "-")
    assert done.returncode == 2 and "standard output" in done.stderr
    other = folder / "mine.xlsx"
    other.write_text("not a workbook")
    done = run(bide, "run", config, "--replications", 1, "--xlsx", other)
    assert done.returncode == 5 and other.read_text() == "not a workbook"
    done = run(bide, "run", config, "--replications", 1, "--xlsx", folder / "no/such.xlsx")
    assert done.returncode == 5


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000))


def test_whole_or_not_at_all(bide, folder):
    """A limit on file sizes is a full disk that needs no disk."""
    target = folder / "whole.xlsx"
    config = ROOT / "configs/clinic.cfg"
    assert run(bide, "run", config, "--replications", 1, "--xlsx", target).returncode == 0
    before = target.read_bytes()
    done = run(bide, "run", config, "--replications", 2, "--xlsx", target,
               preexec_fn=limit_files)
    assert done.returncode == 5, done
    assert target.read_bytes() == before
    assert [p.name for p in folder.glob("whole*")] == ["whole.xlsx"]


def test_without_its_library(bide, folder):
    """The program alone, as someone may copy it, or beside another's: it does all else."""
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy(bide, alone)
    refuse_workbooks(bide, alone, {})
    version = run(bide, "version").stdout.split()[1].encode() + b"\0"
    ours = (bide.parent / "bide_book.so").read_bytes()
    assert version in ours, version
    (alone / "bide_book.so").write_bytes(ours.replace(version, b"9" * len(version[1:]) + b"\0"))
    refuse_workbooks(bide, alone, {"LD_LIBRARY_PATH": str(alone)})


def refuse_workbooks(bide, alone, more):
    config = ROOT / "configs/clinic.cfg"
    surroundings = {k: v for k, v in os.environ.items() if k != "LD_LIBRARY_PATH"} | more
    for option, code in (("--xlsx", 5), ("--json", 0)):
        target = alone / "made"
        done = run(alone / bide.name, "run", config, "--replications", 1, "-q", option, target,
                   env=surroundings)
        assert done.returncode == code, done
        assert target.exists() == (code == 0)
        assert code == 0 or "no bide_book.so of this version" in done.stderr, done
        target.unlink(missing_ok=True)


def main():
    bide = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="bide_book_") as name:
        folder = pathlib.Path(name)
        done = run(bide, "run", ROOT / "configs/clinic.cfg", "--replications", 1, "-q",
                   "--xlsx", folder / "first.xlsx")
        if done.returncode == 5 and "cannot write workbooks" in done.stderr:
            print("skipped: this build writes no workbooks (libxlsxwriter-dev is not there)")
            return 77
        tests = [test_configs, test_long_rtt_waits, test_assumptions, test_same_bytes,
                 test_refusals, test_without_its_library]
        if sys.argv[2:] != ["thread"]:  # TSan needs files of its own, and no small ones
            tests.append(test_whole_or_not_at_all)
        for test in tests:
            test(bide, folder)
            print("passed", test.__name__)
    return 0


if __name__ == "__main__":
    sys.exit(main())

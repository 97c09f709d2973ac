#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file that bide writes, where it cannot be written or the program is killed: the old file
or the new one is there, whole; what is in the way is said, with exit code 5; nothing else is left.
usage: test_writes.py BIDE [SANITIZER]"""
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CONFIG = b"""start = "2026-01-05"; weeks = 208; replications = 3;
staff = { nurses = { wte = 2.0; }; };
pathways = { clinic = { label = "A clinic with a name that is as long as a name may be, said often";
  referrals = { per_week = 9.0; };
  steps = ( { name = "visit"; staff = "nurses"; minutes = 60; } ); }; };
scenarios = { now = { }; };
"""
OPTIONS = {  # the files of each
    "--sqlite": ["a.sqlite"], "--xlsx": ["a.xlsx"], "--json": ["a.json"], "--easy": ["easy.html"],
    "--dashboard": ["a.csv"], "-o": ["a.html"],
    "--csv": ["csv/results.csv", "csv/datapackage.json", "csv/manifest.json"],
}
BIDE = str(pathlib.Path(sys.argv[1]).resolve())
MOST_KILLS = 12


def value(option, folder):
    """What is given to the option for files in this folder."""
    return os.path.join(folder, "csv" if option == "--csv" else OPTIONS[option][0])


def command(folder, options, *more):
    words = ["report" if "-o" in options else "compare", "study.cfg", "--quiet"]
    for option in options:
        words += [option, value(option, folder)]
    return [BIDE, *words, *more]


def run(words, **more):
    done = subprocess.run(words, capture_output=True, check=False, **more)
    return done.returncode, done.stderr.decode()


def files(folder):
    """Without the empty ones that libxlsxwriter, killed between the two, made and did not unlink."""
    found = {str(path.relative_to(folder)): path.read_bytes()
             for path in pathlib.Path(folder).rglob("*") if path.is_file()}
    return {name: content for name, content in found.items()
            if content or not pathlib.Path(name).name.startswith("tmp.")}


MOST_BYTES = 4096  # which libomp needs for a file of its own; the files here are larger


def limit():
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES, MOST_BYTES))


def test_no_room(option):
    """A limit on the size of files is a full disk that needs no disk: the old file stays."""
    before = files("out")
    assert len(before[OPTIONS[option][0]]) > MOST_BYTES, option
    code, said = run(command("out", [option], "--seed", "2"), preexec_fn=limit)
    assert code == 5 and "cannot write" in said and "ulimit -f" in said, (option, code, said)
    assert files("out") == before, option


def test_full_device(option):
    words = [BIDE, "report" if option == "-o" else "compare", "study.cfg", option, "/dev/full"]
    code, said = run(words)
    wanted = "--csv needs a folder" if option == "--csv" else "No space left on device"
    assert code == 5 and wanted in said, (option, code, said)


def test_not_ours(option):
    """A file of somebody else is kept, unless --force is given."""
    for name in OPTIONS[option]:
        path = pathlib.Path("mine", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("my own work")
    before = files("mine")
    code, said = run(command("mine", [option]))
    assert code == 5 and "--force" in said and files("mine") == before, (option, said)
    assert run(command("mine", [option], "--force"))[0] == 0 and files("mine") == {
        name: content for name, content in files("out").items() if name in OPTIONS[option]}
    shutil.rmtree("mine")


def test_no_folder(option):
    code, said = run(command("none/deep", [option]))
    assert code == 5 and "make the folder first" in said, (option, said)
    assert not os.path.exists("none")
    if os.geteuid() != 0:  # to whom every folder is open
        os.mkdir("shut", mode=0o555)
        code, said = run(command("shut", [option]))
        assert code == 5 and "write to a folder of your own" in said, (option, said)
        os.rmdir("shut")


def test_folder_goes(option):
    """Also while the study is under way."""
    os.mkdir("gone")
    with subprocess.Popen(command("gone", [option], "--replications", "3000", "--threads", "1"),
                          stderr=subprocess.PIPE) as process:
        time.sleep(0.1)
        shutil.rmtree("gone")
        said = process.communicate()[1].decode()
    assert process.returncode == 5 and "make the folder first" in said, (option, said)
    assert not os.path.exists("gone")


def test_killed(number):
    """All at once: each file is whole, an old one or a new one, and the next run tidies up."""
    old, new = files("out"), files("new")
    chance = random.Random(5)
    began = time.monotonic()
    assert run(command("two", OPTIONS, "--seed", "2"))[0] == 0 and files("two") == new
    seconds = time.monotonic() - began
    kills = 0
    for i in range(2 * MOST_KILLS):
        shutil.rmtree("two")
        shutil.copytree("out", "two")
        with subprocess.Popen(command("two", OPTIONS, "--seed", "2"), stderr=subprocess.PIPE) as process:
            time.sleep(chance.uniform(0.2, 1.0) * seconds)
            process.send_signal(number)
            said = process.communicate()[1]
        kills += process.returncode == (-number if number == signal.SIGKILL else 128 + number)
        assert process.returncode in (0, -number, 128 + number), said
        found = files("two")
        for name, content in found.items():
            assert content in (old.get(name), new.get(name)) or \
                name.endswith(".tmp") and process.returncode == -signal.SIGKILL, name
        assert set(old) <= set(found)
        if kills == MOST_KILLS:
            break
    assert run(command("two", OPTIONS, "--seed", "2"))[0] == 0 and files("two") == new
    return kills


def main():
    with tempfile.TemporaryDirectory(prefix="bide_writes_") as folder:
        os.chdir(folder)
        pathlib.Path("study.cfg").write_bytes(CONFIG)
        if "cannot write workbooks" in run([BIDE, "run", "study.cfg", "--xlsx", "x.xlsx"])[1]:
            del OPTIONS["--xlsx"]
        for name in "out", "new", "two":
            os.mkdir(name)
        assert run(command("out", OPTIONS)) == (0, "")
        assert run(command("new", OPTIONS, "--seed", "2")) == (0, "")
        tests = [test_full_device, test_not_ours, test_no_folder, test_folder_goes]
        if sys.argv[2:] != ["thread"]:  # which needs files of its own, and no small ones
            tests.append(test_no_room)
        for test in tests:
            for option in OPTIONS:
                test(option)
            print("passed", test.__name__)
        for number in signal.SIGKILL, signal.SIGTERM:
            print(f"passed test_killed: {test_killed(number)} by {number.name}")
        left = [name for name in files(".") if name.endswith(".tmp")]
        assert not left, left
        os.chdir("/")


if __name__ == "__main__":
    main()

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The checks and scripts of tools/ tell good from bad: each is run on a small tree of its own
# in which one thing is wrong. usage: tests/test_tools.sh
set -u
export PYTHONDONTWRITEBYTECODE=1
top=$(cd -P "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
tag='SPDX-License-Identifier: GPL-3.0-or-later'
count=0
failed=0

# plant FILE: the text on stdin, with a licence tag before it.
plant()
{
    mkdir -p "$(dirname "$tree/$1")"
    { echo "/* $tag */" && cat; } >"$tree/$1"
}

# A tree with nothing wrong: a module in base, one in stat that uses it, a test.
fresh()
{
    rm -rf "$tree"
    mkdir -p "$tree"
    cp -R "$top/tools" "$top/.clang-tidy" "$tree"
    plant engine/base/low.h <<'END'
#ifndef LOW_H
#define LOW_H
#include <stddef.h>
size_t bide_low_count(size_t n);
#endif
END
    plant engine/base/low.c <<'END'
#include "engine/base/low.h"
size_t bide_low_count(size_t n)
{
    static const char *const names[] = { "none", "free(x), printf(x)" };
    return n + (size_t) names[n & 1][0]; /* free(x), printf(x), exit(1) */
}
END
    plant engine/stat/high.c <<'END'
#include "engine/base/low.h"
#include "engine/stat/high.h"
size_t bide_high_count(size_t n)
{
    return bide_low_count(n) + 1;
}
END
    plant engine/stat/high.h <<'END'
#ifndef HIGH_H
#define HIGH_H
#include <stddef.h>
size_t bide_high_count(size_t n);
#endif
END
    yes '/* a line of test */' | head -n 30 | plant tests/test_low.c
}

# verdict RIGHT WHAT: count a test and say what is wrong.
verdict()
{
    count=$((count + 1))
    if [ "$1" != yes ]; then
        failed=$((failed + 1))
        echo "wrong: $2"
        cat "$work/said"
    fi
}

# accepts WHAT COMMAND...: the command, run in the tree, finds nothing wrong.
accepts()
{
    what=$1
    shift
    right=no
    (cd "$tree" && "$@") >"$work/said" 2>&1 </dev/null && right=yes
    verdict $right "$what: expected to be accepted"
}

# refuses WHAT WORDS COMMAND...: the command fails and says these words.
refuses()
{
    what=$1
    words=$2
    shift 2
    right=yes
    (cd "$tree" && "$@") >"$work/said" 2>&1 </dev/null && right=no
    grep -qF -- "$words" "$work/said" || right=no
    verdict $right "$what: expected to be refused with: $words"
}

# objects [FLAGS] FILE...: compile as the build would, into build/.
objects()
{
    flags=
    case $1 in -*)
        flags=$1
        shift
        ;;
    esac
    for source in "$@"; do
        folder=$tree/build/$(dirname "$source")/CMakeFiles/layer.dir
        mkdir -p "$folder"
        # shellcheck disable=SC2086  # no word, or one
        gcc -std=c11 $flags -I"$tree" -c "$tree/$source" -o "$folder/$(basename "$source").o"
    done
}

layers()
{
    fresh
    accepts 'includes that point down' tools/check_layers.py

    echo '#include "engine/stat/high.h"' | plant engine/base/low.c
    refuses 'an include that points up' 'engine/base/low.c: base may not include stat' \
        tools/check_layers.py

    fresh
    echo '#include "engine/base/b.h"' | plant engine/base/a.h
    echo '#include "engine/base/a.h"' | plant engine/base/b.c
    echo | plant engine/base/b.h
    refuses 'two modules that use each other' 'circle: engine/base/a -> engine/base/b -> engine/base/a' \
        tools/check_layers.py

    fresh
    echo '#include <libconfig.h>' | plant models/scenario/load.c
    echo '#include <libconfig.h>' | plant tests/test_load.c
    accepts 'libconfig through its door and in a test' tools/check_layers.py

    echo '#include <libconfig.h>' | plant models/scenario/check.c
    refuses 'libconfig past its door' 'models/scenario/check.c: libconfig.h is only for' \
        tools/check_layers.py

    fresh
    echo '#include "low.h"' | plant engine/base/low.c
    refuses 'an include that is not from the root' 'low.h is in no layer' tools/check_layers.py
    echo '#include "engine/base/gone.h"' | plant engine/base/low.c
    refuses 'an include of nothing' 'engine/base/gone.h does not exist' tools/check_layers.py
}

headers()
{
    fresh
    accepts 'headers that stand alone' tools/check_headers.py
    echo 'size_t bide_low_size(void);' | plant engine/base/low.h
    refuses 'a header that needs another' 'engine/base/low.h alone, with clang' tools/check_headers.py
    echo 'enum bide_low { BIDE_LOW };' | plant engine/base/low.h
    refuses 'a header without a guard' 'engine/base/low.h alone, with gcc' tools/check_headers.py
}

symbols()
{
    fresh
    refuses 'an empty build' 'holds no objects' tools/check_symbols.py build
    objects engine/base/low.c engine/stat/high.c
    accepts 'prefixed names and constant tables' tools/check_symbols.py build

    echo 'int bide_high(void) { return 1; }' | plant engine/stat/high.c
    objects engine/stat/high.c
    refuses 'a name with the wrong prefix' 'high.c defines bide_high, expected bide_high_' \
        tools/check_symbols.py build

    for kind in 'static int calls;' 'static int calls = 7;' 'static _Thread_local int calls;'; do
        echo "int bide_high_next(void) { $kind return ++calls; }" | plant engine/stat/high.c
        objects engine/stat/high.c
        refuses "$kind" 'can change between calls' tools/check_symbols.py build
    done
    objects '-flto -ffat-lto-objects' engine/stat/high.c
    refuses 'the same, for the linker as well' 'can change between calls' \
        tools/check_symbols.py build
    objects -flto engine/stat/high.c
    refuses 'an object for the linker alone' 'holds no code yet' tools/check_symbols.py build

    rm "$tree/engine/stat/high.c"
    accepts 'an object whose source is gone' tools/check_symbols.py build
}

# function_of LINES: a function of so many lines, its braces and its signature included.
function_of()
{
    printf 'int bide_low_long(int n,\n                  int m)\n{\n'
    yes '    n += m;' | head -n $(($1 - 4))
    echo '}'
}

sizes()
{
    fresh
    function_of 60 | plant tests/test_low.c
    accepts 'a function of 60 lines' tools/check_sizes.py
    function_of 61 | plant tests/test_low.c
    refuses 'a function of 61 lines' 'tests/test_low.c:2: a function of 61 lines' tools/check_sizes.py

    fresh
    function_of 15 | plant engine/base/low.c
    function_of 15 | plant engine/stat/high.c
    refuses 'half of the functions at 15 lines' 'half of the functions are over' tools/check_sizes.py

    fresh
    yes | head -n 398 | plant engine/base/low.h
    accepts 'a file of 399 lines' tools/check_sizes.py
    yes | head -n 399 | plant engine/base/low.h
    refuses 'a file of 400 lines' 'engine/base/low.h: 400 lines' tools/check_sizes.py
}

words()
{
    fresh
    accepts 'calls named in comments and literals' tools/check_words.py

    for file in engine/base/low.c tools/new.cmake tests/CMakeLists.txt; do
        fresh
        echo 'no tag' >"$tree/$file"
        refuses 'no licence tag' "$file: no line $tag" tools/check_words.py
    done
    fresh
    printf '#!/bin/sh\n' >"$tree/tools/new"
    refuses 'a script without a licence tag' "tools/new: no line $tag" tools/check_words.py

    fresh
    printf '/* TO%s: the rest */\n' DO | plant tests/test_low.c
    refuses 'unfinished work' 'tests/test_low.c:2' tools/check_words.py

    while read -r file line; do
        fresh
        printf 'void f(char *x)\n{\n    (void) x;\n    %s;\n}\n' "$line" | plant "$file"
        refuses "$line in $file" "$file:5" tools/check_words.py
    done <<'END'
models/service/new.c printf("x")
engine/base/low.c fprintf(stderr, "x")
engine/base/low.c puts(x)
app/report.c x = malloc(8)
engine/base/arena.c free(x)
engine/run/mc.c exit(1)
models/service/new.c abort()
app/report.c longjmp(x, 1)
engine/rand/sample.c x[0] = log(x[1])
models/service/new.c float y
END
    while read -r file line; do
        fresh
        printf 'void f(char *x)\n{\n    (void) x;\n    %s;\n}\n' "$line" | plant "$file"
        accepts "$line in $file" tools/check_words.py
    done <<'END'
app/report.c printf("x")
models/service/new.c snprintf(x, 2, "x")
models/service/new.c x->free(x)
engine/base/mem.c free(x)
app/main.c exit(1)
engine/base/err.c abort()
engine/stat/estimate.c x[0] = log(x[1])
engine/rand/sample.c x[0] = bide_real_log(x[1])
END
}

ratio()
{
    fresh
    yes | head -n 100 | plant engine/base/big.c
    lines=$(cat "$tree"/engine/*/*.[ch] | grep -c .)
    yes | head -n $((lines * 8 / 10)) | plant tests/test_low.c
    accepts 'eight lines of tests for ten of code' tools/check_ratio.py
    yes | head -n $((lines * 7 / 10)) | plant tests/test_low.c
    refuses 'seven lines of tests for ten of code' 'expected 0.8' tools/check_ratio.py
    yes '' | head -n 200 >>"$tree/tests/test_low.c"
    refuses 'blank lines of tests' 'expected 0.8' tools/check_ratio.py
}

tidy()
{
    fresh
    mkdir "$tree/build"
    for file in engine/base/low.c engine/stat/high.c; do
        printf '{ "directory": "%s", "file": "%s", "command": "clang -I. -c %s" }\n' \
            "$tree" "$tree/$file" "$file"
    done | paste -sd, | sed 's/.*/[&]/' >"$tree/build/compile_commands.json"

    accepts 'tidy files' tools/check_tidy.py build
    accepts 'tidy files again' sh -c 'tools/check_tidy.py build | grep "2 files, 0 looked at"'
    echo 'size_t bide_high_more(size_t n);' >>"$tree/engine/stat/high.h"
    accepts 'one header changed' sh -c 'tools/check_tidy.py build | grep "2 files, 1 looked at"'
    printf 'int bide_low_f(int n);\nint bide_low_f(int n)\n{\n    if (n) return 1;\n    return 0;\n}\n' |
        plant engine/base/low.c
    refuses 'an if without braces' 'braces-around-statements' tools/check_tidy.py build
    refuses 'an if without braces, again' 'braces-around-statements' tools/check_tidy.py build
}

# stub NAME: a command of this name, first on the path, that is the script on stdin.
stub()
{
    mkdir -p "$work/bin"
    { echo '#!/bin/sh' && cat; } >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

listing()
{
    fresh
    mkdir -p "$tree/build" "$tree/docs"
    touch "$tree/build/junk.c" "$tree/docs/page.md"
    accepts 'all files but those of the build' \
        sh -c 'tools/tree.py "*.c" "*.md" | tr "\n" " " | grep -x "docs/page.md engine/base/low.c engine/stat/high.c tests/test_low.c "'

    command -v git >/dev/null || return 0
    fresh
    accepts 'a repository' git -C "$tree" init -q
    echo '*.o' >"$tree/.gitignore"
    touch "$tree/engine/junk.o" "$tree/engine/new.c"
    git -C "$tree" add engine/base/low.c && rm "$tree/engine/base/low.c"
    accepts 'new files, no deleted and no ignored ones' \
        sh -c 'tools/tree.py "engine/*" | tr "\n" " " | grep -x "engine/base/low.h engine/new.c engine/stat/high.c engine/stat/high.h "'
}

installing()
{
    fresh
    path="$work/bin:$PATH"
    # What Debian calls it, or what provides it; pkg-config is provided by another package.
    for name in gcc libc6-dev cmake ninja-build libgsl-dev libconfig-dev libsqlite3-dev nettle-dev \
        libxlsxwriter-dev zlib1g-dev; do
        echo "echo 'installed $name '"
    done | { cat && echo "echo 'installed pkgconf pkg-config (= 1.8), other'"; } | stub dpkg-query
    echo "echo apt-get \$* >>$work/calls" | stub apt-get
    : >"$work/calls"
    accepts 'nothing missing' env PATH="$path" tools/install build
    accepts 'nothing missing: no call of apt' test ! -s "$work/calls"

    echo 'echo 0' | stub id
    printf "echo 'installed gcc '\necho 'not-installed cmake '\n" | stub dpkg-query
    accepts 'packages missing' env PATH="$path" tools/install build
    accepts 'packages missing: apt asked for those' grep -qx \
        'apt-get .* install -y .* libc6-dev cmake ninja-build pkg-config libgsl-dev libconfig-dev libsqlite3-dev nettle-dev libxlsxwriter-dev zlib1g-dev' "$work/calls"

    echo 'echo 1000' | stub id
    echo 'exec "$@"' | stub sudo
    : >"$work/calls"
    accepts 'packages missing, with sudo' env PATH="$path" tools/install build
    accepts 'packages missing, with sudo: apt called twice' sh -c "wc -l <$work/calls | grep -qx 2"

    echo 'exit 100' | stub apt-get
    refuses 'apt fails' 'failed: sudo env' env PATH="$path" tools/install build
    refuses 'an unknown set' 'usage: tools/install' tools/install all

    # A path with only what the script itself needs: no sudo, then no apt.
    rm "$work/bin/sudo"
    for name in sh cat dirname awk; do
        ln -sf "$(command -v $name)" "$work/bin/$name"
    done
    refuses 'no sudo' 'apt-get update && apt-get install --no-install-recommends libc6-dev' \
        env PATH="$work/bin" tools/install build
    rm "$work/bin/apt-get"
    refuses 'no apt' 'Not found: cc cmake ninja pkg-config gsl libconfig sqlite3 nettle' \
        env PATH="$work/bin" tools/install build
    rm -r "${work:?}/bin"
}

# program NAME WHAT: a build/NAME/bide that says WHAT, a line of shell.
program()
{
    mkdir -p "$tree/build/$1"
    printf '#!/bin/sh\n%s\n' "$2" >"$tree/build/$1/bide"
    chmod +x "$tree/build/$1/bide"
}

# shellcheck disable=SC2016  # what the programs say is theirs to expand
bytes()
{
    fresh
    refuses 'no program' 'nothing to compare' tools/check_bytes a.cfg
    program release 'echo "$2"'
    program native 'echo "$2"'
    accepts 'programs that agree' sh -c 'tools/check_bytes a.cfg b.cfg | grep -x "10 results equal to the byte"'
    program native 'echo "$2.1"'
    refuses 'other digits by newer instructions' 'build/native/bide --threads 2 differs on a.cfg' \
        tools/check_bytes a.cfg
    rm "$tree/build/native/bide"
    program debug 'echo "$2"'
    program pgo 'exit 3'
    refuses 'a program that fails' 'build/pgo/bide compare a.cfg --threads 2 failed' \
        tools/check_bytes a.cfg
    rm "$tree/build/pgo/bide"
    program release 'echo "$2 ${GLIBC_TUNABLES-}"'
    refuses "another C library's digits" 'differs on a.cfg glibc.cpu.hwcaps=' tools/check_bytes a.cfg
    program release 'echo "$2"; [ "$6" != 3 ] || echo "$6"'
    refuses 'other digits on more threads' 'build/release/bide --threads 3 differs on a.cfg' \
        tools/check_bytes a.cfg
}

# valgrind_says N: a valgrind that counts N instructions, whatever runs.
valgrind_says()
{
    echo "echo '==1== Collected : $1' >&2" | stub valgrind
}

instructions()
{
    fresh
    path="$work/bin:$PATH"
    check=tools/check_instructions.py
    mkdir -p "$tree/build" "$tree/bench"
    printf 'CMAKE_C_COMPILER:FILEPATH=/usr/bin/gcc\nCMAKE_BUILD_TYPE:STRING=Release\n' >"$tree/build/CMakeCache.txt"
    valgrind_says 1000
    accepts 'instructions written down' env PATH="$path" $check --update build
    valgrind_says 1050
    accepts '5 % more' env PATH="$path" $check build
    valgrind_says 1051
    refuses 'more than 5 % more' 'waiting_list: 1,051 instructions, 1,000 expected' env PATH="$path" $check build
    echo 'exit 1' | stub valgrind
    refuses 'a run that fails' 'valgrind --tool=callgrind' env PATH="$path" $check build
    echo 'BIDE_OTHER:BOOL=ON' >>"$tree/build/CMakeCache.txt"
    refuses 'another build' 'this is gcc' env PATH="$path" $check build
    accepts 'another build is passed over' sh -c "PATH='$path' $check build; test \$? = 77"
    echo 'BIDE_SANITIZE:STRING=address' >>"$tree/build/CMakeCache.txt"
    refuses 'a build with sanitizers' 'with sanitizers' env PATH="$path" $check build
    rm "$work/bin/valgrind"
    python=$(python3 -c 'import sys; print(sys.executable)')
    refuses 'no valgrind' 'there is no valgrind' env PATH="$work/bin" "$python" $check build
    rm -r "${work:?}/bin"
}

# built NAME: a program of this name in build/, that is the script on stdin.
built()
{
    mkdir -p "$tree/build/bench"
    { echo '#!/bin/sh' && cat; } >"$tree/build/$1"
    chmod +x "$tree/build/$1"
}

# bide_finds WEEKS: a bide that finds this mean wait, whatever it simulates.
bide_finds()
{
    built bide <<END
echo '{"scenarios":[{"pathways":[{"milestones":[{"measures":{"seen_mean_wait_weeks":{"mean":$1}}}]}]}]}'
END
}

benching()
{
    fresh
    bench='tools/bench --smoke --build build'
    printf 'echo name,size,events,ns_per_event\necho hold,10,1000,20\n' | built bench/bench_hold
    printf '"$@" >&2\necho 0.5 0.6 1000 >&2\n' | built bench/measure
    printf 'printf "events 1000\\nseen 500\\nmean_wait_weeks 0.9\\n"\n' | built bench/floor_queue
    mkdir -p "$tree/bench"
    echo 'for line in {"events": 100, "seen": 50, "mean_wait_weeks": 0.8}.items(): print(*line)' \
        >"$tree/bench/simpy_queue.py"
    bide_finds 0.91
    accepts 'a line of its own program' sh -c "$bench hold | grep '^hold,10,1000,20.00,50000000,'"
    accepts 'a right answer' sh -c "$bench mm1 | grep '^mm1.floor,.*,1.00,'"
    bide_finds 9
    refuses 'a wrong answer' 'bide: mean_wait_weeks is 9, expected 0.9' tools/bench --smoke --build build mm1
    echo 'exit 3' | built bench/bench_hold
    refuses 'a program that fails' 'bench_hold --smoke failed: 3' tools/bench --smoke --build build hold
    refuses 'an unknown case' 'no case mm2' tools/bench --build build mm2
    refuses 'what is not built' 'build them first' tools/bench --build elsewhere hold
}

# ctest_says TESTS FAILURES SKIPPED STATUS: a ctest that writes such a report.
ctest_says()
{
    stub ctest <<END
for file; do :; done
printf '<testsuite name="x"\n\ttests="$1"\n\tfailures="$2"\n\tdisabled="0"\n\tskipped="$3"\n>\n' >"\$file"
exit $4
END
}

testing()
{
    fresh
    path="$work/bin:$PATH"
    echo 'exit 0' | stub cmake
    printf '#!/bin/sh\n' >"$tree/tools/install"
    printf '#!/bin/sh\necho "ok    words"\necho "ok    sizes"\n' >"$tree/tools/check"

    ctest_says 31 0 1 0
    printf '#!/bin/sh\necho 4 results equal\n' >"$tree/tools/check_bytes"
    accepts 'all tests hold' sh -c "PATH='$path' tools/test --quick | tail -n 1 | grep -x '33 passed, 0 failed'"
    accepts 'all builds' sh -c "PATH='$path' tools/test | tail -n 1 | grep -x '213 passed, 0 failed'"
    accepts 'from another folder' sh -c "cd / && PATH='$path' '$tree/tools/test' --quick"
    ctest_says 31 2 0 8
    refuses 'two tests fail' '32 passed, 2 failed' env PATH="$path" tools/test --quick
    ctest_says 31 0 0 8
    refuses 'a test that did not start' '33 passed, 1 failed' env PATH="$path" tools/test --quick
    echo 'exit 8' | stub ctest
    refuses 'no report' '3 passed, 1 failed' env PATH="$path" tools/test --quick
    echo 'echo no compiler; exit 1' | stub cmake
    refuses 'a build that fails' 'no compiler' env PATH="$path" tools/test --quick
    refuses 'a build that fails counts' '3 passed, 1 failed' env PATH="$path" tools/test --quick

    echo 'exit 0' | stub cmake
    ctest_says 31 0 0 0
    printf '#!/bin/sh\necho "FAIL  words"\nexit 1\n' >"$tree/tools/check"
    refuses 'a check that fails' '32 passed, 1 failed' env PATH="$path" tools/test --quick
    printf '#!/bin/sh\nexit 1\n' >"$tree/tools/install"
    refuses 'nothing to test with' '0 passed, 1 failed' env PATH="$path" tools/test --quick
    refuses 'an unknown option' 'usage: tools/test' tools/test --fast
    rm -r "${work:?}/bin"
}

for group in layers headers symbols sizes words ratio tidy listing installing bytes instructions benching testing; do
    $group
done
echo "$count expectations, $failed wrong"
[ $failed = 0 ]

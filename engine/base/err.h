/* SPDX-License-Identifier: GPL-3.0-or-later */
/* err.h - what can go wrong, and how a bug stops the program.
 *
 * A user's or a machine's fault is returned as enum bide_err. A programmer's fault stops
 * the program at once: BIDE_REQUIRE checks what a caller must hold to, BIDE_ASSERT what a
 * module promises itself. */
#ifndef BIDE_BASE_ERR_H
#define BIDE_BASE_ERR_H

enum bide_err {
    BIDE_OK = 0,
    BIDE_ERR_MEMORY,  /* an allocation failed */
    BIDE_ERR_SPEC,    /* the configuration is wrong; the diagnostics say where */
    BIDE_ERR_INPUT,   /* an input file cannot be read */
    BIDE_ERR_OUTPUT,  /* an output cannot be written */
    BIDE_ERR_LIMIT,   /* more than a stated limit was asked for */
    BIDE_ERR_STOPPED, /* the user asked to stop */
    BIDE_ERR_AUDIT    /* a run does not add up: a bug */
};

#define BIDE_MUST_CHECK __attribute__((warn_unused_result))

/* A function that is seldom needed stays out of those that call it: what they do nearly
 * always is then short, and saves no registers for the rest. */
#define BIDE_SELDOM __attribute__((noinline))

/* One short sentence, never NULL. */
const char *bide_err_text(enum bide_err err);

/* Says on stderr which condition failed and ends the program with SIGABRT. */
_Noreturn void bide_err_bug(const char *condition, const char *file, int line);

#define BIDE_REQUIRE(condition)                                                          \
    ((condition) ? (void) 0 : bide_err_bug(#condition, __FILE__, __LINE__))

#ifdef NDEBUG
#define BIDE_ASSERT(condition) ((void) sizeof(condition))
#else
#define BIDE_ASSERT(condition) BIDE_REQUIRE(condition)
#endif

#endif

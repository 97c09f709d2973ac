/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spec_text.h - configurations given as text, for tests of models/scenario. */
#ifndef BIDE_TESTS_SPEC_TEXT_H
#define BIDE_TESTS_SPEC_TEXT_H

#include <stddef.h>

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/text/diag.h"

/* Start and length, a staff group with time to spare, and a pathway without problems; the
 * pieces for tests that replace one of them. */
#define SPEC_TEXT_DATES "start = \"2025-09-01\"; weeks = 52;\n"
#define SPEC_TEXT_STAFF "staff = { nurses = { wte = 3.0; }; };\n"
#define SPEC_TEXT_STEPS                                                                  \
    "steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60; } );"
#define SPEC_TEXT_PATHWAY "referrals = { per_week = 5; }; " SPEC_TEXT_STEPS
#define SPEC_TEXT_BASE                                                                   \
    SPEC_TEXT_DATES SPEC_TEXT_STAFF "pathways = { autism = { " SPEC_TEXT_PATHWAY         \
                                    " }; };\n"

struct spec_text {
    struct bide_spec spec;
    struct bide_diag diag;
    enum bide_err err; /* of loading and checking */
};

/* Load the text as a file and check it, as the program does. */
void spec_text_check(struct spec_text *loaded, const char *text);

/* The same of any bytes. */
void spec_text_check_bytes(struct spec_text *loaded, const char *bytes, size_t length);

/* Only load it. */
void spec_text_load(struct spec_text *loaded, const char *text);

void spec_text_free(struct spec_text *loaded);

/* Make a temporary file; path ends with XXXXXX, which is replaced. */
void spec_text_write(char *path, const char *text, size_t length);

/* The index-th problem; the test fails if there is none. */
const struct bide_diag_item *spec_text_problem(const struct spec_text *loaded,
                                               size_t index);

/* The test fails unless there is exactly one problem, and it says this about this
 * setting.
 */
void spec_text_says(const struct spec_text *loaded, const char *id, const char *path,
                    const char *what);

/* What should be said of a file, in order. */
struct spec_text_problem {
    int line;
    const char *id;
    const char *path;
    const char *what;
    const char *help;
};

/* Check the file tests/bad/settings/name: the test fails unless it has exactly these
 * problems, in this order. It is wrong if one of them is an error. */
void spec_text_file(const char *name, const struct spec_text_problem *problems,
                    size_t count);

/* The test fails, with the first problem, if there is any. */
void spec_text_is_clean(const struct spec_text *loaded);

#endif

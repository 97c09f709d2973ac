/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/spec_text.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/scenario/check.h"
#include "models/scenario/load.h"

void spec_text_write(char *path, const char *text, size_t length)
{
    const int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    FILE *file = fdopen(descriptor, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static void load(struct spec_text *loaded, const char *bytes, size_t length)
{
    char path[] = "/tmp/bide-spec-XXXXXX";
    spec_text_write(path, bytes, length);
    bide_spec_init(&loaded->spec);
    bide_diag_init(&loaded->diag);
    loaded->err = bide_load_file(&loaded->spec, path, &loaded->diag);
    unlink(path);
}

void spec_text_load(struct spec_text *loaded, const char *text)
{
    load(loaded, text, strlen(text));
}

void spec_text_check(struct spec_text *loaded, const char *text)
{
    spec_text_check_bytes(loaded, text, strlen(text));
}

void spec_text_check_bytes(struct spec_text *loaded, const char *bytes, size_t length)
{
    load(loaded, bytes, length);
    if (loaded->spec.places.count > 0) {
        loaded->err = bide_check_spec(&loaded->spec, &loaded->diag);
    }
}

void spec_text_free(struct spec_text *loaded)
{
    bide_spec_free(&loaded->spec);
    bide_diag_free(&loaded->diag);
}

const struct bide_diag_item *spec_text_problem(const struct spec_text *loaded,
                                               size_t index)
{
    ck_assert_uint_lt(index, loaded->diag.count);
    return &loaded->diag.items[index];
}

void spec_text_is_clean(const struct spec_text *loaded)
{
    if (loaded->diag.count > 0) {
        const struct bide_diag_item *item = &loaded->diag.items[0];
        ck_abort_msg("%d: %s: %s", item->place.line,
                     item->place.path == NULL ? "" : item->place.path, item->what);
    }
    ck_assert_int_eq(loaded->err, BIDE_OK);
}

void spec_text_says(const struct spec_text *loaded, const char *id, const char *path,
                    const char *what)
{
    const struct bide_diag_item *item = spec_text_problem(loaded, 0);
    ck_assert_str_eq(item->what, what);
    ck_assert_str_eq(item->place.path, path);
    ck_assert_str_eq(item->id, id);
    ck_assert_uint_eq(loaded->diag.count, 1);
    ck_assert_int_eq(loaded->err,
                     item->level == BIDE_DIAG_ERROR ? BIDE_ERR_SPEC : BIDE_OK);
}

static void check_problem(const struct bide_diag_item *item,
                          const struct spec_text_problem *problem)
{
    ck_assert_str_eq(item->what, problem->what);
    ck_assert_int_eq(item->place.line, problem->line);
    ck_assert_str_eq(item->id, problem->id);
    ck_assert_pstr_eq(item->place.path, problem->path);
    ck_assert_pstr_eq(item->help, problem->help);
    ck_assert(item->place.line == 0 || item->source != NULL);
}

/* Ids from BD-C071 on, but for the last, are warnings. */
static bool is_warning(const struct spec_text_problem *problem)
{
    return (strcmp(problem->id, "BD-C071") >= 0 && strcmp(problem->id, "BD-C079") < 0)
           || strcmp(problem->id, "BD-C103") == 0;
}

void spec_text_file(const char *name, const struct spec_text_problem *problems,
                    size_t count)
{
    char path[64];
    struct spec_text loaded;
    size_t error_count = 0;
    snprintf(path, sizeof path, "tests/bad/settings/%s", name);
    bide_spec_init(&loaded.spec);
    bide_diag_init(&loaded.diag);
    loaded.err = bide_load_file(&loaded.spec, path, &loaded.diag);
    loaded.err = bide_check_spec(&loaded.spec, &loaded.diag);
    for (size_t i = 0; i < count; ++i) {
        const struct bide_diag_item *item = spec_text_problem(&loaded, i);
        check_problem(item, &problems[i]);
        ck_assert_str_eq(item->place.file, path);
        ck_assert_int_eq(item->level,
                         is_warning(&problems[i]) ? BIDE_DIAG_WARNING : BIDE_DIAG_ERROR);
        error_count += item->level == BIDE_DIAG_ERROR ? 1 : 0;
    }
    ck_assert_uint_eq(loaded.diag.count, count);
    ck_assert_int_eq(loaded.err, error_count > 0 ? BIDE_ERR_SPEC : BIDE_OK);
    spec_text_free(&loaded);
}

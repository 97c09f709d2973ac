/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_folder.h - a folder of configurations for one test, which is also the working
 * folder, and what reading them gives. */
#ifndef BIDE_TESTS_SOURCE_FOLDER_H
#define BIDE_TESTS_SOURCE_FOLDER_H

#include <check.h>
#include <libconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "models/text/source.h"

enum { MOST_PATH = 128 };

static char folder[] = "/tmp/bide_source_XXXXXX";
static struct bide_source source;
static struct bide_diag diag;

static inline void set_up(void)
{
    snprintf(folder, sizeof(folder),
             "/tmp/bide_source_XXXXXX"); /* tests may share one process */
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    bide_source_init(&source);
    bide_diag_init(&diag);
}

/* The names that tests use. */
static inline void tear_down(void)
{
    bide_diag_free(&diag);
    bide_source_free(&source);
    static const char *const names[] = {
        "configs/a.cfg", "configs/b.cfg", "configs/parts/c.cfg",
        "configs/b.csv", "configs/parts", "configs",
        "a.cfg",         "b.cfg",         "link.cfg",
        "pipe",          "worcs.cfg"
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; ++i) {
        remove(names[i]);
    }
    for (int i = 0; i < 300; ++i) {
        char name[MOST_PATH];
        snprintf(name, sizeof name, "n%d.cfg", i);
        remove(name);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}

static inline void put_bytes(const char *path, const char *text, size_t length)
{
    FILE *const file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static inline void put(const char *path, const char *text)
{
    put_bytes(path, text, strlen(text));
}

static inline void make_folders(void)
{
    ck_assert_int_eq(mkdir("configs", 0700), 0);
    ck_assert_int_eq(mkdir("configs/parts", 0700), 0);
}

/* The only problem, as "file:line:column id what [help]". */
static inline void check_problem(const char *path, const char *expected)
{
    struct bide_text text;
    bide_text_init(&text);

    ck_assert_int_eq(bide_source_read(&source, path, &diag), BIDE_ERR_SPEC);

    ck_assert_uint_eq(diag.count, 1);
    const struct bide_diag_item *const item = &diag.items[0];
    bide_text_addf(&text, "%s:%d:%d %s %s", item->place.file, item->place.line,
                   item->place.column, item->id, item->what);
    if (item->help != NULL) {
        bide_text_addf(&text, " [%s]", item->help);
    }
    ck_assert_str_eq(text.bytes, expected);
    bide_text_free(&text);
}

/* libconfig must read what the source accepts: the first text, the others by itself. */
static inline void check_libconfig(void)
{
    config_t config;
    config_init(&config);
    if (source.folder != NULL) {
        config_set_include_dir(&config, source.folder);
    }
    const int is_read = config_read_string(&config, source.files[0].text);
    ck_assert_msg(is_read == CONFIG_TRUE, "%s", config_error_text(&config));
    config_destroy(&config);
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_read.h - what stands in the tables of a result file. What is not as it must be
 * is remembered in the database. */
#ifndef BIDE_APP_RESULT_READ_H
#define BIDE_APP_RESULT_READ_H

#include "app/result/result_write.h"
#include "engine/base/arena.h"
#include "engine/run/database.h"
#include "models/scenario/spec.h"
#include "models/service/study.h"
#include "models/text/pack.h"

struct bide_result {
    struct bide_spec spec;
    struct bide_study study;
    char version[32]; /* of Bide, that made it */
    struct bide_result_sets sets;
    struct bide_arena arena; /* owns the texts of the file */
    struct bide_pack pack;   /* the configuration and its files */
};

/* The texts of the configuration, the changes of --set, and who made it. */
void bide_result_read_files(struct bide_result *result, struct bide_database *db);

/* The study; the spec has been loaded. */
BIDE_MUST_CHECK enum bide_err bide_result_read_study(struct bide_result *result,
                                                     struct bide_database *db);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outputs.h - the files that a study is written to: JSON, a folder with CSV, a result
 * file, a page and its dashboard.
 */
#ifndef BIDE_APP_OUTPUTS_H
#define BIDE_APP_OUTPUTS_H

#include "app/cmd.h"
#include "app/output.h"
#include "app/result/result_write.h"
#include "models/service/study.h"

enum bide_outputs_file {
    BIDE_OUTPUTS_SQLITE,
    BIDE_OUTPUTS_CSV, /* the three files in the folder of --csv, in this order */
    BIDE_OUTPUTS_PACKAGE,
    BIDE_OUTPUTS_MANIFEST,
    BIDE_OUTPUTS_JSON,
    BIDE_OUTPUTS_DASHBOARD,
    BIDE_OUTPUTS_EASY,
    BIDE_OUTPUTS_PAGE, /* instead of the table */
    BIDE_OUTPUTS_COUNT
};

struct bide_outputs {
    const char *folder;                           /* of CSV; NULL: not asked for */
    struct bide_text paths[BIDE_OUTPUTS_COUNT];   /* of those in the folder */
    struct bide_output files[BIDE_OUTPUTS_COUNT]; /* path NULL: not asked for */
    struct bide_result_sets sets;                 /* by which the study was changed */
    const struct bide_study *baseline; /* an earlier one, for the page; may be NULL */
    struct bide_text journal;          /* of the checkpoint; "": has none */
};

void bide_outputs_init(struct bide_outputs *outputs, const struct bide_args *args);
void bide_outputs_free(struct bide_outputs *outputs);

/* Whether they can be written, before the work begins. Answers the exit code. */
int bide_outputs_check(const struct bide_outputs *outputs, const struct bide_cmd *cmd);

/* Write them, and say so. Answers the exit code. */
int bide_outputs_write(const struct bide_outputs *outputs, const struct bide_cmd *cmd,
                       const struct bide_study *study);

/* Whether one of them is standard output. */
bool bide_outputs_take_stdout(const struct bide_outputs *outputs);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* saved.h - what a checkpoint of a study is known by, and what is said of it. */
#ifndef BIDE_APP_SAVED_H
#define BIDE_APP_SAVED_H

#include <stdbool.h>
#include <stddef.h>

#include "app/cmd.h"
#include "engine/run/checkpoint.h"

/* The facts of a checkpoint, in the order in which they are compared. */
enum bide_saved_fact {
    BIDE_SAVED_VERSION,
    BIDE_SAVED_SEED,
    BIDE_SAVED_SCENARIOS,
    BIDE_SAVED_SETTINGS,
    BIDE_SAVED_COLUMNS,
    BIDE_SAVED_FACT_COUNT
};

/* The checkpoint cannot be resumed. */
void bide_saved_refuse(const struct bide_cmd *cmd,
                       const struct bide_checkpoint *checkpoint,
                       enum bide_store_fault fault);

/* The study goes on, but is not saved, or no more. */
void bide_saved_give_up(const struct bide_cmd *cmd,
                        const struct bide_checkpoint *checkpoint,
                        enum bide_store_fault fault);

/* A checkpoint is there, and nobody said what to do with it: an error if it was named,
 * else a warning. */
void bide_saved_find(const struct bide_cmd *cmd, const char *path, bool is_checkpoint,
                     bool is_named);

/* So many rows were not as they had been saved. */
void bide_saved_redo(const struct bide_cmd *cmd, const char *path, size_t count);

/* A line for whoever waits, unless bide is to be quiet: the checkpoint's name and this.
 */
void bide_saved_tell(const struct bide_cmd *cmd, const char *path, const char *words);

#endif

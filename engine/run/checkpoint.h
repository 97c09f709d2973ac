/* SPDX-License-Identifier: GPL-3.0-or-later */
/* checkpoint.h - finished replications in a file, so that a run cut short is taken up
 * again where it was. A file belongs to one study, named by facts such as the version and
 * the seed: rows of another are never taken. */
#ifndef BIDE_RUN_CHECKPOINT_H
#define BIDE_RUN_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "engine/run/mc.h"
#include "engine/run/store.h"

/* Something that all rows of a study have in common. */
struct bide_checkpoint_fact {
    const char *name;
    const char *value;
};

struct bide_checkpoint {
    struct bide_store store;
    const struct bide_checkpoint_fact *facts; /* borrowed, as are the table's arrays */
    size_t fact_count;
    struct bide_mc_table table;
    bool *saved;            /* owned; by task */
    size_t saved_count;     /* tasks of the table in the file */
    size_t first_unsaved;   /* no task below it is left to be saved */
    size_t damaged_count;   /* rows that were not as saved: left out, to be done again */
    size_t differing;       /* after BIDE_STORE_OTHER: the first fact that differs */
    struct bide_text found; /* and what the file says of it */
};

/* No file is opened yet. Call bide_checkpoint_free also after an error. */
BIDE_MUST_CHECK enum bide_err bide_checkpoint_init(
    struct bide_checkpoint *checkpoint, const char *path,
    const struct bide_checkpoint_fact *facts, size_t fact_count,
    const struct bide_mc_table *table);
void bide_checkpoint_free(struct bide_checkpoint *checkpoint);

/* Open the file, see whose it is, and put the rows of tasks below task_count into the
 * table, with their flags set; there may be fewer or more of them than tasks. The file
 * stays open, for this program alone. After a fault none is open and no flag is set. */
enum bide_store_fault bide_checkpoint_resume(struct bide_checkpoint *checkpoint);

/* Add the rows that were filled since, all of them or none. The first call makes the file
 * if none is open; what is there already is kept unless it may be replaced. After a fault
 * the file is closed, and keeps what was saved before. */
enum bide_store_fault bide_checkpoint_save(struct bide_checkpoint *checkpoint,
                                           bool may_replace);

/* The same also if no row is new: a file that cannot be written shows before the work. */
enum bide_store_fault bide_checkpoint_make(struct bide_checkpoint *checkpoint,
                                           bool may_replace);

/* Close the file, if one is open, and delete it: nobody needs it any more. */
void bide_checkpoint_remove(struct bide_checkpoint *checkpoint);

#endif

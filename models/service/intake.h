/* SPDX-License-Identifier: GPL-3.0-or-later */
/* intake.h - the children of a replication as they were drawn: who waits at the start,
 * who is referred when, and each one's priority, group and time to leave.
 *
 * Scenarios that change none of this have the same children. The first one of a
 * replication writes them down in the order in which they come in; the others read them:
 * they draw none of it, and their referrals need no place in the list of events. */
#ifndef BIDE_SERVICE_INTAKE_H
#define BIDE_SERVICE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "models/service/model.h"

enum { BIDE_INTAKE_MOST = 1 << 16 }; /* of more children none is kept: 2 MiB */

struct bide_intake_child {
    double time; /* days; of its clock start */
    double leave_at;
    double born;
    uint16_t source; /* where it is referred from, unless it was there at the start */
    uint8_t class_index;
    uint8_t group;
    uint8_t why;
};

enum bide_intake_use { BIDE_INTAKE_IDLE, BIDE_INTAKE_WRITES, BIDE_INTAKE_READS };

struct bide_intake {
    struct bide_intake_child *children; /* owned */
    size_t count;
    size_t capacity;
    size_t next;   /* to be read */
    uint64_t root; /* of the random streams of the replication */
    enum bide_intake_use use;
    bool is_whole;     /* of a replication that came to its end */
    enum bide_err err; /* a failed allocation of this replication */
};

/* Find out which of the models of a study, whose base is the same, have the same children
 * in every replication: none whose changes touch settings or how long children stay. */
void bide_intake_share(struct bide_model *models, size_t count);

/* All zeroes is an empty intake. */
void bide_intake_free(struct bide_intake *intake);

/* A replication begins, named by the root of its streams: read, if it was written; if it
 * is not shared with other scenarios, leave it alone. */
void bide_intake_open(struct bide_intake *intake, uint64_t root, bool is_shared);

/* It has come to its end. */
void bide_intake_close(struct bide_intake *intake);

/* A child has come in; where there is no room for more, nothing is kept. */
void bide_intake_write(struct bide_intake *intake, const struct bide_intake_child *child);

/* The child who comes in next; NULL if that is not known. */
static inline const struct bide_intake_child *bide_intake_next(
    const struct bide_intake *intake)
{
    const bool is_known =
        intake->use == BIDE_INTAKE_READS && intake->next < intake->count;
    return is_known ? &intake->children[intake->next] : NULL;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spec_data.h - what stands in the data files that settings name; see data.h. */
#ifndef BIDE_SCENARIO_SPEC_DATA_H
#define BIDE_SCENARIO_SPEC_DATA_H

#include <stddef.h>
#include <stdint.h>

#define BIDE_SPEC_REFERRALS SIZE_MAX
#define BIDE_SPEC_IN_NO_GROUP (-2)

/* One child. Places are those in the pathway's lists (a group's: in the lists of all
 * groups); -1: not given, to be drawn. */
struct bide_spec_row {
    int32_t date; /* of referral */
    int line;     /* in the file */
    int priority;
    int group;
    int step;
    double age; /* years at referral; NaN: not given */
};

struct bide_spec_table {
    const char *file; /* as it was opened */
    size_t pathway;
    size_t waiting;             /* which starting list; BIDE_SPEC_REFERRALS: referrals */
    struct bide_spec_row *rows; /* in order of the file */
    size_t row_count;
    const char *digest; /* SHA-256 of the file */
};

#endif

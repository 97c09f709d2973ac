/* SPDX-License-Identifier: GPL-3.0-or-later */
/* since.h - what has become of an earlier forecast of the same service: whether the lists
 * went where it said, and what this one says instead. */
#ifndef BIDE_APP_SINCE_H
#define BIDE_APP_SINCE_H

#include <stdbool.h>
#include <stddef.h>

#include "models/service/study.h"

/* A list that has been counted since, and what a scenario of the earlier study said of
 * that day: 8 in 10 of its runs lay between low and high. Between two of its
 * dates a straight line is drawn. */
struct bide_since_list {
    int32_t date;
    double list;
    double low;
    double high;
};

/* The pathway's latest count after the old start: the list at the start of the new study,
 * or the end of its history. False if there is none that the old study reached. */
bool bide_since_counted(struct bide_since_list *counted, const struct bide_study *study,
                        const struct bide_study *old, size_t old_scenario,
                        size_t pathway);
bool bide_since_is_inside(const struct bide_since_list *counted);

/* The old study's pathway of the same name; false if it had none. */
bool bide_since_pathway(size_t *index, const struct bide_study *study,
                        const struct bide_study *old, size_t pathway);

/* The old study's scenario of the same name; false if it had none. */
bool bide_since_scenario(size_t *index, const struct bide_study *study,
                         const struct bide_study *old, size_t scenario);

/* Whether a configuration has a pathway of the same name as the old one. */
bool bide_since_is_same_service(const struct bide_spec *spec,
                                const struct bide_spec *old);

/* The latest moments of both that are on one day, the new one's a milestone. */
bool bide_since_common(size_t *moment, size_t *old_moment, const struct bide_study *study,
                       const struct bide_study *old);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_waiting.h"

#include <math.h>
#include <stdio.h>

#include "engine/base/civil.h"
#include "models/scenario/data.h"

enum { MOST_AGE_DAYS = 366, MOST_CHILDREN = 10000000, MOST_WHAT = 64 };

/* A starting list under examination. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_pathway *pathway;
    const struct bide_spec_waiting *waiting;
    size_t index;
};

static void path_of(const struct subject *subject, const char *setting, char *path)
{
    bide_check_part_path(path, "pathways.%s.waiting.%zu.%s", subject->pathway->name,
                         subject->index, setting);
}

static void check_edges(const struct subject *subject)
{
    const struct bide_spec_waiting *waiting = subject->waiting;
    const double *from = waiting->from_weeks.items;
    const double last = from[waiting->from_weeks.count - 1];
    bool is_rising = true;
    char path[BIDE_CHECK_PART_PATH];
    for (size_t i = 1; i < waiting->from_weeks.count; ++i) {
        is_rising = is_rising && from[i] > from[i - 1];
    }
    if (!is_rising) {
        path_of(subject, "from_weeks", path);
        bide_check_part_error(subject->part, "BD-C064", path, "put the bands in order",
                              "\"from_weeks\" must rise from band to band");
    } else if (waiting->longest_weeks <= last) {
        path_of(subject, "longest_weeks", path);
        bide_check_part_error(subject->part, "BD-C064", path,
                              "say how long the longest wait is",
                              "\"longest_weeks\" must be more than %.9g, where the last "
                              "band begins",
                              last);
    }
}

static void check_bands(const struct subject *subject)
{
    const struct bide_spec_waiting *waiting = subject->waiting;
    const double *children = waiting->children.items;
    const size_t count = waiting->from_weeks.count;
    char path[BIDE_CHECK_PART_PATH];
    if (count == 0 && waiting->children.count == 0) {
        path_of(subject, "from_weeks", path);
        bide_check_part_error(
            subject->part, "BD-C066", path,
            "such as from_weeks = [ 0, 18 ]; children = [ 60, 20 ];",
            "a starting list needs \"from_weeks\" and \"children\", or a "
            "\"file\"");
        return;
    }
    if (count == 0 || count != waiting->children.count) {
        path_of(subject, "children", path);
        bide_check_part_error(subject->part, "BD-C066", path,
                              "give each band its start and its children",
                              "\"from_weeks\" has %zu bands, but \"children\" has %zu",
                              count, waiting->children.count);
        return;
    }
    check_edges(subject);
    for (size_t i = 0; i < count; ++i) {
        if (!bide_check_part_is_whole(children[i])) {
            char what[MOST_WHAT];
            path_of(subject, "children", path);
            snprintf(what, sizeof(what), "item %zu of \"children\"", i + 1);
            bide_check_part_whole(subject->part, path, what, children[i]);
        }
    }
}

static void check_date(const struct subject *subject)
{
    const int32_t start = subject->part->spec->start;
    const int32_t as_of = subject->waiting->as_of;
    const bool is_known =
        as_of != BIDE_SPEC_NO_DATE && bide_check_part_has_dates(subject->part);
    if (is_known && (as_of > start || as_of < start - MOST_AGE_DAYS)) {
        char path[BIDE_CHECK_PART_PATH];
        char date[BIDE_CIVIL_TEXT_SIZE];
        path_of(subject, "as_of", path);
        bide_civil_format(start, date);
        bide_check_part_error(subject->part, "BD-C062", path,
                              "count the list near the start, or move the start",
                              "\"as_of\" must lie in the year before the start, %s",
                              date);
    }
}

static void check_waiting(const struct subject *subject)
{
    const struct bide_spec_waiting *waiting = subject->waiting;
    const struct bide_spec_list steps = subject->pathway->steps;
    const struct bide_spec_list priorities = subject->pathway->priorities;
    char path[BIDE_CHECK_PART_PATH];
    if (waiting->file == NULL) {
        check_bands(subject);
    } else if (waiting->from_weeks.count > 0 || waiting->children.count > 0) {
        path_of(subject, "file", path);
        bide_check_part_error(subject->part, "BD-C088", path, "keep one of them",
                              "a starting list has bands or a \"file\", not both");
    }
    check_date(subject);
    if (bide_check_part_lacks(steps, sizeof(struct bide_spec_step), waiting->step)) {
        path_of(subject, "step", path);
        bide_check_part_unknown(subject->part, path, "step", waiting->step, steps,
                                sizeof(struct bide_spec_step));
    }
    if (bide_check_part_lacks(priorities, sizeof(struct bide_spec_priority),
                              waiting->priority)) {
        path_of(subject, "priority", path);
        bide_check_part_unknown(subject->part, path, "priority", waiting->priority,
                                priorities, sizeof(struct bide_spec_priority));
    }
}

static double count_children(const struct bide_spec_waiting *waiting)
{
    const double *children = waiting->children.items;
    double sum = 0.0;
    for (size_t i = 0; i < waiting->children.count; ++i) {
        sum += children[i];
    }
    return sum;
}

static double count_caseload(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_caseload *entries = pathway->in_service.items;
    double sum = 0.0;
    for (size_t i = 0; i < pathway->in_service.count; ++i) {
        sum += entries[i].children > 0 ? (double) entries[i].children : 0.0;
    }
    return sum;
}

/* Each child who is there at the start takes storage in every thread. */
static void check_size(const struct bide_check_part *part, double children)
{
    if (children > MOST_CHILDREN) {
        bide_check_part_error(
            part, "BD-C066", "pathways", "is one of the numbers in another unit?",
            "%.0f children are there at the start; the most is 10,000,000", children);
    }
}

void bide_check_waiting_all(const struct bide_check_part *part)
{
    const struct bide_spec_pathway *pathways = part->spec->pathways.items;
    double children = 0.0;
    for (size_t i = 0; i < part->spec->pathways.count; ++i) {
        const struct bide_spec_waiting *waiting = pathways[i].waiting.items;
        for (size_t k = 0; k < pathways[i].waiting.count; ++k) {
            const struct subject subject = { part, &pathways[i], &waiting[k], k };
            check_waiting(&subject);
            const struct bide_spec_table *table = bide_data_table(part->spec, i, k);
            children +=
                table != NULL ? (double) table->row_count : count_children(&waiting[k]);
        }
        children += count_caseload(&pathways[i]);
    }
    check_size(part, children);
}

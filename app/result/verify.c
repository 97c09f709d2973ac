/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/verify.h"

#include <math.h>
#include <string.h>

#include "app/digits.h"
#include "app/money.h"
#include "app/names.h"
#include "app/result/result_layout.h"
#include "app/show.h"
#include "engine/base/civil.h"

enum { MOST_SHOWN = 10, LONGEST_LINE = 200 };

/* --- estimates --- */

/* "autism, urgent", "staff paediatricians", "costs" */
static void add_subject(struct bide_text *out, const struct bide_study *study,
                        size_t subject)
{
    const struct bide_plan *plan = &study->plan;
    const size_t staff = plan->line_count;
    const size_t budget = staff + plan->staff_count;
    const size_t cost = budget + plan->budget_count;
    if (subject >= cost) {
        bide_text_add(out, subject == cost ? "costs" : "audit");
    } else if (subject >= budget) {
        bide_money_path(out, study, subject - budget);
    } else if (subject >= staff) {
        bide_text_addf(out, "staff %s", bide_names_staff(study, subject - staff)->name);
    } else {
        const struct bide_plan_line *line = &plan->lines[subject];
        const struct bide_spec_priority *priority = bide_names_priority(study, line);
        bide_text_add(out, bide_names_pathway(study, line->pathway)->name);
        bide_text_addf(out, "%s%s", priority != NULL ? ", " : "",
                       priority != NULL ? priority->name : "");
        bide_text_addf(out, "%s%s", line->group >= 0 ? ", " : "",
                       bide_names_group(study, line));
    }
}

static void add_number(struct bide_text *out, double number)
{
    if (isfinite(number)) {
        bide_digits_add(out, number);
    } else {
        bide_text_add(out, "none");
    }
}

/* "  as_now, autism, 2025-11-01, list: mean 1710.5, was 1709" */
static void add_difference(struct bide_text *out, const struct bide_study *study,
                           size_t scenario, const struct bide_result_layout *at,
                           const struct bide_estimate estimates[2])
{
    char date[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(study->plan.moments[at->moment].date, date);
    bide_text_addf(out, "  %s, ", bide_names_scenario(study, scenario)->name);
    add_subject(out, study, at->subject);
    bide_text_addf(out, ", %s, %s: mean ", date,
                   bide_result_layout_info(at->measure)->name);
    add_number(out, estimates[1].mean);
    bide_text_add(out, ", was ");
    add_number(out, estimates[0].mean);
    bide_text_add(out, "\n");
}

/* Of estimates there is one kind of NaN, and no -0. */
static bool is_same_number(double a, double b)
{
    return isnan(a) ? isnan(b) : !(a < b) && !(a > b) && !isnan(b);
}

static bool is_same(const struct bide_estimate *a, const struct bide_estimate *b)
{
    return a->count == b->count && is_same_number(a->mean, b->mean)
           && is_same_number(a->std_error, b->std_error)
           && is_same_number(a->half_width, b->half_width)
           && is_same_number(a->p10, b->p10) && is_same_number(a->p50, b->p50)
           && is_same_number(a->p90, b->p90);
}

/* Differences of one scenario; shown says how many there were before. */
static size_t compare(struct bide_text *out, const struct bide_study *was,
                      const struct bide_study *is, size_t scenario, size_t shown)
{
    const size_t columns = was->plan.column_count;
    struct bide_result_layout at = bide_result_layout_first();
    size_t count = 0;
    for (size_t i = scenario * columns; i < (scenario + 1) * columns; ++i) {
        const bool is_other = !is_same(&was->estimates[i], &is->estimates[i])
                              || !is_same(&was->differences[i], &is->differences[i]);
        if (is_other && shown + count < MOST_SHOWN) {
            const struct bide_estimate both[] = { was->estimates[i], is->estimates[i] };
            add_difference(out, was, scenario, &at, both);
        }
        count += is_other ? 1 : 0;
        bide_result_layout_next(&at, &was->plan);
    }
    return count;
}

size_t bide_verify_studies(struct bide_text *out, const struct bide_study *was,
                           const struct bide_study *is)
{
    BIDE_REQUIRE(was->plan.column_count == is->plan.column_count
                 && was->scenario_count == is->scenario_count);
    size_t count = 0;
    for (size_t i = 0; i < was->scenario_count; ++i) {
        count += compare(out, was, is, i, count);
    }
    return count;
}

/* --- lines --- */

static void add_line(struct bide_text *out, const char *what, const char *line,
                     size_t length)
{
    const size_t shown = length < LONGEST_LINE ? length : LONGEST_LINE;
    bide_text_add(out, what);
    bide_text_add_bytes(out, line, shown);
    bide_text_add(out, "\n");
}

size_t bide_verify_lines(struct bide_text *out, const char *was, const char *is)
{
    size_t count = 0;
    while (*was != '\0' || *is != '\0') {
        const size_t old_length = strcspn(was, "\n");
        const size_t new_length = strcspn(is, "\n");
        const bool is_other = old_length != new_length || memcmp(was, is, old_length) != 0
                              || was[old_length] != is[new_length];
        if (is_other && count < MOST_SHOWN / 2) {
            add_line(out, "  is  ", is, new_length);
            add_line(out, "  was ", was, old_length);
        }
        count += is_other ? 1 : 0;
        was += old_length + (was[old_length] != '\0' ? 1 : 0);
        is += new_length + (is[new_length] != '\0' ? 1 : 0);
    }
    return count;
}

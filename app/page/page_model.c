/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_model.h"

#include <math.h>
#include <string.h>

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_changes.h"
#include "app/page/page_part.h"
#include "app/show.h"

/* A pathway under way. */
struct item {
    struct bide_text *out;
    const struct bide_study *study;
    const struct bide_spec_pathway *pathway;
};

static void put_number(const struct item *item, double number)
{
    static const double units[] = { 1.0, 0.1 };
    int decimals = 0; /* as many as it needs, at most two */
    while (decimals < 2 && fabs(remainder(number, units[decimals])) >= 0.005) {
        ++decimals;
    }
    bide_show_number(item->out, number, decimals);
}

static void put_referrals(const struct item *item)
{
    const struct bide_spec_referrals *referrals = &item->pathway->referrals;
    if (referrals->file != NULL) {
        bide_text_add(item->out, "referrals as in ");
        bide_html_text(item->out, referrals->file);
    } else if (referrals->per_week > 0.0) {
        put_number(item, referrals->per_week);
        bide_text_add(item->out, " referrals a week");
    } else {
        bide_text_add(item->out, "no referrals of its own");
    }
    if (referrals->file == NULL && fabs(referrals->growth_per_year) >= 0.0005) {
        bide_text_add(item->out, referrals->growth_per_year > 0.0 ? ", growing by "
                                                                  : ", shrinking by ");
        put_number(item, 100.0 * fabs(referrals->growth_per_year));
        bide_text_add(item->out, "% a year");
    }
}

/* Those given in bands; a file is named. */
static void put_waiting(const struct item *item)
{
    const struct bide_spec_waiting *waiting = item->pathway->waiting.items;
    double sum = 0.0;
    for (size_t i = 0; i < item->pathway->waiting.count; ++i) {
        const double *children = waiting[i].children.items;
        for (size_t k = 0; k < waiting[i].children.count; ++k) {
            sum += children[k];
        }
        if (waiting[i].file != NULL) {
            bide_text_add(item->out, "; waiting at the start: as in ");
            bide_html_text(item->out, waiting[i].file);
        }
    }
    if (sum > 0.0) {
        bide_text_add(item->out, "; ");
        put_number(item, sum);
        bide_text_add(item->out, sum > 1.5 ? " children wait" : " child waits");
        bide_text_add(item->out, " at the start");
    }
}

/* Whether a step before this one is done by the same. */
static bool is_named_before(const struct item *item, size_t step)
{
    const struct bide_spec_step *steps = item->pathway->steps.items;
    for (size_t i = 0; i < step; ++i) {
        if (steps[i].staff != NULL && strcmp(steps[i].staff, steps[step].staff) == 0) {
            return true;
        }
    }
    return false;
}

static void put_group(const struct item *item, const char *name)
{
    for (size_t i = 0; i < item->study->plan.staff_count; ++i) {
        const struct bide_spec_staff *staff = bide_names_staff(item->study, i);
        if (strcmp(staff->name, name) == 0) {
            bide_html_text(item->out, bide_names_of(staff->label, staff->name));
            bide_text_add(item->out, " (");
            put_number(item, staff->wte);
            bide_text_add(item->out, " WTE)");
        }
    }
}

static void put_staff(const struct item *item)
{
    const struct bide_spec_step *steps = item->pathway->steps.items;
    size_t count = 0;
    for (size_t i = 0; i < item->pathway->steps.count; ++i) {
        if (steps[i].staff != NULL && !is_named_before(item, i)) {
            bide_text_add(item->out, count++ == 0 ? "; staff: " : ", ");
            put_group(item, steps[i].staff);
        }
    }
    bide_text_add(item->out, count == 0 ? "; no staff" : "");
}

static void put_next(const struct item *item)
{
    const struct bide_spec_onward *onward = item->pathway->onward.items;
    const struct bide_spec_list pathways = item->study->spec->pathways;
    for (size_t i = 0; i < item->pathway->onward.count; ++i) {
        const size_t next =
            bide_spec_find(pathways, sizeof(struct bide_spec_pathway), onward[i].to);
        bide_text_add(item->out, i == 0 ? "; sent on to: " : ", ");
        bide_html_text(item->out, bide_page_part_pathway(item->study, next));
    }
}

void bide_page_model_add(struct bide_text *out, const struct bide_study *study)
{
    struct item item = { .out = out, .study = study };
    bide_page_part_open(out, "model", "What is simulated");
    bide_text_add(out, "<ul>\n");
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        item.pathway = bide_names_pathway(study, i);
        bide_text_add(out, "<li><strong>");
        bide_html_text(out, bide_page_part_pathway(study, i));
        bide_text_add(out, "</strong>: ");
        put_referrals(&item);
        put_waiting(&item);
        put_staff(&item);
        put_next(&item);
        bide_text_add(out, ".</li>\n");
    }
    bide_text_add(out, "</ul>\n<p>The scenario:</p>\n");
    bide_page_changes_add(out, study);
    bide_page_part_close(out);
}

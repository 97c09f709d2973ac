/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_why.h"

#include <math.h>
#include <string.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/show.h"

#define MOST_OF_IT 0.5   /* a share of the growth: less does not explain it */
#define FEWER_HOURS 0.99 /* of those in the first scenario */

/* A list under way, and the scenario that makes it longest. */
struct item {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    size_t pathway;
    size_t scenario;
};

static const struct bide_estimate *change_of(const struct item *item, size_t pathway,
                                             enum bide_kpi kpi)
{
    return bide_study_difference(item->study, item->scenario, item->moment, pathway, kpi);
}

/* The change if it is clear, else 0. */
static double clear_change(const struct item *item, size_t pathway, enum bide_kpi kpi)
{
    const struct bide_estimate *change = change_of(item, pathway, kpi);
    return bide_figure_is_clear(change, BIDE_FIGURE_CHILDREN) ? change->mean : 0.0;
}

/* 0 if none makes it clearly longer. */
static size_t worst_of(struct item item)
{
    size_t worst = 0;
    double most = 0.0;
    for (item.scenario = 1; item.scenario < item.study->scenario_count; ++item.scenario) {
        const double change = clear_change(&item, item.pathway, BIDE_KPI_LIST);
        if (change > most) {
            worst = item.scenario;
            most = change;
        }
    }
    return worst;
}

/* --- words --- */

/* "151 fewer" */
static void put_change(const struct item *item, size_t pathway, enum bide_kpi kpi)
{
    const struct bide_page_part_key key =
        bide_page_part_key("s%zu p%zu d%zu %s difference_mean", item->scenario, pathway,
                           item->moment, bide_kpi_info(kpi)->name);
    const double change = change_of(item, pathway, kpi)->mean;
    bide_page_part_element(item->out, "b", key.text);
    bide_show_number(item->out, fabs(change), 0);
    bide_text_add(item->out, change < 0.0 ? " fewer</b>" : " more</b>");
}

static void put_pathway(const struct item *item, size_t pathway)
{
    bide_html_text(item->out, bide_page_part_pathway(item->study, pathway));
}

static void open_item(const struct item *item)
{
    bide_text_add(item->out, "<li><strong>");
    put_pathway(item, item->pathway);
    bide_text_add(item->out, "</strong> (");
    bide_html_text(item->out, bide_names_scenario_label(item->study, item->scenario));
    bide_text_add(item->out, "): ");
}

/* --- more join --- */

static bool is_led_by_step(const struct bide_spec_step *step, const char *name)
{
    const struct bide_spec_ask *asks = step->asks.items;
    const struct bide_spec_end *ends = step->ends.items;
    for (size_t i = 0; i < step->asks.count; ++i) {
        if (strcmp(asks[i].pathway, name) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < step->ends.count; ++i) {
        if (ends[i].to != NULL && strcmp(ends[i].to, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether children go from one pathway to another. */
static bool leads_to(const struct item *item, size_t from, size_t to)
{
    const struct bide_spec_pathway *source = bide_names_pathway(item->study, from);
    const char *name = bide_names_pathway(item->study, to)->name;
    const struct bide_spec_onward *onward = source->onward.items;
    const struct bide_spec_step *steps = source->steps.items;
    for (size_t i = 0; i < source->onward.count; ++i) {
        if (strcmp(onward[i].to, name) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < source->steps.count; ++i) {
        if (is_led_by_step(&steps[i], name)) {
            return true;
        }
    }
    return false;
}

/* Of other pathways that are tied to it, the one with the most children seen more;
 * pathway_count if there is none. */
static size_t busiest(const struct item *item,
                      bool (*is_tied)(const struct item *, size_t, size_t))
{
    const size_t count = item->study->plan.pathway_count;
    size_t found = count;
    double most = 0.0;
    for (size_t i = 0; i < count; ++i) {
        const double change = clear_change(item, i, BIDE_KPI_SEEN);
        if (i != item->pathway && change > most && is_tied(item, i, item->pathway)) {
            found = i;
            most = change;
        }
    }
    return found;
}

static void add_joining(const struct item *item)
{
    const size_t source = busiest(item, leads_to);
    open_item(item);
    put_change(item, item->pathway, BIDE_KPI_REFERRED);
    bide_text_add(item->out, " children join it");
    if (source < item->study->plan.pathway_count) {
        bide_text_add(item->out, ", sent on from ");
        put_pathway(item, source);
        bide_text_add(item->out, ", where ");
        put_change(item, source, BIDE_KPI_SEEN);
        bide_text_add(item->out, " are seen");
    }
    bide_text_add(item->out, ".</li>\n");
}

/* --- fewer are seen --- */

static bool needs(const struct bide_spec_step *step, const char *staff)
{
    const struct bide_spec_substitute *others = step->or_staff.items;
    const char *const *partners = step->with_staff.items;
    bool is_needed = step->staff != NULL && strcmp(step->staff, staff) == 0;
    for (size_t i = 0; i < step->or_staff.count; ++i) {
        is_needed = is_needed || strcmp(others[i].staff, staff) == 0;
    }
    for (size_t i = 0; i < step->with_staff.count; ++i) {
        is_needed = is_needed || strcmp(partners[i], staff) == 0;
    }
    return is_needed;
}

static bool works_on(const struct item *item, size_t staff, size_t pathway)
{
    const struct bide_spec_list steps = bide_names_pathway(item->study, pathway)->steps;
    const char *name = bide_names_staff(item->study, staff)->name;
    for (size_t i = 0; i < steps.count; ++i) {
        if (needs((const struct bide_spec_step *) steps.items + i, name)) {
            return true;
        }
    }
    return false;
}

static bool shares_staff(const struct item *item, size_t other, size_t pathway)
{
    for (size_t i = 0; i < item->study->plan.staff_count; ++i) {
        if (works_on(item, i, other) && works_on(item, i, pathway)) {
            return true;
        }
    }
    return false;
}

static double hours_of(const struct item *item, size_t scenario, size_t staff)
{
    return bide_study_staff(item->study, scenario, item->moment, staff,
                            BIDE_KPI_STAFF_HOURS)
        ->mean;
}

static void put_hours(const struct item *item, size_t scenario, size_t staff)
{
    const struct bide_page_part_key key =
        bide_page_part_key("s%zu f%zu d%zu %s mean", scenario, staff, item->moment,
                           bide_kpi_staff_info(BIDE_KPI_STAFF_HOURS)->name);
    bide_page_part_element(item->out, "b", key.text);
    bide_show_number(item->out, hours_of(item, scenario, staff), 0);
    bide_text_add(item->out, "</b>");
}

/* Staff of the list who offer fewer hours; staff_count if there are none. */
static size_t fewer_staff(const struct item *item)
{
    for (size_t i = 0; i < item->study->plan.staff_count; ++i) {
        if (works_on(item, i, item->pathway)
            && hours_of(item, item->scenario, i) < FEWER_HOURS * hours_of(item, 0, i)) {
            return i;
        }
    }
    return item->study->plan.staff_count;
}

static void add_slowing(const struct item *item)
{
    const size_t staff = fewer_staff(item);
    const size_t other = busiest(item, shares_staff);
    open_item(item);
    put_change(item, item->pathway, BIDE_KPI_SEEN);
    bide_text_add(item->out, " children are seen");
    if (staff < item->study->plan.staff_count) {
        const struct bide_spec_staff *spec = bide_names_staff(item->study, staff);
        bide_text_add(item->out, ": ");
        bide_html_text(item->out, bide_names_of(spec->label, spec->name));
        bide_text_add(item->out, " offer ");
        put_hours(item, item->scenario, staff);
        bide_text_add(item->out, " hours, not ");
        put_hours(item, 0, staff);
    } else if (other < item->study->plan.pathway_count) {
        bide_text_add(item->out, ", while its staff see ");
        put_change(item, other, BIDE_KPI_SEEN);
        bide_text_add(item->out, " for ");
        put_pathway(item, other);
    }
    bide_text_add(item->out, ".</li>\n");
}

/* --- all lists --- */

static void add_staying(const struct item *item)
{
    open_item(item);
    put_change(item, item->pathway, BIDE_KPI_LEFT);
    bide_text_add(item->out, " children leave without being seen.</li>\n");
}

static void add_item(struct item *item)
{
    item->scenario = worst_of(*item);
    if (item->scenario == 0) {
        return;
    }
    const double longer =
        MOST_OF_IT * change_of(item, item->pathway, BIDE_KPI_LIST)->mean;
    const double joining = clear_change(item, item->pathway, BIDE_KPI_REFERRED);
    const double fewer = -clear_change(item, item->pathway, BIDE_KPI_SEEN);
    if (joining >= fmax(longer, fewer)) {
        add_joining(item);
    } else if (fewer >= longer) {
        add_slowing(item);
    } else if (-clear_change(item, item->pathway, BIDE_KPI_LEFT) >= longer) {
        add_staying(item);
    }
}

static void add_items(struct bide_text *out, const struct bide_study *study)
{
    struct item item = { .out = out,
                         .study = study,
                         .moment = bide_plan_last_milestone(&study->plan) };
    if (!bide_names_is_milestone(study, item.moment)) {
        return;
    }
    for (item.pathway = 0; item.pathway < study->plan.pathway_count; ++item.pathway) {
        add_item(&item);
    }
}

bool bide_page_why_has(const struct bide_study *study)
{
    struct bide_text items;
    bide_text_init(&items);
    add_items(&items, study);
    const bool is_any = items.length > 0;
    bide_text_free(&items);
    return is_any;
}

void bide_page_why_add(struct bide_text *out, const struct bide_study *study)
{
    if (!bide_page_why_has(study)) {
        return;
    }
    bide_text_add(out,
                  "<h3 id=\"why\">Why lists get longer</h3>\n<p>Each in the scenario "
                  "that makes it longest, up to the same day.</p>\n<ul>\n");
    add_items(out, study);
    bide_text_add(out, "</ul>\n");
}

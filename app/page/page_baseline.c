/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_baseline.h"

#include <math.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/wait.h"
#include "app/result/settings_diff.h"
#include "app/result/since.h"
#include "app/show.h"

enum { MOST_SETTINGS = 40, LONGEST_VALUE = 80 };

/* A section under way. */
struct section {
    struct bide_text *out;
    const struct bide_study *study;
    const struct bide_study *old;
    size_t moment; /* of both: the latest they share */
    size_t old_moment;
};

static void open_table(struct section *section, const char *caption, const char *heads)
{
    bide_text_addf(section->out,
                   "<div class=\"t\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">"
                   "<table><caption>%s</caption>\n<thead><tr>%s</tr></thead>\n<tbody>\n",
                   caption, caption, heads);
}

static void close_table(struct section *section)
{
    bide_text_add(section->out, "</tbody></table></div>\n");
}

#define HEAD(text) "<th scope=\"col\">" text "</th>"

static void begin_row(struct section *section, size_t pathway)
{
    const struct bide_spec_pathway *what = bide_names_pathway(section->study, pathway);
    bide_text_add(section->out, "<tr><th scope=\"row\">");
    bide_html_text(section->out, bide_names_of(what->label, what->name));
    bide_text_add(section->out, "</th>");
}

static void add_cell(struct section *section, double number, int decimals,
                     const char *unit)
{
    bide_text_add(section->out, "<td>");
    if (isnan(number)) {
        bide_text_add(section->out, "not known");
    } else {
        bide_show_number(section->out, number, decimals);
        bide_text_add(section->out, unit);
    }
    bide_text_add(section->out, "</td>");
}

/* --- was it right --- */

static size_t count_inside(const struct section *section, size_t *counted)
{
    size_t inside = 0;
    *counted = 0;
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        struct bide_since_list list;
        if (bide_since_counted(&list, section->study, section->old, i)) {
            *counted += 1;
            inside += bide_since_is_inside(&list) ? 1 : 0;
        }
    }
    return inside;
}

static void add_counted(struct section *section, size_t pathway)
{
    struct bide_since_list list;
    if (!bide_since_counted(&list, section->study, section->old, pathway)) {
        return;
    }
    begin_row(section, pathway);
    bide_text_add(section->out, "<td>");
    bide_wait_date(section->out, list.date);
    bide_text_add(section->out, "</td>");
    add_cell(section, list.list, 0, "");
    bide_text_add(section->out, "<td>");
    bide_show_number(section->out, list.low, 0);
    bide_text_add(section->out, " to ");
    bide_show_number(section->out, list.high, 0);
    bide_text_addf(section->out, "</td><td>%s</td></tr>\n",
                   bide_since_is_inside(&list) ? "yes"
                   : list.list < list.low      ? "no, shorter"
                                               : "no, longer");
}

/* "Of 4 lists counted since, 3 are inside the range of 8 in 10 runs." */
static void add_verdict(struct section *section)
{
    size_t counted = 0;
    const size_t inside = count_inside(section, &counted);
    if (counted == 0) {
        bide_text_add(section->out,
                      "<p>No list has been counted since the last run began, on a day "
                      "that it reached, so nobody can say yet whether it was "
                      "right.</p>\n");
        return;
    }
    bide_text_add(section->out, "<p>Of ");
    bide_show_count(section->out, counted, "list");
    bide_text_addf(section->out,
                   " counted since the last run began, %zu %s inside the "
                   "range it gave. If the model is right, about 8 in 10 "
                   "are.</p>\n",
                   inside, inside == 1 ? "is" : "are");
    open_table(section, "The last forecast and what came",
               HEAD("List") HEAD("Counted on") HEAD("Children waiting")
                   HEAD("Range of 8 in 10 runs") HEAD("Inside"));
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        add_counted(section, i);
    }
    close_table(section);
}

/* --- what is forecast now --- */

static const struct bide_estimate *now_of(const struct section *section, size_t pathway,
                                          enum bide_kpi kpi)
{
    return bide_study_estimate(section->study, 0, section->moment, pathway, kpi);
}

static const struct bide_estimate *then_of(const struct section *section, size_t pathway,
                                           enum bide_kpi kpi)
{
    return bide_study_estimate(section->old, 0, section->old_moment, pathway, kpi);
}

static void add_forecast(struct section *section, size_t pathway)
{
    size_t before = 0;
    if (!bide_since_pathway(&before, section->study, section->old, pathway)) {
        return;
    }
    const double was = then_of(section, before, BIDE_KPI_LIST)->mean;
    const double is = now_of(section, pathway, BIDE_KPI_LIST)->mean;
    begin_row(section, pathway);
    add_cell(section, was, 0, "");
    add_cell(section, is, 0, "");
    bide_text_add(section->out, "<td>");
    bide_show_signed(section->out, is - was, 0);
    bide_text_add(section->out, "</td></tr>\n");
}

static bool has_chance(const struct section *section, size_t pathway, size_t *before)
{
    return bide_since_pathway(before, section->study, section->old, pathway)
           && bide_kpi_is_shown(BIDE_KPI_TARGET_REACHED,
                                bide_names_pathway(section->study, pathway))
           && bide_kpi_is_shown(BIDE_KPI_TARGET_REACHED,
                                bide_names_pathway(section->old, *before));
}

static void add_chances(struct section *section)
{
    bool is_open = false;
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        size_t before = 0;
        if (!has_chance(section, i, &before)) {
            continue;
        }
        if (!is_open) {
            open_table(section, "Chance that the target is reached by then",
                       HEAD("List") HEAD("Last run") HEAD("This run"));
            is_open = true;
        }
        begin_row(section, i);
        add_cell(section, 100.0 * then_of(section, before, BIDE_KPI_TARGET_REACHED)->mean,
                 0, "%");
        add_cell(section, 100.0 * now_of(section, i, BIDE_KPI_TARGET_REACHED)->mean, 0,
                 "%");
        bide_text_add(section->out, "</tr>\n");
    }
    if (is_open) {
        close_table(section);
    }
}

static void add_forecasts(struct section *section)
{
    if (!bide_since_common(&section->moment, &section->old_moment, section->study,
                           section->old)) {
        bide_text_add(section->out, "<p>The two runs have no date in common, so that "
                                    "what they say cannot be set side by side.</p>\n");
        return;
    }
    bide_text_add(section->out, "<p>Both runs say what the lists will be on ");
    bide_wait_date(section->out, section->study->plan.moments[section->moment].date);
    bide_text_add(section->out, ", if things go as in \"");
    bide_html_text(section->out, bide_names_scenario_label(section->study, 0));
    bide_text_add(section->out, "\".</p>\n");
    open_table(section, "Children waiting on that day",
               HEAD("List") HEAD("Last run") HEAD("This run") HEAD("Change"));
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        add_forecast(section, i);
    }
    close_table(section);
    add_chances(section);
}

/* --- what was set otherwise --- */

static void add_value(struct section *section, const char *value)
{
    struct bide_text shown;
    bide_text_init(&shown);
    bide_text_add(&shown, value != NULL ? value : "not there");
    const bool is_long = shown.length > LONGEST_VALUE;
    bide_text_cut(&shown, LONGEST_VALUE);
    bide_text_add(section->out, "<td>");
    bide_html_text(section->out, shown.bytes);
    bide_text_add(section->out, is_long ? "...</td>" : "</td>");
    bide_show_release(&shown, section->out);
}

static void add_settings(struct section *section, const struct bide_settings_diff *diff)
{
    if (diff->count == 0) {
        bide_text_add(section->out, "<p>Every setting is as it was.</p>\n");
        return;
    }
    bide_text_add(section->out, "<details><summary>");
    bide_show_count(section->out, diff->count, "setting");
    bide_text_addf(section->out, " %s not as in the last run</summary>\n",
                   diff->count == 1 ? "is" : "are");
    open_table(section, "Settings that changed",
               HEAD("Setting") HEAD("Last run") HEAD("This run"));
    for (size_t i = 0; i < diff->count && i < MOST_SETTINGS; ++i) {
        bide_text_add(section->out, "<tr><th scope=\"row\">");
        bide_html_text(section->out, diff->items[i].path);
        bide_text_add(section->out, "</th>");
        add_value(section, diff->items[i].was);
        add_value(section, diff->items[i].is);
        bide_text_add(section->out, "</tr>\n");
    }
    close_table(section);
    if (diff->count > MOST_SETTINGS) {
        bide_text_add(section->out, "<p>And ");
        bide_show_count(section->out, diff->count - MOST_SETTINGS, "setting");
        bide_text_add(section->out, " more.</p>\n");
    }
    bide_text_add(section->out, "</details>\n");
}

void bide_page_baseline_add(struct bide_text *out, const struct bide_study *study,
                            const struct bide_study *old)
{
    struct section section = { .out = out, .study = study, .old = old };
    struct bide_settings_diff diff;
    bide_text_add(out, "<section id=\"baseline\" aria-labelledby=\"baseline-h\">\n"
                       "<h2 id=\"baseline-h\">What changed since the last run</h2>\n"
                       "<p>The last run began on ");
    bide_wait_date(out, old->spec->start);
    bide_text_add(out, ", this one on ");
    bide_wait_date(out, study->spec->start);
    bide_text_add(out, ".</p>\n");
    add_verdict(&section);
    add_forecasts(&section);
    const enum bide_err err = bide_settings_diff_make(&diff, old->spec, study->spec);
    if (err == BIDE_OK) {
        add_settings(&section, &diff);
    } else {
        out->err = err;
    }
    bide_settings_diff_free(&diff);
    bide_text_add(out, "</section>\n");
}

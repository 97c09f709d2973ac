/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_baseline.h"

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_counted.h"
#include "app/page/page_forecasts.h"
#include "app/page/wait.h"
#include "app/result/settings_diff.h"
#include "app/result/since.h"
#include "app/show.h"

enum { MOST_SETTINGS = 40, LONGEST_VALUE = 80 };

/* --- what only one of them has --- */

/* Add a name to a list of them, which is empty at first. */
static void add_name(struct bide_text *names, const char *name)
{
    bide_text_add(names, names->length > 0 ? ", " : "");
    bide_html_text(names, name);
}

static void add_missing(struct bide_text *names, const struct bide_study *study,
                        const struct bide_study *other)
{
    size_t index = 0;
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        const struct bide_spec_pathway *pathway = bide_names_pathway(study, i);
        if (!bide_since_pathway(&index, study, other, i)) {
            add_name(names, bide_names_of(pathway->label, pathway->name));
        }
    }
    for (size_t i = 0; i < study->scenario_count; ++i) {
        if (!bide_since_scenario(&index, study, other, i)) {
            add_name(names, bide_names_scenario_label(study, i));
        }
    }
}

static void add_only_one(struct bide_page_since *section)
{
    struct bide_text names[2];
    bide_text_init(&names[0]);
    bide_text_init(&names[1]);
    add_missing(&names[0], section->old, section->study);
    add_missing(&names[1], section->study, section->old);
    for (size_t i = 0; i < 2; ++i) {
        if (names[i].length > 0) {
            bide_text_addf(section->out, "<p>Only in %s run: %s.</p>\n",
                           i == 0 ? "the last" : "this", names[i].bytes);
        }
        bide_show_release(&names[i], section->out);
    }
}

/* --- what was set otherwise --- */

static void add_value(struct bide_page_since *section, const char *value)
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

static void add_settings(struct bide_page_since *section,
                         const struct bide_settings_diff *diff)
{
    if (diff->count == 0) {
        bide_text_add(section->out, "<p>Every setting is as it was.</p>\n");
        return;
    }
    bide_text_add(section->out, "<details><summary>");
    bide_show_count(section->out, diff->count, "setting");
    bide_text_addf(section->out, " %s not as in the last run</summary>\n",
                   diff->count == 1 ? "is" : "are");
    bide_page_since_open(section, "Settings that changed",
                         BIDE_PAGE_SINCE_HEAD("Setting") BIDE_PAGE_SINCE_HEAD("Last run")
                             BIDE_PAGE_SINCE_HEAD("This run"));
    for (size_t i = 0; i < diff->count && i < MOST_SETTINGS; ++i) {
        bide_text_add(section->out, "<tr><th scope=\"row\">");
        bide_html_text(section->out, diff->items[i].path);
        bide_text_add(section->out, "</th>");
        add_value(section, diff->items[i].was);
        add_value(section, diff->items[i].is);
        bide_text_add(section->out, "</tr>\n");
    }
    bide_page_since_close(section);
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
    struct bide_page_since section = { .out = out, .study = study, .old = old };
    struct bide_settings_diff diff;
    bide_text_add(out, "<section id=\"baseline\" aria-labelledby=\"baseline-h\">\n"
                       "<h2 id=\"baseline-h\">What changed since the last run</h2>\n"
                       "<p>The last run began on ");
    bide_wait_date(out, old->spec->start);
    bide_text_add(out, ", this one on ");
    bide_wait_date(out, study->spec->start);
    bide_text_add(out, ".</p>\n");
    bide_page_counted_add(&section);
    bide_page_forecasts_add(&section);
    add_only_one(&section);
    const enum bide_err err = bide_settings_diff_make(&diff, old->spec, study->spec);
    if (err == BIDE_OK) {
        add_settings(&section, &diff);
    } else {
        out->err = err;
    }
    bide_settings_diff_free(&diff);
    bide_text_add(out, "</section>\n");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page.h"

#include <stdio.h>
#include <string.h>

#include "app/chart/chart.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_answer.h"
#include "app/page/page_assumptions.h"
#include "app/page/page_baseline.h"
#include "app/page/page_families.h"
#include "app/page/page_groups.h"
#include "app/page/page_lists.h"
#include "app/page/page_money.h"
#include "app/page/page_part.h"
#include "app/page/page_scenarios.h"
#include "app/page/page_style.h"
#include "app/page/page_trust.h"
#include "app/show.h"

static const char *title_of(const struct bide_study *study)
{
    const char *title = study->spec->title;
    return title != NULL && title[0] != '\0' ? title : "Waiting lists";
}

static void add_head(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(out, BIDE_PAGE_BEGINS "<html lang=\"en-GB\">\n<head>\n"
                                        "<meta charset=\"utf-8\">\n"
                                        "<meta name=\"viewport\" content=\"width="
                                        "device-width, initial-scale=1\">\n<title>");
    bide_html_text(out, title_of(study));
    bide_text_add(out, "</title>\n<style>\n");
    bide_page_style_add(out);
    bide_chart_style(out);
    bide_text_add(out, "</style>\n</head>\n<body>\n"
                       "<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n");
}

/* The day of the answer: the run may go on for some days more. */
static void add_last(struct bide_text *out, const struct bide_study *study)
{
    const size_t moment = bide_plan_last_milestone(&study->plan);
    if (bide_names_is_milestone(study, moment)) {
        bide_text_add(out, " and told up to the last milestone, ");
        bide_page_part_date(out, study->plan.moments[moment].date, false);
    }
}

static void add_header(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(out, "<header><div><h1>");
    bide_html_text(out, title_of(study));
    bide_text_add(out, "</h1>\n<p>Simulated for ");
    bide_show_count(out, (size_t) study->spec->weeks, "week");
    bide_text_add(out, " from ");
    bide_page_part_date(out, study->spec->start, false);
    add_last(out, study);
    bide_text_add(out, ", in ");
    bide_show_number(out, (double) study->replications, 0);
    bide_text_add(out, study->replications == 1 ? " run" : " runs");
    bide_text_add(out, ", each with different luck.");
    if (study->scenario_count > 1) {
        bide_text_add(out, " In every run all scenarios meet the same children. The "
                           "others are compared with the first: ");
        bide_html_text(out, bide_names_scenario_label(study, 0));
        bide_text_add(out, ".");
    }
    bide_text_add(out, "</p>\n");
    if (!study->audit.is_passed) {
        bide_text_add(out, "<p class=\"f\">The count of children does not add up. Do not "
                           "use these numbers: see <a href=\"#trust\">how far to trust "
                           "this</a>.</p>\n");
    }
    bide_text_add(out, "</div></header>\n");
}

static void add_footer(struct bide_text *out, const struct bide_study *study)
{
    bide_text_addf(out,
                   "<footer><p>Written by bide " BIDE_VERSION ", seed %llu. The same "
                   "configuration and seed give the same numbers. All numbers are "
                   "simulated; none is about a child who exists.</p></footer>\n"
                   "</body>\n</html>\n",
                   (unsigned long long) study->seed);
}

static const struct {
    const char *id;
    const char *title;
} contents[] = {
    { "answer", "The answer" },
    { "model", "What is simulated" },
    { "scenarios", "What each scenario changes" },
    { "baseline", "What changed since the last run" },
    { "lists", "List by list" },
    { "fairness", "Fairness between groups" },
    { "money", "Money" },
    { "families", "What families can be told" },
    { "trust", "How far to trust this" },
    { "figures", "Where the figures come from" },
};

/* Those sections that there are. */
static void add_contents(struct bide_text *out, const char *sections)
{
    char wanted[64];
    bide_text_add(out, "<nav aria-label=\"Contents\"><ul>\n");
    for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); ++i) {
        snprintf(wanted, sizeof(wanted), "<section id=\"%s\"", contents[i].id);
        if (strstr(sections, wanted) != NULL) {
            bide_text_addf(out, "<li><a href=\"#%s\">%s</a></li>\n", contents[i].id,
                           contents[i].title);
        }
    }
    bide_text_add(out, "</ul></nav>\n");
}

void bide_page_add(struct bide_text *out, const struct bide_study *study)
{
    bide_page_add_since(out, study, NULL);
}

void bide_page_add_since(struct bide_text *out, const struct bide_study *study,
                         const struct bide_study *old)
{
    struct bide_text sections;
    bide_text_init(&sections);
    bide_page_answer_add(&sections, study);
    bide_page_scenarios_add(&sections, study);
    if (old != NULL) {
        bide_page_baseline_add(&sections, study, old);
    }
    bide_page_lists_add(&sections, study);
    bide_page_groups_add(&sections, study);
    bide_page_money_add(&sections, study);
    bide_page_families_add(&sections, study);
    bide_page_trust_add(&sections, study);
    bide_page_assumptions_add(&sections, study);
    add_head(out, study);
    add_header(out, study);
    add_contents(out, sections.bytes);
    bide_text_add(out, "<main>\n");
    bide_text_add(out, sections.bytes);
    bide_text_add(out, "</main>\n");
    add_footer(out, study);
    bide_show_release(&sections, out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_families.h"

#include <math.h>

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/wait.h"
#include "app/show.h"
#include "app/standard.h"

/* Children referred in so many weeks are followed. */
#define COHORT_WEEKS 4.0

#define LEAST_WEEKS 0.95 /* shown as 1.0 */

/* A section under way. */
struct section {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
};

/* "p0" or "p0 y1" */
static void add_key(struct section *section, size_t line, enum bide_kpi kpi)
{
    const struct bide_plan_line *what = &section->study->plan.lines[line];
    bide_text_addf(section->out, " data-k=\"s0 p%zu", what->pathway);
    if (what->priority >= 0) {
        bide_text_addf(section->out, " y%d", what->priority);
    }
    bide_text_addf(section->out, " d%zu %s mean\"", section->moment,
                   bide_kpi_info(kpi)->name);
}

/* Weeks that those who were referred last of the four weeks were followed. */
static double followed_weeks(const struct section *section)
{
    const double end = section->study->plan.moments[section->moment].time / 7.0;
    return floor(end - section->study->spec->warm_up_weeks - COHORT_WEEKS);
}

/* Whether so many were not seen by the end in any run, as children were referred then and
 * some still wait who came no later. */
static bool is_beyond_the_end(const struct section *section, size_t line,
                              const struct bide_estimate *wait)
{
    const double weeks = followed_weeks(section);
    const double referred =
        bide_study_estimate(section->study, 0, section->moment, line, BIDE_KPI_REFERRED)
            ->mean;
    const double longest =
        bide_study_estimate(section->study, 0, section->moment, line, BIDE_KPI_LONGEST)
            ->mean;
    return isnan(wait->mean) && weeks >= 1.0 && referred >= weeks && longest >= weeks;
}

static void add_beyond(struct section *section, enum bide_kpi kpi)
{
    bide_text_add(section->out, "more than ");
    bide_show_count(section->out, (size_t) followed_weeks(section), "week");
    bide_text_add(section->out, kpi == BIDE_KPI_NEW_MEDIAN
                                    ? "<small>fewer than half were seen by "
                                    : "<small>fewer than 9 in 10 were seen by ");
}

static void add_wait(struct section *section, size_t line, enum bide_kpi kpi)
{
    const struct bide_estimate *wait =
        bide_study_estimate(section->study, 0, section->moment, line, kpi);
    bide_text_add(section->out, "<td>");
    if (bide_wait_is_known(section->study, wait)) {
        if (wait->mean < LEAST_WEEKS) {
            bide_text_add(section->out, "less than a week");
        } else {
            bide_text_add(section->out, "about ");
            bide_wait_words(section->out, wait->mean);
        }
        bide_text_add(section->out, "<small><span");
        add_key(section, line, kpi);
        bide_text_add(section->out, ">");
        bide_show_number(section->out, wait->mean, 1);
        bide_text_add(section->out, "</span> weeks</small>");
    } else {
        if (is_beyond_the_end(section, line, wait)) {
            add_beyond(section, kpi);
        } else {
            bide_text_add(section->out, "we cannot tell<small>too few were seen by ");
        }
        bide_wait_date(section->out, section->study->plan.moments[section->moment].date);
        bide_text_add(section->out, "</small>");
    }
    bide_text_add(section->out, "</td>");
}

/* "Autism assessment", "Community paediatrics: urgent" */
static void add_name(struct section *section, size_t line)
{
    const struct bide_plan_line *what = &section->study->plan.lines[line];
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(section->study, what->pathway);
    const struct bide_spec_priority *priority = bide_names_priority(section->study, what);
    bide_html_text(section->out, bide_names_of(pathway->label, pathway->name));
    if (priority != NULL) {
        bide_text_add(section->out, ": ");
        bide_html_text(section->out, bide_names_of(priority->label, priority->name));
    }
}

static void add_row(struct section *section, size_t line)
{
    const struct bide_plan_line *what = &section->study->plan.lines[line];
    bide_text_add(section->out, "<tr><th scope=\"row\">");
    add_name(section, line);
    bide_text_add(section->out, "</th>");
    add_wait(section, line, BIDE_KPI_NEW_MEDIAN);
    add_wait(section, line, BIDE_KPI_NEW_P90);
    bide_text_add(section->out, "<td>");
    bide_standard_text(section->out, bide_names_pathway(section->study, what->pathway));
    bide_text_add(section->out, "</td></tr>\n");
}

static void add_first_day(struct section *section)
{
    const double first =
        (double) section->study->spec->start + section->study->spec->warm_up_weeks * 7.0;
    bide_wait_date(section->out, (int32_t) ceil(first));
}

static void add_intro(struct section *section)
{
    struct bide_text *out = section->out;
    bide_text_add(out, "<p>For a child referred in the four weeks from ");
    add_first_day(section);
    bide_text_add(out, ", if things go as in \"");
    bide_html_text(out, bide_names_scenario_label(section->study, 0));
    bide_text_add(
        out, "\". These waits come from a model of the whole list: nobody can promise "
             "one child a date. Children who left the list without being seen are "
             "not counted.</p>\n");
}

/* Rows stand by pathway, as those of priorities come after all pathways in the plan. */
static void add_rows(struct section *section, size_t pathway)
{
    for (size_t i = 0; i < section->study->plan.line_count; ++i) {
        if (section->study->plan.lines[i].pathway == pathway
            && bide_wait_is_told(section->study, i)) {
            add_row(section, i);
        }
    }
}

static bool has_rows(const struct bide_study *study)
{
    for (size_t i = 0; i < study->plan.line_count; ++i) {
        if (bide_wait_is_told(study, i)) {
            return true;
        }
    }
    return false;
}

void bide_page_families_add(struct bide_text *out, const struct bide_study *study)
{
    struct section section = { .out = out, .study = study };
    if (!bide_wait_moment(study, &section.moment) || !has_rows(study)) {
        return;
    }
    bide_text_add(out, "<section id=\"families\" aria-labelledby=\"families-h\">\n"
                       "<h2 id=\"families-h\">What families can be told</h2>\n");
    add_intro(&section);
    bide_text_add(out, "<section class=\"t\" aria-label=\"Waits that families "
                       "can be told\" tabindex=\"0\"><table><caption>How long a child "
                       "referred in the four weeks from ");
    add_first_day(&section);
    bide_text_add(out,
                  " waits</caption>\n<thead><tr><th "
                  "scope=\"col\">List</th><th scope=\"col\">Half are seen within</th>"
                  "<th scope=\"col\">9 in 10 are seen within</th>"
                  "<th scope=\"col\">The standard</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        add_rows(&section, i);
    }
    bide_text_add(out, "</tbody></table></section>\n</section>\n");
}

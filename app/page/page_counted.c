/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_counted.h"

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/wait.h"
#include "app/result/since.h"
#include "app/show.h"

static bool counted_in(const struct bide_page_since *section, size_t old_scenario,
                       size_t pathway, struct bide_since_list *list)
{
    return bide_since_counted(list, section->study, section->old, old_scenario, pathway);
}

static size_t count_inside(const struct bide_page_since *section, size_t old_scenario,
                           size_t *counted)
{
    size_t inside = 0;
    *counted = 0;
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        struct bide_since_list list;
        if (counted_in(section, old_scenario, i, &list)) {
            *counted += 1;
            inside += bide_since_is_inside(&list) ? 1 : 0;
        }
    }
    return inside;
}

/* The cells behind the name of the list or the scenario. */
static void add_counted(struct bide_page_since *section,
                        const struct bide_since_list *list)
{
    bide_text_addf(section->out, "<td>%s</td>",
                   bide_since_is_inside(list) ? "yes"
                   : list->list < list->low   ? "no, shorter"
                                              : "no, longer");
    bide_page_since_cell(section, list->list, "");
    bide_text_add(section->out, "<td>");
    bide_show_number(section->out, list->low, 0);
    bide_text_add(section->out, " to ");
    bide_show_number(section->out, list->high, 0);
    bide_text_add(section->out, "</td><td>");
    bide_wait_date(section->out, list->date);
    bide_text_add(section->out, "</td></tr>\n");
}

/* Whether a scenario of the last run says something else of a list than its first. */
static bool says_other(const struct bide_page_since *section, size_t old_scenario,
                       size_t pathway)
{
    struct bide_since_list first;
    struct bide_since_list other;
    return counted_in(section, 0, pathway, &first)
           && counted_in(section, old_scenario, pathway, &other)
           && !(bide_page_since_alike(first.low, other.low)
                && bide_page_since_alike(first.high, other.high));
}

static bool any_says_other(const struct bide_page_since *section, size_t pathway)
{
    for (size_t i = 1; i < section->old->scenario_count; ++i) {
        if (says_other(section, i, pathway)) {
            return true;
        }
    }
    return false;
}

static bool any_says_other_anywhere(const struct bide_page_since *section)
{
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        if (any_says_other(section, i)) {
            return true;
        }
    }
    return false;
}

#define HEADS(first)                                                                     \
    BIDE_PAGE_SINCE_HEAD(first)                                                          \
    BIDE_PAGE_SINCE_HEAD("Inside the range?")                                            \
    BIDE_PAGE_SINCE_HEAD("Children waiting")                                             \
    BIDE_PAGE_SINCE_HEAD("Range in 8 in 10 runs") BIDE_PAGE_SINCE_HEAD("Counted on")

enum { COLUMNS = 5 };

static void add_others(struct bide_page_since *section, size_t pathway)
{
    bide_page_since_group(section, pathway, COLUMNS);
    for (size_t i = 1; i < section->old->scenario_count; ++i) {
        struct bide_since_list list;
        if (says_other(section, i, pathway) && counted_in(section, i, pathway, &list)) {
            bide_page_since_row(section, bide_names_scenario_label(section->old, i));
            add_counted(section, &list);
        }
    }
}

/* Which of the scenarios came true: what was done since is known to the readers alone. */
static void add_followed(struct bide_page_since *section)
{
    bide_page_since_open(section, "Lists inside the range, by scenario of the last run",
                         BIDE_PAGE_SINCE_HEAD("Scenario")
                             BIDE_PAGE_SINCE_HEAD("Lists inside"));
    for (size_t i = 0; i < section->old->scenario_count; ++i) {
        size_t counted = 0;
        const size_t inside = count_inside(section, i, &counted);
        bide_page_since_row(section, bide_names_scenario_label(section->old, i));
        bide_text_addf(section->out, "<td>%zu of %zu</td></tr>\n", inside, counted);
    }
    bide_page_since_close(section);
    bide_page_since_more(section, "Where the other scenarios gave another range");
    bide_page_since_open(section, "The other scenarios of the last run and what came",
                         HEADS("List and scenario"));
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        if (any_says_other(section, i)) {
            add_others(section, i);
        }
    }
    bide_page_since_close(section);
    bide_page_since_less(section);
}

/* What the first scenario of the last run said. */
static void add_first(struct bide_page_since *section)
{
    bide_page_since_open(section, "The last forecast and what came", HEADS("List"));
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        struct bide_since_list list;
        if (counted_in(section, 0, i, &list)) {
            bide_page_since_list(section, i);
            add_counted(section, &list);
        }
    }
    bide_page_since_close(section);
}

/* "Of 4 lists counted since, 3 are inside the range of 8 in 10 runs." */
void bide_page_counted_add(struct bide_page_since *section)
{
    size_t counted = 0;
    const size_t inside = count_inside(section, 0, &counted);
    if (counted == 0) {
        bide_text_add(section->out,
                      "<p>No list has been counted since the last run began, on a day "
                      "that it reached, so nobody can say yet whether it was right. "
                      "Counts are taken from the lists at the start of this run, if it "
                      "starts later, and from the history in its configuration.</p>\n");
        return;
    }
    bide_text_add(section->out, "<p>Of ");
    bide_show_count(section->out, counted, "list");
    bide_text_addf(section->out,
                   " counted since the last run began, <strong>%zu %s inside the range</"
                   "strong> that it gave for \"",
                   inside, inside == 1 ? "is" : "are");
    bide_html_text(section->out, bide_names_scenario_label(section->old, 0));
    bide_text_add(section->out, "\". If that is what was done, and the model is right, "
                                "about 8 in 10 are.</p>\n");
    add_first(section);
    if (any_says_other_anywhere(section)) {
        add_followed(section);
    } else if (section->old->scenario_count > 1) {
        bide_text_add(section->out, "<p>The other scenarios of the last run said the "
                                    "same of these days.</p>\n");
    }
}

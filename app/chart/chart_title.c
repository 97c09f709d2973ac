/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_title.h"

#include <math.h>

#include "app/chart/chart_axis.h"
#include "app/chart/chart_key.h"
#include "app/show.h"

#define NEAR 0.1  /* of the start: a list that moved less has stayed */
#define FEW 1.0   /* children: so few always have */
#define SOME 0.05 /* children, on average: hardly any */

static double rounded(double number)
{
    return floor(number + 0.5);
}

enum bide_chart_title_way bide_chart_title_way_of(double start,
                                                  const struct bide_estimate *end)
{
    if (isnan(start) || isnan(end->mean)) {
        return BIDE_CHART_TITLE_UNKNOWN;
    }
    if (end->p10 > start && rounded(end->mean) > rounded(start)) {
        return BIDE_CHART_TITLE_GROWS;
    }
    if (end->p90 < start && rounded(end->mean) < rounded(start)) {
        return BIDE_CHART_TITLE_FALLS;
    }
    const double most = fmax(NEAR * start, FEW);
    const bool is_near = end->p90 <= start + most && end->p10 >= start - most;
    return is_near ? BIDE_CHART_TITLE_LEVEL : BIDE_CHART_TITLE_OPEN;
}

/* "grows to 4,900 by": number and preposition are told from the verb. */
static void add_move(struct bide_text *out, const struct bide_chart_title_change *change,
                     const char *verb, double number, const char *by)
{
    bide_text_addf(out, "%s %s%s to ", change->subject, verb,
                   change->is_plural ? "" : "s");
    bide_show_number(out, number, 0);
    bide_text_addf(out, " %s ", by);
}

static void add_way(struct bide_text *out, const struct bide_chart_title_change *change)
{
    const double end = change->end->mean;
    switch (bide_chart_title_way_of(change->start, change->end)) {
    case BIDE_CHART_TITLE_GROWS:
        add_move(out, change, "grow", end, "by");
        break;
    case BIDE_CHART_TITLE_FALLS:
        add_move(out, change, "fall", end, "by");
        break;
    case BIDE_CHART_TITLE_LEVEL:
        bide_text_addf(out, "%s still near ", change->subject);
        bide_show_number(out, end, 0);
        bide_text_add(out, " in ");
        break;
    case BIDE_CHART_TITLE_OPEN:
        bide_text_addf(out, "%s may grow or fall by ", change->subject);
        break;
    case BIDE_CHART_TITLE_UNKNOWN:
        bide_text_addf(out, "%s: ", change->subject);
        bide_show_number(out, end, 0);
        bide_text_add(out, " in ");
        break;
    }
}

void bide_chart_title_add(struct bide_text *out,
                          const struct bide_chart_title_change *change)
{
    if (isnan(change->end->mean)) {
        bide_text_addf(out, "%s: not known in ", change->subject);
    } else if (change->end->mean < SOME) {
        bide_text_addf(out, "%s %s in ",
                       change->end->mean > 0.0 ? "Hardly anyone" : "Nobody",
                       change->nobody);
    } else {
        add_way(out, change);
    }
    bide_chart_axis_month(out, change->day);
}

static size_t count_words(const char *text)
{
    size_t count = 0;
    bool is_inside = false;
    for (size_t i = 0; text[i] != '\0'; ++i) {
        const bool is_space = text[i] == ' ' || text[i] == '\t' || text[i] == '\n';
        count += !is_space && !is_inside ? 1 : 0;
        is_inside = !is_space;
    }
    return count;
}

void bide_chart_title_scenario(struct bide_text *out, const char *label, size_t scenario,
                               size_t most_words)
{
    char letter[BIDE_CHART_KEY_SIZE];
    bide_chart_key_letter(letter, scenario);
    if (count_words(label) <= most_words) {
        bide_text_add(out, label);
    } else {
        bide_text_addf(out, "Scenario %s", letter);
    }
}

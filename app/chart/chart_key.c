/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_key.h"

#include <stdbool.h>
#include <stdio.h>

#include "app/chart/chart_series.h"
#include "app/chart/chart_style.h"
#include "app/names.h"
#include "app/page/html.h"

enum { LETTERS = 26 };

void bide_chart_key_letter(char *letter, size_t scenario)
{
    const char first = (char) ('A' + scenario % LETTERS);
    if (scenario < LETTERS) {
        snprintf(letter, BIDE_CHART_KEY_SIZE, "%c", first);
    } else {
        snprintf(letter, BIDE_CHART_KEY_SIZE, "%c%u", first,
                 (unsigned) (scenario / LETTERS % 1000) + 1);
    }
}

void bide_chart_key_name(struct bide_text *out, const struct bide_study *study,
                         size_t scenario)
{
    char letter[BIDE_CHART_KEY_SIZE];
    bide_chart_key_letter(letter, scenario);
    bide_text_addf(out, "%s (%s)", letter, bide_names_scenario_label(study, scenario));
}

static void add_label(struct bide_text *out, const struct bide_study *study,
                      size_t scenario)
{
    char letter[BIDE_CHART_KEY_SIZE];
    bide_chart_key_letter(letter, scenario);
    bide_text_addf(out, "<b>%s</b> ", letter);
    bide_html_text(out, bide_names_scenario_label(study, scenario));
}

static bool is_among(const size_t *scenarios, size_t count, size_t scenario)
{
    for (size_t i = 0; i < count; ++i) {
        if (scenarios[i] == scenario) {
            return true;
        }
    }
    return false;
}

static void add_sample(struct bide_text *out, const char *class_name)
{
    bide_text_addf(out,
                   "<li><svg viewBox=\"0 0 40 16\" aria-hidden=\"true\">"
                   "<path class=\"%s\" d=\"M0 8H40\"/></svg>",
                   class_name);
}

void bide_chart_key_lines(struct bide_text *out, const struct bide_study *study,
                          const size_t *scenarios, size_t count, const char *in_ink)
{
    bide_text_add(out, "<ul class=\"keys\">\n");
    if (in_ink != NULL) {
        add_sample(out, "p");
        bide_text_addf(out, "%s</li>\n", in_ink);
    }
    for (size_t i = 0; i < count; ++i) {
        char class_name[BIDE_CHART_KEY_SIZE];
        snprintf(class_name, sizeof(class_name), "l%zu",
                 bide_chart_style_of(scenarios, i));
        add_sample(out, class_name);
        add_label(out, study, scenarios[i]);
        bide_text_add(out, "</li>\n");
    }
    const char *join = count < BIDE_CHART_SERIES_MOST_LINES
                           ? "<li>Not drawn, as they change little here: "
                           : "<li>Not drawn: ";
    for (size_t i = 0; i < study->scenario_count; ++i) {
        if (!is_among(scenarios, count, i)) {
            bide_text_add(out, join);
            add_label(out, study, i);
            join = ", ";
        }
    }
    bide_text_add(out, join[0] == ',' ? "</li>\n</ul>\n" : "</ul>\n");
}

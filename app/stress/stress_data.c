/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/stress/stress_data.h"

#include "app/show.h"
#include "app/stress/markdown.h"

/* --- 3.1 --- */

static void add_counts(const struct bide_subject *stress)
{
    bide_text_add(stress->out, "Of the figures of the configuration:\n\n"
                               "| kind | figures | what it means |\n|---|---|---|\n");
    for (int i = 0; i < BIDE_REMARK_BASIS_COUNT; ++i) {
        const enum bide_remark_basis basis = (enum bide_remark_basis) i;
        const size_t count = bide_assumed_count(&stress->assumed, basis);
        if (count > 0) {
            bide_text_addf(stress->out, "| %s | ", bide_remark_word(basis));
            bide_show_number(stress->out, (double) count, 0);
            bide_text_addf(stress->out, " | %s |\n", bide_remark_meaning(basis));
        }
    }
}

static void add_sources(const struct bide_subject *stress)
{
    const struct bide_reference_list *references = &stress->assumed.references;
    bide_text_add(stress->out, "\n## 3. Data\n\n### 3.1 Data sources\n\n");
    if (stress->assumed.count == 0) {
        bide_text_add(stress->out, "The configuration gives no figures.\n");
        return;
    }
    add_counts(stress);
    bide_text_add(stress->out, references->count > 0 ? "\nThe sources named:\n\n" : "");
    for (size_t i = 0; i < references->count; ++i) {
        bide_text_addf(stress->out, "- \\[%s\\] ", references->items[i].mark);
        bide_markdown_text(stress->out, references->items[i].text);
        bide_text_add(stress->out, "\n");
    }
    for (size_t i = 0; i < stress->spec->table_count; ++i) {
        bide_text_add(stress->out, i == 0 ? "\nData files read:\n\n- " : "- ");
        bide_markdown_text(stress->out, stress->spec->tables[i].file);
        bide_text_add(stress->out, ", ");
        bide_show_count(stress->out, stress->spec->tables[i].row_count, "row");
        bide_text_add(stress->out, "\n");
    }
}

/* --- tables of figures --- */

static void add_row(const struct bide_subject *stress, const struct bide_assumed *item)
{
    struct bide_text value;
    bide_text_init(&value);
    bide_text_addf(&value, "%s %s", item->value,
                   item->field->unit != NULL ? item->field->unit : "");
    bide_text_add(stress->out, "|");
    bide_markdown_cell(stress->out, item->path);
    bide_markdown_cell(stress->out, value.bytes);
    bide_markdown_cell(stress->out, bide_remark_word(item->basis));
    bide_markdown_cell(stress->out, item->remark);
    bide_text_add(stress->out, "\n");
    bide_show_release(&value, stress->out);
}

/* The figures that rest on one of two things, or nothing if there are none. */
static void add_figures(const struct bide_subject *stress, enum bide_remark_basis first,
                        enum bide_remark_basis second)
{
    const size_t count = bide_assumed_count(&stress->assumed, first)
                         + bide_assumed_count(&stress->assumed, second);
    if (count == 0) {
        bide_text_add(stress->out, "None of the figures is marked so.\n");
        return;
    }
    bide_text_add(stress->out, "| setting | value | kind | source or reason |\n"
                               "|---|---|---|---|\n");
    for (size_t i = 0; i < stress->assumed.count; ++i) {
        const enum bide_remark_basis basis = stress->assumed.items[i].basis;
        if (basis == first || basis == second) {
            add_row(stress, &stress->assumed.items[i]);
        }
    }
}

/* --- 3.3 --- */

static bool is_elsewhere(enum bide_remark_basis basis)
{
    return basis == BIDE_REMARK_WORKED || basis == BIDE_REMARK_ASSUMED
           || basis == BIDE_REMARK_KNOWLEDGE;
}

static void add_inputs(const struct bide_subject *stress)
{
    bide_text_add(stress->out,
                  "\n### 3.3 Input parameters\n\n"
                  "All figures of the configuration but those of items 3.2 and 3.4. "
                  "`bide explain SETTING` says what each means, its range, and the value "
                  "that holds where none is given.\n\n"
                  "| setting | value | kind | source or reason |\n|---|---|---|---|\n");
    for (size_t i = 0; i < stress->assumed.count; ++i) {
        if (!is_elsewhere(stress->assumed.items[i].basis)) {
            add_row(stress, &stress->assumed.items[i]);
        }
    }
}

void bide_stress_data_add(const struct bide_subject *stress)
{
    add_sources(stress);
    bide_text_add(stress->out, "\n### 3.2 Pre-processing\n\n"
                               "Figures that were worked out from others, and how:\n\n");
    add_figures(stress, BIDE_REMARK_WORKED, BIDE_REMARK_WORKED);
    add_inputs(stress);
    bide_text_add(stress->out, "\n### 3.4 Assumptions\n\n"
                               "Assumed figures, and those from general knowledge:\n\n");
    add_figures(stress, BIDE_REMARK_ASSUMED, BIDE_REMARK_KNOWLEDGE);
    bide_text_add(stress->out,
                  "\nAssumptions of the model itself: staff do not hurry when lists are "
                  "long; a child on the starting list has waited a time within its band, "
                  "spread evenly; the figures themselves are taken as certain, so that "
                  "ranges show chance alone.\n");
}

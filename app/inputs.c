/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inputs.h"

#include "app/show.h"
#include "models/scenario/data.h"

static const struct bide_spec_pathway *pathway_of(const struct bide_study *study,
                                                  const struct bide_spec_table *table)
{
    return (const struct bide_spec_pathway *) study->spec->pathways.items
           + table->pathway;
}

void bide_inputs_text(struct bide_text *out, const struct bide_study *study)
{
    for (size_t i = 0; i < study->spec->table_count; ++i) {
        const struct bide_spec_table *table = &study->spec->tables[i];
        const bool is_waiting = table->waiting != BIDE_SPEC_REFERRALS;
        bide_text_add(out, i == 0 ? "\n" : " ");
        bide_text_add(out,
                      is_waiting ? "The list at the start of \"" : "Referrals of \"");
        bide_show_text(out, pathway_of(study, table)->label);
        bide_text_add(out, is_waiting ? "\" is " : "\" are ");
        bide_show_number(out, (double) bide_data_used(study->spec, table), 0);
        bide_text_add(out, " of ");
        bide_show_count(out, table->row_count, "row");
        bide_text_add(out, " in ");
        bide_show_text(out, table->file);
        bide_text_add(out, ".");
    }
}

void bide_inputs_json(struct bide_json *json, const struct bide_study *study)
{
    if (study->spec->table_count == 0) {
        return;
    }
    bide_json_line(json, 0);
    bide_json_open(json, "data", '[');
    for (size_t i = 0; i < study->spec->table_count; ++i) {
        const struct bide_spec_table *table = &study->spec->tables[i];
        const bool is_waiting = table->waiting != BIDE_SPEC_REFERRALS;
        bide_json_open(json, NULL, '{');
        bide_json_text(json, "file", table->file);
        bide_json_text(json, "pathway", pathway_of(study, table)->name);
        bide_json_text(json, "is", is_waiting ? "waiting" : "referrals");
        bide_json_number(json, "rows", (double) table->row_count);
        bide_json_number(json, "used", (double) bide_data_used(study->spec, table));
        bide_json_close(json, '}');
    }
    bide_json_close(json, ']');
}

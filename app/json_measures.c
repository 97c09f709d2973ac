/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/json_measures.h"

#include "app/yearly.h"
#include "models/service/kpi.h"

static void add_measure(struct bide_json *json, const struct bide_kpi_info *info)
{
    bide_json_line(json, 1);
    bide_json_open(json, info->name, '{');
    bide_json_text(json, "unit", info->unit);
    bide_json_text(json, "label", info->label);
    bide_json_text(json, "sentence", info->sentence);
    bide_json_close(json, '}');
}

void bide_json_measures_add(struct bide_json *json)
{
    bide_json_line(json, 0);
    bide_json_open(json, "measures", '{');
    for (int i = 0; i < BIDE_KPI_COUNT; ++i) {
        add_measure(json, bide_kpi_info((enum bide_kpi) i));
    }
    bide_json_close(json, '}');
    bide_json_line(json, 0);
    bide_json_open(json, "staff_measures", '{');
    for (int i = 0; i < BIDE_KPI_STAFF_COUNT; ++i) {
        add_measure(json, bide_kpi_staff_info((enum bide_kpi_staff) i));
    }
    bide_json_close(json, '}');
    bide_json_line(json, 0);
    bide_json_open(json, "cost_measures", '{');
    for (int i = 0; i < BIDE_KPI_COST_COUNT; ++i) {
        add_measure(json, bide_kpi_cost_info((enum bide_kpi_cost) i));
    }
    for (int i = 0; i < BIDE_YEARLY_COUNT; ++i) {
        add_measure(json, bide_yearly_info(bide_yearly_kpis[i]));
    }
    bide_json_close(json, '}');
    bide_json_line(json, 0);
    bide_json_open(json, "budget_measures", '{');
    for (int i = 0; i < BIDE_KPI_BUDGET_COUNT; ++i) {
        add_measure(json, bide_kpi_budget_info((enum bide_kpi_budget) i));
    }
    bide_json_close(json, '}');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/standard.h"

#include <math.h>

#include "app/figure.h"
#include "app/show.h"
#include "models/scenario/rules.h"
#include "models/scenario/settings.h"

/* By enum bide_rules_unit. */
static const char *const units[] = { "week", "day", "working day" };
static const char *const members[] = { "within_weeks", "within_days",
                                       "within_working_days" };

void bide_standard_length(struct bide_text *out, const struct bide_spec_pathway *pathway)
{
    const struct bide_rules_standard standard = bide_rules_standard_of(pathway);
    const double within = standard.within;
    bide_show_number(out, within, floor(within) < within ? 1 : 0);
    bide_text_addf(out, " %s%s", units[standard.unit],
                   fabs(within - 1.0) > 0.0 ? "s" : "");
}

void bide_standard_text(struct bide_text *out, const struct bide_spec_pathway *pathway)
{
    const struct bide_estimate share = { .mean = bide_rules_standard_of(pathway).share };
    bide_figure_level(out, &share, BIDE_FIGURE_SHARE);
    bide_text_add(out, " within ");
    bide_standard_length(out, pathway);
}

void bide_standard_json(struct bide_json *json, const struct bide_spec_pathway *pathway)
{
    const struct bide_rules_standard standard = bide_rules_standard_of(pathway);
    if (pathway->clock != BIDE_SPEC_CLOCK_CUSTOM) {
        bide_json_text(json, "clock", bide_settings_standard_clocks[pathway->clock]);
    }
    bide_json_open(json, "standard", '{');
    bide_json_number(json, members[standard.unit], standard.within);
    bide_json_number(json, "share", standard.share);
    bide_json_close(json, '}');
}

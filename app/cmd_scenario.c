/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd_scenario.h"

static const char *nearest_scenario(const struct bide_spec *spec, const char *name)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        if (bide_text_is_near(scenarios[i].name, name)) {
            return scenarios[i].name;
        }
    }
    return NULL;
}

bool bide_cmd_scenario_is_known(const struct bide_cmd *cmd, const struct bide_spec *spec)
{
    const char *name = cmd->args->values[BIDE_USAGE_SCENARIO];
    const struct bide_spec_list list = spec->scenarios;
    if (name == NULL
        || bide_spec_find(list, sizeof(struct bide_spec_scenario), name) < list.count) {
        return true;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(&problem, "there is no scenario \"%s\" in %s", name,
                        cmd->args->operand);
    const char *nearest = nearest_scenario(spec, name);
    const struct bide_spec_scenario *scenarios = list.items;
    if (nearest != NULL) {
        bide_problem_advise(&problem, "did you mean \"%s\"?", nearest);
    } else {
        for (size_t i = 0; i < list.count; ++i) {
            bide_text_addf(&problem.help, "%s\"%s\"", i == 0 ? "there is " : ", ",
                           scenarios[i].name);
        }
    }
    bide_cmd_tell_problem(cmd, &problem);
    bide_problem_free(&problem);
    return false;
}

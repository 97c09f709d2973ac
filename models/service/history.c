/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/history.h"

#include "engine/base/mem.h"
#include "models/scenario/overlay.h"
#include "models/service/compile.h"
#include "models/service/measure.h"
#include "models/service/replicate.h"
#include "models/service/room.h"

static enum bide_err play(const struct bide_history *history,
                          const struct bide_model *model, const struct bide_plan *plan,
                          struct bide_story *story)
{
    double *row = bide_mem_zeroed(plan->column_count, sizeof(double));
    if (row == NULL) {
        return BIDE_ERR_MEMORY;
    }
    struct bide_run run;
    bide_room_init(&run);
    run.story = story;
    enum bide_err err =
        bide_replicate_run(&run, model, plan, history->seed, history->replication, row);
    if (err == BIDE_OK) {
        bide_measure_leavers(&run); /* nobody may have looked at them yet */
    }
    bide_room_free(&run);
    bide_mem_free(row);
    return err != BIDE_OK ? err : story->err;
}

enum bide_err bide_history_play(const struct bide_history *history,
                                const struct bide_spec *spec, struct bide_story *story,
                                struct bide_diag *diag)
{
    struct bide_overlay overlay;
    struct bide_plan plan;
    struct bide_model model;
    enum bide_err err = bide_overlay_init(&overlay, spec, history->scenario, diag);
    if (err != BIDE_OK) {
        return err;
    }
    err = bide_compile_model(&model, &overlay);
    bide_overlay_free(&overlay);
    if (err != BIDE_OK) {
        return err;
    }
    err = bide_plan_init(&plan, spec);
    if (err == BIDE_OK) {
        err = play(history, &model, &plan, story);
        bide_plan_free(&plan);
    }
    bide_model_free(&model);
    bide_story_sort(story);
    return err;
}

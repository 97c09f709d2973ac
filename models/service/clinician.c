/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/clinician.h"

#include "models/service/allocation.h"
#include "models/service/appointment.h"
#include "models/service/crew.h"
#include "models/service/pathway.h"
#include "models/service/waiting.h"

static void call_children(struct bide_run *run, size_t staff)
{
    const struct bide_run_staff *state = &run->staff[staff];
    while (state->busy - state->leaving < state->clinicians) {
        const uint32_t id = bide_allocation_call(run, staff);
        if (id == BIDE_POOL_NONE) {
            return;
        }
        struct bide_run_child *child = bide_run_child(run, id);
        const double days = bide_appointment_begin(run, child);
        bide_allocation_use(run, staff, child, days);
        bide_crew_take(run, staff, child);
        run->staff[staff].missed += (child->flags & BIDE_RUN_BROUGHT) != 0 ? 0.0 : days;
        bide_loop_after(&run->loop, days, BIDE_RUN_THEN_CHILDREN, BIDE_RUN_SERVICE_END,
                        id);
    }
}

void bide_clinician_call(struct bide_run *run)
{
    while (run->woken_count > 0) {
        const size_t staff = run->woken[--run->woken_count];
        run->staff[staff].is_woken = false;
        call_children(run, staff);
    }
}

void bide_clinician_finish(struct bide_run *run, uint32_t id)
{
    bide_crew_let_go(run, id);
    if (!bide_waiting_has_left(run, id) && bide_pathway_appointment_over(run, id)) {
        bide_waiting_join(run, id);
    }
}

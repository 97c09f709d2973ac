/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/service.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/mem.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/scenario/overlay.h"
#include "models/service/audit.h"
#include "models/service/compile.h"
#include "models/service/replicate.h"

static void write_file(char *path, const char *text)
{
    const int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    FILE *file = fdopen(descriptor, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

/* Fail the test with the first error of the configuration. */
static void check_problems(const struct bide_diag *diag)
{
    for (size_t i = 0; i < diag->count; ++i) {
        const struct bide_diag_item *item = &diag->items[i];
        if (item->level == BIDE_DIAG_ERROR) {
            ck_abort_msg("line %d: %s: %s", item->place.line,
                         item->place.path == NULL ? "" : item->place.path, item->what);
        }
    }
}

void service_open(struct service *service, const char *text)
{
    char path[] = "/tmp/bide-service-XXXXXX";
    bide_diag_init(&service->diag);
    bide_spec_init(&service->spec);
    bide_replicate_init(&service->run);
    memset(&service->model, 0, sizeof(service->model));
    write_file(path, text);
    enum bide_err err = bide_load_file(&service->spec, path, &service->diag);
    unlink(path);
    if (err == BIDE_OK) {
        err = bide_check_spec(&service->spec, &service->diag);
    }
    check_problems(&service->diag);
    ck_assert_int_eq(err, BIDE_OK);
    ck_assert_int_eq(bide_plan_init(&service->plan, &service->spec), BIDE_OK);
    service->row = bide_mem_zeroed(service->plan.column_count, sizeof(double));
    ck_assert_ptr_nonnull(service->row);
    const struct bide_spec_scenario *scenarios = service->spec.scenarios.items;
    service_choose(service, scenarios[0].name);
}

void service_close(struct service *service)
{
    bide_replicate_free(&service->run);
    bide_model_free(&service->model);
    bide_plan_free(&service->plan);
    bide_mem_free(service->row);
    bide_spec_free(&service->spec);
    bide_diag_free(&service->diag);
}

void service_choose(struct service *service, const char *scenario)
{
    const struct bide_spec *spec = &service->spec;
    const size_t index =
        bide_spec_find(spec->scenarios, sizeof(struct bide_spec_scenario), scenario);
    ck_assert_uint_lt(index, spec->scenarios.count);
    struct bide_overlay overlay;
    bide_model_free(&service->model);
    ck_assert_int_eq(bide_overlay_init(&overlay, spec, index, &service->diag), BIDE_OK);
    ck_assert_int_eq(bide_compile_model(&service->model, spec, &overlay), BIDE_OK);
    bide_overlay_free(&overlay);
}

static void check_audit(const struct service *service)
{
    const struct bide_audit audit = bide_audit_run(&service->run);
    ck_assert_double_eq(audit.gap, 0);
    ck_assert_double_le(audit.little, 1e-9);
}

void service_play(struct service *service, uint64_t r)
{
    ck_assert_int_eq(bide_replicate_run(&service->run, &service->model, &service->plan, 1,
                                        r, service->row),
                     BIDE_OK);
    check_audit(service);
}

void service_begin(struct service *service)
{
    ck_assert_int_eq(bide_replicate_begin(&service->run, &service->model, &service->plan,
                                          1, 0, service->row),
                     BIDE_OK);
}

void service_go_on(struct service *service, double day)
{
    ck_assert_int_eq(bide_replicate_until(&service->run, day), BIDE_OK);
    check_audit(service);
}

static size_t find_moment(const struct service *service, double day)
{
    size_t moment = 0;
    while (moment < service->plan.moment_count
           && service->plan.moments[moment].time < day) {
        ++moment;
    }
    ck_assert_uint_lt(moment, service->plan.moment_count);
    ck_assert_double_eq(service->plan.moments[moment].time, day);
    return moment;
}

static size_t find_pathway(const struct service *service, const char *name)
{
    const struct bide_spec_list pathways = service->spec.pathways;
    const size_t index = bide_spec_find(pathways, sizeof(struct bide_spec_pathway), name);
    ck_assert_uint_lt(index, pathways.count);
    return index;
}

double service_measure(const struct service *service, const char *pathway, double day,
                       enum bide_kpi kpi)
{
    return service_priority(service, pathway, -1, day, kpi);
}

double service_priority(const struct service *service, const char *pathway, int priority,
                        double day, enum bide_kpi kpi)
{
    const struct bide_plan *plan = &service->plan;
    const size_t index = find_pathway(service, pathway);
    const size_t moment = find_moment(service, day);
    size_t line = 0;
    while (line < plan->line_count
           && (plan->lines[line].pathway != index
               || plan->lines[line].priority != priority)) {
        ++line;
    }
    ck_assert(bide_plan_has(plan, moment, line));
    return service->row[bide_plan_column(plan, moment, line, kpi)];
}

double service_staff(const struct service *service, const char *staff, double day,
                     enum bide_kpi_staff kpi)
{
    const size_t index =
        bide_spec_find(service->spec.staff, sizeof(struct bide_spec_staff), staff);
    ck_assert_uint_lt(index, service->spec.staff.count);
    const size_t moment = find_moment(service, day);
    return service->row[bide_plan_staff_column(&service->plan, moment, index, kpi)];
}

double service_cost(const struct service *service, double day, enum bide_kpi_cost kpi)
{
    const size_t moment = find_moment(service, day);
    return service->row[bide_plan_cost_column(&service->plan, moment, kpi)];
}

const struct bide_run_counts *service_counts(const struct service *service,
                                             const char *pathway)
{
    const size_t index = find_pathway(service, pathway);
    return &service->run.cells[service->model.routes[index].first_cell].counts;
}

void service_run(struct service *service, const char *text)
{
    service_open(service, text);
    service_play(service, 0);
}

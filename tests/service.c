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
#include "models/service/room.h"

const char service_rich[] =
    "start = \"2025-11-03\"; weeks = 26; warm_up_weeks = 2; replications = 6; seed = 7;"
    "milestones = ( { weeks = 8; }, { months = 6; } );"
    "groups = { care = { label = \"In care\"; }; };"
    "staff = {"
    "doctors = { wte = 2.5; sessions_per_week = 4; clinical_weeks = 42; sickness = 0.05;"
    "            cost_per_wte = 190000; };"
    "nurses = { clinicians = 2; schedule = ( { from_week = 6; clinicians = 1; },"
    "           { from_week = 9; clinicians = 3; } ); cost_per_wte = 50000; };"
    "therapists = { wte = 1.3; weekdays = \"Tue,Thu\"; session_minutes = 200; }; };"
    "pathways = {"
    "first = { referrals = { per_week = 14; growth_per_year = 0.2; months ="
    "          [ 1.1, 1.0, 1.1, 1.0, 1.0, 1.0, 1.0, 0.6, 1.0, 1.1, 1.1, 1.0 ]; };"
    "  priorities = { urgent = { share = 0.2; }; soon = { share = 0.3; };"
    "                 routine = { share = 0.5; }; };"
    "  groups = ( { group = \"care\"; share = 0.2; } );"
    "  waiting = ( { as_of = \"2025-10-20\"; from_weeks = [ 0, 4, 18 ];"
    "                children = [ 60, 80, 40 ]; longest_weeks = 60; },"
    "              { step = \"review\"; priority = \"urgent\"; from_weeks = [ 2 ];"
    "                children = [ 20 ]; } );"
    "  steps = ( { name = \"triage\"; days = { shape = \"uniform\"; min = 0; max = 9; };"
    "              ends = { as = \"refused\"; share = 0.1; }; },"
    "            { name = \"visit\"; staff = \"doctors\"; not_brought = 0.15; rebook = "
    "0.6;"
    "              minutes = { shape = \"lognormal\"; mean = 80; sd = 30; }; },"
    "            { name = \"tests\"; staff = \"nurses\"; share = 0.4; not_brought = 0.1;"
    "              rebook_weeks = 2; hours = { shape = \"exponential\"; mean = 9; }; },"
    "            { name = \"review\"; staff = \"doctors\"; minutes = 30; share = 0.7; } "
    ");"
    "  leaving = { per_week = 0.02; };"
    "  onward = ( { to = \"second\"; share = 0.4; }, { to = \"first\"; share = 0.1; } ); "
    "};"
    "second = { referrals = { per_week = 2; }; order = \"longest_wait\";"
    "  standard = { within_weeks = 13; };"
    "  waiting = { from_weeks = [ 1, 52 ]; children = [ 30, 3 ]; };"
    "  steps = ( { name = \"tests\"; staff = \"nurses\"; minutes = 300; },"
    "            { name = \"report\"; weeks = 3; stops_clock = true; } );"
    "  leaving = { per_week = 0.05; }; };"
    "alone = { referrals = { per_week = 9; }; priorities = { a = { share = 0.5; };"
    "  b = { share = 0.5; }; }; waiting = { from_weeks = [ 0 ]; children = [ 50 ]; };"
    "  steps = ( { name = \"call\"; staff = \"therapists\"; not_brought = 0.2;"
    "    minutes = { shape = \"gamma\"; mean = 45; sd = 20; }; } );"
    "  leaving = { per_week = 0.1; }; }; };"
    "scenarios = { now = { }; all = { changes = ("
    "  { type = \"insourcing\"; step = \"first.visit\"; from_week = 3; ramp_weeks = 4;"
    "    per_week = 8; total = 90; price = 700; set_up_cost = 9000; uptake = 0.7;"
    "    second_look = 0.1; eligible = { waited_weeks = 6; }; },"
    "  { type = \"pilot\"; pathway = \"first\"; group = \"care\"; ramp_weeks = 9;"
    "    share = 0.6; minutes_saved = 20; cost_per_week = 900; frees = {"
    "    staff = \"doctors\"; minutes = 90; per_week = 4; }; },"
    "  { type = \"pilot\"; pathway = \"first\"; step = \"tests\"; share = 0.5;"
    "    skips_step = true; },"
    "  { type = \"hire\"; staff = \"doctors\"; wte = 1.2; ramp_weeks = 6;"
    "    lead_weeks = { shape = \"gamma\"; mean = 8; sd = 3; }; },"
    "  { type = \"hire\"; staff = \"nurses\"; wte = 2; from_week = 4; },"
    "  { type = \"set\"; path = \"pathways.first.referrals.per_week\"; value = 17.0;"
    "    from_week = 5; },"
    "  { type = \"set\"; path = \"pathways.first.steps.visit.not_brought\";"
    "    value = 0.05; from_week = 7; },"
    "  { type = \"set\"; path = \"pathways.second.leaving.per_week\"; value = 0.01;"
    "    from_week = 7; } ); }; };";

static void write_file(char *path, const char *const *text)
{
    const int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    FILE *file = fdopen(descriptor, "w");
    ck_assert_ptr_nonnull(file);
    for (size_t i = 0; text[i] != NULL; ++i) {
        ck_assert_int_ge(fputs(text[i], file), 0);
    }
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

void service_open(struct service *service, const char *const *text)
{
    char path[] = "/tmp/bide-service-XXXXXX";
    bide_diag_init(&service->diag);
    bide_spec_init(&service->spec);
    bide_room_init(&service->run);
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
    bide_room_free(&service->run);
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
    ck_assert_int_eq(bide_compile_model(&service->model, &overlay), BIDE_OK);
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

static double line_measure(const struct service *service,
                           const struct bide_plan_line *wanted, double day,
                           enum bide_kpi kpi)
{
    const struct bide_plan *plan = &service->plan;
    const size_t moment = find_moment(service, day);
    size_t line = 0;
    while (line < plan->line_count
           && (plan->lines[line].pathway != wanted->pathway
               || plan->lines[line].priority != wanted->priority
               || plan->lines[line].group != wanted->group)) {
        ++line;
    }
    ck_assert(bide_plan_has(plan, moment, line));
    return service->row[bide_plan_column(plan, moment, line, kpi)];
}

double service_priority(const struct service *service, const char *pathway, int priority,
                        double day, enum bide_kpi kpi)
{
    const struct bide_plan_line line = { find_pathway(service, pathway), priority, -1 };
    return line_measure(service, &line, day, kpi);
}

double service_group(const struct service *service, const char *pathway, int group,
                     double day, enum bide_kpi kpi)
{
    const struct bide_plan_line line = { find_pathway(service, pathway), -1, group };
    return line_measure(service, &line, day, kpi);
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

void service_run(struct service *service, const char *const *text)
{
    service_open(service, text);
    service_play(service, 0);
}

void service_set_clock(struct service *service, size_t id, double clock_start)
{
    struct bide_run_child *child = bide_run_child(&service->run, (uint32_t) id);
    struct bide_cohort *cohort = &bide_run_cell(&service->run, child)->cohort;
    bide_cohort_remove(cohort, bide_cohort_day(child->clock_start));
    child->clock_start = clock_start;
    bide_cohort_add_any(cohort, bide_cohort_day(clock_start));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/compile.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define CHANGES(changes)                                                                 \
    SERVICE_MONDAY(60)                                                                   \
    "groups = { g = { label = \"G\"; }; h = { label = \"H\"; }; };"                      \
    "staff = { a = { wte = 2.0; sessions_per_week = 6; session_minutes = 240;"           \
    "clinical_weeks = 41; sickness = 0.1; weekdays = \"Mon,Wed,Thu\"; };"                \
    "b = { clinicians = 4; cost_per_wte = 73050; }; };"                                  \
    "pathways = { p = { referrals = { per_week = 14; growth_per_year = 0.5; };"          \
    "priorities = { u = { share = 0.25; }; v = { share = 0.75; }; };"                    \
    "groups = ( { group = \"h\"; share = 0.1; } );"                                      \
    "steps = ( { name = \"form\"; days = 3; }, { name = \"visit\"; staff = \"a\";"       \
    "minutes = 72; not_brought = 0.1; rebook = 0.9; rebook_weeks = 2;"                   \
    "ends = ( { as = \"x\"; share = 0.1; }, { as = \"y\"; share = 0.2; } ); },"          \
    "{ name = \"review\"; staff = \"b\"; hours = 6; share = 0.5; } ); };"                \
    "q = { referrals = { per_week = 7; }; order = \"longest_wait\";"                     \
    "steps = ( { name = \"call\"; staff = \"b\"; weeks = 2; } );"                        \
    "leaving = { per_week = 0.1; }; onward = { to = \"p\"; share = 0.3; }; }; };"        \
    "scenarios = { s = { changes = ( " changes " ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static const struct bide_model_step *step_of(size_t pathway, size_t step)
{
    return &service.model.epochs[0].pathways[pathway].steps[step];
}

/* FNV-1a of "" is its offset basis, and of "a" a published test vector. */
START_TEST(tags_are_fnv_1a)
{
    service_open(&service, SERVICE_TEXT(CHANGES("")));

    ck_assert_uint_eq(bide_model_tag(""), 0x811C9DC5U);
    ck_assert_uint_eq(bide_model_tag("a"), 0xE40C292CU);
    ck_assert_uint_eq(bide_model_tag("foobar"), 0xBF9CF968U);
    ck_assert_uint_eq(service.model.routes[0].tag, bide_model_tag("p"));
}
END_TEST

START_TEST(times_are_in_days)
{
    service_open(&service, SERVICE_TEXT(CHANGES("")));

    ck_assert_double_eq(bide_dist_mean(&step_of(0, 0)->time), 3);
    ck_assert_double_eq_tol(bide_dist_mean(&step_of(0, 1)->time), 0.05, 1e-15);
    ck_assert_double_eq(bide_dist_mean(&step_of(0, 2)->time), 0.25);
    ck_assert_double_eq(bide_dist_mean(&step_of(1, 0)->time), 14);
    ck_assert_double_eq(step_of(0, 1)->rebook_days, 14);
    ck_assert_double_eq(service.model.routes[0].within_days, 126);
    ck_assert_double_eq(service.model.horizon, 420);
    ck_assert_double_eq(service.model.leavings[1].causes[0].phases[0].hazard.scale, 70);
    ck_assert_double_eq(service.model.leavings[0].causes[0].phases[0].hazard.scale,
                        INFINITY);
}
END_TEST

START_TEST(names_are_places)
{
    service_open(&service, SERVICE_TEXT(CHANGES("")));
    const struct bide_model *model = &service.model;

    ck_assert_int_eq(step_of(0, 0)->staff, BIDE_MODEL_NO_STAFF);
    ck_assert_int_eq(step_of(0, 1)->staff, 0);
    ck_assert_int_eq(step_of(0, 2)->staff, 1);
    ck_assert_uint_eq(model->routes[0].stop_step, 1);
    ck_assert(!step_of(0, 0)->stops_clock && step_of(0, 1)->stops_clock);
    ck_assert_uint_eq(model->routes[1].first_list, 3);
    ck_assert_uint_eq(model->routes[0].part_count, 2);
    ck_assert_uint_eq(model->routes[1].first_cell, 2 * 2);
    ck_assert_uint_eq(model->rosters[0].list_count, 1);
    ck_assert_uint_eq(model->rosters[1].list_count, 2);
    ck_assert_uint_eq(model->rosters[1].lists[0], 2);
    ck_assert_uint_eq(model->rosters[1].lists[1], 3);
    ck_assert_uint_eq(model->rosters[1].list_pathways[1], 1);
    ck_assert(!model->epochs[0].pathways[0].by_wait_alone);
    ck_assert(model->epochs[0].pathways[1].by_wait_alone);
}
END_TEST

/* A split answers by where a number falls: below 0.25 u, and the last takes the rest. */
START_TEST(shares_are_splits)
{
    service_open(&service, SERVICE_TEXT(CHANGES("")));
    const struct bide_model_pathway *p = &service.model.epochs[0].pathways[0];
    const struct bide_model_pathway *q = &service.model.epochs[0].pathways[1];

    ck_assert_uint_eq(bide_model_choose(&p->classes, 0.0, 9), 0);
    ck_assert_uint_eq(bide_model_choose(&p->classes, 0.2499, 9), 0);
    ck_assert_uint_eq(bide_model_choose(&p->classes, 0.25, 9), 1);
    ck_assert_uint_eq(bide_model_choose(&p->classes, 1.0, 9), 9);
    ck_assert_uint_eq(bide_model_choose(&p->groups, 0.09, 9), 1);
    ck_assert_uint_eq(bide_model_choose(&p->groups, 0.1, 9), 9);
    ck_assert_uint_eq(bide_model_choose(&q->onward[0], 0.29, 9), 0);
    ck_assert_uint_eq(bide_model_choose(&q->classes, 0.29, 9), 9);
    ck_assert_uint_eq(bide_model_choose(&step_of(0, 1)->after, 0.29, 9), BIDE_MODEL_ENDS);
    ck_assert_uint_eq(bide_model_choose(&step_of(0, 1)->after, 0.31, 9), 9);
}
END_TEST

/* 6 sessions on 3 days, 41 of 52.18 weeks, nine tenths of them. */
START_TEST(staff_are_sessions_or_clinicians)
{
    service_open(&service, SERVICE_TEXT(CHANGES("")));
    const struct bide_model_staff *staff = service.model.epochs[0].staff;

    ck_assert(!staff[0].is_continuous && staff[1].is_continuous);
    ck_assert_double_eq_tol(staff[0].sessions_on[0], 2 * 41 * 7 / 365.25 * 0.9, 1e-12);
    ck_assert_double_eq_tol(staff[0].session_days, 1.0 / 6, 1e-15);
    ck_assert_int_eq(staff[1].clinicians, 4);
    ck_assert_double_eq_tol(staff[1].cost_per_day, 200, 1e-9);
    ck_assert_uint_eq(service.model.rosters[0].weekdays, 0x0D);
    ck_assert_uint_eq(service.model.rosters[1].weekdays, BIDE_CALENDAR_MON_FRI);
}
END_TEST

static double rate(double day)
{
    return bide_rate_at(&service.model.sources[0].rate, day)
           + bide_rate_at(&service.model.sources[1].rate, day);
}

/* 2 a day, growing by a half a year; set to 3 a day in week 10 (with growth from there),
 * and to growth 0 in week 20, when it has grown for 70 days. */
START_TEST(referrals_follow_their_settings_from_date_to_date)
{
    service_open(&service, SERVICE_TEXT(CHANGES(
                               "{ type = \"set\"; from_week = 10; value = 21.0;"
                               "path = \"pathways.p.referrals.per_week\"; },"
                               "{ type = \"set\"; from_week = 20; value = 0.0;"
                               "path = \"pathways.p.referrals.growth_per_year\"; },"
                               "{ type = \"set\"; from_week = 30; value = 5.0;"
                               "path = \"staff.a.wte\"; }")));

    ck_assert_uint_eq(service.model.epoch_count, 4);
    ck_assert_double_eq_tol(rate(0), 2, 1e-12);
    ck_assert_double_eq_tol(rate(60), 2 * pow(1.5, 60 / 365.25), 1e-12);
    ck_assert_double_eq_tol(rate(70), 3, 1e-12);
    ck_assert_double_eq_tol(rate(100), 3 * pow(1.5, 30 / 365.25), 1e-12);
    ck_assert_double_eq_tol(rate(141), 3 * pow(1.5, 70 / 365.25), 1e-12);
    ck_assert_double_eq_tol(rate(419), 3 * pow(1.5, 70 / 365.25), 1e-12);
    ck_assert_double_eq(rate(420), 0);
}
END_TEST

START_TEST(changes_are_compiled)
{
    service_open(
        &service,
        SERVICE_TEXT(CHANGES(
            "{ type = \"insourcing\"; step = \"p.review\"; from = \"2025-09-15\";"
            "weeks = 3; ramp_weeks = 2; per_week = 20; uptake = 0.6;"
            "eligible = { waited_weeks = 4; group = \"h\"; priority = \"v\"; }; },"
            "{ type = \"pilot\"; pathway = \"p\"; minutes_saved = 36;"
            "cost_per_week = 70; frees = { staff = \"b\"; minutes = 144;"
            "per_week = 5; }; },"
            "{ type = \"hire\"; staff = \"a\"; wte = 0.5; lead_weeks = 3;"
            "ramp_weeks = 1; from_week = 2; },"
            "{ type = \"hire\"; staff = \"a\"; wte = 0.5; },"
            "{ type = \"hire\"; staff = \"b\"; wte = 1; }")));
    const struct bide_model *model = &service.model;
    const struct bide_model_contract *contract = &model->contracts[0];

    ck_assert_uint_eq(contract->pathway, 0);
    ck_assert_uint_eq(contract->step, 2);
    ck_assert_double_eq(contract->start, 14);
    ck_assert_double_eq(contract->end, 35);
    ck_assert_double_eq(contract->ramp_days, 14);
    ck_assert_double_eq(contract->per_open_day, 4);
    ck_assert_double_eq(contract->total, INFINITY);
    ck_assert_double_eq(contract->waited_days, 28);
    ck_assert_int_eq(contract->group, 1);
    ck_assert_int_eq(contract->class_index, 1);
    ck_assert_uint_eq(model->pilots[0].step, 1);
    ck_assert_int_eq(model->pilots[0].group, -1);
    ck_assert_double_eq(model->pilots[0].days_saved, 0.025);
    ck_assert_double_eq(model->pilots[0].frees_days_per_week, 0.5);
    ck_assert_double_eq(model->pilots[0].cost_per_day, 10);
    ck_assert_double_eq(model->hires[0].start, 14);
    ck_assert_double_eq(bide_dist_mean(&model->hires[0].lead_days), 21);
    ck_assert_double_eq(bide_dist_mean(&model->hires[1].lead_days), 0);
    ck_assert_uint_ne(model->hires[1].key, model->hires[0].key);
    ck_assert_uint_eq(model->hires[2].key, bide_model_tag("b"));
}
END_TEST

/* What belongs to the start may differ between scenarios if it is set from the start. */
START_TEST(what_belongs_to_the_start_can_be_set_there)
{
    service_open(&service,
                 SERVICE_TEXT(CHANGES(
                     "{ type = \"set\"; value = 13;"
                     "path = \"pathways.p.standard.within_weeks\"; },"
                     "{ type = \"set\"; value = \"a\";"
                     "path = \"pathways.p.steps.review.staff\"; },"
                     "{ type = \"set\"; value = \"Tue\"; path = \"staff.a.weekdays\"; "
                     "}")));

    ck_assert_double_eq(service.model.routes[0].within_days, 91);
    ck_assert_uint_eq(service.model.rosters[0].list_count, 2);
    ck_assert_uint_eq(service.model.rosters[1].list_count, 1);
    ck_assert_uint_eq(service.model.rosters[0].weekdays, 0x02);
}
END_TEST

/* A scenario that includes another makes its changes first. */
START_TEST(the_later_of_two_sets_holds)
{
    service_open(&service, SERVICE_TEXT(CHANGES(
                               "{ type = \"set\"; path = \"staff.a.wte\"; value = 3; "
                               "}, { type = \"set\"; path = \"staff.a.wte\"; value = "
                               "4; }")));

    ck_assert_uint_eq(service.model.epoch_count, 1);
    ck_assert_double_eq(service.model.epochs[0].staff[0].wte, 4);
}
END_TEST

START_TEST(a_ramp_grows_evenly)
{
    service_open(&service, SERVICE_TEXT(CHANGES("")));

    ck_assert_double_eq(bide_model_ramp(9.99, 10, 4), 0);
    ck_assert_double_eq(bide_model_ramp(10, 10, 4), 0);
    ck_assert_double_eq(bide_model_ramp(13, 10, 4), 0.75);
    ck_assert_double_eq(bide_model_ramp(14, 10, 4), 1);
    ck_assert_double_eq(bide_model_ramp(99, 10, 4), 1);
    ck_assert_double_eq(bide_model_ramp(10, 10, 0), 1);
}
END_TEST

/* In both epochs. */
START_TEST(what_is_so_for_all_at_a_step_is_known)
{
    static const struct {
        const char *text;
        bool all_wait, leads_on, wakes;
    } steps[] = {
        { "{ name = \"a\"; staff = \"s\"; hours = 1; }", true, true, false },
        { ",{ name = \"b\"; days = 3; }", false, true, false },
        { ",{ name = \"c\"; staff = \"s\"; hours = 1; share = 0.5; }", false, true,
          false },
        { ",{ name = \"d\"; staff = \"s\"; hours = 1; repeats = 2; every_weeks = 1; }",
          true, false, false },
        { ",{ name = \"e\"; staff = \"s\"; hours = 1; within_days = 9; }", true, false,
          false },
        { ",{ name = \"f\"; staff = \"s\"; hours = 1;"
          "ends = ( { as = \"x\"; share = 0.1; } ); }",
          true, false, false },
        { ",{ name = \"piloted\"; staff = \"s\"; hours = 1; }", false, true, false },
        { ",{ name = \"g\"; staff = \"s\"; or_staff = ( { staff = \"c\"; } ); hours = 1; "
          "}",
          true, true, true },
        { ",{ name = \"h\"; staff = \"c\"; hours = 1; }", true, true, true },
    };
    enum { COUNT = sizeof(steps) / sizeof(steps[0]) };
    const char *text[COUNT + 3] = {
        SERVICE_MONDAY(60) "staff = { s = { wte = 2; }; c = { clinicians = 1; }; };"
                           "pathways = { o = { referrals = { per_week = 1; };"
                           "steps = ( { name = \"x\"; days = 1; }, { name = \"y\"; staff "
                           "= \"s\"; hours = 1; } ); };"
                           "p = { referrals = { per_week = 1; }; steps = (",
    };
    for (size_t i = 0; i < COUNT; ++i) {
        text[i + 1] = steps[i].text;
    }
    text[COUNT + 1] =
        "); }; }; scenarios = { s = { changes = ("
        "{ type = \"pilot\"; pathway = \"p\"; step = \"piloted\"; from_week = 9;"
        "share = 0.5; minutes = 0; },"
        "{ type = \"set\"; from_week = 5; path = \"staff.s.wte\"; value = 3; } ); }; };";
    service_open(&service, text);
    ck_assert_uint_eq(service.model.epoch_count, 2);
    for (size_t i = 0; i < 2 * COUNT; ++i) {
        const size_t k = i / 2;
        const struct bide_model_step *step =
            &service.model.epochs[i % 2].pathways[1].steps[k];
        ck_assert_uint_eq(step->list, 2 + k);
        ck_assert_msg(step->all_wait == steps[k].all_wait, "step %zu: who waits", k);
        ck_assert_msg(step->leads_on == steps[k].leads_on, "step %zu: what follows", k);
        ck_assert_msg(step->wakes == steps[k].wakes, "step %zu: who is woken", k);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("compile");
    TCase *tests = tcase_create("compile");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, tags_are_fnv_1a);
    tcase_add_test(tests, times_are_in_days);
    tcase_add_test(tests, names_are_places);
    tcase_add_test(tests, shares_are_splits);
    tcase_add_test(tests, staff_are_sessions_or_clinicians);
    tcase_add_test(tests, referrals_follow_their_settings_from_date_to_date);
    tcase_add_test(tests, changes_are_compiled);
    tcase_add_test(tests, what_belongs_to_the_start_can_be_set_there);
    tcase_add_test(tests, the_later_of_two_sets_holds);
    tcase_add_test(tests, a_ramp_grows_evenly);
    tcase_add_test(tests, what_is_so_for_all_at_a_step_is_known);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

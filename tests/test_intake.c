/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/intake.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/service/study.h"
#include "tests/service.h"

/* Three ways in: from outside, on the starting list, and from another pathway; children
 * of two groups, with ages, who become more urgent. "more" and "two" change no setting,
 * "other" does. */
#define BASE(alone)                                                                      \
    SERVICE_MONDAY(26), "milestones = ( { weeks = 8; }, { weeks = 26; } );",             \
        "groups = { care = { }; };"                                                      \
        "staff = { team = { wte = 3.0; }; nurses = { clinicians = 2; };"                 \
        "          others = { clinicians = 1; }; };"                                     \
        "pathways = { p = { referrals = { per_week = 9; variance_ratio = 2; };"          \
        "  priorities = { now = { share = 0.3; }; soon = { share = 0.7;"                 \
        "                 escalates_per_week = 0.02; }; };"                              \
        "  groups = ( { group = \"care\"; share = 0.3; } );"                             \
        "  waiting = { from_weeks = [ 0, 10 ]; children = [ 40, 20 ];"                   \
        "              longest_weeks = 60; };"                                           \
        "  steps = ( { name = \"visit\"; staff = \"team\"; not_brought = 0.1;"           \
        "              rebook = 0.8; minutes = 90; },"                                   \
        "            { name = \"later\"; staff = \"nurses\"; days = 1; } );"             \
        "  leaving = { per_week = 0.03; }; ages_out_at = 18;"                            \
        "  age = { shape = \"uniform\"; min = 10; max = 18; };"                          \
        "  onward = ( { to = \"q\"; share = 0.4; } ); };"                                \
        "q = { referrals = { per_week = 3; }; leaving = { per_week = 0.02; };"           \
        "  steps = ( { name = \"talk\"; staff = \"nurses\"; days = 1; } ); };",          \
        alone, "};"
#define ALONE(staff)                                                                     \
    "r = { referrals = { per_week = 4; }; steps = ( { name = \"see\"; staff = \"" staff  \
    "\"; days = 1; } ); };"
#define SCENARIOS                                                                        \
    "scenarios = { now = { };"                                                           \
    "more = { changes = ( { type = \"hire\"; staff = \"team\"; wte = 1.0; } ); };"       \
    "other = { changes = ( { type = \"set\"; from_week = 4; value = 12;"                 \
    "  path = \"pathways.p.referrals.per_week\"; } ); };"                                \
    "two = { changes = ( { type = \"insourcing\"; step = \"p.visit\"; per_week = 4;"     \
    "  total = 60; price = 500; }, { type = \"pilot\"; pathway = \"p\"; share = 0.5;"    \
    "  skips_step = true; } ); };"                                                       \
    "helped = { changes = ( { type = \"support\"; pathway = \"p\";"                      \
    "  waited_weeks = 2; leaving_factor = 0.5; cost_per_child = 10; } ); }; };"

static struct service service;
static struct bide_intake intake;

static void tear_down(void)
{
    bide_intake_free(&intake);
}

/* Instead of chance: somebody is referred to p and to q on each of these days. */
static const struct bide_model_row *rows;
enum { ROW_COUNT = 120 };

static void use_rows(struct bide_model *model)
{
    for (size_t i = 0; i < model->source_count && rows != NULL; ++i) {
        model->sources[i].rows = rows;
        model->sources[i].row_count = ROW_COUNT;
    }
}

/* Play a scenario with children who are shared or not; its row, to be freed. */
static double *play(const char *scenario, uint64_t r, bool is_shared)
{
    const size_t size = service.plan.column_count * sizeof(double);
    double *row = malloc(size);
    ck_assert_ptr_nonnull(row);
    service_choose(&service, scenario);
    service.model.shares_children = is_shared;
    use_rows(&service.model);
    service_play(&service, r);
    memcpy(row, service.row, size);
    return row;
}

static void check_same(const char *scenario, uint64_t r, enum bide_intake_use use)
{
    double *shared = play(scenario, r, true);
    ck_assert_int_eq(service.run.intake.use, use);
    double *own = play(scenario, r, false);
    ck_assert_int_eq(service.run.intake.use, BIDE_INTAKE_IDLE);
    ck_assert_mem_eq(shared, own, service.plan.column_count * sizeof(double));
    free(shared);
    free(own);
}

/* Byte for byte, the events counted too; "alone" may be a lane. */
START_TEST(children_who_are_known_are_the_children_drawn)
{
    static const char *const alone[] = { "", ALONE("nurses"), ALONE("others") };
    for (size_t i = 0; i < sizeof(alone) / sizeof(alone[0]); ++i) {
        service_open(&service, SERVICE_TEXT(BASE(alone[i]), SCENARIOS));
        ck_assert_uint_eq(service.model.lane_count, i == 2 ? 1 : 0);
        for (uint64_t r = 0; r < 3; ++r) {
            check_same("now", r, BIDE_INTAKE_WRITES);
            check_same("more", r, BIDE_INTAKE_READS);
            check_same("two", r, BIDE_INTAKE_READS);
        }
        check_same("two", 1, BIDE_INTAKE_WRITES);
        check_same("now", 1, BIDE_INTAKE_READS);
        service_close(&service);
    }
}
END_TEST

/* Referrals and ends of delays at one instant, scheduled in any order: the first takes
 * the free clinician. */
START_TEST(what_happens_at_one_instant_keeps_its_order)
{
    struct bide_model_row dated[ROW_COUNT];
    for (size_t i = 0; i < ROW_COUNT; ++i) {
        const size_t day = i / 3;
        const struct bide_model_row row = { .time = (double) day + 0.375 * (i % 3 > 0),
                                            .born = NAN,
                                            .class_index = -1,
                                            .group = -1 };
        dated[i] = row;
    }
    rows = dated;
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(26), "milestones = ( { weeks = 26; } );",
                     "staff = { team = { clinicians = 2; }; };"
                     "pathways = { p = { referrals = { per_week = 1; };"
                     "  steps = ( { name = \"visit\"; staff = \"team\"; hours = {"
                     "    shape = \"exponential\"; mean = 9; }; } );"
                     "  onward = ( { to = \"q\"; share = 0.5; } ); };"
                     "q = { referrals = { per_week = 1; };"
                     "  steps = ( { name = \"form\"; hours = 9; },"
                     "  { name = \"talk\"; staff = \"team\"; hours = {"
                     "    shape = \"exponential\"; mean = 9; }; } ); }; };"
                     "scenarios = { now = { }; more = { changes = ("
                     "  { type = \"hire\"; staff = \"team\"; wte = 1.0;"
                     "    from_week = 4; } ); }; };"));
    for (uint64_t r = 0; r < 5; ++r) {
        check_same("now", r, BIDE_INTAKE_WRITES);
        check_same("more", r, BIDE_INTAKE_READS);
        check_same("now", r, BIDE_INTAKE_READS);
    }
    rows = NULL;
    service_close(&service);
}
END_TEST

START_TEST(a_replication_that_did_not_end_is_not_read)
{
    service_open(&service, SERVICE_TEXT(BASE(""), SCENARIOS));
    service.model.shares_children = true;
    service_begin(&service);
    service_go_on(&service, 50);
    ck_assert_uint_gt(service.run.intake.count, 60);

    check_same("more", 0, BIDE_INTAKE_WRITES);
    check_same("now", 0, BIDE_INTAKE_READS);
    service_close(&service);
}
END_TEST

static void compile(struct bide_model *model, const char *scenario)
{
    service_choose(&service, scenario);
    *model = service.model;
    memset(&service.model, 0, sizeof(service.model));
}

START_TEST(scenarios_that_change_the_children_do_not_share_them)
{
    struct bide_model models[5];
    service_open(&service, SERVICE_TEXT(BASE(""), SCENARIOS));
    compile(&models[0], "other");
    compile(&models[1], "now");
    compile(&models[2], "helped");
    compile(&models[3], "two");
    compile(&models[4], "more");

    bide_intake_share(models, 3);
    ck_assert(!models[0].shares_children && !models[1].shares_children);
    ck_assert(!models[2].shares_children); /* nobody is left to share with */
    bide_intake_share(models, 5);
    ck_assert(!models[0].shares_children && !models[2].shares_children);
    ck_assert(models[1].shares_children && models[3].shares_children);
    ck_assert(models[4].shares_children);

    for (size_t i = 0; i < 5; ++i) {
        bide_model_free(&models[i]);
    }
    service_close(&service);
}
END_TEST

/* What one scenario is without the others. */
START_TEST(a_study_of_many_scenarios_is_many_studies_of_one)
{
    static const char *const names[] = { "now", "more", "other", "two", "helped" };
    struct bide_study all;
    const struct bide_study_plan plan = { .threads = 2, .replications = 5 };
    service_open(&service, SERVICE_TEXT(BASE(ALONE("nurses")), SCENARIOS));
    ck_assert_int_eq(bide_study_run(&all, &service.spec, &plan, &service.diag), BIDE_OK);
    const size_t width = all.plan.column_count;
    for (size_t s = 0; s < 5; ++s) {
        struct bide_study one;
        struct bide_study_plan only = plan;
        only.only_scenario = names[s];
        ck_assert_int_eq(bide_study_run(&one, &service.spec, &only, &service.diag),
                         BIDE_OK);
        for (size_t r = 0; r < plan.replications; ++r) {
            ck_assert_mem_eq(all.rows + (5 * r + s) * width, one.rows + r * width,
                             width * sizeof(double));
        }
        bide_study_free(&one);
    }
    bide_study_free(&all);
    service_close(&service);
}
END_TEST

START_TEST(more_children_than_there_is_room_for_are_not_kept)
{
    const struct bide_intake_child child = { .time = 1 };
    bide_intake_open(&intake, 7, true);
    for (int i = 0; i < BIDE_INTAKE_MOST; ++i) {
        bide_intake_write(&intake, &child);
    }
    ck_assert_int_eq(intake.use, BIDE_INTAKE_WRITES);
    bide_intake_close(&intake);
    bide_intake_open(&intake, 7, true);
    ck_assert_int_eq(intake.use, BIDE_INTAKE_READS);
    bide_intake_open(&intake, 8, true);
    ck_assert_int_eq(intake.use, BIDE_INTAKE_WRITES);
    for (int i = 0; i < BIDE_INTAKE_MOST + 2; ++i) {
        bide_intake_write(&intake, &child);
    }
    ck_assert_int_eq(intake.use, BIDE_INTAKE_IDLE);
    ck_assert_uint_eq(intake.count, BIDE_INTAKE_MOST);
    bide_intake_close(&intake);
    bide_intake_open(&intake, 8, true);
    ck_assert_int_eq(intake.use, BIDE_INTAKE_WRITES);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intake");
    TCase *tests = tcase_create("intake");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, children_who_are_known_are_the_children_drawn);
    tcase_add_test(tests, what_happens_at_one_instant_keeps_its_order);
    tcase_add_test(tests, a_replication_that_did_not_end_is_not_read);
    tcase_add_test(tests, scenarios_that_change_the_children_do_not_share_them);
    tcase_add_test(tests, a_study_of_many_scenarios_is_many_studies_of_one);
    tcase_add_test(tests, more_children_than_there_is_room_for_are_not_kept);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

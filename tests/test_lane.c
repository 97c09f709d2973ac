/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lane must give the same row, to the last bit, as the general way does. */
#include "tests/lane.h"

#include <stdio.h>
#include <stdlib.h>

#include "models/service/audit.h"
#include "models/service/replicate.h"
#include "tests/lcg.h"

enum { TEXT = 16384, MOST_CLASSES = 5, MOST_PATHWAYS = 5 };

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

/* The same when it is stopped every few days, and audited there. */
static void check_stops(uint64_t days)
{
    const size_t size = service.plan.column_count * sizeof(double);
    double *row = bide_mem_zeroed(service.plan.column_count, sizeof(double));
    ck_assert_ptr_nonnull(row);
    service_play(&service, 0);
    memcpy(row, service.row, size);
    service_begin(&service);
    for (uint64_t day = 0; (double) day < service.model.horizon; day += days) {
        service_go_on(&service, (double) day);
    }
    service_go_on(&service, service.model.horizon);
    bide_replicate_end(&service.run);
    ck_assert_mem_eq(row, service.row, size);
    bide_mem_free(row);
}

/* --- random small services --- */

struct writer {
    char text[TEXT];
    size_t length;
    uint64_t dice;
};

#define SAY(writer, ...)                                                                 \
    (writer)->length += (size_t) snprintf((writer)->text + (writer)->length,             \
                                          TEXT - (writer)->length, __VA_ARGS__)

static uint32_t below(struct writer *writer, uint32_t bound)
{
    return lcg_below(&writer->dice, bound);
}

/* Whole days and weeks bring about events at one instant. */
static void say_time(struct writer *writer, double clinicians, double referrals)
{
    static const char *const shapes[] = { "exponential", "fixed", "gamma", "uniform" };
    static const double loads[] = { 0.5, 0.9, 1.1, 2.0 };
    const double mean = clinicians / referrals * loads[below(writer, 4)];
    const uint32_t shape = below(writer, 6);
    if (shape > 3) {
        SAY(writer, " weeks = %s;", shape > 4 ? "0.2" : "1.0");
    } else if (shape == 3) {
        SAY(writer, " weeks = { shape = \"uniform\"; min = 0.0; max = %.17g; };",
            2.0 * mean);
    } else if (shape == 2) {
        SAY(writer, " weeks = { shape = \"gamma\"; mean = %.17g; sd = %.17g; };", mean,
            0.7 * mean);
    } else {
        SAY(writer, " weeks = { shape = \"%s\"; mean = %.17g; };", shapes[shape], mean);
    }
}

static void say_waiting(struct writer *writer, uint32_t classes)
{
    static const char *const bands[] = {
        ("from_weeks = [ 0.0, 4.0, 30.0 ]; children = [ 20.0, 35.0, 12.0 ];"
         "longest_weeks = 80.0;"),
        "from_weeks = [ 0.0 ]; children = [ 40.0 ]; longest_weeks = 0.001;",
        "from_weeks = [ 2.0 ]; children = [ 3.0 ]; longest_weeks = 2.5;",
    };
    const uint32_t sort = below(writer, 4);
    if (sort == 0) {
        return;
    }
    SAY(writer, " waiting = (");
    for (uint32_t k = 0; k < (sort > 1 ? classes : 1); ++k) {
        SAY(writer, "%s {", k > 0 ? "," : "");
        if (sort > 1 && classes > 1) {
            SAY(writer, " priority = \"c%u\";", k);
        }
        SAY(writer, " %s }", bands[below(writer, 3)]);
    }
    SAY(writer, " );");
}

static void say_pathway(struct writer *writer, uint32_t index, uint32_t staff,
                        double clinicians)
{
    static const double rates[] = { 0.5, 3.0, 20.0, 60.0 };
    const double referrals = rates[below(writer, 4)];
    const uint32_t classes = 1 + below(writer, MOST_CLASSES);
    SAY(writer, " p%u = { referrals = { per_week = %.3g; };", index, referrals);
    if (classes > 1) {
        SAY(writer, " priorities = {");
        for (uint32_t k = 0; k < classes; ++k) {
            SAY(writer, " c%u = { share = %.17g; };", k, 1.0 / classes);
        }
        SAY(writer, " };");
        SAY(writer, " order = \"%s\";",
            below(writer, 2) == 0 ? "longest_wait" : "priority");
    }
    say_waiting(writer, classes);
    if (below(writer, 3) > 0) {
        SAY(writer, " leaving = { per_week = %.3g; };",
            below(writer, 2) == 0 ? 0.02 : 0.9);
    }
    SAY(writer, " steps = ( { name = \"visit\"; staff = \"s%u\";", staff);
    say_time(writer, clinicians, referrals);
    SAY(writer, " } ); };");
}

static void say_service(struct writer *writer, uint64_t seed)
{
    const uint32_t pathways = 1 + lcg_below(&seed, MOST_PATHWAYS);
    double clinicians[MOST_PATHWAYS];
    uint32_t groups = 0;
    writer->dice = seed;
    writer->length = 0;
    SAY(writer, "start = \"2025-0%u-0%u\"; weeks = %u; replications = 1;",
        1 + below(writer, 9), 1 + below(writer, 9), 5 + below(writer, 60));
    SAY(writer, " monthly = %s; weekly = %s;", below(writer, 2) == 0 ? "true" : "false",
        below(writer, 2) == 0 ? "true" : "false");
    SAY(writer, " warm_up_weeks = %s;",
        below(writer, 3) == 0   ? "2.0"
        : below(writer, 2) == 0 ? "3.0"
                                : "0.0");
    if (below(writer, 2) == 0) {
        SAY(writer, " milestones = ( { weeks = 4; label = \"Soon\"; },"
                    " { weeks = 5; label = \"Then\"; } );");
    }
    SAY(writer, " staff = {");
    for (; groups < pathways && (groups == 0 || below(writer, 2) == 0); ++groups) {
        clinicians[groups] = (double) (1 + below(writer, groups == 0 ? 80 : 12));
        SAY(writer, " s%u = { clinicians = %.0f; };", groups, clinicians[groups]);
    }
    SAY(writer, " }; pathways = {");
    for (uint32_t i = 0; i < pathways; ++i) {
        const uint32_t staff = i < groups ? i : below(writer, groups);
        say_pathway(writer, i, staff, clinicians[staff]);
    }
    SAY(writer, " };");
    ck_assert_uint_lt(writer->length, TEXT);
}

START_TEST(lanes_give_the_same_rows)
{
    struct writer *writer = bide_mem_zeroed(1, sizeof(*writer));
    ck_assert_ptr_nonnull(writer);
    say_service(writer, (uint64_t) _i * 7919);
    service_open(&service, SERVICE_TEXT(writer->text));
    ck_assert_uint_eq(service.model.lane_count, service.model.staff_count);
    lane_check_same(&service, 0);
    lane_check_same(&service, 3);
    check_stops(1 + (uint64_t) _i);
    bide_mem_free(writer);
}
END_TEST

/* The list at the start is measured, once for each milestone there, before those who are
 * free call anybody: so start + referred - seen - left is the list at the end. */
START_TEST(the_start_is_measured_before_anybody_is_called)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(20),
                              "milestones = ( { weeks = 0; label = \"Start\"; },"
                              " { weeks = 0; label = \"Again\"; },"
                              " { weeks = 20; label = \"End\"; } );"
                              "staff = { s = { clinicians = 12; }; }; pathways = { p = {"
                              " referrals = { per_week = 3.0; };"
                              " leaving = { per_week = 0.01; };"
                              " waiting = ( { from_weeks = [ 0.0 ]; children = [ 40.0 ];"
                              " longest_weeks = 30.0; } );"
                              " steps = ( { name = \"visit\"; staff = \"s\";"
                              " weeks = 4.0; } ); }; };"));
    ck_assert_uint_eq(service.model.lane_count, 1);
    lane_check_same(&service, 0);
    for (size_t again = 0; again < 2; ++again) {
        const size_t first = bide_plan_column(&service.plan, again, 0, BIDE_KPI_LIST);
        ck_assert_double_eq(service.row[first], 40.0);
        ck_assert_double_eq(service.row[first + BIDE_KPI_SEEN], 0.0);
    }
    const double flow = service_measure(&service, "p", 140.0, BIDE_KPI_REFERRED)
                        - service_measure(&service, "p", 140.0, BIDE_KPI_SEEN)
                        - service_measure(&service, "p", 140.0, BIDE_KPI_LEFT);
    ck_assert_double_eq(40.0 + flow,
                        service_measure(&service, "p", 140.0, BIDE_KPI_LIST));
}
END_TEST

/* Nobody is called if there is nobody to call; a lane has room for 256 clinicians, all of
 * whom are busy here, whose appointments end in another order than they began. */
START_TEST(so_many_clinicians_may_be_in_a_lane)
{
    static const int numbers[] = { 0, 1, 2, 255, 256 };
    char text[TEXT];
    (void) snprintf(text, sizeof(text),
                    "start = \"2025-01-06\"; weeks = 30; replications = 1;"
                    "staff = { s = { clinicians = %d; }; }; pathways = { p = {"
                    " referrals = { per_week = 300.0; }; leaving = { per_week = 0.2; };"
                    "%s steps = ( { name = \"visit\"; staff = \"s\";"
                    " weeks = { shape = \"exponential\"; mean = 1.0; }; } ); }; };",
                    numbers[_i / 2],
                    _i % 2 == 0 ? ""
                                : " priorities = { urgent = { share = 0.4; };"
                                  " routine = { share = 0.6; }; };");
    service_open(&service, SERVICE_TEXT(text));
    ck_assert_uint_eq(service.model.lane_count, 1);
    lane_check_same(&service, 0);
    const double seen = service_measure(&service, "p", 210.0, BIDE_KPI_SEEN);
    ck_assert_int_eq(seen > 0.0, numbers[_i / 2] > 0);
    check_stops(3);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("lane");
    TCase *same = tcase_create("same");
    tcase_add_checked_fixture(same, NULL, tear_down);
    tcase_add_loop_test(same, lanes_give_the_same_rows, 0, 150);
    tcase_add_test(same, the_start_is_measured_before_anybody_is_called);
    tcase_add_loop_test(same, so_many_clinicians_may_be_in_a_lane, 0, 10);
    suite_add_tcase(suite, same);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

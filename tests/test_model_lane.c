/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pathways are lanes, and the order of their lists. */
#include "models/service/model_lane.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/lane.h"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

#define HEAD                                                                             \
    "start = \"2025-09-01\"; weeks = 30; replications = 1; groups = { care = {}; };"
#define STAFF(text)                                                                      \
    "staff = { a = { clinicians = 2; " text " }; b = { clinicians = 2; }; };"
#define VISIT(text)                                                                      \
    "steps = ( { name = \"visit\"; staff = \"a\"; weeks = 0.5; " text " } );"
#define PATHWAY(text) "p = { referrals = { per_week = 3.0; }; " text " };"
#define OTHER(text)                                                                      \
    "q = { referrals = { per_week = 3.0; }; " text                                       \
    " steps = ( { name = \"visit\"; staff = \"b\"; weeks = 0.5; } ); };"
#define PLAN(staff, pathways, scenario)                                                  \
    SERVICE_TEXT(HEAD, staff, "pathways = { ", pathways, " };",                          \
                 "scenarios = { now = { ", scenario, " }; };")
#define CHANGE(text) "changes = ( { " text " } );"

/* Whether the first pathway is one; the rows are the same in any case. */
static void check_lane(const char *const *text, bool is_lane)
{
    service_open(&service, text);
    ck_assert_int_eq(service.model.routes[0].is_lane, is_lane);
    lane_check_same(&service, 1);
    service_close(&service);
}

START_TEST(a_plain_pathway_is_a_lane)
{
    check_lane(PLAN(STAFF(""), PATHWAY(VISIT("")) OTHER(""), ""), true);
    check_lane(PLAN(STAFF(""),
                    PATHWAY("leaving = { per_week = 0.05; };" VISIT("")) OTHER(""), ""),
               true);
    check_lane(PLAN(STAFF(""),
                    PATHWAY("leaving = { per_week = 0.05; };" VISIT(""))
                        OTHER("leaving = { per_week = 0.1; reasons = ( { per_week = 0.1; "
                              "as = \"moved\"; } ); }; onward = ( { after = \"left\"; "
                              "share = 0.3; to = "
                              "\"q\"; } );"),
                    ""),
               true);
    service_open(&service, PLAN(STAFF(""), PATHWAY(VISIT("")), ""));
}
END_TEST

#define SHARING(text)                                                                    \
    "q = { referrals = { per_week = 3.0; };" text                                        \
    " steps = ( { name = \"visit\"; staff = \"a\"; weeks = 0.2; } ); };"

START_TEST(pathways_that_share_staff_are_one_lane_if_all_are_plain)
{
    check_lane(SERVICE_TEXT(HEAD, STAFF(""), "pathways = { ", PATHWAY(VISIT("")),
                            SHARING("leaving = { per_week = 0.05; };"), " };"),
               true);
    static const char *const others[] = {
        "most_waiting = 9;",
        "groups = ( { group = \"care\"; share = 0.1; } );",
        "onward = ( { share = 0.5; to = \"p\"; } );",
    };
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); ++i) {
        char text[512];
        snprintf(text, sizeof(text), SHARING("%s"), others[i]);
        check_lane(SERVICE_TEXT(HEAD, STAFF(""), "pathways = { ", PATHWAY(VISIT("")),
                                text, " };"),
                   false);
    }
    check_lane(SERVICE_TEXT(HEAD, STAFF("allocation = \"longest_wait\";"),
                            "pathways = { ", PATHWAY(VISIT("")), SHARING(""), " };"),
               false);
    service_open(&service, PLAN(STAFF(""), PATHWAY(VISIT("")), ""));
}
END_TEST

/* Of children who are referred at one instant the first pathway's is called first, and
 * all whose time has come are told of. */
START_TEST(children_of_one_instant_keep_their_places)
{
    static const struct bide_lane_child children[] = {
        { 1.0, 9.0, 0, 0, 8 }, { 1.0, 9.0, 1, 0, 0 }, { 1.0, 1.5, 2, 0, 0 },
        { 1.0, 1.0, 3, 0, 0 }, { 2.0, 9.0, 4, 0, 8 }, { 2.0, 9.5, 5, 0, 16 },
        { 2.0, 4.0, 6, 0, 8 },
    };
    static const uint32_t order[] = { 1, 0, 4, 5 };
    static const double ends[] = { 0.0, 3.0, 5.0, 10.0, INFINITY };
    double own_ends[5];
    uint32_t of_day[12] = { 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4 };
    memcpy(own_ends, ends, sizeof(ends));
    const struct bide_spans spans = {
        .ends = own_ends, .count = 4, .of_day = of_day, .past = 11.0
    };
    uint32_t days[3][16] = { { 0 } };
    struct bide_lane_list list;
    bide_lane_list_init(&list);
    list.spans = &spans;
    ck_assert_int_eq(bide_lane_list_open(&list, 1, 24), BIDE_OK);
    ck_assert(bide_lane_list_reserve(&list, 64));
    for (size_t cell = 0; cell < 24; ++cell) {
        list.cells[cell].days = days[cell / 8];
    }
    for (size_t i = 0; i < sizeof(children) / sizeof(children[0]); ++i) {
        bide_lane_list_draw(&list, 0, &children[i]);
    }
    for (size_t i = 0; i < sizeof(children) / sizeof(children[0]); ++i) {
        bide_lane_list_join(&list, 0, children[i].clock_start);
    }
    bide_lane_list_count(&list);
    ck_assert_uint_eq(list.cells[0].flow.left, 1);
    bide_lane_list_tell(&list, 1, 3.0);
    ck_assert_uint_eq(list.cells[0].flow.left, 2);
    bide_lane_list_tell(&list, 2, 5.0);
    ck_assert_uint_eq(list.cells[8].flow.left, 1);
    ck_assert_uint_eq(days[0][1] + days[1][1] + days[1][2] + days[2][2], 4);
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); ++i) {
        const struct bide_lane_child *child = bide_lane_list_call(&list, 6.0);
        ck_assert_ptr_nonnull(child);
        ck_assert_uint_eq(child->serial, order[i]);
    }
    ck_assert_ptr_null(bide_lane_list_call(&list, 6.0));
    bide_lane_list_free(&list);
}
END_TEST

/* What is done to the pathway, to its staff or by others makes it an ordinary one. */
START_TEST(a_pathway_with_more_to_it_is_none)
{
    static const char *const inside[] = {
        VISIT("not_brought = 0.1;"),
        VISIT("share = 0.9;"),
        VISIT("") "groups = ( { group = \"care\"; share = 0.1; } );",
        VISIT("") "most_waiting = 9;",
        VISIT("") "target = { list = 3; };",
        VISIT("") "leaving = { reasons = ( { per_week = 0.1; as = \"moved\"; } ); };",
        VISIT("") "leaving = { scale_weeks = 9.0; power = 2.0; };",
        VISIT("") "onward = ( { share = 0.5; to = \"q\"; } );",
        "steps = ( { name = \"visit\"; staff = \"a\"; weeks = 0.5; },"
        " { name = \"again\"; staff = \"a\"; weeks = 0.5; } );",
        "steps = ( { name = \"first\"; weeks = 0.5; }, { name = \"visit\"; staff = "
        "\"a\"; weeks = 0.5; } );",
    };
    for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); ++i) {
        char text[1024];
        snprintf(text, sizeof(text), PATHWAY("%s"), inside[i]);
        check_lane(SERVICE_TEXT(HEAD, STAFF(""), "pathways = { ", text, OTHER(""), " };"),
                   false);
    }
    service_open(&service, PLAN(STAFF(""), PATHWAY(VISIT("")), ""));
}
END_TEST

START_TEST(a_pathway_that_others_touch_is_none)
{
    static const char *const changes[] = {
        CHANGE("type = \"hire\"; staff = \"a\"; wte = 1;"),
        CHANGE(
            "type = \"set\"; path = \"staff.a.clinicians\"; value = 3; from_week = 3;"),
        CHANGE(
            "type = \"set\"; path = \"staff.b.clinicians\"; value = 3; from_week = 3;"),
        CHANGE("type = \"insourcing\"; step = \"p.visit\"; from_week = 3; per_week = 8; "
               "price = 700;"),
        CHANGE("type = \"pilot\"; pathway = \"p\"; share = 0.5; cost_per_week = 900;"),
    };
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); ++i) {
        check_lane(PLAN(STAFF(""), PATHWAY(VISIT("")) OTHER(""), changes[i]), false);
    }
    check_lane(
        PLAN(STAFF(""),
             PATHWAY(VISIT("")) OTHER("onward = ( { share = 0.5; to = \"p\"; } );"), ""),
        false);
    check_lane(PLAN(STAFF("schedule = ( { from_week = 3; clinicians = 4; } );"),
                    PATHWAY(VISIT("")), ""),
               false);
    service_open(&service, PLAN(STAFF(""), PATHWAY(VISIT("")), ""));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("model_lane");
    TCase *which = tcase_create("which");
    tcase_add_checked_fixture(which, NULL, tear_down);
    tcase_add_test(which, a_plain_pathway_is_a_lane);
    tcase_add_test(which, pathways_that_share_staff_are_one_lane_if_all_are_plain);
    tcase_add_test(which, a_pathway_with_more_to_it_is_none);
    tcase_add_test(which, a_pathway_that_others_touch_is_none);
    suite_add_tcase(suite, which);
    TCase *list = tcase_create("list");
    tcase_add_test(list, children_of_one_instant_keep_their_places);
    suite_add_tcase(suite, list);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories as people and programs read them. */
#include <check.h>
#include <string.h>

#include "app/trace.h"
#include "models/service/story.h"
#include "tests/service.h"

static struct service service;
static struct bide_text out;

/* The story of child 7, who misses an appointment on the third day at nine. */
static struct bide_story_line lines[] = {
    { .time = 0, .waited = 70, .child = 7, .what = BIDE_STORY_AT_START, .group = 255 },
    { .time = 0, .waited = 70, .child = 7, .what = BIDE_STORY_JOINED, .group = 255 },
    { .time = 2.375,
      .waited = 72.375,
      .child = 7,
      .what = BIDE_STORY_NOT_BROUGHT,
      .group = 255 },
    { .time = 2.375,
      .waited = 72.375,
      .child = 7,
      .what = BIDE_STORY_DISCHARGED,
      .group = 255 },
};
static struct bide_story story = { .lines = lines, .line_count = 4 };

static void set_up(void)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4),
                              "milestones = ( { weeks = 4; label = \"End\"; } );"
                              "staff = { team = { wte = 1.0; }; };"
                              "pathways = { p = { label = \"The, service\";"
                              "referrals = { per_week = 0; };"
                              "priorities = { urgent = { label = \"Very urgent\";"
                              "share = 0.5; }; routine = { share = 0.5; }; };"
                              "steps = ( { name = \"visit\"; label = \"First visit\";"
                              "staff = \"team\"; minutes = 30; } ); }; };"));
    bide_text_init(&out);
    story.line_count = 4;
}

static void tear_down(void)
{
    bide_text_free(&out);
    service_close(&service);
}

START_TEST(a_story_reads_as_sentences_with_dates_and_weeks)
{
    bide_trace_text(&out, &service.spec, &story);

    ck_assert_str_eq(out.bytes, "Child 7, priority: Very urgent\n"
                                "                                                        "
                                "                  Weeks waited\n"
                                "2025-09-01  is waiting for The, service as the "
                                "simulation begins                  10.0\n"
                                "2025-09-01  joins the list for First visit              "
                                "                          10.0\n"
                                "2025-09-03  is not brought to First visit               "
                                "                          10.3\n"
                                "2025-09-03  is discharged from The, service after "
                                "missing an appointment          10.3\n");
}
END_TEST

START_TEST(a_story_without_an_end_says_so)
{
    story.line_count = 3;
    bide_trace_text(&out, &service.spec, &story);
    ck_assert_ptr_nonnull(strstr(out.bytes, "still on the way when the simulation ends"));
}
END_TEST

START_TEST(a_child_who_does_not_come_in_is_explained)
{
    story.line_count = 0;
    bide_trace_text(&out, &service.spec, &story);
    ck_assert_ptr_nonnull(strstr(out.bytes, "does not come in here"));
}
END_TEST

START_TEST(events_are_rows_with_a_case_an_activity_and_a_time)
{
    bide_trace_csv_heading(&out);
    bide_trace_csv(&out, &service.spec, 0, &story);

    ck_assert_str_eq(
        out.bytes,
        "case_id,activity,timestamp,scenario,pathway,step,priority,group,resource,"
        "event_type,day,days_waited\n"
        "7,waiting at the "
        "start,2025-09-01T00:00:00,as_now,p,,urgent,,,arrival_departure,0,"
        "70\n"
        "7,joined list,2025-09-01T00:00:00,as_now,p,visit,urgent,,team,queue,0,70\n"
        "7,not "
        "brought,2025-09-03T09:00:00,as_now,p,visit,urgent,,team,resource_use,2.375,"
        "72.375\n"
        "7,discharged,2025-09-03T09:00:00,as_now,p,,urgent,,,arrival_departure,2.375,"
        "72.375\n");
    ck_assert_ptr_eq(strstr(out.bytes, BIDE_TRACE_CSV_BEGINS), out.bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("trace");
    TCase *cases = tcase_create("trace");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_story_reads_as_sentences_with_dates_and_weeks);
    tcase_add_test(cases, a_story_without_an_end_says_so);
    tcase_add_test(cases, a_child_who_does_not_come_in_is_explained);
    tcase_add_test(cases, events_are_rows_with_a_case_an_activity_and_a_time);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/launch.h"

#include <check.h>
#include <stdlib.h>

#include "engine/run/ranks.h"

static char home[] = "HOME=/root";
static char size[] = "OMPI_COMM_WORLD_SIZE=4";
static char one[] = "OMPI_COMM_WORLD_SIZE=1";
static char longer[] = "OMPI_COMM_WORLD_SIZES=4";
static char nonsense[] = "OMPI_COMM_WORLD_SIZE=x";
static char pmix[] = "PMIX_RANK=0";
static char pmi[] = "PMI_SIZE=3";

START_TEST(nothing_is_known_without_an_environment)
{
    ck_assert(!bide_launch_is_joint(NULL));
    ck_assert_int_eq(bide_launch_count(NULL), 1);
}
END_TEST

START_TEST(launchers_are_known_by_what_they_leave)
{
    char *const alone[] = { home, longer, NULL };
    char *const mpirun[] = { home, size, NULL };
    char *const srun[] = { pmix, home, NULL };

    ck_assert(!bide_launch_is_joint(alone));
    ck_assert(bide_launch_is_joint(mpirun));
    ck_assert(bide_launch_is_joint(srun));
}
END_TEST

START_TEST(the_number_started_is_read)
{
    char *const mpirun[] = { home, size, NULL };
    char *const other[] = { pmi, NULL };
    char *const wrong[] = { nonsense, NULL };
    char *const alike[] = { longer, NULL };

    ck_assert_int_eq(bide_launch_count(mpirun), 4);
    ck_assert_int_eq(bide_launch_count(other), 3);
    ck_assert_int_eq(bide_launch_count(wrong), 1);
    ck_assert_int_eq(bide_launch_count(alike), 1);
}
END_TEST

/* Neither version of the ranks may do the work four times over: without MPI they cannot
 * meet. (With MPI this would need a launcher: see test_ranks.sh.) */
START_TEST(one_process_is_one_rank)
{
    char *const alone[] = { home, NULL };
    struct bide_ranks ranks;

    ck_assert_int_eq(bide_ranks_init(&ranks, alone), BIDE_OK);

    ck_assert_int_eq(ranks.rank, 0);
    ck_assert_int_eq(ranks.count, 1);
    ck_assert(!bide_ranks_are_several(&ranks));
    ck_assert(!bide_ranks_are_several(NULL));
    ck_assert(!bide_ranks_follows(&ranks));
    ck_assert(!bide_ranks_follows(NULL));
    bide_ranks_free(&ranks);
    bide_ranks_free(&ranks);
}
END_TEST

START_TEST(several_copies_that_cannot_meet_are_refused)
{
    char *const mpirun[] = { size, NULL };
    struct bide_ranks ranks;

    ck_assert_int_eq(bide_ranks_init(&ranks, mpirun), BIDE_ERR_LIMIT);
    bide_ranks_free(&ranks);
}
END_TEST

START_TEST(one_copy_under_a_launcher_is_fine)
{
    char *const single[] = { one, NULL };
    struct bide_ranks ranks;

    ck_assert_int_eq(bide_ranks_init(&ranks, single), BIDE_OK);
    bide_ranks_free(&ranks);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("launch");
    TCase *tests = tcase_create("launch");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, nothing_is_known_without_an_environment);
    tcase_add_test(tests, launchers_are_known_by_what_they_leave);
    tcase_add_test(tests, the_number_started_is_read);
    tcase_add_test(tests, one_process_is_one_rank);
    tcase_add_test(tests, several_copies_that_cannot_meet_are_refused);
    tcase_add_test(tests, one_copy_under_a_launcher_is_fine);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/err.h"

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

START_TEST(each_error_has_its_own_sentence)
{
    for (int a = BIDE_OK; a <= BIDE_ERR_AUDIT; ++a) {
        const char *text = bide_err_text((enum bide_err) a);
        ck_assert_uint_gt(strlen(text), 0);
        ck_assert_str_ne(text, "unknown error");
        for (int b = BIDE_OK; b < a; ++b) {
            ck_assert_str_ne(text, bide_err_text((enum bide_err) b));
        }
    }
}
END_TEST

START_TEST(an_unlisted_error_has_a_sentence_too)
{
    ck_assert_str_eq(bide_err_text((enum bide_err)(BIDE_ERR_AUDIT + 1)), "unknown error");
}
END_TEST

START_TEST(a_condition_that_holds_is_evaluated_once)
{
    int calls = 0;

    BIDE_REQUIRE(++calls > 0);

    ck_assert_int_eq(calls, 1);
}
END_TEST

START_TEST(an_assertion_is_left_out_of_a_release)
{
    int calls = 0;

    BIDE_ASSERT(++calls > 0);

#ifdef NDEBUG
    ck_assert_int_eq(calls, 0);
#else
    ck_assert_int_eq(calls, 1);
#endif
}
END_TEST

START_TEST(a_broken_requirement_aborts)
{
    BIDE_REQUIRE(1 > 2);
}
END_TEST

START_TEST(the_message_names_the_condition_and_the_place)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    const pid_t child = fork();
    ck_assert_int_ne(child, -1);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        bide_err_bug("count > 0", "engine/x/y.c", 42);
    }
    close(ends[1]);

    char message[200] = "";
    const ssize_t length = read(ends[0], message, sizeof(message) - 1);
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);

    ck_assert_int_gt(length, 0);
    ck_assert_str_eq(message, "bide: bug: engine/x/y.c:42: count > 0 does not hold\n");
    ck_assert(WIFSIGNALED(status));
    ck_assert_int_eq(WTERMSIG(status), SIGABRT);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("err");
    TCase *tests = tcase_create("err");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    tcase_add_test(tests, each_error_has_its_own_sentence);
    tcase_add_test(tests, an_unlisted_error_has_a_sentence_too);
    tcase_add_test(tests, a_condition_that_holds_is_evaluated_once);
    tcase_add_test(tests, an_assertion_is_left_out_of_a_release);
    tcase_add_test_raise_signal(aborts, a_broken_requirement_aborts, SIGABRT);
    tcase_add_test(aborts, the_message_names_the_condition_and_the_place);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

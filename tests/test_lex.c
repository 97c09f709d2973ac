/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/lex.h"

#include <check.h>
#include <string.h>

#include "engine/base/text.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))

static void start(struct bide_lex *lex, const char *text, struct bide_diag *diag)
{
    struct bide_cursor cursor;
    bide_cursor_init(&cursor, "x.cfg", text, strlen(text), diag, 100);
    bide_lex_init(lex, cursor);
}

/* One letter for each token; the words of names, numbers and texts behind it. */
static void add_token(struct bide_text *out, const struct bide_lex_token *token,
                      const char *text)
{
    static const char letters[] = ".nxbt=,;{([})]@";
    bide_text_add_bytes(out, &letters[token->kind], 1);
    if (token->kind == BIDE_LEX_NAME || token->kind == BIDE_LEX_NUMBER
        || token->kind == BIDE_LEX_TEXT || token->kind == BIDE_LEX_INCLUDE) {
        bide_text_add_bytes(out, text + token->offset, token->length);
    }
    bide_text_add(out, " ");
}

static const struct {
    const char *text;
    const char *tokens;
} rows[] = {
    { "", "" },
    { " \t\r\n", "" },
    { "a=1", "na = x1 " },
    { "a : { b = ( [ true ] ) ; } ,", "na = { nb = ( [ b ] ) ; } , " },
    { "True FALSE truth _true", "b b ntruth n_true " },
    { "a-b_c*9*", "na-b_c*9* " },
    { "autism.step caf\xC3\xA9 a.", "nautism.step ncaf\xC3\xA9 na x. " },
    { "1.5e-3 -2 +.5 0x1F 12L 5.", "x1.5e-3 x-2 x+.5 x0x1F x12L x5. " },
    { "2025-04-01 01/04/2025 09:30 1_200 12abc 5-day",
      "x2025-04-01 x01/04/2025 x09:30 x1_200 "
      "x12abc x5-day " },
    { "-inf --5", "x-inf x5 " },
    { "1,200 1-2 1/*c*/2 1//c\n3", "x1 , x200 x1-2 x1 x2 x1 x3 " },
    { "\"a\" \"b \\\" c\" \"\"", "t\"a\" t\"b \\\" c\" t\"\" " },
    { "# a\nb // c\n/* d\n e */ f /***/ g", "nb nf ng " },
    { "@include \"a.cfg\"\n b", "@a.cfg nb " },
    { "'a' \xE2\x80\x9C"
      "b\xE2\x80\x9D c",
      "t'a' t\xE2\x80\x9C"
      "b\xE2\x80\x9D nc " },
    { "20% \xC2\xA3"
      "5 \xC2\xA0x",
      "x20 x5 nx " },
};

START_TEST(a_text_falls_into_its_tokens)
{
    struct bide_lex lex;
    struct bide_text tokens;
    bide_text_init(&tokens);
    start(&lex, rows[_i].text, NULL);

    for (struct bide_lex_token token = bide_lex_next(&lex); token.kind != BIDE_LEX_END;
         token = bide_lex_next(&lex)) {
        add_token(&tokens, &token, rows[_i].text);
    }

    ck_assert_str_eq(tokens.bytes, rows[_i].tokens);
    bide_text_free(&tokens);
}
END_TEST

START_TEST(tokens_know_their_place)
{
    static const char text[] = "a=1;\n\tb = \"\xC3\xA9\xC3\xA9\" c\r\n";
    static const struct {
        int line;
        int column;
        bool is_first;
        bool is_glued;
    } places[] = { { 1, 1, true, true },   { 1, 2, false, true },
                   { 1, 3, false, true },  { 1, 4, false, true },
                   { 2, 2, true, false },  { 2, 4, false, false },
                   { 2, 6, false, false }, { 2, 11, false, false },
                   { 3, 1, true, false } };
    struct bide_lex lex;
    start(&lex, text, NULL);

    for (int i = 0; i < COUNT(places); ++i) {
        const struct bide_lex_token token = bide_lex_next(&lex);
        ck_assert_int_eq(token.line, places[i].line);
        ck_assert_int_eq(token.column, places[i].column);
        ck_assert_int_eq(token.is_first, places[i].is_first);
        ck_assert_int_eq(token.is_glued, places[i].is_glued);
    }
}
END_TEST

START_TEST(the_end_comes_again_and_again)
{
    struct bide_lex lex;
    start(&lex, "a", NULL);
    bide_lex_next(&lex);

    for (int i = 0; i < 3; ++i) {
        const struct bide_lex_token token = bide_lex_next(&lex);
        ck_assert_int_eq(token.kind, BIDE_LEX_END);
        ck_assert_uint_eq(token.offset, 1);
    }
}
END_TEST

START_TEST(a_copy_without_diag_looks_ahead_in_silence)
{
    struct bide_diag diag;
    struct bide_lex lex;
    bide_diag_init(&diag);
    start(&lex, "a 20% 'b'", &diag);

    struct bide_lex ahead = lex;
    ahead.cursor.diag = NULL;
    while (bide_lex_next(&ahead).kind != BIDE_LEX_END) {
    }
    ck_assert_uint_eq(diag.count, 0);
    while (bide_lex_next(&lex).kind != BIDE_LEX_END) {
    }

    ck_assert_uint_eq(diag.count, 2);
    bide_diag_free(&diag);
}
END_TEST

START_TEST(names_that_libconfig_does_not_take_are_marked)
{
    static const char *const odd[] = { "_a", "a.b", "\xC3\xA9", "a\xC3\xA9", "*.a" };
    static const char *const even[] = { "a", "A9", "*", "a-b*_9", "true-ish" };
    for (int i = 0; i < COUNT(odd); ++i) {
        struct bide_lex lex;
        start(&lex, odd[i], NULL);
        ck_assert_msg(bide_lex_next(&lex).is_odd, "%s", odd[i]);
        start(&lex, even[i], NULL);
        ck_assert_msg(!bide_lex_next(&lex).is_odd, "%s", even[i]);
    }
}
END_TEST

START_TEST(a_wrong_include_is_marked)
{
    struct bide_lex lex;

    start(&lex, "@include \"\"\na", NULL);
    const struct bide_lex_token wrong = bide_lex_next(&lex);
    const struct bide_lex_token behind = bide_lex_next(&lex);
    start(&lex, " @include\t \"a\" # remark", NULL);
    const struct bide_lex_token right = bide_lex_next(&lex);

    ck_assert(wrong.is_wrong);
    ck_assert_int_eq(behind.kind, BIDE_LEX_NAME);
    ck_assert(!right.is_wrong);
    ck_assert_uint_eq(right.length, 1);
    ck_assert_int_eq(right.column, 2);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lex");
    TCase *tcase = tcase_create("lex");
    tcase_add_loop_test(tcase, a_text_falls_into_its_tokens, 0, COUNT(rows));
    tcase_add_test(tcase, tokens_know_their_place);
    tcase_add_test(tcase, the_end_comes_again_and_again);
    tcase_add_test(tcase, a_copy_without_diag_looks_ahead_in_silence);
    tcase_add_test(tcase, names_that_libconfig_does_not_take_are_marked);
    tcase_add_test(tcase, a_wrong_include_is_marked);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

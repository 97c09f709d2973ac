/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of others inside HTML. */
#include "app/page/html.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct bide_text out;

static void set_up(void)
{
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
}

START_TEST(text_stands_for_itself)
{
    static const struct {
        const char *text, *html;
    } rows[] = {
        { "", "" },
        { "Autism (Umbrella) £1.2m – 日本 👶", "Autism (Umbrella) £1.2m – 日本 👶" },
        { "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
        { "\" onload='x", "&quot; onload=&#39;x" },
        { "R&D &amp; &lt;", "R&amp;D &amp;amp; &amp;lt;" },
        { "]]> <!-- -->", "]]&gt; &lt;!-- --&gt;" },
        { "two\nlines\r\n\tend", "two lines   end" },
        { "\033[31m\x7F\xC2\x9B", "?[31m??" },
        { "rtl \xE2\x80\xAE iso \xE2\x81\xA6 lrm \xE2\x80\x8E bom \xEF\xBB\xBF",
          "rtl ? iso ? lrm ? bom ?" },
        { "bad \xFF\xC3 \xC0\xAF \xED\xA0\x80", "bad ?? ?? ???" },
        { "cut \xE2\x82", "cut ??" },
        { "none \xEF\xBF\xBE \xEF\xBF\xBF \xEF\xB7\x90 \xF0\x9F\xBF\xBF",
          "none ? ? ? ?" },
        { "some \xEF\xBF\xBD \xEF\xB7\x8F", "some \xEF\xBF\xBD \xEF\xB7\x8F" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        bide_text_clear(&out);
        bide_html_text(&out, rows[i].text);
        ck_assert_str_eq(out.bytes, rows[i].html);
    }
}
END_TEST

/* Whatever two bytes follow each other, nothing is left that could be markup. */
START_TEST(no_two_bytes_make_markup)
{
    for (int first = 1; first < 256; ++first) {
        for (int second = 1; second < 256; ++second) {
            const char text[] = { (char) first, (char) second, '\0' };
            bide_text_clear(&out);
            bide_html_text(&out, text);
            ck_assert_ptr_null(strpbrk(out.bytes, "<>\"'\n\r\t\033"));
            for (const char *and = strchr(out.bytes, '&'); and != NULL;
                     and = strchr(and+1, '&')) {
                ck_assert_ptr_nonnull(strchr(and, ';'));
            }
            for (size_t i = 0; i < out.length;) {
                const size_t length = bide_text_utf8(out.bytes + i, out.length - i, NULL);
                ck_assert_uint_gt(length, 0);
                i += length;
            }
        }
    }
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("html");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, text_stands_for_itself);
    tcase_add_test(tcase, no_two_bytes_make_markup);

    Suite *suite = suite_create("page html");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 at the lengths where its padding takes one block more. */
#include "engine/base/digest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"

/* The letter a, so many times; values of Python's hashlib. */
static const struct {
    size_t length;
    const char *digest;
} rows[] = {
    { 55, "9f4390f8d30c2dd92ec9f095b65e2b9a"
          "e9b0a925a5258e241c9f1e910f734318" },
    { 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f"
          "590ce20f1bde7090ef7970686ec6738a" },
    { 63, "7d3e74a05d7db15bce4ad9ec0658ea98"
          "e3f06eeecf16b4c6fff2da457ddc2f34" },
    { 64, "ffe054fe7ae0cb6dc65c3af9b61d5209"
          "f439851db43d0ba5997337df154668eb" },
    { 65, "635361c48bb9eab14198e76ea8ab7f1a"
          "41685d6ad62aa9146d301d4f17eb0ae0" },
    { 119, "31eba51c313a5c08226adf18d4a359cf"
           "dfd8d2e816b13f4af952f7ea6584dcfb" },
    { 120, "2f3d335432c70b580af0e8e1b3674a7c"
           "020d683aa5f73aaaedfdc55af904c21c" },
    { 1000000, "cdc76e5c9914fb9281a1c7e284d73e67"
               "f1809a48a497200e046d39ccc7112cd0" },
};

START_TEST(padding_takes_another_block_when_it_must)
{
    char digest[BIDE_DIGEST_SIZE];
    char *text = bide_mem_zeroed(rows[_i].length, 1);
    ck_assert_ptr_nonnull(text);
    memset(text, 'a', rows[_i].length);
    bide_digest_of(text, rows[_i].length, digest);
    ck_assert_str_eq(digest, rows[_i].digest);
    bide_mem_free(text);
}
END_TEST

/* Bytes of 0 and those above 0x7F are bytes like others; what is behind the end is not
 * read. */
struct pieces {
    const char *text;
    size_t left;
    size_t most; /* bytes in a piece */
};

static size_t next_piece(void *context, const void **bytes)
{
    struct pieces *pieces = context;
    const size_t length = pieces->left < pieces->most ? pieces->left : pieces->most;
    *bytes = pieces->text;
    pieces->text += length;
    pieces->left -= length;
    return length;
}

/* However they come: byte by byte, or in pieces that end within a block of 64. */
START_TEST(pieces_make_the_same_as_the_whole)
{
    static const size_t sizes[] = { 1, 7, 63, 64, 65, 1000 };
    char whole[BIDE_DIGEST_SIZE];
    char digest[BIDE_DIGEST_SIZE];
    char text[1000];
    for (size_t i = 0; i < sizeof(text); ++i) {
        text[i] = (char) ('a' + i % 23);
    }
    for (size_t length = 0; length <= sizeof(text); length += 125) {
        bide_digest_of(text, length, whole);
        for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); ++k) {
            struct pieces pieces = { text, length, sizes[k] };
            bide_digest_of_pieces(next_piece, &pieces, digest);
            ck_assert_str_eq(digest, whole);
        }
    }
}
END_TEST

START_TEST(every_byte_counts_and_none_behind_the_end)
{
    static const char text[] = { '\0', '\x80', '\xFF', 'x' };
    char digest[BIDE_DIGEST_SIZE];
    char other[BIDE_DIGEST_SIZE];
    bide_digest_of(text, 3, digest);
    ck_assert_str_eq(digest, "5240672d7b51756b829ad0ef8d9468b7"
                             "a078afa2f410484fd3892dab47becb72");
    bide_digest_of(text, 4, other);
    ck_assert_str_ne(digest, other);
    bide_digest_of(text + 1, 2, other);
    ck_assert_str_ne(digest, other);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("digest");
    TCase *tests = tcase_create("digest");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, padding_takes_another_block_when_it_must, 0,
                        (int) (sizeof(rows) / sizeof(rows[0])));
    tcase_add_test(tests, pieces_make_the_same_as_the_whole);
    tcase_add_test(tests, every_byte_counts_and_none_behind_the_end);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

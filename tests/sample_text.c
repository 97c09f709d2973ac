/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sample_text.h"

#include <check.h>
#include <string.h>

struct sample *sample;
struct bide_text out;

void sample_text_set_up(void)
{
    sample = sample_new();
    bide_text_init(&out);
}

void sample_text_tear_down(void)
{
    bide_text_free(&out);
    sample_free(sample);
}

void sample_text_has(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) != NULL, "no \"%s\" in:\n%s", text, out.bytes);
}

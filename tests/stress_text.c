/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/stress_text.h"

#include <check.h>
#include <string.h>

#include "app/stress/stress.h"
#include "tests/spec_text.h"

struct bide_text stress_text;

void stress_text_set_up(void)
{
    bide_text_init(&stress_text);
}

void stress_text_tear_down(void)
{
    ck_assert_int_eq(stress_text.err, BIDE_OK);
    bide_text_free(&stress_text);
}

void stress_text_add(const char *config)
{
    struct spec_text loaded;
    spec_text_check(&loaded, config);
    ck_assert_msg(loaded.err == BIDE_OK, "%s",
                  loaded.diag.count > 0 ? loaded.diag.items[0].what : "error");
    bide_stress_add(&stress_text, &loaded.spec);
    spec_text_free(&loaded);
}

void stress_text_has(const char *wanted)
{
    ck_assert_msg(strstr(stress_text.bytes, wanted) != NULL, "\"%s\" is not in %.2000s",
                  wanted, stress_text.bytes);
}

void stress_text_lacks(const char *unwanted)
{
    ck_assert_msg(strstr(stress_text.bytes, unwanted) == NULL, "\"%s\" is in %.2000s",
                  unwanted, stress_text.bytes);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/page_study.h"

#include <check.h>
#include <string.h>

#include "tests/page_markup.h"

struct page_study page_study;

void page_study_set_up(void)
{
    bide_text_init(&page_study.out);
}

void page_study_tear_down(void)
{
    bide_text_free(&page_study.out);
    bide_study_free(&page_study.study);
    service_close(&page_study.service);
}

void page_study_run(size_t replications, const char *const *text)
{
    struct service *service = &page_study.service;
    service_open(service, text);
    const struct bide_study_plan plan = { .replications = replications, .threads = 1 };
    ck_assert_int_eq(
        bide_study_run(&page_study.study, &service->spec, &plan, &service->diag),
        BIDE_OK);
}

void page_study_make(void (*add)(struct bide_text *, const struct bide_study *))
{
    bide_text_clear(&page_study.out);
    add(&page_study.out, &page_study.study);
    ck_assert_int_eq(page_study.out.err, BIDE_OK);
    page_markup_check(page_study.out.bytes);
}

void page_study_has(const char *text)
{
    ck_assert_msg(strstr(page_study.out.bytes, text) != NULL, "no \"%s\" in:\n%.4999s",
                  text, page_study.out.bytes);
}

void page_study_lacks(const char *text)
{
    ck_assert_msg(strstr(page_study.out.bytes, text) == NULL, "\"%s\" in:\n%.4999s", text,
                  page_study.out.bytes);
}

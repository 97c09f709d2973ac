/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_study.h - a small study, and what a section of the page says of it. */
#ifndef BIDE_TESTS_PAGE_STUDY_H
#define BIDE_TESTS_PAGE_STUDY_H

#include "engine/base/text.h"
#include "models/service/study.h"
#include "tests/service.h"

struct page_study {
    struct service service;
    struct bide_study study;
    struct bide_text out; /* the section made last */
};

extern struct page_study page_study;

/* Fixtures of a test case. */
void page_study_set_up(void);
void page_study_tear_down(void);

/* Run a configuration (SERVICE_TEXT). */
void page_study_run(size_t replications, const char *const *text);

/* Make a section, which must be well formed. */
void page_study_make(void (*add)(struct bide_text *, const struct bide_study *));

/* What was made has a text, or lacks it. */
void page_study_has(const char *text);
void page_study_lacks(const char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_text.h - a study made by hand, and the text that is made of it. */
#ifndef BIDE_TESTS_SAMPLE_TEXT_H
#define BIDE_TESTS_SAMPLE_TEXT_H

#include "engine/base/text.h"
#include "tests/sample_study.h"

extern struct sample *sample;
extern struct bide_text out;

/* Fixtures of a test case. */
void sample_text_set_up(void);
void sample_text_tear_down(void);

/* The text holds another. */
void sample_text_has(const char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stress_text.h - the STRESS document of a configuration, and what it says. */
#ifndef BIDE_TESTS_STRESS_TEXT_H
#define BIDE_TESTS_STRESS_TEXT_H

#include "engine/base/text.h"

extern struct bide_text stress_text;

/* Fixtures of a test case. */
void stress_text_set_up(void);
void stress_text_tear_down(void);

/* Add the document of a configuration that must be right. */
void stress_text_add(const char *config);

void stress_text_has(const char *wanted);
void stress_text_lacks(const char *unwanted);

#endif

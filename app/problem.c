/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/problem.h"

#include <stdarg.h>
#include <stdio.h>

enum { LONGEST = 1024 };

void bide_problem_init(struct bide_problem *problem)
{
    bide_text_init(&problem->what);
    bide_text_init(&problem->help);
}

void bide_problem_free(struct bide_problem *problem)
{
    bide_text_free(&problem->what);
    bide_text_free(&problem->help);
}

void bide_problem_report(struct bide_problem *problem, const char *format, ...)
{
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    bide_text_clear(&problem->what);
    bide_text_add(&problem->what, text);
}

void bide_problem_advise(struct bide_problem *problem, const char *format, ...)
{
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    bide_text_clear(&problem->help);
    bide_text_add(&problem->help, text);
}

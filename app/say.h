/* SPDX-License-Identifier: GPL-3.0-or-later */
/* say.h - messages for people: problems of a configuration with the line they stand on,
 * and errors of everything else. */
#ifndef BIDE_APP_SAY_H
#define BIDE_APP_SAY_H

#include <stdbool.h>
#include <stddef.h>

#include "app/problem.h"
#include "engine/base/text.h"
#include "models/text/diag.h"

enum { BIDE_SAY_MOST_ITEMS = 20 };

/* How the JSON of a problem begins. */
#define BIDE_SAY_JSON_BEGINS "{\"level\":\""

struct bide_say {
    bool is_quiet; /* errors only */
    bool has_color;
};

/* Add the first 20 problems, errors before warnings where there are more, each as
 *     file:line:column: error: what [BD-C010]
 *         the line
 *            ^
 *       help: what to do
 * and how many more there are. */
void bide_say_diag(struct bide_text *out, const struct bide_diag *diag,
                   struct bide_say say);

/* Add "3 errors, 1 warning", or "no problems". */
void bide_say_counts(struct bide_text *out, const struct bide_diag *diag);

/* Add every problem as a JSON object on a line of its own. */
void bide_say_json(struct bide_text *out, const struct bide_diag *diag);

/* Add "bide: error: what" and its help. */
void bide_say_problem(struct bide_text *out, const struct bide_problem *problem,
                      struct bide_say say);

#endif

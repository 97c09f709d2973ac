/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_mark.h - what is drawn in a figure: lines, areas, bars, dots and texts in SVG, in
 * the places that an axis gave. How they look is said by the class, see chart_style.h. */
#ifndef BIDE_APP_CHART_CHART_MARK_H
#define BIDE_APP_CHART_CHART_MARK_H

#include <stddef.h>

#include "engine/base/text.h"

/* A place; NaN in y means that there is nothing. */
struct bide_chart_mark_point {
    double x, y;
};

struct bide_chart_mark_box {
    double x, y, width, height;
};

/* Add a place to one decimal: "12.5", "12". */
void bide_chart_mark_place(struct bide_text *out, double place);

/* Add a line through points, interrupted where there is nothing. */
void bide_chart_mark_line(struct bide_text *out, const char *class_name,
                          const struct bide_chart_mark_point *points, size_t count);

/* The same of lines that only guide the eye and need not be seen: faint, and told apart
 * by an attribute from marks that mean something. */
void bide_chart_mark_guide(struct bide_text *out,
                           const struct bide_chart_mark_point *points, size_t count);

/* Add what lies between two lines over the same x; points where either has nothing are
 * left out. */
void bide_chart_mark_area(struct bide_text *out, const char *class_name,
                          const struct bide_chart_mark_point *upper,
                          const struct bide_chart_mark_point *lower, size_t count);

void bide_chart_mark_bar(struct bide_text *out, const char *class_name,
                         struct bide_chart_mark_box box);
void bide_chart_mark_dot(struct bide_text *out, const char *class_name,
                         struct bide_chart_mark_point centre, double radius);

/* A straight line. */
void bide_chart_mark_stroke(struct bide_text *out, const char *class_name,
                            struct bide_chart_mark_point from,
                            struct bide_chart_mark_point to);

/* Add a text, whoever wrote it; at is the left end of its base line unless the class says
 * otherwise. */
void bide_chart_mark_text(struct bide_text *out, const char *class_name,
                          struct bide_chart_mark_point at, const char *text);

/* How wide a text may be in a figure, of characters of the usual size. */
double bide_chart_mark_width(const char *text);

/* Move places apart until each is gap or more from the next, within low to high if they
 * fit, and as little as that takes in all (squared); their order stays, equal ones in
 * that of their index. At most 64. */
void bide_chart_mark_spread(double *places, size_t count, double gap, double low,
                            double high);

#endif

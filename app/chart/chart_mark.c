/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_mark.h"

#include <math.h>
#include <stdbool.h>

#include "app/page/html.h"
#include "app/show.h"
#include "engine/base/err.h"

#define CHARACTER 7.9 /* units, on average, of Arial at 14 units */

enum { MOST_SPREAD = 64 };

void bide_chart_mark_place(struct bide_text *out, double place)
{
    const long tenths = lround(place * 10.0);
    const long size = tenths < 0 ? -tenths : tenths;
    bide_text_addf(out, "%s%ld", tenths < 0 ? "-" : "", size / 10);
    if (size % 10 != 0) {
        bide_text_addf(out, ".%ld", size % 10);
    }
}

static void add_point(struct bide_text *out, struct bide_chart_mark_point point)
{
    bide_chart_mark_place(out, point.x);
    bide_text_add(out, " ");
    bide_chart_mark_place(out, point.y);
}

static void open_path(struct bide_text *out, const char *class_name)
{
    bide_text_addf(out, "<path class=\"%s\" d=\"", class_name);
}

static void add_line(struct bide_text *out, const struct bide_chart_mark_point *points,
                     size_t count)
{
    bool is_on = false;
    for (size_t i = 0; i < count; ++i) {
        const bool is_there = !isnan(points[i].y);
        if (is_there) {
            bide_text_add(out, is_on ? " " : "M");
            add_point(out, points[i]);
        }
        is_on = is_there;
    }
    bide_text_add(out, "\"/>\n");
}

void bide_chart_mark_line(struct bide_text *out, const char *class_name,
                          const struct bide_chart_mark_point *points, size_t count)
{
    open_path(out, class_name);
    add_line(out, points, count);
}

void bide_chart_mark_guide(struct bide_text *out,
                           const struct bide_chart_mark_point *points, size_t count)
{
    bide_text_add(out, "<path data-aid=\"1\" class=\"g\" d=\"");
    add_line(out, points, count);
}

void bide_chart_mark_area(struct bide_text *out, const char *class_name,
                          const struct bide_chart_mark_point *upper,
                          const struct bide_chart_mark_point *lower, size_t count)
{
    const char *join = "M";
    open_path(out, class_name);
    for (size_t i = 0; i < 2 * count; ++i) {
        const size_t index = i < count ? i : 2 * count - 1 - i;
        if (!isnan(upper[index].y) && !isnan(lower[index].y)) {
            bide_text_add(out, join);
            add_point(out, i < count ? upper[index] : lower[index]);
            join = " ";
        }
    }
    bide_text_add(out, join[0] == ' ' ? "Z\"/>\n" : "\"/>\n");
}

static void add_attribute(struct bide_text *out, const char *name, double place)
{
    bide_text_addf(out, " %s=\"", name);
    bide_chart_mark_place(out, place);
    bide_text_add(out, "\"");
}

void bide_chart_mark_bar(struct bide_text *out, const char *class_name,
                         struct bide_chart_mark_box box)
{
    bide_text_addf(out, "<rect class=\"%s\"", class_name);
    add_attribute(out, "x", box.x);
    add_attribute(out, "y", box.y);
    add_attribute(out, "width", box.width);
    add_attribute(out, "height", box.height);
    bide_text_add(out, "/>\n");
}

void bide_chart_mark_dot(struct bide_text *out, const char *class_name,
                         struct bide_chart_mark_point centre, double radius)
{
    bide_text_addf(out, "<circle class=\"%s\"", class_name);
    add_attribute(out, "cx", centre.x);
    add_attribute(out, "cy", centre.y);
    add_attribute(out, "r", radius);
    bide_text_add(out, "/>\n");
}

void bide_chart_mark_stroke(struct bide_text *out, const char *class_name,
                            struct bide_chart_mark_point from,
                            struct bide_chart_mark_point to)
{
    const struct bide_chart_mark_point ends[] = { from, to };
    bide_chart_mark_line(out, class_name, ends, 2);
}

void bide_chart_mark_text(struct bide_text *out, const char *class_name,
                          struct bide_chart_mark_point at, const char *text)
{
    bide_text_add(out, "<text");
    if (class_name[0] != '\0') {
        bide_text_addf(out, " class=\"%s\"", class_name);
    }
    add_attribute(out, "x", at.x);
    add_attribute(out, "y", at.y);
    bide_text_add(out, ">");
    bide_html_text(out, text);
    bide_text_add(out, "</text>\n");
}

double bide_chart_mark_width(const char *text)
{
    return CHARACTER * (double) bide_show_width(text);
}

/* Indices in order of their places. */
static void sort_places(const double *places, size_t *order, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        size_t k = i;
        for (; k > 0 && places[order[k - 1]] > places[i]; --k) {
            order[k] = order[k - 1];
        }
        order[k] = i;
    }
}

/* Neighbours that are to be closer than the gap stand round the middle of where they
 * would be: isotonic regression of the places less a gap each. */
static void stand_apart(double *places, const size_t *order, size_t count, double gap)
{
    double means[MOST_SPREAD];
    size_t sizes[MOST_SPREAD];
    size_t blocks = 0;
    for (size_t i = 0; i < count; ++i) {
        means[blocks] = places[order[i]] - gap * (double) i;
        sizes[blocks++] = 1;
        while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
            --blocks;
            const double both = (double) (sizes[blocks - 1] + sizes[blocks]);
            means[blocks - 1] +=
                (means[blocks] - means[blocks - 1]) * (double) sizes[blocks] / both;
            sizes[blocks - 1] += sizes[blocks];
        }
    }
    size_t done = 0;
    for (size_t block = 0; block < blocks; ++block) {
        for (size_t i = 0; i < sizes[block]; ++i, ++done) {
            places[order[done]] = means[block] + gap * (double) done;
        }
    }
}

void bide_chart_mark_spread(double *places, size_t count, double gap, double low,
                            double high)
{
    size_t order[MOST_SPREAD];
    BIDE_REQUIRE(count <= MOST_SPREAD);
    sort_places(places, order, count);
    stand_apart(places, order, count, gap);
    double least = low;
    for (size_t i = 0; i < count; ++i) {
        places[order[i]] = fmax(places[order[i]], least);
        least = places[order[i]] + gap;
    }
    double most = high;
    for (size_t i = count; i-- > 0;) {
        places[order[i]] = fmin(places[order[i]], most);
        most = places[order[i]] - gap;
    }
}

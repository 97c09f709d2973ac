/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figure.h"

#include <math.h>
#include <string.h>

#include "app/show.h"
#include "engine/base/civil.h"

#define LEAST_DIGITS 0.999999 /* what is shown as 1, but for rounding */
#define MOST_RTT_WEEKS 104.0  /* the last bin of the publication is open */

static double scale_of(enum bide_figure_kind kind)
{
    return kind == BIDE_FIGURE_SHARE ? 100.0 : 1.0;
}

static int decimals_of(enum bide_figure_kind kind)
{
    return kind == BIDE_FIGURE_WEEKS || kind == BIDE_FIGURE_RTT_WEEKS ? 1 : 0;
}

static void put_number(struct bide_text *out, double number, enum bide_figure_kind kind)
{
    if (kind == BIDE_FIGURE_RTT_WEEKS && number > MOST_RTT_WEEKS) {
        bide_text_add(out, "104+");
        return;
    }
    bide_show_number(out, number * scale_of(kind), decimals_of(kind));
}

void bide_figure_level(struct bide_text *out, const struct bide_estimate *estimate,
                       enum bide_figure_kind kind)
{
    put_number(out, estimate->mean, kind);
    const bool has_sign = kind == BIDE_FIGURE_SHARE && !isnan(estimate->mean);
    bide_text_add(out, has_sign ? "%" : "");
}

void bide_figure_range(struct bide_text *out, const struct bide_estimate *estimate,
                       enum bide_figure_kind kind)
{
    if (isnan(estimate->p10)) {
        return;
    }
    struct bide_text high;
    bide_text_init(&high);
    put_number(&high, estimate->p90, kind);
    const size_t before = out->length;
    put_number(out, estimate->p10, kind);
    if (strcmp(out->bytes + before, high.bytes) != 0) {
        bide_text_addf(out, "-%s", high.bytes);
    }
    bide_text_add(out, kind == BIDE_FIGURE_SHARE ? "%" : "");
    bide_show_release(&high, out);
}

static bool is_zero(const char *digits)
{
    return strspn(digits, "0.") == strlen(digits);
}

void bide_figure_change(struct bide_text *out, const struct bide_estimate *difference,
                        enum bide_figure_kind kind)
{
    const int decimals = kind == BIDE_FIGURE_CHILDREN ? 0 : 1;
    struct bide_text half_width;
    bide_text_init(&half_width);
    bide_show_number(&half_width, difference->half_width * scale_of(kind), decimals);
    const size_t before = out->length;
    bide_show_signed(out, difference->mean * scale_of(kind), decimals);
    const bool is_nothing = is_zero(out->bytes + before) && is_zero(half_width.bytes);
    if (!isnan(difference->half_width) && !is_nothing) {
        bide_text_addf(out, " ±%s", half_width.bytes);
    }
    bide_show_release(&half_width, out);
}

/* In units of the last digit shown of a difference. */
static double digits_of(double number, enum bide_figure_kind kind)
{
    const double unit = kind == BIDE_FIGURE_CHILDREN ? 1.0 : 10.0;
    return fabs(number) * scale_of(kind) * unit;
}

bool bide_figure_differs(const struct bide_estimate *difference,
                         enum bide_figure_kind kind)
{
    const double mean = digits_of(difference->mean, kind);
    const double half_width = digits_of(difference->half_width, kind);
    return mean >= LEAST_DIGITS && !(floor(mean + 0.5) <= floor(half_width + 0.5));
}

bool bide_figure_is_clear(const struct bide_estimate *difference,
                          enum bide_figure_kind kind)
{
    return !isnan(difference->half_width) && bide_figure_differs(difference, kind);
}

void bide_figure_pounds(struct bide_text *out, double pounds)
{
    double unit = 1.0;
    while (fabs(pounds) >= 1000.0 * unit) {
        unit *= 10.0;
    }
    bide_show_number(out, unit * floor(pounds / unit + 0.5), 0);
}

void bide_figure_date(struct bide_text *out, int32_t day)
{
    char date[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(day, date);
    bide_text_add(out, date);
}

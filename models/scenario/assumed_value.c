/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/assumed_value.h"

#include <math.h>
#include <stdint.h>

#include "engine/base/civil.h"
#include "models/scenario/spec.h"

static const void *member_of(const struct bide_field *field, const void *item)
{
    return (const unsigned char *) item + field->offset;
}

static void add_real(struct bide_text *out, double number)
{
    if (!isnan(number)) {
        bide_field_number(out, number);
    }
}

static void add_numbers(struct bide_text *out, const struct bide_spec_list *list)
{
    const double *numbers = list->items;
    for (size_t i = 0; i < list->count; ++i) {
        bide_text_add(out, i > 0 ? "; " : "");
        add_real(out, numbers[i]);
    }
}

/* "6.5", "gamma, mean 30, sd 8" */
static void add_dist(struct bide_text *out, const struct bide_field *field,
                     const struct bide_spec_dist *dist)
{
    if (dist->shape == BIDE_DIST_FIXED) {
        add_real(out, dist->mean);
        return;
    }
    for (size_t i = 0; i < field->table->count; ++i) {
        const struct bide_field *part = &field->table->rows[i];
        const size_t before = out->length;
        bide_text_add(out, before > 0 ? ", " : "");
        if (part->type != BIDE_FIELD_CHOICE) {
            bide_text_addf(out, "%s ", part->name);
        }
        const size_t begin = out->length;
        bide_assumed_value_add(out, part, member_of(part, dist));
        bide_text_cut(out, out->length > begin ? out->length : before);
    }
}

static void add_date(struct bide_text *out, int32_t day)
{
    char text[BIDE_CIVIL_TEXT_SIZE] = "";
    if (day != BIDE_SPEC_NO_DATE) {
        bide_civil_format(day, text);
    }
    bide_text_add(out, text);
}

static void add_whole(struct bide_text *out, int64_t number)
{
    if (number != BIDE_SPEC_UNSET) {
        add_real(out, (double) number);
    }
}

void bide_assumed_value_add(struct bide_text *out, const struct bide_field *field,
                            const void *member)
{
    switch (field->type) {
    case BIDE_FIELD_BOOL:
        bide_text_add(out, *(const bool *) member ? "true" : "false");
        break;
    case BIDE_FIELD_INT:
        add_whole(out, *(const int64_t *) member);
        break;
    case BIDE_FIELD_CHOICE:
        bide_text_add(out, *(const int64_t *) member == BIDE_SPEC_UNSET
                               ? ""
                               : field->choices[*(const int64_t *) member]);
        break;
    case BIDE_FIELD_REAL:
        add_real(out, *(const double *) member);
        break;
    case BIDE_FIELD_TEXT:
    case BIDE_FIELD_VALUE:
        bide_text_add(out, *(const char *const *) member);
        break;
    case BIDE_FIELD_DATE:
        add_date(out, *(const int32_t *) member);
        break;
    case BIDE_FIELD_REALS:
        add_numbers(out, member);
        break;
    case BIDE_FIELD_DIST:
        add_dist(out, field, member);
        break;
    case BIDE_FIELD_TEXTS:
    case BIDE_FIELD_GROUP:
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        break; /* no figures themselves */
    }
}

double bide_assumed_value_number(const struct bide_field *field, const void *member)
{
    if (field->type == BIDE_FIELD_REAL) {
        return *(const double *) member;
    }
    if (field->type == BIDE_FIELD_INT) {
        return (double) *(const int64_t *) member;
    }
    if (field->type == BIDE_FIELD_DIST) {
        const struct bide_spec_dist *dist = member;
        return dist->shape == BIDE_DIST_FIXED ? dist->mean : (double) NAN;
    }
    return (double) NAN;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/canonical.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/civil.h"
#include "models/scenario/settings.h"

struct writer {
    struct bide_text *out;
    struct bide_text path; /* of the setting under way */
};

static void write_table(struct writer *writer, const struct bide_field_table *table,
                        const void *item);

static const void *member_of(const struct bide_field *field, const void *item)
{
    return (const unsigned char *) item + field->offset;
}

/* --- values --- */

#define NOTHING "none" /* no text: those have quotes */

static void add_whole(struct bide_text *out, int64_t number)
{
    if (number == BIDE_SPEC_UNSET) {
        bide_text_add(out, NOTHING);
    } else {
        bide_text_addf(out, "%" PRId64, number);
    }
}

static void add_choice(struct bide_text *out, int64_t choice, const char *const *choices)
{
    bide_text_add(out, choice == BIDE_SPEC_UNSET ? NOTHING : choices[choice]);
}

static void add_date(struct bide_text *out, int32_t day)
{
    char text[BIDE_CIVIL_TEXT_SIZE] = NOTHING;
    if (day != BIDE_SPEC_NO_DATE) {
        bide_civil_format(day, text);
    }
    bide_text_add(out, text);
}

static void add_real(struct bide_text *out, double number)
{
    if (isnan(number)) {
        bide_text_add(out, NOTHING);
    } else {
        bide_field_number(out, number);
    }
}

/* In quotes, with each of a quote, a backslash and a line end written as two characters.
 */
static void add_text(struct bide_text *out, const char *text)
{
    if (text == NULL) {
        bide_text_add(out, NOTHING);
        return;
    }
    bide_text_add(out, "\"");
    for (size_t i = 0; text[i] != '\0'; ++i) {
        const char *escaped = text[i] == '"'    ? "\\\""
                              : text[i] == '\\' ? "\\\\"
                              : text[i] == '\n' ? "\\n"
                                                : NULL;
        bide_text_add_bytes(out, escaped != NULL ? escaped : &text[i],
                            escaped != NULL ? 2 : 1);
    }
    bide_text_add(out, "\"");
}

static void add_numbers(struct bide_text *out, const struct bide_spec_list *list)
{
    const double *numbers = list->items;
    for (size_t i = 0; i < list->count; ++i) {
        bide_text_add(out, i > 0 ? ", " : "");
        add_real(out, numbers[i]);
    }
}

static void add_texts(struct bide_text *out, const struct bide_spec_list *list)
{
    const char *const *texts = list->items;
    for (size_t i = 0; i < list->count; ++i) {
        bide_text_add(out, i > 0 ? ", " : "");
        add_text(out, texts[i]);
    }
}

static void add_value(struct bide_text *out, const struct bide_field *field,
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
        add_choice(out, *(const int64_t *) member, field->choices);
        break;
    case BIDE_FIELD_REAL:
        add_real(out, *(const double *) member);
        break;
    case BIDE_FIELD_TEXT:
    case BIDE_FIELD_VALUE:
        add_text(out, *(const char *const *) member);
        break;
    case BIDE_FIELD_DATE:
        add_date(out, *(const int32_t *) member);
        break;
    case BIDE_FIELD_REALS:
        add_numbers(out, member);
        break;
    case BIDE_FIELD_TEXTS:
        add_texts(out, member);
        break;
    case BIDE_FIELD_DIST:
    case BIDE_FIELD_GROUP:
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        break; /* written setting by setting */
    }
}

/* --- settings --- */

/* The table of one item of a list, which may depend on its type. */
static const struct bide_field_table *table_of(const struct bide_field_table *table,
                                               const void *item)
{
    if (table->variants == NULL) {
        return table;
    }
    const struct bide_field *type = bide_field_find(table, "type");
    return table->variants[*(const int64_t *) member_of(type, item)];
}

static void write_items(struct writer *writer, const struct bide_field *field,
                        const struct bide_spec_list *list)
{
    const unsigned char *item = list->items;
    const size_t length = writer->path.length;
    for (size_t i = 0; i < list->count; ++i, item += field->table->size) {
        const char *name = field->type == BIDE_FIELD_NAMED
                               ? *(const char *const *) (const void *) item
                               : NULL;
        if (name != NULL) {
            bide_text_addf(&writer->path, ".%s", name);
        } else {
            bide_text_addf(&writer->path, ".%zu", i);
        }
        write_table(writer, table_of(field->table, item), item);
        bide_text_cut(&writer->path, length);
    }
}

static void write_field(struct writer *writer, const struct bide_field *field,
                        const void *member)
{
    switch (field->type) {
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        write_items(writer, field, member);
        break;
    case BIDE_FIELD_DIST:
        if (((const struct bide_spec_dist *) member)->is_given) {
            write_table(writer, field->table, member);
        }
        break;
    case BIDE_FIELD_GROUP:
        write_table(writer, field->table, member);
        break;
    case BIDE_FIELD_BOOL:
    case BIDE_FIELD_INT:
    case BIDE_FIELD_REAL:
    case BIDE_FIELD_TEXT:
    case BIDE_FIELD_CHOICE:
    case BIDE_FIELD_DATE:
    case BIDE_FIELD_REALS:
    case BIDE_FIELD_TEXTS:
    case BIDE_FIELD_VALUE:
        bide_text_addf(writer->out, "%s = ", writer->path.bytes);
        add_value(writer->out, field, member);
        bide_text_add(writer->out, "\n");
        break;
    }
}

/* Whether a setting may be another in the same study. */
static bool is_left_out(const struct bide_field_table *table,
                        const struct bide_field *field)
{
    const bool is_of_plan =
        table == &bide_settings_plan_table
        && (strcmp(field->name, "title") == 0 || strcmp(field->name, "seed") == 0
            || strcmp(field->name, "replications") == 0);
    return is_of_plan || strcmp(field->name, "label") == 0;
}

static void write_table(struct writer *writer, const struct bide_field_table *table,
                        const void *item)
{
    const size_t length = writer->path.length;
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        if (!is_left_out(table, field)) {
            bide_text_addf(&writer->path, "%s%s", length > 0 ? "." : "", field->name);
            write_field(writer, field, member_of(field, item));
            bide_text_cut(&writer->path, length);
        }
    }
}

/* --- data files --- */

static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0x9E3779B97F4A7C15U;
    return sum ^ sum >> 29U;
}

static uint64_t digest(const struct bide_spec_table *table)
{
    uint64_t sum = table->row_count;
    for (size_t i = 0; i < table->row_count; ++i) {
        const struct bide_spec_row *row = &table->rows[i];
        uint64_t age = 0;
        memcpy(&age, &row->age, sizeof(age));
        sum = mix(sum, (uint64_t) row->date);
        sum = mix(sum, (uint64_t) row->priority);
        sum = mix(sum, (uint64_t) row->group);
        sum = mix(sum, (uint64_t) row->step);
        sum = mix(sum, isnan(row->age) ? 1 : age);
    }
    return sum;
}

void bide_canonical_spec(struct bide_text *out, const struct bide_spec *spec)
{
    struct writer writer = { .out = out };
    bide_text_init(&writer.path);
    write_table(&writer, &bide_settings_plan_table, spec);
    for (size_t i = 0; i < spec->table_count; ++i) {
        bide_text_addf(out, "rows of data file %zu = %zu (%016" PRIx64 ")\n", i + 1,
                       spec->tables[i].row_count, digest(&spec->tables[i]));
    }
    if (writer.path.err != BIDE_OK) {
        out->err = writer.path.err;
    }
    bide_text_free(&writer.path);
}

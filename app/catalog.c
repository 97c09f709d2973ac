/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalog.h"

#include <stdbool.h>

#include "app/explain.h"
#include "app/show.h"
#include "models/scenario/field.h"
#include "models/scenario/settings.h"

enum { INDENT = 2, NAME_WIDTH = 26 };

static bool is_list(const struct bide_field *field)
{
    return field->type == BIDE_FIELD_LIST || field->type == BIDE_FIELD_NAMED;
}

static bool is_shown(const struct bide_field *field)
{
    return (field->flags & BIDE_FIELD_IS_NAME) == 0;
}

/* The sentence stands beside the name, its further lines below. */
static void add_line(struct bide_text *out, size_t depth, const char *name,
                     const char *sentence)
{
    const size_t indent = INDENT * depth;
    struct bide_text text;
    bide_text_init(&text);
    bide_show_wrapped(&text, sentence, NAME_WIDTH, BIDE_SHOW_WIDTH);
    bide_text_addf(out, "%*s", (int) indent, "");
    const size_t before = out->length;
    bide_show_left(out, name, NAME_WIDTH - 1 - indent);
    const size_t used = indent + (out->length - before);
    bide_text_add(out, used < NAME_WIDTH ? " " : "  ");
    bide_text_add(out, text.length > NAME_WIDTH ? text.bytes + NAME_WIDTH : "\n");
    bide_show_release(&text, out);
}

static void add_tree(struct bide_text *out, const struct bide_field_table *table,
                     size_t depth)
{
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        if (!is_shown(field)) {
            continue;
        }
        add_line(out, depth, field->name, field->sentence);
        const struct bide_field_table *below =
            field->type == BIDE_FIELD_DIST ? NULL : field->table;
        if (below != NULL && below->variants == NULL) {
            add_tree(out, below, depth + 1);
        }
        for (size_t j = 0;
             below != NULL && below->variants != NULL && below->variants[j] != NULL;
             ++j) {
            const struct bide_field_table *variant = below->variants[j];
            bide_text_addf(out, "%*stype = \"%s\"\n", (int) (INDENT * (depth + 1)), "",
                           variant->variant);
            add_tree(out, variant, depth + 2);
        }
    }
}

void bide_catalog_tree(struct bide_text *out)
{
    add_tree(out, &bide_settings_plan_table, 0);
    bide_text_add(out, "\n\"bide explain NAME\" says more: \"bide explain per_week\".\n");
}

/* A document under way. */
struct document {
    struct bide_text *out;
    struct bide_text path; /* of the section */
    const struct bide_field_table *dist;
};

/* "|" would end a cell. */
static void add_cell(struct bide_text *out, const char *text)
{
    bide_text_add(out, " ");
    for (size_t i = 0; text[i] != '\0'; ++i) {
        bide_text_add(out, text[i] == '|' ? "\\" : "");
        bide_text_add_bytes(out, &text[i], 1);
    }
    bide_text_add(out, " |");
}

static void add_row(struct document *document, const struct bide_field *field,
                    bool is_fixed)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(document->out, "| `%s` |", field->name);
    add_cell(document->out, field->sentence);
    bide_field_describe(field, &text);
    add_cell(document->out, text.bytes);
    bide_text_clear(&text);
    bide_explain_default(&text, field);
    add_cell(document->out, text.bytes);
    add_cell(document->out, field->type >= BIDE_FIELD_GROUP ? ""
                            : is_fixed                      ? "no"
                                                            : "yes");
    bide_text_add(document->out, "\n");
    bide_show_release(&text, document->out);
}

static void add_heading(struct document *document, const char *what)
{
    if (document->path.length == 0) {
        bide_text_addf(document->out, "\n## The %s\n\n", what);
    } else {
        bide_text_addf(document->out, "\n## `%s` (%s)\n\n", document->path.bytes, what);
    }
    bide_text_add(document->out, "| setting | meaning | value | default | can change |\n"
                                 "|---|---|---|---|---|\n");
}

static void add_section(struct document *document, const struct bide_field_table *table,
                        bool is_fixed);

/* The sections of what a row holds. */
static void add_below(struct document *document, const struct bide_field *field,
                      bool is_fixed)
{
    const struct bide_field_table *table = field->table;
    bide_text_addf(&document->path, "%s%s", document->path.length > 0 ? "." : "",
                   field->name);
    const size_t length = document->path.length;
    if (table->variants == NULL) {
        bide_text_add(&document->path, is_list(field) ? ".*" : "");
        add_section(document, table, is_fixed);
    }
    for (size_t i = 0; table->variants != NULL && table->variants[i] != NULL; ++i) {
        bide_text_addf(&document->path, ".%s", table->variants[i]->variant);
        add_section(document, table->variants[i], is_fixed);
        bide_text_cut(&document->path, length);
    }
}

static void add_section(struct document *document, const struct bide_field_table *table,
                        bool is_fixed)
{
    add_heading(document, table->what);
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        if (is_shown(field)) {
            add_row(document, field, is_fixed || (field->flags & BIDE_FIELD_FIXED) != 0);
        }
    }
    const size_t length = document->path.length;
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        if (field->type == BIDE_FIELD_DIST) {
            document->dist = field->table;
        } else if (field->table != NULL && is_shown(field)) {
            add_below(document, field,
                      is_fixed || (field->flags & BIDE_FIELD_FIXED) != 0);
            bide_text_cut(&document->path, length);
        }
    }
}

void bide_catalog_markdown(struct bide_text *out)
{
    struct document document = { .out = out };
    bide_text_init(&document.path);
    bide_text_add(out,
                  "# Settings\n\n"
                  "All settings of a configuration file, from the table that reads and\n"
                  "checks them. Written by `bide explain --markdown`.\n\n"
                  "`*` stands for a name you choose, or for an item of a list.\n"
                  "*Can change* says whether a scenario can set it from a later date\n"
                  "with a change of type \"set\".\n");
    add_section(&document, &bide_settings_plan_table, false);
    if (document.dist != NULL) {
        bide_text_add(&document.path, "minutes = { ... }");
        add_heading(&document, document.dist->what);
        for (size_t i = 0; i < document.dist->count; ++i) {
            add_row(&document, &document.dist->rows[i], false);
        }
    }
    bide_show_release(&document.path, out);
}

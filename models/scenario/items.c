/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/items.h"

#include <string.h>

bool bide_items_have_names(const struct bide_field_table *table)
{
    return strcmp(table->rows[0].name, "name") == 0;
}

const char *bide_items_name(const struct bide_field *field, const struct bide_tree *tree)
{
    if (field->type == BIDE_FIELD_NAMED) {
        return tree->name;
    }
    const struct bide_tree *name =
        tree->kind == BIDE_TREE_GROUP ? bide_tree_find(tree, "name") : NULL;
    return name != NULL && name->kind == BIDE_TREE_TEXT ? name->text : NULL;
}

static void report_name(struct bide_reader *reader, const struct bide_tree *tree,
                        const char *help, const char *what)
{
    if (bide_scalar_has_room(reader, tree)) {
        bide_diag_add(reader->diag, BIDE_DIAG_ERROR, "BD-C065",
                      bide_scalar_place(reader, tree), what, help);
    }
}

void bide_items_check_name(struct bide_reader *reader, const struct bide_field *field,
                           const struct bide_tree *items, size_t index)
{
    const char *name = bide_items_name(field, &items[index]);
    if (name == NULL || !bide_items_have_names(field->table)) {
        return;
    }
    struct bide_text what;
    bide_text_init(&what);
    if (strlen(name) > BIDE_SCALAR_MOST_CHARACTERS) {
        bide_text_addf(&what, "a name has at most %d letters, this one %zu",
                       BIDE_SCALAR_MOST_CHARACTERS, strlen(name));
        report_name(reader, &items[index], "shorten it; \"label\" can say more",
                    what.bytes);
    } else if (name[0] == '\0' || strchr(name, '.') != NULL) {
        report_name(reader, &items[index], "such as \"first_visit\"",
                    "a name has at least one letter and no dot");
    }
    for (size_t i = 0; field->type == BIDE_FIELD_LIST && i < index; ++i) {
        const char *other = bide_items_name(field, &items[i]);
        if (other != NULL && strcmp(other, name) == 0) {
            bide_text_addf(&what, "two %ss are called \"%s\", the first on line %d",
                           field->table->what, name, items[i].line);
            report_name(reader, &items[index], "give each a name of its own", what.bytes);
            break;
        }
    }
    bide_diag_fail(reader->diag, what.err);
    bide_text_free(&what);
}

void bide_items_check_count(struct bide_reader *reader, const struct bide_field *field,
                            const struct bide_tree *tree, size_t count)
{
    const bool is_allowed = (double) count >= field->min && (double) count <= field->max;
    if (!is_allowed && bide_scalar_has_room(reader, tree)) {
        struct bide_text allowed;
        bide_text_init(&allowed);
        bide_field_describe(field, &allowed);
        bide_diag_error(reader->diag, "BD-C066", bide_scalar_place(reader, tree), NULL,
                        "\"%s\" must be %s, but has %zu", field->name, allowed.bytes,
                        count);
        bide_diag_fail(reader->diag, allowed.err);
        bide_text_free(&allowed);
    }
}

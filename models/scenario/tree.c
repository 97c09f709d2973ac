/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/tree.h"

#include <string.h>

#include "models/scenario/field.h"
#include "models/text/chars.h"

enum { MOST_SHOWN = 64 }; /* bytes of a text in a message */

const struct bide_tree *bide_tree_find(const struct bide_tree *group, const char *name)
{
    for (size_t i = 0; i < group->count; ++i) {
        const struct bide_tree *child = &group->children[i];
        if (child->name != NULL && strcmp(child->name, name) == 0) {
            return child;
        }
    }
    return NULL;
}

/* The four characters that a text in a file holds only as an escape. */
static const char *escape_of(char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    default:
        return NULL;
    }
}

static void write_text(const char *value, struct bide_text *text)
{
    bide_text_add(text, "\"");
    for (const char *c = value; *c != '\0'; ++c) {
        if (escape_of(*c) != NULL) {
            bide_text_add(text, escape_of(*c));
        } else {
            bide_text_add_bytes(text, c, 1);
        }
    }
    bide_text_add(text, "\"");
}

/* A real keeps a point or an exponent, so that it is read as a real again. */
static void write_real(double value, struct bide_text *text)
{
    const size_t start = text->length;
    bide_text_addf(text, "%.17g", value);
    if (text->err == BIDE_OK && strpbrk(text->bytes + start, ".en") == NULL) {
        bide_text_add(text, ".0");
    }
}

static void write_children(const struct bide_tree *tree, struct bide_text *text)
{
    for (size_t i = 0; i < tree->count; ++i) {
        const struct bide_tree *child = &tree->children[i];
        if (child->name != NULL) {
            bide_text_addf(text, "%s = ", child->name);
        }
        bide_tree_write(child, text);
        if (child->name != NULL) {
            bide_text_add(text, "; ");
        } else if (i + 1 < tree->count) {
            bide_text_add(text, ", ");
        }
    }
}

void bide_tree_write(const struct bide_tree *tree, struct bide_text *text)
{
    switch (tree->kind) {
    case BIDE_TREE_GROUP:
        bide_text_add(text, "{ ");
        write_children(tree, text);
        bide_text_add(text, "}");
        break;
    case BIDE_TREE_LIST:
        bide_text_add(text, "( ");
        write_children(tree, text);
        bide_text_add(text, " )");
        break;
    case BIDE_TREE_ARRAY:
        bide_text_add(text, "[ ");
        write_children(tree, text);
        bide_text_add(text, " ]");
        break;
    case BIDE_TREE_WHOLE:
        bide_text_addf(text, "%lld%s", (long long) tree->whole,
                       tree->whole > INT32_MAX || tree->whole < INT32_MIN ? "L" : "");
        break;
    case BIDE_TREE_REAL:
        write_real(tree->real, text);
        break;
    case BIDE_TREE_BOOL:
        bide_text_add(text, tree->whole != 0 ? "true" : "false");
        break;
    case BIDE_TREE_TEXT:
        write_text(tree->text, text);
        break;
    }
}

static void name_text(const char *value, struct bide_text *text)
{
    char shown[MOST_SHOWN];
    bide_chars_copy(shown, sizeof shown, value, strlen(value));
    bide_text_addf(text, "the text \"%s\"", shown);
}

void bide_tree_name_value(const struct bide_tree *tree, struct bide_text *text)
{
    switch (tree->kind) {
    case BIDE_TREE_GROUP:
        bide_text_add(text, "a group { }");
        break;
    case BIDE_TREE_LIST:
        bide_text_add(text, "a list ( )");
        break;
    case BIDE_TREE_ARRAY:
        bide_text_add(text, "an array [ ]");
        break;
    case BIDE_TREE_WHOLE:
    case BIDE_TREE_REAL:
        bide_field_number(text, tree->real);
        break;
    case BIDE_TREE_BOOL:
        bide_text_add(text, tree->whole != 0 ? "true" : "false");
        break;
    case BIDE_TREE_TEXT:
        name_text(tree->text, text);
        break;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/load.h"

#include <libconfig.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/data.h"
#include "models/scenario/read.h"
#include "models/scenario/set.h"
#include "models/scenario/tree.h"
#include "models/text/expand.h"
#include "models/text/prescan.h"
#include "models/text/source.h"

/* Copies libconfig's tree, so that nothing else needs to know libconfig. Included files
 * are put in their places before, so that it opens none itself. */
struct copier {
    struct bide_spec *spec;           /* its arena owns the tree; its sources are known */
    const struct bide_expand *expand; /* what is copied; NULL: it is of one file */
    const char *file;                 /* that one */
    bool is_failed;
};

static const char *copy_text(struct copier *copier, const char *text)
{
    const char *copy =
        text == NULL ? NULL : bide_arena_text(&copier->spec->arena, text, strlen(text));
    copier->is_failed = copier->is_failed || (text != NULL && copy == NULL);
    return copy;
}

/* Where a line that libconfig speaks of was written. */
static struct bide_diag_place place_of(const struct copier *copier, int line)
{
    struct bide_diag_place place = { .file = copier->file, .line = line };
    if (copier->expand != NULL) {
        const struct bide_expand_line from = bide_expand_place(copier->expand, line);
        place.file = copier->spec->sources[from.file].file;
        place.line = from.line;
    }
    return place;
}

static void copy_value(struct copier *copier, const config_setting_t *setting,
                       struct bide_tree *tree)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
        tree->kind = BIDE_TREE_WHOLE;
        tree->whole = config_setting_get_int64(setting);
        tree->real = (double) tree->whole;
        break;
    case CONFIG_TYPE_FLOAT:
        tree->kind = BIDE_TREE_REAL;
        tree->real = config_setting_get_float(setting);
        break;
    case CONFIG_TYPE_BOOL:
        tree->kind = BIDE_TREE_BOOL;
        tree->whole = config_setting_get_bool(setting);
        break;
    case CONFIG_TYPE_STRING:
        tree->kind = BIDE_TREE_TEXT;
        tree->text = copy_text(copier, config_setting_get_string(setting));
        break;
    case CONFIG_TYPE_ARRAY:
        tree->kind = BIDE_TREE_ARRAY;
        break;
    case CONFIG_TYPE_LIST:
        tree->kind = BIDE_TREE_LIST;
        break;
    default:
        tree->kind = BIDE_TREE_GROUP;
        break;
    }
}

/* The pre-scan allows at most BIDE_PRESCAN_MOST_DEPTH levels. */
static void copy_tree(struct copier *copier, const config_setting_t *setting,
                      struct bide_tree *tree)
{
    tree->name = copy_text(copier, config_setting_name(setting));
    const struct bide_diag_place place =
        place_of(copier, (int) config_setting_source_line(setting));
    tree->file = place.file;
    tree->line = place.line;
    copy_value(copier, setting, tree);
    if (!config_setting_is_aggregate(setting)) {
        return;
    }
    tree->count = (size_t) config_setting_length(setting);
    tree->children =
        bide_arena_take(&copier->spec->arena, tree->count, sizeof(struct bide_tree));
    copier->is_failed = copier->is_failed || tree->children == NULL;
    for (size_t i = 0; i < tree->count && !copier->is_failed; ++i) {
        copy_tree(copier, config_setting_get_elem(setting, (unsigned) i),
                  &tree->children[i]);
    }
}

/* What the pre-scan passes libconfig accepts; should a newer one not, its words are
 * shown. */
static enum bide_err parse(const char *text, struct copier *copier,
                           struct bide_tree *tree, struct bide_diag *diag)
{
    config_t config;
    config_init(&config);
    enum bide_err err = BIDE_OK;
    if (config_read_string(&config, text) == CONFIG_TRUE) {
        copy_tree(copier, config_root_setting(&config), tree);
        err = copier->is_failed ? BIDE_ERR_MEMORY : BIDE_OK;
    } else {
        const struct bide_diag_place place = place_of(copier, config_error_line(&config));
        bide_diag_error(diag, "BD-C049", place, NULL, "%s", config_error_text(&config));
        err = BIDE_ERR_SPEC;
    }
    config_destroy(&config);
    return err;
}

/* Keep the files' texts, so that later problems can show the line they speak of. */
static enum bide_err keep_sources(struct bide_spec *spec,
                                  const struct bide_source *source)
{
    struct bide_spec_source *sources = bide_arena_take(&spec->arena, source->file_count,
                                                       sizeof(struct bide_spec_source));
    if (sources == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < source->file_count; ++i) {
        const struct bide_source_file *file = &source->files[i];
        sources[i].file = bide_arena_text(&spec->arena, file->path, strlen(file->path));
        sources[i].text = bide_arena_text(&spec->arena, file->text, file->length);
        sources[i].length = file->length;
        sources[i].digest =
            bide_arena_text(&spec->arena, file->digest, strlen(file->digest));
        if (sources[i].file == NULL || sources[i].text == NULL
            || sources[i].digest == NULL) {
            return BIDE_ERR_MEMORY;
        }
    }
    spec->sources = sources;
    spec->source_count = source->file_count;
    return BIDE_OK;
}

static enum bide_err parse_source(const struct bide_source *source, struct copier *copier,
                                  struct bide_tree *tree, struct bide_diag *diag)
{
    struct bide_expand expand;
    enum bide_err err = bide_expand_init(&expand, source);
    if (err == BIDE_OK) {
        copier->expand = &expand;
        err = parse(expand.text.bytes, copier, tree, diag);
    }
    copier->expand = NULL;
    bide_expand_free(&expand);
    return err;
}

enum bide_err bide_load_file(struct bide_spec *spec, const char *path,
                             struct bide_diag *diag)
{
    struct bide_source source;
    bide_source_init(&source);
    source.pack = spec->pack;
    struct bide_tree tree = { .kind = BIDE_TREE_GROUP };
    struct copier copier = { .spec = spec };

    enum bide_err err = bide_source_read(&source, path, diag);
    if (err == BIDE_OK) {
        err = keep_sources(spec, &source);
    }
    if (err == BIDE_OK) {
        err = parse_source(&source, &copier, &tree, diag);
    }
    if (err == BIDE_OK) {
        err = bide_read_spec(spec, &tree, diag);
        if (err == BIDE_OK || err == BIDE_ERR_SPEC) {
            err = bide_data_read(spec, diag);
        }
        bide_spec_quote(spec, diag);
    }
    bide_source_free(&source);
    return err;
}

/* All of a value that was given in one place was written there. */
static void move_tree(struct bide_tree *tree, struct bide_diag_place place)
{
    tree->file = place.file;
    tree->line = place.line;
    for (size_t i = 0; i < tree->count; ++i) {
        move_tree(&tree->children[i], place);
    }
}

enum bide_err bide_load_set(struct bide_spec *spec, const char *path, const char *value,
                            bool from_start, struct bide_diag_place place,
                            struct bide_diag *diag)
{
    const size_t errors_before = diag->error_count;
    bide_prescan_value(place, value, strlen(value), diag);
    if (diag->error_count > errors_before) {
        return bide_diag_result(diag);
    }
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "value = %s;\n", value);
    struct bide_tree tree = { .kind = BIDE_TREE_GROUP };
    struct copier copier = { .spec = spec, .file = place.file };

    enum bide_err err = text.err;
    if (err == BIDE_OK) {
        err = parse(text.bytes, &copier, &tree, diag);
    }
    if (err == BIDE_OK && tree.count == 1) {
        const char *dot = strrchr(path, '.');
        move_tree(&tree, place);
        tree.children[0].name = dot != NULL ? dot + 1 : path;
        err = bide_set_apply(spec, path, &tree.children[0], from_start, diag);
    }
    bide_text_free(&text);
    return err;
}

void bide_load_library(struct bide_text *out)
{
    bide_text_addf(out, "libconfig %d.%d.%d", LIBCONFIG_VER_MAJOR, LIBCONFIG_VER_MINOR,
                   LIBCONFIG_VER_REVISION);
}

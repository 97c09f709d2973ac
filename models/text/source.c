/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/source.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/text.h"
#include "models/text/file.h"
#include "models/text/prescan.h"

#define NOWHERE SIZE_MAX

/* One @include of a file; files are told apart by their number. */
struct edge {
    size_t from;
    size_t to; /* NOWHERE if it cannot be read */
    const char *name;
    size_t length;
    int line;
    int column;
    bool is_reported; /* as not to be followed */
};

/* What is known of a file beyond its text. */
struct node {
    uint64_t device;
    uint64_t node;
    size_t parent; /* the first file that includes it; of the first file, itself */
};

struct reading {
    struct bide_source *source;
    struct bide_diag *diag;
    struct node nodes[BIDE_SOURCE_MOST_FILES];
    struct edge *edges; /* owned; those of one file side by side */
    size_t edge_count;
    size_t edge_capacity;
    size_t
        chain[BIDE_SOURCE_MOST_DEPTH + 1]; /* files from the first to the present one */
    size_t followed;                       /* includes so far, repeated ones counted */
    enum bide_err err;
};

void bide_source_init(struct bide_source *source)
{
    memset(source, 0, sizeof *source);
    bide_arena_init(&source->arena);
}

void bide_source_free(struct bide_source *source)
{
    bide_arena_free(&source->arena);
    bide_mem_free(source->files);
    bide_source_init(source);
}

static void fail(struct reading *reading, enum bide_err err)
{
    reading->err = reading->err == BIDE_OK ? err : reading->err;
}

static const char *path_of(const struct reading *reading, size_t file)
{
    return reading->source->files[file].path;
}

static const char *keep(struct reading *reading, const struct bide_text *text)
{
    const char *const copy =
        text->err == BIDE_OK
            ? bide_arena_text(&reading->source->arena, text->bytes, text->length)
            : NULL;
    fail(reading, copy == NULL ? BIDE_ERR_MEMORY : BIDE_OK);
    return copy;
}

static struct bide_diag_place place_of(const struct reading *reading,
                                       const struct edge *edge)
{
    const struct bide_diag_place place = { .file = path_of(reading, edge->from),
                                           .line = edge->line,
                                           .column = edge->column };
    return place;
}

/* ---- files that cannot be read --------------------------------------------- */

/* "b.cfg is included by a.cfg, that by worcs.cfg": how the reading came to a file. */
static void add_chain(const struct reading *reading, struct bide_text *text, size_t file)
{
    const char *link = " is included by ";
    bide_text_add(text, path_of(reading, file));
    while (reading->nodes[file].parent != file) {
        file = reading->nodes[file].parent;
        bide_text_addf(text, "%s%s", link, path_of(reading, file));
        link = ", that by ";
    }
}

/* What is nearest to a name that nobody has, and the chain if there is one. */
static void add_help(struct reading *reading, struct bide_text *help, const char *path,
                     enum bide_file_fault fault, const struct edge *edge)
{
    const char *nearest = NULL;
    if (fault == BIDE_FILE_MISSING) {
        nearest = bide_file_nearest(path, &reading->source->arena);
    }
    const bool is_name = fault == BIDE_FILE_MISSING || fault == BIDE_FILE_UNREADABLE;
    const bool has_chain = edge != NULL && edge->from > 0;
    if (nearest != NULL) {
        bide_text_addf(help, "did you mean %s?%s", nearest, has_chain ? " " : "");
    } else if (is_name && !has_chain) {
        bide_text_add(help, "check the name and the folder; ls -l shows what is there");
    }
    if (has_chain) {
        add_chain(reading, help, edge->from);
    }
}

/* edge is NULL for the first file. */
static void report_fault(struct reading *reading, const struct bide_file *file,
                         const char *path, enum bide_file_fault fault,
                         const struct edge *edge)
{
    const bool is_first = edge == NULL;
    const char *const id = fault == BIDE_FILE_NOT_REGULAR ? "BD-C002"
                           : fault == BIDE_FILE_TOO_LARGE ? "BD-C003"
                                                          : "BD-C001";
    struct bide_diag_place place = { .file = path };
    if (!is_first) {
        place = place_of(reading, edge);
    }
    struct bide_text help;
    bide_text_init(&help);
    add_help(reading, &help, path, fault, edge);
    fail(reading, help.err);
    bide_diag_error(reading->diag, id, place, help.length > 0 ? help.bytes : NULL,
                    "cannot open%s%s: %s", is_first ? "" : " ", is_first ? "" : path,
                    file->reason);
    bide_text_free(&help);
}

/* ---- reading --------------------------------------------------------------- */

/* libconfig takes neither a byte order mark nor a remark that the file's end cuts off. */
static void mend_first(struct bide_file *file)
{
    if (file->length >= 3 && memcmp(file->text, "\xEF\xBB\xBF", 3) == 0) {
        file->text += 3;
        file->length -= 3;
    }
    if (file->length > 0 && file->text[file->length - 1] != '\n') {
        file->text[file->length] = '\n';
        ++file->length;
        file->text[file->length] = '\0';
    }
}

static void add_edges(struct reading *reading, size_t from,
                      const struct bide_prescan_includes *includes)
{
    void *data = reading->edges;
    fail(reading,
         bide_mem_grow(&data, &reading->edge_capacity,
                       reading->edge_count + includes->count, sizeof *reading->edges));
    reading->edges = data;
    for (size_t i = 0; i < includes->count && reading->err == BIDE_OK; ++i) {
        const struct bide_prescan_include *const include = &includes->items[i];
        reading->edges[reading->edge_count++] = (struct edge){
            .from = from,
            .to = NOWHERE,
            .name = include->name,
            .length = include->length,
            .line = include->line,
            .column = include->column,
        };
    }
}

/* Keep a file that was read, look it over and note what it includes. */
static void add_file(struct reading *reading, const struct bide_file *file,
                     const char *path, size_t parent)
{
    struct bide_source *const source = reading->source;
    const size_t index = source->file_count;
    void *data = source->files;
    fail(reading,
         bide_mem_grow(&data, &source->file_capacity, index + 1, sizeof *source->files));
    source->files = data;
    if (reading->err != BIDE_OK) {
        return;
    }
    const char *const digest =
        bide_arena_text(&source->arena, file->digest, BIDE_DIGEST_SIZE - 1);
    fail(reading, digest == NULL ? BIDE_ERR_MEMORY : BIDE_OK);
    source->files[index] =
        (struct bide_source_file){ path, file->text, file->length, digest };
    reading->nodes[index] = (struct node){ file->device, file->node, parent };
    ++source->file_count;

    struct bide_prescan_includes includes;
    bide_prescan_text(path, file->text, file->length, reading->diag, &includes);
    add_edges(reading, index, &includes);
}

/* The number of a file that was read before, perhaps by another name, or NOWHERE. */
static size_t find_file(const struct reading *reading, const struct bide_file *file)
{
    for (size_t i = 0; i < reading->source->file_count; ++i) {
        if (reading->nodes[i].device == file->device
            && reading->nodes[i].node == file->node) {
            return i;
        }
    }
    return NOWHERE;
}

/* Returns the number of the file, or NOWHERE if it cannot be read, which is reported. */
static size_t read_file(struct reading *reading, const char *path,
                        const struct edge *edge)
{
    struct bide_file file;
    enum bide_file_fault fault = bide_file_open(&file, path, reading->source->pack);
    size_t index = fault == BIDE_FILE_OK ? find_file(reading, &file) : NOWHERE;
    if (fault == BIDE_FILE_OK && index == NOWHERE) {
        fault = bide_file_read(&file, BIDE_PRESCAN_MOST_BYTES, &reading->source->arena);
        if (edge == NULL && fault == BIDE_FILE_OK) {
            mend_first(&file);
        }
        if (fault == BIDE_FILE_OK) {
            index = reading->source->file_count;
            add_file(reading, &file, path, edge != NULL ? edge->from : index);
        }
    }
    bide_file_close(&file);
    if (fault == BIDE_FILE_NO_MEMORY) {
        fail(reading, BIDE_ERR_MEMORY);
    } else if (fault != BIDE_FILE_OK) {
        report_fault(reading, &file, path, fault, edge);
    }
    return index;
}

/* As libconfig does it: relative to the folder of the first file. */
static const char *included_path(struct reading *reading, const struct edge *edge)
{
    struct bide_text path;
    bide_text_init(&path);
    if (reading->source->folder != NULL) {
        bide_text_addf(&path, "%s/", reading->source->folder);
    }
    bide_text_add_bytes(&path, edge->name, edge->length);
    const char *const copy = keep(reading, &path);
    bide_text_free(&path);
    return copy;
}

/* edges grow while included files are read, so each is handled as a copy. */
static void read_includes(struct reading *reading)
{
    for (size_t i = 0; i < reading->edge_count && reading->err == BIDE_OK; ++i) {
        const struct edge edge = reading->edges[i];
        if (reading->source->file_count == BIDE_SOURCE_MOST_FILES) {
            bide_diag_error(reading->diag, "BD-C006", place_of(reading, &edge), NULL,
                            "more than %d files", BIDE_SOURCE_MOST_FILES);
            return;
        }
        const char *const path = included_path(reading, &edge);
        if (path != NULL) {
            const size_t to = read_file(reading, path, &edge);
            reading->edges[i].to = to;
        }
    }
}

/* ---- circles --------------------------------------------------------------- */

/* Where in the chain down to depth a file stands, or NOWHERE. */
static size_t find_in_chain(const struct reading *reading, size_t depth, size_t file)
{
    for (size_t i = 0; i <= depth; ++i) {
        if (reading->chain[i] == file) {
            return i;
        }
    }
    return NOWHERE;
}

static void report_circle(struct reading *reading, size_t first, size_t depth,
                          const struct edge *edge)
{
    struct bide_text circle;
    bide_text_init(&circle);
    for (size_t i = first; i <= depth; ++i) {
        bide_text_addf(&circle, "%s > ", path_of(reading, reading->chain[i]));
    }
    fail(reading, circle.err);
    bide_diag_error(reading->diag, "BD-C005", place_of(reading, edge),
                    "take out one of these @includes", "a file includes itself: %s%s",
                    circle.bytes, path_of(reading, edge->to));
    bide_text_free(&circle);
}

/* Follow all that the file at the end of the chain includes, as libconfig would. */
static void follow(struct reading *reading, size_t depth)
{
    for (size_t i = 0; i < reading->edge_count; ++i) {
        struct edge *const edge = &reading->edges[i];
        if (edge->from != reading->chain[depth] || edge->to == NOWHERE
            || edge->is_reported || reading->followed > BIDE_SOURCE_MOST_INCLUDES) {
            continue;
        }
        const size_t first = find_in_chain(reading, depth, edge->to);
        ++reading->followed;
        edge->is_reported = true; /* unless it can be followed */
        if (first != NOWHERE) {
            report_circle(reading, first, depth, edge);
        } else if (depth == BIDE_SOURCE_MOST_DEPTH) {
            bide_diag_error(reading->diag, "BD-C006", place_of(reading, edge), NULL,
                            "includes inside includes more than %d deep",
                            BIDE_SOURCE_MOST_DEPTH);
        } else if (reading->followed > BIDE_SOURCE_MOST_INCLUDES) {
            bide_diag_error(reading->diag, "BD-C006", place_of(reading, edge), NULL,
                            "more than %d files to be read, repeated ones counted",
                            BIDE_SOURCE_MOST_INCLUDES);
        } else {
            edge->is_reported = false;
            reading->chain[depth + 1] = edge->to;
            follow(reading, depth + 1);
        }
    }
}

/* ---- all of it ------------------------------------------------------------- */

static void set_folder(struct reading *reading, const char *path)
{
    const char *const slash = strrchr(path, '/');
    if (slash != NULL) {
        const size_t length = slash > path ? (size_t) (slash - path) : 1;
        reading->source->folder = bide_arena_text(&reading->source->arena, path, length);
        fail(reading, reading->source->folder == NULL ? BIDE_ERR_MEMORY : BIDE_OK);
    }
}

/* Once all of them can be followed. */
static void keep_includes(struct reading *reading)
{
    struct bide_source *const source = reading->source;
    source->includes =
        bide_arena_take(&source->arena, reading->edge_count, sizeof *source->includes);
    if (source->includes == NULL) {
        fail(reading, BIDE_ERR_MEMORY);
        return;
    }
    for (size_t i = 0; i < reading->edge_count; ++i) {
        const struct edge *const edge = &reading->edges[i];
        const char *begin = edge->name;
        while (*begin != '@') {
            --begin;
        }
        source->includes[i] =
            (struct bide_source_include){ edge->from, edge->to, begin,
                                          edge->name + edge->length + 1 };
    }
    source->include_count = reading->edge_count;
}

static void quote_all(const struct reading *reading)
{
    for (size_t i = 0; i < reading->source->file_count; ++i) {
        const struct bide_source_file *const file = &reading->source->files[i];
        bide_diag_quote(reading->diag, file->path, file->text, file->length);
    }
}

enum bide_err bide_source_read(struct bide_source *source, const char *path,
                               struct bide_diag *diag)
{
    const size_t errors_before = diag->error_count;
    struct reading reading = { .source = source, .diag = diag };
    set_folder(&reading, path);
    const char *const first_path = bide_arena_text(&source->arena, path, strlen(path));
    fail(&reading, first_path == NULL ? BIDE_ERR_MEMORY : BIDE_OK);
    if (reading.err == BIDE_OK && read_file(&reading, first_path, NULL) != NOWHERE) {
        read_includes(&reading);
        follow(&reading, 0);
        quote_all(&reading);
    }
    fail(&reading, diag->err);
    fail(&reading, diag->error_count > errors_before ? BIDE_ERR_SPEC : BIDE_OK);
    if (reading.err == BIDE_OK) {
        keep_includes(&reading);
    }
    bide_mem_free(reading.edges);
    return reading.err;
}

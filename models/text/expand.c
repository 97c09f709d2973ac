/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/expand.h"

#include <string.h>

#include "engine/base/mem.h"

static void add_line(struct bide_expand *expand, size_t file, int line)
{
    void *data = expand->lines;
    const enum bide_err err =
        bide_mem_grow(&data, &expand->line_capacity, expand->line_count + 1,
                      sizeof(struct bide_expand_line));
    expand->lines = data;
    if (err != BIDE_OK) {
        expand->text.err = err;
        return;
    }
    expand->lines[expand->line_count++] = (struct bide_expand_line){ file, line };
}

/* Add bytes of a file, the first of them in this line; the line of what follows. */
static int add_bytes(struct bide_expand *expand, size_t file, const char *from,
                     const char *to, int line)
{
    bide_text_add_bytes(&expand->text, from, (size_t) (to - from));
    for (const char *at = from; at < to; ++at) {
        if (*at == '\n') {
            add_line(expand, file, ++line);
        }
    }
    return line;
}

/* The source has no circles and a limited depth. An include begins its line, so that what
 * it stands for does too; what follows it goes on in a line of its own. */
static void add_file(struct bide_expand *expand, const struct bide_source *source,
                     size_t file)
{
    const struct bide_source_file *const what = &source->files[file];
    const char *at = what->text;
    int line = 1;
    for (size_t i = 0; i < source->include_count; ++i) {
        const struct bide_source_include *const include = &source->includes[i];
        if (include->from != file || expand->text.err != BIDE_OK) {
            continue;
        }
        line = add_bytes(expand, file, at, include->begin, line);
        expand->lines[expand->line_count - 1] =
            (struct bide_expand_line){ include->to, 1 };
        add_file(expand, source, include->to);
        bide_text_add(&expand->text, "\n");
        add_line(expand, file, line);
        at = include->end;
    }
    (void) add_bytes(expand, file, at, what->text + what->length, line);
}

enum bide_err bide_expand_init(struct bide_expand *expand,
                               const struct bide_source *source)
{
    *expand = (struct bide_expand){ .line_count = 0 };
    bide_text_init(&expand->text);
    add_line(expand, 0, 1);
    if (expand->text.err == BIDE_OK) {
        add_file(expand, source, 0);
    }
    return expand->text.err;
}

void bide_expand_free(struct bide_expand *expand)
{
    bide_text_free(&expand->text);
    bide_mem_free(expand->lines);
    *expand = (struct bide_expand){ .line_count = 0 };
}

struct bide_expand_line bide_expand_place(const struct bide_expand *expand, int line)
{
    if (line < 1) {
        return (struct bide_expand_line){ 0, 0 };
    }
    const size_t index = (size_t) line - 1;
    const size_t last = expand->line_count - 1;
    return expand->lines[index < last ? index : last];
}

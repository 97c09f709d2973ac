/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/remark.h"

#include <string.h>

#include "models/text/lex.h"
#include "models/text/parser.h"
#include "models/text/prescan.h"

static const struct {
    char letter;
    const char *word;
    const char *meaning;
} bases[BIDE_REMARK_BASIS_COUNT] = {
    [BIDE_REMARK_NONE] = { '\0', "No source given",
                           "The configuration does not say where the figure comes "
                           "from." },
    [BIDE_REMARK_PLAIN] = { '\0', "Not graded",
                            "The configuration has a remark on the figure but does not "
                            "say "
                            "how far to trust it." },
    [BIDE_REMARK_LOCAL] = { 'D', "Counted or published",
                            "Counted or published for this service or area." },
    [BIDE_REMARK_NATIONAL] = { 'N', "National or elsewhere",
                               "A national figure, or one from another area." },
    [BIDE_REMARK_WORKED] = { 'X', "Worked out",
                             "Worked out from such figures, as the remark says." },
    [BIDE_REMARK_ASSUMED] = { 'A', "Assumption",
                              "Assumed; the remark gives the range or the reason." },
    [BIDE_REMARK_KNOWLEDGE] = { 'M', "General knowledge",
                                "From general knowledge: to be checked before it is "
                                "quoted." },
    [BIDE_REMARK_SET] = { '\0', "Set for this run",
                          "Changed on the command line for this run." },
};

const char *bide_remark_word(enum bide_remark_basis basis)
{
    return bases[basis].word;
}

const char *bide_remark_meaning(enum bide_remark_basis basis)
{
    return bases[basis].meaning;
}

char bide_remark_letter(enum bide_remark_basis basis)
{
    return bases[basis].letter;
}

/* --- reading --- */

struct reading {
    struct bide_remark_lines *lines;
    int open[BIDE_PRESCAN_MOST_DEPTH]; /* lines of the brackets that are open */
    int depth;
    int done; /* lines whose parent is known */
};

static struct bide_remark_line *line_at(struct bide_remark_lines *lines, int line)
{
    return &lines->items[line - 1];
}

/* The bracket that is innermost now is around every line up to this one. */
static void settle_parents(struct reading *reading, int line)
{
    const int parent = reading->depth > 0 ? reading->open[reading->depth - 1] : 0;
    while (reading->done < line) {
        line_at(reading->lines, ++reading->done)->parent = parent;
    }
}

static void take_bracket(struct reading *reading, const struct bide_lex_token *token)
{
    if (bide_parser_is_opener(token->kind) && reading->depth < BIDE_PRESCAN_MOST_DEPTH) {
        reading->open[reading->depth++] = token->line;
    } else if (bide_parser_is_closer(token->kind) && reading->depth > 0) {
        const int opened = reading->open[--reading->depth];
        struct bide_remark_line *line = line_at(reading->lines, opened);
        /* Of the brackets a line leaves open the innermost closes first. */
        line->closed =
            token->line > opened && line->closed == 0 ? token->line : line->closed;
    }
}

/* The remark that begins at offset, up to the line's end; a block comment's end is no
 * part of it. */
static void keep_remark(struct bide_remark_line *line, const char *text, size_t begin,
                        size_t end)
{
    size_t from = begin + (text[begin] == '#' ? 1 : 2);
    while (from < end && (text[from] == ' ' || text[from] == '\t')) {
        ++from;
    }
    if (end >= from + 2 && memcmp(text + begin, "/*", 2) == 0
        && memcmp(text + end - 2, "*/", 2) == 0) {
        end -= 2;
    }
    while (end > from && strchr(" \t\r", text[end - 1]) != NULL) {
        --end;
    }
    line->offset = from;
    line->length = end - from;
}

/* Behind the comment that begins here. */
static size_t comment_end(const struct bide_cursor *cursor)
{
    const bool is_block =
        bide_cursor_byte(cursor, 0) == '/' && bide_cursor_byte(cursor, 1) == '*';
    /* The star of the beginning is no part of the end: it takes four bytes. */
    size_t end = is_block ? cursor->offset + 4 : bide_cursor_line_end(cursor);
    while (is_block && end < cursor->length
           && memcmp(cursor->text + end - 2, "*/", 2) != 0) {
        ++end;
    }
    return end;
}

/* Between two tokens there are spaces and comments alone. Of several comments on a line
 * the last is its remark; of one over several lines the first line is. */
static void take_gap(struct bide_remark_lines *lines, struct bide_cursor cursor,
                     size_t end)
{
    while (cursor.offset < end) {
        const char c = bide_cursor_byte(&cursor, 0);
        if (c != '#' && c != '/') {
            bide_cursor_step(&cursor);
            continue;
        }
        const size_t line_end = bide_cursor_line_end(&cursor);
        const size_t stop = comment_end(&cursor);
        struct bide_remark_line *line = line_at(lines, cursor.line);
        line->column = cursor.column;
        keep_remark(line, lines->text, cursor.offset, stop < line_end ? stop : line_end);
        bide_cursor_step_to(&cursor, stop);
    }
}

static int count_lines(const char *text, size_t length)
{
    int count = 1;
    for (size_t i = 0; i < length; ++i) {
        count += text[i] == '\n' ? 1 : 0;
    }
    return count;
}

enum bide_err bide_remark_read(struct bide_remark_lines *lines, struct bide_arena *arena,
                               const char *text, size_t length)
{
    lines->text = text;
    lines->count = count_lines(text, length);
    lines->items =
        bide_arena_take(arena, (size_t) lines->count, sizeof(struct bide_remark_line));
    if (lines->items == NULL) {
        return BIDE_ERR_MEMORY;
    }
    struct reading reading = { .lines = lines };
    struct bide_cursor before;
    bide_cursor_init(&before, "", text, length, NULL, 0);
    struct bide_lex lex;
    bide_lex_init(&lex, before);
    struct bide_lex_token token = { .kind = BIDE_LEX_COMMA };
    while (token.kind != BIDE_LEX_END) {
        token = bide_lex_next(&lex);
        take_gap(lines, before, token.offset);
        settle_parents(&reading, token.line);
        line_at(lines, token.line)->has_settings |= token.kind != BIDE_LEX_END;
        line_at(lines, token.line)->ends_open = bide_parser_is_opener(token.kind);
        take_bracket(&reading, &token);
        before = lex.cursor;
    }
    settle_parents(&reading, lines->count);
    return BIDE_OK;
}

/* --- finding --- */

/* An empty one where there is no such line. */
static const struct bide_remark_line *look_at(const struct bide_remark_lines *lines,
                                              int line)
{
    static const struct bide_remark_line none = { .length = 0 };
    return line >= 1 && line <= lines->count ? &lines->items[line - 1] : &none;
}

static bool has_remark(const struct bide_remark_line *line)
{
    return line->length > 0;
}

bool bide_remark_is_on(const struct bide_remark_lines *lines, int line)
{
    return has_remark(look_at(lines, line));
}

static bool is_alone(const struct bide_remark_line *line)
{
    return has_remark(line) && !line->has_settings;
}

/* Whether the letter is all of it, or a colon follows. */
static enum bide_remark_basis basis_of(const struct bide_remark_lines *lines,
                                       const struct bide_remark_line *line)
{
    const char *text = lines->text + line->offset;
    const bool is_marked = line->length == 1 || text[1] == ':';
    for (int i = 0; is_marked && i < BIDE_REMARK_BASIS_COUNT; ++i) {
        if (bases[i].letter != '\0' && bases[i].letter == text[0]) {
            return (enum bide_remark_basis) i;
        }
    }
    return BIDE_REMARK_PLAIN;
}

static void add_part(struct bide_text *out, const struct bide_remark_lines *lines,
                     const struct bide_remark_line *line, size_t skipped)
{
    const char *text = lines->text + line->offset;
    while (skipped < line->length && text[skipped] == ' ') {
        ++skipped;
    }
    if (skipped < line->length) {
        bide_text_add(out, out->length > 0 ? " " : "");
        bide_text_add_bytes(out, text + skipped, line->length - skipped);
    }
}

/* The remark of a line without its letter, and what goes on under its mark on lines of
 * its own. */
static enum bide_remark_basis take(const struct bide_remark_lines *lines, int number,
                                   struct bide_text *out)
{
    const struct bide_remark_line *line = look_at(lines, number);
    const enum bide_remark_basis basis = basis_of(lines, line);
    add_part(out, lines, line, basis == BIDE_REMARK_PLAIN ? 0 : 2);
    const struct bide_remark_line *next = look_at(lines, ++number);
    while (is_alone(next) && next->column == line->column) {
        add_part(out, lines, next, 0);
        next = look_at(lines, ++number);
    }
    return basis;
}

/* The line where a remark with a letter begins that ends right above a line; 0: none. */
static int find_above(const struct bide_remark_lines *lines, int line)
{
    for (int i = line - 1; is_alone(look_at(lines, i)); --i) {
        if (basis_of(lines, look_at(lines, i)) != BIDE_REMARK_PLAIN) {
            return i;
        }
    }
    return 0;
}

/* The line of a remark with a letter that is about all a bracket opened on this line
 * holds: on the line, if nothing but the bracket is behind it, or right above; 0: none.
 */
static int find_graded(const struct bide_remark_lines *lines, int line)
{
    const struct bide_remark_line *own = look_at(lines, line);
    const bool is_own =
        has_remark(own) && own->ends_open && basis_of(lines, own) != BIDE_REMARK_PLAIN;
    return is_own ? line : find_above(lines, line);
}

enum bide_remark_basis bide_remark_find(const struct bide_remark_lines *lines, int line,
                                        bool is_long, struct bide_text *out)
{
    const struct bide_remark_line *own = look_at(lines, line);
    if (has_remark(own)) {
        return take(lines, line, out);
    }
    if (is_long && has_remark(look_at(lines, own->closed))) {
        return take(lines, own->closed, out);
    }
    int found = find_above(lines, line);
    for (int i = own->parent; found == 0 && i > 0; i = look_at(lines, i)->parent) {
        found = find_graded(lines, i);
    }
    return found > 0 ? take(lines, found, out) : BIDE_REMARK_NONE;
}

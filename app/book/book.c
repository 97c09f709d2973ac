/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "app/show.h"
#include "engine/base/mem.h"
#include "engine/base/text.h"

#define NOISE 1e-6 /* what differences of equal sums may leave */

enum { NOTE_WIDTH = 140, MOST_TEXT = 8000, CODE_DIGITS = 4, NONCHARACTER_BYTES = 3 };

void bide_book_init(struct bide_book *book, const char *title, int32_t created)
{
    memset(book, 0, sizeof(*book));
    bide_arena_init(&book->arena);
    book->created = created;
    book->title = bide_book_safe(book, title);
}

void bide_book_free(struct bide_book *book)
{
    for (size_t i = 0; i < book->sheet_count; ++i) {
        bide_mem_free(book->sheets[i].notes);
        bide_mem_free(book->sheets[i].cells);
    }
    bide_mem_free(book->charts);
    bide_arena_free(&book->arena);
    memset(book, 0, sizeof(*book));
    bide_arena_init(&book->arena);
}

static void fail(struct bide_book *book, enum bide_err err)
{
    book->err = book->err == BIDE_OK ? err : book->err;
}

/* --- texts --- */

/* U+FFFE and U+FFFF are in no XML. */
static bool is_noncharacter(const char *text, size_t length)
{
    return length == NONCHARACTER_BYTES && memcmp(text, "\xEF\xBF", 2) == 0
           && ((unsigned char) text[2] == 0xBE || (unsigned char) text[2] == 0xBF);
}

/* Spreadsheets read "_x0041_" as the character with that number. */
static bool is_code(const char *text)
{
    if (text[0] != '_' || (text[1] != 'x' && text[1] != 'X')) {
        return false;
    }
    size_t digits = 0;
    while (digits < CODE_DIGITS && isxdigit((unsigned char) text[2 + digits]) != 0) {
        ++digits;
    }
    return digits == CODE_DIGITS && text[2 + digits] == '_';
}

static void add_char(struct bide_text *out, const char *text, size_t *length)
{
    bool is_safe = false;
    *length = bide_show_char(text, &is_safe);
    if (text[0] == '\n' || text[0] == '\t' || text[0] == '\r') {
        bide_text_add(out, " ");
    } else if (!is_safe || is_noncharacter(text, *length)) {
        bide_text_add(out, "?");
    } else if (is_code(text)) {
        bide_text_add(out, "_x005F_");
    } else {
        bide_text_add_bytes(out, text, *length);
    }
}

const char *bide_book_safe(struct bide_book *book, const char *text)
{
    struct bide_text safe;
    bide_text_init(&safe);
    size_t length = 0;
    size_t before = 0; /* the last character does not fit in part */
    for (size_t i = 0; text[i] != '\0' && safe.length < MOST_TEXT; i += length) {
        before = safe.length;
        add_char(&safe, text + i, &length);
    }
    bide_text_cut(&safe, safe.length > MOST_TEXT ? before : safe.length);
    const char *copy = safe.err == BIDE_OK
                           ? bide_arena_text(&book->arena, safe.bytes, safe.length)
                           : NULL;
    fail(book, copy == NULL ? BIDE_ERR_MEMORY : BIDE_OK);
    bide_text_free(&safe);
    return copy;
}

/* --- sheets --- */

static struct bide_book_sheet *present(struct bide_book *book)
{
    BIDE_REQUIRE(book->sheet_count > 0);
    return &book->sheets[book->sheet_count - 1];
}

void bide_book_sheet(struct bide_book *book, const char *name, const char *title)
{
    BIDE_REQUIRE(book->sheet_count < BIDE_BOOK_MOST_SHEETS);
    struct bide_book_sheet *sheet = &book->sheets[book->sheet_count++];
    sheet->name = name;
    sheet->title = bide_book_safe(book, title);
}

static void add_note(struct bide_book *book, enum bide_book_note_kind kind,
                     const char *text)
{
    struct bide_book_sheet *sheet = present(book);
    void *notes = sheet->notes;
    fail(book, bide_mem_grow(&notes, &sheet->note_capacity, sheet->note_count + 1,
                             sizeof(struct bide_book_note)));
    sheet->notes = notes;
    const char *copy = book->err == BIDE_OK ? bide_book_safe(book, text) : NULL;
    if (copy != NULL) {
        sheet->notes[sheet->note_count++] = (struct bide_book_note){ kind, copy };
    }
}

void bide_book_note(struct bide_book *book, enum bide_book_note_kind kind,
                    const char *text)
{
    struct bide_text lines;
    bide_text_init(&lines);
    bide_show_wrapped(&lines, text, 0, NOTE_WIDTH);
    fail(book, lines.err);
    size_t begin = 0;
    while (begin < lines.length && book->err == BIDE_OK) {
        const size_t length = strcspn(lines.bytes + begin, "\n");
        lines.owned[begin + length] = '\0';
        add_note(book, kind, lines.bytes + begin);
        begin += length + 1;
    }
    bide_text_free(&lines);
}

void bide_book_table(struct bide_book *book, const struct bide_book_column *columns,
                     size_t count, size_t fixed)
{
    struct bide_book_sheet *sheet = present(book);
    BIDE_REQUIRE(count <= BIDE_BOOK_MOST_COLUMNS);
    for (size_t i = 0; i < count; ++i) {
        sheet->columns[i] = columns[i];
        sheet->columns[i].heading = bide_book_safe(book, columns[i].heading);
    }
    sheet->column_count = count;
    sheet->fixed_count = fixed;
}

static void add_cell(struct bide_book *book, struct bide_book_cell cell)
{
    struct bide_book_sheet *sheet = present(book);
    void *cells = sheet->cells;
    fail(book, bide_mem_grow(&cells, &sheet->cell_capacity, sheet->cell_count + 1,
                             sizeof(struct bide_book_cell)));
    sheet->cells = cells;
    if (book->err == BIDE_OK) {
        sheet->cells[sheet->cell_count++] = cell;
    }
}

void bide_book_text(struct bide_book *book, const char *text)
{
    const char *copy = book->err == BIDE_OK ? bide_book_safe(book, text) : NULL;
    add_cell(book, (struct bide_book_cell){ .text = copy, .number = (double) NAN });
}

void bide_book_number(struct bide_book *book, double number)
{
    bide_book_styled(book, number, BIDE_BOOK_TEXT);
}

void bide_book_styled(struct bide_book *book, double number, enum bide_book_style style)
{
    const double told = fabs(number) < NOISE ? 0.0 : number;
    const struct bide_book_cell cell = { .number = isfinite(number) ? told : (double) NAN,
                                         .style = style };
    add_cell(book, cell);
}

size_t bide_book_rows(const struct bide_book *book)
{
    const struct bide_book_sheet *sheet = &book->sheets[book->sheet_count - 1];
    return sheet->column_count > 0 ? sheet->cell_count / sheet->column_count : 0;
}

void bide_book_chart(struct bide_book *book, const struct bide_book_chart *chart)
{
    void *charts = book->charts;
    fail(book, bide_mem_grow(&charts, &book->chart_capacity, book->chart_count + 1,
                             sizeof(struct bide_book_chart)));
    book->charts = charts;
    if (book->err != BIDE_OK) {
        return;
    }
    book->chart_sheet = book->sheet_count - 1;
    struct bide_book_chart *copy = &book->charts[book->chart_count++];
    *copy = *chart;
    copy->title = bide_book_safe(book, chart->title);
    copy->alt = bide_book_safe(book, chart->alt);
}

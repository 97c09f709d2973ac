/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book.h - a workbook as plain values: sheets with a heading, notes and one table each,
 * and charts of their columns. Nothing here knows how it becomes a file: book_file.h
 * does.
 *
 * Texts may come from users: they are copied and made safe as they are added. An
 * allocation that fails is remembered in err, and later additions are ignored. */
#ifndef BIDE_APP_BOOK_BOOK_H
#define BIDE_APP_BOOK_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"

enum {
    BIDE_BOOK_MOST_SHEETS = 12,
    BIDE_BOOK_MOST_COLUMNS = 24,
    BIDE_BOOK_MOST_SERIES = 8
};

/* How a column shows what is in it. */
enum bide_book_style {
    BIDE_BOOK_TEXT,
    BIDE_BOOK_LONG,      /* a text over several lines */
    BIDE_BOOK_DATE,      /* a day number */
    BIDE_BOOK_COUNT,     /* 1,234 */
    BIDE_BOOK_WEEKS,     /* 12.3 */
    BIDE_BOOK_RTT_WEEKS, /* 12.3; "over 104" above 104, as RTT centiles are published */
    BIDE_BOOK_SHARE,     /* 45% */
    BIDE_BOOK_RATIO,     /* 1.05 */
    BIDE_BOOK_MONEY,     /* £1,234 */
    BIDE_BOOK_CHANGE,    /* +12.3 or -12.3 */
    BIDE_BOOK_CHANGE_SHARE, /* +1.2% */
    BIDE_BOOK_CHANGE_MONEY,
    BIDE_BOOK_GENERAL, /* a number as it is, or a text over several lines */
    BIDE_BOOK_STYLE_COUNT
};

struct bide_book_column {
    const char *heading; /* with the unit */
    enum bide_book_style style;
    double width; /* characters; 0: as its texts need, within reason */
};

struct bide_book_cell {
    const char *text;           /* NULL: a number or nothing */
    double number;              /* NaN without text: the cell stays empty */
    enum bide_book_style style; /* instead of the column's; BIDE_BOOK_TEXT: as that */
};

enum bide_book_note_kind {
    BIDE_BOOK_NOTE,
    BIDE_BOOK_NOTE_HEADING, /* of the notes that follow */
    BIDE_BOOK_NOTE_ANSWER   /* large */
};

struct bide_book_note {
    enum bide_book_note_kind kind;
    const char *text;
};

struct bide_book_sheet {
    const char *name; /* at most 31 characters, different for each sheet */
    const char *title;
    struct bide_book_note *notes; /* owned; above the table */
    size_t note_count;
    size_t note_capacity;
    struct bide_book_column columns[BIDE_BOOK_MOST_COLUMNS]; /* none: no table */
    size_t column_count;
    size_t fixed_count;           /* columns that stay in view */
    struct bide_book_cell *cells; /* owned; row by row */
    size_t cell_count;
    size_t cell_capacity;
};

/* Rows of a table, from 0. */
struct bide_book_series {
    size_t sheet;
    size_t name_column; /* its first row has the name of the series */
    size_t x_column;
    size_t y_column;
    size_t first_row;
    size_t last_row;
};

/* Lines over dates. */
struct bide_book_chart {
    const char *title;
    const char *alt; /* what it shows, for those who cannot see it */
    const char *y_title;
    struct bide_book_series series[BIDE_BOOK_MOST_SERIES];
    size_t series_count;
};

struct bide_book {
    struct bide_arena arena; /* owns all texts */
    const char *title;
    int32_t created; /* day number that the file shows as its own */
    struct bide_book_sheet sheets[BIDE_BOOK_MOST_SHEETS];
    size_t sheet_count;
    struct bide_book_chart *charts; /* owned; all on one sheet, which has no table */
    size_t chart_count;
    size_t chart_capacity;
    size_t chart_sheet;
    enum bide_err err;
};

void bide_book_init(struct bide_book *book, const char *title, int32_t created);
void bide_book_free(struct bide_book *book);

/* Begin a sheet; what is added next is on it. */
void bide_book_sheet(struct bide_book *book, const char *name, const char *title);

/* Add a note, broken into lines that fit. */
void bide_book_note(struct bide_book *book, enum bide_book_note_kind kind,
                    const char *text);

/* Give the sheet a table of these columns, of which the first fixed stay in view. */
void bide_book_table(struct bide_book *book, const struct bide_book_column *columns,
                     size_t count, size_t fixed);

/* Fill the next cell; a table's rows are filled from left to right. What is no number
 * leaves the cell empty; less than a millionth counts as 0. */
void bide_book_text(struct bide_book *book, const char *text);
void bide_book_number(struct bide_book *book, double number);

/* The same, shown in another style than the column's. */
void bide_book_styled(struct bide_book *book, double number, enum bide_book_style style);

/* Row of the file in which a sheet's table has its headings: below the title and notes.
 */
static inline size_t bide_book_heading_row(const struct bide_book_sheet *sheet)
{
    return sheet->note_count + 1;
}

/* Rows of the present table that are full. */
size_t bide_book_rows(const struct bide_book *book);

/* Add a chart to the present sheet, which has no table. */
void bide_book_chart(struct bide_book *book, const struct bide_book_chart *chart);

/* A copy of text that any spreadsheet takes: valid UTF-8 without characters that XML
 * refuses, without marks that steer a terminal or the direction of writing, at most 8,000
 * bytes; NULL, and err set, if there is no memory. */
const char *bide_book_safe(struct bide_book *book, const char *text);

#endif

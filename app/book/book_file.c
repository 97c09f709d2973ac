/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_file.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "app/book/book_file_chart.h"

enum {
    TITLE_SIZE = 16,
    ANSWER_SIZE = 12,
    TEXT_SIZE = 10,
    EXCEL_EPOCH = 25569, /* what spreadsheets call 1970-01-01 */
    SECONDS_PER_DAY = 86400,
    PAPER_A4 = 9,
    MOST_FROZEN_NOTES = 6
};

#define NARROWEST 12.0
#define WIDEST 44.0
#define LINE_POINTS 13.5 /* height of a line of text */
#define TITLE_POINTS 24.0
#define HEADING_COLOR 0x12436D
#define LINE_COLOR 0xC0C0C0

/* A file under way. */
struct file {
    const struct bide_book *book;
    lxw_workbook *workbook;
    lxw_format *cells[BIDE_BOOK_STYLE_COUNT];
    lxw_format *title;
    lxw_format *answer;
    lxw_format *note_heading;
    lxw_format *note;
    lxw_format *heading;
    lxw_format *heading_right;
    lxw_worksheet *sheet; /* the one being written */
    enum bide_err err;
};

static void fail(struct file *file, bool is_failed, enum bide_err err)
{
    file->err = is_failed && file->err == BIDE_OK ? err : file->err;
}

static void check(struct file *file, lxw_error error)
{
    fail(file, error == LXW_ERROR_MEMORY_MALLOC_FAILED, BIDE_ERR_MEMORY);
    fail(file, error != LXW_NO_ERROR, BIDE_ERR_OUTPUT);
}

/* --- formats --- */

static const char *const number_formats[BIDE_BOOK_STYLE_COUNT] = {
    [BIDE_BOOK_DATE] = "d mmm yyyy",
    [BIDE_BOOK_COUNT] = "#,##0",
    [BIDE_BOOK_WEEKS] = "#,##0.0",
    [BIDE_BOOK_RTT_WEEKS] = "[>104]\"over 104\";#,##0.0",
    [BIDE_BOOK_SHARE] = "0%",
    [BIDE_BOOK_RATIO] = "0.00",
    [BIDE_BOOK_MONEY] = "[$£-809]#,##0;-[$£-809]#,##0",
    [BIDE_BOOK_CHANGE] = "+#,##0.0;-#,##0.0;0.0",
    [BIDE_BOOK_CHANGE_SHARE] = "+0.0%;-0.0%;0.0%",
    [BIDE_BOOK_CHANGE_MONEY] = "+[$£-809]#,##0;-[$£-809]#,##0;[$£-809]0",
};

static bool is_text(enum bide_book_style style)
{
    return style == BIDE_BOOK_TEXT || style == BIDE_BOOK_LONG
           || style == BIDE_BOOK_GENERAL;
}

static bool is_wrapped(enum bide_book_style style)
{
    return style == BIDE_BOOK_LONG || style == BIDE_BOOK_GENERAL;
}

static lxw_format *add_format(struct file *file, double size, bool is_bold)
{
    lxw_format *format = workbook_add_format(file->workbook);
    fail(file, format == NULL, BIDE_ERR_MEMORY);
    if (format == NULL) {
        return NULL;
    }
    format_set_font_name(format, "Arial");
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (is_bold) {
        format_set_bold(format);
    }
    return format;
}

static lxw_format *add_heading(struct file *file, uint8_t align)
{
    lxw_format *format = add_format(file, TEXT_SIZE, true);
    if (format != NULL) {
        format_set_text_wrap(format);
        format_set_align(format, align);
        format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
        format_set_bg_color(format, HEADING_COLOR);
        format_set_font_color(format, LXW_COLOR_WHITE);
    }
    return format;
}

static lxw_format *add_cell_format(struct file *file, enum bide_book_style style)
{
    lxw_format *format = add_format(file, TEXT_SIZE, false);
    if (format == NULL) {
        return NULL;
    }
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_border_color(format, LINE_COLOR);
    if (number_formats[style] != NULL) {
        format_set_num_format(format, number_formats[style]);
    }
    if (is_wrapped(style)) {
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_LEFT);
    }
    return format;
}

static void add_formats(struct file *file)
{
    file->title = add_format(file, TITLE_SIZE, true);
    file->answer = add_format(file, ANSWER_SIZE, false);
    file->note_heading = add_format(file, ANSWER_SIZE, true);
    file->note = add_format(file, TEXT_SIZE, false);
    file->heading = add_heading(file, LXW_ALIGN_LEFT);
    file->heading_right = add_heading(file, LXW_ALIGN_RIGHT);
    for (int i = 0; i < BIDE_BOOK_STYLE_COUNT; ++i) {
        file->cells[i] = add_cell_format(file, (enum bide_book_style) i);
    }
}

/* --- sheets --- */

static void write_notes(struct file *file, const struct bide_book_sheet *sheet)
{
    lxw_format *const formats[] = { [BIDE_BOOK_NOTE] = file->note,
                                    [BIDE_BOOK_NOTE_HEADING] = file->note_heading,
                                    [BIDE_BOOK_NOTE_ANSWER] = file->answer };
    check(file, worksheet_set_row(file->sheet, 0, TITLE_POINTS, NULL));
    check(file, worksheet_write_string(file->sheet, 0, 0, sheet->title, file->title));
    for (size_t i = 0; i < sheet->note_count; ++i) {
        const struct bide_book_note *note = &sheet->notes[i];
        check(file, worksheet_write_string(file->sheet, (lxw_row_t) i + 1, 0, note->text,
                                           formats[note->kind]));
    }
}

static double number_of(const struct bide_book_cell *cell, enum bide_book_style style)
{
    return style == BIDE_BOOK_DATE ? cell->number + EXCEL_EPOCH : cell->number;
}

static void write_cell(struct file *file, lxw_row_t row, lxw_col_t column,
                       const struct bide_book_cell *cell, enum bide_book_style style)
{
    const bool is_own = cell->style != BIDE_BOOK_TEXT;
    lxw_format *format = file->cells[is_own ? cell->style : style];
    if (cell->text != NULL) {
        check(file, worksheet_write_string(file->sheet, row, column, cell->text, format));
    } else if (isnan(cell->number)) {
        check(file, worksheet_write_blank(file->sheet, row, column, format));
    } else {
        check(file, worksheet_write_number(file->sheet, row, column,
                                           number_of(cell, style), format));
    }
}

/* Characters of a text in UTF-8. */
static size_t characters(const char *text)
{
    size_t count = 0;
    for (size_t i = 0; text[i] != '\0'; ++i) {
        count += ((unsigned char) text[i] & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count;
}

/* Wide enough for all texts of a column, within reason. */
static double width_of(const struct bide_book_sheet *sheet, size_t column)
{
    if (sheet->columns[column].width > 0.0) {
        return sheet->columns[column].width;
    }
    double width = NARROWEST;
    for (size_t i = column; i < sheet->cell_count; i += sheet->column_count) {
        const char *text = sheet->cells[i].text;
        const double needed = text != NULL ? (double) characters(text) + 2.0 : 0.0;
        width = needed > width ? needed : width;
    }
    return width < WIDEST ? width : WIDEST;
}

/* Lines that a text takes in a column of this width; words are broken a little early. */
static double lines_of(const char *text, double width)
{
    return ceil(((double) characters(text) + 2.0) / (width - 2.0));
}

/* Not every program makes a row as high as its texts. */
static double height_of(const struct bide_book_sheet *sheet, size_t row)
{
    double lines = 1.0;
    for (size_t i = 0; i < sheet->column_count; ++i) {
        const char *text = sheet->cells[row * sheet->column_count + i].text;
        if (is_wrapped(sheet->columns[i].style) && text != NULL) {
            lines = fmax(lines, lines_of(text, sheet->columns[i].width));
        }
    }
    return lines * LINE_POINTS + 1.0;
}

static void write_headings(struct file *file, const struct bide_book_sheet *sheet)
{
    const lxw_row_t top = (lxw_row_t) bide_book_heading_row(sheet);
    double lines = 1.0;
    for (size_t i = 0; i < sheet->column_count; ++i) {
        const lxw_col_t column = (lxw_col_t) i;
        const double width = width_of(sheet, i);
        const char *heading = sheet->columns[i].heading;
        lines = fmax(lines, lines_of(heading, width));
        check(file, worksheet_write_string(file->sheet, top, column, heading,
                                           is_text(sheet->columns[i].style)
                                               ? file->heading
                                               : file->heading_right));
        check(file, worksheet_set_column(file->sheet, column, column, width, NULL));
    }
    check(file, worksheet_set_row(file->sheet, top, lines * LINE_POINTS, NULL));
}

static void write_table(struct file *file, const struct bide_book_sheet *sheet)
{
    const lxw_row_t top = (lxw_row_t) bide_book_heading_row(sheet) + 1;
    write_headings(file, sheet);
    for (size_t i = 0; i < sheet->cell_count; ++i) {
        const size_t column = i % sheet->column_count;
        const size_t row = i / sheet->column_count;
        write_cell(file, top + (lxw_row_t) row, (lxw_col_t) column, &sheet->cells[i],
                   sheet->columns[column].style);
        if (column == 0) {
            check(file, worksheet_set_row(file->sheet, top + (lxw_row_t) row,
                                          height_of(sheet, row), NULL));
        }
    }
}

static void set_up_table(struct file *file, const struct bide_book_sheet *sheet)
{
    const lxw_row_t top = (lxw_row_t) bide_book_heading_row(sheet);
    const size_t rows = sheet->cell_count / sheet->column_count;
    worksheet_fit_to_pages(file->sheet, 1, 0);
    check(file, worksheet_repeat_rows(file->sheet, top, top));
    if (rows > 0) {
        check(file, worksheet_autofilter(file->sheet, top, 0, top + (lxw_row_t) rows,
                                         (lxw_col_t) (sheet->column_count - 1)));
    }
    if (sheet->note_count <= MOST_FROZEN_NOTES) {
        worksheet_freeze_panes(file->sheet, top + 1, (lxw_col_t) sheet->fixed_count);
    }
}

static void set_up_page(struct file *file)
{
    worksheet_set_landscape(file->sheet);
    worksheet_set_paper(file->sheet, PAPER_A4);
    worksheet_gridlines(file->sheet, LXW_HIDE_ALL_GRIDLINES);
    check(file, worksheet_set_footer(file->sheet, "&L&A&RPage &P of &N"));
}

static void write_sheet(struct file *file, const struct bide_book_sheet *sheet)
{
    file->sheet = workbook_add_worksheet(file->workbook, sheet->name);
    fail(file, file->sheet == NULL, BIDE_ERR_MEMORY);
    if (file->err != BIDE_OK) {
        return;
    }
    set_up_page(file);
    write_notes(file, sheet);
    if (sheet->column_count > 0) {
        write_table(file, sheet);
        set_up_table(file, sheet);
    }
}

/* --- the file --- */

/* The same properties whenever it is written. */
static void set_properties(struct file *file)
{
    char author[] = "bide " BIDE_VERSION;
    char title[] = "Waiting lists: results of bide";
    lxw_doc_properties properties = { .title = title,
                                      .author = author,
                                      .created = (time_t) file->book->created
                                                 * SECONDS_PER_DAY };
    check(file, workbook_set_properties(file->workbook, &properties));
}

static void write_all(struct file *file)
{
    const struct bide_book *book = file->book;
    add_formats(file);
    set_properties(file);
    for (size_t i = 0; i < book->sheet_count && file->err == BIDE_OK; ++i) {
        write_sheet(file, &book->sheets[i]);
        if (book->chart_count > 0 && i == book->chart_sheet) {
            const enum bide_err err =
                bide_book_file_chart_all(file->workbook, file->sheet, book);
            fail(file, err != BIDE_OK, err);
        }
    }
}

bool bide_book_file_fits(const char *version, size_t book_size)
{
    return strcmp(version, BIDE_VERSION) == 0 && book_size == sizeof(struct bide_book);
}

enum bide_err bide_book_file_write(const struct bide_book *book, const char *draft,
                                   const char *folder)
{
    char parts[PATH_MAX];
    snprintf(parts, sizeof(parts), "%s", folder);
    lxw_workbook_options options = { .tmpdir = parts };
    struct file file = { .book = book, .workbook = workbook_new_opt(draft, &options) };
    if (file.workbook == NULL) {
        return BIDE_ERR_MEMORY;
    }
    write_all(&file);
    check(&file, workbook_close(file.workbook));
    return file.err;
}

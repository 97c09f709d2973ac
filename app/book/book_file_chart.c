/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_file_chart.h"

#include <stdio.h>
#include <xlsxwriter.h>

enum {
    TITLE_SIZE = 11,
    CHART_ROWS = 19,
    CHART_COLUMNS = 9,
    CHART_OFFSET = 6,
    CHARTS_PER_PAGE = 4,
    MOST_BREAKS = 200,
    MOST_ALT = 2000,
    MONTHS_PER_LABEL = 6,
    PAGE_SCALE = 64
};

#define SCALE_X 1.17
#define SCALE_Y 1.25
#define GRID_COLOR 0xC0C0C0
#define GRID_WIDTH 0.5F
#define LINE_WIDTH 2.25F

/* Charts under way. */
struct drawing {
    const struct bide_book *book;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    enum bide_err err;
};

static void fail(struct drawing *drawing, bool is_failed, enum bide_err err)
{
    drawing->err = is_failed && drawing->err == BIDE_OK ? err : drawing->err;
}

static void check(struct drawing *drawing, lxw_error error)
{
    fail(drawing, error == LXW_ERROR_MEMORY_MALLOC_FAILED, BIDE_ERR_MEMORY);
    fail(drawing, error != LXW_NO_ERROR, BIDE_ERR_OUTPUT);
}

/* Colours that stand out from white, and strokes for those who cannot tell them apart. */
static const struct {
    lxw_color_t color;
    uint8_t dash;
} strokes[BIDE_BOOK_MOST_SERIES] = {
    { 0x12436D, LXW_CHART_LINE_DASH_SOLID },
    { 0x801650, LXW_CHART_LINE_DASH_DASH },
    { 0x28A197, LXW_CHART_LINE_DASH_ROUND_DOT },
    { 0xF46A25, LXW_CHART_LINE_DASH_LONG_DASH },
    { 0x3D3D3D, LXW_CHART_LINE_DASH_DASH_DOT },
    { 0x005EB8, LXW_CHART_LINE_DASH_LONG_DASH_DOT },
    { 0x007F3B, LXW_CHART_LINE_DASH_SQUARE_DOT },
    { 0x4C6272, LXW_CHART_LINE_DASH_LONG_DASH_DOT_DOT },
};

/* The name is that of a cell: a text that begins with = would be a formula. */
static void add_series(struct drawing *drawing, lxw_chart *chart,
                       const struct bide_book_series *what, size_t number)
{
    const struct bide_book_sheet *sheet = &drawing->book->sheets[what->sheet];
    const lxw_row_t top = (lxw_row_t) bide_book_heading_row(sheet) + 1;
    const lxw_row_t first = top + (lxw_row_t) what->first_row;
    const lxw_row_t last = top + (lxw_row_t) what->last_row;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    fail(drawing, series == NULL, BIDE_ERR_MEMORY);
    if (series == NULL) {
        return;
    }
    chart_series_set_name_range(series, sheet->name, first,
                                (lxw_col_t) what->name_column);
    chart_series_set_categories(series, sheet->name, first, (lxw_col_t) what->x_column,
                                last, (lxw_col_t) what->x_column);
    chart_series_set_values(series, sheet->name, first, (lxw_col_t) what->y_column, last,
                            (lxw_col_t) what->y_column);
    lxw_chart_line line = { .color = strokes[number].color,
                            .width = LINE_WIDTH,
                            .dash_type = strokes[number].dash };
    chart_series_set_line(series, &line);
}

static void set_up_axes(lxw_chart *chart, const struct bide_book_chart *what)
{
    char name[] = "Arial";
    lxw_chart_font font = { .size = TITLE_SIZE, .bold = LXW_TRUE, .name = name };
    chart_title_set_name(chart, what->title);
    chart_title_set_name_font(chart, &font);
    font.bold = LXW_FALSE;
    chart_axis_set_name(chart->y_axis, what->y_title);
    chart_axis_set_name_font(chart->y_axis, &font);
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    chart_axis_set_min(chart->y_axis, 0.0);
    lxw_chart_line grid = { .color = GRID_COLOR, .width = GRID_WIDTH };
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_axis_set_num_format(chart->x_axis, "mmm yyyy");
    chart_axis_set_interval_unit(chart->x_axis, MONTHS_PER_LABEL);
    chart_axis_set_interval_tick(chart->x_axis, MONTHS_PER_LABEL);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
}

static void write_chart(struct drawing *drawing, const struct bide_book_chart *what,
                        lxw_row_t top, size_t number)
{
    lxw_chart *chart = workbook_add_chart(drawing->workbook, LXW_CHART_LINE);
    fail(drawing, chart == NULL, BIDE_ERR_MEMORY);
    if (chart == NULL) {
        return;
    }
    for (size_t i = 0; i < what->series_count && drawing->err == BIDE_OK; ++i) {
        add_series(drawing, chart, &what->series[i], i);
    }
    set_up_axes(chart, what);
    char alt[MOST_ALT];
    snprintf(alt, sizeof(alt), "%s", what->alt);
    lxw_chart_options options = { .x_scale = SCALE_X,
                                  .y_scale = SCALE_Y,
                                  .y_offset = CHART_OFFSET,
                                  .description = alt };
    const lxw_row_t row = top + (lxw_row_t) (number / 2) * CHART_ROWS;
    const lxw_col_t column = (lxw_col_t) (number % 2 * CHART_COLUMNS);
    check(drawing,
          worksheet_insert_chart_opt(drawing->sheet, row, column, chart, &options));
}

/* Two rows of charts on a page. */
static void set_up_pages(struct drawing *drawing, lxw_row_t top)
{
    lxw_row_t breaks[MOST_BREAKS] = { 0 };
    const size_t pages =
        (drawing->book->chart_count + CHARTS_PER_PAGE - 1) / CHARTS_PER_PAGE;
    for (size_t i = 0; i + 1 < pages && i + 1 < MOST_BREAKS; ++i) {
        breaks[i] = top + (lxw_row_t) (i + 1) * 2 * CHART_ROWS;
    }
    worksheet_set_print_scale(drawing->sheet, PAGE_SCALE);
    check(drawing, worksheet_set_h_pagebreaks(drawing->sheet, breaks));
}

enum bide_err bide_book_file_chart_all(struct lxw_workbook *workbook,
                                       struct lxw_worksheet *sheet,
                                       const struct bide_book *book)
{
    struct drawing drawing = { .book = book, .workbook = workbook, .sheet = sheet };
    const struct bide_book_sheet *what = &book->sheets[book->chart_sheet];
    const lxw_row_t top = (lxw_row_t) bide_book_heading_row(what) + 1;
    set_up_pages(&drawing, top);
    for (size_t i = 0; i < book->chart_count && drawing.err == BIDE_OK; ++i) {
        write_chart(&drawing, &book->charts[i], top, i);
    }
    return drawing.err;
}

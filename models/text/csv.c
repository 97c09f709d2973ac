/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/csv.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/text/chars.h"
#include "models/text/csv_identity.h"
#include "models/text/file.h"

enum { MOST_WHAT = 160 };

/* --- problems --- */

static void tell(struct bide_csv *csv, const char *id, int line, size_t column,
                 const char *what, const char *help)
{
    const struct bide_diag_place place = { .file = csv->file,
                                           .line = line,
                                           .column = (int) column };
    ++csv->problem_count;
    if (csv->problem_count <= BIDE_CSV_MOST_PROBLEMS) {
        bide_diag_add(csv->diag, BIDE_DIAG_ERROR, id, place, what, help);
    } else if (csv->problem_count == BIDE_CSV_MOST_PROBLEMS + 1) {
        csv->first_untold = line;
    }
}

void bide_csv_report(struct bide_csv *csv, size_t row, size_t wanted, const char *what,
                     const char *help)
{
    char text[MOST_WHAT];
    snprintf(text, sizeof(text), "\"%s\" %s", csv->wanted[wanted].name, what);
    tell(csv, "BD-C086", csv->lines[row], csv->place[wanted] + 1, text, help);
}

void bide_csv_finish(struct bide_csv *csv)
{
    if (csv->problem_count > BIDE_CSV_MOST_PROBLEMS) {
        const struct bide_diag_place place = { .file = csv->file,
                                               .line = csv->first_untold };
        bide_diag_error(csv->diag, "BD-C086", place, "mend the first and check again",
                        "%zu more problems from here on",
                        csv->problem_count - BIDE_CSV_MOST_PROBLEMS);
    }
}

/* --- cells --- */

/* A file while it is taken apart; its text is changed in place. */
struct reader {
    struct bide_csv *csv;
    char *at;
    char separator;
    int line;
    char *cells[BIDE_CSV_MOST_COLUMNS]; /* of this row */
    size_t cell_count;                  /* more than fit are only counted */
    size_t column_count;                /* of the header */
    bool is_identity;                   /* told once */
};

static void trim(char **from, char *to)
{
    while (to > *from && (to[-1] == ' ' || to[-1] == '\t')) {
        --to;
    }
    *to = '\0';
    while (**from == ' ' || **from == '\t') {
        ++*from;
    }
}

static void skip_blanks(struct reader *reader)
{
    while (*reader->at == ' ' || *reader->at == '\t') {
        ++reader->at;
    }
}

static bool is_row_end(char c)
{
    return c == '\0' || c == '\n' || c == '\r';
}

/* Take the quotes off; two in a row stand for one. False if they do not end. */
static bool unquote(struct reader *reader, char **cell, char **end)
{
    char *to = ++reader->at;
    *cell = to;
    while (reader->at[0] != '"' || reader->at[1] == '"') {
        if (is_row_end(reader->at[0])) {
            return false;
        }
        reader->at += reader->at[0] == '"' ? 1 : 0;
        *to++ = *reader->at++;
    }
    *end = to;
    ++reader->at;
    skip_blanks(reader);
    return reader->at[0] == reader->separator || is_row_end(reader->at[0]);
}

static bool take_cell(struct reader *reader)
{
    skip_blanks(reader);
    char *cell = reader->at;
    char *end = cell;
    if (*cell == '"') {
        if (!unquote(reader, &cell, &end)) {
            tell(reader->csv, "BD-C085", reader->line, reader->cell_count + 1,
                 "a quote has no second, or something stands behind it",
                 "put the whole cell between two quotes, or none of it");
            return false;
        }
    } else {
        while (*reader->at != reader->separator && !is_row_end(*reader->at)) {
            ++reader->at;
        }
        end = reader->at;
    }
    const bool is_last = *reader->at != reader->separator;
    reader->at += is_last ? 0 : 1;
    if (is_last && *reader->at != '\0') { /* the line end is needed no more */
        reader->at += reader->at[0] == '\r' && reader->at[1] == '\n' ? 2 : 1;
    }
    trim(&cell, end);
    if (reader->cell_count < BIDE_CSV_MOST_COLUMNS) {
        reader->cells[reader->cell_count] = cell;
    }
    ++reader->cell_count;
    return !is_last;
}

/* The cells of the next row; false at the end of the file. */
static bool take_row(struct reader *reader)
{
    if (*reader->at == '\0') {
        return false;
    }
    ++reader->line;
    reader->cell_count = 0;
    const size_t problems = reader->csv->problem_count;
    while (take_cell(reader)) {
    }
    if (reader->csv->problem_count > problems) { /* go on with the next line */
        reader->at += strcspn(reader->at, "\n");
        reader->at += *reader->at == '\n' ? 1 : 0;
        reader->cell_count = 0;
    }
    return true;
}

static bool is_blank(const struct reader *reader)
{
    for (size_t i = 0; i < reader->cell_count && i < BIDE_CSV_MOST_COLUMNS; ++i) {
        if (reader->cells[i][0] != '\0') {
            return false;
        }
    }
    return reader->cell_count <= BIDE_CSV_MOST_COLUMNS;
}

/* --- what identifies a child --- */

static void tell_identity(struct reader *reader, size_t column)
{
    if (!reader->is_identity) {
        tell(reader->csv, "BD-C087", reader->line, column + 1,
             "this column looks like patient identifiers",
             "leave it out: dates, priorities, groups and ages are all that is needed");
    }
    reader->is_identity = true;
}

/* --- the header --- */

static void find_column(struct reader *reader, size_t wanted)
{
    struct bide_csv *csv = reader->csv;
    csv->place[wanted] = SIZE_MAX;
    for (size_t i = reader->column_count; i-- > 0;) {
        if (bide_text_distance(reader->cells[i], csv->wanted[wanted].name) == 0) {
            csv->place[wanted] = i;
        }
    }
    if (csv->place[wanted] == SIZE_MAX && csv->wanted[wanted].is_required) {
        char what[MOST_WHAT];
        snprintf(what, sizeof(what), "there is no column \"%s\"",
                 csv->wanted[wanted].name);
        tell(csv, "BD-C085", reader->line, 0, what,
             "the first row holds the names of the columns");
    }
}

static bool is_wanted(const struct bide_csv *csv, size_t column)
{
    for (size_t k = 0; k < csv->wanted_count; ++k) {
        if (csv->place[k] == column) {
            return true;
        }
    }
    return false;
}

static void warn_of_unused(const struct reader *reader)
{
    const struct bide_csv *csv = reader->csv;
    for (size_t i = 0; i < reader->column_count; ++i) {
        const struct bide_diag_place place = { csv->file, reader->line, (int) i + 1,
                                               NULL };
        if (!is_wanted(csv, i) && csv->problem_count == 0) {
            bide_diag_warn(csv->diag, "BD-C085", place, "leave it out, or mend its name",
                           "column %zu is not used", i + 1);
        }
    }
}

static void read_header(struct reader *reader)
{
    struct bide_csv *csv = reader->csv;
    const size_t semicolon = strcspn(reader->at, ";\n");
    const size_t comma = strcspn(reader->at, ",\n");
    reader->separator = semicolon < comma ? ';' : ',';
    take_row(reader);
    if (reader->cell_count > BIDE_CSV_MOST_COLUMNS) {
        tell(csv, "BD-C085", reader->line, 0, "there are more than 64 columns",
             "keep those that are needed");
        return;
    }
    reader->column_count = reader->cell_count;
    for (size_t i = 0; i < reader->column_count; ++i) {
        if (bide_csv_identity_is_name(reader->cells[i])) {
            tell_identity(reader, i);
        }
    }
    for (size_t k = 0; k < csv->wanted_count; ++k) {
        find_column(reader, k);
    }
    warn_of_unused(reader);
}

/* --- the rows --- */

static void check_row(struct reader *reader)
{
    if (reader->cell_count != reader->column_count) {
        char what[MOST_WHAT];
        snprintf(what, sizeof(what), "this row has %zu cells, but the header %zu",
                 reader->cell_count, reader->column_count);
        tell(reader->csv, "BD-C085", reader->line, 0, what,
             "every row has as many cells as the first");
        return;
    }
    for (size_t i = 0; i < reader->cell_count; ++i) {
        if (bide_csv_identity_is_value(reader->cells[i])) {
            tell_identity(reader, i);
        }
    }
}

static void keep_row(struct reader *reader)
{
    struct bide_csv *csv = reader->csv;
    const char **cells = csv->cells + csv->row_count * csv->wanted_count;
    for (size_t k = 0; k < csv->wanted_count; ++k) {
        cells[k] = csv->place[k] == SIZE_MAX ? "" : reader->cells[csv->place[k]];
    }
    csv->lines[csv->row_count++] = reader->line;
}

static void read_rows(struct reader *reader)
{
    while (take_row(reader)) {
        const size_t problems = reader->csv->problem_count;
        if (!is_blank(reader)) {
            check_row(reader);
        }
        if (!is_blank(reader) && reader->csv->problem_count == problems) {
            keep_row(reader);
        }
    }
}

/* --- the file --- */

static size_t count_lines(const char *text)
{
    size_t count = 1;
    for (const char *c = text; *c != '\0'; ++c) {
        count += *c == '\n' || (*c == '\r' && c[1] != '\n') ? 1 : 0;
    }
    return count;
}

/* The text of the file; NULL, told, if there is none that makes sense. */
static char *read_text(struct bide_csv *csv, const char *path)
{
    struct bide_file file;
    char what[MOST_WHAT + 128];
    enum bide_file_fault fault = bide_file_open(&file, path, csv->pack);
    if (fault == BIDE_FILE_OK) {
        fault = bide_file_read(&file, BIDE_CSV_MOST_BYTES, csv->arena);
    }
    bide_file_close(&file);
    if (fault == BIDE_FILE_NO_MEMORY) {
        bide_diag_fail(csv->diag, BIDE_ERR_MEMORY);
        return NULL;
    }
    if (fault != BIDE_FILE_OK) {
        snprintf(what, sizeof(what), "cannot read it: %s", file.reason);
        tell(csv, "BD-C085", 0, 0, what,
             "data files are looked for from the configuration's folder");
        return NULL;
    }
    memcpy(csv->digest, file.digest, sizeof(csv->digest));
    file.text[file.length] = '\0';
    if (strlen(file.text) != file.length) {
        tell(csv, "BD-C085", 0, 0, "it is no text: it holds bytes of 0",
             "save it as CSV UTF-8");
        return NULL;
    }
    const bool has_mark = strncmp(file.text, "\xEF\xBB\xBF", 3) == 0;
    return has_mark ? file.text + 3 : file.text;
}

bool bide_csv_read(struct bide_csv *csv, const char *path)
{
    csv->file = path;
    csv->row_count = 0;
    csv->problem_count = 0;
    char *text = read_text(csv, path);
    if (text == NULL) {
        return false;
    }
    const size_t lines = count_lines(text);
    if (lines > BIDE_CSV_MOST_ROWS) {
        tell(csv, "BD-C085", 0, 0, "it has more than 1,000,000 rows",
             "is it the right file?");
        return false;
    }
    csv->cells = bide_arena_take(csv->arena, lines * csv->wanted_count, sizeof(char *));
    csv->lines = bide_arena_take(csv->arena, lines, sizeof(int));
    if (csv->cells == NULL || csv->lines == NULL) {
        bide_diag_fail(csv->diag, BIDE_ERR_MEMORY);
        return false;
    }
    struct reader reader = { .csv = csv, .at = text };
    read_header(&reader);
    if (csv->problem_count == 0) {
        read_rows(&reader);
    }
    if (csv->problem_count > 0) {
        bide_csv_finish(csv);
    }
    return csv->problem_count == 0;
}

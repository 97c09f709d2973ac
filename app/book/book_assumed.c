/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_assumed.h"

#include <math.h>
#include <string.h>

#include "app/show.h"
#include "models/scenario/assumed.h"

static void add_count(struct bide_text *text, const struct bide_assumed_list *list,
                      enum bide_remark_basis basis)
{
    const size_t count = bide_assumed_count(list, basis);
    if (count > 0) {
        bide_text_addf(text, "%s%s: ", text->length > 0 ? "; " : "",
                       bide_remark_word(basis));
        bide_show_number(text, (double) count, 0);
    }
}

/* How many figures of each kind there are. */
static void add_counts(struct bide_book *book, const struct bide_assumed_list *list)
{
    struct bide_text text;
    bide_text_init(&text);
    for (int i = 0; i < BIDE_REMARK_BASIS_COUNT; ++i) {
        add_count(&text, list, (enum bide_remark_basis) i);
    }
    bide_text_add(&text, text.length > 0 ? "." : "The configuration gives no figures.");
    bide_book_note(book, BIDE_BOOK_NOTE, text.bytes);
    book->err = text.err != BIDE_OK ? text.err : book->err;
    bide_text_free(&text);
}

static void add_item(struct bide_book *book, const struct bide_assumed *item)
{
    bide_book_text(book, item->about);
    bide_book_text(book, item->field->sentence);
    if (isnan(item->number)) {
        bide_book_text(book, item->value);
    } else {
        bide_book_number(book, item->number);
    }
    bide_book_text(book, item->field->unit != NULL ? item->field->unit : "");
    bide_book_text(book, bide_remark_word(item->basis));
    bide_book_text(book, item->remark);
    bide_book_text(book, item->path);
    struct bide_text place;
    bide_text_init(&place);
    const char *slash = strrchr(item->file, '/');
    bide_text_addf(&place, "%s", slash != NULL ? slash + 1 : item->file);
    if (item->line > 0) {
        bide_text_addf(&place, ":%d", item->line);
    }
    bide_book_text(book, place.bytes);
    book->err = place.err != BIDE_OK ? place.err : book->err;
    bide_text_free(&place);
}

static void add_reference(struct bide_book *book, const struct bide_reference *reference)
{
    struct bide_text mark;
    bide_text_init(&mark);
    bide_text_addf(&mark, "[%s]", reference->mark);
    bide_book_text(book, "Source");
    bide_book_text(book, reference->text);
    bide_book_text(book, mark.bytes);
    bide_book_text(book, "");
    bide_book_text(book, "");
    bide_book_text(book, "");
    bide_book_text(book, "");
    bide_book_text(book, "");
    book->err = mark.err != BIDE_OK ? mark.err : book->err;
    bide_text_free(&mark);
}

void bide_book_assumed_add(struct bide_book *book, const struct bide_study *study)
{
    static const struct bide_book_column columns[] = {
        { "About", BIDE_BOOK_LONG, 32 },
        { "What it is", BIDE_BOOK_LONG, 46 },
        { "Value", BIDE_BOOK_GENERAL, 22 },
        { "Unit", BIDE_BOOK_LONG, 22 },
        { "How far to trust it", BIDE_BOOK_TEXT, 0 },
        { "Source or reason", BIDE_BOOK_LONG, 52 },
        { "Setting", BIDE_BOOK_LONG, 48 },
        { "File and line", BIDE_BOOK_TEXT, 0 },
    };
    struct bide_assumed_list list;
    const enum bide_err err = bide_assumed_read(&list, study->spec);
    book->err = err != BIDE_OK ? err : book->err;
    bide_book_sheet(book, "Assumptions",
                    "Every figure that went in, and where it is from");
    add_counts(book, &list);
    bide_book_note(book, BIDE_BOOK_NOTE,
                   "Marks such as [N1] name sources; these are listed below the figures. "
                   "A scenario's figures are among them; defaults of the program are in "
                   "\"bide explain\".");
    bide_book_table(book, columns, sizeof(columns) / sizeof(columns[0]), 1);
    for (size_t i = 0; i < list.count; ++i) {
        add_item(book, &list.items[i]);
    }
    for (size_t i = 0; i < list.references.count; ++i) {
        add_reference(book, &list.references.items[i]);
    }
    bide_assumed_free(&list);
}

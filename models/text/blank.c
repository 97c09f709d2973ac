/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/blank.h"

enum { SHOWN = 16 };

/* libconfig 1.5 does not take a comment that the end of the file cuts off. */
static void skip_line_comment(struct bide_cursor *cursor)
{
    const struct bide_cursor start = *cursor;
    bide_cursor_step_to(cursor, bide_cursor_line_end(cursor));
    if (bide_cursor_is_end(cursor)) {
        bide_cursor_report(&start, "BD-C032", "press Enter at its end",
                           "the last line is a comment without a line end");
    }
}

static bool is_pair(const struct bide_cursor *cursor, char first, char second)
{
    return bide_cursor_byte(cursor, 0) == first && bide_cursor_byte(cursor, 1) == second;
}

static void skip_block_comment(struct bide_cursor *cursor)
{
    const struct bide_cursor start = *cursor;
    bide_cursor_step_to(cursor, cursor->offset + 2);
    while (!bide_cursor_is_end(cursor) && !is_pair(cursor, '*', '/')) {
        bide_cursor_step(cursor);
    }
    if (bide_cursor_is_end(cursor)) {
        bide_cursor_report(
            &start, "BD-C032",
            "put */ where the comment ends; all that follows is lost without it",
            "this comment is never closed");
        return;
    }
    bide_cursor_step_to(cursor, cursor->offset + 2);
}

bool bide_blank_comment(struct bide_cursor *cursor)
{
    if (bide_cursor_byte(cursor, 0) == '#' || is_pair(cursor, '/', '/')) {
        skip_line_comment(cursor);
        return true;
    }
    if (is_pair(cursor, '/', '*')) {
        skip_block_comment(cursor);
        return true;
    }
    return false;
}

static void report_plain(const struct bide_cursor *cursor, unsigned code,
                         const char *shown)
{
    if (code == '%') {
        bide_cursor_report(cursor, "BD-C018", "write a share: 20% is 0.2",
                           "percent sign");
    } else {
        bide_cursor_report(cursor, "BD-C017",
                           "delete it, or put the text in \" \"; a remark begins with #",
                           "stray character %s", shown);
    }
}

static void report(const struct bide_cursor *cursor, unsigned code, size_t taken)
{
    char shown[SHOWN];
    bide_chars_copy(shown, sizeof shown, cursor->text + cursor->offset, taken);
    switch (bide_chars_class(code)) {
    case BIDE_CHARS_SPACE:
        bide_cursor_report(
            cursor, "BD-C014", "replace it by an ordinary space", "%s (U+%04X)",
            code == 0xA0 ? "no-break space" : "unusual or invisible space", code);
        return;
    case BIDE_CHARS_DASH:
        bide_cursor_report(cursor, "BD-C017", "write - from the keyboard",
                           "this dash is no minus sign: %s", shown);
        return;
    case BIDE_CHARS_CURRENCY:
        bide_cursor_report(cursor, "BD-C019",
                           "write the number alone; the setting knows its unit",
                           "currency sign %s", shown);
        return;
    case BIDE_CHARS_INVALID:
    case BIDE_CHARS_CONTROL:
    case BIDE_CHARS_DIRECTION:
    case BIDE_CHARS_MARK:
        return; /* encoding.c reports these wherever they stand */
    case BIDE_CHARS_PLAIN:
    case BIDE_CHARS_DOUBLE:
    case BIDE_CHARS_SINGLE:
    case BIDE_CHARS_LETTER:
        report_plain(cursor, code, shown);
        return;
    }
}

void bide_blank_stray(struct bide_cursor *cursor)
{
    if (is_pair(cursor, '*', '/')) {
        bide_cursor_report(cursor, "BD-C032", "one comment cannot stand inside another",
                           "this */ closes no comment");
        bide_cursor_step_to(cursor, cursor->offset + 2);
        return;
    }
    size_t taken;
    const unsigned code = bide_cursor_code(cursor, &taken);
    report(cursor, code, taken);
    do {
        bide_cursor_step(cursor);
    } while (!bide_cursor_is_end(cursor) && bide_cursor_code(cursor, &taken) == code);
}

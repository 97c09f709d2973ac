/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/encoding.h"

#include <string.h>

/* Two-byte characters show by their mark, or by a 0 in each of the first two. */
static bool is_utf16(const char *text, size_t length)
{
    const bool has_mark =
        length >= 2
        && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
    return has_mark
           || (length >= 4 && (text[0] == '\0') != (text[1] == '\0')
               && (text[0] == '\0') == (text[2] == '\0')
               && (text[1] == '\0') == (text[3] == '\0'));
}

/* What a byte most likely is, if the file was saved as Windows-1252. */
static const char *windows_character(unsigned byte)
{
    switch (byte) {
    case 0x80:
        return "\xE2\x82\xAC"; /* euro */
    case 0x91:
    case 0x92:
    case 0x93:
    case 0x94:
        return "a curly quote";
    case 0x96:
    case 0x97:
        return "a long dash";
    case 0xA0:
        return "a no-break space";
    case 0xA3:
        return "\xC2\xA3"; /* pound */
    default:
        return NULL;
    }
}

static void report_invalid(const struct bide_cursor *cursor, unsigned byte)
{
    const char *const help = "save the file as UTF-8 (Notepad: Save as, Encoding)";
    const char *const character = windows_character(byte);
    if (character != NULL) {
        bide_cursor_report(cursor, "BD-C010", help,
                           "byte 0x%02X is no UTF-8 (in Windows-1252 it is %s)", byte,
                           character);
    } else {
        bide_cursor_report(cursor, "BD-C010", help, "byte 0x%02X is no UTF-8", byte);
    }
}

static void report_control(const struct bide_cursor *cursor, unsigned code)
{
    if (code == 0) {
        bide_cursor_report(cursor, "BD-C011",
                           "delete it; libconfig would stop reading here", "a byte of 0");
    } else {
        bide_cursor_report(cursor, "BD-C012", "delete it", "control character U+%04X",
                           code);
    }
}

static void check_character(const struct bide_cursor *cursor, unsigned code)
{
    switch (bide_chars_class(code)) {
    case BIDE_CHARS_INVALID:
        report_invalid(cursor, code - BIDE_CHARS_BAD);
        return;
    case BIDE_CHARS_CONTROL:
        report_control(cursor, code);
        return;
    case BIDE_CHARS_DIRECTION:
        bide_cursor_report(cursor, "BD-C013", "delete it",
                           "invisible mark that turns the direction of writing (U+%04X)",
                           code);
        return;
    case BIDE_CHARS_MARK:
        bide_cursor_report(cursor, "BD-C009",
                           "delete it; save an included file as UTF-8 without BOM",
                           "byte order mark (U+FEFF)");
        return;
    case BIDE_CHARS_PLAIN:
    case BIDE_CHARS_SPACE:
    case BIDE_CHARS_DOUBLE:
    case BIDE_CHARS_SINGLE:
    case BIDE_CHARS_DASH:
    case BIDE_CHARS_CURRENCY:
    case BIDE_CHARS_LETTER:
        return;
    }
}

/* A run of bytes that are no UTF-8 is one problem. */
static void skip_run(struct bide_cursor *cursor, unsigned code)
{
    const bool is_invalid = bide_chars_class(code) == BIDE_CHARS_INVALID;
    size_t taken;
    do {
        bide_cursor_step(cursor);
    } while (is_invalid && !bide_cursor_is_end(cursor)
             && bide_chars_class(bide_cursor_code(cursor, &taken)) == BIDE_CHARS_INVALID);
}

/* Old Macintosh files end lines so; one report is enough. */
static void check_line_ends(struct bide_cursor cursor)
{
    for (; !bide_cursor_is_end(&cursor); bide_cursor_step(&cursor)) {
        if (bide_cursor_byte(&cursor, 0) == '\r'
            && bide_cursor_byte(&cursor, 1) != '\n') {
            bide_cursor_report(&cursor, "BD-C012",
                               "save the file with Windows or Unix line ends",
                               "carriage return without a line feed");
            return;
        }
    }
}

static bool begins(const struct bide_cursor *cursor, const char *bytes)
{
    const size_t length = strlen(bytes);
    return cursor->length >= length && memcmp(cursor->text, bytes, length) == 0;
}

/* Results that bide wrote, given where a configuration belongs: one report is enough. */
static bool is_other_file(const struct bide_cursor *start)
{
    const bool is_zip = begins(start, "PK\003\004");
    if (is_zip) {
        bide_cursor_report(start, "BD-C011", "give the configuration it was made from",
                           "an Excel workbook or zip file, not a configuration");
        return true;
    }
    if (begins(start, "SQLite format 3")) {
        bide_cursor_report(start, "BD-C011",
                           "\"bide report\" and \"bide verify\" read results; others "
                           "want the configuration",
                           "a database such as --sqlite writes, not a configuration");
        return true;
    }
    return false;
}

bool bide_encoding_check(struct bide_cursor start)
{
    if (is_other_file(&start)) {
        return false;
    }
    if (is_utf16(start.text, start.length)) {
        bide_cursor_report(&start, "BD-C008",
                           "save it as UTF-8 (Notepad: Save as, Encoding: UTF-8)",
                           "file is UTF-16");
        return false;
    }
    struct bide_cursor cursor = start;
    while (!bide_cursor_is_end(&cursor)) {
        size_t taken;
        const unsigned code = bide_cursor_code(&cursor, &taken);
        check_character(&cursor, code);
        skip_run(&cursor, code);
    }
    check_line_ends(start);
    return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/mutate.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A part of a text. */
struct span {
    size_t start;
    size_t end;
};

/* What libconfig, people and word processors trip over. */
static const char *const nasty[] = { "\"",
                                     "\\",
                                     "\"\"",
                                     "'",
                                     "/*",
                                     "*/",
                                     "//",
                                     "#",
                                     "\n",
                                     "\r\n",
                                     "\r",
                                     "\t",
                                     "\f",
                                     " ",
                                     "=",
                                     "==",
                                     ":",
                                     ";",
                                     ";;",
                                     ",",
                                     ",,",
                                     "{",
                                     "}",
                                     "(",
                                     ")",
                                     "[",
                                     "]",
                                     "{}",
                                     "()",
                                     "[]",
                                     ".",
                                     "-",
                                     "+",
                                     "%",
                                     "@",
                                     "*",
                                     "_",
                                     "$",
                                     "~",
                                     "true",
                                     "FALSE",
                                     "yes",
                                     "nan",
                                     "inf",
                                     "-inf",
                                     "a",
                                     "x = 1;",
                                     "x = {",
                                     "x = (",
                                     "x = [",
                                     "\"a\" \"b\"",
                                     "\"a\\x00b\"",
                                     "\"a\\q\"",
                                     "\"\\\"",
                                     "\"\\x4\"",
                                     "\n@include \"x\"\n",
                                     "@include",
                                     "@include \"\"",
                                     "\xC2\xA3",
                                     "\xC2\xA0",
                                     "\xE2\x80\x9C",
                                     "\xE2\x80\x9D",
                                     "\xE2\x80\x99",
                                     "\xE2\x80\x93",
                                     "\xE2\x80\xAE",
                                     "\xEF\xBB\xBF",
                                     "\xF0\x9F\x98\x80",
                                     "\xC3\xA9",
                                     "\xFF\xFE",
                                     "\x93",
                                     "\xA3",
                                     "\x1B[31m",
                                     "\x7F" };

static const char *const numbers[] = { "0",
                                       "-0",
                                       "00",
                                       "010",
                                       "0x",
                                       "0x10",
                                       "0x7FFFFFFF",
                                       "0x80000000",
                                       "0xFFFFFFFF",
                                       "0xFFFFFFFFFFL",
                                       "0x7FFFFFFFFFFFFFFFL",
                                       "0xFFFFFFFFFFFFFFFFL",
                                       "2147483647",
                                       "2147483648",
                                       "-2147483648",
                                       "-2147483649",
                                       "99999999999",
                                       "5000000000L",
                                       "9223372036854775807L",
                                       "9223372036854775808L",
                                       "-9223372036854775808L",
                                       "99999999999999999999L",
                                       "99999999999999999999",
                                       "1L",
                                       "1LL",
                                       "1LLL",
                                       "1l",
                                       "1e5",
                                       "1e-5",
                                       "1E+5",
                                       "1e400",
                                       "-1e400",
                                       "1e-400",
                                       "1.7976931348623157e308",
                                       "1e309",
                                       "5.",
                                       ".5",
                                       ".",
                                       "-.",
                                       ".e5",
                                       "1e",
                                       "1.e3",
                                       "1.2.3",
                                       "1,200",
                                       "12,5",
                                       "1_200",
                                       "20%",
                                       "2025-04-01",
                                       "01/04/2025",
                                       "+5",
                                       "--5",
                                       "1.5L",
                                       "12abc" };

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

/* 0 to count - 1; 0 if count is 0. */
static size_t draw_below(uint64_t *state, size_t count)
{
    return count > 0 ? (size_t) (draw(state) % count) : 0;
}

/* Put replacement where span is. */
static void replace(struct bide_text *text, struct span span, const char *replacement,
                    size_t length)
{
    struct bide_text changed;
    bide_text_init(&changed);
    bide_text_add_bytes(&changed, text->bytes, span.start);
    bide_text_add_bytes(&changed, replacement, length);
    bide_text_add_bytes(&changed, text->bytes + span.end, text->length - span.end);
    bide_text_free(text);
    *text = changed;
}

static void insert(struct bide_text *text, size_t at, const char *more)
{
    replace(text, (struct span){ at, at }, more, strlen(more));
}

static bool is_word(char c)
{
    return isalnum((unsigned char) c) || c == '_' || c == '.' || c == '-';
}

/* A word, or else a single character, at a place by chance. */
static struct span pick_token(const struct bide_text *text, uint64_t *state)
{
    const size_t at = draw_below(state, text->length);
    struct span span = { at, at < text->length ? at + 1 : at };
    while (span.start < span.end && is_word(text->bytes[at]) && span.start > 0
           && is_word(text->bytes[span.start - 1])) {
        --span.start;
    }
    while (is_word(text->bytes[at]) && span.end < text->length
           && is_word(text->bytes[span.end])) {
        ++span.end;
    }
    return span;
}

/* A line with its line end. */
static struct span pick_line(const struct bide_text *text, uint64_t *state)
{
    const size_t at = draw_below(state, text->length);
    struct span span = { at, at };
    while (span.start > 0 && text->bytes[span.start - 1] != '\n') {
        --span.start;
    }
    while (span.end < text->length && text->bytes[span.end] != '\n') {
        ++span.end;
    }
    span.end += span.end < text->length ? 1 : 0;
    return span;
}

/* Empty if no number stands behind a place by chance. */
static struct span pick_number(const struct bide_text *text, uint64_t *state)
{
    size_t start = draw_below(state, text->length);
    while (start < text->length && !isdigit((unsigned char) text->bytes[start])) {
        ++start;
    }
    size_t end = start;
    while (end < text->length && is_word(text->bytes[end])) {
        ++end;
    }
    return (struct span){ start, end };
}

static void double_span(struct bide_text *text, struct span span)
{
    struct bide_text copy;
    bide_text_init(&copy);
    bide_text_add_bytes(&copy, text->bytes + span.start, span.end - span.start);
    replace(text, (struct span){ span.start, span.start }, copy.bytes, copy.length);
    bide_text_free(&copy);
}

/* Take a line out and put it in elsewhere. */
static void move_line(struct bide_text *text, uint64_t *state)
{
    const struct span line = pick_line(text, state);
    struct bide_text copy;
    bide_text_init(&copy);
    bide_text_add_bytes(&copy, text->bytes + line.start, line.end - line.start);
    replace(text, line, "", 0);
    const size_t at = pick_line(text, state).start;
    replace(text, (struct span){ at, at }, copy.bytes, copy.length);
    bide_text_free(&copy);
}

static void flip(struct bide_text *text, uint64_t *state)
{
    if (text->length > 0) {
        const size_t at = draw_below(state, text->length);
        const char flipped =
            (char) ((unsigned char) text->bytes[at] ^ (1U << draw_below(state, 8)));
        replace(text, (struct span){ at, at + 1 }, &flipped, 1);
    }
}

/* Deep enough, now and then, to pass the limit of 32. */
static void nest(struct bide_text *text, uint64_t *state)
{
    static const char *const openers[] = { "(", "[", "x={", "((((((((((" };
    const char *const opener = openers[draw_below(state, COUNT(openers))];
    const size_t at = pick_token(text, state).start;
    for (size_t i = draw_below(state, 5); i > 0; --i) {
        insert(text, at, opener);
    }
}

static void change(struct bide_text *text, uint64_t *state)
{
    const char *const more = nasty[draw_below(state, COUNT(nasty))];
    const char *const number = numbers[draw_below(state, COUNT(numbers))];
    switch (draw_below(state, 12)) {
    case 0:
        flip(text, state);
        return;
    case 1:
        replace(text, pick_token(text, state), "", 0);
        return;
    case 2:
        double_span(text, pick_token(text, state));
        return;
    case 3:
        replace(text, pick_line(text, state), "", 0);
        return;
    case 4:
        double_span(text, pick_line(text, state));
        return;
    case 5:
        move_line(text, state);
        return;
    case 6:
    case 7:
        insert(text, pick_token(text, state).start, more);
        return;
    case 8:
        replace(text, pick_token(text, state), more, strlen(more));
        return;
    case 9:
        replace(text, pick_number(text, state), number, strlen(number));
        return;
    case 10:
        nest(text, state);
        return;
    default:
        replace(text, (struct span){ draw_below(state, text->length), text->length }, "",
                0);
        return;
    }
}

void mutate_text(struct bide_text *out, const char *text, size_t length, uint64_t seed)
{
    uint64_t state = seed;
    bide_text_clear(out);
    bide_text_add_bytes(out, text, length);
    for (size_t i = 1 + draw_below(&state, 4); i > 0; --i) {
        change(out, &state);
    }
}

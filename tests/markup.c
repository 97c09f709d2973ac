/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/markup.h"

#include <check.h>
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_DEPTH = 32,
    MOST_NAME = 32,
    MOST_VALUE = 16384,
    MOST_IDS = 2048,
    SHOWN = 60,
    MOST_SHOWN = 3000
};

#define CHARACTER 7.2 /* units wide, on average */
#define SLACK 3.0     /* that a text may stick out */

struct checker {
    const char *at;
    char names[MOST_DEPTH][MOST_NAME];
    size_t depth;
    char ids[MOST_IDS][MOST_NAME];
    size_t id_count;
    double width, height; /* of the drawing under way */
    double x;             /* of the text under way */
    char side;            /* ... that is at x: its begin, middle or end */
    char value[MOST_VALUE];
};

static void must(const struct checker *checker, bool is_right, const char *what)
{
    ck_assert_msg(is_right, "%s: %.*s", what, (int) SHOWN, checker->at);
}

static void read_name(struct checker *checker, char *name)
{
    size_t length = 0;
    while (isalnum((unsigned char) *checker->at) || *checker->at == '-'
           || *checker->at == ':') {
        must(checker, length < MOST_NAME - 1, "long name");
        name[length++] = *checker->at++;
    }
    name[length] = '\0';
    must(checker, length > 0, "no name");
}

/* One of the references that escaped texts have. */
static void check_reference(const struct checker *checker)
{
    static const char *const known[] = { "&amp;",  "&lt;",  "&gt;",
                                         "&quot;", "&#39;", "&apos;" };
    bool is_known = false;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); ++i) {
        is_known = is_known || strncmp(checker->at, known[i], strlen(known[i])) == 0;
    }
    must(checker, is_known, "& alone");
}

static void read_value(struct checker *checker)
{
    size_t length = 0;
    must(checker, checker->at[0] == '=' && checker->at[1] == '"', "no value");
    for (checker->at += 2; *checker->at != '"'; ++checker->at) {
        must(checker, *checker->at != '\0' && *checker->at != '<', "value is not closed");
        must(checker, length < MOST_VALUE - 1, "long value");
        if (*checker->at == '&') {
            check_reference(checker);
        }
        checker->value[length++] = *checker->at;
    }
    checker->value[length] = '\0';
    ++checker->at;
}

static void add_id(struct checker *checker)
{
    for (size_t i = 0; i < checker->id_count; ++i) {
        ck_assert_str_ne(checker->ids[i], checker->value);
    }
    must(checker, checker->id_count < MOST_IDS && strlen(checker->value) < MOST_NAME,
         "ids");
    memcpy(checker->ids[checker->id_count++], checker->value, strlen(checker->value) + 1);
}

static void check_place(const struct checker *checker, double place, bool is_x)
{
    const double most = is_x ? checker->width : checker->height;
    ck_assert_msg(place >= 0.0 && place <= most, "%g of %g in %.*s", place, most,
                  (int) SHOWN, checker->value);
}

/* Numbers by turns, after H x alone. */
static void check_path(const struct checker *checker)
{
    bool is_x = true;
    for (const char *at = checker->value; *at != '\0';) {
        if (strchr(" MHZ", *at) != NULL) {
            is_x = *at == ' ' ? is_x : true;
            ++at;
            continue;
        }
        char *end = NULL;
        const double place = strtod(at, &end);
        ck_assert_msg(end != at, "no number in %.*s", (int) SHOWN, at);
        check_place(checker, place, is_x);
        is_x = !is_x;
        at = end;
    }
}

/* Of Arial at 14 units; a reference is a character. */
static double width_of(const char *text)
{
    double width = 0.0;
    for (; *text != '\0' && *text != '<'; ++text) {
        width += ((unsigned char) *text & 0xC0U) != 0x80U ? CHARACTER : 0.0;
        text = *text == '&' ? strchr(text, ';') : text;
    }
    return width;
}

static void check_text(const struct checker *checker)
{
    const double width = width_of(checker->at);
    const double share = checker->side == 'e' ? 1.0 : checker->side == 'm' ? 0.5 : 0.0;
    const double left = checker->x - share * width;
    must(checker, left >= -SLACK && left + width <= checker->width + SLACK,
         "text does not fit");
}

static void check_attribute(struct checker *checker, const char *tag, const char *name)
{
    if (strcmp(name, "id") == 0) {
        add_id(checker);
    } else if (strcmp(name, "viewBox") == 0) {
        ck_assert_str_eq(tag, "svg");
        char *end = NULL;
        ck_assert_int_eq(strncmp(checker->value, "0 0 ", 4), 0);
        checker->width = strtod(checker->value + 4, &end);
        checker->height = strtod(end, NULL);
        must(checker, checker->width > 0.0 && checker->height > 0.0, "empty drawing");
    } else if (strcmp(name, "d") == 0) {
        check_path(checker);
    } else if (strcmp(name, "class") == 0) {
        checker->side = checker->value[0];
    } else if (strcmp(name, "x") == 0 || strcmp(name, "cx") == 0) {
        checker->x = strtod(checker->value, NULL);
        check_place(checker, checker->x, true);
    } else if (strcmp(name, "y") == 0 || strcmp(name, "cy") == 0) {
        check_place(checker, strtod(checker->value, NULL), false);
    }
}

static void open_tag(struct checker *checker)
{
    char tag[MOST_NAME];
    ++checker->at;
    read_name(checker, tag);
    checker->side = 'b';
    while (*checker->at == ' ') {
        char name[MOST_NAME];
        ++checker->at;
        read_name(checker, name);
        read_value(checker);
        check_attribute(checker, tag, name);
    }
    if (checker->at[0] == '/' && checker->at[1] == '>') {
        checker->at += 2;
        return;
    }
    must(checker, *checker->at == '>', "tag is not closed");
    ++checker->at;
    if (strcmp(tag, "text") == 0) {
        check_text(checker);
    }
    must(checker, checker->depth < MOST_DEPTH, "too deep");
    memcpy(checker->names[checker->depth++], tag, sizeof(tag));
}

static void close_tag(struct checker *checker)
{
    char tag[MOST_NAME];
    checker->at += 2;
    read_name(checker, tag);
    must(checker, checker->depth > 0, "nothing to close");
    ck_assert_str_eq(checker->names[checker->depth - 1], tag);
    --checker->depth;
    must(checker, *checker->at == '>', "end is not closed");
    ++checker->at;
}

void markup_check(const char *text)
{
    struct checker *checker = calloc(1, sizeof(*checker));
    ck_assert_ptr_nonnull(checker);
    checker->at = text;
    while (*checker->at != '\0') {
        if (checker->at[0] == '<' && checker->at[1] == '/') {
            close_tag(checker);
        } else if (*checker->at == '<') {
            open_tag(checker);
        } else {
            if (*checker->at == '&') {
                check_reference(checker);
            }
            must(checker, (unsigned char) *checker->at >= ' ' || *checker->at == '\n',
                 "control character");
            ++checker->at;
        }
    }
    ck_assert_uint_eq(checker->depth, 0);
    free(checker);
}

size_t markup_count(const char *text, const char *piece)
{
    size_t count = 0;
    for (const char *at = strstr(text, piece); at != NULL;
         at = strstr(at + strlen(piece), piece)) {
        ++count;
    }
    return count;
}

void markup_has(const char *text, const char *piece)
{
    ck_assert_msg(strstr(text, piece) != NULL, "no \"%s\" in:\n%.*s", piece, MOST_SHOWN,
                  text);
}

void markup_inside(const char *text, const char *tag, size_t index, char *found,
                   size_t size)
{
    char open[MOST_NAME];
    char close[MOST_NAME];
    snprintf(open, sizeof(open), "<%s", tag);
    snprintf(close, sizeof(close), "</%s>", tag);
    const char *at = strstr(text, open);
    for (size_t i = 0; i < index && at != NULL; ++i) {
        at = strstr(at + 1, open);
    }
    ck_assert_msg(at != NULL, "no <%s> number %zu", tag, index);
    const char *from = strchr(at, '>') + 1;
    const char *to = strstr(from, close);
    ck_assert_ptr_nonnull(to);
    ck_assert_uint_lt((size_t) (to - from), size);
    memcpy(found, from, (size_t) (to - from));
    found[to - from] = '\0';
}

size_t markup_words(const char *text)
{
    size_t count = 0;
    for (size_t i = 0; text[i] != '\0'; ++i) {
        count += text[i] != ' ' && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
    }
    return count;
}

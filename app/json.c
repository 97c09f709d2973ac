/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/json.h"

#include <math.h>
#include <string.h>

void bide_json_init(struct bide_json *json, struct bide_text *out)
{
    *json = (struct bide_json){ .out = out, .digits = "0", .length = 1 };
}

static void add_character(struct bide_text *out, const char *text, size_t length,
                          unsigned code)
{
    if (length == 0) {
        bide_text_add(out, "\\ufffd");
    } else if (code == '"' || code == '\\') {
        bide_text_addf(out, "\\%c", (int) code);
    } else if (code == '\n') {
        bide_text_add(out, "\\n");
    } else if (code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028
               || code == 0x2029) {
        bide_text_addf(out, "\\u%04x", code);
    } else {
        bide_text_add_bytes(out, text, length);
    }
}

/* Bytes at the front that stand for themselves and for one character each. */
static size_t plain_length(const char *text)
{
    size_t length = 0;
    while (text[length] >= ' ' && text[length] < 0x7F && text[length] != '"'
           && text[length] != '\\') {
        ++length;
    }
    return length;
}

static void add_quoted(struct bide_text *out, const char *text)
{
    bide_text_add_char(out, '"');
    for (size_t i = 0; text[i] != '\0';) {
        const size_t plain = plain_length(text + i);
        bide_text_add_bytes(out, text + i, plain);
        i += plain;
        if (text[i] == '\0') {
            break;
        }
        unsigned code = 0;
        const size_t length = bide_text_utf8(text + i, strnlen(text + i, 4), &code);
        add_character(out, text + i, length, code);
        i += length > 0 ? length : 1;
    }
    bide_text_add_char(out, '"');
}

/* A comma, two quotes, a colon and a bracket. */
enum { AROUND_KEY = 5 };

static char *write_comma(char *at, struct bide_json *json)
{
    *at = ',';
    at += json->needs_comma ? 1 : 0;
    json->needs_comma = true;
    return at;
}

/* The comma and the key that come before an item, at a place with room for these. */
static char *write_key(char *at, struct bide_json *json, const char *key, size_t length)
{
    at = write_comma(at, json);
    if (key == NULL) {
        return at;
    }
    *at++ = '"';
    memcpy(at, key, length);
    at += length;
    *at++ = '"';
    *at++ = ':';
    return at;
}

static void begin(struct bide_json *json, const char *key)
{
    const size_t length = key != NULL ? strlen(key) : 0;
    char *at = bide_text_room(json->out, length + AROUND_KEY);
    if (at != NULL) {
        bide_text_took(json->out, (size_t) (write_key(at, json, key, length) - at));
    }
}

void bide_json_open(struct bide_json *json, const char *key, char bracket)
{
    const size_t length = key != NULL ? strlen(key) : 0;
    char *from = bide_text_room(json->out, length + AROUND_KEY);
    if (from != NULL) {
        char *at = write_key(from, json, key, length);
        *at++ = bracket;
        bide_text_took(json->out, (size_t) (at - from));
    }
    json->needs_comma = false;
}

void bide_json_close(struct bide_json *json, char bracket)
{
    bide_text_add_char(json->out, bracket);
    json->needs_comma = true;
}

void bide_json_line(struct bide_json *json, size_t indent)
{
    char *from = bide_text_room(json->out, 2 + indent);
    if (from != NULL) {
        char *at = write_comma(from, json);
        *at++ = '\n';
        memset(at, ' ', indent);
        bide_text_took(json->out, (size_t) (at - from) + indent);
    }
    json->needs_comma = false;
}

void bide_json_text(struct bide_json *json, const char *key, const char *text)
{
    begin(json, key);
    if (text == NULL) {
        bide_text_add(json->out, "null");
    } else {
        add_quoted(json->out, text);
    }
}

static size_t write_number(char *digits, double number)
{
    if (isfinite(number)) {
        return bide_digits_write(digits, number);
    }
    static const char null[] = { 'n', 'u', 'l', 'l' };
    memcpy(digits, null, sizeof(null));
    return sizeof(null);
}

/* The digits of the last number are kept: of one replication the mean and all quantiles
 * are one number, and a measure that nothing happens to stays as it is. */
static void take_number(struct bide_json *json, double number)
{
    const bool is_same = number >= json->number && number <= json->number;
    if (!is_same) {
        json->number = number;
        json->length = write_number(json->digits, number);
    }
}

void bide_json_number(struct bide_json *json, const char *key, double number)
{
    begin(json, key);
    take_number(json, number);
    bide_text_add_bytes(json->out, json->digits, json->length);
}

/* Copies of a fixed length, as far as they are needed or farther, take no call. */
void bide_json_numbers(struct bide_json *json, const struct bide_json_key *keys,
                       const double *numbers, size_t count)
{
    const size_t most = sizeof(keys[0].text) + sizeof(json->digits) + 1;
    char *from = bide_text_room(json->out, 1 + count * most);
    if (from == NULL || count == 0) {
        return;
    }
    char *at = write_comma(from, json);
    for (size_t i = 0; i < count; ++i) {
        take_number(json, numbers[i]);
        memcpy(at, keys[i].text, sizeof(keys[i].text));
        at += keys[i].length;
        memcpy(at, json->digits, sizeof(json->digits));
        at += json->length;
        *at++ = ',';
    }
    bide_text_took(json->out, (size_t) (at - from) - 1);
}

void bide_json_bool(struct bide_json *json, const char *key, bool value)
{
    begin(json, key);
    bide_text_add(json->out, value ? "true" : "false");
}

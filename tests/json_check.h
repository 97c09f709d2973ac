/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_check.h - whether a text is one JSON value, by the grammar of RFC 8259. */
#ifndef BIDE_TESTS_JSON_CHECK_H
#define BIDE_TESTS_JSON_CHECK_H

#include <stdbool.h>
#include <string.h>

static inline const char *json_check_value(const char *at);

static inline const char *json_check_space(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* Each of these answers what follows, or NULL. */
static inline const char *json_check_escape(const char *at)
{
    if (*at == 'u') {
        return strspn(at + 1, "0123456789abcdefABCDEF") >= 4 ? at + 5 : NULL;
    }
    return *at != '\0' && strchr("\"\\/bfnrt", *at) != NULL ? at + 1 : NULL;
}

static inline const char *json_check_text(const char *at)
{
    if (*at++ != '"') {
        return NULL;
    }
    while (at != NULL && *at != '"') {
        if ((unsigned char) *at < 0x20) {
            return NULL;
        }
        at = *at == '\\' ? json_check_escape(at + 1) : at + 1;
    }
    return at == NULL ? NULL : at + 1;
}

static inline const char *json_check_digits(const char *at)
{
    const size_t count = strspn(at, "0123456789");
    return count > 0 ? at + count : NULL;
}

static inline const char *json_check_number(const char *at)
{
    at += *at == '-' ? 1 : 0;
    const char *whole = at;
    at = json_check_digits(at);
    if (at == NULL || (*whole == '0' && at > whole + 1)) {
        return NULL;
    }
    if (*at == '.') {
        at = json_check_digits(at + 1);
    }
    if (at != NULL && (*at == 'e' || *at == 'E')) {
        ++at;
        at = json_check_digits(at + (*at == '+' || *at == '-' ? 1 : 0));
    }
    return at;
}

static inline const char *json_check_member(const char *at, bool has_key)
{
    at = json_check_space(at);
    if (has_key) {
        at = json_check_text(at);
        at = at == NULL ? NULL : json_check_space(at);
        if (at == NULL || *at != ':') {
            return NULL;
        }
        ++at;
    }
    at = json_check_value(at);
    return at == NULL ? NULL : json_check_space(at);
}

static inline const char *json_check_members(const char *at, char closing)
{
    at = json_check_space(at + 1);
    if (*at == closing) {
        return at + 1;
    }
    for (;;) {
        at = json_check_member(at, closing == '}');
        if (at == NULL || (*at != ',' && *at != closing)) {
            return NULL;
        }
        if (*at++ == closing) {
            return at;
        }
    }
}

static inline const char *json_check_word(const char *at)
{
    static const char *const words[] = { "true", "false", "null" };
    for (int i = 0; i < 3; ++i) {
        if (strncmp(at, words[i], strlen(words[i])) == 0) {
            return at + strlen(words[i]);
        }
    }
    return NULL;
}

static inline const char *json_check_value(const char *at)
{
    at = json_check_space(at);
    switch (*at) {
    case '{':
        return json_check_members(at, '}');
    case '[':
        return json_check_members(at, ']');
    case '"':
        return json_check_text(at);
    case 't':
    case 'f':
    case 'n':
        return json_check_word(at);
    default:
        return json_check_number(at);
    }
}

/* Whether all of text is one value, with nothing but space around it. */
static inline bool json_check(const char *text)
{
    const char *end = json_check_value(text);
    return end != NULL && *json_check_space(end) == '\0';
}

#endif

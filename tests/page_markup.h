/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_markup.h - a small strict reader of markup: elements nest, attributes are quoted,
 * entities are few, ids are unique and links within the page lead somewhere. */
#ifndef BIDE_TESTS_PAGE_MARKUP_H
#define BIDE_TESTS_PAGE_MARKUP_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_MARKUP_DEEPEST = 64, PAGE_MARKUP_NAME = 24 };

struct page_markup {
    const char *whole;
    const char *at;
    char open[PAGE_MARKUP_DEEPEST][PAGE_MARKUP_NAME];
    size_t depth;
    size_t element_count;
};

static inline void page_markup_fault(const struct page_markup *markup, const char *what)
{
    ck_abort_msg("%s at byte %zu: %.80s", what, (size_t) (markup->at - markup->whole),
                 markup->at);
}

static inline void page_markup_need(const struct page_markup *markup, int is_right,
                                    const char *what)
{
    if (!is_right) {
        page_markup_fault(markup, what);
    }
}

/* Letters, digits, dashes; the length. */
static inline size_t page_markup_name(const struct page_markup *markup, char *name)
{
    const size_t length = strspn(markup->at, "abcdefghijklmnopqrstuvwxyz"
                                             "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:");
    page_markup_need(markup, length > 0 && length < PAGE_MARKUP_NAME, "bad name");
    memcpy(name, markup->at, length);
    name[length] = '\0';
    return length;
}

static inline void page_markup_entity(const struct page_markup *markup)
{
    static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
    int is_known = 0;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); ++i) {
        is_known = is_known || strncmp(markup->at, known[i], strlen(known[i])) == 0;
    }
    page_markup_need(markup, is_known, "bad entity");
}

/* An attribute and its value; an id is there once, what # leads to is there. */
static inline void page_markup_attribute(struct page_markup *markup)
{
    char name[PAGE_MARKUP_NAME];
    char wanted[256];
    markup->at += page_markup_name(markup, name);
    page_markup_need(markup, strncmp(markup->at, "=\"", 2) == 0, "unquoted attribute");
    page_markup_need(markup, strncmp(name, "on", 2) != 0, "script");
    markup->at += 2;
    const size_t length = strcspn(markup->at, "\"<>");
    const int is_link = strcmp(name, "href") == 0;
    if (strcmp(name, "id") == 0 || is_link) {
        page_markup_need(markup, !is_link || markup->at[0] == '#', "link to elsewhere");
        snprintf(wanted, sizeof(wanted), " id=\"%.*s\"", (int) length - is_link,
                 markup->at + is_link);
        const char *first = strstr(markup->whole, wanted);
        page_markup_need(markup, first != NULL, "link to nowhere");
        page_markup_need(markup, first == NULL || strstr(first + 1, wanted) == NULL,
                         "id is there twice");
    }
    for (const char *end = markup->at + length; markup->at < end; ++markup->at) {
        if (markup->at[0] == '&') {
            page_markup_entity(markup);
        }
    }
    page_markup_need(markup, markup->at[0] == '"', "attribute does not end");
    ++markup->at;
}

static inline void page_markup_open(struct page_markup *markup)
{
    char *name = markup->open[markup->depth];
    ++markup->at;
    markup->at += page_markup_name(markup, name);
    page_markup_need(markup, strcmp(name, "script") != 0, "script");
    while (markup->at[0] == ' ') {
        ++markup->at;
        page_markup_attribute(markup);
    }
    ++markup->element_count;
    if (markup->at[0] == '/') {
        ++markup->at;
    } else if (strcmp(name, "meta") != 0) {
        page_markup_need(markup, ++markup->depth < PAGE_MARKUP_DEEPEST, "too deep");
    }
    page_markup_need(markup, markup->at[0] == '>', "element does not end");
    ++markup->at;
}

static inline void page_markup_close(struct page_markup *markup)
{
    char name[PAGE_MARKUP_NAME];
    markup->at += 2;
    const size_t length = page_markup_name(markup, name);
    page_markup_need(
        markup, markup->depth > 0 && strcmp(name, markup->open[markup->depth - 1]) == 0,
        "wrong end");
    --markup->depth;
    markup->at += length;
    page_markup_need(markup, markup->at[0] == '>', "element does not end");
    ++markup->at;
}

/* Fail unless the whole page is right. Returns how many elements it has. */
static inline size_t page_markup_check(const char *page)
{
    struct page_markup markup = { .whole = page, .at = page };
    static const char doctype[] = "<!DOCTYPE html>\n<!-- Written by bide -->\n";
    if (strncmp(page, doctype, sizeof(doctype) - 1) == 0) {
        markup.at += sizeof(doctype) - 1;
    }
    while (markup.at[0] != '\0') {
        if (markup.at[0] == '<' && markup.at[1] == '/') {
            page_markup_close(&markup);
        } else if (markup.at[0] == '<') {
            page_markup_open(&markup);
        } else {
            if (markup.at[0] == '&') {
                page_markup_entity(&markup);
            }
            ++markup.at;
        }
    }
    page_markup_need(&markup, markup.depth == 0, "element without end");
    return markup.element_count;
}

#endif

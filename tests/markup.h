/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markup.h - whether a piece of HTML with SVG in it is well formed, by the rules of XML.
 */
#ifndef BIDE_TESTS_MARKUP_H
#define BIDE_TESTS_MARKUP_H

#include <stddef.h>

/* The test fails unless tags are closed in order, attributes have quotes, every & begins
 * a reference and ids are there once; and every place in a drawing lies within its
 * viewBox, and texts with their length. */
void markup_check(const char *text);

/* How often a piece of text is there. */
size_t markup_count(const char *text, const char *piece);

/* The test fails unless it is there. */
void markup_has(const char *text, const char *piece);

/* The index-th text between <tag...> and </tag> (the tag without nested ones of its
 * name), copied to found[0..size); the test fails if there is none. */
void markup_inside(const char *text, const char *tag, size_t index, char *found,
                   size_t size);

/* Words of a text, as spaces divide it. */
size_t markup_words(const char *text);

#endif

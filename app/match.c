/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/match.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct piece {
    const char *text;
    size_t length;
};

/* The piece at the front of path, up to a dot. */
static struct piece first_piece(const char *path)
{
    const struct piece piece = { path, strcspn(path, ".") };
    return piece;
}

/* What follows the first piece, NULL if nothing does. */
static const char *after(const char *path)
{
    const char *dot = strchr(path, '.');
    return dot == NULL ? NULL : dot + 1;
}

static bool is_same(struct piece a, struct piece b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static bool is_wild(struct piece piece)
{
    return (piece.length == 1 && piece.text[0] == '*')
           || (piece.length > 0 && strspn(piece.text, "0123456789") >= piece.length);
}

static bool fits(struct piece general, struct piece typed)
{
    return is_same(general, typed) || is_wild(general) || is_wild(typed);
}

/* asked against the front of path: WHOLE if both end together, INSIDE if path goes on. A
 * name that fits only a wildcard of path is no reason to believe that it was meant, so
 * the last piece must be the same one, unless the match begins at the root. */
static enum bide_match match_front(const char *path, const char *asked, bool is_root)
{
    const char *general = path;
    const char *typed = asked;
    bool is_last_same = false;
    while (general != NULL && typed != NULL) {
        const struct piece a = first_piece(general);
        const struct piece b = first_piece(typed);
        if (!fits(a, b)) {
            return BIDE_MATCH_NONE;
        }
        is_last_same = is_same(a, b);
        general = after(general);
        typed = after(typed);
    }
    if (typed != NULL || !(is_last_same || is_root)) {
        return BIDE_MATCH_NONE;
    }
    return general == NULL ? BIDE_MATCH_WHOLE : BIDE_MATCH_INSIDE;
}

enum bide_match bide_match_path(const char *path, const char *asked)
{
    enum bide_match best = match_front(path, asked, true);
    if (best == BIDE_MATCH_WHOLE) {
        return best;
    }
    for (const char *rest = after(path); rest != NULL; rest = after(rest)) {
        const enum bide_match match = match_front(rest, asked, false);
        if (match == BIDE_MATCH_WHOLE) {
            return BIDE_MATCH_END;
        }
        best = match > best ? match : best;
    }
    return best;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match.h - whether what someone typed names a setting: paths with wildcards, or ends of
 * paths. */
#ifndef BIDE_APP_MATCH_H
#define BIDE_APP_MATCH_H

enum bide_match {
    BIDE_MATCH_NONE,
    BIDE_MATCH_INSIDE, /* path lies below what was asked for */
    BIDE_MATCH_END,    /* path ends with it */
    BIDE_MATCH_WHOLE   /* path is it */
};

/* path is general: "pathways.*.referrals.per_week". In asked, "*" and numbers stand for
 * any name, and any name stands for a "*" of path. */
enum bide_match bide_match_path(const char *path, const char *asked);

#endif

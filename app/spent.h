/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spent.h - what the program has taken so far of time and memory. */
#ifndef BIDE_APP_SPENT_H
#define BIDE_APP_SPENT_H

struct bide_spent {
    double seconds;     /* on a clock that is never set back */
    double cpu_seconds; /* of all threads together */
    double peak_bytes;  /* the most memory the program ever held; it never falls */
};

struct bide_spent bide_spent_now(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* starter.h - the example that "bide init" writes. */
#ifndef BIDE_APP_STARTER_H
#define BIDE_APP_STARTER_H

/* A commented configuration: one clinic, two scenarios. */
const char *bide_starter_text(void);

#endif

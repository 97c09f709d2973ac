/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_save.h - the option --xlsx: the workbook of a study as a file. */
#ifndef BIDE_APP_BOOK_BOOK_SAVE_H
#define BIDE_APP_BOOK_BOOK_SAVE_H

#include "app/cmd.h"
#include "models/service/study.h"

/* Whether the workbook that --xlsx asks for can be written, before the work begins; fine
 * if none is asked for. Answers the exit code. */
int bide_book_save_check(const struct bide_cmd *cmd);

/* Write it, whole or not at all, if one is asked for. Answers the exit code. */
int bide_book_save(const struct bide_cmd *cmd, const struct bide_study *study);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_schema.h - the tables and views of a result file; docs/RESULT.md describes them.
 */
#ifndef BIDE_APP_RESULT_SCHEMA_H
#define BIDE_APP_RESULT_SCHEMA_H

/* The marks of a result file, and where the first stands in it. */
#define BIDE_RESULT_SCHEMA_MARK "BIDR"
#define BIDE_RESULT_SCHEMA_MARK_NUMBER "1112097874" /* the same four bytes */
enum { BIDE_RESULT_SCHEMA_MARK_AT = 68, BIDE_RESULT_SCHEMA_FORMAT = 1 };

/* The commands that make the tables and views; the last is NULL. */
extern const char *const bide_result_schema[];

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_identity.h - what would tell who a child is, and has no place in a simulation. */
#ifndef BIDE_TEXT_CSV_IDENTITY_H
#define BIDE_TEXT_CSV_IDENTITY_H

#include <stdbool.h>

/* Whether a column of this name holds identifiers: an NHS number, UPN, name, date of
 * birth, address, postcode, telephone or email. */
bool bide_csv_identity_is_name(const char *column);

/* Whether a value is an NHS number (ten digits whose check digit is right), a unique
 * pupil number or a postcode. */
bool bide_csv_identity_is_value(const char *value);

#endif

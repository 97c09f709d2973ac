/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest.h - SHA-256 (FIPS 180-4), by which files are told apart. */
#ifndef BIDE_BASE_DIGEST_H
#define BIDE_BASE_DIGEST_H

#include <stddef.h>

enum { BIDE_DIGEST_SIZE = 65 }; /* 64 digits and a 0 byte */

/* In lower-case hexadecimal digits, as sha256sum prints it. */
void bide_digest_of(const void *bytes, size_t length, char digest[BIDE_DIGEST_SIZE]);

/* The same of bytes that come in pieces: next tells where one is and how long, and 0
 * after the last. */
void bide_digest_of_pieces(size_t (*next)(void *context, const void **bytes),
                           void *context, char digest[BIDE_DIGEST_SIZE]);

/* The library that computes it: "nettle 3.8". */
const char *bide_digest_library(void);

#endif

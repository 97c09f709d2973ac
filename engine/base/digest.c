/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/digest.h"

#include <nettle/sha2.h>
#include <nettle/version.h>
#include <stdint.h>

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

static void finish(struct sha256_ctx *context, char digest[BIDE_DIGEST_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof(sum), sum);
    for (size_t i = 0; i < sizeof(sum); ++i) {
        digest[2 * i] = digits[sum[i] >> 4];
        digest[2 * i + 1] = digits[sum[i] & 15];
    }
    digest[2 * sizeof(sum)] = '\0';
}

void bide_digest_of(const void *bytes, size_t length, char digest[BIDE_DIGEST_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    finish(&context, digest);
}

void bide_digest_of_pieces(size_t (*next)(void *context, const void **bytes),
                           void *context, char digest[BIDE_DIGEST_SIZE])
{
    struct sha256_ctx sum;
    sha256_init(&sum);
    const void *bytes = NULL;
    size_t length = 0;
    while ((length = next(context, &bytes)) > 0) {
        sha256_update(&sum, length, bytes);
    }
    finish(&sum, digest);
}

const char *bide_digest_library(void)
{
    return "nettle " TEXT(NETTLE_VERSION_MAJOR) "." TEXT(NETTLE_VERSION_MINOR);
}

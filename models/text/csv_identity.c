/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/csv_identity.h"

#include <stddef.h>
#include <string.h>

#include "models/text/chars.h"

enum { MOST_NAME = 64, NHS_DIGITS = 10, UPN_LENGTH = 13, MOST_POSTCODE = 7 };

static char lower(char c)
{
    static const char small[] = "abcdefghijklmnopqrstuvwxyz";
    if (c >= 'A' && c <= 'Z') {
        return small[c - 'A'];
    }
    return c;
}

/* Letters in lower case and digits; nothing else tells names apart. */
static void simplify(char *out, const char *text)
{
    size_t length = 0;
    for (const char *c = text; *c != '\0' && length + 1 < MOST_NAME; ++c) {
        if (bide_chars_is_alpha(*c) || bide_chars_is_digit(*c)) {
            out[length++] = lower(*c);
        }
    }
    out[length] = '\0';
}

bool bide_csv_identity_is_name(const char *column)
{
    static const char *const parts[] = {
        "nhsn",     "nhsid",     "birth",    "postcode",  "postal",    "surname",
        "forename", "firstname", "lastname", "fullname",  "childname", "patientname",
        "address",  "email",     "phone",    "patientid", "hospitaln"
    };
    static const char *const whole[] = { "nhs", "dob", "name", "upn", "mrn", "initials" };
    char name[MOST_NAME] = "";
    simplify(name, column);
    bool is_found = false;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); ++i) {
        is_found = is_found || strstr(name, parts[i]) != NULL;
    }
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); ++i) {
        is_found = is_found || strcmp(name, whole[i]) == 0;
    }
    return is_found;
}

static size_t count_digits(const char *text)
{
    size_t count = 0;
    while (bide_chars_is_digit(text[count])) {
        ++count;
    }
    return count;
}

/* NHS Data Dictionary, NHS NUMBER: the digits weighted 10 to 2 and the check digit add to
 * a multiple of 11. */
static bool is_nhs_number(const char *digits)
{
    if (count_digits(digits) != NHS_DIGITS || digits[NHS_DIGITS] != '\0') {
        return false;
    }
    int sum = digits[NHS_DIGITS - 1] - '0';
    for (int i = 0; i < NHS_DIGITS - 1; ++i) {
        sum += (NHS_DIGITS - i) * (digits[i] - '0');
    }
    return sum % 11 == 0;
}

/* A letter, 11 digits, and a digit or letter (temporary numbers). */
static bool is_upn(const char *text)
{
    const size_t digits = bide_chars_is_alpha(text[0]) ? count_digits(text + 1) : 0;
    const bool is_final = digits == UPN_LENGTH - 1;
    const bool is_temporary =
        digits == UPN_LENGTH - 2 && bide_chars_is_alpha(text[UPN_LENGTH - 1]);
    return (is_final || is_temporary) && text[UPN_LENGTH] == '\0';
}

/* One or two letters, one or two digits or a digit and a letter, then a digit and two
 * letters. */
static bool is_postcode(const char *text)
{
    const size_t length = strlen(text);
    if (length < 5 || length > MOST_POSTCODE) {
        return false;
    }
    const char *end = text + length - 3;
    const char *c = text + 1;
    c += bide_chars_is_alpha(*c) ? 1 : 0;
    const bool is_area = bide_chars_is_alpha(text[0]) && bide_chars_is_digit(*c);
    const bool is_short = c + 1 == end;
    const bool is_long =
        c + 2 == end && (bide_chars_is_digit(c[1]) || bide_chars_is_alpha(c[1]));
    return is_area && (is_short || is_long) && bide_chars_is_digit(end[0])
           && bide_chars_is_alpha(end[1]) && bide_chars_is_alpha(end[2]);
}

bool bide_csv_identity_is_value(const char *value)
{
    char text[MOST_NAME] = "";
    simplify(text, value);
    return is_nhs_number(text) || is_upn(text) || is_postcode(text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cells.h"

/* By Unicode 15, in whole blocks where nearly all of a block is alike. */
static const struct range {
    unsigned first;
    unsigned last;
    size_t cells;
} ranges[] = {
    { 0x0300, 0x036F, 0 }, /* combining marks */
    { 0x0483, 0x0489, 0 },   { 0x0591, 0x05BD, 0 },   { 0x0610, 0x061A, 0 },
    { 0x064B, 0x065F, 0 },   { 0x06D6, 0x06DC, 0 },   { 0x093A, 0x093A, 0 },
    { 0x093C, 0x093C, 0 },   { 0x0941, 0x0948, 0 },   { 0x094D, 0x094D, 0 },
    { 0x0E31, 0x0E31, 0 },   { 0x0E34, 0x0E3A, 0 },   { 0x0E47, 0x0E4E, 0 },
    { 0x1100, 0x115F, 2 }, /* Hangul */
    { 0x1AB0, 0x1AFF, 0 },   { 0x1DC0, 0x1DFF, 0 },   { 0x200B, 0x200D, 0 },
    { 0x20D0, 0x20F0, 0 },   { 0x2E80, 0x303E, 2 }, /* CJK */
    { 0x3041, 0x4DBF, 2 },   { 0x4E00, 0xA4CF, 2 },   { 0xA960, 0xA97F, 2 },
    { 0xAC00, 0xD7A3, 2 },   { 0xF900, 0xFAFF, 2 },   { 0xFE00, 0xFE0F, 0 },
    { 0xFE20, 0xFE2F, 0 },   { 0xFE30, 0xFE6F, 2 },   { 0xFF01, 0xFF60, 2 },
    { 0xFFE0, 0xFFE6, 2 },   { 0x1F300, 0x1F64F, 2 }, /* emoji */
    { 0x1F680, 0x1F6FF, 2 }, { 0x1F900, 0x1F9FF, 2 }, { 0x1FA70, 0x1FAFF, 2 },
    { 0x20000, 0x3FFFD, 2 }, { 0xE0100, 0xE01EF, 0 },
};

size_t bide_cells_of(unsigned code)
{
    size_t low = 0;
    size_t high = sizeof(ranges) / sizeof(ranges[0]);
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (code > ranges[middle].last) {
            low = middle + 1;
        } else if (code < ranges[middle].first) {
            high = middle;
        } else {
            return ranges[middle].cells;
        }
    }
    return 1;
}

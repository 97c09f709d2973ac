/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_wait.h"

#include "app/names.h"

static bool is_rtt(const struct bide_spec_pathway *pathway)
{
    return pathway->clock == BIDE_SPEC_CLOCK_RTT;
}

static bool is_centile(enum bide_kpi kpi)
{
    return kpi == BIDE_KPI_MEDIAN || kpi == BIDE_KPI_P92 || kpi == BIDE_KPI_SEEN_MEDIAN
           || kpi == BIDE_KPI_SEEN_P92;
}

void bide_book_wait_add(struct bide_book *book, const struct bide_spec_pathway *pathway,
                        enum bide_kpi kpi, double number)
{
    bide_book_styled(book, number,
                     is_rtt(pathway) && is_centile(kpi) ? BIDE_BOOK_RTT_WEEKS
                                                        : BIDE_BOOK_TEXT);
}

void bide_book_wait_note(struct bide_book *book, const struct bide_study *study)
{
    bool has_rtt = false;
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        has_rtt = has_rtt || is_rtt(bide_names_pathway(study, i));
    }
    if (has_rtt) {
        bide_book_note(
            book, BIDE_BOOK_NOTE,
            "Medians and centiles above 104 weeks of a pathway with RTT clocks "
            "are shown as \"over 104\", as they are published; the cell holds "
            "the simulated number.");
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diag_ids.h - the paragraph behind each id of a problem, as tables. */
#ifndef BIDE_TEXT_DIAG_IDS_H
#define BIDE_TEXT_DIAG_IDS_H

struct bide_diag_ids_row {
    const char *id; /* "BD-C010"; NULL ends a table */
    const char *paragraph;
};

/* BD-C001 to BD-C049: files and their text, before any setting is looked at. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_reading[];

/* BD-C050 to BD-C079: settings and how they go together. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_settings_rows[];

/* BD-C080 to BD-C089: who is referred and who waits. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_demand_rows[];

/* BD-C110 to BD-C119: missed appointments and booking ahead. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_booking_rows[];
/* BD-C100 to BD-C109: who is called next. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_order_rows[];

/* BD-C130 to BD-C139: staff. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_staff_rows[];

/* BD-C140 to BD-C149: contracts and pilots. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_contract_rows[];
/* BD-C120 to BD-C129: how children leave while waiting. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_leaving_rows[];
/* Routes between steps and pathways. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_flow_rows[];

/* BD-C150 to BD-C159: clocks, measures and targets. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_measure_rows[];

/* BD-C160 to BD-C169: checkpoints. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_checkpoint_rows[];

/* BD-C170 to BD-C179: the calendar. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_calendar_rows[];

/* BD-C200 to BD-C209: targets about long waits. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_page_rows[];

/* BD-C210 to BD-C214: what figures show. In order. */
extern const struct bide_diag_ids_row bide_diag_ids_chart_rows[];

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* saver.h - keeps the finished replications of a long study in a checkpoint, and takes up
 * one that was cut short. */
#ifndef BIDE_APP_SAVER_H
#define BIDE_APP_SAVER_H

#include <stdbool.h>
#include <stddef.h>

#include "app/cmd.h"
#include "app/progress.h"
#include "app/saved.h"
#include "engine/run/checkpoint.h"
#include "models/scenario/spec.h"
#include "models/service/study.h"

enum { BIDE_SAVER_DIGITS = 24 };

struct bide_saver {
    const struct bide_cmd *cmd;
    const struct bide_spec *spec;
    struct bide_progress line; /* on the terminal */
    bool has_line;
    struct bide_text path;
    struct bide_text scenarios;
    struct bide_text settings;
    char seed[BIDE_SAVER_DIGITS];
    char columns[BIDE_SAVER_DIGITS];
    struct bide_checkpoint_fact facts[BIDE_SAVED_FACT_COUNT];
    struct bide_checkpoint checkpoint;
    bool has_begun; /* the checkpoint was initialised */
    bool is_named;  /* by --checkpoint: it is kept when the study is done */
    bool is_off;    /* nothing is saved, or no more */
    double pause;   /* seconds before the first save; 0: save after each replication */
    double next;    /* when to save, on the clock */
    size_t scenario_count;
    size_t kept; /* replications in the file, also when no more can be saved */
};

/* Prepare for the study of spec by plan, whose begin and progress become the saver's.
 * Answers the exit code: not 0, and told, if the checkpoint asked for cannot be had. Call
 * bide_saver_free in any case. */
int bide_saver_init(struct bide_saver *saver, const struct bide_cmd *cmd,
                    const struct bide_spec *spec, struct bide_study_plan *plan);
void bide_saver_free(struct bide_saver *saver);

/* Replications of so many that the checkpoint, if there is one, holds already. */
size_t bide_saver_count(const struct bide_args *args, size_t task_count);

/* The study has ended, and with it its rows; the line on the terminal is cleared. */
void bide_saver_rest(struct bide_saver *saver);

/* All results are written: a checkpoint that nobody named is deleted. */
void bide_saver_finish(struct bide_saver *saver);

/* If the study was stopped and something is saved, say so and how to go on, and answer
 * true. */
bool bide_saver_tell_stopped(const struct bide_saver *saver);

#endif

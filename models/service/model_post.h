/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_post.h - the part of the model about a staff group's people and what they do
 * besides their clinics. */
#ifndef BIDE_SERVICE_MODEL_POST_H
#define BIDE_SERVICE_MODEL_POST_H

#include <stdint.h>

#include "engine/rand/dist.h"

/* How the people of a group come and go, and fall ill. */
struct bide_model_people {
    double leave_rate;             /* a day, of each in post */
    struct bide_dist vacancy_days; /* of one round of recruitment */
    double failed_rounds;
    double ramp_days;
    double sick_rate; /* a day, of each who is well */
    struct bide_dist spell_days;
    double well_share;
};

/* A post of a group whose people are followed. */
struct bide_model_post {
    uint32_t staff;
    int hire;       /* index; -1: one of those in post */
    uint32_t place; /* among those in post, or in the hire */
    double from;    /* day from which there may be such a post; unless hired */
    uint64_t key;   /* names its random streams */
};

/* A course for a staff group. */
struct bide_model_training {
    size_t line; /* of the budget */
    uint32_t staff;
    double start;
    double end;
    double factor; /* on the length of appointments from its end on */
    double cost;
};

/* Sessions besides those of a group's roster. */
struct bide_model_extra {
    size_t line; /* of the budget */
    uint32_t staff;
    double start;
    double end;
    unsigned weekdays;
    double sessions; /* on each of these days */
    double price;    /* of a session */
};

#endif

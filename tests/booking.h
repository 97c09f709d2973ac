/* SPDX-License-Identifier: GPL-3.0-or-later */
/* booking.h - the parts of a service whose clinics are booked ahead. */
#ifndef BIDE_TESTS_BOOKING_H
#define BIDE_TESTS_BOOKING_H

#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 10; }, { weeks = 20; } );"

/* One session of 4 hours each day of the week: 20 children a week who take an hour. */
#define TEAM(settings) "staff = { team = { wte = 1.0; " settings " }; };"
#define BOOKING(settings) "booking = { weeks_ahead = 6; " settings " };"
#define VISIT(settings)                                                                  \
    "{ name = \"visit\"; staff = \"team\"; minutes = 60; " settings " }"
#define PATHWAY(name, referrals, children, rest)                                         \
    name " = { referrals = { per_week = " #referrals "; };"                              \
         "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; }; " rest " };"
#define STEPS(steps) "steps = ( " steps " ); "
#define ONE(referrals, children, rest)                                                   \
    "pathways = { " PATHWAY("p", referrals, children, rest) " };"
#define WAITING(children) ONE(0, children, STEPS(VISIT("")))
#define SET(week, path_, value_)                                                         \
    "{ type = \"set\"; from_week = " #week "; path = \"" path_ "\"; value = " value_ ";" \
    " "                                                                                  \
    "}"
#define SCENARIO(changes) "scenarios = { s = { changes = ( " changes " ); }; };"

#endif

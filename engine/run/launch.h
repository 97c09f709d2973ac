/* SPDX-License-Identifier: GPL-3.0-or-later */
/* launch.h - whether this process was started as one of several, by what mpirun and srun
 * leave in its environment. */
#ifndef BIDE_RUN_LAUNCH_H
#define BIDE_RUN_LAUNCH_H

#include <stdbool.h>

/* A launcher that ranks can meet through started this process. environment is main's
 * environ; NULL: nothing is known. */
bool bide_launch_is_joint(char *const *environment);

/* How many processes mpirun says it started; 1 if it says nothing. */
long bide_launch_count(char *const *environment);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT(member) .offset = offsetof(struct bide_spec_dist, member)
#define LARGEST 1e9

/* In the order of enum bide_dist_shape. */
static const char *const shapes[] = { "fixed",     "uniform", "exponential", "gamma",
                                      "erlang",    "weibull", "lognormal",   "triangular",
                                      "empirical", NULL };

static const struct bide_field rows[] = {
    { .name = "shape",
      .type = BIDE_FIELD_CHOICE,
      AT(shape),
      .choices = shapes,
      .flags = BIDE_FIELD_REQUIRED,
      .fallback = NAN,
      .sentence = "The form of the distribution." },
    { .name = "mean",
      .type = BIDE_FIELD_REAL,
      AT(mean),
      .max = LARGEST,
      .fallback = NAN,
      .sentence = "Mean; for fixed, exponential, gamma, erlang and lognormal." },
    { .name = "sd",
      .type = BIDE_FIELD_REAL,
      AT(sd),
      .max = LARGEST,
      .fallback = NAN,
      .sentence = "Standard deviation of the quantity itself; for gamma and lognormal." },
    { .name = "min",
      .type = BIDE_FIELD_REAL,
      AT(min),
      .max = LARGEST,
      .fallback = NAN,
      .sentence = "Smallest value; for uniform and triangular." },
    { .name = "max",
      .type = BIDE_FIELD_REAL,
      AT(max),
      .max = LARGEST,
      .fallback = NAN,
      .sentence = "Largest value; for uniform and triangular." },
    { .name = "mode",
      .type = BIDE_FIELD_REAL,
      AT(mode),
      .max = LARGEST,
      .fallback = NAN,
      .sentence = "Most likely value; for triangular." },
    { .name = "scale",
      .type = BIDE_FIELD_REAL,
      AT(scale),
      .max = LARGEST,
      .fallback = NAN,
      .sentence = "Scale; for weibull: 63.2 % of values are below it." },
    { .name = "power",
      .type = BIDE_FIELD_REAL,
      AT(power),
      .max = 1000.0,
      .fallback = NAN,
      .sentence = "Weibull's form: 1 is exponential, larger is narrower." },
    { .name = "stages",
      .type = BIDE_FIELD_INT,
      AT(stages),
      .min = 1,
      .max = 1000.0,
      .fallback = NAN,
      .sentence = "Number of equal stages; for erlang." },
    { .name = "values",
      .type = BIDE_FIELD_REALS,
      AT(values),
      .max = LARGEST,
      .sentence = "The values of an empirical table, such as [ 30.0, 45.0, 60.0 ]." },
    { .name = "weights",
      .type = BIDE_FIELD_REALS,
      AT(weights),
      .max = LARGEST,
      .sentence =
          "How often each value occurs; equal if left out. They need not add to 1." },
};

const struct bide_field_table bide_settings_dist_table = { BIDE_SETTINGS_TABLE(
    "distribution", struct bide_spec_dist, rows) };

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/dist.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "engine/base/mem.h"
#include "engine/rand/real.h"
#include "engine/rand/sample.h"

#define LARGEST 1e15

enum field { MEAN, SD, MIN, MAX, MODE, SCALE, POWER, STAGES, VALUES, WEIGHTS };
#define FIELD_COUNT (WEIGHTS + 1)

/* Lists by their length. "Above 0" is the smallest normal double or more. */
static const struct {
    double least;
    double most;
} range[FIELD_COUNT] = {
    [MEAN] = { DBL_MIN, LARGEST }, [SD] = { DBL_MIN, LARGEST },
    [MIN] = { 0.0, LARGEST },      [MAX] = { DBL_MIN, LARGEST },
    [MODE] = { 0.0, LARGEST },     [SCALE] = { DBL_MIN, LARGEST },
    [POWER] = { 0.1, 1000.0 },     [STAGES] = { 1.0, 1000.0 },
    [VALUES] = { 1.0, LARGEST },   [WEIGHTS] = { 1.0, LARGEST },
};

#define ABOVE_0 " above 0, at most 1e15"
#define FROM_0 " from 0 to 1e15"

/* clang-format off */
#define BIT(field) (1U << (field))
#define RULES(name, mean_range, taken) { name, taken, { \
    name " does not take mean",   name " does not take sd", \
    name " does not take min",    name " does not take max", \
    name " does not take mode",   name " does not take scale", \
    name " does not take power",  name " does not take stages", \
    name " does not take values", name " does not take weights" }, { \
    name " needs mean" mean_range, name " needs sd" ABOVE_0, \
    name " needs min" FROM_0,      name " needs max" ABOVE_0, \
    name " needs mode" FROM_0,     name " needs scale" ABOVE_0, \
    name " needs power from 0.1 to 1000", name " needs stages from 1 to 1000", \
    name " needs a list of values",       name " needs a list of weights" } }
/* clang-format on */

static const struct rules {
    const char *name;
    unsigned taken; /* one bit for each field */
    const char *not_taken[FIELD_COUNT];
    const char *wrong[FIELD_COUNT];
} rules[BIDE_DIST_SHAPE_COUNT] = {
    [BIDE_DIST_FIXED] = RULES("fixed", FROM_0, BIT(MEAN)),
    [BIDE_DIST_UNIFORM] = RULES("uniform", ABOVE_0, BIT(MIN) | BIT(MAX)),
    [BIDE_DIST_EXPONENTIAL] = RULES("exponential", ABOVE_0, BIT(MEAN)),
    [BIDE_DIST_GAMMA] = RULES("gamma", ABOVE_0, BIT(MEAN) | BIT(SD)),
    [BIDE_DIST_ERLANG] = RULES("erlang", ABOVE_0, BIT(MEAN) | BIT(STAGES)),
    [BIDE_DIST_WEIBULL] = RULES("weibull", ABOVE_0, BIT(SCALE) | BIT(POWER)),
    [BIDE_DIST_LOGNORMAL] = RULES("lognormal", ABOVE_0, BIT(MEAN) | BIT(SD)),
    [BIDE_DIST_TRIANGULAR] =
        RULES("triangular", ABOVE_0, BIT(MIN) | BIT(MODE) | BIT(MAX)),
    [BIDE_DIST_EMPIRICAL] = RULES("empirical", ABOVE_0, BIT(VALUES) | BIT(WEIGHTS)),
};

const char *bide_dist_shape_name(enum bide_dist_shape shape)
{
    BIDE_REQUIRE(shape < BIDE_DIST_SHAPE_COUNT);
    return rules[shape].name;
}

void bide_dist_params_init(struct bide_dist_params *params)
{
    *params = (struct bide_dist_params){
        .shape = BIDE_DIST_FIXED,
        .mean = NAN,
        .sd = NAN,
        .min = NAN,
        .max = NAN,
        .mode = NAN,
        .scale = NAN,
        .power = NAN,
    };
}

/* NaN where not given; a list stands for its length. */
static double number(const struct bide_dist_params *params, enum field field)
{
    const double numbers[FIELD_COUNT] = {
        [MEAN] = params->mean,
        [SD] = params->sd,
        [MIN] = params->min,
        [MAX] = params->max,
        [MODE] = params->mode,
        [SCALE] = params->scale,
        [POWER] = params->power,
        [STAGES] = params->stages != 0 ? (double) params->stages : NAN,
        [VALUES] = params->value_count > 0 ? (double) params->value_count : NAN,
        [WEIGHTS] = params->weight_count > 0 ? (double) params->weight_count : NAN,
    };
    return numbers[field];
}

/* What is wrong with one parameter by itself; NaN is in no range. */
static const char *field_problem(const struct bide_dist_params *params, enum field field)
{
    const struct rules *const rule = &rules[params->shape];
    const double x = number(params, field);

    if ((rule->taken & BIT(field)) == 0) {
        return isnan(x) ? NULL : rule->not_taken[field];
    }
    if (field == WEIGHTS && isnan(x)) {
        return NULL;
    }
    const bool may_be_0 = field == MEAN && params->shape == BIDE_DIST_FIXED;
    const double least = may_be_0 ? 0.0 : range[field].least;
    return x >= least && x <= range[field].most ? NULL : rule->wrong[field];
}

static bool is_list_right(const double *list, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        if (!(list[i] >= 0.0 && list[i] <= LARGEST)) {
            return false;
        }
    }
    return true;
}

static double weight(const struct bide_dist_params *params, size_t i)
{
    return params->weight_count > 0 ? params->weights[i] : 1.0;
}

static const char *sd_problem(const struct bide_dist_params *params)
{
    return params->sd < 1e-6 * params->mean || params->sd > 100.0 * params->mean
               ? "sd needs to be from a millionth of mean to 100 times mean"
               : NULL;
}

static const char *empirical_problem(const struct bide_dist_params *params)
{
    if (params->weight_count > 0 && params->weight_count != params->value_count) {
        return "empirical needs as many weights as values";
    }
    if (!is_list_right(params->values, params->value_count)
        || !is_list_right(params->weights, params->weight_count)) {
        return "empirical needs each value and weight" FROM_0;
    }
    for (size_t i = 0; i < params->value_count; ++i) {
        if (params->values[i] > 0.0 && weight(params, i) > 0.0) {
            return NULL;
        }
    }
    return "empirical needs a value above 0 with a weight above 0";
}

/* What is wrong between parameters that are right by themselves. */
static const char *relation_problem(const struct bide_dist_params *params)
{
    switch (params->shape) {
    case BIDE_DIST_UNIFORM:
        return params->min > params->max ? "uniform needs min at most max" : NULL;
    case BIDE_DIST_TRIANGULAR:
        return params->mode < params->min || params->mode > params->max
                   ? "triangular needs min at most mode and mode at most max"
                   : NULL;
    case BIDE_DIST_GAMMA:
    case BIDE_DIST_LOGNORMAL:
        return sd_problem(params);
    case BIDE_DIST_EMPIRICAL:
        return empirical_problem(params);
    case BIDE_DIST_FIXED:
    case BIDE_DIST_EXPONENTIAL:
    case BIDE_DIST_ERLANG:
    case BIDE_DIST_WEIBULL:
    case BIDE_DIST_SHAPE_COUNT:
    default:
        return NULL;
    }
}

const char *bide_dist_problem(const struct bide_dist_params *params)
{
    BIDE_REQUIRE(params->shape < BIDE_DIST_SHAPE_COUNT);

    for (enum field field = MEAN; field < FIELD_COUNT; ++field) {
        const char *const problem = field_problem(params, field);
        if (problem != NULL) {
            return problem;
        }
    }
    return relation_problem(params);
}

/* Entries of weight 0 are left out. Mean and variance are updated as in West (1979). */
static void fill_empirical(struct bide_dist *dist, const struct bide_dist_params *params)
{
    double total = 0.0;
    double squares = 0.0;
    for (size_t i = 0; i < params->value_count; ++i) {
        const double share = weight(params, i);
        if (share > 0.0) {
            total += share;
            const double delta = params->values[i] - dist->mean;
            dist->mean += delta * (share / total);
            squares += share * delta * (params->values[i] - dist->mean);
            dist->values[dist->count] = params->values[i];
            dist->cumulated[dist->count] = total;
            ++dist->count;
        }
    }
    for (size_t i = 0; i < dist->count; ++i) {
        dist->cumulated[i] /= total;
    }
    dist->variance = squares / total;
}

static enum bide_err init_empirical(struct bide_dist *dist,
                                    const struct bide_dist_params *params)
{
    dist->values = bide_mem_zeroed(params->value_count, sizeof *dist->values);
    dist->cumulated = bide_mem_zeroed(params->value_count, sizeof *dist->cumulated);
    if (dist->values == NULL || dist->cumulated == NULL) {
        bide_dist_free(dist);
        return BIDE_ERR_MEMORY;
    }
    fill_empirical(dist, params);
    return BIDE_OK;
}

static void set(struct bide_dist *dist, double a, double b, double mean, double variance)
{
    dist->a = a;
    dist->b = b;
    dist->mean = mean;
    dist->variance = variance;
}

static void init_triangular(struct bide_dist *dist, const struct bide_dist_params *params)
{
    const double rise = params->mode - params->min;
    const double base = params->max - params->min;
    set(dist, params->min, rise, params->min + (rise + base) / 3.0,
        (rise * rise - rise * base + base * base) / 18.0);
    dist->c = base;
}

static void init_weibull(struct bide_dist *dist, double scale, double power)
{
    const double mean = scale * bide_real_gamma(1.0 + 1.0 / power);
    const double square = scale * scale * bide_real_gamma(1.0 + 2.0 / power);
    set(dist, scale, 1.0 / power, mean, square - mean * mean);
}

/* Gamma: a is the shape, b the scale. Lognormal: a is the median, b the standard
 * deviation of the logarithm. Triangular: above a, the density rises over b, within a
 * base of c. */
static void init_shape(struct bide_dist *dist, const struct bide_dist_params *params)
{
    const double mean = params->mean;
    const double variance = params->sd * params->sd;
    const double cv = params->sd / mean;
    const double width = params->max - params->min;

    switch (params->shape) {
    case BIDE_DIST_FIXED:
        set(dist, mean, 0.0, mean, 0.0);
        break;
    case BIDE_DIST_UNIFORM:
        set(dist, params->min, width, params->min + 0.5 * width, width * width / 12.0);
        break;
    case BIDE_DIST_EXPONENTIAL:
        set(dist, mean, 0.0, mean, mean * mean);
        break;
    case BIDE_DIST_GAMMA:
        set(dist, 1.0 / (cv * cv), params->sd * cv, mean, variance);
        break;
    case BIDE_DIST_ERLANG:
        set(dist, params->stages, mean / params->stages, mean,
            mean * mean / params->stages);
        break;
    case BIDE_DIST_WEIBULL:
        init_weibull(dist, params->scale, params->power);
        break;
    case BIDE_DIST_LOGNORMAL:
        set(dist, mean / sqrt(1.0 + cv * cv), sqrt(bide_real_log1p(cv * cv)), mean,
            variance);
        break;
    case BIDE_DIST_TRIANGULAR:
        init_triangular(dist, params);
        break;
    case BIDE_DIST_EMPIRICAL:
    case BIDE_DIST_SHAPE_COUNT:
    default:
        break;
    }
}

enum bide_err bide_dist_init(struct bide_dist *dist,
                             const struct bide_dist_params *params, double unit)
{
    BIDE_REQUIRE(bide_dist_problem(params) == NULL);
    BIDE_REQUIRE(unit > 0.0 && unit <= LARGEST);

    *dist = (struct bide_dist){ .shape = params->shape, .unit = unit };
    if (params->shape == BIDE_DIST_EMPIRICAL) {
        return init_empirical(dist, params);
    }
    init_shape(dist, params);
    return BIDE_OK;
}

void bide_dist_free(struct bide_dist *dist)
{
    bide_mem_free(dist->values);
    bide_mem_free(dist->cumulated);
    dist->values = NULL;
    dist->cumulated = NULL;
    dist->count = 0;
}

/* By inversion. */
static double draw_triangular(const struct bide_dist *dist, double u)
{
    const double rise = dist->b;
    const double base = dist->c;
    if (u * base < rise) {
        return dist->a + sqrt(u * base * rise);
    }
    return dist->a + (base - sqrt((1.0 - u) * base * (base - rise)));
}

static double draw_empirical(const struct bide_dist *dist, double u)
{
    size_t low = 0;
    size_t high = dist->count - 1;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (u < dist->cumulated[middle]) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return dist->values[low];
}

static double draw_in_user_unit(const struct bide_dist *dist, struct bide_stream *stream)
{
    switch (dist->shape) {
    case BIDE_DIST_UNIFORM:
        return dist->a + dist->b * bide_stream_uniform(stream);
    case BIDE_DIST_EXPONENTIAL:
        return dist->a * bide_sample_exponential(stream);
    case BIDE_DIST_GAMMA:
    case BIDE_DIST_ERLANG:
        return dist->b * bide_sample_gamma(stream, dist->a);
    case BIDE_DIST_WEIBULL:
        return dist->a
               * bide_real_exp(dist->b * bide_real_log(bide_sample_exponential(stream)));
    case BIDE_DIST_LOGNORMAL:
        return dist->a * bide_real_exp(dist->b * bide_sample_normal(stream));
    case BIDE_DIST_TRIANGULAR:
        return draw_triangular(dist, bide_stream_uniform(stream));
    case BIDE_DIST_EMPIRICAL:
        return draw_empirical(dist, bide_stream_uniform(stream));
    case BIDE_DIST_FIXED:
    case BIDE_DIST_SHAPE_COUNT:
    default:
        return dist->a;
    }
}

double bide_dist_draw(const struct bide_dist *dist, struct bide_stream *stream)
{
    return dist->unit * draw_in_user_unit(dist, stream);
}

double bide_dist_mean(const struct bide_dist *dist)
{
    return dist->unit * dist->mean;
}

double bide_dist_variance(const struct bide_dist *dist)
{
    return dist->unit * dist->unit * dist->variance;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queues whose children lose patience, against the integrals of
 * tests/theory/patience.cfg.
 */
#include <gsl/gsl_integration.h>
#include <math.h>
#include <stdio.h>

#include "tests/theory.h"

enum { MOST_SECONDS = 500, MOST_INTERVALS = 1000 };
#define DAYS_PER_WEEK 7.0
#define REFERRED_WEEKS 250.0 /* that count */

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* M/M/c+G, mu 1 a day. */
struct queue {
    const char *name;
    double clinicians;
    double per_day;
    double (*survival)(double days);
};

static double steady(double days)
{
    return exp(-0.5 * days);
}

static double rising(double days)
{
    return exp(-pow(days / 3.5, 2.0));
}

static double falling(double days)
{
    return exp(-pow(days / 2.8, 0.6));
}

static double pieces(double days)
{
    return exp(-0.1 * fmin(days, 0.7) - fmax(0.0, days - 2.1));
}

static const struct queue queues[] = { { "rising", 5.0, 6.0, rising },
                                       { "falling", 2.0, 2.5, falling },
                                       { "pieces", 3.0, 4.0, pieces } };

static double survival_of(double days, void *context)
{
    const struct queue *queue = context;
    return queue->survival(days);
}

/* Of a function from 0 on, with the breaks of "pieces" as ends of intervals. */
static double integral(double (*of)(double days, void *context), struct queue *queue,
                       double end)
{
    gsl_function function = { of, queue };
    gsl_integration_workspace *space = gsl_integration_workspace_alloc(MOST_INTERVALS);
    const double breaks[] = { 0.0, fmin(0.7, end), fmin(2.1, end), end };
    double sum = 0.0;
    for (size_t i = 0; i + 1 < COUNT(breaks); ++i) {
        double part = 0.0;
        double error = 0.0;
        if (breaks[i + 1] > breaks[i]) {
            gsl_integration_qag(&function, breaks[i], breaks[i + 1], 1e-11, 1e-9,
                                MOST_INTERVALS, GSL_INTEG_GAUSS31, space, &part, &error);
        }
        sum += part;
    }
    gsl_integration_workspace_free(space);
    return sum;
}

static double weight(double days, void *context)
{
    struct queue *queue = context;
    const double lived = integral(survival_of, queue, days);
    return exp(queue->per_day * lived - queue->clinicians * days);
}

static double weighted(double days, void *context)
{
    return integral(survival_of, context, days) * weight(days, context);
}

static double at_once(double t, void *context)
{
    const struct queue *queue = context;
    return exp(-t) * pow(1.0 + t / queue->per_day, queue->clinicians - 1.0);
}

struct answer {
    double leave; /* share */
    double list;
};

static struct answer solve(const struct queue *of)
{
    enum { FAR = 60 }; /* days: exp(-c * 60) is nothing */
    struct queue queue = *of;
    const double lambda = queue.per_day;
    const double j = integral(weight, &queue, FAR);
    const double k = integral(weighted, &queue, FAR);
    const double e = integral(at_once, &queue, FAR);
    const struct answer answer = {
        .leave = (1.0 + (lambda - queue.clinicians) * j) / (e + lambda * j),
        .list = lambda * lambda * k / (e + lambda * j),
    };
    return answer;
}

/* Steady patience is Erlang-A, whose numbers come from elsewhere: erlang-a.cfg. */
START_TEST(the_integrals_hold_for_erlang_a)
{
    const struct queue ten = { "", 10.0, 10.0, steady };
    const struct queue twelve = { "", 10.0, 12.0, steady };

    ck_assert_double_eq_tol(solve(&ten).leave, .1039132123, 1e-9);
    ck_assert_double_eq_tol(solve(&ten).list, 2.0782642465, 1e-8);
    ck_assert_double_eq_tol(solve(&twelve).leave, .1956559440, 1e-9);
    ck_assert_double_eq_tol(solve(&twelve).list, 4.6957426563, 1e-8);
}
END_TEST

static void expect(const struct theory *theory, const char *line, enum bide_kpi kpi,
                   double exact, double percent)
{
    char what[100];
    snprintf(what, sizeof(what), "%s %s", line, bide_kpi_info(kpi)->name);
    theory_expect(what, theory_estimate(theory, 0, line, kpi), exact, percent);
}

START_TEST(any_patience_agrees_with_zeltyn_and_mandelbaum)
{
    struct theory theory;
    theory_load(&theory, "patience");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(queues); ++i) {
        const struct answer answer = solve(&queues[i]);
        const double referred = queues[i].per_day * DAYS_PER_WEEK * REFERRED_WEEKS;
        expect(&theory, queues[i].name, BIDE_KPI_LEFT, answer.leave * referred, 1.0);
        expect(&theory, queues[i].name, BIDE_KPI_LIST_MEAN, answer.list, 1.0);
        expect(&theory, queues[i].name, BIDE_KPI_SEEN, (1.0 - answer.leave) * referred,
               0.3);
    }
    const double left = .1956559440 * 12.0 * DAYS_PER_WEEK * REFERRED_WEEKS;
    expect(&theory, "reasons", BIDE_KPI_LEFT, left, 1.0);
    expect(&theory, "reasons", BIDE_KPI_LEFT_MOVED, 0.4 * left, 1.0);
    expect(&theory, "reasons", BIDE_KPI_LIST_MEAN, 4.6957426563, 1.0);
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of patience");
    TCase *tests = tcase_create("patience");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, the_integrals_hold_for_erlang_a);
    tcase_add_test(tests, any_patience_agrees_with_zeltyn_and_mandelbaum);
    return theory_main(suite);
}

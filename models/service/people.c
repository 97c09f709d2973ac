/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/people.h"

#include <math.h>

#include "engine/rand/sample.h"

enum { CYCLES_BEFORE = 10 }; /* after which sickness has forgotten how it began */

/* --- chance --- */

static struct bide_stream open_stream(const struct bide_run *run, size_t post,
                                      enum bide_run_purpose purpose, uint32_t turn)
{
    return bide_stream_open(run->root, (uint32_t) purpose << 24 | (turn & 0xFFFFFFU),
                            run->model->posts[post].key);
}

static double leave_rate(const struct bide_model_people *people)
{
    return people->leave_rate;
}

static double sick_rate(const struct bide_model_people *people)
{
    return people->sick_rate;
}

/* When the integral of a rate that changes with the epochs reaches so much. */
static double reach(const struct bide_run *run, size_t staff, double from,
                    double (*rate_of)(const struct bide_model_people *people), double sum)
{
    const struct bide_model *model = run->model;
    double time = from;
    for (size_t i = 0; i < model->epoch_count; ++i) {
        const double end =
            i + 1 < model->epoch_count ? model->epochs[i + 1].day : INFINITY;
        const double rate = rate_of(&model->epochs[i].staff[staff].people);
        const double needed = rate > 0.0 ? sum / rate : INFINITY;
        if (time < end && time + needed <= end) {
            return time + needed;
        }
        sum -= time < end && rate > 0.0 ? rate * (end - time) : 0.0;
        time = fmax(time, end);
    }
    return INFINITY;
}

static const struct bide_model_people *people_at(const struct bide_run *run, size_t staff,
                                                 double day)
{
    size_t i = run->model->epoch_count - 1;
    while (i > 0 && run->model->epochs[i].day > day) {
        --i;
    }
    return &run->model->epochs[i].staff[staff].people;
}

/* --- who holds a post --- */

static void draw_leaving(struct bide_run *run, size_t index)
{
    struct bide_run_post *post = &run->posts[index];
    struct bide_stream stream = open_stream(run, index, BIDE_RUN_TENURE, post->holder);
    post->leaves = reach(run, run->model->posts[index].staff, post->first_day, leave_rate,
                         bide_sample_exponential(&stream));
}

/* Round after round of recruitment, until one succeeds. */
static double draw_vacancy(const struct bide_run *run, size_t index)
{
    const struct bide_model_people *people =
        &run->epoch->staff[run->model->posts[index].staff].people;
    struct bide_stream stream =
        open_stream(run, index, BIDE_RUN_VACANCY, run->posts[index].holder);
    double days = bide_dist_draw(&people->vacancy_days, &stream);
    while (bide_run_chance(&stream, people->failed_rounds)) {
        days += bide_dist_draw(&people->vacancy_days, &stream);
    }
    return days;
}

/* A clinician who grows into the work over a ramp does as much as one who begins half-way
 * through it. */
static void succeed(struct bide_run *run, size_t index)
{
    struct bide_run_post *post = &run->posts[index];
    const struct bide_model_people *people =
        &run->epoch->staff[run->model->posts[index].staff].people;
    post->first_day = run->loop.now + draw_vacancy(run, index);
    post->ramp_days = people->ramp_days;
    post->works_from = post->first_day + 0.5 * people->ramp_days;
    ++post->holder;
    draw_leaving(run, index);
}

/* --- sickness --- */

/* The next time well and the spell that ends it. */
static void draw_spell(struct bide_run *run, size_t index, double well_from)
{
    struct bide_run_post *post = &run->posts[index];
    const size_t staff = run->model->posts[index].staff;
    struct bide_stream stream = open_stream(run, index, BIDE_RUN_HEALTH, post->spell++);
    post->sick_from =
        reach(run, staff, well_from, sick_rate, bide_sample_exponential(&stream));
    post->sick_to =
        post->sick_from
        + bide_dist_draw(&people_at(run, staff, post->sick_from)->spell_days, &stream);
}

/* Sickness has gone on for some time when the run, or the post, begins. */
static void begin_health(struct bide_run *run, size_t index)
{
    struct bide_run_post *post = &run->posts[index];
    const struct bide_model_people *people =
        people_at(run, run->model->posts[index].staff, post->first_day);
    const double cycle =
        people->sick_rate > 0.0
            ? 1.0 / people->sick_rate + bide_dist_mean(&people->spell_days)
            : 0.0;
    draw_spell(run, index, post->first_day - CYCLES_BEFORE * cycle);
    while (post->sick_to <= post->first_day) {
        draw_spell(run, index, post->sick_to);
    }
}

static bool is_sick(const struct bide_run_post *post, double time)
{
    return time >= post->sick_from && time < post->sick_to;
}

/* --- posts --- */

static bool is_at_work(const struct bide_run_post *post, double time)
{
    return time >= post->works_from && time < post->leaves && !is_sick(post, time);
}

/* WTE or clinicians in post, without those who were hired. */
static double in_post(const struct bide_run *run, size_t staff)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    return group->is_continuous ? (double) run->staff[staff].base : group->wte;
}

/* WTE of a post where its group has so many in post: 0 if these are fewer. */
static double size_of(const struct bide_run *run, const struct bide_model_post *post,
                      double in_post)
{
    const double all = post->hire >= 0 ? run->model->hires[post->hire].wte : in_post;
    const double rest = all - (double) post->place;
    return rest > 0.0 ? (rest < 1.0 ? rest : 1.0) : 0.0;
}

static void schedule(struct bide_run *run, size_t index)
{
    const struct bide_run_post *post = &run->posts[index];
    const double now = run->loop.now;
    struct bide_event event = { .time = post->leaves,
                                .kind = BIDE_RUN_POST,
                                .subject = (uint32_t) index };
    if (run->epoch->staff[run->model->posts[index].staff].is_continuous
        && post->works_from > now) {
        event.time = fmin(event.time, post->works_from);
    }
    event.time =
        fmin(event.time, post->sick_from > now ? post->sick_from : post->sick_to);
    bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHANGE, event);
}

static void begin_post(struct bide_run *run, size_t index)
{
    const struct bide_model_post *model = &run->model->posts[index];
    const struct bide_run_post fresh = { .first_day = model->from,
                                         .works_from = model->from };
    struct bide_run_post *post = &run->posts[index];
    *post = fresh;
    if (model->hire >= 0) {
        const struct bide_model_hire *hire = &run->model->hires[model->hire];
        const double share = ((double) model->place + 0.5) / ceil(hire->wte);
        post->first_day = run->hired[model->hire];
        post->ramp_days = hire->ramp_days;
        post->works_from = post->first_day + hire->ramp_days * share;
    }
    draw_leaving(run, index);
    begin_health(run, index);
    post->is_counted = is_at_work(post, 0.0);
    schedule(run, index);
}

void bide_people_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->post_count; ++i) {
        begin_post(run, i);
    }
}

bool bide_people_is_left(const struct bide_run *run, size_t index)
{
    return run->loop.now >= run->posts[index].leaves;
}

int bide_people_change(struct bide_run *run, size_t index)
{
    struct bide_run_post *post = &run->posts[index];
    const struct bide_model_post *model = &run->model->posts[index];
    const int before = post->is_counted ? 1 : 0;
    if (bide_people_is_left(run, index)) {
        succeed(run, index);
    }
    while (run->loop.now >= post->sick_to) {
        draw_spell(run, index, post->sick_to);
    }
    post->is_counted = is_at_work(post, run->loop.now);
    schedule(run, index);
    const bool is_there = size_of(run, model, in_post(run, model->staff)) > 0.0;
    return is_there ? (post->is_counted ? 1 : 0) - before : 0;
}

/* --- what others ask --- */

/* WTE of a post at a time, whose holder is there by so much if well. */
static double held(const struct bide_run *run, size_t index, double well, double time)
{
    const struct bide_run_post *post = &run->posts[index];
    const struct bide_model_post *model = &run->model->posts[index];
    return time < post->leaves
               ? well * size_of(run, model, in_post(run, model->staff))
                     * bide_model_ramp(time, post->first_day, post->ramp_days)
               : 0.0;
}

/* Until when a post that is at work by so much today is so on any day: no longer than its
 * holder is fully there, as well or ill as now, and the epoch lasts. */
static double same_until(const struct bide_run *run, size_t index, double time)
{
    const struct bide_run_post *post = &run->posts[index];
    const double now = run->loop.now;
    if (run->epoch->staff[run->model->posts[index].staff].is_continuous
        || time - post->first_day < post->ramp_days) {
        return now;
    }
    const struct bide_model_epoch *next = run->epoch + 1;
    const bool is_last = next == run->model->epochs + run->model->epoch_count;
    const double end = is_last ? INFINITY : next->day;
    const double health = post->sick_from > now ? post->sick_from : post->sick_to;
    return fmin(fmin(post->leaves - 1.0, health), end);
}

/* Asked for each day of each clinic, of posts that hardly ever change. */
static double wte_today(const struct bide_run *run, size_t staff, double time)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    struct bide_run_post *post = &run->posts[roster->first_post];
    const double now = run->loop.now;
    double wte = 0.0;
    for (size_t k = 0; k < roster->post_count; ++k, ++post) {
        if (now >= post->same_until) {
            const size_t index = roster->first_post + k;
            post->at_work = held(run, index, is_sick(post, now) ? 0.0 : 1.0, time);
            post->same_until = same_until(run, index, time);
        }
        wte += post->at_work;
    }
    return wte;
}

double bide_people_wte(const struct bide_run *run, size_t staff, double time)
{
    if (floor(time) <= floor(run->loop.now)) {
        return wte_today(run, staff, time);
    }
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const double well = run->epoch->staff[staff].people.well_share;
    double wte = 0.0;
    for (size_t k = 0; k < roster->post_count; ++k) {
        wte += held(run, roster->first_post + k, well, time);
    }
    return wte;
}

int64_t bide_people_clinicians(const struct bide_run *run, size_t staff, int64_t in_post)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    int64_t count = roster->has_people ? 0 : in_post;
    for (size_t k = 0; k < roster->post_count; ++k) {
        const struct bide_model_post *post = &run->model->posts[roster->first_post + k];
        const bool is_meant = post->hire < 0 && (int64_t) post->place < in_post;
        count += is_meant && run->posts[roster->first_post + k].is_counted ? 1 : 0;
    }
    return count;
}

double bide_people_paid_days(const struct bide_run *run, size_t staff, double from)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const double all = in_post(run, staff);
    double days = 0.0;
    for (size_t k = 0; k < roster->post_count; ++k) {
        const size_t index = roster->first_post + k;
        const double since = fmax(from, run->posts[index].first_day);
        days += size_of(run, &run->model->posts[index], all)
                * fmax(0.0, run->loop.now - since);
    }
    return days;
}

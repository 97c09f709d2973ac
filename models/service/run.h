/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.h - one replication while it runs. Private to models/service (and its tests). */
#ifndef BIDE_SERVICE_RUN_H
#define BIDE_SERVICE_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/des/loop.h"
#include "engine/des/pool.h"
#include "engine/des/queue.h"
#include "engine/rand/batch.h"
#include "engine/rand/rate.h"
#include "engine/rand/stream.h"
#include "engine/stat/histogram.h"
#include "engine/stat/level.h"
#include "models/service/cohort.h"
#include "models/service/diary.h"
#include "models/service/intake.h"
#include "models/service/leavers.h"
#include "models/service/model.h"
#include "models/service/plan.h"
#include "models/service/spans.h"

#define BIDE_RUN_TOO_SHORT 1e-9 /* days: clinic time too short for anyone */

/* What an event is about; subject says whom. */
enum bide_run_event {
    BIDE_RUN_MOMENT,      /* index of the moment */
    BIDE_RUN_WARM_UP,     /* - */
    BIDE_RUN_TARGET,      /* - */
    BIDE_RUN_EPOCH,       /* index of the epoch */
    BIDE_RUN_STAFF,       /* index of the level */
    BIDE_RUN_HIRED,       /* staff group: one continuous clinician joins */
    BIDE_RUN_POST,        /* post: somebody leaves, begins, falls ill or is well again */
    BIDE_RUN_REFERRAL,    /* source */
    BIDE_RUN_SERVICE_END, /* child with a continuous clinician */
    BIDE_RUN_DELAY_END,   /* child in a step without staff */
    BIDE_RUN_REBOOK,      /* child who missed an appointment */
    BIDE_RUN_RETURN,      /* child who was away: comes to its next pathway */
    BIDE_RUN_LEAVE,       /* child who may leave now and must not be found out later */
    BIDE_RUN_ANSWER,      /* child for whom a task is done */
    BIDE_RUN_CLINIC,      /* staff group: sessions of a day */
    BIDE_RUN_BOOKING,     /* staff group: its diary of the coming weeks is filled */
    BIDE_RUN_CONTRACT,    /* contract: children of a day */
    BIDE_RUN_EVALUATION,  /* pilot */
    BIDE_RUN_VALIDATE,    /* validation: a day on which families are asked */
    BIDE_RUN_ESCALATE     /* child who becomes more urgent */
};

/* Events of one instant happen in this order. */
enum bide_run_priority {
    BIDE_RUN_FIRST_MEASURE,
    BIDE_RUN_THEN_CHANGE,
    BIDE_RUN_THEN_CHILDREN,
    BIDE_RUN_THEN_CLINICS,
    BIDE_RUN_THEN_CONTRACTS,
    BIDE_RUN_THEN_BOOKING
};

/* What a random stream of a child is for. */
enum bide_run_purpose {
    BIDE_RUN_FACTS, /* priority, group, patience */
    BIDE_RUN_AGE,   /* wait so far, at the start */
    BIDE_RUN_ROUTE, /* whether a step is needed, and whether the pathway ends there */
    BIDE_RUN_APPOINTMENT, /* brought or not, booked again or not, time taken */
    BIDE_RUN_ONWARD,
    BIDE_RUN_OFFER, /* a contract's offer: accepted or not, seen again or not */
    BIDE_RUN_PILOT,
    BIDE_RUN_ARRIVALS,   /* of a source, not of a child */
    BIDE_RUN_LEAD,       /* of a hire */
    BIDE_RUN_PROVIDER,   /* of a contract */
    BIDE_RUN_REASON,     /* of leaving: when it would come */
    BIDE_RUN_WEEK,       /* of a source: how busy a week is */
    BIDE_RUN_BATCH,      /* how many are referred together with a child */
    BIDE_RUN_BIRTHDAY,   /* age at referral */
    BIDE_RUN_VALIDATION, /* whether a family that is asked stays on the list */
    BIDE_RUN_EXCEPTION,  /* whether a case has an exception */
    BIDE_RUN_URGENCY,    /* when a child becomes more urgent */
    BIDE_RUN_CANCEL,     /* an appointment booked ahead: cancelled or not, and when */
    BIDE_RUN_TENURE,     /* of who holds a post */
    BIDE_RUN_VACANCY,    /* of a post between two holders */
    BIDE_RUN_HEALTH,     /* of who holds a post */
    BIDE_RUN_ASK,        /* whether a pathway is asked */
    BIDE_RUN_REPEAT,     /* how often a step is repeated, and when */
};

enum bide_run_flag {
    BIDE_RUN_WAITING = 1,     /* the clock is running: on the list */
    BIDE_RUN_GONE = 2,        /* left; its place is given back when next met */
    BIDE_RUN_BROUGHT = 4,     /* attends the appointment it is in */
    BIDE_RUN_REBOOKED = 8,    /* missed the appointment it is in, and is booked again */
    BIDE_RUN_WITH = 16,       /* with a continuous clinician */
    BIDE_RUN_LAST = 32,       /* with one who leaves afterwards */
    BIDE_RUN_NULLIFIED = 64,  /* missed an appointment; a new clock starts when it can be
                                booked again */
    BIDE_RUN_BOOKED = 128,    /* in a diary, not on its list */
    BIDE_RUN_AWAY = 1024,     /* between two pathways: on neither */
    BIDE_RUN_ASKING = 2048,   /* a step with tasks: its own time is not over */
    BIDE_RUN_REPEATING = 512, /* repeats are drawn */
    BIDE_RUN_SETTLED = 4096   /* gone, and what follows from that is done */
};

/* Why a child left while waiting. */
enum bide_run_why {
    BIDE_RUN_GAVE_UP,
    BIDE_RUN_MOVED,     /* to another area */
    BIDE_RUN_ELSEWHERE, /* to another provider, such as by Right to Choose */
    BIDE_RUN_AGED_OUT,
    BIDE_RUN_VALIDATED, /* said on being asked that it is not needed any more */
    BIDE_RUN_WHY_COUNT
};

struct bide_run_child {
    uint64_t key;       /* names its random streams */
    double clock_start; /* days; below 0 if referred before the start; what is measured */
    double since;       /* days; its place in the order of a list */
    double leave_at;    /* days; leaves then if still waiting */
    double born;        /* days; NaN: not known */
    uint32_t parent;    /* child whose task this is; BIDE_POOL_NONE: a child itself */
    uint16_t attempt;   /* appointments missed or attended at this step */
    uint16_t flags;
    uint16_t repeats; /* appointments still to come at a step that is repeated */
    uint8_t pathway;
    uint8_t step;
    uint8_t class_index;
    uint8_t group;   /* BIDE_MODEL_NO_GROUP: none */
    uint8_t asked;   /* bit c: contract c made its offer */
    uint8_t why;     /* it leaves at leave_at: enum bide_run_why */
    uint8_t pending; /* tasks others do for it meanwhile */
    uint8_t missed;  /* appointments missed at this step */
};

/* Where referrals of one source stand. */
struct bide_run_source {
    struct bide_rate_cursor cursor;
    struct bide_stream arrivals;
    uint32_t serial;   /* children referred so far */
    uint32_t week;     /* where weeks differ by chance: the next to begin */
    double week_end;   /* ... cumulated rate at the end of the last that began */
    double busyness;   /* ... times its rate; mean 1 */
    uint64_t sequence; /* events scheduled before its next referral is due to be */
};

struct bide_run_pathway {
    uint32_t waiting_serial; /* children put on the starting list so far */
    double target_day;      /* on which the target was first reached; INFINITY: not yet */
    int64_t today;          /* at a moment: the day that has closed */
    int64_t within_from;    /* ... referred on this day or later: within the
                               standard */
    int64_t reached_before; /* ... before this day: have waited so long */
    int64_t expect_from;    /* ... from this day to the other: see expect.h */
    int64_t expect_to;
};

struct bide_run_staff {
    int64_t clinicians; /* continuous: open now */
    int64_t base;       /* continuous: of these, by schedule or epoch rather than hired */
    int64_t busy;       /* continuous: with a child now */
    int64_t leaving;    /* continuous: of these, who are with their last child */
    bool is_woken;      /* continuous: stands in run->woken */
    double carry;       /* sessions owed: a fraction below 1 */
    double debt;        /* days by which earlier sessions overran */
    double opened;      /* clinics: the last day whose sessions were opened */
    double today;       /* ... clinic time of that day, days */
    double left;        /* ... of this, not used so far; negative: overrun */
    double used_before; /* ... used when the day began */
    double kept[BIDE_MODEL_MOST_CARVES]; /* ... for carve-outs; negative: overrun */
    double ahead;                        /* ... days until that day */
    double offered;                      /* clinician days since the warm-up */
    double used;                         /* of these, with or for children */
    double missed;                       /* of these, for children who were not brought */
    double cancelled; /* clinician days lost because they were given back too late */
    struct bide_level offered_level; /* continuous */
    struct bide_level used_level;
    double paid; /* pounds from the start to paid_to */
    double paid_to;
};

struct bide_run_contract {
    double carry;
    uint64_t seen;
    double opens; /* day of the first clinic; INFINITY: the provider fails */
    double per_open_day;
};

struct bide_run_pilot {
    double end;       /* day; as planned, or that of its evaluation */
    bool has_stopped; /* as it missed what it had to achieve */
};

/* A post, and who holds it or will hold it next. */
struct bide_run_post {
    uint32_t holder; /* how many held it before */
    uint32_t spell;  /* how many spells of sickness were drawn */
    bool is_counted; /* continuous: one of the group's clinicians now */
    double first_day;
    double ramp_days;
    double works_from; /* continuous: in the middle of the ramp */
    double leaves;
    double sick_from; /* the next spell of sickness, or the present one */
    double sick_to;
    double at_work; /* WTE; the same before same_until, see bide_people_wte */
    double same_until;
};

struct bide_run_extra {
    double carry; /* sessions: a fraction below 1 */
    double held;  /* sessions so far */
};

/* What happened on a line since the warm-up. */
struct bide_run_counts {
    uint64_t referred, seen, seen_within, delayed, left, not_brought, discharged, ended,
        closed, nullified, restarted, insourced, completed, turned_away, step_done,
        step_in_time;
    double seen_sum, seen_squares; /* days */
    uint64_t escalated;            /* to a more urgent class, of those of this one */
    uint64_t left_by[BIDE_RUN_WHY_COUNT];
    int64_t left_ticks; /* whole, for those who left are found in any order */
};

/* Who is on the list at a moment. */
struct bide_run_stock {
    uint64_t within, reached; /* the standard, and those who have waited so long */
    uint64_t expecting;       /* of those referred in the first weeks: see expect.h */
};

struct bide_story;
struct bide_lane;

/* Plans issued in a calendar year so far. */
struct bide_run_year {
    uint32_t number; /* of the year, in the order of the run */
    uint64_t issued, within;
    uint64_t plain, plain_within; /* of these, cases without an exception */
};

/* One class of one pathway, or those of it who belong to one group. */
struct bide_run_cell {
    struct bide_level list;
    struct bide_run_counts counts;
    struct bide_histogram waits;    /* of those seen, weeks */
    struct bide_histogram expected; /* days, of those seen: see expect.h */
    struct bide_run_stock stock;
    struct bide_run_year year;
    struct bide_cohort cohort; /* those on the list; a lane counts them at milestones */
    struct bide_histogram weekly; /* of those on the list, days in weekly bins */
};

/* Bookkeeping of the audit, from the start, independent of the cells. */
struct bide_run_audit {
    uint64_t entered; /* children who ever were on the pathway */
    uint64_t gone;    /* ... and are done with it */
    uint64_t started; /* clocks started */
    uint64_t stopped;
    int64_t waited; /* ticks on the list of those whose clock stopped */
    struct bide_level list;
};

struct bide_run {
    const struct bide_model *model;
    const struct bide_plan *plan;
    const struct bide_model_epoch *epoch; /* what holds now */
    uint64_t root;                        /* of all random streams */
    struct bide_loop loop;
    struct bide_pool children;
    struct bide_queue *lists;
    size_t list_count; /* ever made, as the counts below: storage outlives a model */
    double *served;    /* by list of a roster: days of its share used, see allocation.h */
    size_t served_count;
    struct bide_run_pathway *pathways;
    struct bide_run_audit *audits; /* by pathway too */
    size_t pathway_count;
    struct bide_run_source *sources;
    size_t source_count;
    uint64_t away_count; /* children between two pathways */
    struct bide_run_staff *staff;
    size_t staff_count;
    struct bide_diary *diaries; /* by staff group */
    size_t diary_count;
    struct bide_lane *lanes; /* pathways simulated by themselves */
    size_t lane_count;
    size_t lanes_used; /* by this replication: all of the model's, or none */
    struct bide_spans spans;
    size_t span;                 /* the present one */
    struct bide_leavers leavers; /* children who may leave, by span */
    struct bide_intake intake;
    struct bide_batch batch; /* random numbers by the dozen */
    struct bide_run_contract contracts[BIDE_MODEL_MOST_CONTRACTS];
    struct bide_run_post *posts;
    size_t post_count;
    struct bide_run_extra *extras;
    size_t extra_count;
    double *hired; /* by hire: day of arrival */
    size_t hire_count;
    struct bide_run_pilot *pilots;
    size_t pilot_count;
    double *escalate_at; /* by child: when it becomes more urgent, if anybody does */
    size_t escalate_capacity;
    uint64_t *reached; /* children, by support, then families by validation */
    size_t reached_count;
    double *spent; /* by line of the budget: pounds, besides what is worked out */
    size_t budget_count;
    struct bide_run_cell *cells;
    size_t cell_count;
    uint32_t *woken; /* continuous staff groups with a new chance to call a child */
    size_t woken_count;
    uint32_t *missed; /* children of this clinic to be booked again */
    size_t missed_count;
    size_t missed_capacity;
    struct bide_histogram pooled_weekly; /* scratch: the cells of a line together */
    struct bide_histogram pooled_waits;
    struct bide_histogram pooled_expected;
    double *row;              /* where the measures go */
    struct bide_story *story; /* who writes down what happens; NULL: nobody */
    enum bide_err err;
};

static inline struct bide_run_child *bide_run_child(const struct bide_run *run,
                                                    uint32_t id)
{
    return (struct bide_run_child *) run->children.items + id;
}

/* Whether a pathway is simulated by itself in this replication. */
static inline bool bide_run_is_lane(const struct bide_run *run, size_t pathway)
{
    return run->lanes_used > 0 && run->model->routes[pathway].is_lane;
}

/* Where the child is counted. */
static inline struct bide_run_cell *bide_run_cell(const struct bide_run *run,
                                                  const struct bide_run_child *child)
{
    const struct bide_model_route *route = &run->model->routes[child->pathway];
    const size_t part = route->part_count > 1 ? route->parts[child->group] : 0;
    return &run->cells[route->first_cell + child->class_index * route->part_count + part];
}

/* The random stream of a child for a purpose; step and attempt tell apart repeated uses.
 */
static inline struct bide_stream bide_run_stream(const struct bide_run *run,
                                                 const struct bide_run_child *child,
                                                 enum bide_run_purpose purpose,
                                                 uint32_t attempt)
{
    return bide_stream_open(run->root,
                            (uint32_t) purpose << 24 | (uint32_t) child->step << 16
                                | (attempt & 0xFFFFU),
                            child->key);
}

/* Whether a support or a validation is for this child. */
static inline bool bide_run_is_listed(const struct bide_model_listed *who,
                                      const struct bide_run_child *child)
{
    return who->pathway == child->pathway
           && (who->group < 0 || who->group == (int) child->group);
}

/* The same whatever step the child is at. */
static inline struct bide_stream bide_run_stream_any(const struct bide_run *run,
                                                     const struct bide_run_child *child,
                                                     enum bide_run_purpose purpose,
                                                     uint32_t attempt)
{
    return bide_stream_open(run->root, (uint32_t) purpose << 24 | (attempt & 0xFFFFU),
                            child->key);
}

/* True with this probability, to 2^-32. */
static inline bool bide_run_chance(struct bide_stream *stream, double probability)
{
    return (double) bide_stream_u32(stream) * 0x1p-32 < probability;
}

#endif

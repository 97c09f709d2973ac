/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_changes.h"

#include <math.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/show.h"
#include "models/service/budget.h"

/* A sentence under way. */
struct sentence {
    struct bide_text *out;
    const struct bide_study *study;
    const struct bide_spec_change *change;
};

/* At most one decimal: "9", "10.2". */
static void put_amount(const struct sentence *sentence, double amount)
{
    const bool is_whole = fabs(amount - floor(amount + 0.5)) < 0.05;
    bide_show_number(sentence->out, amount, is_whole ? 0 : 1);
}

static void put_pathway(const struct sentence *sentence)
{
    const struct bide_spec_pathway *pathway =
        bide_budget_pathway(sentence->study->spec, sentence->change);
    if (pathway != NULL) {
        bide_html_text(sentence->out, bide_names_of(pathway->label, pathway->name));
    }
}

static void put_staff(const struct sentence *sentence)
{
    const struct bide_spec_list staff = sentence->study->spec->staff;
    const char *name = sentence->change->staff;
    const size_t index = bide_spec_find(staff, sizeof(struct bide_spec_staff), name);
    bide_html_text(sentence->out,
                   index < staff.count ? bide_names_of(
                       bide_names_staff(sentence->study, index)->label, name)
                                       : name);
}

static void put_group(const struct sentence *sentence, const char *name)
{
    const struct bide_spec_list groups = sentence->study->spec->groups;
    const struct bide_spec_group *items = groups.items;
    if (name != NULL) {
        const size_t index = bide_spec_find(groups, sizeof(*items), name);
        bide_text_add(sentence->out, ", only the group ");
        bide_html_text(sentence->out, index < groups.count
                                          ? bide_names_of(items[index].label, name)
                                          : name);
    }
}

/* ", £1,333 a child"; nothing for what costs nothing. */
static void put_price(const struct sentence *sentence, double pounds, const char *each)
{
    if (pounds > 0.0) {
        const bool is_whole = fabs(pounds - floor(pounds + 0.5)) < 0.005;
        bide_text_add(sentence->out, ", £");
        bide_show_number(sentence->out, pounds, is_whole ? 0 : 2);
        bide_text_add(sentence->out, each);
    }
}

static void put_waited(const struct sentence *sentence, double weeks)
{
    if (weeks > 0.0) {
        bide_text_add(sentence->out, ", only children who have waited ");
        put_amount(sentence, weeks);
        bide_text_add(sentence->out, " weeks or more");
    }
}

/* --- by type --- */

static void put_insourcing(const struct sentence *sentence)
{
    const struct bide_spec_change *change = sentence->change;
    bide_text_add(sentence->out, "a contract with another provider for ");
    put_pathway(sentence);
    bide_text_add(sentence->out, ", ");
    put_amount(sentence, change->per_week);
    bide_text_add(sentence->out, " children a week");
    if (!isnan(change->total)) {
        bide_text_add(sentence->out, " up to ");
        put_amount(sentence, change->total);
        bide_text_add(sentence->out, " in all");
    }
    put_waited(sentence, change->eligible.waited_weeks);
    put_group(sentence, change->eligible.group);
    put_price(sentence, change->price, " a child");
    put_price(sentence, change->set_up_cost, " to set up");
}

static void put_pilot(const struct sentence *sentence)
{
    const struct bide_estimate share = { .mean = sentence->change->share };
    bide_text_add(sentence->out, "a pilot on ");
    put_pathway(sentence);
    bide_text_add(sentence->out, " for ");
    bide_figure_level(sentence->out, &share, BIDE_FIGURE_SHARE);
    bide_text_add(sentence->out, " of the children");
    put_group(sentence, sentence->change->group);
    put_price(sentence, sentence->change->cost_per_week, " a week");
}

static void put_hire(const struct sentence *sentence)
{
    bide_text_add(sentence->out, "recruitment of ");
    bide_show_number(sentence->out, sentence->change->wte, 1);
    bide_text_add(sentence->out, " WTE more ");
    put_staff(sentence);
}

static void put_validation(const struct sentence *sentence)
{
    bide_text_add(sentence->out, "families on the list of ");
    put_pathway(sentence);
    bide_text_add(sentence->out, " are asked whether they still need to wait");
    put_waited(sentence, sentence->change->waited_weeks);
    put_group(sentence, sentence->change->group);
}

static void put_support(const struct sentence *sentence)
{
    bide_text_add(sentence->out, "support while they wait for children on the list of ");
    put_pathway(sentence);
    put_waited(sentence, sentence->change->waited_weeks);
    put_group(sentence, sentence->change->group);
}

static void put_training(const struct sentence *sentence)
{
    bide_text_add(sentence->out, "training of ");
    put_staff(sentence);
}

static void put_extra_sessions(const struct sentence *sentence)
{
    bide_text_add(sentence->out, "extra sessions of ");
    put_staff(sentence);
    bide_text_add(sentence->out, ", ");
    put_amount(sentence, sentence->change->sessions);
    bide_text_add(sentence->out, " a day on ");
    bide_html_text(sentence->out, sentence->change->weekdays);
}

static bool has_end(const struct bide_spec_change *change)
{
    return change->type != BIDE_SPEC_HIRE && change->weeks > 0.0;
}

/* Of a hire, who is decided on before. */
static void put_lead(const struct sentence *sentence)
{
    const struct bide_spec_dist *lead = &sentence->change->lead_weeks;
    if (sentence->change->type == BIDE_SPEC_HIRE && lead->is_given && lead->mean > 0.0) {
        bide_text_add(sentence->out, ", in post about ");
        put_amount(sentence, lead->mean);
        bide_text_add(sentence->out, " weeks later");
    }
}

/* Staff work up from the day they come. */
static void put_ramp(const struct sentence *sentence)
{
    const struct bide_spec_change *change = sentence->change;
    const bool is_ramped = change->type == BIDE_SPEC_INSOURCING
                           || change->type == BIDE_SPEC_PILOT
                           || change->type == BIDE_SPEC_HIRE;
    if (is_ramped && change->ramp_weeks > 0.0) {
        bide_text_add(sentence->out, change->type == BIDE_SPEC_HIRE
                                         ? ", fully at work in "
                                         : ", in full after ");
        put_amount(sentence, change->ramp_weeks);
        bide_text_add(sentence->out, " weeks");
    }
}

static void put_evaluation(const struct sentence *sentence)
{
    const struct bide_spec_evaluation *evaluate = &sentence->change->evaluate;
    if (sentence->change->type == BIDE_SPEC_PILOT
        && evaluate->measure != BIDE_SPEC_UNSET) {
        bide_text_add(sentence->out, ", to be stopped after ");
        put_amount(sentence, evaluate->after_weeks);
        bide_text_add(sentence->out, " weeks if it does too little");
    }
}

/* ", from 6 October 2025 for 26 weeks" */
static void put_when(const struct sentence *sentence)
{
    const struct bide_spec *spec = sentence->study->spec;
    const double day = bide_spec_change_day(spec, sentence->change);
    bide_text_add(sentence->out, ", from ");
    if (day < 0.5) {
        bide_text_add(sentence->out, "the start");
    } else {
        bide_page_part_date(sentence->out, spec->start + (int32_t) floor(day), false);
    }
    if (has_end(sentence->change)) {
        bide_text_add(sentence->out, " for ");
        put_amount(sentence, sentence->change->weeks);
        bide_text_add(sentence->out, " weeks");
    }
    put_lead(sentence);
    put_ramp(sentence);
    put_evaluation(sentence);
}

static void put_change(const struct sentence *sentence)
{
    static void (*const puts[])(const struct sentence *) = {
        [BIDE_SPEC_INSOURCING] = put_insourcing,
        [BIDE_SPEC_PILOT] = put_pilot,
        [BIDE_SPEC_HIRE] = put_hire,
        [BIDE_SPEC_SET] = NULL, /* counted together */
        [BIDE_SPEC_VALIDATION] = put_validation,
        [BIDE_SPEC_SUPPORT] = put_support,
        [BIDE_SPEC_TRAINING] = put_training,
        [BIDE_SPEC_EXTRA_SESSIONS] = put_extra_sessions,
    };
    puts[sentence->change->type](sentence);
    put_when(sentence);
}

/* --- scenarios --- */

static const char *separator(size_t count)
{
    return count == 0 ? ": " : "; ";
}

static size_t put_included(const struct sentence *sentence,
                           const struct bide_spec_scenario *scenario)
{
    const struct bide_spec_list all = sentence->study->spec->scenarios;
    const struct bide_spec_scenario *items = all.items;
    const char *const *names = scenario->includes.items;
    for (size_t i = 0; i < scenario->includes.count; ++i) {
        const size_t index = bide_spec_find(all, sizeof(*items), names[i]);
        bide_text_add(sentence->out, i == 0 ? ": all of " : ", and all of ");
        bide_html_text(sentence->out, index < all.count
                                          ? bide_names_of(items[index].label, names[i])
                                          : names[i]);
    }
    return scenario->includes.count;
}

static void put_changes(struct sentence *sentence,
                        const struct bide_spec_scenario *scenario)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    size_t settings = 0;
    size_t count = put_included(sentence, scenario);
    for (size_t i = 0; i < scenario->changes.count; ++i) {
        if (changes[i].type == BIDE_SPEC_SET) {
            ++settings;
            continue;
        }
        bide_text_add(sentence->out, separator(count++));
        sentence->change = &changes[i];
        put_change(sentence);
    }
    if (settings > 0) {
        bide_text_add(sentence->out, separator(count++));
        bide_text_add(sentence->out, "changes ");
        bide_show_count(sentence->out, settings, "setting");
        bide_text_add(sentence->out, " of the configuration");
    }
    bide_text_add(sentence->out, count == 0 ? ": no change." : ".");
}

void bide_page_changes_add(struct bide_text *out, const struct bide_study *study)
{
    struct sentence sentence = { .out = out, .study = study };
    bide_text_add(out, "<ul>\n");
    for (size_t i = 0; i < study->scenario_count; ++i) {
        bide_text_add(out, "<li><strong>");
        bide_html_text(out, bide_names_scenario_label(study, i));
        bide_text_add(out, "</strong>");
        put_changes(&sentence, bide_names_scenario(study, i));
        bide_text_add(out, "</li>\n");
    }
    bide_text_add(out, "</ul>\n");
}

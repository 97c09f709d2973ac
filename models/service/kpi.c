/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/kpi.h"

#include <math.h>

#include "engine/base/err.h"
#include "models/scenario/rules.h"

/* In the order of enum bide_kpi. */
static const struct bide_kpi_info kpis[BIDE_KPI_COUNT] = {
    { "list", "children", "Waiting list", "Children whose clock is running." },
    { "within_standard", "share", "Within standard",
      "Share of the list that has waited no longer than the standard, in whole days." },
    { "median_wait_weeks", "weeks", "Median wait so far",
      "Half of the list has waited longer; straight line inside weekly bins." },
    { "p92_wait_weeks", "weeks", "92nd centile wait so far",
      "8 in 100 on the list have waited longer; straight line inside weekly bins." },
    { "over_52_weeks", "children", "Over 52 weeks",
      "On the list for more than 364 days." },
    { "over_65_weeks", "children", "Over 65 weeks",
      "On the list for more than 455 days." },
    { "over_78_weeks", "children", "Over 78 weeks",
      "On the list for more than 546 days." },
    { "over_104_weeks", "children", "Over 104 weeks",
      "On the list for more than 728 days." },
    { "referred", "children", "Referred",
      "Clocks started since the end of the warm-up." },
    { "seen", "children", "Seen", "Clocks stopped because the child was seen." },
    { "seen_within_standard", "share", "Seen within standard",
      "Share of those seen who had waited no longer than the standard, in whole days." },
    { "seen_mean_wait_weeks", "weeks", "Mean wait of those seen",
      "From clock start to clock stop." },
    { "seen_sd_wait_weeks", "weeks", "Standard deviation of the wait of those seen",
      "Over the children of one replication." },
    { "seen_median_wait_weeks", "weeks", "Median wait of those seen",
      "Half of those seen had waited longer." },
    { "seen_p92_wait_weeks", "weeks", "92nd centile wait of those seen",
      "8 in 100 of those seen had waited longer." },
    { "seen_delayed", "share", "Had to wait", "Share of those seen who waited at all." },
    { "left", "children", "Left while waiting", "Stopped waiting without being seen." },
    { "left_mean_wait_weeks", "weeks", "Mean wait of those who left",
      "From clock start to leaving." },
    { "left_moved", "children", "Left: moved away",
      "Of those who left, children who moved to another area." },
    { "left_elsewhere", "children", "Left: seen elsewhere",
      "Of those who left, children who went to another provider, such as by Right to "
      "Choose." },
    { "left_aged_out", "children", "Left: too old",
      "Of those who left, children who grew too old for the service." },
    { "left_validated", "children", "Left: list validated",
      "Of those who left, children taken off when families were asked whether they still "
      "wait." },
    { "escalated", "children", "Became more urgent",
      "Children who rose to the next more urgent priority while waiting; counted for the "
      "one they had." },
    { "not_brought", "appointments", "Was not brought",
      "Appointments to which the child was not brought." },
    { "discharged", "children", "Discharged after a missed appointment",
      "Not booked again after the child was not brought, while waiting or later." },
    { "ended", "children", "Ended by a decision",
      "Pathways that ended at a step, such as a refusal, while waiting or later." },
    { "insourced", "children", "Seen by insourcing",
      "Children for whom an insourcing contract did a step." },
    { "nullified", "clocks", "Clock started again",
      "Clocks nullified because the child was not brought; a new one starts when the "
      "child "
      "is booked again." },
    { "closed", "children", "Refused or discharged while waiting",
      "Clocks stopped by a step's decision or a discharge, or nullified and not yet "
      "started again. The list grows by those referred less those seen, left and "
      "closed." },
    { "completed", "children", "Completed", "Finished the last step of the pathway." },
    { "turned_away", "children", "Turned away",
      "Referrals while the list was closed; their clock never started." },
    { "mean_list", "children", "Mean list",
      "Average of the list over time since the end of the warm-up." },
    { "band_0_1", "children", "Waiting 0 to 1 week", "On the list for 0 to 7 days." },
    { "band_1_2", "children", "Waiting 1 to 2 weeks", "On the list for 8 to 14 days." },
    { "band_2_4", "children", "Waiting 2 to 4 weeks", "On the list for 15 to 28 days." },
    { "band_4_12", "children", "Waiting 4 to 12 weeks",
      "On the list for 29 to 84 days." },
    { "band_12_18", "children", "Waiting 12 to 18 weeks",
      "On the list for 85 to 126 days." },
    { "band_18_52", "children", "Waiting 18 to 52 weeks",
      "On the list for 127 to 364 days." },
    { "band_52_plus", "children", "Waiting over 52 weeks",
      "On the list for 365 days or more." },
    { "open_at_standard", "children", "Open as long as the standard",
      "On the list for as many days as the standard, or more. Who is seen on the day of "
      "the standard is within it, who is open then is here too." },
    { "step_in_time", "share", "Step done in time",
      "Share of the children who finished the step that has within_days, or were done "
      "with the pathway there, who did so in that time, since the end of the warm-up." },
    { "issued_in_year", "children", "Issued in the calendar year so far",
      "Clocks stopped by being seen since 1 January, or since the start or the end of "
      "the warm-up if that is later. On 1 January: in the year that is over." },
    { "issued_in_year_within", "share", "Of these within the standard",
      "Share of those issued in the calendar year who had waited no longer than the "
      "standard." },
    { "issued_in_year_within_no_exceptions", "share", "Within it, without exceptions",
      "The same share among cases without an exception." },
    { "target_met", "share", "Target met",
      "1 if the pathway's target is met at the moment, 0 if not: the mean is the chance "
      "of it." },
    { "target_reached", "share", "Target reached",
      "1 if the pathway's target was reached by the moment, 0 if not: the mean is the "
      "chance of it. Whoever left is missed from the list within a week." },
    { "target_weeks", "weeks", "Weeks until the target",
      "Weeks from the start until the target was first reached, where it was." },
    { "longest_wait_weeks", "weeks", "Longest wait so far",
      "Whole weeks waited by whoever on the list has waited longest; 1,040 for longer." },
    { "new_median_wait_weeks", "weeks", "Half of new referrals seen within",
      "Of the children whose clock started in the first four weeks and who were seen or "
      "still wait, half were seen within so many weeks (straight "
      "line inside weekly bins); none until half were." },
    { "new_p90_wait_weeks", "weeks", "9 in 10 new referrals seen within",
      "Of the children whose clock started in the first four weeks and who were seen or "
      "still wait, 9 in 10 were seen within so many weeks (straight "
      "line inside weekly bins); none until 9 in 10 were." },
};

static const struct bide_kpi_info staff_kpis[BIDE_KPI_STAFF_COUNT] = {
    { "used", "share", "Time used",
      "Share of the time offered that was booked, missed appointments included." },
    { "offered_hours", "hours", "Hours offered", "Clinic hours since the warm-up." },
    { "missed_hours", "hours", "Hours lost: not brought",
      "Time of appointments to which the child was not brought and that nobody else "
      "used." },
    { "cancelled_hours", "hours", "Hours lost: late cancellation",
      "Time booked ahead that a child gave back, by cancelling or leaving, when it was "
      "too "
      "late to book another." },
};

static const struct bide_kpi_info cost_kpis[BIDE_KPI_COST_COUNT] = {
    { "cost_staff", "pounds", "Staff", "Cost of staff in post since the start." },
    { "cost_contracts", "pounds", "Contracts and programmes",
      "Cost of contracts, pilots and other programmes since the start." },
    { "cost_total", "pounds", "Total", "All lines of the budget since the start." },
    { "cost_recurrent", "pounds", "Recurrent",
      "Of the total: staff, and what is done for those who wait; contracts and pilots "
      "are not recurrent." },
};

static const struct bide_kpi_info budget_kpis[BIDE_KPI_BUDGET_COUNT] = {
    { "cost", "pounds", "Cost", "Spent on this line of the budget since the start." },
    { "stopped", "share", "Stopped",
      "Share of replications in which the contract's provider saw nobody or the pilot "
      "was stopped at its evaluation." },
};

const struct bide_kpi_info *bide_kpi_info(enum bide_kpi kpi)
{
    BIDE_REQUIRE((unsigned) kpi < BIDE_KPI_COUNT);
    return &kpis[kpi];
}

static bool is_from(enum bide_kpi kpi, enum bide_kpi first, enum bide_kpi last)
{
    return kpi >= first && kpi <= last;
}

bool bide_kpi_is_shown(enum bide_kpi kpi, const struct bide_spec_pathway *pathway)
{
    if (kpi == BIDE_KPI_OPEN_AT_STANDARD) {
        return pathway->clock == BIDE_SPEC_CLOCK_AUTISM;
    }
    if (kpi == BIDE_KPI_STEP_IN_TIME) {
        return bide_rules_has_step_days(pathway);
    }
    if (is_from(kpi, BIDE_KPI_TARGET_MET, BIDE_KPI_TARGET_WEEKS)) {
        return pathway->target.list >= 0.0 || pathway->target.share >= 0.0
               || pathway->target.over_weeks > 0.0;
    }
    return !is_from(kpi, BIDE_KPI_ISSUED_IN_YEAR, BIDE_KPI_ISSUED_WITHIN_PLAIN)
           || pathway->clock == BIDE_SPEC_CLOCK_EHC;
}

const struct bide_kpi_info *bide_kpi_staff_info(enum bide_kpi_staff kpi)
{
    BIDE_REQUIRE((unsigned) kpi < BIDE_KPI_STAFF_COUNT);
    return &staff_kpis[kpi];
}

const struct bide_kpi_info *bide_kpi_cost_info(enum bide_kpi_cost kpi)
{
    BIDE_REQUIRE((unsigned) kpi < BIDE_KPI_COST_COUNT);
    return &cost_kpis[kpi];
}

const struct bide_kpi_info *bide_kpi_budget_info(enum bide_kpi_budget kpi)
{
    BIDE_REQUIRE((unsigned) kpi < BIDE_KPI_BUDGET_COUNT);
    return &budget_kpis[kpi];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/result_schema.h"

#include <stddef.h>

const char *const bide_result_schema[] = {
    "CREATE TABLE meta ("
    "name TEXT, value TEXT NOT NULL, PRIMARY KEY (name)) WITHOUT ROWID;",
    "CREATE TABLE files ("
    "file INTEGER PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, text TEXT NOT NULL);",
    "CREATE TABLE sets ("
    "number INTEGER PRIMARY KEY, setting TEXT NOT NULL);",
    "CREATE TABLE scenarios ("
    "scenario INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL);",
    "CREATE TABLE pathways ("
    "pathway INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, "
    "standard TEXT NOT NULL, target_list REAL, target_share REAL);",
    "CREATE TABLE priorities ("
    "pathway INTEGER, priority INTEGER, name TEXT NOT NULL, label TEXT NOT NULL, "
    "PRIMARY KEY (pathway, priority)) WITHOUT ROWID;",
    "CREATE TABLE groups ("
    "pathway INTEGER, grp INTEGER, name TEXT NOT NULL, label TEXT NOT NULL, "
    "PRIMARY KEY (pathway, grp)) WITHOUT ROWID;",
    "CREATE TABLE staff ("
    "staff INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL);",
    "CREATE TABLE budget ("
    "budget INTEGER PRIMARY KEY, path TEXT NOT NULL, label TEXT NOT NULL, "
    "is_recurrent INTEGER NOT NULL);",
    "CREATE TABLE moments ("
    "moment INTEGER PRIMARY KEY, date TEXT NOT NULL, day REAL NOT NULL, "
    "milestone TEXT, is_month INTEGER NOT NULL, is_week INTEGER NOT NULL);",
    "CREATE TABLE measures ("
    "measure INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, "
    "unit TEXT NOT NULL, label TEXT NOT NULL, sentence TEXT NOT NULL);",
    "CREATE TABLE subjects ("
    "subject INTEGER PRIMARY KEY, kind TEXT NOT NULL, pathway INTEGER, "
    "priority INTEGER, grp INTEGER, staff INTEGER, budget INTEGER);",
    "CREATE TABLE estimates ("
    "scenario INTEGER, moment INTEGER, subject INTEGER, measure INTEGER, "
    "n INTEGER, mean REAL, std_error REAL, half_width REAL, p10 REAL, p50 REAL, "
    "p90 REAL, difference_n INTEGER, difference_mean REAL, "
    "difference_std_error REAL, difference_half_width REAL, difference_p10 REAL, "
    "difference_p50 REAL, difference_p90 REAL, "
    "PRIMARY KEY (scenario, moment, subject, measure)) WITHOUT ROWID;",
    "CREATE TABLE gaps ("
    "scenario INTEGER, moment INTEGER, pathway INTEGER, measure INTEGER, "
    "most INTEGER, least INTEGER, n INTEGER, mean REAL, std_error REAL, "
    "half_width REAL, p10 REAL, p50 REAL, p90 REAL, "
    "PRIMARY KEY (scenario, moment, pathway, measure)) WITHOUT ROWID;",
    "CREATE TABLE value ("
    "scenario INTEGER, moment INTEGER, pathway INTEGER, is_whole INTEGER, "
    "cost_n INTEGER, cost_mean REAL, cost_std_error REAL, cost_half_width REAL, "
    "cost_p10 REAL, cost_p50 REAL, cost_p90 REAL, seen_n INTEGER, "
    "seen_mean REAL, seen_std_error REAL, seen_half_width REAL, seen_p10 REAL, "
    "seen_p50 REAL, seen_p90 REAL, weeks_n INTEGER, weeks_mean REAL, "
    "weeks_std_error REAL, weeks_half_width REAL, weeks_p10 REAL, "
    "weeks_p50 REAL, weeks_p90 REAL, per_child_n INTEGER, per_child_top REAL, "
    "per_child_bottom REAL, per_child_ratio REAL, per_child_low REAL, "
    "per_child_high REAL, per_child_is_reliable INTEGER, per_week_n INTEGER, "
    "per_week_top REAL, per_week_bottom REAL, per_week_ratio REAL, "
    "per_week_low REAL, per_week_high REAL, per_week_is_reliable INTEGER, "
    "PRIMARY KEY (scenario, moment, pathway)) WITHOUT ROWID;",
    "CREATE TABLE balance ("
    "scenario INTEGER, pathway INTEGER, staff INTEGER, demand_per_week REAL, "
    "capacity_per_week REAL, load REAL, list REAL, target_list REAL, "
    "relief_per_week REAL, target_capacity_per_week REAL, pressure REAL, "
    "is_sustained INTEGER, PRIMARY KEY (scenario, pathway)) WITHOUT ROWID;",
    "CREATE TABLE audit ("
    "is_passed INTEGER, worst_gap REAL, worst_little REAL, event_count INTEGER, "
    "child_count INTEGER);",
    "CREATE VIEW v_estimates AS "
    "SELECT c.name AS scenario, s.kind AS kind, p.name AS pathway, i.name AS "
    "priority, g.name AS grp, f.name AS staff, b.path AS budget, m.date AS date, "
    "m.day AS day, m.milestone AS milestone, m.is_month AS is_month, k.name AS "
    "measure, k.unit AS unit, e.n AS n, e.mean AS mean, e.std_error AS "
    "std_error, e.half_width AS half_width, e.p10 AS p10, e.p50 AS p50, e.p90 AS "
    "p90, e.difference_mean AS difference_mean, e.difference_half_width AS "
    "difference_half_width, e.scenario AS scenario_number, e.moment AS moment "
    "FROM estimates AS e JOIN scenarios AS c USING (scenario) JOIN moments AS m "
    "USING (moment) JOIN measures AS k USING (measure) JOIN subjects AS s USING "
    "(subject) LEFT JOIN pathways AS p ON p.pathway = s.pathway LEFT JOIN "
    "priorities AS i ON i.pathway = s.pathway AND i.priority = s.priority LEFT "
    "JOIN groups AS g ON g.pathway = s.pathway AND g.grp = s.grp LEFT JOIN staff "
    "AS f ON f.staff = s.staff LEFT JOIN budget AS b ON b.budget = s.budget;",
    "CREATE VIEW v_lists AS "
    "SELECT scenario, pathway, date, milestone, mean, p10, p50, p90, "
    "difference_mean, difference_half_width FROM v_estimates WHERE kind = "
    "'pathway' AND measure = 'list';",
    "CREATE VIEW v_milestones AS "
    "SELECT scenario, pathway, date, milestone, measure, unit, mean, half_width, "
    "p10, p50, p90, difference_mean, difference_half_width FROM v_estimates "
    "WHERE kind = 'pathway' AND milestone IS NOT NULL;",
    "CREATE VIEW v_months AS "
    "SELECT scenario, pathway, date, measure, unit, mean, p10, p50, p90, "
    "difference_mean, difference_half_width FROM v_estimates WHERE kind = "
    "'pathway' AND is_month;",
    "CREATE VIEW v_parts AS "
    "SELECT scenario, pathway, priority, grp, date, milestone, measure, unit, "
    "mean, half_width, p10, p50, p90, difference_mean, difference_half_width "
    "FROM v_estimates WHERE kind IN ('priority', 'group');",
    "CREATE VIEW v_scenarios AS "
    "SELECT scenario, pathway, date, milestone, max(CASE measure WHEN 'list' "
    "THEN mean END) AS list, max(CASE measure WHEN 'within_standard' THEN mean "
    "END) AS within_standard, max(CASE measure WHEN 'median_wait_weeks' THEN "
    "mean END) AS median_wait_weeks, max(CASE measure WHEN 'over_52_weeks' THEN "
    "mean END) AS over_52_weeks, max(CASE measure WHEN 'seen' THEN mean END) AS "
    "seen FROM v_estimates WHERE kind = 'pathway' AND milestone IS NOT NULL "
    "GROUP BY scenario_number, moment, pathway;",
    "CREATE VIEW v_targets AS "
    "SELECT e.scenario, e.pathway, e.date, e.milestone, e.mean AS chance, w.p50 "
    "AS weeks_p50 FROM v_estimates AS e JOIN v_estimates AS w USING "
    "(scenario_number, moment, pathway) JOIN pathways AS p ON p.name = e.pathway "
    "WHERE e.kind = 'pathway' AND w.kind = 'pathway' AND e.measure = "
    "'target_reached' AND w.measure = 'target_weeks' AND e.milestone IS NOT NULL "
    "AND (p.target_list IS NOT NULL OR p.target_share IS NOT NULL);",
    "CREATE VIEW v_staff AS "
    "SELECT scenario, staff, date, milestone, measure, unit, mean, half_width, "
    "p10, p50, p90 FROM v_estimates WHERE kind = 'staff';",
    "CREATE VIEW v_costs AS "
    "SELECT scenario, date, milestone, measure, unit, mean, half_width, p10, "
    "p50, p90, difference_mean, difference_half_width FROM v_estimates WHERE "
    "kind = 'cost';",
    "CREATE VIEW v_budget AS "
    "SELECT scenario, budget, date, milestone, measure, unit, mean, half_width, "
    "p10, p50, p90, difference_mean, difference_half_width FROM v_estimates "
    "WHERE kind = 'budget';",
    "CREATE VIEW v_value AS "
    "SELECT c.name AS scenario, p.name AS pathway, m.date, m.milestone, "
    "v.cost_mean, v.seen_mean, v.weeks_mean, v.per_child_ratio, v.per_child_low, "
    "v.per_child_high, v.per_week_ratio, v.per_week_low, v.per_week_high FROM "
    "value AS v JOIN scenarios AS c USING (scenario) JOIN pathways AS p USING "
    "(pathway) JOIN moments AS m USING (moment);",
    NULL,
};

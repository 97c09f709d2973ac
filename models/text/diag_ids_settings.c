/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_settings_rows[] = {
    { "BD-C050",
      "There is no setting of this name here. It may be misspelt, or belong to another "
      "group; a setting that bide does not know would otherwise be ignored without a "
      "word.\n"
      "Example: staff = { nurses = { wte = 3; sicknes = 0.04; }; };\n"
      "Take the name that the message proposes; bide explain lists all settings." },
    { "BD-C051", "A setting that has no default is missing.\n"
                 "Example: referrals = { growth_per_year = 0.03; }; without per_week.\n"
                 "Add the setting in the group that the message names." },
    { "BD-C052",
      "The value is of another kind than the setting takes: a number, a whole number, a "
      "text in double quotes, a list in ( ), numbers in [ ] or a group in { }.\n"
      "Example: weeks = \"156\"; or clinicians = 2.7;\n"
      "Write it as the message says: weeks = 156;" },
    { "BD-C053",
      "The value is outside what the setting allows, or a text is too long. The message "
      "gives the limits with their unit. Shares are parts of 1, not of 100.\n"
      "Example: share = 92;\n"
      "Write share = 0.92;" },
    { "BD-C054",
      "The setting takes one of a few words, in double quotes.\n"
      "Example: order = \"longest wait\";\n"
      "Write order = \"longest_wait\"; bide explain order says what each means." },
    { "BD-C055",
      "The parameters of a distribution do not go with its shape. fixed takes mean; "
      "exponential mean; gamma and lognormal mean and sd; erlang mean and stages; "
      "uniform "
      "min and max; triangular min, mode and max; weibull scale and power; empirical "
      "values and perhaps weights.\n"
      "Example: minutes = { shape = \"lognormal\"; mean = 90; };\n"
      "Write minutes = { shape = \"lognormal\"; mean = 90; sd = 30; };" },
    { "BD-C056",
      "A date is written as year, month and day, and must exist. Years go from 1900 to "
      "2199.\n"
      "Example: start = \"31/12/2025\"; or start = \"2025-02-30\";\n"
      "Write start = \"2025-12-31\";" },
    { "BD-C057",
      "The path of a \"set\" change or of --set does not lead to one setting. It names "
      "groups and settings from the top of the file, with dots between them; items of a "
      "list by their name, or by number from 0 if they have none.\n"
      "Example: --set pathways.autism.steps=3\n"
      "Write --set pathways.autism.steps.assessment.minutes=90" },
    { "BD-C058",
      "This setting cannot be changed in this way. Some belong to the start of the "
      "simulation and cannot change later; some are the same in all scenarios, as they "
      "could not be compared otherwise; names and types hold other settings together.\n"
      "Example: { type = \"set\"; path = \"weeks\"; value = 52; } in a scenario.\n"
      "Change it in the file or, for all scenarios, with --set weeks=52." },
    { "BD-C059",
      "A name refers to something that the file does not define: a pathway, a step, a "
      "staff group, a group of children, a priority or a scenario.\n"
      "Example: staff = \"paediatrician\"; when the group is called paediatricians.\n"
      "Use one of the names that the message gives, or define the new one." },
    { "BD-C060",
      "Shares of one whole do not add up. Those of priorities add to 1 exactly; those of "
      "groups, of the ends of a step and of onward routes to 1 at most, the rest being "
      "everyone else.\n"
      "Example: priorities = { urgent = { share = 0.45; }; routine = { share = 0.65; }; "
      "};\n"
      "Change one of them: routine = { share = 0.55; };" },
    { "BD-C061",
      "Of several settings that say the same thing in different ways, exactly one is "
      "needed: minutes, hours, days or weeks of a step; months, weeks or date of a "
      "milestone; wte or clinicians of a staff group; from or from_week of a change. And "
      "one step of a pathway must stop the clock.\n"
      "Example: { name = \"visit\"; minutes = 60; hours = 1; }\n"
      "Keep one of them." },
    { "BD-C062",
      "A date lies outside the time that is simulated, or outside the time that makes "
      "sense for it.\n"
      "Example: weeks = 52; and a milestone with months = 18;\n"
      "Move it, or make the simulation longer." },
    { "BD-C063",
      "Days of the week are written with three letters, ranges with - and lists with a "
      "comma.\n"
      "Example: weekdays = \"Monday\";\n"
      "Write weekdays = \"Mon\"; or \"Mon-Fri\" or \"Tue,Thu\"." },
    { "BD-C064", "Numbers that mark points in time or length of wait must rise.\n"
                 "Example: from_weeks = [ 0, 18, 4 ];\n"
                 "Put them in order, and what goes with them too." },
    { "BD-C065",
      "Names of things are parts of paths such as pathways.autism.steps.assessment: they "
      "have 1 to 80 letters, no dot, and no two things in the same place share one.\n"
      "Example: steps = ( { name = \"visit\"; ... }, { name = \"visit\"; ... } );\n"
      "Give each a name of its own; label can say the same for both." },
    { "BD-C066",
      "There are too many or too few of something: items of a list, factors of months, "
      "children of wait bands, or children in all. The message gives the limit.\n"
      "Example: from_weeks = [ 0, 4, 18 ]; children = [ 60, 100 ];\n"
      "Add or remove items; if a limit is in the way, check for a slip in a unit." },
    { "BD-C067", "Children and continuous clinicians are counted in whole numbers.\n"
                 "Example: children = [ 60.5, 100.0 ];\n"
                 "Round the number." },
    { "BD-C068",
      "Something would go on for ever: children who are referred round and round, "
      "appointments that are all missed and booked again, or scenarios that include each "
      "other.\n"
      "Example: autism with onward = { to = \"adhd\"; share = 1.0; }; and adhd with "
      "onward "
      "= { to = \"autism\"; share = 1.0; };\n"
      "Let some children finish: lower one of the shares." },
    { "BD-C069",
      "A contract or pilot works on a step that somebody does, as children wait for it "
      "on a list. A contract names it as \"pathway.step\", a pilot names pathway and "
      "step "
      "apart.\n"
      "Example: { type = \"insourcing\"; step = \"assessment\"; per_week = 5; }\n"
      "Write step = \"autism.assessment\";" },
    { "BD-C070",
      "More than 100 problems were found; the others are left out. Often one mistake, "
      "such as a wrong bracket or name, is behind them.\n"
      "Example: settings of another program's configuration.\n"
      "Mend the first problems and check again." },
    { "BD-C071",
      "The twelve factors of months say how a year's referrals are spread, so they "
      "should average 1. If not, there are more or fewer referrals than per_week says.\n"
      "Example: months = [ 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 1, 1 ];\n"
      "Divide each factor by their average." },
    { "BD-C072",
      "The number is possible but not likely: a slip in its unit is. Demand is many "
      "times capacity, a week has too many hours, or referrals more than double in a "
      "year.\n"
      "Example: per_week = 520; when 520 a year are meant.\n"
      "Check the units; the message gives the other reading. It is only a warning." },
    { "BD-C073",
      "More work comes in than a staff group can do, so its lists grow until children "
      "leave or capacity is added. The numbers are averages at the start, without "
      "children who leave; appointments that are missed and bank holidays count.\n"
      "Example: demand at the start is 1.13 times the capacity.\n"
      "It is only a warning: many services are like that." },
    { "BD-C074",
      "Children wait for a staff group that can see nobody: its staff, sessions or "
      "clinical weeks are 0, or all of it is sick.\n"
      "Example: staff = { nurses = { wte = 0; }; };\n"
      "That is right if a scenario adds them later; otherwise check the numbers." },
    { "BD-C075",
      "Something is there that no referred child ever comes to: a pathway without "
      "referrals or starting list, a step that none needs, a priority with share 0.\n"
      "Example: priorities = { urgent = { share = 0; }; routine = { share = 1; }; };\n"
      "Leave it out, or check the shares that lead there." },
    { "BD-C076",
      "A change or a scenario makes no difference to the base case. The first scenario "
      "may be empty: the others are compared with it.\n"
      "Example: a pilot without minutes_saved, skips_step and frees.\n"
      "Say what it changes." },
    { "BD-C077", "The change begins when the simulation is over.\n"
                 "Example: weeks = 52; and a change with from_week = 60;\n"
                 "Move it, or make the simulation longer." },
    { "BD-C078",
      "Two contracts of one scenario work on the same list at the same time. Both will "
      "run, which may be what is meant.\n"
      "Example: a contract in the scenario and one more in a scenario that it includes.\n"
      "Give the first an end with weeks = ...; if it should not." },
    { "BD-C079",
      "All results of all replications are kept until the end, and they would take more "
      "memory than bide uses.\n"
      "Example: replications = 1000000; with monthly = true;\n"
      "Use fewer replications, scenarios or moments: monthly = false; measures at "
      "milestones only." },
    { NULL, NULL },
};

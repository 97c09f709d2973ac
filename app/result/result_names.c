/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/result_names.h"

#include <string.h>

#include "app/money.h"
#include "app/names.h"
#include "app/result/result_data.h"
#include "app/result/result_layout.h"
#include "app/standard.h"
#include "engine/base/civil.h"
#include "models/service/budget.h"

enum { NONE = -1, LONGEST_CHARACTER = 4 };

/* A text that could not be made is no text for a file. */
static void end(struct bide_database *db, struct bide_text *text)
{
    if (text->err != BIDE_OK && db->err == BIDE_OK) {
        db->err = text->err;
    }
    bide_text_free(text);
}

/* --- files --- */

/* The name of a file may be any bytes, a text of a database may not. */
static void add_path(struct bide_text *out, const char *path)
{
    static const char unknown[] = "\xEF\xBF\xBD"; /* U+FFFD, as in JSON */
    for (size_t i = 0; path[i] != '\0';) {
        unsigned code;
        const size_t length =
            bide_text_utf8(path + i, strnlen(path + i, LONGEST_CHARACTER), &code);
        bide_text_add_bytes(out, length > 0 ? path + i : unknown,
                            length > 0 ? length : sizeof(unknown) - 1);
        i += length > 0 ? length : 1;
    }
}

static void put_file(struct bide_database *db, int64_t number, const char *kind,
                     const struct bide_pack_file *file)
{
    struct bide_text path;
    bide_text_init(&path);
    add_path(&path, file->path);
    bide_database_put_whole(db, 1, number);
    bide_database_put_text(db, 2, kind);
    bide_database_put_text(db, 3, path.bytes);
    bide_database_put_text(db, 4, file->digest);
    bide_database_put_text(db, 5, file->text);
    bide_database_do(db);
    end(db, &path);
}

static void put_table(struct bide_database *db, int64_t number,
                      const struct bide_spec *spec, const struct bide_spec_table *table)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_result_data_add(&text, spec, table);
    const struct bide_pack_file file = { table->file, text.bytes, text.length,
                                         table->digest };
    put_file(db, number, "data", &file);
    end(db, &text);
}

static void put_files(struct bide_database *db, const struct bide_spec *spec)
{
    int64_t number = 0;
    bide_database_prepare(db, "INSERT INTO files VALUES (?1, ?2, ?3, ?4, ?5)");
    for (size_t i = 0; i < spec->source_count; ++i) {
        const struct bide_spec_source *source = &spec->sources[i];
        const struct bide_pack_file file = { source->file, source->text, source->length,
                                             source->digest };
        put_file(db, number++, i == 0 ? "configuration" : "include", &file);
    }
    for (size_t i = 0; i < spec->table_count; ++i) {
        if (bide_result_data_is_first(spec, i)) {
            put_table(db, number++, spec, &spec->tables[i]);
        }
    }
}

/* --- names --- */

/* A number (none if it is below 0), another, a name and a label. */
static void put_name(struct bide_database *db, const int numbers[2], const char *name,
                     const char *label)
{
    int place = 1;
    for (int i = 0; i < 2; ++i) {
        if (numbers[i] >= 0) {
            bide_database_put_whole(db, place++, numbers[i]);
        }
    }
    bide_database_put_text(db, place, name);
    bide_database_put_text(db, place + 1, bide_names_of(label, name));
    bide_database_do(db);
}

static void put_scenarios(struct bide_database *db, const struct bide_study *study)
{
    bide_database_prepare(db, "INSERT INTO scenarios VALUES (?1, ?2, ?3)");
    for (size_t i = 0; i < study->scenario_count; ++i) {
        const struct bide_spec_scenario *scenario = bide_names_scenario(study, i);
        put_name(db, (const int[]){ (int) i, NONE }, scenario->name, scenario->label);
    }
}

static void put_staff(struct bide_database *db, const struct bide_study *study)
{
    bide_database_prepare(db, "INSERT INTO staff VALUES (?1, ?2, ?3)");
    for (size_t i = 0; i < study->plan.staff_count; ++i) {
        const struct bide_spec_staff *staff = bide_names_staff(study, i);
        put_name(db, (const int[]){ (int) i, NONE }, staff->name, staff->label);
    }
}

static void put_pathways(struct bide_database *db, const struct bide_study *study)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_database_prepare(db, "INSERT INTO pathways VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        const struct bide_spec_pathway *pathway = bide_names_pathway(study, i);
        bide_text_clear(&text);
        bide_standard_text(&text, pathway);
        bide_database_put_text(db, 4, text.bytes);
        bide_database_put_real(db, 5, pathway->target.list);
        bide_database_put_real(db, 6, pathway->target.share);
        put_name(db, (const int[]){ (int) i, NONE }, pathway->name, pathway->label);
    }
    end(db, &text);
}

static void put_parts(struct bide_database *db, const struct bide_study *study)
{
    const struct bide_plan *plan = &study->plan;
    bide_database_prepare(db, "INSERT INTO priorities VALUES (?1, ?2, ?3, ?4)");
    for (size_t i = 0; i < plan->line_count; ++i) {
        const struct bide_plan_line *line = &plan->lines[i];
        const struct bide_spec_priority *priority = bide_names_priority(study, line);
        if (priority != NULL) {
            put_name(db, (const int[]){ (int) line->pathway, line->priority },
                     priority->name, priority->label);
        }
    }
    bide_database_prepare(db, "INSERT INTO groups VALUES (?1, ?2, ?3, ?4)");
    for (size_t i = 0; i < plan->line_count; ++i) {
        const struct bide_plan_line *line = &plan->lines[i];
        if (line->group >= 0) {
            put_name(db, (const int[]){ (int) line->pathway, line->group },
                     bide_names_group(study, line), bide_names_group_label(study, line));
        }
    }
}

static void put_budget(struct bide_database *db, const struct bide_study *study)
{
    struct bide_text path;
    struct bide_text label;
    bide_text_init(&path);
    bide_text_init(&label);
    bide_database_prepare(db, "INSERT INTO budget VALUES (?1, ?2, ?3, ?4)");
    for (size_t i = 0; i < study->plan.budget_count; ++i) {
        bide_text_clear(&path);
        bide_text_clear(&label);
        bide_money_path(&path, study, i);
        bide_money_label(&label, study, i);
        bide_database_put_whole(db, 4,
                                bide_budget_line_at(study->spec, i).is_recurrent ? 1 : 0);
        put_name(db, (const int[]){ (int) i, NONE }, path.bytes, label.bytes);
    }
    end(db, &path);
    end(db, &label);
}

static void put_moments(struct bide_database *db, const struct bide_study *study)
{
    bide_database_prepare(db, "INSERT INTO moments VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        const struct bide_plan_moment *moment = &study->plan.moments[i];
        char date[BIDE_CIVIL_TEXT_SIZE];
        bide_civil_format(moment->date, date);
        bide_database_put_whole(db, 1, (int64_t) i);
        bide_database_put_text(db, 2, date);
        bide_database_put_real(db, 3, moment->time);
        bide_database_put_text(db, 4, moment->label);
        bide_database_put_whole(db, 5, bide_names_is_month(study, i) ? 1 : 0);
        bide_database_put_whole(db, 6, bide_names_is_week(study, i) ? 1 : 0);
        bide_database_do(db);
    }
}

/* --- measures and what they are of --- */

static void put_measures(struct bide_database *db)
{
    bide_database_prepare(db, "INSERT INTO measures VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (size_t i = 0; i < BIDE_RESULT_LAYOUT_MEASURES; ++i) {
        const struct bide_kpi_info *info = bide_result_layout_info(i);
        bide_database_put_whole(db, 1, (int64_t) i);
        bide_database_put_text(db, 2, bide_result_layout_kind(i));
        bide_database_put_text(db, 3, info->name);
        bide_database_put_text(db, 4, info->unit);
        bide_database_put_text(db, 5, info->label);
        bide_database_put_text(db, 6, info->sentence);
        bide_database_do(db);
    }
}

static void put_subject(struct bide_database *db, size_t number, const char *kind,
                        const int is_of[5])
{
    bide_database_put_whole(db, 1, (int64_t) number);
    bide_database_put_text(db, 2, kind);
    for (int i = 0; i < 5; ++i) {
        if (is_of[i] >= 0) {
            bide_database_put_whole(db, 3 + i, is_of[i]);
        } else {
            bide_database_put_text(db, 3 + i, NULL);
        }
    }
    bide_database_do(db);
}

static void put_subjects(struct bide_database *db, const struct bide_plan *plan)
{
    size_t number = 0;
    bide_database_prepare(db, "INSERT INTO subjects VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    for (size_t i = 0; i < plan->line_count; ++i) {
        const struct bide_plan_line *line = &plan->lines[i];
        const char *kind = line->priority >= 0 ? "priority"
                           : line->group >= 0  ? "group"
                                               : "pathway";
        put_subject(db, number++, kind,
                    (const int[]){ (int) line->pathway, line->priority, line->group, NONE,
                                   NONE });
    }
    for (size_t i = 0; i < plan->staff_count; ++i) {
        put_subject(db, number++, "staff",
                    (const int[]){ NONE, NONE, NONE, (int) i, NONE });
    }
    for (size_t i = 0; i < plan->budget_count; ++i) {
        put_subject(db, number++, "budget",
                    (const int[]){ NONE, NONE, NONE, NONE, (int) i });
    }
    const int none[] = { NONE, NONE, NONE, NONE, NONE };
    put_subject(db, number++, "cost", none);
    put_subject(db, number, "audit", none);
}

void bide_result_names_put(struct bide_database *database, const struct bide_study *study)
{
    put_files(database, study->spec);
    put_scenarios(database, study);
    put_pathways(database, study);
    put_parts(database, study);
    put_staff(database, study);
    put_budget(database, study);
    put_moments(database, study);
    put_measures(database);
    put_subjects(database, &study->plan);
}

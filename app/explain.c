/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/explain.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/match.h"
#include "app/show.h"
#include "models/scenario/settings.h"
#include "models/text/diag.h"

enum { LONGEST_ID = 16, LONGEST_PATH = 128, MOST_NEAREST = 5 };

static void add_number(struct bide_text *out, const struct bide_field *field)
{
    bide_field_number(out, field->fallback);
    const bool has_unit = field->unit != NULL && strcmp(field->unit, "share") != 0;
    if (has_unit && field->unit[0] != '\0') {
        bide_text_addf(out, " %s", field->unit);
    }
}

/* The value itself; nothing if the default is only described by its source. */
static void add_value(struct bide_text *out, const struct bide_field *field)
{
    const bool has_number = !isnan(field->fallback);
    switch (field->type) {
    case BIDE_FIELD_BOOL:
        bide_text_add(out, field->fallback > 0.0 ? "true" : "");
        break;
    case BIDE_FIELD_INT:
    case BIDE_FIELD_REAL:
        if (has_number) {
            add_number(out, field);
        }
        break;
    case BIDE_FIELD_CHOICE:
        bide_text_addf(out, "\"%s\"",
                       field->choices[has_number ? (int) field->fallback : 0]);
        break;
    case BIDE_FIELD_TEXT:
        if (field->text != NULL && field->text[0] != '\0') {
            bide_text_addf(out, "\"%s\"", field->text);
        }
        break;
    case BIDE_FIELD_DATE:
    case BIDE_FIELD_REALS:
    case BIDE_FIELD_TEXTS:
    case BIDE_FIELD_DIST:
    case BIDE_FIELD_VALUE:
    case BIDE_FIELD_GROUP:
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        break;
    }
}

void bide_explain_default(struct bide_text *out, const struct bide_field *field)
{
    if ((field->flags & BIDE_FIELD_REQUIRED) != 0) {
        bide_text_add(out, "none: must be given");
        return;
    }
    const size_t before = out->length;
    add_value(out, field);
    const bool has_value = out->length > before;
    if (field->source != NULL) {
        bide_text_addf(out, has_value ? " (%s)" : "%s", field->source);
    } else if (!has_value) {
        bide_text_add(out, "none");
    }
}

enum detail { COUNTED, LISTED, DESCRIBED };

/* What the walk over all settings looks for and finds. */
struct search {
    struct bide_text *out;
    const char *asked;
    enum bide_match wanted;
    enum detail detail;
    size_t count;             /* found so far */
    char fixed[LONGEST_PATH]; /* path of the last setting that belongs to the start */
};

/* Whether path is the setting itself or lies below it. */
static bool lies_in(const char *path, const char *group)
{
    const size_t length = strlen(group);
    return length > 0 && strncmp(path, group, length) == 0
           && (path[length] == '\0' || path[length] == '.');
}

static void add_row(struct bide_text *out, const char *name, const char *text)
{
    bide_text_addf(out, "  %-9s %s\n", name, text);
}

static void add_full(struct search *search, const char *path,
                     const struct bide_field *field)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(search->out, "%s\n", path);
    bide_show_wrapped(search->out, field->sentence, 2, BIDE_SHOW_WIDTH);
    bide_text_add(search->out, "\n");
    bide_field_describe(field, &text);
    add_row(search->out, "value:", text.bytes);
    bide_text_clear(&text);
    bide_explain_default(&text, field);
    const bool is_value = field->type < BIDE_FIELD_GROUP;
    if (is_value || (field->flags & BIDE_FIELD_REQUIRED) != 0) {
        add_row(search->out, "default:", text.bytes);
    }
    if (is_value) {
        add_row(search->out, "change:",
                lies_in(path, search->fixed)
                    ? "holds from the start on, cannot change later"
                    : "a scenario can set it from any date");
    }
    bide_show_release(&text, search->out);
}

static void add_short(struct bide_text *out, const char *path,
                      const struct bide_field *field)
{
    bide_text_addf(out, "%s\n", path);
    bide_show_wrapped(out, field->sentence, 4, BIDE_SHOW_WIDTH);
}

static void look_at(struct search *search, const char *path,
                    const struct bide_field *field)
{
    if (bide_match_path(path, search->asked) != search->wanted) {
        return;
    }
    ++search->count;
    if (search->detail == DESCRIBED) {
        add_full(search, path, field);
    } else if (search->detail == LISTED) {
        add_short(search->out, path, field);
    }
}

static bool visit(void *context, const char *path, const struct bide_field *field)
{
    struct search *search = context;
    const bool is_fixed = (field->flags & BIDE_FIELD_FIXED) != 0;
    if (is_fixed && !lies_in(path, search->fixed)) {
        snprintf(search->fixed, sizeof(search->fixed), "%s", path);
    }
    look_at(search, path, field);
    const size_t below_count = field->type == BIDE_FIELD_DIST ? field->table->count : 0;
    for (size_t i = 0; i < below_count; ++i) {
        char below[LONGEST_PATH];
        const struct bide_field *row = &field->table->rows[i];
        snprintf(below, sizeof(below), "%s.%s", path, row->name);
        look_at(search, below, row);
    }
    return true;
}

/* Visit all settings that match in this way; answers how many there are. */
static size_t search_all(struct search search)
{
    const enum bide_err err = bide_field_walk(&bide_settings_plan_table, visit, &search);
    search.out->err = search.out->err == BIDE_OK ? err : search.out->err;
    return search.count;
}

static size_t count(struct bide_text *out, const char *asked, enum bide_match wanted)
{
    const struct search search = {
        .out = out, .asked = asked, .wanted = wanted, .detail = COUNTED
    };
    return search_all(search);
}

static size_t list(struct bide_text *out, const char *asked, enum bide_match wanted)
{
    const struct search search = {
        .out = out, .asked = asked, .wanted = wanted, .detail = LISTED
    };
    return search_all(search);
}

static void describe(struct bide_text *out, const char *asked, enum bide_match wanted)
{
    const struct search search = {
        .out = out, .asked = asked, .wanted = wanted, .detail = DESCRIBED
    };
    (void) search_all(search);
}

static void add_list(struct bide_text *out, const char *asked, enum bide_match wanted,
                     const char *heading)
{
    if (count(out, asked, wanted) > 0) {
        bide_text_addf(out, "\n%s\n", heading);
        (void) list(out, asked, wanted);
    }
}

static bool explain_setting(struct bide_text *out, const char *asked)
{
    const size_t whole_count = count(out, asked, BIDE_MATCH_WHOLE);
    const size_t end_count = count(out, asked, BIDE_MATCH_END);
    if (whole_count == 1) {
        describe(out, asked, BIDE_MATCH_WHOLE);
        add_list(out, asked, BIDE_MATCH_INSIDE, "Inside it:");
        add_list(out, asked, BIDE_MATCH_END, "Others of that name:");
    } else if (whole_count == 0 && end_count == 1) {
        describe(out, asked, BIDE_MATCH_END);
        add_list(out, asked, BIDE_MATCH_INSIDE, "Inside it:");
    } else if (whole_count + end_count > 0) {
        (void) list(out, asked, BIDE_MATCH_WHOLE);
        (void) list(out, asked, BIDE_MATCH_END);
        bide_text_add(out, "\nGive a longer path to read more about one of them.\n");
    } else {
        return list(out, asked, BIDE_MATCH_INSIDE) > 0;
    }
    return true;
}

/* The names at the smallest distance so far. */
struct nearest {
    const char *asked;
    const char *names[MOST_NEAREST];
    size_t count;
    size_t distance;
};

static bool is_known(const struct nearest *nearest, const char *name)
{
    for (size_t i = 0; i < nearest->count; ++i) {
        if (strcmp(nearest->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool visit_nearest(void *context, const char *path, const struct bide_field *field)
{
    (void) path;
    struct nearest *nearest = context;
    const size_t distance = bide_text_distance(nearest->asked, field->name);
    if (!bide_text_is_near(nearest->asked, field->name) || distance > nearest->distance) {
        return true;
    }
    if (distance < nearest->distance) {
        nearest->distance = distance;
        nearest->count = 0;
    }
    if (nearest->count < MOST_NEAREST && !is_known(nearest, field->name)) {
        nearest->names[nearest->count++] = field->name;
    }
    return true;
}

static void refuse_setting(struct bide_problem *problem, const char *asked)
{
    bide_problem_report(problem, "there is no setting \"%s\"", asked);
    const char *dot = strrchr(asked, '.');
    struct nearest nearest = { .asked = dot == NULL ? asked : dot + 1,
                               .distance = SIZE_MAX };
    const enum bide_err err =
        bide_field_walk(&bide_settings_plan_table, visit_nearest, &nearest);
    if (nearest.count == 0) {
        bide_problem_advise(problem, "\"bide explain\" lists all settings");
    } else {
        bide_problem_advise(problem, "did you mean \"%s\"", nearest.names[0]);
        for (size_t i = 1; i < nearest.count; ++i) {
            bide_text_addf(&problem->help, ", \"%s\"", nearest.names[i]);
        }
        bide_text_add(&problem->help, "?");
    }
    problem->help.err = err != BIDE_OK ? err : problem->help.err;
}

/* "bd-c010" as "BD-C010"; what is too long for an id is cut. */
static void copy_id(const char *asked, char id[LONGEST_ID])
{
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
    static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    snprintf(id, LONGEST_ID, "%s", asked);
    for (char *at = id; *at != '\0'; ++at) {
        const char *letter = strchr(lower, *at);
        if (letter != NULL) {
            *at = upper[letter - lower];
        }
    }
}

static void refuse_id(struct bide_problem *problem, const char *id)
{
    bide_problem_report(problem, "there is no error \"%s\"", id);
    for (size_t i = 0; bide_diag_id(i) != NULL; ++i) {
        if (bide_text_distance(id, bide_diag_id(i)) == 1) {
            bide_problem_advise(problem, "did you mean \"%s\"?", bide_diag_id(i));
            return;
        }
    }
    bide_problem_advise(problem, "messages end with such a mark in [ ]; \"bide explain\" "
                                 "lists all settings");
}

bool bide_explain_one(struct bide_text *out, const char *asked,
                      struct bide_problem *problem)
{
    char id[LONGEST_ID];
    copy_id(asked, id);
    if (strncmp(id, "BD-", 3) == 0) {
        const char *paragraph = bide_diag_explain(id);
        if (paragraph == NULL) {
            refuse_id(problem, id);
            return false;
        }
        bide_text_addf(out, "%s\n", id);
        bide_show_wrapped(out, paragraph, 2, BIDE_SHOW_WIDTH);
        return true;
    }
    const bool is_found = explain_setting(out, asked) || out->err != BIDE_OK;
    if (!is_found) {
        refuse_setting(problem, asked);
    }
    return is_found;
}

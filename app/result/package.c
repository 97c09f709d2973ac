/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/package.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/json.h"
#include "app/names.h"
#include "app/result/result_data.h"
#include "app/result/result_layout.h"
#include "app/show.h"
#include "app/yearly.h"
#include "engine/run/database.h"
#include "engine/stat/estimate.h"
#include "models/scenario/load.h"

enum { LONGEST_NUMBER = 32 };

void bide_package_note(struct bide_package *package, const struct bide_text *csv)
{
    package->csv_bytes = csv->length;
    bide_digest_of(csv->bytes, csv->length, package->csv_digest);
}

/* --- the data package --- */

static const struct field {
    const char *name;
    const char *type;
    bool is_required;
    const char *sentence;
} fields[] = {
    { "scenario", "string", true, "Name of the scenario." },
    { "pathway", "string", false, "Name of the pathway; empty if it is about none." },
    { "priority", "string", false, "Name of the priority; empty for all." },
    { "group", "string", false,
      "Name of the group; (others) for children in none, (gap) for the largest less the "
      "smallest; empty for all." },
    { "staff", "string", false, "Name of the staff group; empty if it is about none." },
    { "budget", "string", false, "Line of the budget; empty if it is about none." },
    { "date", "date", true, "As that day begins." },
    { "milestone", "string", false, "Name of the milestone; empty if it is none." },
    { "measure", "string", true, "Name of the measure." },
    { "unit", "string", true, "What it is counted in." },
    { "statistic", "string", true,
      "Of the replications; differences are from the first scenario, replication by "
      "replication." },
    { "value", "number", false, "Empty if there is none." },
};
static const char *const statistics[] = {
    "mean",
    "std_error",
    "half_width",
    "p10",
    "p50",
    "p90",
    "difference_mean",
    "difference_std_error",
    "difference_half_width",
};

static void add_scenario_names(struct bide_json *json, const struct bide_study *study)
{
    for (size_t i = 0; i < study->scenario_count; ++i) {
        bide_json_text(json, NULL, bide_names_scenario(study, i)->name);
    }
}

/* What a value can be, if that is a short list. */
static void add_allowed(struct bide_json *json, const struct bide_study *study,
                        const char *field)
{
    const bool is_scenario = strcmp(field, "scenario") == 0;
    const bool is_measure = strcmp(field, "measure") == 0;
    if (!is_scenario && !is_measure && strcmp(field, "statistic") != 0) {
        return;
    }
    bide_json_open(json, "enum", '[');
    if (is_scenario) {
        add_scenario_names(json, study);
    }
    for (size_t i = 0; is_measure && i < BIDE_RESULT_LAYOUT_AUDIT; ++i) {
        bide_json_text(json, NULL, bide_result_layout_info(i)->name);
    }
    for (size_t i = 0; is_measure && i < BIDE_YEARLY_COUNT; ++i) {
        bide_json_text(json, NULL, bide_yearly_info(bide_yearly_kpis[i])->name);
    }
    for (size_t i = 0;
         !is_scenario && !is_measure && i < sizeof(statistics) / sizeof(statistics[0]);
         ++i) {
        bide_json_text(json, NULL, statistics[i]);
    }
    bide_json_close(json, ']');
}

static void add_field(struct bide_json *json, const struct bide_study *study,
                      const struct field *field)
{
    bide_json_line(json, 3);
    bide_json_open(json, NULL, '{');
    bide_json_text(json, "name", field->name);
    bide_json_text(json, "type", field->type);
    if (strcmp(field->type, "date") == 0) {
        bide_json_text(json, "format", "%Y-%m-%d");
    }
    bide_json_text(json, "description", field->sentence);
    if (field->is_required) {
        bide_json_open(json, "constraints", '{');
        bide_json_bool(json, "required", true);
        add_allowed(json, study, field->name);
        bide_json_close(json, '}');
    }
    bide_json_close(json, '}');
}

static void add_schema(struct bide_json *json, const struct bide_study *study)
{
    bide_json_line(json, 2);
    bide_json_open(json, "schema", '{');
    bide_json_open(json, "fields", '[');
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); ++i) {
        add_field(json, study, &fields[i]);
    }
    bide_json_close(json, ']');
    bide_json_line(json, 3);
    bide_json_open(json, "missingValues", '[');
    bide_json_text(json, NULL, "");
    bide_json_close(json, ']');
    bide_json_close(json, '}');
}

static void add_hash(struct bide_json *json, const char *digest)
{
    char hash[BIDE_DIGEST_SIZE + sizeof("sha256:")];
    snprintf(hash, sizeof(hash), "sha256:%s", digest);
    bide_json_text(json, "hash", hash);
}

void bide_package_add(struct bide_text *out, const struct bide_study *study,
                      const struct bide_package *package)
{
    struct bide_json json;
    bide_json_init(&json, out);
    bide_json_open(&json, NULL, '{');
    bide_json_text(&json, "profile", "tabular-data-package");
    bide_json_line(&json, 0);
    bide_json_text(&json, "name", "bide-results");
    if (study->spec->title != NULL && study->spec->title[0] != '\0') {
        bide_json_text(&json, "title", study->spec->title);
    }
    bide_json_line(&json, 0);
    bide_json_open(&json, "resources", '[');
    bide_json_line(&json, 1);
    bide_json_open(&json, NULL, '{');
    bide_json_text(&json, "profile", "tabular-data-resource");
    bide_json_text(&json, "name", "results");
    bide_json_text(&json, "path", BIDE_PACKAGE_RESULTS);
    bide_json_text(&json, "format", "csv");
    bide_json_text(&json, "mediatype", "text/csv");
    bide_json_text(&json, "encoding", "utf-8");
    bide_json_number(&json, "bytes", (double) package->csv_bytes);
    add_hash(&json, package->csv_digest);
    add_schema(&json, study);
    bide_json_close(&json, '}');
    bide_json_close(&json, ']');
    bide_json_close(&json, '}');
    bide_text_add(out, "\n");
}

/* --- the manifest --- */

static void add_input(struct bide_json *json, const char *kind, const char *path,
                      const char *digest)
{
    bide_json_line(json, 2);
    bide_json_open(json, NULL, '{');
    bide_json_text(json, "kind", kind);
    bide_json_text(json, "path", path);
    bide_json_text(json, "sha256", digest);
    bide_json_close(json, '}');
}

static void add_inputs(struct bide_json *json, const struct bide_spec *spec)
{
    bide_json_line(json, 1);
    bide_json_open(json, "files", '[');
    for (size_t i = 0; i < spec->source_count; ++i) {
        const struct bide_spec_source *source = &spec->sources[i];
        add_input(json, i == 0 ? "configuration" : "include", source->file,
                  source->digest);
    }
    for (size_t i = 0; i < spec->table_count; ++i) {
        if (bide_result_data_is_first(spec, i)) {
            add_input(json, "data", spec->tables[i].file, spec->tables[i].digest);
        }
    }
    bide_json_close(json, ']');
}

static void add_how(struct bide_json *json, const struct bide_study *study,
                    const struct bide_package *package)
{
    char seed[LONGEST_NUMBER];
    snprintf(seed, sizeof(seed), "%" PRIu64, study->seed);
    bide_json_line(json, 1);
    bide_json_open(json, "sets", '[');
    for (size_t i = 0; i < package->sets.count; ++i) {
        bide_json_text(json, NULL, package->sets.sets[i]);
    }
    bide_json_close(json, ']');
    bide_json_line(json, 1);
    bide_json_text(json, "seed", seed);
    bide_json_number(json, "replications", (double) study->replications);
    bide_json_open(json, "scenarios", '[');
    add_scenario_names(json, study);
    bide_json_close(json, ']');
}

static void add_outcome(struct bide_json *json, const struct bide_study *study,
                        const struct bide_package *package)
{
    char digest[BIDE_DIGEST_SIZE];
    bide_result_write_digest(study, digest);
    bide_json_line(json, 1);
    bide_json_text(json, "estimates_sha256", digest);
    bide_json_line(json, 1);
    bide_json_open(json, "results", '{');
    bide_json_text(json, "path", BIDE_PACKAGE_RESULTS);
    bide_json_number(json, "bytes", (double) package->csv_bytes);
    bide_json_text(json, "sha256", package->csv_digest);
    bide_json_close(json, '}');
}

static void add_content(struct bide_text *out, const struct bide_study *study,
                        const struct bide_package *package)
{
    struct bide_json json;
    bide_json_init(&json, out);
    bide_json_open(&json, NULL, '{');
    bide_json_text(&json, "bide_version", BIDE_VERSION);
    add_inputs(&json, study->spec);
    add_how(&json, study, package);
    add_outcome(&json, study, package);
    bide_json_close(&json, '}');
}

/* What may differ from one machine to the next. */
static void add_libraries(struct bide_json *json)
{
    struct bide_text name;
    bide_text_init(&name);
    bide_json_line(json, 0);
    bide_json_open(json, "libraries", '[');
    bide_json_text(json, NULL, bide_estimate_library());
    bide_load_library(&name);
    bide_json_text(json, NULL, name.bytes);
    bide_text_clear(&name);
    bide_database_library(&name);
    bide_json_text(json, NULL, name.bytes);
    bide_json_text(json, NULL, bide_digest_library());
    bide_json_close(json, ']');
    bide_show_release(&name, json->out);
}

void bide_package_manifest_add(struct bide_text *out, const struct bide_study *study,
                               const struct bide_package *package)
{
    struct bide_text content;
    struct bide_json json;
    char digest[BIDE_DIGEST_SIZE];
    bide_text_init(&content);
    add_content(&content, study, package);
    bide_digest_of(content.bytes, content.length, digest);
    bide_text_add(out, BIDE_PACKAGE_MANIFEST_BEGINS "\n\"content\":");
    bide_text_add_bytes(out, content.bytes, content.length);
    bide_text_addf(out, ",\n\"content_sha256\":\"%s\"", digest);
    bide_json_init(&json, out);
    json.needs_comma = true;
    add_libraries(&json);
    bide_text_add(out, "}\n");
    bide_show_release(&content, out);
}

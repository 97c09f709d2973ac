/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/manifest.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "app/result/package.h"
#include "models/text/file.h"

enum { MOST_BYTES = 1 << 24, HEX = 16 };

/* The text under way; once something is not as it was written, failed for good. */
struct reader {
    struct bide_manifest *manifest;
    const char *at;
    bool is_wrong;
    enum bide_err err;
};

static void skip_blanks(struct reader *reader)
{
    reader->at += strspn(reader->at, " \n");
}

/* Whether this comes next; then it is passed. */
static bool pass(struct reader *reader, const char *text)
{
    skip_blanks(reader);
    const size_t length = strlen(text);
    const bool is_there = strncmp(reader->at, text, length) == 0;
    reader->at += is_there ? length : 0;
    return is_there;
}

static void expect(struct reader *reader, const char *text)
{
    reader->is_wrong = !pass(reader, text) || reader->is_wrong;
}

/* --- texts --- */

/* The characters that json.c writes as \uXXXX are below 0x10000 and above 0x1F, or
 * controls. */
static void add_code(struct bide_text *out, unsigned code)
{
    char bytes[4] = { 0 };
    if (code < 0x80) {
        bytes[0] = (char) code;
    } else if (code < 0x800) {
        bytes[0] = (char) (0xC0 | code >> 6);
        bytes[1] = (char) (0x80 | (code & 0x3F));
    } else {
        bytes[0] = (char) (0xE0 | code >> 12);
        bytes[1] = (char) (0x80 | (code >> 6 & 0x3F));
        bytes[2] = (char) (0x80 | (code & 0x3F));
    }
    bide_text_add(out, bytes);
}

static void take_escape(struct reader *reader, struct bide_text *out)
{
    const char kind = reader->at[1];
    if (kind == 'u' && strspn(reader->at + 2, "0123456789abcdef") >= 4) {
        char digits[5] = { 0 };
        memcpy(digits, reader->at + 2, 4);
        add_code(out, (unsigned) strtoul(digits, NULL, HEX));
        reader->at += 6;
    } else if (kind == 'n' || kind == '"' || kind == '\\') {
        bide_text_add_bytes(out, kind == 'n' ? "\n" : &reader->at[1], 1);
        reader->at += 2;
    } else {
        reader->is_wrong = true;
        ++reader->at;
    }
}

/* A quoted text, kept. */
static const char *take_text(struct reader *reader)
{
    struct bide_text text;
    bide_text_init(&text);
    expect(reader, "\"");
    while (*reader->at != '"' && *reader->at != '\0' && !reader->is_wrong) {
        if (*reader->at == '\\') {
            take_escape(reader, &text);
        } else {
            bide_text_add_bytes(&text, reader->at++, 1);
        }
    }
    expect(reader, "\"");
    const char *copy = text.err == BIDE_OK ? bide_arena_text(&reader->manifest->arena,
                                                             text.bytes, text.length)
                                           : NULL;
    bide_text_free(&text);
    reader->err = copy == NULL ? BIDE_ERR_MEMORY : reader->err;
    return copy != NULL ? copy : "";
}

static uint64_t number_of(struct reader *reader, const char *digits, const char **end)
{
    char *behind = NULL;
    errno = 0;
    const uint64_t number = strtoull(digits, &behind, 10);
    reader->is_wrong =
        reader->is_wrong || errno != 0 || digits[0] < '0' || digits[0] > '9';
    *end = behind;
    return number;
}

/* --- lists --- */

static void take_texts(struct reader *reader, const char **texts, size_t *count)
{
    expect(reader, "[");
    while (!reader->is_wrong && !pass(reader, "]")) {
        if (*count > 0) {
            expect(reader, ",");
        }
        reader->is_wrong = reader->is_wrong || *count == BIDE_MANIFEST_MOST;
        if (!reader->is_wrong) {
            texts[(*count)++] = take_text(reader);
        }
    }
}

static void take_files(struct reader *reader)
{
    struct bide_manifest *manifest = reader->manifest;
    expect(reader, "[");
    while (!reader->is_wrong && !pass(reader, "]")) {
        if (manifest->file_count > 0) {
            expect(reader, ",");
        }
        if (manifest->file_count == BIDE_MANIFEST_MOST) {
            reader->is_wrong = true;
            return;
        }
        struct bide_manifest_file *file = &manifest->files[manifest->file_count++];
        expect(reader, "{\"kind\":");
        (void) take_text(reader);
        expect(reader, ",\"path\":");
        file->path = take_text(reader);
        expect(reader, ",\"sha256\":");
        file->digest = take_text(reader);
        expect(reader, "}");
    }
    reader->is_wrong = reader->is_wrong || manifest->file_count == 0;
}

/* Member by member, as package.c writes them. */
static void take_all(struct reader *reader)
{
    struct bide_manifest *manifest = reader->manifest;
    const char *end = "";
    expect(reader, BIDE_PACKAGE_MANIFEST_BEGINS);
    expect(reader, "\"content\":{\"bide_version\":");
    manifest->version = take_text(reader);
    expect(reader, ",");
    expect(reader, "\"files\":");
    take_files(reader);
    expect(reader, ",");
    expect(reader, "\"sets\":");
    take_texts(reader, manifest->set_texts, &manifest->sets.count);
    manifest->sets.sets = manifest->set_texts;
    expect(reader, ",");
    expect(reader, "\"seed\":");
    manifest->seed = number_of(reader, take_text(reader), &end);
    reader->is_wrong = reader->is_wrong || *end != '\0';
    expect(reader, ",\"replications\":");
    manifest->replications = (size_t) number_of(reader, reader->at, &end);
    reader->at = end;
    expect(reader, ",\"scenarios\":");
    take_texts(reader, manifest->scenarios, &manifest->scenario_count);
    expect(reader, ",");
    expect(reader, "\"estimates_sha256\":");
    (void) take_text(reader);
    expect(reader, ",");
    expect(reader, "\"results\":{\"path\":\"" BIDE_PACKAGE_RESULTS "\",\"bytes\":");
    (void) number_of(reader, reader->at, &end);
    reader->at = end;
    expect(reader, ",\"sha256\":");
    manifest->csv_digest = take_text(reader);
}

/* --- the file --- */

static enum bide_err read_file(struct bide_manifest *manifest, const char *path,
                               struct bide_problem *problem)
{
    struct bide_file file;
    enum bide_file_fault fault = bide_file_open(&file, path, NULL);
    if (fault == BIDE_FILE_OK) {
        fault = bide_file_read(&file, MOST_BYTES, &manifest->arena);
    }
    bide_file_close(&file);
    if (fault == BIDE_FILE_NO_MEMORY) {
        return BIDE_ERR_MEMORY;
    }
    if (fault != BIDE_FILE_OK) {
        bide_problem_report(problem, "cannot read %s: %s", path, file.reason);
        bide_problem_advise(problem, "give the folder that --csv wrote");
        return BIDE_ERR_INPUT;
    }
    file.text[file.length] = '\0';
    struct reader reader = { .manifest = manifest, .at = file.text };
    take_all(&reader);
    if (reader.is_wrong && reader.err == BIDE_OK) {
        bide_problem_report(problem, "cannot read %s: it is no manifest of bide", path);
        bide_problem_advise(problem, "make the results again with --csv");
        return BIDE_ERR_INPUT;
    }
    return reader.err;
}

enum bide_err bide_manifest_read(struct bide_manifest *manifest, const char *folder,
                                 struct bide_problem *problem)
{
    memset(manifest, 0, sizeof(*manifest));
    bide_arena_init(&manifest->arena);
    struct bide_text path;
    bide_text_init(&path);
    bide_text_addf(&path, "%s/%s", folder, BIDE_PACKAGE_MANIFEST);
    const enum bide_err err =
        path.err == BIDE_OK ? read_file(manifest, path.bytes, problem) : path.err;
    bide_text_free(&path);
    return err;
}

void bide_manifest_free(struct bide_manifest *manifest)
{
    bide_arena_free(&manifest->arena);
}

/* "" if the spec has no such file. */
static const char *digest_of(const struct bide_spec *spec, const char *path)
{
    for (size_t i = 0; i < spec->source_count; ++i) {
        if (strcmp(spec->sources[i].file, path) == 0) {
            return spec->sources[i].digest;
        }
    }
    for (size_t i = 0; i < spec->table_count; ++i) {
        if (strcmp(spec->tables[i].file, path) == 0) {
            return spec->tables[i].digest;
        }
    }
    return "";
}

void bide_manifest_path(struct bide_text *out, const char *base, const char *path)
{
    bide_text_addf(out, "%s%s", path[0] == '/' ? "" : base, path);
}

void bide_manifest_changed(const struct bide_manifest *manifest,
                           const struct bide_spec *spec, const char *base,
                           struct bide_text *changed)
{
    for (size_t i = 0; i < manifest->file_count; ++i) {
        const struct bide_manifest_file *file = &manifest->files[i];
        bide_text_clear(changed);
        bide_manifest_path(changed, base, file->path);
        if (changed->err != BIDE_OK
            || strcmp(digest_of(spec, changed->bytes), file->digest) != 0) {
            return;
        }
    }
    bide_text_clear(changed);
}

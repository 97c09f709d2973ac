/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/checkpoint.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/mem.h"

enum bide_err bide_checkpoint_init(struct bide_checkpoint *checkpoint, const char *path,
                                   const struct bide_checkpoint_fact *facts,
                                   size_t fact_count, const struct bide_mc_table *table)
{
    *checkpoint = (struct bide_checkpoint){ .facts = facts,
                                            .fact_count = fact_count,
                                            .table = *table };
    bide_store_init(&checkpoint->store, path);
    bide_text_init(&checkpoint->found);
    checkpoint->saved = bide_mem_zeroed(table->task_count, sizeof(bool));
    return checkpoint->saved != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

void bide_checkpoint_free(struct bide_checkpoint *checkpoint)
{
    bide_store_close(&checkpoint->store);
    bide_text_free(&checkpoint->found);
    bide_mem_free(checkpoint->saved);
    checkpoint->saved = NULL;
}

/* Each step is one to one, so that no single word of a row can change unseen. */
static uint64_t checksum(size_t task, const double *row, size_t width)
{
    uint64_t sum = (uint64_t) task;
    for (size_t i = 0; i < width; ++i) {
        uint64_t bits = 0;
        memcpy(&bits, &row[i], sizeof(bits));
        sum = (sum ^ bits) * 0x9E3779B97F4A7C15U;
        sum ^= sum >> 29U;
    }
    return sum;
}

/* --- facts --- */

enum { LONGEST_NAME = 64 };

/* The fact that guards another: its checksum. */
static void name_guard(char name[LONGEST_NAME], const struct bide_checkpoint_fact *fact)
{
    snprintf(name, LONGEST_NAME, "checksum of %s", fact->name);
}

/* A fact differs. BIDE_STORE_OTHER if the file was saved so, or does not say. */
static enum bide_store_fault judge(struct bide_checkpoint *checkpoint,
                                   const struct bide_checkpoint_fact *fact)
{
    char name[LONGEST_NAME];
    char sum[BIDE_DIGEST_SIZE];
    struct bide_text saved;
    name_guard(name, fact);
    bide_digest_of(checkpoint->found.bytes, checkpoint->found.length, sum);
    bide_text_init(&saved);
    enum bide_store_fault fault = bide_store_fact(&checkpoint->store, name, &saved);
    if (fault == BIDE_STORE_OK) {
        const bool is_as_saved = saved.length == 0 || strcmp(saved.bytes, sum) == 0;
        fault = is_as_saved ? BIDE_STORE_OTHER : BIDE_STORE_DAMAGED;
    }
    bide_text_free(&saved);
    return fault;
}

/* --- resume --- */

static enum bide_store_fault compare_facts(struct bide_checkpoint *checkpoint)
{
    for (size_t i = 0; i < checkpoint->fact_count; ++i) {
        const struct bide_checkpoint_fact *fact = &checkpoint->facts[i];
        const enum bide_store_fault fault =
            bide_store_fact(&checkpoint->store, fact->name, &checkpoint->found);
        if (fault != BIDE_STORE_OK) {
            return fault;
        }
        if (strcmp(checkpoint->found.bytes, fact->value) != 0) {
            checkpoint->differing = i;
            return judge(checkpoint, fact);
        }
    }
    return BIDE_STORE_OK;
}

static void take_row(void *context, const struct bide_store_row *stored)
{
    struct bide_checkpoint *checkpoint = context;
    const struct bide_mc_table *table = &checkpoint->table;
    if (stored->number < 0 || stored->bytes == NULL
        || stored->length != table->width * sizeof(double)) {
        ++checkpoint->damaged_count;
        return;
    }
    const size_t task = (size_t) stored->number;
    double *row = table->rows + task * table->width;
    memcpy(row, stored->bytes, stored->length);
    checkpoint->saved[task] = checksum(task, row, table->width) == stored->checksum;
    checkpoint->saved_count += checkpoint->saved[task];
    checkpoint->damaged_count += !checkpoint->saved[task];
}

static void set_flags(const struct bide_checkpoint *checkpoint)
{
    for (size_t task = 0; task < checkpoint->table.task_count; ++task) {
        if (checkpoint->saved[task]) {
            atomic_store_explicit(&checkpoint->table.done[task], true,
                                  memory_order_release);
        }
    }
}

enum bide_store_fault bide_checkpoint_resume(struct bide_checkpoint *checkpoint)
{
    enum bide_store_fault fault = bide_store_open(&checkpoint->store);
    if (fault == BIDE_STORE_OK) {
        fault = compare_facts(checkpoint);
    }
    if (fault == BIDE_STORE_OK) {
        fault = bide_store_each_row(&checkpoint->store,
                                    (int64_t) checkpoint->table.task_count, take_row,
                                    checkpoint);
    }
    if (fault == BIDE_STORE_OK) {
        bide_store_accept(&checkpoint->store);
        set_flags(checkpoint);
        return fault;
    }
    bide_store_close(&checkpoint->store);
    memset(checkpoint->saved, 0, checkpoint->table.task_count * sizeof(bool));
    checkpoint->saved_count = 0;
    return fault;
}

/* --- save --- */

/* Where the next task is that is done but not saved; task_count: there is none. */
static size_t find_unsaved(const struct bide_checkpoint *checkpoint, size_t task)
{
    const struct bide_mc_table *table = &checkpoint->table;
    while (task < table->task_count
           && (checkpoint->saved[task]
               || !atomic_load_explicit(&table->done[task], memory_order_acquire))) {
        ++task;
    }
    return task;
}

struct writing {
    struct bide_checkpoint *checkpoint;
    size_t task; /* to be looked at next */
};

static bool next_row(void *context, struct bide_store_row *row)
{
    struct writing *writing = context;
    struct bide_checkpoint *checkpoint = writing->checkpoint;
    const struct bide_mc_table *table = &checkpoint->table;
    const size_t task = find_unsaved(checkpoint, writing->task);
    if (task == table->task_count) {
        return false;
    }
    const double *values = table->rows + task * table->width;
    *row = (struct bide_store_row){ .number = (int64_t) task,
                                    .bytes = values,
                                    .length = table->width * sizeof(double),
                                    .checksum = checksum(task, values, table->width) };
    checkpoint->saved[task] = true;
    ++checkpoint->saved_count;
    writing->task = task + 1;
    return true;
}

static enum bide_store_fault put_facts(struct bide_checkpoint *checkpoint)
{
    enum bide_store_fault fault = BIDE_STORE_OK;
    for (size_t i = 0; i < checkpoint->fact_count && fault == BIDE_STORE_OK; ++i) {
        const struct bide_checkpoint_fact *fact = &checkpoint->facts[i];
        char name[LONGEST_NAME];
        char sum[BIDE_DIGEST_SIZE];
        name_guard(name, fact);
        bide_digest_of(fact->value, strlen(fact->value), sum);
        fault = bide_store_put_fact(&checkpoint->store, fact->name, fact->value);
        if (fault == BIDE_STORE_OK) {
            fault = bide_store_put_fact(&checkpoint->store, name, sum);
        }
    }
    return fault;
}

static enum bide_store_fault write_rows(struct bide_checkpoint *checkpoint)
{
    struct writing writing = { checkpoint, checkpoint->first_unsaved };
    const enum bide_store_fault fault =
        bide_store_put_rows(&checkpoint->store, next_row, &writing);
    return fault == BIDE_STORE_OK ? bide_store_commit(&checkpoint->store) : fault;
}

enum bide_store_fault bide_checkpoint_make(struct bide_checkpoint *checkpoint,
                                           bool may_replace)
{
    struct bide_store *store = &checkpoint->store;
    const bool is_new = store->db == NULL;
    enum bide_store_fault fault =
        is_new ? bide_store_make(store, may_replace) : bide_store_begin(store);
    const bool is_made = is_new && fault == BIDE_STORE_OK;
    if (is_made) {
        fault = put_facts(checkpoint);
    }
    if (fault == BIDE_STORE_OK) {
        fault = write_rows(checkpoint);
    }
    if (fault != BIDE_STORE_OK) {
        bide_store_close(store);
    }
    if (fault != BIDE_STORE_OK && is_made) {
        bide_store_delete(store);
    }
    return fault;
}

enum bide_store_fault bide_checkpoint_save(struct bide_checkpoint *checkpoint,
                                           bool may_replace)
{
    size_t *first = &checkpoint->first_unsaved;
    while (*first < checkpoint->table.task_count && checkpoint->saved[*first]) {
        ++*first;
    }
    return find_unsaved(checkpoint, *first) == checkpoint->table.task_count
               ? BIDE_STORE_OK
               : bide_checkpoint_make(checkpoint, may_replace);
}

void bide_checkpoint_remove(struct bide_checkpoint *checkpoint)
{
    if (checkpoint->store.db != NULL) {
        bide_store_close(&checkpoint->store); /* which deletes its journal */
        bide_store_delete(&checkpoint->store);
    }
}
